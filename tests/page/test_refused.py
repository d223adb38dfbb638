"""What Telegram would not let people do: the page says so in its own language."""

import pytest
from playwright.async_api import FilePayload, expect

from tests.page.conftest import OpenPage
from tests.page.playing import attach, attach_file, newcomer

pytestmark = pytest.mark.asyncio(loop_scope="session")


@pytest.fixture
def overlooked() -> tuple[str, ...]:
    """The sandbox refuses with a 400, and a browser says so."""
    return ("Failed to load resource: the server responded with a status of 400",)


async def test_who_has_no_number_cannot_share_it(open_page: OpenPage) -> None:
    """A sentence on the phone tells why nothing was sent, in Russian on a Russian page."""
    page = await open_page()
    phone = await newcomer(page, "Тихон", "")

    await attach(phone, "Мой контакт")
    await page.get_by_role("dialog").get_by_role("button", name="Поделиться").click()

    await expect(phone.locator(".toast")).to_have_text("Тихон: номер не указан, делиться нечем.")
    await expect(phone.locator(".message.own .file")).to_have_count(0)


async def test_an_empty_file_is_not_sent(open_page: OpenPage) -> None:
    """The toast says why, as Telegram would."""
    page = await open_page()
    phone = await newcomer(page, "Сигурд", "79161110054")

    await attach_file(page, phone, FilePayload(name="пусто.csv", mimeType="text/csv", buffer=b""))

    await expect(phone.locator(".toast")).to_have_text("Файл пуст, отправлять нечего.")
    await expect(phone.locator(".load")).to_have_count(0)
