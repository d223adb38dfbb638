"""What would become of two clients' cards, field by field, before they are made one."""

from dataclasses import dataclass

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import ActivityId, ClientId
from bot.domain.member import Member
from bot.domain.merging import CardKind, Part
from bot.domain.rights import check_is_owner
from bot.usecases.merge_cards import clients_to_merge, took_over
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """Two cards. `manager`, `company`: what the kept one will say, by name; `added`: the contacts it will get.

    `told_apart`: the line of history that says that they are not the same.
    """

    kept: Client
    other: Client
    manager: str | None
    company: str | None
    added: tuple[ContactPoint, ...]
    leads: int
    told_apart: ActivityId | None


async def read_merge(records: Records, kept: ClientId, other: ClientId, *, by: Member) -> MergePreview:
    """Return what merging would do. Raises ForTheOwner, NotFound, SameCard."""
    check_is_owner(by)
    staying, going = await clients_to_merge(records, kept, other)
    taken = took_over(staying, going)
    manager = going.manager if Part.MANAGER in taken else staying.manager
    company = going.company if Part.COMPANY in taken else staying.company
    has = {point.value for point in await records.directory.client_points(staying.id)}
    theirs = await records.directory.client_points(going.id)
    return MergePreview(
        kept=staying,
        other=going,
        manager=await records.team.find_name(manager) if manager is not None else None,
        company=(await records.directory.get_company(company)).name if company is not None else None,
        added=tuple(point for point in theirs if point.value not in has),
        leads=await records.leads.count_of_client(going.id),
        told_apart=await records.merging.find_told_apart(CardKind.CLIENT, staying.id, going.id),
    )
