"""Talking in pictures: an album stays one at the other side, counts once, and arrives as far as it can."""

import pytest

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

SPEED = 6.0  # an album is gathered for a second, in which all of it has to be handled
PASSED_ON = {"ru": "передали", "en": "passed"}


@pytest.fixture
async def place(open_place: PlaceOpening) -> Workplace:
    """A workplace with time enough."""
    return await open_place(speed=SPEED)


async def album(person: Player, place: Workplace, *, in_group: bool = True) -> list[Seen]:
    """The pictures from the bot, once it rests."""
    await place.office.sandbox.quiet()
    messages = await person.messages(place.board if in_group else None)
    return [message for message in messages if message.from_bot and "(picture)" in message.text]


async def test_a_persons_album_stays_one(place: Workplace, language: str) -> None:
    """Under the card, with its words; one receipt, one line of the journal."""
    await place.anna.starts()
    await place.anna.sends_album(place.told.question, None, None)
    pictures = await album(place.manager, place)
    assert [picture.text for picture in pictures] == [f"(picture) {place.told.question}", "(picture)", "(picture)"]
    assert len({picture.raw["media_group_id"] for picture in pictures}) == 1
    card = await place.manager.sees_button(place.say("Answer"), chat=place.board)
    assert pictures[0].answered == card.id
    receipts = [said for said in await place.anna.messages() if said.from_bot and PASSED_ON[language] in said.text]
    assert len(receipts) == 1
    journal = await place.office.rows("SELECT words FROM interests WHERE route = 'question'")
    assert journal == [{"words": place.told.question}]


async def test_words_under_a_further_picture_are_not_lost(place: Workplace) -> None:
    """Both stand in the journal; the pictures stay one album."""
    await place.anna.starts()
    await place.anna.sends_album(place.told.question, place.told.more)
    pictures = await album(place.manager, place)
    assert len({picture.raw["media_group_id"] for picture in pictures}) == 1
    journal = await place.office.rows("SELECT words FROM interests WHERE route = 'question' ORDER BY id")
    assert [line["words"] for line in journal] == [place.told.question, place.told.more]


async def test_an_album_without_words_counts_once_too(place: Workplace) -> None:
    """Also where it answers nothing that the bot has asked."""
    await place.gets_a_lead()
    await place.takes(place.told.name)
    await place.anna.sends_album(None, None)
    pictures = await album(place.manager, place, in_group=False)
    assert len({picture.raw["media_group_id"] for picture in pictures}) == 1
    journal = await place.office.rows("SELECT words FROM interests WHERE route = 'question' AND words IS NULL")
    assert len(journal) == 1


async def test_a_reply_to_any_picture_answers_that_picture(place: Workplace) -> None:
    """Each of them is known."""
    await place.anna.starts()
    sent = await place.anna.sends_album(place.told.question, None, None)
    _, second, _ = await album(place.manager, place)
    await place.manager.sends(place.told.answer, reply_to=second, to=place.board)
    assert (await place.anna.sees(place.told.answer)).answered == sent[1].id


async def test_words_under_one_picture_of_an_album_are_changed(place: Workplace) -> None:
    """In place, as for a single one."""
    await place.anna.starts()
    first, _ = await place.anna.sends_album(place.told.question, None)
    stood = await album(place.manager, place)
    await place.anna.edits(first, place.told.more)
    changed = await place.manager.sees(place.told.more, place.say("✏️ Edited"), chat=place.board)
    assert changed.id == stood[0].id or "(picture)" not in changed.text
    assert [picture.id for picture in await album(place.manager, place)] == [picture.id for picture in stood]


async def test_a_managers_album_stays_one(place: Workplace) -> None:
    """It is one answer, also in the history of deeds, and the first picture shows that it arrived."""
    await place.gets_and_takes_a_lead()
    await place.manager.presses(place.say("Answer"))
    await place.office.sandbox.quiet()
    sent = await place.manager.sends_album(place.told.answer, None, None)
    pictures = await album(place.anna, place, in_group=False)
    assert len(pictures) == len(sent)
    assert len({picture.raw["media_group_id"] for picture in pictures}) == 1
    assert len(await place.office.rows("SELECT id FROM activities WHERE deed = 'answered'")) == 1
    shown = {message.id: message.reaction for message in await place.manager.messages()}
    assert [shown[message.id] for message in sent] == ["👌", None, None]


async def test_of_an_album_that_telegram_refuses_arrives_what_can(place: Workplace) -> None:
    """The team learns how many did not, one line for each, under the card."""
    card = await place.gets_and_takes_a_lead()
    await place.office.sandbox.quiet()
    await place.office.sandbox.order_fault("sendMediaGroup", "wrong_file", chat_id=place.manager.id)
    await place.office.sandbox.order_fault("copyMessage", "cant_copy", chat_id=place.manager.id, times=2)
    await place.anna.sends_album(place.told.more, None, None, None)
    assert len(await album(place.manager, place, in_group=False)) == 2
    lost = place.say(
        "⚠️ <b>{name}</b> sent something that Telegram does not pass on. Ask to send it in another way.",
        name=place.told.name,
    )
    lines = [message for message in await place.manager.messages() if message.text == lost]
    assert [line.answered for line in lines] == [card.id, card.id]


async def test_a_contact_under_an_album_waits_for_consent(place: Workplace) -> None:
    """Managers see the pictures and the question."""
    await place.anna.starts()
    await place.anna.sends_album(f"{place.told.question} +7 912 345-67-89", None)
    pictures = await album(place.manager, place)
    assert len(pictures) == 2
    assert all("345-67-89" not in message.text for message in await place.manager.messages(place.board))
