"""Something happens, and then all of it begins anew, in the other language."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import suppress

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.demo.staying import stay_up
from tests.page.conftest import OpenPage

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address() -> AsyncIterator[str]:
    """A demonstration that stays up, and begins anew where the page wants it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    demo = asyncio.create_task(stay_up(port, open_page=False))  # noqa: TID251 - it ends with the module
    await answers(f"http://127.0.0.1:{port}")
    yield f"http://127.0.0.1:{port}"
    demo.cancel()
    with suppress(asyncio.CancelledError):
        await demo


async def answers(url: str) -> None:
    """Wait until the page is served and the bot begins to run."""
    async with asyncio.timeout(60), aiohttp.ClientSession(url) as session:
        while True:
            with suppress(aiohttp.ClientConnectionError):
                if (await (await session.get("/control/backstage")).json()).get("alive"):
                    return
            await asyncio.sleep(0.1)  # noqa: TID251 - waits for another process, in real time


@pytest.fixture
def overlooked() -> tuple[str, ...]:
    """Between two worlds nobody answers, and a browser says so."""
    return ("Failed to load resource: net::ERR_",)


async def test_all_of_it_begins_anew_in_the_other_language(open_page: OpenPage) -> None:
    """Who only looks at the question keeps their language; then the page loads itself again in an empty world."""
    page = await open_page()
    await page.get_by_role("button", name="Запустить").first.click()
    await expect(page.get_by_text("/start", exact=True)).to_be_visible()

    await page.get_by_role("button", name="EN", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Отмена").click()
    await expect(page.get_by_role("button", name="EN", exact=True)).to_be_visible()
    await page.get_by_role("button", name="EN", exact=True).click()
    await page.get_by_role("dialog").get_by_role("button", name="Начать заново").click()

    await expect(page.get_by_role("heading", name="Leadhook sandbox")).to_be_visible()
    await expect(page.get_by_text("/start", exact=True)).to_have_count(0)
    await page.reload()
    await expect(page.get_by_role("heading", name="Leadhook sandbox")).to_be_visible()
