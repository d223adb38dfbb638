"""Undo: take one decision back, exactly, on both sides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.activity import Activity, Deed, LeadState, last_standing, linked_by_itself, standing
from bot.domain.errors import (
    AnotherLeadRestsOnIt,
    ChangedSince,
    ContactMovedOn,
    LeadTakenByOther,
    NotFound,
    Refusal,
    TooLateToUndo,
    UndoneAlready,
)
from bot.domain.events import LeadChanged, LeadTakenAway, ProspectChanged
from bot.domain.ids import ActivityId
from bot.domain.lead import Lead
from bot.domain.member import Member, Role
from bot.domain.rights import check_can_link, check_is_theirs
from bot.usecases.change_company import take_new_cards_away
from bot.usecases.held_values import move_back
from bot.usecases.lease import lease_of
from bot.usecases.let_in import let_in
from bot.usecases.owner_since import check_cards_are_the_same, found_its_owner_since, was_used_since
from bot.usecases.ports import Records, Turn


async def undo(
    turn: Turn, activity: ActivityId, *, by: Member, since: datetime | None = None, lease_until: datetime | None = None
) -> Lead:
    """Put the lead back as it was before a decision and take away what the decision left elsewhere.

    Whoever has it then, and has not answered or decided anything else about it, has it until `lease_until`.

    Managers undo their own decisions, and on free leads and their own what the bot did by itself, also after somebody
    took the lead; the owner all. What
    they handed over is not theirs to undo any more once whoever got it has answered.
    Raises UndoneAlready; TooLateToUndo for what was decided before `since`; ChangedSince where a later decision stands
    in the way; LeadTakenByOther; NotFound.
    """
    decision = await turn.records.activities.get(activity)
    if not decision.deed.is_decision or decision.lead is None:
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    lead = await turn.records.leads.get(decision.lead)
    await _check_can_undo(turn.records, decision, lead, by, since)
    restored = await _as_before(turn, lead, decision, lease_until)
    await _take_traces_away(turn, decision, lead, by)
    is_question = await _is_question_again(turn.records, decision)
    if is_question:
        await _make_it_a_question(turn, decision, lead)
    await turn.records.activities.add(
        Deed.UNDONE, now=turn.now, actor=by.id, prospect=lead.prospect, lead=lead.id, undoes=decision.id
    )
    gone = LeadTakenAway(lead=lead.id, prospect=lead.prospect)
    turn.tell(gone if is_question else LeadChanged(lead=lead.id))
    turn.tell(ProspectChanged(prospect=lead.prospect))
    return restored


async def find_undoable_link(
    records: Records, lead: Lead, member: Member, *, since: datetime | None = None
) -> Activity | None:
    """Return the link that the bot made by itself where `undo` would take it back and leave the lead in its hands."""
    history = await records.activities.list_of_lead(lead.id)
    link = linked_by_itself(history)
    if link is None or link == last_standing(history):
        return None
    return link if await _can_undo(records, link, lead, member, since) else None


async def find_undoable(
    records: Records, lead: Lead, member: Member, *, since: datetime | None = None
) -> Activity | None:
    """Return the one decision about a lead that `undo` would take back for this member now."""
    last = last_standing(await records.activities.list_of_lead(lead.id))
    return last if last is not None and await _can_undo(records, last, lead, member, since) else None


async def _can_undo(records: Records, decision: Activity, lead: Lead, by: Member, since: datetime | None) -> bool:
    try:
        await _check_can_undo(records, decision, lead, by, since)
    except Refusal:
        return False
    return True


async def _check_can_undo(records: Records, decision: Activity, lead: Lead, by: Member, since: datetime | None) -> None:
    if decision.actor is None:
        check_can_link(lead, by)
    elif decision.actor != by.id and by.role is not Role.OWNER:
        raise LeadTakenByOther(lead.id, decision.actor)
    if since is not None and decision.happened_at < since:
        raise TooLateToUndo(lead.id)
    history = await records.activities.list_of_lead(lead.id)
    if decision not in (last_standing(history), linked_by_itself(history)):
        raise ChangedSince(lead.id)
    if _holder_has_answered_since(decision, lead, history):
        check_is_theirs(lead, by)
    await _check_nothing_rests_on_it(records, decision, lead)


def _holder_has_answered_since(decision: Activity, lead: Lead, history: Sequence[Activity]) -> bool:
    """Whoever got the lead by this is in a talk now, out of which no colleague takes it."""
    later = (line for line in history if line.id > decision.id)
    return any(line.deed is Deed.ANSWERED and line.actor == lead.manager for line in later)


async def _check_nothing_rests_on_it(records: Records, decision: Activity, lead: Lead) -> None:
    """A closed lead is not opened beside a newer one, a client whom somebody counts on stays, and who is gone too."""
    await check_cards_are_the_same(records, decision)
    opens = _before(decision).status.is_open and not lead.status.is_open
    if opens and await records.leads.find_open_of(lead.prospect) is not None:
        raise ChangedSince(lead.id)
    added = decision.traces.added_client
    if added is not None and await records.leads.count_of_client(added, besides=lead.id):
        raise ChangedSince(lead.id)
    if await _was_of_who_is_gone(records, decision) or await _company_changed_later(records, decision):
        raise ChangedSince(lead.id)
    if await _kind_changed_later(records, decision):
        raise ChangedSince(lead.id)
    await _check_contacts_are_where_it_left_them(records, decision, lead)


async def _check_contacts_are_where_it_left_them(records: Records, decision: Activity, lead: Lead) -> None:
    """A contact that somebody has moved on since would be both theirs and whose it was before."""
    directory, traces = records.directory, decision.traces
    if await directory.have_gone(traces.ownerships) or await directory.own_again(traces.moved):
        owners = [owner for point in lead.contact_points for owner in await directory.clients_owning(point.value)]
        others = [owner.name for owner in owners if owner.id != decision.client]
        raise ContactMovedOn(lead.id, others[0]) if others else ChangedSince(lead.id)
    await _check_no_other_lead_rests_on_its_contacts(records, decision, lead)


async def _check_no_other_lead_rests_on_its_contacts(records: Records, decision: Activity, lead: Lead) -> None:
    """A later lead of the same owner would be theirs by a contact that they have no more."""
    for ownership in decision.traces.ownerships:
        for other in await records.leads.list_owned_by(ownership):
            if other.id != lead.id and await found_its_owner_since(records, other.id, decision):
                raise AnotherLeadRestsOnIt(lead.id, other.id)


async def _was_of_who_is_gone(records: Records, decision: Activity) -> bool:
    """Whether the lead would be a client's or a company's again that was made by what is itself undone, or is none."""
    client, company = _before(decision).client, _before(decision).company
    try:
        if client is not None:
            await records.directory.get_client(client)
        if company is not None:
            await records.directory.get_company(company)
    except NotFound:
        return True
    return False


async def _company_changed_later(records: Records, decision: Activity) -> bool:
    """Whether a client belongs elsewhere since this put them into a company, or something came to a new one."""
    traces = decision.traces
    client = decision.client if traces.joined is not None else None
    if client is not None and (await records.directory.get_client(client)).company != traces.joined:
        return True
    return traces.added_company is not None and await was_used_since(records, decision)


async def _kind_changed_later(records: Records, decision: Activity) -> bool:
    """Whether somebody has said since what a client is whose kind, or whose card, this decision brought about."""
    if decision.client is None or (decision.traces.added_client is None and decision.traces.kind_before is None):
        return False
    change = await records.activities.find_last_of_client(decision.client, Deed.KIND_CHANGED)
    return change is not None and change.id > decision.id


def _before(decision: Activity) -> LeadState:
    assert decision.before is not None, "every decision keeps the state before it"
    return decision.before


async def _as_before(turn: Turn, lead: Lead, decision: Activity, lease_until: datetime | None) -> Lead:
    """The lead as a decision found it; what the bot linked by itself stays with whoever has it since."""
    if decision == last_standing(await turn.records.activities.list_of_lead(lead.id)):
        return await _restore(turn, lead, decision, lease_until=await _lease_anew(turn, lead, lease_until))
    earlier = _before(decision)
    unlinked = lead.belonging_to(earlier.client, earlier.company).leased(lead.lease_until)
    await turn.records.leads.save(unlinked, before=lead)
    return unlinked


async def _restore(turn: Turn, lead: Lead, decision: Activity, *, lease_until: datetime | None) -> Lead:
    earlier = _before(decision)
    put_off = earlier.postponed_until
    owner = earlier if decision.changes_owner else lead  # cards may have been merged since
    earlier_lead = replace(
        lead,
        status=earlier.status,
        manager=earlier.manager,
        client=owner.client,
        company=owner.company,
        close_reason=earlier.close_reason,
        amount=earlier.amount,
        postponed_until=put_off if put_off is not None and put_off > turn.now else None,
        closed_at=earlier.closed_at,
    )
    hands = earlier_lead.given_back() if _came_free_since(decision, lead) else earlier_lead
    restored = replace(hands, version=lead.version + 1).leased(lease_until)
    await turn.records.leads.save(restored, before=lead)
    return restored


def _came_free_since(decision: Activity, lead: Lead) -> bool:
    """Whether the lead went out of its manager's hands by nobody's decision; a closed one stays whose it was."""
    assert decision.after is not None, "every decision keeps the state after it"
    return lead.manager is None and decision.after.manager is not None and _before(decision).status.is_open


async def _lease_anew(turn: Turn, lead: Lead, until: datetime | None) -> datetime | None:
    """Until when a lead is kept for whom undoing its last decision leaves it with, if they only got it so far."""
    earlier = standing(await turn.records.activities.list_of_lead(lead.id))[:-1]
    got_it_last = bool(earlier) and earlier[-1].changes_hands
    return await lease_of(turn, lead.id, until) if got_it_last else None


async def _take_traces_away(turn: Turn, decision: Activity, lead: Lead, by: Member) -> None:
    directory, traces = turn.records.directory, decision.traces
    await turn.records.who_it_is.drop(decision.id)
    await directory.remove_ownerships(traces.ownerships)
    await move_back(turn, lead, traces.moved, by=by)
    for exclusion in traces.exclusions:
        await let_in(turn, exclusion, by=by)
    for exclusion in traces.lifted:
        await turn.records.exclusions.put_back(exclusion)
    if decision.client is not None and (traces.kind_before is not None or traces.joined is not None):
        client = await directory.get_client(decision.client)
        company = client.company if traces.joined is None else None
        await directory.save_client(replace(client, kind=traces.kind_before or client.kind, company=company))
    await take_new_cards_away(turn, traces)


async def _is_question_again(records: Records, decision: Activity) -> bool:
    """A lead made of a question goes with its link, unless its person has introduced themselves meanwhile."""
    assert decision.lead is not None
    history = await records.activities.list_of_lead(decision.lead)
    return decision.traces.made_lead and all(line.deed is not Deed.LEAD_CORRECTED for line in history)


async def _make_it_a_question(turn: Turn, decision: Activity, lead: Lead) -> None:
    """Take the lead away that linking made of a question, which waits again unless it was answered meanwhile."""
    asked_at = await _waits_since(turn.records, decision, lead)
    await turn.records.leads.remove(lead.id, turn.now)
    if asked_at is not None:
        await turn.records.prospects.save_asked(lead.prospect, asked_at)


async def _waits_since(records: Records, decision: Activity, lead: Lead) -> datetime | None:
    history = await records.activities.list_of_lead(lead.id)
    answered = [line.happened_at for line in history if line.deed is Deed.ANSWERED]
    settled = max(answered, default=decision.happened_at)
    journal = await records.interests.list_of_lead(lead.id)
    asked = [said.created_at for said in journal if said.is_question and said.created_at > settled]
    return (None if answered else decision.traces.asked_at) or min(asked, default=None)
