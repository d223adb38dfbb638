"""What every decision about a lead has in common: saved only if nobody was faster, and written into history."""

from collections.abc import Sequence

from bot.domain.activity import Deed, LeadState, Traces
from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactPoint
from bot.domain.errors import ValueBelongsToClient
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ClientId, LeadId, ManagerId
from bot.domain.lead import Lead
from bot.domain.rights import check_card_is_current
from bot.usecases.ports import Turn


async def lead_on_card(turn: Turn, lead: LeadId, version: int) -> Lead:
    """Return the lead a button names. Raises NotFound, and CardOutdated if it changed since."""
    found = await turn.records.leads.get(lead)
    check_card_is_current(found, version)
    return found


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
    turn.tell(LeadChanged(lead=after.id))
    return activity


async def check_belongs_to_nobody_else(
    turn: Turn, lead: LeadId, points: Sequence[ContactPoint], *, client: ClientId | None = None
) -> None:
    """A known client's value is not put on another card unasked; raises ValueBelongsToClient.

    A value that this client has already is put nowhere new, whoever shares it.
    """
    for point in points:
        owners = await turn.records.directory.clients_owning(point.value)
        if owners and client not in [owner.id for owner in owners]:
            raise ValueBelongsToClient(lead, owners[0].id, owners[0].name)


async def client_of_lead(
    turn: Turn, lead: Lead, *, kind: ClientKind, by: ManagerId, anyway: bool
) -> tuple[Client, Traces]:
    """Return the lead's client, new if it is nobody's yet, with what this left behind.

    Raises ValueBelongsToClient where a contact point is a known client's, unless the manager said "anyway".
    """
    directory = turn.records.directory
    if lead.client is not None:
        client = await directory.get_client(lead.client)
        ownerships = await directory.append_points(lead.contact_points, client=client.id, now=turn.now)
        return client, Traces(ownerships=ownerships)
    if not anyway:
        await check_belongs_to_nobody_else(turn, lead.id, lead.contact_points)
    client = await directory.add_client(name=lead.name, kind=kind, manager=by, company=lead.company, now=turn.now)
    ownerships = await directory.append_points(lead.contact_points, client=client.id, now=turn.now)
    return client, Traces(ownerships=ownerships, added_client=client.id)
