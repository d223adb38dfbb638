"""Merge: two cards found to be one person's or one company's become one, and nothing of either is lost."""

from dataclasses import replace

from bot.domain.activity import Deed, Traces
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.errors import SameCard, ToldApart
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ClientId, CompanyId
from bot.domain.member import Member
from bot.domain.merging import CardKind, Part, joined_notes
from bot.domain.ownership import Owner
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records, Turn


async def merge_cards(turn: Turn, kind: CardKind, kept: int, other: int, *, by: Member) -> ActivityId:
    """Let one card have all that another one has. Raises ForTheOwner, NotFound, SameCard, ToldApart."""
    if kind is CardKind.CLIENT:
        return await merge_clients(turn, ClientId(kept), ClientId(other), by=by)
    return await merge_companies(turn, CompanyId(kept), CompanyId(other), by=by)


async def merge_clients(turn: Turn, kept: ClientId, other: ClientId, *, by: Member) -> ActivityId:
    """Let one client's card have all that another one has, whose number leads to it from then on.

    What the kept card says stays; what it lacks it takes over. The other name stays in the history. Raises
    ForTheOwner, NotFound, SameCard, ToldApart.
    """
    check_is_owner(by)
    staying, going = await clients_to_merge(turn.records, kept, other)
    if await turn.records.merging.find_told_apart(CardKind.CLIENT, staying.id, going.id) is not None:
        raise ToldApart
    rearranged = await turn.records.merging.move_all(CardKind.CLIENT, going.id, staying.id, turn.now)
    taken = took_over(staying, going)
    if taken:
        manager = going.manager if Part.MANAGER in taken else staying.manager
        company = going.company if Part.COMPANY in taken else staying.company
        await turn.records.directory.save_client(replace(staying, manager=manager, company=company))
    traces = Traces(rearranged=replace(rearranged, took_over=taken))
    merged = await turn.records.activities.add(
        Deed.CLIENTS_MERGED, now=turn.now, actor=by.id, client=staying.id, traces=traces
    )
    await tell_of_open_leads(turn, staying.id)
    return merged


async def merge_companies(turn: Turn, kept: CompanyId, other: CompanyId, *, by: Member) -> ActivityId:
    """Let one company have the people, contacts and leads of another, whose number leads to it from then on.

    Raises ForTheOwner, NotFound, SameCard, ToldApart.
    """
    check_is_owner(by)
    staying, going = await companies_to_merge(turn.records, kept, other)
    if await turn.records.merging.find_told_apart(CardKind.COMPANY, staying.id, going.id) is not None:
        raise ToldApart
    rearranged = await turn.records.merging.move_all(CardKind.COMPANY, going.id, staying.id, turn.now)
    joined = _joined(staying, going)
    taken = tuple(
        part
        for part, is_new in (
            (Part.MANAGER, joined.manager != staying.manager),
            (Part.NOTE, joined.note != staying.note),
        )
        if is_new
    )
    await turn.records.directory.save_company(joined)
    traces = Traces(rearranged=replace(rearranged, took_over=taken))
    return await turn.records.activities.add(
        Deed.COMPANIES_MERGED, now=turn.now, actor=by.id, company=staying.id, traces=traces
    )


async def cards_to_merge(records: Records, kind: CardKind, kept: int, other: int) -> tuple[Owner, Owner]:
    """Return the cards behind two numbers. Raises NotFound, and SameCard where both lead to one."""
    if kind is CardKind.CLIENT:
        return await clients_to_merge(records, ClientId(kept), ClientId(other))
    return await companies_to_merge(records, CompanyId(kept), CompanyId(other))


async def clients_to_merge(records: Records, kept: ClientId, other: ClientId) -> tuple[Client, Client]:
    """Return the clients behind two numbers. Raises NotFound, and SameCard where both lead to one."""
    staying, going = await records.directory.get_client(kept), await records.directory.get_client(other)
    if staying.id == going.id:
        raise SameCard
    return staying, going


async def companies_to_merge(records: Records, kept: CompanyId, other: CompanyId) -> tuple[Company, Company]:
    """Return the companies behind two numbers. Raises NotFound, and SameCard where both lead to one."""
    staying, going = await records.directory.get_company(kept), await records.directory.get_company(other)
    if staying.id == going.id:
        raise SameCard
    return staying, going


def took_over(kept: Client, other: Client) -> tuple[Part, ...]:
    """Return what a client's card lacks and the other one has."""
    lacking = (
        (Part.MANAGER, kept.manager is None and other.manager is not None),
        (Part.COMPANY, kept.company is None and other.company is not None),
    )
    return tuple(part for part, is_so in lacking if is_so)


async def tell_of_open_leads(turn: Turn, *clients: ClientId) -> None:
    """The cards of what is open say whose it is."""
    for client in clients:
        for lead in await turn.records.leads.list_open_of_client(client):
            turn.tell(LeadChanged(lead=lead.id))


def _joined(kept: Company, other: Company) -> Company:
    manager = kept.manager if kept.manager is not None else other.manager
    return replace(kept, manager=manager, note=joined_notes(kept.note, other.note))
