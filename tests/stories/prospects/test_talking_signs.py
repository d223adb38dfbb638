"""Talking, and the small signs of it: that an answer arrived, that it did not, and how somebody likes it."""

import pytest

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace


async def stands(person: Player, message: Seen, place: Workplace) -> Seen:
    """The message as it is now, once the bot rests."""
    await place.office.sandbox.quiet()
    chat = place.board if place.board is not None and message.chat_id == place.board.id else None
    return next(found for found in await person.messages(chat) if found.id == message.id)


async def test_an_answer_shows_that_it_arrived(place: Workplace) -> None:
    """A reaction under the manager's own message, and no message about it."""
    card = await place.gets_and_takes_a_lead()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    await place.anna.sees(place.told.answer)
    assert (await stands(place.manager, written, place)).reaction == "👌"
    assert (await place.manager.messages())[-1].id == written.id


async def test_an_answer_in_the_group_shows_it_there(place: Workplace) -> None:
    """Where the team reads along."""
    card = await place.gets_a_question()
    written = await place.manager.sends(place.told.answer, reply_to=card, to=place.board)
    await place.anna.sees(place.told.answer)
    assert (await stands(place.manager, written, place)).reaction == "👌"


async def test_nothing_shows_while_nothing_arrived(place: Workplace) -> None:
    """Who has blocked the bot gets nothing, and the card's line says so."""
    card = await place.gets_and_takes_a_lead()
    await place.anna.blocks()
    await place.office.sandbox.quiet()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    assert (await stands(place.manager, written, place)).reaction is None


@pytest.mark.parametrize("kind", ["cant_copy"])
async def test_an_answer_that_telegram_does_not_pass_on_is_told_of_under_it(place: Workplace, kind: str) -> None:
    """Which one it was, and what to do."""
    card = await place.gets_and_takes_a_lead()
    await place.office.sandbox.order_fault("copyMessage", kind, chat_id=place.anna.id)
    written = await place.manager.sends_photo(place.told.answer, reply_to=card)
    lost = await place.manager.sees(
        place.say("⚠️ This did not arrive: Telegram does not pass it on. Please say it in another way.")
    )
    assert lost.answered == written.id
    assert (await stands(place.manager, written, place)).reaction is None


async def test_what_a_person_sent_in_vain_is_told_of_under_the_card(place: Workplace) -> None:
    """The team asks for it in another way."""
    card = await place.gets_and_takes_a_lead()
    await place.office.sandbox.order_fault("copyMessage", "cant_copy", chat_id=place.manager.id)
    await place.anna.sends_voice()
    lost = await place.manager.sees(
        place.say(
            "⚠️ <b>{name}</b> sent something that Telegram does not pass on. Ask to send it in another way.",
            name=place.told.name,
        )
    )
    assert lost.answered == card.id


async def test_a_reaction_to_an_answer_shows_under_it(place: Workplace) -> None:
    """It comes, changes and goes, and nobody is asked or told anything."""
    card = await place.gets_and_takes_a_lead()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    read = await place.anna.sees(place.told.answer)
    for emoji, shown in (("❤", "❤"), ("🔥", "🔥"), (None, "👌")):
        await place.anna.reacts(read, emoji)
        assert (await stands(place.manager, written, place)).reaction == shown
    assert (await place.anna.messages())[-1].id == read.id
    assert (await place.manager.messages())[-1].id == written.id


async def test_a_sticker_after_an_answer_is_like_a_reaction_to_it(place: Workplace) -> None:
    """Whoever is in a talk is not asked what they would like to know; a dice shows nothing either."""
    card = await place.gets_and_takes_a_lead()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    await place.anna.sees(place.told.answer)
    await place.anna.sends_sticker()
    played = await place.anna.sends_content("dice")
    assert (await stands(place.manager, written, place)).reaction == "👍"
    assert (await place.anna.messages())[-1].id == played.id
    assert (await place.manager.messages())[-1].id == written.id


async def test_a_reaction_to_a_persons_words_shows_under_them(place: Workplace) -> None:
    """The company likes it; taken away, it leaves what was there: the sign that the company has them."""
    await place.gets_and_takes_a_lead()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    line = await place.manager.sees(place.told.more)
    await place.manager.reacts(line, "👍")
    assert (await stands(place.anna, said, place)).reaction == "👍"
    await place.manager.reacts(line, None)
    assert (await stands(place.anna, said, place)).reaction == "👀"


async def test_an_emoji_of_ones_own_making_and_one_on_a_card_show_nowhere(place: Workplace) -> None:
    """A bot cannot show the first, and the second answers no message."""
    card = await place.gets_and_takes_a_lead()
    written = await place.manager.sends(place.told.answer, reply_to=card)
    read = await place.anna.sees(place.told.answer)
    await place.anna.reacts(read, "👍", custom=True)
    await place.manager.reacts(card, "🔥")
    assert (await stands(place.manager, written, place)).reaction == "👌"
    assert [message.reaction for message in await place.anna.messages()].count("🔥") == 0


async def test_what_colleagues_show_each_other_in_the_group_stays_there(place: Workplace) -> None:
    """A reaction there is no word to the person."""
    await place.gets_a_question()
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    await place.office.sandbox.quiet()
    line = next(found for found in await place.manager.messages(place.board) if found.text.endswith(place.told.more))
    await place.manager.reacts(line, "🤡")
    assert (await stands(place.anna, said, place)).reaction == "👀"


async def test_a_colleague_without_the_lead_reacts_in_vain(open_place: PlaceOpening) -> None:
    """As with answers - but nothing was said, so nothing is refused."""
    place = await open_place(with_group=False)
    await place.gets_a_lead()
    await place.manager.sees(place.told.name)
    await place.office.sandbox.quiet()
    said = await place.anna.sends(place.told.more)
    assert place.colleague is not None
    line = await place.colleague.sees(place.told.more)
    await place.takes(place.told.name)
    await place.colleague.reacts(line, "👎")
    assert (await stands(place.anna, said, place)).reaction == "👀"
