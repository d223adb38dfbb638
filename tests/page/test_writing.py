"""What one writes with: attachments and the keyboard alone; and a theme that stays."""

import pytest
from playwright.async_api import expect

from tests.page.conftest import OpenPage
from tests.page.playing import control, menu_of, newcomer, olga_works, sees, write

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_somebody_elses_contact_is_sent_as_a_card(open_page: OpenPage) -> None:
    """The name and number that were typed stand on the card in the chat."""
    page = await open_page()
    phone = await newcomer(page, "Лев", "79161110005")

    await phone.get_by_role("button", name="Прикрепить").click()
    await page.get_by_role("menuitem", name="Чужой контакт…").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Имя").fill("Раиса")
    await dialog.get_by_label("Телефон").fill("+7 912 345-67-80")
    await dialog.get_by_role("button", name="Отправить").click()

    await expect(await sees(phone, "Раиса")).to_contain_text("+7 912 345-67-80")


async def test_what_was_edited_is_no_draft(open_page: OpenPage) -> None:
    """Who stops changing a message finds the field empty, and does not send it once more."""
    phone = await newcomer(await open_page(), "Яна", "79161110037")
    await write(phone, "Привезите шкаф")
    message = await sees(phone, "Привезите шкаф")

    await menu_of(phone, message, "Изменить")
    await phone.locator(".context").get_by_role("button", name="Отмена").click()

    await expect(phone.get_by_role("textbox", name="Сообщение")).to_have_value("")


async def test_what_is_half_written_stays_in_its_chat(open_page: OpenPage) -> None:
    """In another chat, and on another person's phone, the field is empty; who comes back goes on writing."""
    page = await open_page()
    olga = await olga_works(page)
    field, tabs = olga.locator("textarea"), olga.get_by_role("tab")

    await field.fill("Только боту")
    await tabs.nth(1).click()
    await expect(field).to_have_value("")
    await field.fill("Всем")
    await tabs.nth(0).click()
    await expect(field).to_have_value("Только боту")
    await tabs.nth(1).click()
    await expect(field).to_have_value("Всем")

    await olga.locator(".owner").click()
    await page.get_by_role("menuitem", name="Павел").click()
    await expect(field).to_have_value("")


async def test_a_menu_is_walked_with_the_keyboard(open_page: OpenPage) -> None:
    """Arrows go through it, Escape closes it, and the key that opened it is where one was."""
    page = await open_page()
    phone = await newcomer(page, "Зоя", "79161110006")
    attach = phone.get_by_role("button", name="Прикрепить")

    await attach.focus()
    await page.keyboard.press("Enter")
    await page.keyboard.press("ArrowDown")
    await expect(page.get_by_role("menuitem", name="Альбом")).to_be_focused()
    await page.keyboard.press("Escape")

    await expect(page.get_by_role("menu")).to_have_count(0)
    await expect(attach).to_be_focused()


async def test_a_chosen_theme_stays(open_page: OpenPage) -> None:
    """What was switched to dark is dark after the page was loaded again."""
    page = await open_page(color_scheme="light")

    await control(page, "Светлая или тёмная")
    await page.reload()

    await expect(page.locator("html")).to_have_attribute("data-theme", "dark")
