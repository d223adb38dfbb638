"""Returning people: greeted by name, told what is open, and a new wish is sent with one tap and nothing asked again."""

from datetime import timedelta

from bot.config.sections import ConsentSection
from tests.stories.workplace import PHONE, Workplace

THANKS = {"ru": "Спасибо большое!", "en": "Thanks a lot!"}
SEND = "Get in touch with me"


async def had_a_request(place: Workplace) -> None:
    """Anna's request was taken and closed a while ago."""
    await place.gets_and_takes_a_lead()
    await place.chooses("Close…")
    await place.chooses("No answer")
    await place.office.sandbox.quiet()
    place.office.clock.pass_time(timedelta(hours=1))


async def leads_of(place: Workplace) -> list[dict[str, object]]:
    """Who wanted what, first things first."""
    return await place.office.rows("SELECT name, wish, closed_at IS NULL AS is_open FROM leads ORDER BY id")


def offer(place: Workplace) -> str:
    """The words that offer a new request."""
    said = {"name": place.told.name, "contacts": PHONE}
    return place.say("Would you like us to get in touch? Name and contact stay: {name}, {contacts}.", **said)


async def test_whoever_comes_back_reads_their_name_and_where_the_request_stands(place: Workplace) -> None:
    """Received, then in work; closed, what they can do this time."""
    await place.gets_a_lead()
    name, wish = place.told.name, place.told.question
    not_forgotten = place.say("Hello, {name}! We have not forgotten you: “{wish}”.", name=name, wish=wish)
    await place.anna.starts()
    await place.anna.sees(not_forgotten, place.say("We have it, and a person will answer."))
    await place.takes(name)
    await place.anna.starts()
    await place.anna.sees(not_forgotten, place.say("A person is on it."))
    await place.chooses("Close…")
    await place.chooses("No answer")
    await place.office.sandbox.quiet()
    await place.anna.starts()
    await place.anna.sees(
        place.say("Hello, {name}! Good to see you again. What can we do for you this time?", name=name)
    )


async def test_a_new_wish_is_sent_with_one_tap_as_a_repeat_enquiry(place: Workplace) -> None:
    """Name and contact are known; the journal goes along, the old request stays closed."""
    await had_a_request(place)
    await place.anna.sends(place.told.note)
    offered = await place.anna.sees(offer(place))
    assert offered.labels == [place.say(SEND)]
    await place.anna.presses(place.say(SEND), on=offered)
    await place.anna.sees(place.say("Thank you! We have noted:"), place.told.note, PHONE, after=offered)

    repeat = place.say("🔁 <b>Repeat lead No. {number}</b>", number=2)
    await place.manager.sees(repeat, place.told.name, place.told.note, chat=place.board)
    assert await leads_of(place) == [
        {"name": place.told.name, "wish": place.told.question, "is_open": 0},
        {"name": place.told.name, "wish": place.told.note, "is_open": 1},
    ]
    journal = await place.office.rows(
        "SELECT i.words FROM lead_interests l JOIN interests i ON i.id = l.interest_id WHERE l.lead_id = 2"
    )
    assert {"words": place.told.note} in journal


async def test_thanks_after_the_end_are_no_new_request(place: Workplace) -> None:
    """They reach the managers as ever and offer nothing; a wish right after them does."""
    await had_a_request(place)
    thanks = await place.anna.sends(THANKS[place.office.config.team.language])
    receipt = await place.anna.sees(place.say("We will answer within an hour."), after=thanks)
    assert receipt.labels == []
    place.office.clock.pass_time(timedelta(minutes=1))
    await place.anna.sends(place.told.note)
    await place.anna.sees(offer(place))
    assert len(await leads_of(place)) == 1


async def test_a_second_tap_makes_no_second_request(place: Workplace) -> None:
    """Nor does a tap a day later, while the request is open."""
    await had_a_request(place)
    await place.anna.sends(place.told.note)
    offered = await place.anna.sees(offer(place))
    await place.anna.presses(place.say(SEND), on=offered)
    await place.anna.sees(place.say("Thank you! We have noted:"), after=offered)

    toast = await place.anna.presses_stale(place.say(SEND), on=offered)
    assert toast == place.say("It is sent already.")
    assert len(await leads_of(place)) == 2


async def test_a_new_consent_document_is_agreed_to_first(place: Workplace) -> None:
    """Nothing new is sent under a document that nobody has seen."""
    await had_a_request(place)
    await place.anna.sends(place.told.note)
    offered = await place.anna.sees(offer(place))
    document = ConsentSection(operator="ООО Ромашка", link="https://example.com/new", version="2")
    place.office.config = place.office.config.model_copy(update={"consent": document})
    await place.office.restart_bot()
    await place.anna.presses(place.say(SEND), on=offered)
    await place.anna.sees(place.say("Please check:"), "https://example.com/new", place.told.note)
    assert len(await leads_of(place)) == 1
    await place.anna.presses(place.say("Agree and send"))
    await place.anna.sees(place.say("Thank you! We have noted:"), after=offered)
    assert len(await leads_of(place)) == 2


async def test_a_changed_phone_is_taken_with_the_new_wish(place: Workplace) -> None:
    """Whoever writes it along reads it back before it is sent."""
    await had_a_request(place)
    wish = await place.anna.sends(f"{place.told.note}, +7 912 000-00-77")
    await place.anna.sees(place.say("Please check:"), "+7 912 000-00-77", PHONE, after=wish)
    await place.anna.presses(place.say("Send"))
    await place.anna.sees(place.say("Thank you! We have noted:"), "+7 912 000-00-77", after=wish)


async def test_an_offer_that_says_less_than_what_would_be_sent_is_shown_anew(place: Workplace) -> None:
    """A phone given since is read back before it goes out."""
    await had_a_request(place)
    await place.anna.sends(place.told.note)
    offered = await place.anna.sees(offer(place))
    await place.anna.sends("+7 912 000-00-77")
    shown = await place.anna.sees(place.say("Please check:"), "+7 912 000-00-77", after=offered)
    await place.anna.presses_stale(place.say(SEND), on=offered)
    await place.anna.sees(place.say("Please check:"), "+7 912 000-00-77", after=shown)
    assert len(await leads_of(place)) == 1


async def test_what_was_said_while_a_request_was_open_hides_no_offer(place: Workplace) -> None:
    """Somebody takes a request back and a minute later wants something else; in that talk it is offered once."""
    await place.gets_a_lead()
    await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more, chat=place.board)
    await place.anna.sends("/status")
    await place.anna.presses(place.say("Withdraw the request"))
    await place.anna.presses(place.say("Yes, withdraw"))
    await place.anna.sends(place.told.note)
    offered = await place.anna.sees(offer(place))
    await place.anna.sends(place.told.question)
    await place.manager.sees(place.told.question, chat=place.board)
    await place.office.sandbox.quiet()
    assert [each.id for each in await place.anna.messages() if place.say(SEND) in each.labels] == [offered.id]
    await place.anna.presses(place.say(SEND), on=offered)
    await place.anna.sees(place.say("Thank you! We have noted:"), place.told.note, after=offered)


async def test_a_new_request_says_nothing_of_the_one_before(place: Workplace) -> None:
    """What was added to that while it was open went with it."""
    await place.gets_and_takes_a_lead()
    await place.anna.sends(place.told.more)
    await place.manager.sees(place.told.more)
    await place.chooses("Close…")
    await place.chooses("No answer")
    await place.office.sandbox.quiet()
    place.office.clock.pass_time(timedelta(hours=1))
    await place.anna.sends(place.told.note)
    offered = await place.anna.sees(offer(place))
    await place.anna.presses(place.say(SEND), on=offered)
    await place.anna.sees(place.say("Thank you! We have noted:"), after=offered)
    assert [lead["wish"] for lead in await leads_of(place)] == [place.told.question, place.told.note]
