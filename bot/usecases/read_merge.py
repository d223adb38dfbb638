"""What would become of two cards, field by field, before they are made one."""

from dataclasses import dataclass

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner, kind_of
from bot.domain.rights import check_is_owner
from bot.usecases.merge_cards import cards_to_merge
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """Two cards. `manager`, `company`: what the kept one will say, by name; `added`: the contacts it will get.

    `manager_given_up`, `company_given_up`: what only the other one says, and no card will. `leads`, `people`: how many
    come along. `told_apart`: the line of history that says that they are not the same.
    """

    kept: Owner
    other: Owner
    manager: str | None
    company: str | None
    added: tuple[ContactPoint, ...]
    leads: int
    people: int = 0
    told_apart: ActivityId | None
    manager_given_up: str | None = None
    company_given_up: str | None = None

    @property
    def kind(self) -> CardKind:
        """Whose cards they are."""
        return kind_of(self.kept)


async def read_merge(records: Records, kind: CardKind, kept: int, other: int, *, by: Member) -> MergePreview:
    """Return what merging would do. Raises ForTheOwner, NotFound, SameCard."""
    check_is_owner(by)
    staying, going = await cards_to_merge(records, kind, kept, other)
    managers = [await _manager_of(records, card) for card in (staying, going)]
    companies = [await _company_of(records, card) for card in (staying, going)]
    has = {point.value for point in await _points_of(records, staying)}
    theirs = await _points_of(records, going)
    return MergePreview(
        kept=staying,
        other=going,
        manager=managers[0] or managers[1],
        company=companies[0] or companies[1],
        added=tuple(point for point in theirs if point.value not in has),
        leads=await _count_leads(records, going),
        people=0 if isinstance(going, Client) else sum((await records.directory.count_clients_of(going.id)).values()),
        told_apart=await records.merging.find_told_apart(kind, staying.id, going.id),
        manager_given_up=_given_up(*managers),
        company_given_up=_given_up(*companies),
    )


def _given_up(stays: str | None, goes: str | None) -> str | None:
    return goes if stays is not None and goes != stays else None


async def _manager_of(records: Records, card: Owner) -> str | None:
    return await records.team.find_name(card.manager) if card.manager is not None else None


async def _points_of(records: Records, card: Owner) -> tuple[ContactPoint, ...]:
    if isinstance(card, Client):
        return await records.directory.client_points(card.id)
    return await records.directory.company_points(card.id)


async def _company_of(records: Records, card: Owner) -> str | None:
    """Where a client works."""
    if not isinstance(card, Client) or card.company is None:
        return None
    return (await records.directory.get_company(card.company)).name


async def _count_leads(records: Records, card: Owner) -> int:
    if isinstance(card, Client):
        return await records.leads.count_of_client(card.id)
    return await records.leads.count_of_company(card.id)
