"""The story that the page plays by itself: a press a scene, to the end."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.demo.staying import demonstration
from bot.sandbox.story import RUSSIAN, SCENES
from tests.page.conftest import SPEED, OpenPage
from tests.page.looking import serious
from tests.page.playing import GROUP, KNOWLEDGE, MANAGER, PROSPECT, sees, turn_to

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address() -> AsyncIterator[str]:
    """A demonstration in which nothing has happened yet."""
    async with demonstration(0, "ru", speed=SPEED) as running:
        yield running.url


async def test_the_story_is_played_to_its_end(open_page: OpenPage) -> None:
    """Each scene is told of above the phones; at the end all is readable in either light, and can begin anew."""
    page = await open_page()
    story, caption = page.locator("#stage-bar .story"), page.locator("#caption")

    for number, scene in enumerate(SCENES, start=1):
        await story.click()
        await expect(caption).to_have_text(RUSSIAN[scene.__name__])
        await expect(story).to_have_text(re.compile(rf"^▶.* {number}/{len(SCENES)}$"))
        await expect(caption).not_to_have_class(re.compile("fault"))

    await sees(await turn_to(page, PROSPECT), "Когда вам привезти?")
    await sees(await turn_to(page, GROUP), "Вожу упаковку")
    await sees(await turn_to(page, MANAGER), "Клиент: Анна Петрова")
    known = await turn_to(page, KNOWLEDGE)
    await expect(known.locator('[data-kind="leads"] .record')).to_have_count(5)
    for theme in ("light", "dark"):
        await page.emulate_media(color_scheme=theme, reduced_motion="reduce")
        assert await serious(page) == []

    await story.click()
    await expect(page.get_by_role("dialog", name="Начать заново?")).to_be_visible()
