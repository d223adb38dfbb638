"""What keys do: those under messages, the keyboard under the field, commands, links, search while typing."""

from typing import Any

import pytest
from playwright.async_api import expect

from tests.page.conftest import OpenPage
from tests.page.playing import bot_writes, newcomer, press, sees, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

LINK = "https://example.com/"


def under(*rows: list[dict[str, Any]]) -> dict[str, Any]:
    """These keys under a message."""
    return {"reply_markup": {"inline_keyboard": list(rows)}}


async def test_a_link_opens_only_after_a_yes(open_page: OpenPage) -> None:
    """The whole address is shown first; whoever drops the dialog stays where they are."""
    page = await open_page()
    await page.evaluate("() => { window.open = (address) => { window.opened = String(address); }; }")
    phone = await newcomer(page, "Ева", "79161110020")
    await bot_writes(page, "Ева", "Почитайте", **under([{"text": "Читать", "url": LINK}]))
    dialog = page.get_by_role("dialog")

    await press(phone, "Читать")
    await expect(dialog).to_contain_text(LINK)
    await dialog.get_by_role("button", name="Отмена").click()
    assert await page.evaluate("window.opened") is None

    await press(phone, "Читать")
    await dialog.get_by_role("button", name="Открыть").click()
    await expect(dialog).to_have_count(0)
    assert await page.evaluate("window.opened") == LINK


async def test_a_key_copies_and_an_outdated_one_says_so(open_page: OpenPage) -> None:
    """What was copied is told in passing; what the bot wants to be read stays until one has read it."""
    page = await open_page(permissions=["clipboard-read", "clipboard-write"])
    phone = await newcomer(page, "Жанна", "79161110021")
    keys = under([{"text": "Номер", "copy_text": {"text": "№ 42"}}, {"text": "Былое", "callback_data": "bygone"}])
    await bot_writes(page, "Жанна", "Ваш заказ", **keys)

    await press(phone, "Номер")
    await expect(phone.locator(".toast")).to_have_text("Скопировано")
    assert await page.evaluate("navigator.clipboard.readText()") == "№ 42"

    await press(phone, "Былое")
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_contain_text("Кнопка устарела")
    await dialog.get_by_role("button", name="Понятно").click()
    await expect(dialog).to_have_count(0)


async def test_commands_are_chosen_from_a_menu(open_page: OpenPage) -> None:
    """The menu tells what each is for; the chosen one is sent."""
    phone = await newcomer(await open_page(), "Злата", "79161110022")

    await phone.get_by_role("button", name="Команды").click()
    await phone.get_by_role("menuitem", name="/status").click()

    await expect(phone.locator(".message.own", has_text="/status")).to_be_visible()


async def test_a_link_with_words_after_start_opens_the_bot(open_page: OpenPage) -> None:
    """They reach the bot with the command."""
    page = await open_page()
    phone = await newcomer(page, "Инга", "79161110023")

    await phone.locator(".phone-head").get_by_role("button", name="Ещё").click()
    await page.get_by_role("menuitem", name="Открыть по ссылке…").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Слова после start=").fill("vitrina-7")
    await dialog.get_by_role("button", name="Открыть").click()

    await expect(phone.locator(".message.own", has_text="/start vitrina-7")).to_be_visible()


async def test_a_keyboard_for_once_goes_after_it_was_used(open_page: OpenPage) -> None:
    """A number not shared leaves it there, a key that sends folds it up, a sign beside the field unfolds it."""
    page = await open_page()
    phone = await newcomer(page, "Клара", "79161110024")
    share = {"text": "Мой номер", "request_contact": True}
    once = {"keyboard": [[{"text": "Вечером"}, share]], "one_time_keyboard": True}
    await bot_writes(page, "Клара", "Когда привезти?", reply_markup=once)
    keyboard = phone.locator(".reply-keyboard")

    await keyboard.get_by_role("button", name="Мой номер").click()
    await page.get_by_role("dialog").get_by_role("button", name="Отмена").click()
    await keyboard.get_by_role("button", name="Вечером").click()
    await expect(phone.locator(".message.own", has_text="Вечером")).to_be_visible()
    await expect(keyboard).to_be_hidden()

    await phone.get_by_role("button", name="Клавиатура").click()
    await expect(keyboard).to_be_visible()


async def test_who_is_to_answer_stands_in_the_answer_already(open_page: OpenPage) -> None:
    """A forced reply opens the field with what is asked above it and a hint in it; the answer quotes the question."""
    page = await open_page()
    phone = await newcomer(page, "Луиза", "79161110026")
    forced = {"force_reply": True, "input_field_placeholder": "Номер этажа"}
    await bot_writes(page, "Луиза", "На какой этаж?", reply_markup=forced)

    field = phone.get_by_role("textbox", name="Сообщение")
    await expect(phone.locator(".context")).to_contain_text("На какой этаж?")
    await expect(field).to_be_focused()
    await expect(field).to_have_attribute("placeholder", "Номер этажа")
    await write(phone, "На седьмой")

    answer = phone.locator(".message.own", has_text="На седьмой")
    await expect(answer.locator(".quoted")).to_contain_text("На какой этаж?")


async def test_labels_break_between_words_at_most(open_page: OpenPage) -> None:
    """Under a bubble of one word two keys stand side by side, each with its longest word whole."""
    page = await open_page()
    phone = await newcomer(page, "Лада", "79161110025")
    keys = [{"text": "Контакты", "callback_data": "1"}, {"text": "Удалить мои данные", "callback_data": "2"}]
    long = [{"text": "щ" * 64, "callback_data": "4"}]
    await bot_writes(page, "Лада", "Да", **under(keys, [{"text": "Исключить…", "callback_data": "3"}] * 3, long))
    row = (await sees(phone, "Да")).locator(".inline-keyboard")

    assert await row.locator(".key span").evaluate_all(BROKEN) == ["щ" * 64]
    assert await page.evaluate("document.scrollingElement.scrollWidth - innerWidth") <= 0
    assert await phone.locator(".messages").evaluate("list => list.scrollWidth - list.clientWidth") <= 0


BROKEN = """labels => labels.filter((label) => {
    const node = label.firstChild;
    let at = 0;
    return node.data.split(" ").some((word) => {
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at += word.length);
        at += 1;
        return range.getClientRects().length > 1;
    });
}).map((label) => label.textContent)"""
