"""The page in a real browser: Debian's Chromium, driven by Playwright, beside the whole demonstration."""

import shutil
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import AsyncExitStack
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext, Page, Request, async_playwright, expect

from bot.demo.staying import demonstration

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
FLAGS = ["--no-sandbox", "--disable-gpu"]  # as root, in a container
DESK: dict[str, Any] = {"viewport": {"width": 1280, "height": 800}}
POCKET: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "is_mobile": True, "has_touch": True}

SPEED = 5.0  # so that Telegram's pace keeps nobody waiting
PATIENCE_MS = 30_000  # other tests keep the machine busy meanwhile
expect.set_options(timeout=PATIENCE_MS)

OpenPage = Callable[..., Coroutine[Any, Any, Page]]


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def chromium() -> AsyncIterator[Browser]:
    """The browser, which all tests share; each has a context of its own in it."""
    if CHROMIUM is None:
        pytest.skip("there is no Chromium on this machine (on Debian and Ubuntu: apt install chromium)")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield browser
        await browser.close()


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def address() -> AsyncIterator[str]:
    """Where the page of a demonstration is that all tests share; each plays with a person of its own."""
    async with demonstration(0, "ru", speed=SPEED) as running:
        yield running.url


class Complaints:
    """What a browser found wrong: errors on its console, and requests to anybody else."""

    def __init__(self, context: BrowserContext, own: str) -> None:
        self.said: list[str] = []
        self._own = own
        context.on("console", lambda message: self.said.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: self.said.append(str(error.error)))
        context.on("request", self._look)

    def _look(self, request: Request) -> None:
        if not request.url.startswith((self._own, "data:")):
            self.said.append(f"asked {request.url}")


@pytest.fixture
def overlooked() -> tuple[str, ...]:
    """How complaints begin that are no fault of the page; a module may have some of its own."""
    return ()


@pytest_asyncio.fixture(loop_scope="session")
async def open_page(chromium: Browser, address: str, overlooked: tuple[str, ...]) -> AsyncIterator[OpenPage]:
    """Opens the page in a context of its own; afterwards nothing may have been complained of."""
    async with AsyncExitStack() as stack:
        complaints: list[Complaints] = []

        async def open_with(screen: dict[str, Any] = DESK, language: str = "ru", **settings: Any) -> Page:
            context = await chromium.new_context(locale=language, **screen, **settings)
            stack.push_async_callback(context.close)
            complaints.append(Complaints(context, address))
            page = await context.new_page()
            await page.goto(address)
            await page.wait_for_selector(".phone .messages")
            return page

        yield open_with
        assert [said for each in complaints for said in each.said if not said.startswith(overlooked)] == []
