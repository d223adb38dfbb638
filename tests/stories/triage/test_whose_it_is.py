"""Whose it is: a question or a lead is linked to somebody known, a supplier keeps their manager, a caller is named."""

from collections.abc import Awaitable, Callable

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.ids import ManagerId
from bot.sandbox.sight import Seen
from tests.clocks import START
from tests.stories.workplace import PHONE, Workplace

Way = Callable[[], Awaitable[Seen]]

KNOWN_PHONE = "+79261112233"
KNOWN_MAIL = "maria@example.com"


async def know_a_client(work: Workplace, *, phone: str = KNOWN_PHONE, name: str | None = None) -> None:
    """Somebody with a phone and a mail; the one with the usual phone is whom this manager looks after."""
    values = (ContactKind.PHONE, phone), (ContactKind.EMAIL, KNOWN_MAIL)
    points = [
        ContactPoint(value=ContactValue(kind=kind, normal_form=form), verified=False, origin=Origin.IMPORT)
        for kind, form in values
    ]
    manager = ManagerId(work.manager.id) if phone == KNOWN_PHONE else None
    async with work.office.writing() as session:
        directory = session.directory
        known = await directory.add_client(
            name=name or work.told.client, kind=ClientKind.CLIENT, manager=manager, now=START
        )
        await directory.append_points(points, client=known.id, now=START)


async def asks_whose(work: Workplace, on: str | None = None) -> Seen:
    """Open the search behind "Link…"; returns the last message before it."""
    last = await work.manager.last_message()
    await work.manager.presses(work.say("Link…"), on=on, chat=None if on else work.board)
    await work.manager.presses(work.say("🔎 Find a client"))
    return last


async def finds_the_client(work: Workplace, after: Seen) -> None:
    """Press the client that was found."""
    found = await work.manager.sees_button(work.say("It is {name}", name=work.told.client))
    assert found.id > after.id
    await work.manager.presses(work.say("It is {name}", name=work.told.client), on=found)


async def values_of_the_client(work: Workplace) -> list[str]:
    """Which phones and mails are the client's."""
    rows = await work.office.rows(
        "SELECT v.normal_form FROM ownerships w JOIN contact_values v ON v.id = w.value_id"
        " WHERE w.client_id = 1 AND v.kind <> 'telegram' ORDER BY w.id"
    )
    return [row["normal_form"] for row in rows]


async def test_a_question_is_answered_and_linked_without_a_name(work: Workplace) -> None:
    """Who asks stays a guest until a manager knows better; then it is a repeat lead with all that was said."""
    await know_a_client(work)
    card = await work.gets_a_question()
    assert card.labels == [work.say(label) for label in ("Answer", "Link…", "Note…", "Exclude…")]
    assert work.anna.first_name not in card.text
    await work.manager.sends(work.told.answer, to=work.board, reply_to=card)
    await work.anna.sees(work.told.answer)
    await work.anna.sends(work.told.more)
    await work.manager.sees(work.told.more, chat=work.board)
    last = await asks_whose(work)
    await work.manager.sends(work.told.part)
    await finds_the_client(work, last)
    repeat = work.say("🔁 <b>Repeat lead No. {number}</b>", number=1)
    await work.manager.sees(repeat, work.told.client, work.told.question, work.told.more)
    await work.others_see(repeat)


async def test_the_most_likely_client_is_one_tap_away(work: Workplace) -> None:
    """The card says what it rests on; one tap links, one takes it back."""
    await know_a_client(work)
    await work.gets_and_takes_a_lead(phone=KNOWN_PHONE, name=work.told.client)
    phone = "+7 926 111-22-33"
    likely = work.say("Looks like client {name}: {values}.", name=work.told.client, values=phone)
    await work.manager.sees(work.told.client, likely)
    await work.manager.presses(work.say("It is {name}", name=work.told.client))
    await work.manager.sees(work.say("🔁 <b>Repeat lead No. {number}</b>", number=1))
    await work.others_see(work.say("🔁 <b>Repeat lead No. {number}</b>", number=1))
    await work.manager.presses(work.say("↩ Undo"))
    await work.manager.sees(work.say("🆕 <b>New lead No. {number}</b>", number=1), likely)


async def test_somebody_else_with_a_name_alike_is_not_asked_about_again(work: Workplace) -> None:
    """The answer stands on the history, holds when the same one comes again, and can be taken back."""
    await know_a_client(work)
    await work.gets_and_takes_a_lead(name=work.told.nickname)
    likely = work.say("Looks like {name}: {signs}.", name=work.told.client, signs=work.say("a similar name"))
    await work.manager.sees(likely)
    await work.manager.presses(work.say("It is somebody else"), on=likely)
    await work.manager.sees_no(likely)
    await work.manager.presses(work.say("Ask who again"))
    await work.manager.sees(likely)
    await work.manager.presses(work.say("It is somebody else"), on=likely)
    await work.manager.sees_no(likely)
    await work.chooses("History")
    await work.manager.sees(
        f"{work.say('Not this client')}: {work.told.client}", work.say("To be asked again who it is")
    )


async def test_that_it_is_somebody_else_can_be_said_where_the_likely_ones_are_listed(work: Workplace) -> None:
    """Beside each whose name alone is alike; the way back stands on the card then."""
    await know_a_client(work)
    await work.gets_and_takes_a_lead(name=work.told.nickname)
    await work.chooses("Link…")
    listed = await work.manager.sees(work.say("<b>Whose is it?</b>").removeprefix("<b>").removesuffix("</b>"))
    assert listed.labels[:2] == [
        work.say("It is {name}", name=work.told.client), work.say("It is somebody else"),
    ]  # fmt: skip
    await work.manager.presses(work.say("It is somebody else"), on=listed)
    card = await work.manager.sees_button(work.say("Ask who again"))
    assert work.say("It is {name}", name=work.told.client) not in card.labels


async def test_who_comes_back_from_a_new_phone_is_asked_about(work: Workplace) -> None:
    """Nobody has the number, but a name is alike: the card says so; one tap links, one takes it back."""
    await know_a_client(work)
    await work.gets_and_takes_a_lead(name=work.told.nickname)
    likely = work.say("Looks like {name}: {signs}.", name=work.told.client, signs=work.say("a similar name"))
    await work.manager.sees(work.told.nickname, likely)
    if work.colleague is not None:
        await work.colleague.sees_no(work.told.client, chat=work.board)
    await work.chooses("More…")
    await work.manager.sees_button(work.say("Copy the phone"))
    await work.manager.presses(work.say("‹ Back"))
    await work.manager.presses(work.say("It is {name}", name=work.told.client))
    await work.manager.sees(work.say("🔁 <b>Repeat lead No. {number}</b>", number=1), work.told.client)
    await work.manager.presses(work.say("↩ Undo"))
    await work.manager.sees(work.say("🆕 <b>New lead No. {number}</b>", number=1), likely)


async def test_whom_the_bot_has_recognised_is_taken_back_by_whoever_has_the_lead(work: Workplace) -> None:
    """Linked before anybody saw it; the one who took it sees the mistake, and keeps the lead."""
    await know_a_client(work, phone="+79123456789", name=work.told.name)
    await work.gets_and_takes_a_lead()
    await work.manager.sees(work.say("🔁 <b>Repeat lead No. {number}</b>", number=1), work.told.name)
    label = work.say("↩ Undo" if work.colleague is None else "↩ Not {name}", name=work.told.name)
    await work.manager.presses(label)
    likely = work.say("Looks like client {name}: {values}.", name=work.told.name, values=PHONE)
    card = await work.manager.sees(work.say("🆕 <b>New lead No. {number}</b>", number=1), likely)
    if work.colleague is not None:
        await work.manager.sees(work.say("With {name}", name=work.manager.first_name), likely)
        assert label not in card.labels and work.say("↩ Give back") in card.labels
    await work.others_see(work.say("🆕 <b>New lead No. {number}</b>", number=1))
    await work.manager.presses(work.say("It is {name}", name=work.told.name))
    await work.manager.sees(work.say("🔁 <b>Repeat lead No. {number}</b>", number=1))


async def test_a_client_is_found_by_words_by_a_shared_card_and_by_a_forwarded_message(work: Workplace) -> None:
    """However it was found, the contacts of the lead are appended, and undo takes just these away."""
    await know_a_client(work)
    await work.gets_and_takes_a_lead()
    ways: tuple[Way, ...] = (
        lambda: work.manager.sends(work.told.part),
        lambda: work.manager.shares_contact_of("M.", KNOWN_PHONE),
        lambda: work.manager.forwards_text(work.told.more, author=work.told.client),
    )
    for shows_who in ways:
        last = await asks_whose(work, on=work.told.name)
        await shows_who()
        await finds_the_client(work, last)
        await work.manager.sees(work.say("Client: {name}", name=work.told.client), PHONE)
        assert await values_of_the_client(work) == [KNOWN_PHONE, KNOWN_MAIL, "+79123456789"]
        await work.manager.presses(work.say("↩ Undo"), on=work.told.name)
        await work.manager.sees(work.say("🆕 <b>New lead No. {number}</b>", number=1), PHONE)
        assert await values_of_the_client(work) == [KNOWN_PHONE, KNOWN_MAIL]


async def test_a_supplier_writes_to_their_own_manager(work: Workplace) -> None:
    """No lead and nothing for the others; one tap makes it one, and two say that they are a partner."""
    await work.gets_and_takes_a_lead()
    await work.chooses("Keep as contact…")
    await work.manager.presses(work.say("Supplier"))
    await work.manager.presses(work.say("Skip"))
    await work.manager.sees(work.say("Kept in the directory without a note."))
    await work.anna.sends(work.told.more)
    kind = work.say("Supplier")
    card = await work.manager.sees(f"🤝 {work.told.name} · {kind[:1].lower()}{kind[1:]}", work.told.more)
    if work.colleague is not None:
        await work.colleague.sees_no(work.told.more, chat=work.board)
    await work.manager.presses(work.say("Make it a lead"), on=card)
    await work.others_see(work.say("🔁 <b>Repeat lead No. {number}</b>", number=2))
    await work.manager.sends("/client 1")
    shown = await work.manager.sees(work.say("{kind} · card No. {number}", kind=kind, number=1))
    await work.manager.presses(work.say("Who is it to us…"), on=shown)
    await work.manager.presses(work.say("Partner"), on=shown)
    await work.manager.sees(work.say("{kind} · card No. {number}", kind=work.say("Partner"), number=1))
    await work.manager.presses(work.say("↩ Undo"), on=shown)
    await work.manager.sees(work.say("{kind} · card No. {number}", kind=kind, number=1))


async def test_who_is_this_is_answered_however_it_is_asked(work: Workplace) -> None:
    """A phone, a mail, a shared card, a forwarded message; what can be decided is offered with it."""
    await know_a_client(work)
    client = work.say("Client: {name}", name=work.told.client)
    ways: tuple[Way, ...] = (
        lambda: work.manager.sends("8 926 111 22 33"),
        lambda: work.manager.sends(KNOWN_MAIL.upper()),
        lambda: work.manager.shares_contact_of("M.", KNOWN_PHONE),
    )
    last = await work.manager.last_message()
    for asks in ways:
        await asks()
        last = await work.manager.sees(
            client, work.say("Looked after by {name}", name=work.manager.first_name), after=last
        )
    await work.gets_and_takes_a_lead()
    await work.chooses("✓ Qualified lead")
    await work.manager.sees(work.say("✅ Deal in progress"))
    await work.manager.forwards_text(work.told.more, author=work.anna)
    caller = await work.manager.sees("📇", work.say("Client: {name}", name=work.told.name), after=last)
    await work.manager.presses(work.say("No. {number}, {name}", number=1, name=work.told.name), on=caller)
    await work.manager.sees(work.say("✅ Deal in progress"), after=caller)
    await work.manager.sends("+7 926 999-88-77")
    await work.manager.sees(work.say("Nobody we know. If it should never come through, exclude it."))
    await work.manager.sees_button(work.say("Exclude…"), on="+7 926 999-88-77")
