"""Writing by mistake: words that would reach the wrong person, or into a colleague's talk, are asked about first."""

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace


def not_sent(place: Workplace) -> str:
    """How it begins what the bot says instead of sending."""
    return place.say("<b>Not sent.</b> {holder} talks with {name} (No. {number}).", holder="", name="", number="")[:10]


async def writes_into_olgas_talk(place: Workplace, author: Player) -> Seen:
    """Olga has Anna's lead, and somebody replies to its card in the group. Returns what the bot says."""
    await place.gets_and_takes_a_lead()
    card = await author.sees(place.told.name, chat=place.board)
    await author.sends(place.told.answer, to=place.board, reply_to=card)
    return await author.sees(not_sent(place), chat=place.board)


async def test_a_colleagues_talk_is_not_written_into(place: Workplace) -> None:
    """Who has it is said, and the words are kept as a note for them with one tap."""
    pavel = place.office.pavel
    said = await writes_into_olgas_talk(place, pavel)
    assert place.manager.first_name in said.text
    assert said.labels == [place.say("Keep as a note")]
    await pavel.presses(place.say("Keep as a note"), chat=place.board)
    await pavel.sees(place.say("📝 Noted about {name}: only we read it.", name=place.told.name), chat=place.board)
    await place.manager.sees(place.say("📝 {note}", note=place.told.answer), place.told.question)
    await place.anna.sees_no(place.told.answer)


async def test_the_owner_writes_there_after_saying_that_it_is_meant(place: Workplace) -> None:
    """And once, however often the button is pressed."""
    viktor = place.office.viktor
    said = await writes_into_olgas_talk(place, viktor)
    assert said.labels == [place.say("Keep as a note"), place.say("Send anyway"), place.say("Take over and send")]
    await place.anna.sees_no(place.told.answer)
    await viktor.presses(place.say("Send anyway"), on=said, chat=place.board)
    await place.anna.sees(place.told.answer)
    await viktor.presses_stale(place.say("Send anyway"), on=said)
    assert sum(message.text == place.told.answer for message in await place.anna.messages()) == 1


async def test_the_owner_takes_the_lead_over_with_the_answer(place: Workplace) -> None:
    viktor = place.office.viktor
    await writes_into_olgas_talk(place, viktor)
    await viktor.presses(place.say("Take over and send"), chat=place.board)
    await place.anna.sees(place.told.answer)
    (lead,) = await place.office.rows("SELECT manager_id FROM leads")
    assert lead["manager_id"] == viktor.id


async def test_ones_own_old_card_is_not_written_to_after_handing_over(place: Workplace) -> None:
    card = await place.gets_and_takes_a_lead()
    await place.chooses("Hand over…", on=card)
    await place.manager.presses(place.office.pavel.first_name)
    await place.office.pavel.sees(place.told.question, place.told.name)
    await place.manager.sends(place.told.answer, reply_to=card)
    said = await place.manager.sees(not_sent(place))
    assert place.office.pavel.first_name in said.text
    await place.anna.sees_no(place.told.answer)


async def test_who_is_excluded_is_not_written_to(place: Workplace) -> None:
    card = await place.gets_a_question()
    await place.manager.presses(place.say("Exclude…"), chat=place.board)
    await place.manager.presses(place.say("Spam"), chat=place.board)
    await place.manager.sends(place.told.answer, to=place.board, reply_to=card)
    await place.manager.sees(not_sent(place), "/exclusions", chat=place.board)
    await place.anna.sees_no(place.told.answer)


async def test_where_two_talks_run_side_by_side_it_is_asked_for_whom_the_words_are(
    open_place: PlaceOpening, language: str
) -> None:
    """Boris has written while an answer to Anna was being thought about."""
    place = await open_place(with_group=False)
    boris = await place.office.sandbox.person("Борис", language=language)
    await place.gets_a_question()
    await place.manager.presses(place.say("Answer"))
    await place.manager.sees("/cancel")
    await boris.starts()
    await boris.sends(place.told.more)
    await place.manager.sees(place.told.more)
    await place.manager.sends(place.told.answer)
    asked = await place.manager.sees(
        place.say("<b>Not sent yet.</b> Somebody else has written since you began. For whom is it?")
    )
    assert len(asked.labels) == 2
    await boris.sees_no(place.told.answer)
    await place.manager.presses(asked.labels[1])
    await boris.sees(place.told.answer)
    toast = await place.manager.presses_stale(asked.labels[0], on=asked)
    assert toast == place.say("These words have gone out already. To send them once more, write them anew.")
    await place.anna.sees_no(place.told.answer)


async def test_what_the_bot_says_to_the_team_is_no_answer(place: Workplace) -> None:
    """A forged button under a line would send the card above it, with all that is noted there."""
    card = await place.gets_and_takes_a_lead()
    await place.manager.sends(f"// {place.told.note}", reply_to=card)
    await place.manager.sees("📝", place.told.question, place.told.note)
    await place.anna.sends(place.told.more)
    line = await place.manager.sees(f"{place.told.name}: {place.told.more}")
    toast = await place.manager.presses_data("held1:1:0:chosen", on=line)
    assert toast == place.say("I do not find your words any more: please write them once more.")
    await place.anna.sees_no(place.told.note)


async def test_a_reply_to_a_line_that_nobody_knows_goes_to_nobody_before_it_is_asked(
    open_place: PlaceOpening, language: str
) -> None:
    """Telegram's answer to Boris's line was lost, so another came; the first speaks of nobody the bot could know."""
    place = await open_place(with_group=False)
    boris = await place.office.sandbox.person("Борис", language=language)
    card = await place.gets_a_question()
    await boris.starts()
    await boris.sends(place.told.more)
    await place.manager.sees(place.told.more)
    await place.office.sandbox.order_fault("sendMessage", "reset_after", chat_id=place.manager.id)
    await boris.sends(place.told.note)
    await place.manager.sees(f": {place.told.note}")
    await place.office.sandbox.quiet()
    line, _once_more = [each for each in await place.manager.messages() if each.text.endswith(f": {place.told.note}")]
    await begins_to_answer(place, card)

    await place.manager.sends(place.told.answer, reply_to=line)

    asked = await place.manager.sees(nobody_knows(place))
    await place.anna.sees_no(place.told.answer)
    await boris.sees_no(place.told.answer)
    await place.manager.presses(asked.labels[0])
    await place.anna.sees(place.told.answer)


async def test_a_reply_to_what_was_erased_goes_to_nobody_before_it_is_asked(
    open_place: PlaceOpening, language: str
) -> None:
    """Neither to what the manager once answered somebody of whom nothing is kept any more."""
    place = await open_place(with_group=False)
    boris = await place.office.sandbox.person("Борис", language=language)
    card = await place.gets_a_question()
    await boris.starts()
    await boris.sends(place.told.more)
    answered = await place.manager.sends(place.told.note, reply_to=await place.manager.sees(place.told.more))
    await boris.sees(place.told.note)
    async with place.office.writing() as session:
        await session.connection.run("DELETE FROM remarks")
    await begins_to_answer(place, card)

    await place.manager.sends(place.told.answer, reply_to=answered)

    await place.manager.sees(nobody_knows(place))
    await place.anna.sees_no(place.told.answer)


async def begins_to_answer(place: Workplace, card: Seen) -> None:
    """The manager presses what is under a card, and is asked for the words."""
    await place.manager.presses(place.say("Answer"), on=card)
    await place.manager.sees("/cancel")


def nobody_knows(place: Workplace) -> str:
    """How it begins what the bot asks then."""
    asked = (
        "<b>Not sent yet.</b> Nobody knows any more whose message you reply to. Is it for {name}?"
        " If not, reply to another message of theirs."
    )
    return place.say(asked, name="\0").partition("\0")[0]
