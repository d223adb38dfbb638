"""Managers write: what goes out with an answer, and what does not."""

from typing import Any

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact

PHOTO = {"photo": [{"file_id": "plan", "file_unique_id": "plan", "width": 90, "height": 90}]}
DICE = {"dice": {"emoji": "🎲", "value": 3}}
NOON = 1_800_000_000
TO_NOBODY = "Это никому не ушло"


async def write_at(office: Office, author: Player, second: int, message: Seen, **content: Any) -> None:
    """Let the bot receive a message as one written so many seconds after noon."""
    person = {"id": author.id, "first_name": author.first_name}
    await office.sandbox.inject({
        "message": {
            "message_id": message.id,
            "date": NOON + second,
            "chat": {**person, "type": "private"},
            "from": {**person, "is_bot": False, "language_code": "ru"},
            **content,
        }
    })  # fmt: skip


async def take_and_see(office: Office) -> Seen:
    """Olga takes the lead that Anna left."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    return await office.olga.sees("+7 912 345-67-89")


async def count_of(office: Office, words: str) -> int:
    """How many messages in Olga's chat hold these words."""
    await office.sandbox.quiet()
    return sum(words in message.text for message in await office.olga.messages())


async def test_what_follows_an_answer_within_seconds_goes_along(office: Office) -> None:
    """A picture, then its words; a minute later words go to nobody."""
    await take_and_see(office)
    written = [await office.olga.sends(words) for words in ("фото", "слова", "мысли")]
    await office.olga.sees(TO_NOBODY)
    await office.olga.presses("Ответить")
    await office.olga.sees("получит Анна Петрова")
    await write_at(office, office.olga, 0, written[0], **PHOTO)
    await write_at(office, office.olga, 4, written[1], text="Вход со двора")
    await office.anna.sees("Вход со двора")
    hints = await count_of(office, TO_NOBODY)
    await write_at(office, office.olga, 60, written[2], text="Просто мысли")
    assert await count_of(office, TO_NOBODY) == hints + 1
    await office.anna.sees_no("Просто мысли")


async def test_an_answer_arrives_also_where_the_manager_has_deleted_it_meanwhile(office: Office) -> None:
    """There is nothing under which its arrival could show, and nobody is bothered with that."""
    await take_and_see(office)
    card = await office.olga.last_message()
    await office.sandbox.order_fault("sendMessage", "429", chat_id=office.anna.id, retry_after=10)
    written = await office.olga.sends("Завтра в десять", reply_to=card)
    await office.olga.deletes(written)
    await office.anna.sees("Завтра в десять")
    await office.sandbox.quiet()
    assert await office.rows("SELECT status FROM outbox WHERE method = 'setMessageReaction'") == [{"status": "expired"}]


async def test_an_album_goes_out_whole(office: Office) -> None:
    """Telegram sends each picture of it as a message of its own, the last ones maybe late."""
    await take_and_see(office)
    pictures = [await office.olga.sends_photo(f"Вид {number}") for number in range(3)]
    await office.olga.sees(TO_NOBODY)
    await office.olga.presses("Ответить")
    await office.olga.sees("получит Анна Петрова")
    for number, picture in enumerate(pictures):
        await write_at(office, office.olga, number * 20, picture, media_group_id="7", caption=f"Вид {number}", **PHOTO)
    for number in range(3):
        await office.anna.sees(f"Вид {number}")


async def test_after_what_cannot_be_passed_on_the_next_message_is_the_answer(office: Office) -> None:
    """The sentence invites to try again."""
    await take_and_see(office)
    dice = await office.olga.sends("кубик")
    await office.olga.presses("Ответить")
    await office.olga.sees("получит Анна Петрова")
    await write_at(office, office.olga, 0, dice, **DICE)
    await office.olga.sees("Это не переслать")
    await office.olga.sends("Завтра в десять")
    await office.anna.sees("Завтра в десять")


async def test_a_reply_to_a_card_whose_arrival_nobody_confirmed_goes_out_all_the_same(office: Office) -> None:
    """Telegram's answer was lost, so another copy came; who is meant stands on the buttons of the first one as well."""
    assert office.team is not None
    await office.sandbox.order_fault("sendMessage", "reset_after", chat_id=office.team.id)
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.sees("Сколько стоит доставка", chat=office.team)
    await office.sandbox.quiet()
    first, *copies = [message for message in await office.olga.messages(office.team) if "доставка" in message.text]
    assert len(copies) == 1

    await office.olga.sends("Пятьсот рублей", to=office.team, reply_to=first)

    await office.anna.sees("Пятьсот рублей")


async def test_a_reply_to_what_is_about_nobody_is_not_lost_without_a_word(office: Office) -> None:
    await office.olga.sends("/leads", to=office.team)
    counted = await office.olga.sees("В работе", chat=office.team)

    await office.olga.sends("Спасибо", to=office.team, reply_to=counted)

    await office.olga.sees(TO_NOBODY, chat=office.team)
