"""What every decision about a lead has in common: saved only if nobody was faster, and written into history."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.domain.activity import Activity, Deed, LeadState, Traces, last_standing
from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactPoint
from bot.domain.errors import AlreadyDone, ValueBelongsToClient
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId, ManagerId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.rights import check_card_is_current
from bot.usecases.held_values import held_elsewhere
from bot.usecases.ports import Turn
from bot.usecases.say_who_it_is import is_said_to_be_somebody_else, remember_who

SECOND_TAP = timedelta(minutes=2)


async def lead_on_card(turn: Turn, lead: LeadId, version: int) -> Lead:
    """Return the lead a button names. Raises NotFound, and CardOutdated if it changed since."""
    found = await turn.records.leads.get(lead)
    check_card_is_current(found, version)
    return found


async def lead_to_decide(
    turn: Turn,
    lead: LeadId,
    version: int,
    deed: Deed,
    *,
    by: Member,
    client: ClientId | None = None,
    company: CompanyId | None = None,
) -> Lead:
    """Return the lead a decision is about, to be given to a client or a company if one is named.

    Raises NotFound; CardOutdated if it changed since, or AlreadyDone where it was just this decision that changed it.
    """
    found = await turn.records.leads.get(lead)
    if found.version != version:
        last = last_standing(await turn.records.activities.list_of_lead(lead))
        if last is not None and _is_about(last, client, company) and is_second_tap(last, deed, by, turn.now):
            raise AlreadyDone(lead)
    check_card_is_current(found, version)
    return found


def _is_about(last: Activity, client: ClientId | None, company: CompanyId | None) -> bool:
    return client in (None, last.client) and company in (None, last.company)


def is_second_tap(last: Activity, deed: Deed, by: Member, now: datetime) -> bool:
    """The same manager has decided the same, a moment ago: a finger was faster than the card."""
    return (last.deed, last.actor) == (deed, by.id) and now - last.happened_at < SECOND_TAP


async def record_decision(
    turn: Turn, deed: Deed, before: Lead, after: Lead, *, by: ManagerId | None, traces: Traces | None = None
) -> ActivityId:
    """Save a decision with its line of history and tell of it; raises CardOutdated if somebody was faster."""
    await turn.records.leads.save(after, before=before)
    activity = await turn.records.activities.add(
        deed,
        now=turn.now,
        actor=by,
        prospect=after.prospect,
        lead=after.id,
        client=after.client,
        company=after.company,
        before=LeadState.of(before),
        after=LeadState.of(after),
        traces=traces or Traces(),
    )
    if by is not None and after.client is not None and after.client != before.client:
        await remember_who(turn, activity, after)
    turn.tell(LeadChanged(lead=after.id))
    return activity


async def check_belongs_to_nobody_else(
    turn: Turn,
    lead: LeadId,
    points: Sequence[ContactPoint],
    *,
    client: ClientId | None = None,
    company: CompanyId | None = None,
) -> None:
    """A known client's value is not put on another card unasked; raises ValueBelongsToClient."""
    held = await held_elsewhere(turn.records, points, client=client, company=company)
    if held:
        raise ValueBelongsToClient(lead, held)


async def client_of_lead(
    turn: Turn, lead: Lead, *, kind: ClientKind, by: ManagerId, anyway: bool
) -> tuple[Client, Traces]:
    """Return the lead's client, new if it is nobody's yet, with what this left behind.

    Raises ValueBelongsToClient where a contact point is a known client's, unless the manager said "anyway", or the team
    has said that it is somebody else.
    """
    directory = turn.records.directory
    if not anyway and not await is_said_to_be_somebody_else(turn, lead):
        await check_belongs_to_nobody_else(turn, lead.id, lead.contact_points, client=lead.client)
    if lead.client is not None:
        client = await directory.get_client(lead.client)
        ownerships = await directory.append_points(lead.contact_points, client=client.id, now=turn.now)
        return client, Traces(ownerships=ownerships)
    client = await directory.add_client(name=lead.name, kind=kind, manager=by, company=lead.company, now=turn.now)
    ownerships = await directory.append_points(lead.contact_points, client=client.id, now=turn.now)
    return client, Traces(ownerships=ownerships, added_client=client.id)
