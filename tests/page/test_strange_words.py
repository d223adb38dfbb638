"""Words that would break a careless page: markup, links to scripts, endless names, letters that pile up."""

from typing import Any

import pytest
from playwright.async_api import Page

from tests.page.conftest import DESK, POCKET, OpenPage
from tests.page.playing import newcomer, sees, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

MARKUP = (
    '<img src=x onerror="window.harmed = 1"><b>&lt;i&gt;</b> javascript:window.harmed=1 '
    "<script>window.harmed=1</script>"
)
WIDE = ("مرحبا كيف الحال " * 5, "z" + "̵̷̸" * 60 + "algo", "щ" * 64, "Ы" * 4096)


async def overhang(page: Page) -> int:
    """How many pixels stick out of the page at its side."""
    wide: int = await page.evaluate("document.scrollingElement.scrollWidth - innerWidth")
    return wide


async def test_markup_is_shown_as_it_was_typed(open_page: OpenPage) -> None:
    """Whoever types HTML sees it again letter by letter, in words and in the name, and nothing of it runs."""
    page = await open_page()

    phone = await newcomer(page, "<img src=x onerror=window.harmed=1>", "79161110001")
    await write(phone, MARKUP)

    bubble = await sees(phone, MARKUP)
    assert await bubble.locator(".words img, .words b, .words script, .words a[href^=javascript]").count() == 0
    assert await page.evaluate("window.harmed") is None


@pytest.mark.parametrize("screen", [DESK, POCKET], ids=["desk", "pocket"])
async def test_nothing_sticks_out(open_page: OpenPage, screen: dict[str, Any]) -> None:
    """A name of 64 letters, words from right to left, piled up letters and 4,096 characters stay within the page."""
    page = await open_page(screen)

    phone = await newcomer(page, "Щ" * 64, "79161110002")
    for words in WIDE:
        await write(phone, words)
        await sees(phone, words[:20].strip())
        assert await overhang(page) <= 0
