"""Change the company of a client: who belongs to which company, and back; also new ones of either."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.domain.activity import Activity, Deed, Traces
from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint
from bot.domain.errors import (
    CardsMergedSince,
    ClientChangedSince,
    ClientOfOther,
    CompanyKnown,
    ContactsBelongToClient,
    NotFound,
    Refusal,
    UndoneAlready,
)
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ClientId, CompanyId
from bot.domain.member import Member, Role
from bot.domain.merging import CardKind
from bot.domain.names import PersonName
from bot.usecases.change_card import card_to_change
from bot.usecases.held_values import held_elsewhere
from bot.usecases.owner_since import cards_of, was_used_since, were_rearranged_since
from bot.usecases.ports import Records, Turn
from bot.usecases.search_owners import MOST_LOOKED_AT, find_same_companies

_CHANGES = frozenset({Deed.COMPANY_JOINED, Deed.COMPANY_LEFT})


async def join_company(turn: Turn, client: ClientId, company: CompanyId, *, by: Member) -> ActivityId | None:
    """Let a client belong to a company; return the line of history, None where they do already.

    Whoever belonged to another one leaves it. Raises ClientOfOther, NotFound.
    """
    found = await client_to_place(turn.records, client, by)
    to = await turn.records.directory.get_company(company)
    if found.company == to.id:
        return None
    return await _join(turn, found, to, by)


async def join_new_company(
    turn: Turn, client: ClientId, name: str, *, by: Member, anyway: bool = False
) -> ActivityId | None:
    """Let a client belong to a company that nobody knew; None where they belong to one of just this name already.

    Raises CompanyKnown where one is called the same, unless "anyway"; ClientOfOther, NotFound.
    """
    found = await client_to_place(turn.records, client, by)
    if found.company is not None and (await turn.records.directory.get_company(found.company)).name == name:
        return None
    to = await add_company(turn, name, anyway=anyway)
    return await _join(turn, found, to, by, Traces(added_company=to.id))


async def leave_company(turn: Turn, client: ClientId, company: CompanyId, *, by: Member) -> ActivityId | None:
    """Let a client belong to this company no more; return the line of history, None where they do not already.

    Raises ClientOfOther, NotFound.
    """
    found = await client_to_place(turn.records, client, by)
    out_of = await turn.records.directory.get_company(company)
    if found.company != out_of.id:
        return None
    await turn.records.directory.save_client(replace(found, company=None))
    left = await _leave(turn, found, out_of.id, by)
    await _tell(turn, found.id)
    return left


async def add_person(
    turn: Turn,
    company: CompanyId,
    name: PersonName,
    points: Sequence[ContactPoint],
    *,
    by: Member,
    anyway: bool = False,
) -> ActivityId | None:
    """Put somebody new into the directory who belongs to a company; None where just this person does already.

    Raises ContactsBelongToClient where a contact is somebody's already, unless "anyway"; ClientOfOther, NotFound.
    """
    to = await turn.records.directory.get_company(company)
    await card_to_change(turn.records, CardKind.COMPANY, to.id, by)
    if await _works_there(turn.records, to.id, name, points):
        return None
    held = await held_elsewhere(turn.records, points)
    if held and not anyway:
        raise ContactsBelongToClient(held)
    directory = turn.records.directory
    client = await directory.add_client(name=name, kind=ClientKind.CLIENT, manager=to.manager, now=turn.now)
    ownerships = await directory.append_points(points, client=client.id, now=turn.now)
    return await _join(turn, client, to, by, Traces(added_client=client.id, ownerships=ownerships))


async def _works_there(records: Records, company: CompanyId, name: PersonName, points: Sequence[ContactPoint]) -> bool:
    """Whether somebody of a company has this name and these contacts: a finger was faster than the message."""
    values = {point.value for point in points}
    for known in await records.directory.find_namesakes(name, limit=MOST_LOOKED_AT):
        has = {point.value for point in await records.directory.client_points(known.id)}
        if known.company == company and known.name == name and values <= has:
            return True
    return False


async def add_company(turn: Turn, name: str, *, anyway: bool) -> Company:
    """Put a company into the directory. Raises CompanyKnown where one is called the same, unless "anyway"."""
    same = () if anyway else await find_same_companies(turn.records, name)
    if same:
        raise CompanyKnown(name, same)
    return await turn.records.directory.add_company(name=name, now=turn.now)


async def undo_company_change(turn: Turn, activity: ActivityId, *, by: Member, since: datetime) -> Activity:
    """Let a client belong to where they belonged before; return that line of history.

    Who was put into the directory with it is taken out again. Raises UndoneAlready; ClientChangedSince where something
    came to them since, or it was before `since`; CardsMergedSince; ClientOfOther; NotFound.
    """
    change = await turn.records.activities.get(activity)
    if change.deed not in _CHANGES or change.client is None:
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    await _check_can_undo(turn.records, change, by, since)
    await _put_back(turn, change, by)
    return change


async def find_undoable_company_change(
    records: Records, client: ClientId, member: Member, *, since: datetime
) -> Activity | None:
    """Return the change of a client's company that can be taken back by this member now."""
    last = await _last_change(records, client)
    if last is None:
        return None
    try:
        await _check_can_undo(records, last, member, since)
    except Refusal:
        return None
    return last


async def client_to_place(records: Records, client: ClientId, by: Member) -> Client:
    """Return a client for those who work with them. Raises ClientOfOther, NotFound."""
    found = await card_to_change(records, CardKind.CLIENT, client, by)
    assert isinstance(found, Client), "a client's number is no company's"
    return found


async def _join(turn: Turn, client: Client, company: Company, by: Member, left: Traces | None = None) -> ActivityId:
    if client.company is not None:
        await _leave(turn, client, client.company, by)
    await turn.records.directory.save_client(replace(client, company=company.id))
    traces = replace(left or Traces(), joined=company.id, company_before=client.company)
    line = await turn.records.activities.add(
        Deed.COMPANY_JOINED, now=turn.now, actor=by.id, client=client.id, company=company.id, traces=traces
    )
    await _tell(turn, client.id)
    return line


async def _leave(turn: Turn, client: Client, company: CompanyId, by: Member) -> ActivityId:
    """A line that the company's history has too; of whoever goes on to another one it is undone along with that."""
    return await turn.records.activities.add(
        Deed.COMPANY_LEFT, now=turn.now, actor=by.id, client=client.id, company=company
    )


async def _last_change(records: Records, client: ClientId) -> Activity | None:
    return await records.activities.find_last_on_card(CardKind.CLIENT, client, _CHANGES)


async def _check_can_undo(records: Records, change: Activity, by: Member, since: datetime) -> None:
    if change.actor != by.id and by.role is not Role.OWNER:
        raise ClientOfOther
    assert change.client is not None, "a company is a client's"
    companies = (change.company, change.traces.company_before)
    if await were_rearranged_since(records, change, cards_of([change.client], companies)):
        raise CardsMergedSince
    client = await records.directory.get_client(change.client)
    stands = await _last_change(records, client.id) == change and client.company == change.traces.joined
    await _company_before(records, change)
    if not stands or change.happened_at < since or await was_used_since(records, change):
        raise ClientChangedSince


async def _company_before(records: Records, change: Activity) -> CompanyId | None:
    """Where a client belonged; raises NotFound where that company is no more."""
    before = change.traces.company_before if change.deed is Deed.COMPANY_JOINED else change.company
    return (await records.directory.get_company(before)).id if before is not None else None


async def _put_back(turn: Turn, change: Activity, by: Member) -> None:
    assert change.client is not None, "a company is a client's"
    directory, traces = turn.records.directory, change.traces
    client = await directory.get_client(change.client)
    await directory.save_client(replace(client, company=await _company_before(turn.records, change)))
    await directory.remove_ownerships(traces.ownerships)
    await take_new_cards_away(turn, traces)
    lines = [change]
    if traces.company_before is not None:  # they had left it on the way
        left = await turn.records.activities.find_last_of_client(client.id, Deed.COMPANY_LEFT)
        lines += [left] if left is not None else []
    for line in lines:
        await turn.records.activities.add(
            Deed.UNDONE, now=turn.now, actor=by.id, client=client.id, company=line.company, undoes=line.id
        )
    await _tell(turn, client.id)


async def take_new_cards_away(turn: Turn, traces: Traces) -> None:
    """Take a client and a company out of the directory that a decision had put there."""
    directory = turn.records.directory
    if traces.added_client is not None:
        await directory.remove_client(traces.added_client, turn.now)
    if traces.added_company is not None:
        await directory.remove_company(traces.added_company, turn.now)


async def _tell(turn: Turn, client: ClientId) -> None:
    """The cards of what is open say where a client works."""
    with suppress(NotFound):
        for lead in await turn.records.leads.list_open_of_client(client):
            turn.tell(LeadChanged(lead=lead.id))
