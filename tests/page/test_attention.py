"""What people do where others look on: a channel with its comments, polls, and links that lead to the bot."""

from typing import Any

import aiohttp
import pytest
from playwright.async_api import Locator, Page, expect

from bot.sandbox.server import DEFAULT_TOKEN
from tests.page.conftest import OpenPage
from tests.page.looking import serious
from tests.page.playing import bot_writes, identity, menu_of, newcomer, press, sees, write

pytestmark = pytest.mark.asyncio(loop_scope="session")

PROGRAM = {"X-Sandbox": "1"}


async def told(page: Page, path: str, **body: Any) -> dict[str, Any]:
    """What the control API answers."""
    async with aiohttp.ClientSession(page.url, headers=PROGRAM) as session:
        answer: dict[str, Any] = await (await session.post(f"/control/{path}", json=body)).json()
    assert "error" not in answer
    return answer


async def as_bot(page: Page, method: str, **body: Any) -> None:
    """Let the bot's own token do what the bot itself does not, as soon as the pace allows it."""
    async with aiohttp.ClientSession(page.url) as session:
        while not (await (await session.post(f"/bot{DEFAULT_TOKEN}/{method}", json=body)).json())["ok"]:
            await page.wait_for_timeout(200)


async def chooses(phone: Locator, name: str) -> None:
    """Open the phone's menu and choose from it."""
    await phone.locator(".phone-head").get_by_role("button", name="Ещё").click()
    await phone.get_by_role("menuitem", name=name, exact=True).click()


async def test_a_post_is_read_and_commented_on(open_page: OpenPage) -> None:
    """Nobody but who leads a channel writes there; below a post stands what is said of it, on a view of its own."""
    page = await open_page()
    phone = await newcomer(page, "Капитолина", "")
    kapitolina, viktor = await identity(page, "Капитолина"), await identity(page, "Виктор")
    group = await told(page, "groups", title="Обсуждение кухонь", members=[viktor])
    channel = await told(page, "channels", title="Кухни", members=[viktor, kapitolina], bot=[], group=group["id"])
    await phone.get_by_role("tab", name="Кухни").click()
    await told(page, f"people/{viktor}/sends", text="Новая кухня из дуба", chat_id=channel["id"])

    post = await sees(phone, "Новая кухня из дуба")
    await expect(post.locator(".author")).to_have_text("Кухни")
    await expect(phone.get_by_role("textbox", name="Сообщение")).to_be_hidden()
    await menu_of(phone, post)
    await phone.get_by_role("button", name="🔥").click()
    await expect(post.locator(".reactions")).to_have_text("🔥")

    await press(phone, "Комментировать")
    await expect(phone.locator(".phone-head")).to_contain_text("Комментарии")
    await write(phone, "А сколько стоит?")
    await expect((await sees(phone, "А сколько стоит?")).locator(".quoted")).to_contain_text("Новая кухня из дуба")
    assert await serious(page) == []

    await phone.get_by_role("tab", name="Кухни").click()
    await expect(phone.locator(".comments")).to_have_text("Комментарии: 1")
    await told(page, f"people/{viktor}/comments", text="От 90 000", chat_id=channel["id"], message_id=1)
    await expect(phone.locator(".comments")).to_have_text("Комментарии: 2")
    await expect(phone.locator(".message")).to_have_count(1)


async def test_a_vote_is_counted(open_page: OpenPage) -> None:
    """A press on an option is a vote; a closed poll takes none."""
    page = await open_page()
    phone = await newcomer(page, "Евлампия", "")
    poll = {"question": "Какая кухня?", "options": [{"text": "Белая"}, {"text": "Дуб"}]}
    async with aiohttp.ClientSession(page.url) as session:
        place = {"chat_id": await identity(page, "Евлампия")}
        while not (sent := await (await session.post(f"/bot{DEFAULT_TOKEN}/sendPoll", json=place | poll)).json())["ok"]:
            await page.wait_for_timeout(200)
        asked = await sees(phone, "Какая кухня?")

        await press(phone, "Дуб")

        await expect(asked.locator("li").nth(1)).to_have_text("Дуб1")
        await expect(asked).to_contain_text("Анонимный опрос · Голоса: 1")
        place |= {"message_id": sent["result"]["message_id"]}
        await session.post(f"/bot{DEFAULT_TOKEN}/stopPoll", json=place)
    await expect(asked).to_contain_text("Опрос закрыт")
    await expect(asked.locator("li .key").first).to_be_disabled()


async def test_a_link_opens_the_chat_and_waits_for_a_start(open_page: OpenPage) -> None:
    """As in Telegram, also for somebody who has started the bot long ago; only START brings what the link carries."""
    page = await open_page()
    phone = await newcomer(page, "Аполлинария", "")
    link = {"text": "Спросить о столе", "url": "https://t.me/leadhook_sandbox_bot?start=oak-table"}
    await bot_writes(page, "Аполлинария", "Дубовый стол", reply_markup={"inline_keyboard": [[link]]})

    await press(phone, "Спросить о столе")
    await expect(phone.locator(".message", has_text="oak-table")).to_have_count(0)
    await phone.get_by_role("button", name="Запустить").click()

    await sees(phone, "/start oak-table")
    await expect(phone.get_by_role("textbox", name="Сообщение")).to_be_visible()


async def test_a_button_under_a_post_is_pressed(open_page: OpenPage) -> None:
    """One leads to the bot, another one is a tap that is answered there."""
    page = await open_page()
    phone = await newcomer(page, "Олимпиада", "")
    olimpiada, viktor = await identity(page, "Олимпиада"), await identity(page, "Виктор")
    channel = await told(page, "channels", title="Столы", members=[viktor, olimpiada], bot=[])
    post = await told(page, f"people/{viktor}/sends", text="Стол из ясеня", chat_id=channel["id"])
    keys = [
        {"text": "Спросить", "url": "https://t.me/leadhook_sandbox_bot?start=ash"},
        {"text": "Хочу такой", "callback_data": "nobody-knows"},
    ]
    await as_bot(
        page,
        "editMessageReplyMarkup",
        chat_id=channel["id"],
        message_id=post["message_id"],
        reply_markup={"inline_keyboard": [[key] for key in keys]},
    )
    await phone.get_by_role("tab", name="Столы").click()
    await press(phone, "Хочу такой")
    await page.get_by_role("dialog").get_by_role("button", name="Понятно").click()
    await press(phone, "Спросить")
    await phone.get_by_role("button", name="Запустить").click()
    await sees(phone, "/start ash")


async def test_somebody_comes_in_and_goes(open_page: OpenPage) -> None:
    """A public channel is found in the menu; who leaves it sees it no more."""
    page = await open_page()
    phone = await newcomer(page, "Пелагея", "")
    viktor = await identity(page, "Виктор")
    await told(page, "channels", title="Полки", members=[viktor], bot=[], username="shelves")
    await told(page, "channels", title="Тайное", members=[viktor], bot=[])
    await chooses(phone, "Вступить: Полки")
    tab = phone.get_by_role("tab", name="Полки")
    await expect(tab).to_have_attribute("aria-selected", "true")
    await phone.get_by_role("button", name="Ещё").first.click()
    await expect(phone.get_by_role("menuitem", name="Тайное")).to_have_count(0)
    await phone.get_by_role("menuitem", name="Выйти").click()
    await expect(tab).to_have_count(0)


async def test_who_asks_to_join_is_let_in(open_page: OpenPage) -> None:
    """By a link whose name stands in the menu; whoever leads the group sees who asks, and answers."""
    page = await open_page()
    phone = await newcomer(page, "Степанида", "")
    viktor = await identity(page, "Виктор")
    club = await told(page, "groups", title="Клуб", members=[viktor])
    await told(page, f"people/{viktor}/makes_link", chat_id=club["id"], name="Выставка", asks=True)
    await chooses(phone, "Попроситься: Клуб · Выставка")
    await expect(phone.locator(".toast")).to_have_text("Просьба отправлена.")

    other = page.locator("#stage > *").nth(1)
    await other.locator(".owner").click()
    await other.get_by_role("menuitem", name="Виктор").click()
    await other.get_by_role("tab", name="Клуб").click()
    asking = other.get_by_role("group", name="Просится")
    await expect(asking).to_contain_text("Степанида")
    assert await serious(page) == []
    await asking.get_by_role("button", name="Впустить").click()
    await expect(asking).to_have_count(0)
    await phone.get_by_role("tab", name="Клуб").click()
    await write(phone, "Всем привет")
    await sees(phone, "Всем привет")


async def test_an_invite_link_among_words_leads_in(open_page: OpenPage) -> None:
    """It is pressed where it stands; nothing leaves the page."""
    page = await open_page()
    phone = await newcomer(page, "Устинья", "")
    viktor = await identity(page, "Виктор")
    club = await told(page, "groups", title="Мастерская", members=[viktor])
    made = await told(page, f"people/{viktor}/makes_link", chat_id=club["id"], name="Друзья")
    await bot_writes(page, "Устинья", f"Заходите: {made['link']}")
    await (await sees(phone, "Заходите")).get_by_role("link").click()
    await expect(phone.get_by_role("tab", name="Мастерская")).to_have_attribute("aria-selected", "true")


async def test_search_through_the_bot_begins_in_the_menu(open_page: OpenPage) -> None:
    """The field then holds the bot's name, and what is typed on is asked."""
    page = await open_page()
    phone = await newcomer(page, "Феврония", "")
    await chooses(phone, "Искать через бота")
    await expect(phone.get_by_role("textbox", name="Сообщение")).to_have_value("@leadhook_sandbox_bot ")
