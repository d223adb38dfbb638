"""What is ordered on the page: a jump of the clock, trouble, the plug of the bot; and taps that come late."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.demo.staying import demonstration
from tests.page.conftest import SPEED, OpenPage
from tests.page.playing import (
    GROUP,
    control,
    leaves_a_contact,
    menu_of,
    newcomer,
    olga_works,
    press,
    sees,
    turn_to,
    write,
)  # fmt: skip

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def address() -> AsyncIterator[str]:
    """A demonstration of their own: nobody else is to suffer."""
    async with demonstration(0, "ru", speed=SPEED) as running:
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


async def test_a_taken_lead_comes_back_when_nobody_answers_in_time(open_page: OpenPage) -> None:
    """Olga takes it; the old button tells that it is hers already; an hour of silence later everybody may take it."""
    page = await open_page()
    olga = await olga_works(page)
    await leaves_a_contact(await newcomer(page, "Мирра", "79161110030"), "Стол для Мирры?")
    group = await turn_to(page, GROUP)
    card = await sees(group, "Стол для Мирры?")
    take = card.locator(".key", has_text="Взять")
    await take.click()
    await expect(group.locator(".toast")).to_contain_text("Теперь это у вас")
    await sees(olga, "Мирра")

    await expect(take).to_have_count(0)
    await menu_of(group, card, "Нажать старую кнопку")
    await group.get_by_role("menuitem", name="Взять").click()
    await page.get_by_role("dialog").get_by_role("button", name="Понятно").click()

    await control(page, "🕒", "Час спустя")
    await expect(group.locator(".key", has_text="Взять")).to_be_visible()
    await sees(olga, "снова у всех")


async def test_a_new_day_begins_with_its_date(open_page: OpenPage) -> None:
    """What is written a day later stands under a date of its own, as in any messenger."""
    page = await open_page()
    phone = await newcomer(page, "Стелла", "")
    await expect(phone.locator(".service")).to_have_count(1)

    await control(page, "🕒", "День спустя")
    await write(phone, "А сегодня?")

    await expect(phone.locator(".service")).to_have_count(2)
    await expect(phone.locator(".service + .message.own")).to_contain_text(["/start", "А сегодня?"])


@pytest.mark.parametrize(
    ("trouble", "told", "name"),
    [
        ("Следующее событие придёт дважды", "", "Роза"),
        ("Telegram отвечает 502", "Telegram ответил 502", "Марфа"),
        ("Telegram просит подождать 5 секунд", "Telegram просит тишины", "Пелагея"),
        ("Telegram молчит, хотя всё сделал", "Бот ждёт его полминуты", "Нора"),
    ],
)
async def test_trouble_loses_no_question(open_page: OpenPage, trouble: str, told: str, name: str) -> None:
    """The page tells what happens; whoever writes meanwhile is thanked, and the managers read the question."""
    page = await open_page()
    phone = await newcomer(page, name, "")

    await control(page, "Неполадки", trouble)
    await expect(page.locator(".toast")).to_contain_text("Случится при первой возможности")
    await write(phone, f"Полка для {name}?")
    await expect(page.locator("#pulse")).to_contain_text(told)

    await sees(phone, "Спасибо")
    await expect(phone.locator(".message.own", has_text=f"Полка для {name}?")).to_have_count(1)
    await expect((await turn_to(page, GROUP)).locator(".message", has_text=f"Полка для {name}?")).to_have_count(1)


async def test_a_late_tap_is_still_done(open_page: OpenPage) -> None:
    """The bot can no longer answer the tap, but does what was asked for."""
    page = await open_page()
    phone = await newcomer(page, "Соня", "79161110031")
    await write(phone, "Сколько стоит полка?")
    await control(page, "Неполадки", "Следующее нажатие опоздает")

    await press(phone, "Оставить контакт")

    await sees(phone, "Как с вами")
