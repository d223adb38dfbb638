"""Check a client's record: an owner has looked through what is kept of somebody who was erased, and back."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.activity import Activity, Deed, Traces
from bot.domain.erasure import REMINDED_BEFORE
from bot.domain.errors import ClientChangedSince, NotFound, UndoneAlready
from bot.domain.ids import ActivityId, ClientId
from bot.domain.member import Member, Role
from bot.domain.rights import check_may_check_records
from bot.usecases.ports import Records, Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordCheck:
    """That a record is to be looked through by a moment; or that it was, by whom, and that this can be taken back."""

    due_at: datetime | None = None
    checked: Activity | None = None
    checked_by: str | None = None


async def check_record(turn: Turn, client: ClientId, due: datetime, *, by: Member) -> bool:
    """Write down who has looked through a client's record, and when; return whether that was to be done by `due`.

    Raises ClientOfOther, NotFound.
    """
    check_may_check_records(by)
    await turn.records.directory.get_client(client)
    if not await turn.records.erasing.take_record_to_check(client, due):
        return False
    traces = Traces(due_at=due)
    await turn.records.activities.add(Deed.RECORD_CHECKED, now=turn.now, actor=by.id, client=client, traces=traces)
    return True


async def undo_check(turn: Turn, activity: ActivityId, *, by: Member, since: datetime) -> ClientId:
    """Let a client's record be looked through after all; owners are reminded unless the day is near already.

    Raises UndoneAlready; ClientChangedSince where it is to be looked through anew, or was before `since`;
    ClientOfOther; NotFound.
    """
    check = await turn.records.activities.get(activity)
    client, due = check.client, check.traces.due_at
    if check.deed is not Deed.RECORD_CHECKED or client is None or due is None:
        raise NotFound
    check_may_check_records(by)
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    if (await read_record_check(turn.records, client, by, since=since)).checked != check:
        raise ClientChangedSince
    reminded_at = turn.now if turn.now >= due - REMINDED_BEFORE else None
    await turn.records.erasing.put_back_record_to_check(client, due, reminded_at=reminded_at)
    await turn.records.activities.add(Deed.UNDONE, now=turn.now, actor=by.id, client=client, undoes=check.id)
    return client


async def read_record_check(records: Records, client: ClientId, member: Member, *, since: datetime) -> RecordCheck:
    """Return how it stands with a client's record, for owners; what was looked through before `since` is the past."""
    if member.role is not Role.OWNER:
        return RecordCheck()
    due_at = await records.erasing.find_record_to_check(client)
    if due_at is not None:
        return RecordCheck(due_at=due_at)
    checked = await records.activities.find_last_of_client(client, Deed.RECORD_CHECKED)
    if checked is None or checked.happened_at < since:
        return RecordCheck()
    name = await records.team.find_name(checked.actor) if checked.actor is not None else None
    return RecordCheck(checked=checked, checked_by=name)
