"""Consent: nothing is kept without it, no old button gives it, and whoever refuses or takes it back is served."""

from bot.config.sections import ConsentSection
from bot.sandbox.sight import Seen
from tests.stories.workplace import PHONE, Workplace

AGREE = "Agree and send"
OUTDATED = "This button is outdated. Type /start."
ERASED = "Done: all that came through this chat is erased. Write again any time, and we meet anew."


async def reads_the_summary(place: Workplace) -> Seen:
    """Anna asks, shares her number and is shown what would be kept."""
    await place.anna.starts()
    await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.shares_contact()
    return await place.anna.sees_button(place.say(AGREE))


async def has_nothing_kept(place: Workplace) -> None:
    """Neither a name nor a contact of Anna's is on record, and there is no lead."""
    await place.office.sandbox.quiet()
    assert await place.office.rows("SELECT id FROM leads") == []
    assert await place.office.rows("SELECT value_id FROM prospect_contact_points") == []
    assert await place.office.rows("SELECT id FROM prospects WHERE name IS NOT NULL") == []


async def test_whoever_refuses_stays_unnamed_and_is_answered(place: Workplace) -> None:
    """The draft goes too, the old button gives no consent, and the question gets its answer."""
    summary = await reads_the_summary(place)
    await place.anna.presses(place.say("Do not send"), on=summary)
    await place.anna.sees(
        place.say("All right, your name and contact were not kept. The question stays with us without a name.")
    )
    assert await place.anna.presses_stale(place.say(AGREE), on=summary) == place.say(OUTDATED)
    await has_nothing_kept(place)
    drafts = await place.office.rows("SELECT data FROM conversations WHERE user_id = :anna", anna=place.anna.id)
    assert not any("79123456789" in row["data"] for row in drafts)
    card = await place.manager.sees(place.told.question, chat=place.board)
    await place.manager.sends(place.told.answer, to=place.board, reply_to=card)
    await place.anna.sees(place.told.answer)


async def test_a_new_document_is_read_before_it_is_agreed_to(place: Workplace) -> None:
    """The button under the old one shows the summary again; what counts is the version that was read."""
    old = await reads_the_summary(place)
    document = ConsentSection(operator="ООО Ромашка", link="https://example.com/new", version="2")
    place.office.config = place.office.config.model_copy(update={"consent": document})
    await place.office.restart_bot()
    await place.anna.presses_stale(place.say(AGREE), on=old)
    new = await place.anna.sees("https://example.com/new", after=old)
    assert await place.office.rows("SELECT version FROM consents") == []
    await place.anna.presses(place.say(AGREE), on=new)
    await place.anna.sees(place.say("Thank you! We have noted:"))
    assert await place.office.rows("SELECT version FROM consents") == [{"version": "2"}]


async def test_what_was_forgotten_with_the_summary_on_the_screen_is_not_agreed_to_afterwards(place: Workplace) -> None:
    """The button under it is outdated, and brings neither name nor number back."""
    summary = await reads_the_summary(place)
    await place.anna.sends("/forget")
    await place.anna.presses(place.say("Erase everything"))
    await place.anna.sees(place.say(ERASED))
    assert await place.anna.presses_stale(place.say(AGREE), on=summary) == place.say(OUTDATED)
    await has_nothing_kept(place)
    await place.manager.sees_no("Петрова", chat=place.board)


async def test_forgetting_pressed_twice_is_answered_twice_and_done_once(place: Workplace) -> None:
    await reads_the_summary(place)
    await place.anna.sends("/forget")
    question = await place.anna.sees_button(place.say("Erase everything"))
    for _ in range(2):
        assert await place.anna.presses_stale(place.say("Erase everything"), on=question) is not None
    await place.anna.sees(place.say(ERASED))
    await has_nothing_kept(place)
    await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more, chat=place.board)


async def test_a_consent_taken_back_in_the_middle_of_a_correction_ends_it(place: Workplace) -> None:
    """What is typed next is a question and no name."""
    await place.gets_a_lead()
    await place.anna.presses(place.say("Correct it"))
    await place.anna.presses(place.say("Name"))
    await takes_it_back(place)
    await place.anna.sends(place.told.client)
    await place.manager.sees(place.told.client, chat=place.board)
    await has_nothing_on_a_lead(place)


async def test_a_consent_taken_back_while_a_further_contact_is_shown_drops_that_too(place: Workplace) -> None:
    """The button under the summary is outdated."""
    await place.gets_a_lead()
    await place.anna.sends("anna@example.com")
    summary = await place.anna.sees(place.say("Please check:"), PHONE, "anna@example.com")
    await takes_it_back(place)
    assert await place.anna.presses_stale(place.say("Send"), on=summary) == place.say(OUTDATED)
    await has_nothing_on_a_lead(place)


async def takes_it_back(place: Workplace) -> None:
    """Anna withdraws her consent under /privacy."""
    await place.anna.sends("/privacy")
    await place.anna.presses(place.say("Withdraw my consent"))
    await place.anna.presses(place.say("Withdraw my consent"), on=await place.anna.sees("/forget."))
    await place.anna.sees(
        place.say("Done: your name and contacts are erased. You can go on asking right here, without a name.")
    )


async def has_nothing_on_a_lead(place: Workplace) -> None:
    """The request is an empty row, and nothing of a contact is kept."""
    await place.office.sandbox.quiet()
    assert await place.office.rows("SELECT name, wish FROM leads") == [{"name": "", "wish": ""}]
    assert await place.office.rows("SELECT value_id FROM prospect_contact_points") == []
    assert await place.office.rows("SELECT id FROM prospects WHERE name IS NOT NULL") == []
