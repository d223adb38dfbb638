"""Held values: which contacts of a request are somebody else's, and how they go to the client whose they really are."""

from collections.abc import Sequence

from bot.domain.activity import Deed
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.errors import ClientOfOther, OwnersChanged
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.mentioned import Mentioned
from bot.domain.ownership import HeldValue, TakenOwnership, everybody_having, seal_of
from bot.usecases.change_card import may_change
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
    return all([await may_change(records, owner, by) for owner in everybody_having(held)])


async def check_can_move(
    records: Records, held: Sequence[HeldValue], seal: int, by: Member, *, lead: LeadId | None = None
) -> None:
    """A contact is taken from those who were on the screen, by those who work with them.

    Raises OwnersChanged where the `seal` of what was shown is another; ClientOfOther.
    """
    if seal_of(held) != seal:
        raise OwnersChanged(lead)
    if not await may_move(records, held, by):
        raise ClientOfOther


async def move_away(
    turn: Turn, lead: Lead | None, held: Sequence[HeldValue], *, by: Member
) -> tuple[TakenOwnership, ...]:
    """Take values that are about to become somebody's from whoever has them; each of those has a line of history."""
    taken: dict[TakenOwnership, ContactValue] = {}
    for each in held:
        for ownership in await turn.records.directory.take_from((*each.owners, *each.companies), each.value):
            taken[ownership] = each.value
    for client, company in dict.fromkeys((ownership.client, ownership.company) for ownership in taken):
        line = await _note_on_card(turn, Deed.CONTACT_MOVED, lead, client, company, by)
        theirs = [each for each in taken if (each.client, each.company) == (client, company)]
        await turn.records.activities.mention(line, [Mentioned(was=True, value=taken[each]) for each in theirs])
    return tuple(taken)


async def move_back(turn: Turn, lead: Lead | None, taken: Sequence[TakenOwnership], *, by: Member) -> None:
    """Give moved values back to whoever had them, with a line of history each."""
    await turn.records.directory.give_back(taken)
    for client, company in dict.fromkeys((ownership.client, ownership.company) for ownership in taken):
        await _note_on_card(turn, Deed.CONTACT_RETURNED, lead, client, company, by)


async def _note_on_card(
    turn: Turn, deed: Deed, lead: Lead | None, client: ClientId | None, company: CompanyId | None, by: Member
) -> ActivityId:
    prospect = lead.prospect if lead is not None else None
    of = lead.id if lead is not None else None
    return await turn.records.activities.add(
        deed, now=turn.now, actor=by.id, prospect=prospect, lead=of, client=client, company=company
    )
