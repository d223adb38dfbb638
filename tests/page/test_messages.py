"""What can be done with a message that stands there, and everything that can be sent instead of words."""

import aiohttp
import pytest
from playwright.async_api import Locator, expect

from tests.page.conftest import OpenPage
from tests.page.playing import KNOWLEDGE, attach, identity, menu_of, newcomer, sees, turn_to, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

SELECT = """(bubble, words) => {
    const node = bubble.querySelector(".words").firstChild;
    getSelection().setBaseAndExtent(node, node.data.indexOf(words), node, node.data.indexOf(words) + words.length);
}"""


async def wrote(phone: Locator, words: str) -> Locator:
    """Write something; the own message of it stays found by its number, whatever it says later."""
    await write(phone, words)
    message = await sees(phone, words)
    return phone.locator(f'.message[data-id="{await message.get_attribute("data-id")}"]')


async def test_a_message_is_answered_with_and_without_a_quote(open_page: OpenPage) -> None:
    """Above the answer stands all that is answered, or only what was selected in it."""
    phone = await newcomer(await open_page(), "Ада", "79161110010")
    question = await wrote(phone, "Шкаф белый или серый?")

    await menu_of(phone, question, "Ответить")
    await expect(phone.locator(".context")).to_contain_text("В ответ Ада")
    answer = await wrote(phone, "Лучше оба")
    await expect(answer.locator(".quoted")).to_contain_text("Шкаф белый или серый?")
    await expect(phone.locator(".context")).to_be_hidden()

    await question.evaluate(SELECT, "белый")
    await menu_of(phone, question, "Ответить с цитатой")
    quoting = await wrote(phone, "Именно такой")
    await expect(quoting.locator(".quoted span")).to_have_text("белый")


async def test_a_message_is_changed_reacted_to_forwarded_and_deleted(open_page: OpenPage) -> None:
    """Each leaves its mark on the message; a reaction given twice is taken back, a deleted message is gone."""
    phone = await newcomer(await open_page(), "Бэла", "79161110011")
    message = await wrote(phone, "Привезите стол")

    await menu_of(phone, message, "Изменить")
    field = phone.get_by_role("textbox", name="Сообщение")
    await expect(field).to_have_value("Привезите стол")
    await write(phone, "Привезите стул")
    await expect(message).to_contain_text("Привезите стул")
    await expect(message.locator(".meta")).to_contain_text("изменено")

    await menu_of(phone, message)
    await phone.get_by_role("button", name="🔥").click()
    await expect(message.locator(".reactions")).to_have_text("🔥")
    await menu_of(phone, message)
    await phone.get_by_role("button", name="🔥").click()
    await expect(message.locator(".reactions")).to_have_count(0)

    await menu_of(phone, message, "Переслать…")
    await phone.get_by_role("menuitem").last.click()
    await expect(phone.locator(".forwarded").last).to_have_text("переслано от Бэла")

    await menu_of(phone, message, "Удалить")
    await expect(message).to_have_count(0)


async def test_what_others_wrote_can_only_be_answered(open_page: OpenPage) -> None:
    """Under a message of the bot neither a change nor a deletion is offered."""
    phone = await newcomer(await open_page(), "Вита", "79161110012")

    await menu_of(phone, await sees(phone, "Здравствуйте"))

    await expect(phone.get_by_role("menuitem", name="Ответить", exact=True)).to_be_visible()
    for name in ("Изменить", "Удалить"):
        await expect(phone.get_by_role("menuitem", name=name, exact=True)).to_have_count(0)


async def test_everything_can_be_attached(open_page: OpenPage) -> None:
    """Each attachment stands in the chat as what it is; an album is two pictures."""
    phone = await newcomer(await open_page(), "Галина", "79161110013")
    own = phone.locator(".message.own")

    for name, drawn, many in (
        ("Фото", ".picture", 1),
        ("Альбом", ".picture", 3),
        ("Видео", ".picture .icon", 1),
        ("Голосовое", ".voice", 1),
        ("Кружок", ".note-circle", 1),
        ("Стикер", ".sticker", 1),
        ("Место", ".place", 1),
    ):
        await attach(phone, name)
        await expect(own.locator(drawn)).to_have_count(many)


async def test_whatever_others_attach_is_drawn(open_page: OpenPage) -> None:
    """What the page itself cannot attach stands in the chat as what it is, too."""
    page = await open_page()
    phone = await newcomer(page, "Доминика", "79161110015")
    sender = await identity(page, "Доминика")

    async with aiohttp.ClientSession(page.url, headers={"X-Sandbox": "1"}) as session:
        for kind, drawn in (
            ("audio", ".file .icon"),
            ("animation", ".media-note"),
            ("venue", ".place .map"),
            ("poll", ".poll li"),
            ("dice", ".sticker"),
        ):
            await session.post(f"/control/people/{sender}/sends_content", json={"kind": kind})
            await expect(phone.locator(".message.own").last.locator(drawn).first).to_be_visible()


async def test_the_own_number_is_shared_only_after_a_yes(open_page: OpenPage) -> None:
    """The dialog names the number; whoever drops it has sent nothing, whoever agrees has sent the card."""
    page = await open_page()
    phone = await newcomer(page, "Дина", "79161110014")
    dialog = page.get_by_role("dialog")
    cards = phone.locator(".message.own .file")

    await attach(phone, "Мой контакт")
    await expect(dialog).to_contain_text("+79161110014")
    await dialog.get_by_role("button", name="Отмена").click()
    await expect(dialog).to_have_count(0)
    await expect(cards).to_have_count(0)

    await attach(phone, "Мой контакт")
    await dialog.get_by_role("button", name="Поделиться").click()
    await expect(cards).to_have_count(1)
    await expect(cards).to_contain_text("Дина")


async def test_the_journal_says_what_came_without_words(open_page: OpenPage) -> None:
    """A start and a picture have none, and still are something."""
    page = await open_page()
    phone = await newcomer(page, "Ярополк", "79161110061")
    await attach(phone, "Фото")

    journal = (await turn_to(page, KNOWLEDGE)).locator('[data-kind="interests"] .record')

    await expect(journal.first).to_contain_text("Фото, голосовое, файл")
    await expect(journal.nth(1)).to_contain_text("Открыли бота")
