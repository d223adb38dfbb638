"""Held values: which contacts of a request are somebody else's, and how they go to the client whose they really are."""

from collections.abc import Sequence

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.errors import OwnersChanged
from bot.domain.ids import ClientId, CompanyId, LeadId, ManagerId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.ownership import HeldValue, TakenOwnership, owners_of, seal_of
from bot.domain.rights import check_may_work_with, may_work_with
from bot.usecases.ports import Records, Turn


async def held_elsewhere(
    records: Records,
    points: Sequence[ContactPoint],
    *,
    client: ClientId | None = None,
    company: CompanyId | None = None,
) -> tuple[HeldValue, ...]:
    """Return which of the values are other clients'.

    A value that this client has already, or one of this company's people, is put nowhere new, whoever shares it.
    """
    held = []
    for point in points:
        owners = await records.directory.clients_owning(point.value)
        theirs = any(owner.id == client or (company is not None and owner.company == company) for owner in owners)
        if owners and not theirs:
            held.append(HeldValue(value=point.value, owners=tuple(owners)))
    return tuple(held)


async def may_move(records: Records, held: Sequence[HeldValue], by: Member) -> bool:
    """Tell whether a member may take these values from all who have them."""
    return all([may_work_with(owner, await _holders(records, owner), by) for owner in owners_of(held)])


async def check_can_move(
    records: Records, held: Sequence[HeldValue], seal: int, by: Member, *, lead: LeadId | None = None
) -> None:
    """A contact is taken from those who were on the screen, by those who work with them.

    Raises OwnersChanged where the `seal` of what was shown is another; ClientOfOther.
    """
    if seal_of(held) != seal:
        raise OwnersChanged(lead)
    for owner in owners_of(held):
        check_may_work_with(owner, await _holders(records, owner), by)


async def move_away(turn: Turn, lead: Lead, held: Sequence[HeldValue], *, by: Member) -> tuple[TakenOwnership, ...]:
    """Take values that are about to become a client's from whoever has them; each of those has a line of history."""
    taken = [await turn.records.directory.take_from(each.owners, each.value) for each in held]
    for owner in owners_of(held):
        await turn.records.activities.add(
            Deed.CONTACT_MOVED, now=turn.now, actor=by.id, prospect=lead.prospect, lead=lead.id, client=owner.id
        )
    return tuple(ownership for ownerships in taken for ownership in ownerships)


async def move_back(turn: Turn, lead: Lead, taken: Sequence[TakenOwnership], *, by: Member) -> None:
    """Give moved values back to whoever had them, with a line of history each."""
    await turn.records.directory.give_back(taken)
    for client in dict.fromkeys(ownership.client for ownership in taken):
        await turn.records.activities.add(
            Deed.CONTACT_RETURNED, now=turn.now, actor=by.id, prospect=lead.prospect, lead=lead.id, client=client
        )


async def _holders(records: Records, client: Client) -> list[ManagerId | None]:
    return [lead.manager for lead in await records.leads.list_open_of_client(client.id)]
