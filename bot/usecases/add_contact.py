"""Add a contact to the card of a client or a company, or put one right; what is somebody else's is asked about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.activity import Deed, Traces
from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.errors import ContactNeedsAnswer, ContactOnCard, NotFound
from bot.domain.exclusion import Exclusion
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind
from bot.domain.ownership import HeldValue, OwnedPoint, Owner, TakenOwnership, seal_of
from bot.usecases.change_card import card_to_change, record_change
from bot.usecases.held_values import check_can_move, move_away
from bot.usecases.ports import Records, Turn
from bot.usecases.recognise_points import exclusions_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is to become of a contact that is somebody else's, or excluded, as it was shown: `seal` names what was.

    `moving`: whoever else has it has it no more; otherwise it is kept with all.
    """

    moving: bool
    seal: int


async def add_contact(
    turn: Turn, kind: CardKind, card: int, point: ContactPoint, *, by: Member, answer: Answer | None = None
) -> ActivityId:
    """Append a contact to a card, never replacing one.

    Raises ContactOnCard; ContactNeedsAnswer where it is somebody else's or excluded and no answer to that was given;
    OwnersChanged, ClientOfOther, NotFound.
    """
    owner = await card_to_change(turn.records, kind, card, by)
    if point.value in [owned.point.value for owned in await turn.records.directory.list_owned(owner)]:
        raise ContactOnCard
    moved = await _settle(turn, owner, point, by, answer)
    added = await turn.records.directory.add_point(point, owner, now=turn.now)
    assert added is not None, "it was not on the card"
    traces = Traces(ownerships=(added,), moved=moved)
    mentioned = (in_history(point),)
    return await record_change(turn, Deed.CONTACT_ADDED, owner, by=by, traces=traces, mentioned=mentioned)


async def correct_owned(
    turn: Turn, ownership: int, point: ContactPoint, *, by: Member, answer: Answer | None = None
) -> ActivityId:
    """Put another contact in the place of one on a card, which is kept in the history; a primary one stays primary.

    Raises what `add_contact` does; ContactOnCard also where nothing would change.
    """
    owned, owner = await owned_to_change(turn.records, ownership, by)
    others = [each for each in await turn.records.directory.list_owned(owner) if each.id != owned.id]
    same = (point.value, point.extension) == (owned.point.value, owned.point.extension)
    if same or point.value in [each.point.value for each in others]:
        raise ContactOnCard
    is_new = point.value != owned.point.value
    moved = await _settle(turn, owner, point, by, answer) if is_new else ()
    other_kind = point.value.kind is not owned.point.value.kind
    retired = await turn.records.directory.retire(owned.id, promoting=other_kind)
    kept = replace(point, verified=owned.point.verified and not is_new)
    added = await turn.records.directory.add_point(kept, owner, now=turn.now)
    assert added is not None, "it was not on the card"
    await turn.records.directory.have_a_main(owner)
    traces = Traces(ownerships=(added,), moved=moved, retired=(retired,))
    mentioned = (in_history(owned.point, was=True), in_history(point))
    return await record_change(turn, Deed.CONTACT_CORRECTED, owner, by=by, traces=traces, mentioned=mentioned)


async def owned_to_change(records: Records, ownership: int, by: Member) -> tuple[OwnedPoint, Owner]:
    """Return a contact of a card, and whose it is, for those who work with them. Raises ClientOfOther, NotFound."""
    owned = await records.directory.get_owned(ownership)
    if owned.client is not None:
        return owned, await card_to_change(records, CardKind.CLIENT, owned.client, by)
    if owned.company is not None:
        return owned, await card_to_change(records, CardKind.COMPANY, owned.company, by)
    raise NotFound


async def _settle(
    turn: Turn, owner: Owner, point: ContactPoint, by: Member, answer: Answer | None
) -> tuple[TakenOwnership, ...]:
    """Do as was answered about others who have a contact, or ask; return what they had."""
    held = await held_by_others(turn.records, owner, point)
    exclusions = await exclusions_of(turn.records, point.value)
    if not held and not exclusions:
        return ()
    if answer is None or answer.seal != seal_of_asked(held, exclusions):
        raise ContactNeedsAnswer(held, tuple(exclusions))
    if not answer.moving or not held:
        return ()
    await check_can_move(turn.records, held, answer.seal, by)
    return await move_away(turn, None, held, by=by)


async def held_by_others(records: Records, owner: Owner, point: ContactPoint) -> tuple[HeldValue, ...]:
    """Return who else has a contact, where that is to be asked about.

    What a company has, its people may have, and the other way round: that is a corporate number or mailbox.
    """
    clients, companies = await records.directory.owners_of(point.value)
    if isinstance(owner, Client):
        shared = any(company.id == owner.company for company in companies)
    else:
        shared = any(client.company == owner.id for client in clients)
    if shared or not (clients or companies):
        return ()
    return (HeldValue(value=point.value, owners=tuple(clients), companies=tuple(companies)),)


def seal_of_asked(held: Sequence[HeldValue], exclusions: Sequence[Exclusion]) -> int:
    """Return a number that changes with who else has a contact; of one that is only excluded, with that."""
    return seal_of(held) if held else exclusions[0].id


def in_history(point: ContactPoint, *, was: bool = False) -> Mentioned:
    """Return what a line of history says of a contact."""
    return Mentioned(was=was, value=point.value, extension=point.extension)
