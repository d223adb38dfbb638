"""The page for people with weak eyes, a screen reader or a keyboard alone, as axe-core sees it."""

from typing import Any

import pytest
from playwright.async_api import Locator, Page, expect

from tests.page.conftest import DESK, POCKET, OpenPage
from tests.page.looking import serious
from tests.page.playing import KNOWLEDGE, MANAGER, PROSPECT, control, newcomer, sees, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

STANDS = "document.activeElement !== document.body && document.activeElement.checkVisibility()"
REACHED = "keys => keys.filter((key) => key.tabIndex >= 0).map((key) => key.innerText)"
MOST_STEPS = 60


async def walk_to(page: Page, aim: Locator, key: str = "Tab") -> None:
    """Press a key until the keyboard is where it was to go."""
    for _ in range(MOST_STEPS):
        if await aim.evaluate("node => node === document.activeElement"):
            return
        await page.keyboard.press(key)
    raise AssertionError(f"{key} does not lead there")


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("screen", [DESK, POCKET], ids=["desk", "pocket"])
async def test_nothing_keeps_anybody_out(open_page: OpenPage, screen: dict[str, Any], theme: str) -> None:
    """At the start, in a talk, with a menu or a dialog open, and in the column beside: nothing serious is found."""
    page = await open_page(screen, color_scheme=theme, reduced_motion="reduce")
    found = {"start": await serious(page)}

    phone = await newcomer(page, "Вера", "79161110000")
    await write(phone, "Сколько стоит шкаф?")
    await sees(phone, "Спасибо")
    found["talk"] = await serious(page)

    await phone.get_by_role("button", name="Прикрепить").click()
    found["menu"] = await serious(page)
    await page.keyboard.press("Escape")

    await control(page, "Новый человек…")
    await expect(page.get_by_role("dialog")).to_be_visible()
    found["dialog"] = await serious(page)
    await page.keyboard.press("Escape")

    await turn_to(page, KNOWLEDGE)
    found["knowledge"] = await serious(page)
    await turn_to(page, PROSPECT)
    assert {where: what for where, what in found.items() if what} == {}


async def test_the_keyboard_alone_is_enough(open_page: OpenPage) -> None:
    """Somebody comes, starts, asks, and presses a key under the answer; the keyboard is never left in the void."""
    page = await open_page()
    phone = page.locator("#stage > *").nth(PROSPECT)

    await walk_to(page, page.get_by_role("button", name="Новый человек…"))
    await page.keyboard.press("Enter")
    await page.keyboard.type("Фаина")
    await page.keyboard.press("Tab")
    await page.keyboard.type("79161110032")
    await page.keyboard.press("Enter")
    await expect(phone.get_by_role("button", name="Запустить")).to_be_focused()
    await page.keyboard.press("Enter")
    field = phone.get_by_role("textbox", name="Сообщение")
    await expect(field).to_be_focused()

    await page.keyboard.type("Сколько стоит буфет?")
    await page.keyboard.press("Enter")
    await expect(field).to_be_focused()
    answer = await sees(phone, "Спасибо")
    await walk_to(page, answer.get_by_role("button", name="Оставить контакт"), "Shift+Tab")
    await page.keyboard.press("Enter")

    await sees(phone, "Как с вами")
    assert await page.evaluate(STANDS)


async def test_arrows_go_from_message_to_message(open_page: OpenPage) -> None:
    """From the chat to the newest message, up from there, and with Enter to what can be done with it."""
    page = await open_page()
    phone = await newcomer(page, "Флора", "79161110035")
    await write(phone, "Сколько стоит софа?")
    await sees(phone, "Спасибо")
    bubbles = phone.locator(".bubble")

    await walk_to(page, phone.get_by_role("log"), "Shift+Tab")
    await page.keyboard.press("ArrowUp")
    await expect(bubbles.last).to_be_focused()
    await page.keyboard.press("ArrowUp")
    await expect(bubbles.nth(-2)).to_be_focused()
    await page.keyboard.press("Enter")

    await expect(phone.get_by_role("menu").get_by_role("menuitem", name="Ответить")).to_be_visible()


async def test_tab_stops_at_the_keys_of_one_message(open_page: OpenPage) -> None:
    """Of the newest that has keys; of an older one after arrows went there. The others do not stand in the way."""
    page = await open_page()
    phone = await newcomer(page, "Эмма", "79161110036")
    for question in ("Сколько стоит тахта?", "А пуф?"):
        await write(phone, question)
        await expect(phone.locator(".message.own", has_text=question)).to_be_visible()
    older = await sees(phone, "Здравствуйте")
    keys = phone.locator(".message").locator(".key, a, .quoted")
    await expect(phone.locator(".message", has=page.locator(".key"))).not_to_have_count(1)
    newest = phone.locator(".message", has=page.locator(".key")).last
    assert await keys.evaluate_all(REACHED) == await newest.locator(".key").all_inner_texts()

    await older.locator(".bubble").focus()
    await page.keyboard.press("Tab")

    await expect(older.locator(".key").first).to_be_focused()
    assert await keys.evaluate_all(REACHED) == await older.locator(".key").all_inner_texts()


async def test_a_chat_is_turned_to_and_stays_at_hand(open_page: OpenPage) -> None:
    """Who turns to another chat of a phone with the keyboard still stands at its name."""
    page = await open_page()
    manager = page.locator("#stage > *").nth(MANAGER)
    other = manager.get_by_role("tab", name="Менеджеры")

    await other.focus()
    await page.keyboard.press("Enter")

    await expect(other).to_have_attribute("aria-selected", "true")
    await expect(other).to_be_focused()


async def test_a_screen_reader_knows_whose_chat_it_reads_and_hears_what_is_new(open_page: OpenPage) -> None:
    """Each phone has a name, and its chat tells what comes without being asked."""
    page = await open_page()
    await newcomer(page, "Ульяна", "79161110033")

    chat = page.get_by_role("region", name="Ульяна").get_by_role("log", name="Leadhook")

    await expect(chat).to_have_attribute("aria-live", "polite")


async def test_nothing_moves_for_those_who_want_it_still(open_page: OpenPage) -> None:
    """What changed is marked as changed, and no animation runs."""
    page = await open_page(reduced_motion="reduce")
    phone = await newcomer(page, "Христина", "79161110034")
    await write(phone, "Сколько стоит ширма?")
    known = await turn_to(page, KNOWLEDGE)

    await expect(known.locator(".record.changed", has_text="ширма")).to_be_visible()

    assert await page.evaluate("document.getAnimations().length") == 0
