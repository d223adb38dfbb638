"""The page: how smoothly a long chat scrolls in a browser, and how soon what the bot sends can be seen there."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientSession
from playwright.async_api import Page as Browsed
from playwright.async_api import async_playwright

from bot.sandbox.cast import ANNA_ID, introduce_the_cast
from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from tests.bench.loads import tell
from tests.page.conftest import CHROMIUM, DESK, FLAGS

LATE_MS = 20
STEP_PX = 40  # a frame: as fast as a thumb that looks for something
PAUSE_MS = 100  # between two messages of the bot
LAST_MS = 3_000  # by then the last one is painted

CHAT = ".phone .messages"

# Scrolls a list to its beginning and back, or looks at it as long; returns the milliseconds between frames.
SCROLL = """
(list, [step, sweeps]) => new Promise((done) => {
  const length = list.scrollHeight - list.clientHeight;
  const steps = Math.ceil(length / Math.abs(step)), frames = [];
  let last = null, at = 0;
  const next = (now) => {
    if (last !== null) frames.push(now - last);
    last = now;
    if (at === 2 * steps * sweeps) return done(frames);
    if (step > 0) list.scrollTop += Math.floor(at / steps) % 2 ? step : -step;
    at += 1;
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
})
"""

# Notes of each message that is new when its bubble stands in the list, and when that frame has been painted.
WATCH = """
(list) => {
  window.there = [];
  window.painted = [];
  new MutationObserver((changes) => {
    const fresh = changes.flatMap((change) => [...change.addedNodes]);
    window.there.push(...fresh.map(() => Date.now()));
    requestAnimationFrame(() => setTimeout(() => window.painted.push(...fresh.map(() => Date.now()))));
  }).observe(list, { childList: true });
}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many messages stand in the chat, how often it is scrolled up and down, how many come while one looks."""

    messages: int
    sweeps: int
    arrivals: int


FULL = Plan(messages=200, sweeps=2, arrivals=100)
QUICK = Plan(messages=20, sweeps=1, arrivals=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Milliseconds between frames while the chat is scrolled and while it stands still, and from each call of the bot
    until its bubble is there, and until it is painted.
    """

    plan: Plan
    scrolling: Sequence[float]
    still: Sequence[float]
    there: Sequence[float]
    painted: Sequence[float]


def share_of_late(frames: Sequence[float]) -> float:
    """Return which share of frames came so late that the eye sees it."""
    return sum(wait > LATE_MS for wait in frames) / len(frames)


def within(waits: Sequence[float], share: float) -> float:
    """Return the time within which this share of all waits was over."""
    return sorted(waits)[min(int(len(waits) * share), len(waits) - 1)]


async def measure_page(plan: Plan) -> Page | None:
    """Look at a chat in a browser; None where there is none on this machine."""
    if CHROMIUM is None:
        tell("page: there is no Chromium on this machine (on Debian and Ubuntu: apt install chromium)")
        return None
    async with sandbox_server(strict_pace=False) as server, async_playwright() as playwright:
        introduce_the_cast(server.world)
        tell("page: fill a chat")
        await _fill(server, plan.messages)
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = await browser.new_page(locale="ru", **DESK)
        await page.goto(server.url)
        chat = page.locator(CHAT).first
        await chat.locator(".message").nth(plan.messages - 1).wait_for()
        tell("page: scroll")
        still = await chat.evaluate(SCROLL, [-STEP_PX, plan.sweeps])
        scrolling = await chat.evaluate(SCROLL, [STEP_PX, plan.sweeps])
        tell("page: let the bot write")
        there, painted = await _watch(page, server, plan.arrivals)
        await browser.close()
        return Page(plan=plan, scrolling=scrolling, still=still, there=there, painted=painted)


async def _fill(server: SandboxServer, messages: int) -> None:
    """Let a person and the bot talk: words, pictures, markup, buttons."""
    async with Sandbox.connect(server.url) as sandbox, ClientSession() as http:
        anna = next(person for person in await sandbox.people() if person.id == ANNA_ID)
        for number in range(0, messages, 2):
            await _say(anna, number)
            await _answer(http, server, number)


async def _say(anna: Player, number: int) -> None:
    if number == 0:
        await anna.starts()
    elif number % 20 == 0:
        await anna.sends_photo(caption="Вот такой шкаф")
    else:
        await anna.sends(f"Здравствуйте! Сколько стоит доставка {number} коробок и когда она будет?")


async def _answer(http: ClientSession, server: SandboxServer, number: int) -> None:
    words = f"<b>Ольга</b>: доставка {number} коробок - <i>завтра</i>, адрес на https://example.com/{number}"
    rows = [[{"text": "Подходит", "callback_data": "1"}], [{"text": "Другой день", "callback_data": "2"}]]
    keyboard: dict[str, Any] = {"reply_markup": {"inline_keyboard": rows}} if number % 8 == 0 else {}
    await _send(http, server, words, parse_mode="HTML", **keyboard)


async def _watch(page: Browsed, server: SandboxServer, count: int) -> Iterator[list[float]]:
    """Return how long it took from each call of the bot until its bubble was there, and until that was painted."""
    await page.locator(CHAT).first.evaluate(WATCH)
    sent = []
    async with ClientSession() as http:
        for number in range(count):
            sent.append(time.time() * 1000)
            await _send(http, server, f"Уже едет, № {number}")
            await page.wait_for_timeout(PAUSE_MS)
    await page.wait_for_timeout(LAST_MS)
    noted: list[list[float]] = await page.evaluate("[window.there, window.painted]")
    return ([moment - call for call, moment in zip(sent, moments, strict=True)] for moments in noted)


async def _send(http: ClientSession, server: SandboxServer, words: str, **more: Any) -> None:
    call = {"chat_id": ANNA_ID, "text": words, **more}
    async with http.post(f"{server.url}/bot{server.token}/sendMessage", json=call) as answer:
        answer.raise_for_status()
