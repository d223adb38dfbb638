"""On a phone's screen: one page at a time, and a dot at those where something new stands."""

import pytest
from playwright.async_api import expect

from tests.page.conftest import POCKET, OpenPage
from tests.page.playing import GROUP, PROSPECT, menu_of, newcomer, sees, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_dot_shows_where_something_new_stands(open_page: OpenPage) -> None:
    """It comes with a message that nobody looks at, for eyes and ears, and goes when the page is turned to."""
    page = await open_page(POCKET)
    tabs = page.locator("#tabs").get_by_role("button")
    phone = await newcomer(page, "Маргарита", "79161110029")

    await write(phone, "Сколько стоит пуф?")
    await expect(tabs.nth(GROUP).get_by_role("img", name="Новые сообщения")).to_be_visible()
    await expect(tabs.nth(PROSPECT).get_by_role("img")).to_have_count(0)
    group = await turn_to(page, GROUP)
    await expect(tabs.nth(GROUP).get_by_role("img")).to_have_count(0)

    await menu_of(group, await sees(group, "Сколько стоит пуф?"), "Ответить")
    await write(group, "Две тысячи")
    await expect(tabs.nth(PROSPECT).get_by_role("img", name="Новые сообщения")).to_be_visible()
    await sees(await turn_to(page, PROSPECT), "Две тысячи")
