"""What a manager's own card adds: what its suggestions rest on, who else works, what can be taken back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.activity import Activity
from bot.domain.contact_points import ContactValue
from bot.domain.ids import ClientId, LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.who_it_is import SaidWho
from bot.usecases.change_kind import find_undoable_change
from bot.usecases.other_takers import other_takers
from bot.usecases.ports import Records
from bot.usecases.read_cards import LeadCard, ProspectCard
from bot.usecases.rule_out import ruled_out
from bot.usecases.suggest_owners import Suggestion, likely_clients_behind, likely_clients_of
from bot.usecases.undo import find_undoable, find_undoable_link


@dataclass(frozen=True, slots=True, kw_only=True)
class CardDetails:
    """`shared`: the contacts each suggested client has in common with the lead. `other_takers`: names by lead.

    `undoable`: what was decided last; `undoable_link`: the link that the bot made by itself before that. `likely`:
    whose it may be, where nobody has its contacts; `ruled_out`: the last answer that it is somebody else.
    """

    shared: Mapping[ClientId, tuple[ContactValue, ...]] = field(default_factory=dict)
    other_takers: Mapping[LeadId, str] = field(default_factory=dict)
    undoable: Activity | None = None
    undoable_link: Activity | None = None
    likely: Suggestion | None = None
    ruled_out: SaidWho | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """Who somebody without a lead may be, and the last answer that it is somebody else."""

    likely: Suggestion | None = None
    ruled_out: SaidWho | None = None


async def guess_who_asks(records: Records, card: ProspectCard, name: str | None) -> Guess:
    """Return who may have asked that shows this name, where nobody knows it and they are still somebody unnamed."""
    prospect, known = card.prospect, (card.lead, card.partner, card.client, card.exclusion)
    if name is None or any(each is not None for each in known) or card.waits_since is None:
        return Guess()
    points = (*prospect.account_points, *await records.prospects.contact_points(prospect.id))
    likely = await likely_clients_behind(records, prospect, name)
    said = await ruled_out(records, name, points)
    return Guess(likely=likely[0] if likely else None, ruled_out=said[0] if said else None)


async def read_card_details(
    records: Records, card: LeadCard, member: Member, *, undoable_since: datetime, decides: bool
) -> CardDetails:
    """Return the details of a card as this member may use them now; only who `decides` is asked whose it may be."""
    return CardDetails(
        shared={client.id: await _shared_values(records, card.lead, client.id) for client in card.suggestions},
        other_takers={lead: taker.name for lead, taker in (await other_takers(records, card.other_open)).items()},
        undoable=await _last_undoable(records, card, member, undoable_since),
        undoable_link=await find_undoable_link(records, card.lead, member, since=undoable_since),
        likely=await find_likely_owner(records, card) if decides else None,
        ruled_out=await _ruled_out(records, card) if decides else None,
    )


async def _ruled_out(records: Records, card: LeadCard) -> SaidWho | None:
    lead = card.lead
    said = await ruled_out(records, lead.name, lead.contact_points) if _asks_whose(card) else []
    return said[0] if said else None


async def find_likely_owner(records: Records, card: LeadCard) -> Suggestion | None:
    """Return whose a lead may be likeliest, while that is asked and nobody has its contacts."""
    likely = await likely_clients_of(records, card.lead) if _asks_whose(card) else []
    return likely[0] if likely else None


def _asks_whose(card: LeadCard) -> bool:
    return card.lead.status.is_open and card.client is None and card.company is None and not card.suggestions


async def _shared_values(records: Records, lead: Lead, client: ClientId) -> tuple[ContactValue, ...]:
    owned = {point.value for point in await records.directory.client_points(client)}
    return tuple(point.value for point in lead.contact_points if point.value in owned)


async def _last_undoable(records: Records, card: LeadCard, member: Member, since: datetime) -> Activity | None:
    """What was done last about the lead or, on its card, about its client."""
    decision = await find_undoable(records, card.lead, member, since=since)
    if card.client is None:
        return decision
    change = await find_undoable_change(records, card.client, member, since=since)
    if change is None or change.lead != card.lead.id or (decision is not None and decision.id > change.id):
        return decision
    return change
