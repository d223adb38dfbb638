"""Trouble ordered on the page: the bot's plug is pulled while somebody writes, somebody blocks the bot."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.demo.staying import demonstration
from tests.page.conftest import OpenPage
from tests.page.playing import GROUP, control, newcomer, sees, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address() -> AsyncIterator[str]:
    """A demonstration of their own: nobody else is to suffer."""
    async with demonstration(0, "ru") as running:
        yield running.url


async def test_what_is_written_to_a_bot_without_power_is_not_lost(open_page: OpenPage) -> None:
    """The page says that the bot is off; once it is started again, the question reaches the managers."""
    page = await open_page()
    phone = await newcomer(page, "Тамара", "79161110003")

    await control(page, "Неполадки", "Выдернуть бота из розетки")
    await expect(page.locator("#pulse")).to_contain_text("Бот выключен")
    await write(phone, "Шкаф для Тамары?")
    await control(page, "Неполадки", "Запустить бота")

    await expect(page.locator("#pulse")).to_be_empty()
    await sees(phone, "Спасибо")
    await sees(await turn_to(page, GROUP), "Шкаф для Тамары?")


async def test_a_blocked_bot_can_be_let_in_again(open_page: OpenPage) -> None:
    """Where the field was stands one button, and after it the field again."""
    page = await open_page()
    phone = await newcomer(page, "Нина", "79161110004")

    await phone.locator(".phone-head").get_by_role("button", name="Ещё").click()
    await page.get_by_role("menuitem", name="Заблокировать бота").click()
    await expect(phone.get_by_role("textbox", name="Сообщение")).to_be_hidden()
    await phone.get_by_role("button", name="Разблокировать").click()

    await expect(phone.get_by_role("textbox", name="Сообщение")).to_be_visible()
