"""Split: some contacts and leads of a client are another person's, who gets a card of their own."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.activity import Deed, Traces
from bot.domain.contact_points import ContactValue
from bot.domain.errors import NothingToSplitOff
from bot.domain.ids import ActivityId, ClientId, LeadId
from bot.domain.member import Member
from bot.domain.names import PersonName
from bot.domain.rights import check_is_owner
from bot.usecases.merge_cards import tell_of_open_leads
from bot.usecases.ports import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Split:
    """What splitting did. `client`: the new card."""

    activity: ActivityId
    client: ClientId


async def split_client(
    turn: Turn,
    client: ClientId,
    name: PersonName,
    values: Sequence[ContactValue],
    leads: Sequence[LeadId],
    *,
    by: Member,
) -> Split:
    """Put contacts and leads of a client on a new card, of the same kind, company and own manager.

    Raises ForTheOwner, NotFound, and NothingToSplitOff where nothing of the kind is the client's.
    """
    check_is_owner(by)
    directory = turn.records.directory
    found = await directory.get_client(client)
    new = await directory.add_client(
        name=name, kind=found.kind, manager=found.manager, company=found.company, now=turn.now
    )
    rearranged = await turn.records.merging.move_chosen(found.id, new.id, values, leads)
    if not rearranged.ownerships and not rearranged.leads:
        raise NothingToSplitOff
    activity = await turn.records.activities.add(
        Deed.CLIENT_SPLIT, now=turn.now, actor=by.id, client=found.id, traces=Traces(rearranged=rearranged)
    )
    await tell_of_open_leads(turn, found.id, new.id)
    return Split(activity=activity, client=new.id)
