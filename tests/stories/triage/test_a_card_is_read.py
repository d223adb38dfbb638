"""A card is read: one screen with all that matters, its history behind a button, lists and commands beside it."""

from tests.stories.workplace import PHONE, Workplace

MOST_LINES = 12
LONGEST_LABEL = 22


async def test_one_screen_tells_who_wants_what_and_stays_true(work: Workplace) -> None:
    """The contact is for whoever has the lead; what changes is changed where it stands, for everybody."""
    await work.gets_a_lead()
    free = await work.manager.sees(
        work.say("🆕 <b>New lead No. {number}</b>", number=1), work.told.name, chat=work.board
    )
    card = await work.takes(work.told.name)
    assert {work.told.name, f"{PHONE} ✓", work.say("“{words}”", words=work.told.question)} <= set(
        card.text.splitlines()
    )
    assert len(card.text.splitlines()) <= MOST_LINES
    assert [label for label in card.labels if len(label) > LONGEST_LABEL] == []
    assert work.say("Copy the phone") in card.labels
    if work.colleague is not None:
        assert (PHONE in free.text, free.labels) == (False, [work.say("Take")])
        taken = await work.colleague.sees(work.say("With {name}", name=work.manager.first_name), chat=work.board)
        assert (PHONE in taken.text, taken.labels) == (False, [])


async def test_the_history_tells_each_decision_and_who_took_it(work: Workplace) -> None:
    """Newest first, what was undone struck through, and back to the card."""
    await work.gets_and_takes_a_lead()
    await work.chooses("✓ Qualified lead")
    await work.manager.sees(work.say("✅ Deal in progress"))
    await work.manager.presses(work.say("↩ Undo"))
    await work.manager.sees_button(work.say("✓ Qualified lead"))
    await work.chooses("History")
    request, name = work.say("A real request"), work.manager.first_name
    told = await work.manager.sees(work.say("<b>History of No. {number}</b>", number=1))
    undone = work.say("Undone: {what}", what=request[:1].lower() + request[1:])
    taken = [f"{work.say('Taken into work')} · {name}"] if work.colleague is not None else []
    said = [work.say("“{words}”", words=work.told.question), work.say("Started the chat")]
    assert [line.split(" · ", 1)[1] for line in told.text.splitlines()[2:]] == [
        f"{undone} · {name}", f"{request} · {name}", *taken, work.say("It became a lead"), *said,
    ]  # fmt: skip
    await work.manager.presses(work.say("‹ Back"))
    await work.manager.sees(work.say("🆕 <b>New lead No. {number}</b>", number=1), PHONE)


async def test_what_is_open_is_found_by_commands(work: Workplace) -> None:
    """Lists by what they are of, single cards by number, clients by a part of the name, and all of it in the help."""
    await work.gets_and_takes_a_lead()
    await work.manager.sends("/leads")
    listed = await work.manager.sees(work.say("In work with you"), work.say("No. {number}", number=1))
    await work.manager.presses(work.say("No. {number}, {name}", number=1, name=work.told.name), on=listed)
    card = await work.manager.sees(work.told.name, PHONE, after=listed)
    await work.chooses("✓ Qualified lead", on=card)
    await work.manager.sees(work.say("✅ Deal in progress"))
    await work.manager.sends("/lead 1")
    await work.manager.sees(work.say("✅ Deal in progress"), after=card)
    await work.manager.sends(f"/find {work.told.name[:4]}")
    await work.manager.sees(work.say("<b>Found</b>"), work.told.name)
    await work.manager.sends("/client 1")
    kind = work.say("{kind} · card No. {number}", kind=work.say("Client"), number=1)
    await work.manager.sees(kind, PHONE)
    await work.manager.sends("/exclusions")
    await work.manager.sees(work.say("The list of exclusions is empty."))
    await work.manager.sends("/interests")
    await work.manager.sees(work.say("<b>Interest: {period}</b>", period=work.say("24 hours")))
    await work.manager.sends("/help")
    help_given = await work.manager.sees("/leads", "/interests", "/find", "/lead 12", "/client 7", "/exclusions")
    alone = work.colleague is None
    assert (work.say("/leads – what is free and what is yours") in help_given.text) is not alone
    assert (work.say("/leads – what is open") in help_given.text) is alone
