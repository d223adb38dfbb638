"""What a visitor's fingers do on the page, on a desk and on a phone's screen alike."""

from typing import Any

import aiohttp
from playwright.async_api import FilePayload, Locator, Page, expect

from bot.sandbox.people import Sandbox
from bot.sandbox.server import DEFAULT_TOKEN

PROSPECT, GROUP, MANAGER, KNOWLEDGE = range(4)
"""What stands on the stage, from left to right."""

PATIENCE = 60.0
"""Seconds: a group is written to twenty times a minute at most, and many tests write to this one."""


async def turn_to(page: Page, at: int) -> Locator:
    """What stands at this place, brought to the front where only one is seen at a time."""
    tabs = page.locator("#tabs")
    if await tabs.is_visible():
        await tabs.get_by_role("button").nth(at).click()
    place = page.locator("#stage > *").nth(at)
    await expect(place).to_be_visible()
    return place


async def write(phone: Locator, text: str) -> None:
    """Type into the field and press Enter."""
    field = phone.get_by_role("textbox", name="Сообщение")
    await field.fill(text)
    await field.press("Enter")


async def press(phone: Locator, label: str) -> None:
    """Press the newest button of this label under a message or under the field."""
    await phone.locator(".key", has_text=label).last.click()


async def sees(phone: Locator, words: str) -> Locator:
    """Wait until the newest message with these words is there, and return it."""
    message = phone.locator(".message", has_text=words).last
    await expect(message).to_be_visible()
    return message


async def control(page: Page, *names: str) -> None:
    """Choose something in the bar above the stage: all of it is behind one sign where there is no room."""
    narrow = page.locator("#stage-bar .narrow")
    steps = names[-1:] if await narrow.is_visible() else names
    if await narrow.is_visible():
        await narrow.click()
        await page.get_by_role("menuitem", name=steps[0]).click()
        return
    await page.locator("#stage-bar").get_by_role("button", name=names[0]).click()
    for name in names[1:]:
        await page.get_by_role("menuitem", name=name).click()


async def identity(page: Page, name: str) -> int:
    """The number by which Telegram knows somebody of this name."""
    async with aiohttp.ClientSession(page.url) as session:
        people = (await (await session.get("/control/state")).json())["people"]
    [found] = [person["id"] for person in people if person["first_name"] == name]
    return int(found)


async def bot_writes(page: Page, name: str, text: str, **more: Any) -> None:
    """Let the bot's own token write to somebody what the bot itself never writes, as soon as the pace allows it."""
    message = {"chat_id": await identity(page, name), "text": text, **more}
    async with aiohttp.ClientSession(page.url) as session:
        while not (await (await session.post(f"/bot{DEFAULT_TOKEN}/sendMessage", json=message)).json())["ok"]:
            await page.wait_for_timeout(200)


async def rests(page: Page) -> None:
    """Wait until the bot has nothing left to write of what happened before, however slowly Telegram lets it."""
    async with Sandbox.connect(page.url) as sandbox:
        await sandbox.quiet(still=2.0, patience=PATIENCE)


async def newcomer(page: Page, name: str, phone_number: str) -> Locator:
    """Let somebody new come; their phone takes the first place. They start the bot."""
    await control(page, "Новый человек…")
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Имя").fill(name)
    await dialog.get_by_label("Телефон").fill(phone_number)
    await dialog.get_by_role("button", name="Добавить").click()
    phone = await turn_to(page, PROSPECT)
    await phone.get_by_role("button", name="Запустить").click()
    await sees(phone, "Здравствуйте")
    return phone


async def menu_of(phone: Locator, message: Locator, *names: str) -> None:
    """Open what can be done with a message, and choose from it, step by step."""
    await message.locator(".bubble").click(button="right", position={"x": 12, "y": 10})
    for name in names:
        await phone.get_by_role("menuitem", name=name, exact=True).click()


async def attach(phone: Locator, name: str) -> None:
    """Choose something from what can be attached."""
    await phone.get_by_role("button", name="Прикрепить").click()
    await phone.get_by_role("menuitem", name=name, exact=True).click()


async def attach_file(page: Page, phone: Locator, file: FilePayload) -> None:
    """Choose a file of this machine."""
    async with page.expect_file_chooser() as choosing:
        await attach(phone, "Файл…")
    await (await choosing.value).set_files(files=[file])


async def olga_works(page: Page) -> Locator:
    """Bring Olga's own chat to the front; she starts the bot where she has not yet."""
    olga = await turn_to(page, MANAGER)
    start = olga.get_by_role("button", name="Запустить")
    if await start.is_visible():
        await start.click()
        await sees(olga, "Сюда приходят карточки")
    return olga


async def leaves_a_contact(phone: Locator, wish: str) -> None:
    """Ask something, share the own number, agree."""
    await write(phone, wish)
    await press(phone, "Оставить контакт")
    await press(phone, "Поделиться")
    await phone.page.get_by_role("dialog").get_by_role("button", name="Поделиться").click()
    await press(phone, "Соглашаюсь, отправить")
    await sees(phone, "Спасибо! Записали")
