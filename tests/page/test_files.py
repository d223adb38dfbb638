"""Files on the page: one is attached from the machine, shown by name and size, and loaded back as it was."""

import asyncio

import pytest
from playwright.async_api import FilePayload, Locator, Page, expect

from tests.page.conftest import DESK, POCKET, OpenPage
from tests.page.playing import attach_file, menu_of, newcomer, sees, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

LIST = "Имя;Телефон\r\nАнна;89123456789\r\n".encode("windows-1251") * 50
FILE = FilePayload(name="клиенты.csv", mimeType="text/csv", buffer=LIST)


async def loaded(page: Page, message: Locator) -> bytes:
    """Press the file of a message and look at what was kept."""
    async with page.expect_download() as loading:
        await message.locator(".load").click()
    kept = await (await loading.value).path()
    return await asyncio.to_thread(kept.read_bytes)


@pytest.mark.parametrize("screen", [DESK, POCKET], ids=["desk", "pocket"])
async def test_a_file_is_sent_as_it_is_and_shows_name_and_size(open_page: OpenPage, screen: dict[str, object]) -> None:
    """Words in the field go under it; whoever loads it back has the same bytes."""
    page = await open_page(screen)
    phone = await newcomer(page, "Ольгерд", "79161110051" if screen is DESK else "79161110052")
    await phone.get_by_role("textbox", name="Сообщение").fill("Вот список")

    await attach_file(page, phone, FILE)

    message = await sees(phone, "клиенты.csv")
    await expect(message).to_contain_text("2 КБ")
    await expect(message).to_contain_text("Вот список")
    await expect(phone.get_by_role("textbox", name="Сообщение")).to_have_value("")
    assert await loaded(page, message) == LIST


async def test_the_same_file_can_be_sent_twice_and_in_answer_to_something(open_page: OpenPage) -> None:
    """The second stands under the message it answers."""
    page = await open_page()
    phone = await newcomer(page, "Ингвар", "79161110053")
    await write(phone, "Какой список?")
    await attach_file(page, phone, FILE)
    await expect(phone.locator(".load")).to_have_count(1)

    await menu_of(phone, phone.locator(".message.own", has_text="Какой список?").first, "Ответить")
    await attach_file(page, phone, FILE)

    await expect(phone.locator(".message:has(.load) .quoted")).to_contain_text("Какой список?")
    await expect(phone.locator(".load")).to_have_count(2)


async def test_what_the_bot_sends_as_a_file_can_be_kept(open_page: OpenPage) -> None:
    """The own data of somebody come as a file, which is read outside the page."""
    page = await open_page()
    phone = await newcomer(page, "Рогнеда", "79161110055")

    await write(phone, "/mydata")

    message = await sees(phone, ".json")
    assert b"{" in await loaded(page, message)
