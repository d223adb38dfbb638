"""Link: whose lead this is. Its contact points join that client and are recognised from then on."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.activity import Deed, Traces
from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId, ManagerId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.rights import check_can_link
from bot.usecases.change_company import add_company
from bot.usecases.decision import check_belongs_to_nobody_else, client_of_lead, lead_to_decide, record_decision
from bot.usecases.held_values import check_can_move, held_elsewhere, move_away
from bot.usecases.ports import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked:
    """What linking did. `lead`: as it is now; `moved`: whether contacts went along that were others'.

    `other_open`: leads of the same client that are in work already, kept beside this one.
    """

    activity: ActivityId
    lead: Lead
    moved: bool
    client_name: str
    other_open: tuple[Lead, ...]


async def link_lead(
    turn: Turn, lead: LeadId, version: int, client: ClientId, *, by: Member, anyway: bool = False
) -> Linked:
    """Say whose lead it is.

    Raises ValueBelongsToClient where a contact point is somebody else's, unless the manager says that they share it;
    NotFound where the client is gone; and what forbids a decision.
    """
    before = await _lead_to_link(turn, lead, version, client, by)
    client = (await turn.records.directory.get_client(client)).id
    if not anyway:
        await check_belongs_to_nobody_else(turn, lead, before.contact_points, client=client)
    return await attach_to_client(turn, Deed.LINKED, before, client, by=by.id)


async def link_lead_moving_contacts(
    turn: Turn, lead: LeadId, version: int, client: ClientId, seal: int, *, by: Member
) -> Linked:
    """Say whose lead it is, and that its contacts are theirs alone: whoever else has them has them no more.

    `seal` names what was shown to be others'. Raises OwnersChanged, ClientOfOther, NotFound, and what forbids a
    decision.
    """
    before = await _lead_to_link(turn, lead, version, client, by)
    client = (await turn.records.directory.get_client(client)).id
    held = await held_elsewhere(turn.records, before.contact_points, client=client)
    await check_can_move(turn.records, held, seal, by, lead=lead)
    moved = await move_away(turn, before, held, by=by)
    return await attach_to_client(turn, Deed.LINKED, before, client, by=by.id, traces=Traces(moved=moved))


async def _lead_to_link(turn: Turn, lead: LeadId, version: int, client: ClientId, by: Member) -> Lead:
    before = await lead_to_decide(turn, lead, version, Deed.LINKED, by=by, client=client)
    check_can_link(before, by)
    return before


async def link_lead_to_company(
    turn: Turn, lead: LeadId, version: int, company: CompanyId, *, by: Member, anyway: bool = False
) -> Company:
    """Say which company's lead it is; who of them it is may be said later.

    A client said before stays, and belongs to it from now on, unless they belong elsewhere.

    Raises ValueBelongsToClient where a contact point is somebody's of elsewhere, unless the manager says that they
    share it; NotFound; and what forbids a decision.
    """
    before = await lead_to_decide(turn, lead, version, Deed.LINKED, by=by, company=company)
    check_can_link(before, by)
    found = await turn.records.directory.get_company(company)
    company = found.id
    if not anyway:
        await check_belongs_to_nobody_else(turn, lead, before.contact_points, client=before.client, company=company)
    ownerships = await turn.records.directory.append_points(before.contact_points, company=company, now=turn.now)
    left = Traces(ownerships=ownerships, joined=await _joins(turn, before.client, company))
    after = before.belonging_to(before.client, company)
    await record_decision(turn, Deed.LINKED, before, after, by=by.id, traces=left)
    return found


async def link_lead_to_new_company(
    turn: Turn, lead: LeadId, version: int, name: str, *, by: Member, anyway: bool = False, another: bool = False
) -> Company:
    """Say that a lead is a company's that nobody knew; its client belongs there, unless they belong elsewhere.

    Raises CompanyKnown where one is called the same, unless this is `another`; ValueBelongsToClient as for a known
    company; NotFound; and what forbids a decision.
    """
    before = await lead_to_decide(turn, lead, version, Deed.LINKED, by=by)
    check_can_link(before, by)
    company = await add_company(turn, name, anyway=another)
    if not anyway:
        await check_belongs_to_nobody_else(turn, lead, before.contact_points, client=before.client, company=company.id)
    ownerships = await turn.records.directory.append_points(before.contact_points, company=company.id, now=turn.now)
    left = Traces(ownerships=ownerships, added_company=company.id, joined=await _joins(turn, before.client, company.id))
    after = before.belonging_to(before.client, company.id)
    await record_decision(turn, Deed.LINKED, before, after, by=by.id, traces=left)
    return company


async def link_lead_to_new_person(
    turn: Turn, lead: LeadId, version: int, *, by: Member, anyway: bool = False
) -> Linked:
    """Say that a lead is of somebody of its company whom nobody knew.

    Raises ValueBelongsToClient where a contact point is somebody else's, unless the manager says that they share it;
    and what forbids a decision.
    """
    before = await lead_to_decide(turn, lead, version, Deed.LINKED, by=by)
    check_can_link(before, by)
    client, traces = await client_of_lead(turn, before, kind=ClientKind.CLIENT, by=by.id, anyway=anyway)
    after = before.belonging_to(client.id, before.company)
    activity = await record_decision(turn, Deed.LINKED, before, after, by=by.id, traces=traces)
    return Linked(activity=activity, lead=after, moved=False, client_name=client.name, other_open=())


async def _joins(turn: Turn, client: ClientId | None, company: CompanyId) -> CompanyId | None:
    """Let a client belong to a company from now on, unless they belong to one; return which one, if they do now."""
    found = await turn.records.directory.get_client(client) if client is not None else None
    if found is None or found.company is not None:
        return None
    await turn.records.directory.save_client(replace(found, company=company))
    return company


async def attach_to_client(
    turn: Turn,
    deed: Deed,
    before: Lead,
    client: ClientId,
    *,
    by: ManagerId | None,
    taker: ManagerId | None = None,
    lease_until: datetime | None = None,
    traces: Traces | None = None,
) -> Linked:
    """Append the lead's contact points to the client, never replacing any, and make the lead theirs.

    A `taker` gets the lead, until `lease_until` if they do not answer, with the same decision: one undo takes both
    back.
    """
    directory = turn.records.directory
    found = await directory.get_client(client)
    others = await turn.records.leads.list_open_of_client(client)
    ownerships = await directory.append_points(before.contact_points, client=client, now=turn.now)
    company = await _company_of(turn, before, found)
    linked = before.belonging_to(client, company)
    after = linked.taken_by(taker, lease_until) if taker is not None else linked
    joined = await _joins(turn, client, company) if company is not None and before.client is None else None
    left = replace(traces or Traces(), ownerships=ownerships, joined=joined)
    activity = await record_decision(turn, deed, before, after, by=by, traces=left)
    return Linked(
        activity=activity,
        lead=after,
        moved=bool(left.moved),
        client_name=found.name,
        other_open=tuple(other for other in others if other.id != before.id),
    )


async def _company_of(turn: Turn, before: Lead, client: Client) -> CompanyId | None:
    """The client's; else what was said of the lead itself, and not because of whose it was taken for before."""
    if client.company is not None or before.company is None:
        return client.company
    mistaken_for = await turn.records.directory.get_client(before.client) if before.client is not None else None
    return None if mistaken_for is not None and mistaken_for.company == before.company else before.company
