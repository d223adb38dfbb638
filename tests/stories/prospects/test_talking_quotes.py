"""Talking, and answering one message in particular: what is a reply here is a reply there."""

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace


async def test_an_answer_to_one_message_stands_under_that_very_message(place: Workplace) -> None:
    """Also under the first of several; a reply to the card stands under none."""
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    second = await place.anna.sends(place.told.more)
    await place.anna.sends(place.told.note)
    await place.manager.sees(place.told.note, chat=place.board)
    messages = await place.manager.messages(place.board)
    line = next(message for message in messages if message.text.endswith(place.told.more) and not message.labels)
    await place.manager.sends(place.told.answer, reply_to=line, to=place.board)
    assert (await place.anna.sees(place.told.answer)).answered == second.id


async def test_a_reply_to_the_card_answers_no_message_in_particular(place: Workplace) -> None:
    """It is the person who is answered."""
    card = await place.gets_a_question()
    await place.manager.sends(place.told.answer, reply_to=card, to=place.board)
    assert (await place.anna.sees(place.told.answer)).answered is None


async def test_a_reply_of_the_person_stands_under_the_answer_it_is_about(place: Workplace) -> None:
    """In the chat of the manager who wrote the answer, with the words that were chosen."""
    card = await place.gets_and_takes_a_lead()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    read = await place.anna.sees(place.told.answer)
    quoted = place.told.answer[:8]
    await place.anna.sends(place.told.more, reply_to=read, quote=quoted)
    arrived = await place.manager.sees(place.told.more)
    assert (arrived.answered, arrived.quote) == (written.id, quoted)


async def test_a_quote_of_the_managers_is_shown_to_the_person(place: Workplace) -> None:
    """Just the words that were chosen; the name before them is not the person's."""
    await place.gets_and_takes_a_lead()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    line = await place.manager.sees(place.told.more)
    quoted = place.told.more[:5]
    await place.manager.sends(place.told.answer, reply_to=line, quote=quoted)
    arrived = await place.anna.sees(place.told.answer)
    assert (arrived.answered, arrived.quote) == (said.id, quoted)


async def test_a_quote_that_is_not_the_persons_words_is_left_out(place: Workplace) -> None:
    """The reply stands under the message all the same."""
    await place.gets_and_takes_a_lead()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    line = await place.manager.sees(place.told.more)
    await place.manager.sends(place.told.answer, reply_to=line, quote=place.told.name)
    arrived = await place.anna.sees(place.told.answer)
    assert (arrived.answered, arrived.quote) == (said.id, None)


async def test_the_person_goes_on_from_an_own_message(place: Workplace) -> None:
    """Under the copy of it, wherever that stands."""
    await place.gets_and_takes_a_lead()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    line = await place.manager.sees(place.told.more)
    await place.anna.sends(place.told.note, reply_to=said)
    assert (await place.manager.sees(place.told.note)).answered == line.id


async def test_a_manager_goes_on_from_an_own_answer_in_private(open_place: PlaceOpening) -> None:
    """Replying to it is answering once more, under the earlier answer."""
    place = await open_place(with_group=False, alone=True)
    card = await place.gets_a_question()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    read = await place.anna.sees(place.told.answer)
    await place.manager.sends(place.told.note, reply_to=written)
    assert (await place.anna.sees(place.told.note)).answered == read.id
