"""Talking, and changing what was said: the other side reads it as it is now, in the place where it stood."""

import pytest

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace

NEW = {"ru": "Сколько стоит доставка в Тверь?", "en": "How much is delivery to York?"}
CORRECTED = {"ru": "Шестьсот рублей, привезём к обеду", "en": "Six pounds, by noon"}


async def holding(person: Player, words: str, place: Workplace, *, in_group: bool = True) -> list[Seen]:
    """Everything from the bot that holds these words, once it rests."""
    await place.office.sandbox.quiet()
    messages = await person.messages(place.board if in_group else None)
    return [message for message in messages if message.from_bot and words in message.text]


async def test_a_question_on_a_card_changes_on_the_card(place: Workplace, language: str) -> None:
    """Nothing is doubled, and no receipt follows."""
    await place.anna.starts()
    asked = await place.anna.sends(place.told.question)
    card = await place.manager.sees(place.told.question, chat=place.board)
    await place.office.sandbox.quiet()
    last = await place.anna.last_message()
    await place.anna.edits(asked, NEW[language])
    assert (await place.manager.sees(NEW[language], chat=place.board)).id == card.id
    assert len(await holding(place.manager, NEW[language], place)) == 1
    assert (await place.anna.last_message()).id == last.id


async def test_a_line_under_a_card_changes_where_it_stands(place: Workplace, language: str) -> None:
    """It says that it was changed; the card shows the words too."""
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more, chat=place.board)
    (card, line) = await holding(place.manager, place.told.more, place)
    await place.anna.edits(said, NEW[language])
    await place.manager.sees(NEW[language], place.say("✏️ Edited"), chat=place.board)
    assert [message.id for message in await holding(place.manager, NEW[language], place)] == [card.id, line.id]
    assert await holding(place.manager, place.told.more, place) == []


async def test_the_wish_of_a_lead_changes_with_the_message_it_came_from(place: Workplace, language: str) -> None:
    """On the full card; the history keeps what was typed first."""
    await place.anna.starts()
    asked = await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name)
    await place.anna.presses(place.say("Agree and send"))
    card = await place.takes(place.told.name)
    await place.anna.edits(asked, NEW[language])
    assert (await place.manager.sees(NEW[language])).id == card.id
    await place.chooses("History", on=card)
    await place.manager.sees(place.say("“{words}”, before: “{typed}”", words=NEW[language], typed=place.told.question))


async def test_an_answer_changes_where_the_person_reads_it(place: Workplace, language: str) -> None:
    """In place, without a mark of its own: Telegram has one. The history tells what was answered."""
    card = await place.gets_and_takes_a_lead()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    read = await place.anna.sees(place.told.answer)
    await place.manager.edits(written, CORRECTED[language])
    assert (await place.anna.sees(CORRECTED[language])).id == read.id
    await place.anna.sees_no(place.told.answer)
    await place.chooses("History", on=card)
    await place.manager.sees(place.say("Answered: “{words}”", words=CORRECTED[language]))


async def test_an_answer_in_the_group_changes_too(place: Workplace, language: str) -> None:
    """A reply to the card there is an answer like any other."""
    card = await place.gets_a_question()
    written = await place.manager.sends(place.told.answer, reply_to=card, to=place.board)
    read = await place.anna.sees(place.told.answer)
    await place.manager.edits(written, CORRECTED[language])
    assert (await place.anna.sees(CORRECTED[language])).id == read.id


async def test_words_under_a_picture_and_the_picture_are_changed(place: Workplace, language: str) -> None:
    """The copy stays where it is, under the card."""
    await place.anna.starts()
    sent = await place.anna.sends_photo(place.told.question)
    await place.office.sandbox.quiet()
    (_, copy) = await holding(place.manager, place.told.question, place)
    await place.anna.edits(sent, NEW[language])
    await place.manager.sees("(picture)", NEW[language], place.say("✏️ Edited"), chat=place.board)
    await place.anna.replaces(sent, "video", NEW[language])
    changed = await place.manager.sees("(video)", NEW[language], place.say("✏️ Edited"), chat=place.board)
    assert (changed.id, changed.answered) == (copy.id, copy.answered)


async def test_what_is_changed_before_it_was_passed_on_arrives_right(place: Workplace, language: str) -> None:
    """The letter that waits is changed, so there is one message and it says the newest."""
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    await place.office.sandbox.order_fault("*", "429", chat_id=place.board.id if place.board else 0, retry_after=20)
    said = await place.anna.sends(place.told.more)
    await place.anna.edits(said, NEW[language])
    await place.manager.sees(NEW[language], place.say("✏️ Edited"), chat=place.board, patience=10)
    assert await holding(place.manager, place.told.more, place) == []


async def test_a_contact_that_is_new_in_a_message_is_read_like_any_other(place: Workplace) -> None:
    """The number waits for consent; managers see only the question."""
    await place.anna.starts()
    asked = await place.anna.sends(place.told.question)
    await place.manager.sees(place.told.question, chat=place.board)
    await place.anna.edits(asked, f"{place.told.question} +7 912 345-67-89")
    await place.anna.sees(place.say("What is your name? Type it, or just press the button below."))
    assert await holding(place.manager, "345-67-89", place) == []


async def test_a_deleted_line_comes_anew_when_its_words_change(place: Workplace, language: str) -> None:
    """Where nothing is left to be changed, a new line under the card says it."""
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    await place.office.sandbox.quiet()
    (_, line) = await holding(place.manager, place.told.more, place)
    await place.office.delete_as_administrator(line)
    await place.anna.edits(said, NEW[language])
    again = await place.manager.sees(NEW[language], place.say("✏️ Edited"), chat=place.board)
    assert again.id > line.id


async def test_a_colleague_who_has_the_lead_by_now_is_named(place: Workplace, language: str) -> None:
    """Nothing changes at the person then."""
    card = await place.gets_and_takes_a_lead()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    await place.anna.sees(place.told.answer)
    await place.chooses("Hand over…", on=card)
    assert place.colleague is not None
    await place.manager.presses(place.colleague.first_name)
    await place.colleague.sees(place.told.name)
    await place.manager.edits(written, CORRECTED[language])
    await place.manager.sees(place.colleague.first_name, after=written)
    await place.anna.sees_no(CORRECTED[language])


@pytest.mark.parametrize("alone", [True, False])
async def test_without_a_group_it_is_the_same(open_place: PlaceOpening, language: str, alone: bool) -> None:
    """A prospect's words in private cards change there."""
    place = await open_place(with_group=False, alone=alone)
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more)
    await place.anna.edits(said, NEW[language])
    await place.manager.sees(NEW[language], place.say("✏️ Edited"))
    assert await holding(place.manager, place.told.more, place, in_group=False) == []
