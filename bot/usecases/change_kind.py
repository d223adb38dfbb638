"""Change the kind of a client: what somebody is to the business, and back."""

from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.domain.activity import Activity, Deed, Traces
from bot.domain.client import Client, ClientKind
from bot.domain.errors import ClientChangedSince, ClientOfOther, NotFound, Refusal, UndoneAlready
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ClientId, LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member, Role
from bot.domain.rights import check_may_work_with
from bot.usecases.ports import Records, Turn


async def change_kind(
    turn: Turn, client: ClientId, kind: ClientKind, *, by: Member, since: datetime, lead: LeadId | None = None
) -> bool:
    """Make a client of this kind, with one line of history; return whether it was of another until now.

    `lead`: on whose card it was decided; whoever closed that `since` then may still say it. Raises ClientOfOther,
    NotFound.
    """
    found = await turn.records.directory.get_client(client)
    client = found.id
    holders = [each.manager for each in await turn.records.leads.list_open_of_client(client)]
    if lead is not None and _was_theirs(await turn.records.leads.get(lead), client, by, since):
        holders.append(by.id)
    check_may_work_with(found, holders, by)
    if found.kind is kind:
        return False
    await turn.records.directory.save_client(replace(found, kind=kind))
    traces = Traces(kind_before=found.kind, kind_after=kind)
    await turn.records.activities.add(
        Deed.KIND_CHANGED, now=turn.now, actor=by.id, lead=lead, client=client, traces=traces
    )
    await _tell(turn, client, lead)
    return True


def _was_theirs(lead: Lead, client: ClientId, member: Member, since: datetime) -> bool:
    """Whether a member worked with a client until a moment ago."""
    closed_lately = lead.closed_at is not None and lead.closed_at >= since
    return lead.client == client and lead.manager == member.id and closed_lately


async def undo_kind(turn: Turn, activity: ActivityId, *, by: Member, since: datetime) -> Activity:
    """Put a client's kind back as it was before a change; return that change.

    Raises UndoneAlready; ClientChangedSince where it changed later, or this was before `since`; ClientOfOther;
    NotFound.
    """
    change = await turn.records.activities.get(activity)
    if change.deed is not Deed.KIND_CHANGED or change.client is None or change.traces.kind_before is None:
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    found = await turn.records.directory.get_client(change.client)
    await _check_can_undo(turn.records, change, found, by, since)
    await turn.records.directory.save_client(replace(found, kind=change.traces.kind_before))
    await turn.records.activities.add(
        Deed.UNDONE, now=turn.now, actor=by.id, lead=change.lead, client=found.id, undoes=change.id
    )
    await _tell(turn, found.id, change.lead)
    return change


async def find_undoable_change(records: Records, client: Client, member: Member, *, since: datetime) -> Activity | None:
    """Return the change of a client's kind that `undo_kind` would take back for this member now."""
    last = await records.activities.find_last_of_client(client.id, Deed.KIND_CHANGED)
    if last is None:
        return None
    try:
        await _check_can_undo(records, last, client, member, since)
    except Refusal:
        return None
    return last


async def _check_can_undo(records: Records, change: Activity, client: Client, by: Member, since: datetime) -> None:
    if change.actor != by.id and by.role is not Role.OWNER:
        raise ClientOfOther
    last = await records.activities.find_last_of_client(client.id, Deed.KIND_CHANGED)
    stands = last == change  # also of no card merged into it
    if not stands or client.kind is not change.traces.kind_after or change.happened_at < since:
        raise ClientChangedSince


async def _tell(turn: Turn, client: ClientId, lead: LeadId | None) -> None:
    """The card on which it was decided, and those of what is open, say who it is to us."""
    if lead is not None:
        with suppress(NotFound):  # it may be a question again, and its card gone
            turn.tell(LeadChanged(lead=(await turn.records.leads.get(lead)).id))
    for each in await turn.records.leads.list_open_of_client(client):
        turn.tell(LeadChanged(lead=each.id))
