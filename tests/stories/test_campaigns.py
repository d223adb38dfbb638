"""Campaigns: an owner makes one, gets its link and QR code, and sees who came of it and what that cost."""

import re

import pytest

from bot.sandbox.sight import Seen
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import introduce_herself

LINK = re.compile(r"https://t\.me/leadhook_sandbox_bot\?start=([A-Za-z0-9_-]{1,64})")


def payload_on(card: Seen) -> str:
    """What the link on a campaign's card carries."""
    found = LINK.search(card.text)
    assert found is not None
    return found[1]


async def make_campaign(office: Office, name: str) -> Seen:
    """Viktor makes a campaign."""
    await office.viktor.sends("/campaign")
    await office.viktor.presses("➕ Новый источник")
    await office.viktor.sees("Как назвать источник?")
    await office.viktor.sends(name)
    return await office.viktor.sees(name, "Пришли: 0")


async def test_a_link_brings_a_lead_with_its_source_and_its_cost(office: Office) -> None:
    """From the link to the contract."""
    made = await make_campaign(office, "Листовки в марте")
    await office.anna.starts(payload_on(made))
    await office.anna.sends("Сколько стоит доставка?")
    await introduce_herself(office)
    await office.olga.sees("№1", "Источник: Листовки в марте", chat=office.team)
    await office.viktor.presses("Бюджет…", on=made)
    await office.viktor.sees("Во сколько обошёлся «Листовки в марте»")
    await office.viktor.sends("15 тыс")
    await office.viktor.sees(
        "Пришли: 1", "написали или спросили: 1", "оставили контакт: 1", "по 15\u00a0000\u00a0₽ за контакт"
    )
    assert await office.rows("SELECT route, campaign, campaign_id FROM interests WHERE campaign_id IS NOT NULL") == [
        {"route": "deep_link", "campaign": "Листовки в марте", "campaign_id": 1}
    ]


async def test_the_qr_code_comes_as_a_picture_and_for_print(office: Office) -> None:
    """Both hold what the card says."""
    made = await make_campaign(office, "Листовки в марте")
    assert await office.viktor.presses("QR-код", on=made) == "Файлы ниже."
    png = await office.viktor.sees("Листовки в марте: для экрана, поста или листовки", payload_on(made))
    svg = await office.viktor.sees("То же для типографии")
    assert [each.raw["document"]["file_name"] for each in (png, svg)] == ["qr-код.png", "qr-код.svg"]
    assert (await office.viktor.opens(png)).startswith(b"\x89PNG\r\n\x1a\n")
    drawn = (await office.viktor.opens(svg)).decode()
    assert "Листовки в марте" in drawn
    assert drawn.startswith("<svg ")
    await office.sandbox.quiet()
    assert await office.rows("SELECT id FROM outbox WHERE method = 'sendDocument'") == []


async def test_the_link_and_a_line_for_the_website_are_there_to_copy(office: Office) -> None:
    made = await make_campaign(office, "Сайт")
    copied = [each["copy_text"]["text"] for row in made.raw["reply_markup"]["inline_keyboard"] for each in row
              if "copy_text" in each]  # fmt: skip
    link = f"https://t.me/leadhook_sandbox_bot?start={payload_on(made)}"
    assert copied == [link, f'<a href="{link}">Написать нам в Telegram</a>']


async def test_a_link_that_was_tampered_with_is_a_start_like_any_other(office: Office) -> None:
    payload = payload_on(await make_campaign(office, "Весна"))
    for wrong in (payload.swapcase(), payload[:-1], payload[:-1] + "_", payload + "A"):
        guest = await office.sandbox.person("Гость")
        await guest.starts(wrong)
        await guest.sees("Здравствуйте!")
    assert await office.rows("SELECT DISTINCT route, campaign FROM interests") == [{"route": "start", "campaign": None}]


async def test_what_hangs_on_the_wall_counts_when_the_campaign_is_over(office: Office) -> None:
    """Ending is taken back like any other change."""
    made = await make_campaign(office, "Выставка")
    await office.viktor.presses("Завершить", on=made)
    over = await office.viktor.sees("⏹ Завершён")
    await office.anna.starts(payload_on(over))
    await office.anna.sees("Здравствуйте!")
    await office.viktor.presses("↩ Вернуть как было", on=over)
    going_on = await office.viktor.sees("Выставка", "Пришли: 1")
    assert "Завершить" in going_on.labels
    await office.viktor.presses("‹ Все источники", on=going_on)
    await office.viktor.sees("Откуда приходят люди", "Выставка")


async def test_managers_are_sent_to_the_owner(office: Office) -> None:
    await make_campaign(office, "Весна")
    for command in ("/campaign", "/campaigns", "/campaign Осень"):
        asked = await office.olga.sends(command)
        await office.olga.sees("Это может сделать только владелец", after=asked)
    assert await office.rows("SELECT name FROM campaigns") == [{"name": "Весна"}]


async def test_of_two_owners_the_first_renames(open_office: Opening) -> None:
    """The other learns of it, and nothing is overwritten."""
    office = await open_office()
    boris = await office.sandbox.person("Борис")
    async with office.writing() as session:
        await session.connection.run(
            "INSERT INTO members (user_id, invited_role, name, added_at) VALUES (:id, 'owner', 'Борис', 1)", id=boris.id
        )
    await boris.starts()
    made = await make_campaign(office, "Весна")
    await boris.sends("/campaign")
    await boris.presses("Весна")
    await boris.presses("Переименовать")
    await boris.sees("Как теперь назвать «Весна»?")
    await office.viktor.presses("Переименовать", on=made)
    await office.viktor.sends("Листовки")
    await office.viktor.sees("Листовки", "Пришли: 0")
    await boris.sends("Выставка")
    await boris.sees("Источник «Листовки» за это время изменили")
    assert await office.rows("SELECT name FROM campaigns") == [{"name": "Листовки"}]


@pytest.mark.parametrize("name", ["", "🌸", "я" * 61], ids=["a sticker", "an emoji", "too long"])
async def test_what_is_no_name_is_asked_for_again(office: Office, name: str) -> None:
    """And the next one is taken."""
    await office.viktor.sends("/campaign")
    await office.viktor.presses("➕ Новый источник")
    asked = await office.viktor.sees("Как назвать источник?")
    await (office.viktor.sends(name) if name else office.viktor.sends_sticker())
    await office.viktor.sees("Названи" if len(name) < 2 else "до 60 знаков", after=asked)
    await office.viktor.sends("Весна")
    await office.viktor.sees("Весна", "Пришли: 0")


async def test_a_printed_plain_link_goes_on_working(office: Office) -> None:
    """Those from before links were signed."""
    async with office.writing() as session:
        await session.connection.run(
            "INSERT INTO campaigns (name, plain_code, made_at, version) VALUES ('vk_ads', 'vk_ads', 1, 1)"
        )
    await office.anna.starts("vk_ads")
    await office.anna.sees("Здравствуйте!")
    assert await office.rows("SELECT route, campaign, campaign_id FROM interests") == [
        {"route": "deep_link", "campaign": "vk_ads", "campaign_id": 1}
    ]
