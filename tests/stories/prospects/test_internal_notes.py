"""Internal notes: what a manager writes for the team, and what Anna never reads."""

from tests.stories.prospects.conftest import PlaceOpening
from tests.stories.workplace import Workplace


async def anna_reads_nothing_of(place: Workplace, note: str) -> None:
    """Nothing that Anna sees now or that is on its way to her holds it."""
    await place.office.sandbox.quiet()
    await place.anna.sees_no(note)
    letters = await place.office.rows("SELECT payload FROM outbox WHERE chat_id = :anna", anna=place.anna.id)
    assert not any(note in letter["payload"] for letter in letters)


async def test_a_marked_reply_stays_with_the_team(place: Workplace) -> None:
    """In the group, on the card of a question: the card shows it, and so does the lead's once there is one."""
    card = await place.gets_a_question()
    await place.manager.sends(f"// {place.told.note}", to=place.board, reply_to=card)
    await place.manager.sees(place.say("📝 {note}", note=place.told.note), place.told.question, chat=place.board)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    await place.anna.sends(place.told.name)
    await place.anna.sees(place.say("Please check:"), place.told.name)
    await place.anna.presses(place.say("Agree and send"))
    full = await place.takes(place.told.name)
    assert place.told.note in full.text
    await anna_reads_nothing_of(place, place.told.note)


async def test_the_button_asks_for_a_note(place: Workplace) -> None:
    """Also a reply to the card is the note then, for that is what was asked; afterwards a reply is an answer again."""
    card = await place.gets_and_takes_a_lead()
    await place.manager.presses(place.say("More…"), on=card)
    await place.manager.presses(place.say("Note…"))
    await place.manager.sees(place.told.name, "/cancel")
    await place.manager.sends(place.told.note, reply_to=await place.manager.sees_button(place.say("Note…")))
    await place.manager.sees(place.say("📝 Noted about {name}: only we read it.", name=place.told.name))
    await place.manager.sees(place.say("📝 {note}", note=place.told.note), place.told.question)
    await anna_reads_nothing_of(place, place.told.note)
    card = await place.manager.sees_button(place.say("Answer"), on=place.told.name)
    await place.manager.sends(place.told.answer, reply_to=card)
    await place.anna.sees(place.told.answer)


async def test_a_note_in_the_middle_of_an_answer_does_not_end_it(place: Workplace) -> None:
    await place.gets_and_takes_a_lead()
    await place.manager.presses(place.say("Answer"))
    await place.manager.sends(f"//{place.told.note}")
    await place.manager.sees(place.say("📝 Noted about {name}: only we read it.", name=place.told.name))
    await place.manager.sends(place.told.answer)
    await place.anna.sees(place.told.answer)
    await anna_reads_nothing_of(place, place.told.note)


async def test_the_history_tells_all_notes(place: Workplace) -> None:
    card = await place.gets_and_takes_a_lead()
    for note in (place.told.note, place.told.more):
        await place.manager.sends(f"// {note}", reply_to=card)
        await place.manager.sees(place.say("📝 {note}", note=note), place.told.question)
    await place.chooses("History", on=place.told.name)
    page = await place.manager.sees(place.told.note, place.told.more)
    assert place.office.olga.first_name in page.text
    await anna_reads_nothing_of(place, place.told.more)


async def test_a_picture_with_a_marked_caption_goes_nowhere(place: Workplace) -> None:
    """Its words are kept; the picture stays where it is."""
    await place.gets_and_takes_a_lead()
    await place.manager.presses(place.say("Answer"))
    await place.manager.sends_photo(f"// {place.told.note}")
    await place.manager.sees(place.say("📝 Noted about {name}: only we read it.", name=place.told.name))
    await anna_reads_nothing_of(place, place.told.note)
    assert await place.office.rows("SELECT id FROM outbox WHERE method = 'copyMessage'") == []


async def test_a_note_about_nobody_or_with_nothing_in_it_is_asked_for_again(open_place: PlaceOpening) -> None:
    place = await open_place(with_group=False)
    card = await place.gets_a_question()
    await place.manager.sends(f"// {place.told.note}")
    await place.manager.sees(place.say("About whom is this note? Reply to a card with it. It was not sent to anybody."))
    await place.manager.sends("//", reply_to=card)
    await place.manager.sees("// ", "/cancel")
    assert await place.office.rows("SELECT id FROM notes") == []
