"""The contacts of a card: each with where it came from, and who else has it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from bot.domain.activity import Activity
from bot.domain.client import Client
from bot.domain.contact_points import ContactValue
from bot.domain.ids import ActivityId, LeadId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import OwnedPoint, Owner
from bot.domain.paging import Page, page_of
from bot.usecases.add_contact import owned_to_change
from bot.usecases.change_card import card_to_change
from bot.usecases.ports import Records
from bot.usecases.undo_on_card import OF_CONTACTS, find_undoable_on_card


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactTold:
    """A contact with its origin: the lead it came with, or who of the team put it there."""

    owned: OwnedPoint
    lead: LeadId | None
    by: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class CardContacts:
    """A page of the contacts of a card. `undoable`: what was changed of them last, if the member may take it back."""

    owner: Owner
    page: Page[ContactTold]
    undoable: Activity | None


@dataclass(frozen=True, slots=True, kw_only=True)
class WhoseItIs:
    """What the team has answered about a contact: who it is, or nobody of those who have it.

    `of`: by which name somebody came whom alone it tells of.
    """

    line: ActivityId
    is_client: str | None
    of: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactShown:
    """One contact of a card. `others`: who else has it; `said`: whose it is as the team has answered last."""

    owner: Owner
    told: ContactTold
    others: tuple[Owner, ...]
    said: WhoseItIs | None = None


async def read_contacts(
    records: Records, kind: CardKind, card: int, page: int, *, size: int, by: Member, since: datetime
) -> CardContacts:
    """Return a page of the contacts of a card, for those who work with it. Raises ClientOfOther, NotFound."""
    owner = await card_to_change(records, kind, card, by)
    history = await _history(records, owner)
    listed = page_of(await records.directory.list_owned(owner), page, size=size)
    told = [await _told(records, owned, history) for owned in listed.things]
    return CardContacts(
        owner=owner,
        page=Page(things=tuple(told), number=listed.number, pages=listed.pages),
        undoable=await find_undoable_on_card(records, owner, by, since=since, among=(OF_CONTACTS,)),
    )


async def read_contact_shown(records: Records, ownership: int, by: Member) -> ContactShown:
    """Return one contact of a card, for those who work with it. Raises ClientOfOther, NotFound."""
    owned, owner = await owned_to_change(records, ownership, by)
    clients, companies = await records.directory.owners_of(owned.point.value)
    having: list[Owner] = [*clients, *companies]
    others = tuple(other for other in having if other != owner)
    return ContactShown(
        owner=owner,
        told=await _told(records, owned, await _history(records, owner)),
        others=others,
        said=await _said(records, owned.point.value),
    )


async def _said(records: Records, value: ContactValue) -> WhoseItIs | None:
    """The newest answer that nobody doubts."""
    said = next((each for each in await records.who_it_is.list_about(value) if not each.doubted), None)
    if said is None:
        return None
    name = await records.directory.find_client_name(said.client) if said.client is not None else None
    return WhoseItIs(line=said.line, is_client=name, of=said.name)


async def _history(records: Records, owner: Owner) -> list[Activity]:
    if isinstance(owner, Client):
        return await records.activities.list_of_client(owner.id)
    return await records.activities.list_of_company(owner.id)


async def _told(records: Records, owned: OwnedPoint, history: Iterable[Activity]) -> ContactTold:
    brought = next((line for line in history if owned.id in line.traces.ownerships), None)
    actor = brought.actor if brought is not None and brought.lead is None else None
    return ContactTold(
        owned=owned,
        lead=brought.lead if brought is not None else None,
        by=await records.team.find_name(actor) if actor is not None else None,
    )
