"""Keep as contact: somebody who passed by stays in the directory, with a kind and one optional line."""

from dataclasses import replace

from bot.domain.activity import Activity, Deed
from bot.domain.client import ClientKind
from bot.domain.errors import AlreadyDone, LeadTakenByOther, NotFound, StillOpen
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, LeadId
from bot.domain.lead import Status
from bot.domain.member import Member, Role
from bot.domain.mentioned import Mentioned
from bot.domain.notes import in_one_line
from bot.domain.rights import check_can_decide, check_is_owner
from bot.usecases.decision import client_of_lead, lead_to_decide, record_decision
from bot.usecases.ports import Turn


async def keep_as_contact(
    turn: Turn, lead: LeadId, version: int, kind: ClientKind, *, by: Member, anyway: bool = False
) -> ActivityId:
    """Close a lead without calling it bad. Raises ValueBelongsToClient unless "anyway", and what forbids a decision."""
    before = await lead_to_decide(turn, lead, version, Deed.CONTACT_KEPT, by=by)
    check_can_decide(before, by)
    client, traces = await client_of_lead(turn, before, kind=kind, by=by.id, anyway=anyway)
    if client.kind is not kind:
        await turn.records.directory.save_client(replace(client, kind=kind))
        traces = replace(traces, kind_before=client.kind)
    kept = before.moved_to(Status.CONTACT_KEPT, by=by.id, now=turn.now)
    after = kept.belonging_to(client.id, before.company or client.company)
    return await record_decision(turn, Deed.CONTACT_KEPT, before, after, by=by.id, traces=traces)


async def keep_passer_by(turn: Turn, lead: LeadId, version: int, *, by: Member) -> ActivityId:
    """Keep who is behind a lead that is closed already; when that was, and who had it, stays.

    Raises ForTheOwner, NotFound, CardOutdated, AlreadyDone, StillOpen; ValueBelongsToClient where it is a known client.
    """
    check_is_owner(by)
    before = await lead_to_decide(turn, lead, version, Deed.CONTACT_KEPT, by=by)
    if before.status.is_open:
        raise StillOpen(lead)
    if before.status not in (Status.CLOSED, Status.LOST):
        raise AlreadyDone(lead)
    looked_after_by = before.manager or by.id
    client, traces = await client_of_lead(turn, before, kind=ClientKind.CLIENT, by=looked_after_by, anyway=False)
    kept = replace(before, status=Status.CONTACT_KEPT, close_reason=None)
    after = kept.belonging_to(client.id, before.company or client.company)
    return await record_decision(turn, Deed.CONTACT_KEPT, before, after, by=by.id, traces=traces)


async def note_how_it_ended(turn: Turn, kept: ActivityId, words: str, *, by: Member) -> None:
    """Write the one line onto the card of a client just kept; it goes when that decision is undone.

    Raises NoteTooLong beyond 300 characters; NotFound where nothing is kept any more; LeadTakenByOther.
    """
    line = in_one_line(words)
    decision = await _decision_to_note(turn, kept, by)
    assert decision.client is not None and decision.lead is not None, "who is kept is a client, by a lead's card"
    await turn.records.directory.add_note(decision.client, line, about=kept, now=turn.now)
    noted = await turn.records.activities.add(
        Deed.NOTE_WRITTEN,
        now=turn.now,
        actor=by.id,
        prospect=decision.prospect,
        lead=decision.lead,
        client=decision.client,
    )
    await turn.records.activities.mention(noted, [Mentioned(was=False, words=line)])
    turn.tell(LeadChanged(lead=decision.lead))


async def _decision_to_note(turn: Turn, kept: ActivityId, by: Member) -> Activity:
    """How it ended is told by whoever decided it, or by the owner, as long as the decision stands."""
    decision = await turn.records.activities.get(kept)
    if decision.deed is not Deed.CONTACT_KEPT or await turn.records.activities.is_undone(kept):
        raise NotFound
    if decision.actor != by.id and by.role is not Role.OWNER:
        assert decision.lead is not None and decision.actor is not None, "a manager keeps, by a lead's card"
        raise LeadTakenByOther(decision.lead, decision.actor)
    return decision
