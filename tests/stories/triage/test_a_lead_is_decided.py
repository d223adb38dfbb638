"""A lead is decided about: followed to its end, excluded, kept, closed, put off - and every bit of it taken back."""

from datetime import timedelta

from tests.stories.scenes import let_time_pass
from tests.stories.workplace import PHONE, Workplace


async def test_a_deal_is_followed_to_its_end(work: Workplace) -> None:
    """Qualified, a stage and an amount, lost for a reason, in work again, won: then there is a buyer."""
    await work.gets_and_takes_a_lead()
    await work.chooses("✓ Qualified lead")
    await work.manager.sees(work.say("✅ Deal in progress"), work.say("Client: {name}", name=work.told.name))
    await work.chooses("Stage…")
    await work.manager.presses(work.say("Negotiation"))
    await work.manager.sees(_stage(work, "Negotiation"))
    await work.chooses("Amount…")
    await work.manager.sees(work.say("How much does it bring? For example: 150 000, or 1.5k €. /cancel leaves it."))
    await work.manager.sends("12500 EUR")
    await work.manager.sees(_stage(work, "Negotiation"), "12", "500", "€")
    await work.chooses("Deal lost…")
    await work.manager.presses(work.say("Chose somebody else"))
    await work.others_see(work.say("Deal lost: {reason}", reason=_inside(work.say("Chose somebody else"))))
    await work.chooses("Reopen")
    await work.manager.sees(_stage(work, "Negotiation"))
    await work.chooses("🏆 Deal won")
    await work.others_see(work.say("🏆 Deal won"))
    await work.manager.sees(work.say("🏆 Deal won"))
    assert await work.office.rows("SELECT name, kind FROM clients") == [{"name": work.told.name, "kind": "client"}]


def _stage(work: Workplace, stage: str) -> str:
    return work.say("✅ Deal: {stage}", stage=_inside(work.say(stage)))


def _inside(label: str) -> str:
    return label[:1].lower() + label[1:]


async def test_who_is_excluded_is_not_heard_until_it_is_lifted(work: Workplace) -> None:
    """Reason and scope in two taps; what is stopped is counted, and one tap lets it in again."""
    await work.gets_and_takes_a_lead()
    await work.chooses("Exclude…")
    await work.manager.presses(work.say("Courier"))
    await work.manager.sees(work.say("⛔ Excluded"))
    await work.others_see(work.say("⛔ Excluded"))
    await work.anna.sends(work.told.more)
    await work.manager.sees_no(work.told.more)
    await work.manager.sends("/exclusions")
    listed = await work.manager.sees(work.say("<b>Exclusions</b>"), PHONE, work.told.more)
    for label in [label for label in listed.labels if label.startswith(work.say("Lift {value}", value=""))]:
        await work.manager.presses(label)
    await work.manager.sees(work.say("The list of exclusions is empty."))
    await work.anna.sends(work.told.answer)
    await work.manager.sees(work.told.answer, chat=work.board)


async def test_somebody_who_passed_by_is_kept_with_a_line_for_their_return(work: Workplace) -> None:
    """A kind in two taps, how it ended in a line; when they return, it comes to the same manager."""
    await work.gets_and_takes_a_lead()
    await work.chooses("Keep as contact…")
    await work.manager.presses(work.say("Client"))
    await work.manager.sees(work.say("How did it end? One line, to be shown when they return."))
    await work.manager.sends(work.told.note)
    await work.manager.sees(work.say("Noted on the client's card."))
    await work.manager.sees(work.say("Contact kept"), work.say("Note: {note}", note=work.told.note))
    await work.others_see(work.say("Contact kept"))
    await work.anna.sends(work.told.more)
    await work.anna.presses(work.say("Leave a contact"))
    await work.anna.presses(work.say("Send"))
    again = work.say("🔁 <b>Repeat lead No. {number}</b>", number=2)
    await work.manager.sees(again, PHONE, work.say("Note: {note}", note=work.told.note))


async def test_a_lead_is_closed_for_a_reason(work: Workplace) -> None:
    """Two taps; the list knows neither a duplicate nor a bad lead."""
    await work.gets_and_takes_a_lead()
    await work.chooses("Close…")
    asked = await work.manager.sees(work.say("<b>Why close it?</b>"))
    reasons = ("No answer", "Changed their mind", "Not what we do", "Chose somebody else", "‹ Back")
    assert asked.labels == [work.say(reason) for reason in reasons]
    await work.manager.presses(work.say("Changed their mind"))
    closed = work.say("Closed: {reason}", reason=_inside(work.say("Changed their mind")))
    await work.manager.sees(closed)
    await work.others_see(closed)


async def test_what_waits_comes_back_by_itself(work: Workplace) -> None:
    """Two taps, or a moment in words; it returns as a new message to whoever put it off."""
    await work.gets_and_takes_a_lead()
    await work.chooses("Later…")
    await work.manager.presses(work.say("Another day…"))
    await work.manager.sends(work.told.when)
    await work.manager.sees(work.say("⏸ Put off until {moment}", moment=work.told.date))
    await work.manager.presses(work.say("↩ Undo"), on=work.told.name)
    await work.manager.sees_no_button(work.say("↩ Undo"))
    await work.chooses("Later…")
    await work.manager.presses(work.say("Tomorrow morning"))
    put_off = await work.manager.sees(work.say("⏸ Put off until {moment}", moment=""))
    await work.others_see(work.say("⏸ Put off until {moment}", moment=""))
    await let_time_pass(work.office, timedelta(days=2))
    await work.anna.sends(work.told.more)
    back = await work.manager.sees(work.told.name, PHONE, after=put_off)
    await work.chooses("✓ Qualified lead", on=back)
    await work.manager.sees(work.say("✅ Deal in progress"))


async def test_a_decision_is_undone_after_a_restart_too_and_exactly(work: Workplace) -> None:
    """No client is left behind; what was decided later is undone first."""
    card = await work.gets_and_takes_a_lead()
    before = await _lead_and_owners(work)
    await work.chooses("✓ Qualified lead")
    deal = await work.manager.sees_button(work.say("🏆 Deal won"), work.say("↩ Undo"))
    await work.chooses("🏆 Deal won")
    await work.manager.sees(work.say("🏆 Deal won"))
    await work.office.restart_bot()
    said = await work.manager.presses_stale(work.say("↩ Undo"), on=deal)
    assert said == work.say("Something was decided later. Undo that first: the card shows it.")
    await work.manager.presses(work.say("↩ Undo"))
    await work.manager.sees_button(work.say("🏆 Deal won"))
    await work.manager.presses(work.say("↩ Undo"))
    again = await work.manager.sees_button(work.say("✓ Qualified lead"))
    assert (again.id, again.text) == (card.id, card.text)
    assert await _lead_and_owners(work) == before


async def _lead_and_owners(work: Workplace) -> list[dict[str, object]]:
    """What a decision could have left behind."""
    return await work.office.rows(
        "SELECT l.status, l.manager_id, l.client_id, l.closed_at, (SELECT count(*) FROM ownerships) AS owned,"
        " (SELECT count(*) FROM clients WHERE removed_at IS NULL) AS clients FROM leads l"
    )
