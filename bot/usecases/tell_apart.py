"""Tell apart: two cards are not the same, however alike; the team remembers it until somebody takes it back."""

from bot.domain.activity import Activity, Deed, Traces
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.errors import NotFound, UndoneAlready
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.merging import CardKind, Rearranged
from bot.domain.rights import check_is_owner
from bot.usecases.merge_cards import cards_to_merge
from bot.usecases.ports import Turn


async def tell_cards_apart(turn: Turn, kind: CardKind, one: int, other: int, *, by: Member) -> ActivityId:
    """Say that two cards are not the same. Raises ForTheOwner, NotFound, SameCard."""
    check_is_owner(by)
    first, second = await cards_to_merge(turn.records, kind, one, other)
    known = await turn.records.merging.find_told_apart(kind, first.id, second.id)
    if known is not None:
        return known
    line = await turn.records.activities.add(
        Deed.TOLD_APART,
        now=turn.now,
        actor=by.id,
        client=first.id if isinstance(first, Client) else None,
        company=first.id if isinstance(first, Company) else None,
        traces=_with(second.id),
    )
    await turn.records.merging.tell_apart(kind, first.id, second.id, by=line)
    return line


async def take_telling_apart_back(turn: Turn, activity: ActivityId, *, by: Member) -> Activity:
    """Say that two cards may be the same after all; return the line of history that said otherwise.

    Raises ForTheOwner, NotFound, UndoneAlready.
    """
    check_is_owner(by)
    line = await turn.records.activities.get(activity)
    if line.deed is not Deed.TOLD_APART:
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    await turn.records.activities.add(
        Deed.UNDONE, now=turn.now, actor=by.id, client=line.client, company=line.company, undoes=line.id
    )
    return line


def _with(other: int) -> Traces:
    """Nothing goes from card to card; the history says which two they are."""
    return Traces(rearranged=Rearranged(other=other))
