"""Make a lead of what somebody wrote: one tap of a manager, who need not wait for an introduction."""

from datetime import datetime

from bot.domain.activity import Deed, Traces
from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactPoint
from bot.domain.errors import NotIntroduced, StartBotFirst
from bot.domain.ids import ExclusionId, LeadId, ProspectId
from bot.domain.introduction import Introduction
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.recognition import Excluded, LinkedToClient, OtherKind
from bot.usecases.decision import record_decision
from bot.usecases.lease import lease_of
from bot.usecases.let_in import let_in
from bot.usecases.link_lead import attach_to_client
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import open_lead
from bot.usecases.recognise_points import recognise_points

NOTHING_TOLD = Introduction()


async def make_lead(
    turn: Turn,
    prospect: ProspectId,
    *,
    by: Member,
    exclusion: ExclusionId | None = None,
    told: Introduction = NOTHING_TOLD,
    lease_until: datetime | None = None,
) -> LeadId:
    """Make a lead in the hands of whoever says so, with the whole journal; what stopped its person is lifted with it.

    The lead is the client's, supplier's, partner's or contractor's whose account it surely is. A prospect with an open
    lead keeps that one. `exclusion`: the entry of the list that was a mistake; `told`: what the manager knows of who it
    is. Raises NotIntroduced where a name or a contact is missing; ExcludedByOther; StartBotFirst where the private card
    could not be sent; NotFound.
    """
    found = await turn.records.prospects.get(prospect)
    in_work = await turn.records.leads.find_open_of(prospect)
    if in_work is not None:
        return in_work.id
    if not by.reachable:
        raise StartBotFirst
    points = (*found.account_points, *await turn.records.prospects.contact_points(prospect), *told.points)
    name = await _name_of(turn, found, points, told)
    lifted = await _lift(turn, exclusion, name, points, by)
    lead = await open_lead(turn, prospect, name, points, None)
    made = Traces(made_lead=True, asked_at=found.asked_at, lifted=lifted)
    lease = await lease_of(turn, lead.id, lease_until)
    owner = (await recognise_points(turn.records, name, points)).verdict
    if isinstance(owner, OtherKind | LinkedToClient):
        await attach_to_client(
            turn, Deed.LINKED, lead, owner.client.id, by=by.id, taker=by.id, lease_until=lease, traces=made
        )
    else:
        await record_decision(turn, Deed.TAKEN, lead, lead.taken_by(by.id, lease), by=by.id, traces=made)
    return lead.id


async def _name_of(turn: Turn, prospect: Prospect, points: tuple[ContactPoint, ...], told: Introduction) -> str:
    """Return the person's name. Raises NotIntroduced without one, or without a contact beside the account."""
    client = await _known_as(turn, prospect)
    name = told.name or prospect.name or (client.name if client is not None else None)
    has_contact = any(point.value.kind is not ContactKind.TELEGRAM for point in points)
    if name is None or not (has_contact or client is not None):
        raise NotIntroduced
    return name


async def _known_as(turn: Turn, prospect: Prospect) -> Client | None:
    clients = [
        client
        for point in prospect.account_points
        for client in await turn.records.directory.clients_owning(point.value)
    ]
    return clients[0] if len(clients) == 1 else None


async def _lift(
    turn: Turn, mistake: ExclusionId | None, name: str, points: tuple[ContactPoint, ...], by: Member
) -> tuple[ExclusionId, ...]:
    """Lift the entry that was a mistake, and whatever else would stop this person."""
    lifted = [mistake] if mistake is not None and await let_in(turn, mistake, by=by) else []
    while isinstance(verdict := (await recognise_points(turn.records, name, points)).verdict, Excluded):
        await let_in(turn, verdict.exclusion.id, by=by)
        lifted.append(verdict.exclusion.id)
    return tuple(lifted)
