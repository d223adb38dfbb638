"""A burst: many people become leads at once, and the team's group hears of them at the pace Telegram allows."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from bot.sandbox.world import Json
from tests.bench.fake_telegram import TEAM_CHAT, TOKEN
from tests.bench.loads import tell
from tests.bench.processes import REAL, started, write_config
from tests.bench.shop import write_shop_link

PATIENCE = 240.0
LOOK = 0.1
NAMES_A_LEAD = ("take1:", "open1:")


@dataclass(frozen=True, slots=True, kw_only=True)
class Burst:
    """Seconds from the first consent until the last lead stood in the group, and the last person had the receipt."""

    leads: int
    last_card: float
    last_receipt: float
    messages: int
    too_fast: int


async def measure_burst(leads: int) -> Burst:
    """Let so many people consent at the same moment. Raises TimeoutError if a lead never appears."""
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        async with sandbox_server(token=TOKEN) as server, Sandbox.connect(server.url) as sandbox:
            viktor = await sandbox.person("Виктор")
            await sandbox.group("Менеджеры", members=[viktor], id=TEAM_CHAT)
            link = await write_shop_link(Path(name))
            async with started(REAL, write_config(Path(name), server.url), until=lambda: _until_it_polls(server)):
                return await _play(server, sandbox, leads, link)


async def _play(server: SandboxServer, sandbox: Sandbox, leads: int, link: str) -> Burst:
    people = [await sandbox.person("Анна", phone=f"7912{number:07d}") for number in range(leads)]
    tell(f"burst: {leads} people introduce themselves")
    await _together(lambda person: _introduce(person, link), people)
    await sandbox.quiet(patience=PATIENCE)
    before, began = server.world.calls_made, server.world.clock.now()
    tell(f"burst: {leads} people consent")
    await _together(_consent, people)
    async with asyncio.timeout(PATIENCE):
        while len(_leads_shown(_calls(server, before))) < leads:
            await server.world.happening.wait(LOOK)
    await sandbox.quiet(patience=PATIENCE)
    return _burst_of(server, _calls(server, before), leads, began)


async def _together(deed: Callable[[Player], Coroutine[None, None, None]], people: list[Player]) -> None:
    async with asyncio.TaskGroup() as nursery:
        for person in people:
            nursery.create_task(deed(person))


async def _introduce(person: Player, link: str) -> None:
    """Somebody comes by a link, which says what it is about, and says all but yes."""
    await person.starts(link)
    await person.presses("Оставить контакт", patience=PATIENCE)
    await person.sees("номер", patience=PATIENCE)
    await person.shares_contact()
    await person.sees_button("Соглашаюсь, отправить", patience=PATIENCE)


async def _consent(person: Player) -> None:
    await person.presses("Соглашаюсь, отправить", patience=PATIENCE)


async def _until_it_polls(server: SandboxServer) -> None:
    while not any(call["method"] == "getUpdates" for call in server.world.calls):
        await server.world.happening.wait(LOOK)


def _calls(server: SandboxServer, before: int) -> list[Json]:
    """Return what the bot has written since, and what became of it."""
    return [call for call in server.world.calls if call["number"] > before and call["executed"]]


def _burst_of(server: SandboxServer, calls: list[Json], leads: int, began: float) -> Burst:
    cards = [call for call in calls if call["parameters"].get("chat_id") == TEAM_CHAT]
    receipts = [call for call in calls if call["method"] == "sendMessage" and call not in cards]
    return Burst(
        leads=leads,
        last_card=max(_leads_shown(cards).values()) - began,
        last_receipt=max(call["answered_at"] for call in receipts) - began,
        messages=len(cards),
        too_fast=server.world.pace.refused,
    )


def _leads_shown(calls: list[Json]) -> dict[str, float]:
    """Return when each lead first stood in the group, on a card of its own or on one that lists many."""
    shown: dict[str, float] = {}
    for call in calls:
        if call["parameters"].get("chat_id") == TEAM_CHAT:
            for lead in _leads_on(call["parameters"]):
                shown.setdefault(lead, call["answered_at"])
    return shown


def _leads_on(message: Json) -> Iterator[str]:
    rows = (message.get("reply_markup") or {}).get("inline_keyboard", [])
    for row in rows:
        for button in row:
            if button.get("callback_data", "").startswith(NAMES_A_LEAD):
                yield button["callback_data"].split(":")[1]
