"""How messages stand in a chat: together by author, the newest in sight, and the time clear of all."""

import aiohttp
import pytest
from playwright.async_api import expect

from bot.sandbox.cast import TEAM_ID
from tests.page.conftest import POCKET, OpenPage
from tests.page.playing import (
    GROUP,
    MANAGER,
    PROSPECT,
    bot_writes,
    identity,
    menu_of,
    newcomer,
    olga_works,
    rests,
    sees,
    turn_to,
    write,
)

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_an_author_is_named_once(open_page: OpenPage) -> None:
    """What the bot writes one after another in the group has its name above the first message only."""
    page = await open_page()
    await write(page.locator("#stage > *").nth(GROUP), "Столы сегодня за мной")
    for name, question in (("Ефросинья", "Стол для Ефросиньи?"), ("Жозефина", "Стол для Жозефины?")):
        await write(await newcomer(page, name, ""), question)
        await sees(page.locator("#stage > *").nth(GROUP), question)
    group = await turn_to(page, GROUP)

    second = await sees(group, "Стол для Жозефины?")

    await expect(second.locator(".author")).to_be_hidden()
    await expect(group.locator(".author").first).to_be_visible()


async def test_a_chat_behind_another_tab_opens_at_its_newest_message(open_page: OpenPage) -> None:
    """On a phone's screen nobody scrolls for what came while they looked at another chat."""
    page = await open_page(POCKET)
    phone = await newcomer(page, "Златослава", "")
    for at in range(12):
        await write(phone, f"Вопрос Златославы {at}")
        await sees(phone, f"Вопрос Златославы {at}")
    group = await turn_to(page, GROUP)
    await write(group, "Кто ответит Златославе?")
    await turn_to(page, PROSPECT)

    group = await turn_to(page, GROUP)

    await expect(group.locator(".message").last).to_be_in_viewport()


@pytest.mark.parametrize("change", [None, "👌"], ids=["as written", "edited"])
async def test_the_time_stands_clear_of_a_reaction(open_page: OpenPage, change: str | None) -> None:
    """However few words there are, neither hides the other."""
    page = await open_page()
    phone = await newcomer(page, "Инна" if change else "Иветта", "")
    await write(phone, "👍")
    message = phone.locator(".message.own").last
    await expect(message).to_contain_text("👍")
    if change:
        await menu_of(phone, message, "Изменить")
        await write(phone, change)
        await expect(message.locator(".meta")).to_contain_text("изменено")
    await menu_of(phone, message)
    await phone.get_by_role("button", name="🔥").click()

    reaction = await message.locator(".reactions").bounding_box()
    time = await message.locator(".meta").bounding_box()

    assert reaction and time
    assert reaction["x"] + reaction["width"] <= time["x"] or reaction["y"] + reaction["height"] <= time["y"]


async def test_a_message_to_one_member_alone_says_so(open_page: OpenPage) -> None:
    """Others in the group do not see it at all, and whoever does may wonder why nobody answers."""
    page = await open_page()
    async with aiohttp.ClientSession(page.url) as session:
        team, *_ = (await (await session.get("/control/state")).json())["groups"]
    alone = {"receiver_user_id": await identity(page, "Ольга")}
    await bot_writes(page, "Ольга", "Шёпот для Ольги", chat_id=team["id"], ephemeral_message_parameters=alone)

    whisper = await sees(await turn_to(page, GROUP), "Шёпот для Ольги")

    await expect(whisper).to_contain_text("Видно только вам")


async def test_a_message_to_somebody_else_alone_leaves_no_dot(open_page: OpenPage) -> None:
    """Whoever does not see it is not called to the chat in which it stands."""
    page = await open_page()
    await olga_works(page)
    await rests(page)
    await page.reload()
    olga = await turn_to(page, MANAGER)
    dot = olga.get_by_role("tab").get_by_role("img", name="Новые сообщения")
    for name, dots in (("Павел", 0), ("Ольга", 1)):
        alone = {"receiver_user_id": await identity(page, name)}
        await bot_writes(page, name, "Шёпот", chat_id=TEAM_ID, ephemeral_message_parameters=alone)
        await bot_writes(page, "Ольга", f"После шёпота {name}")
        await sees(olga, f"После шёпота {name}")

        await expect(dot).to_have_count(dots)
