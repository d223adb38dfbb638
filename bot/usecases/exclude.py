"""Exclude: from now on these contact points become no interest and no lead. Nothing is deleted."""

from collections.abc import Sequence

from bot.domain.activity import Deed, Traces
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.errors import HasOpenLead, NothingToExclude, ProspectIsClient, ValueBelongsToClient
from bot.domain.events import ProspectChanged
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ActivityId, ExclusionId, LeadId, ProspectId
from bot.domain.lead import Status
from bot.domain.mail_addresses import is_mail_domain
from bot.domain.member import Member
from bot.domain.ownership import HeldValue
from bot.domain.rights import check_can_decide
from bot.usecases.decision import lead_to_decide, record_decision
from bot.usecases.let_in import let_in
from bot.usecases.ports import Turn
from bot.usecases.read_exclusions import prospect_behind


async def exclude_lead(
    turn: Turn,
    lead: LeadId,
    version: int,
    reason: ExclusionReason,
    scope: ExclusionScope,
    *,
    by: Member,
    over_client: bool = False,
) -> ActivityId:
    """Close a lead as excluded, with its contact points in the scope.

    Raises ValueBelongsToClient where one is a known client's, unless the manager says that the exclusion beats that;
    NothingToExclude where the scope covers nothing; and what forbids a decision.
    """
    before = await lead_to_decide(turn, lead, version, Deed.EXCLUDED, by=by)
    check_can_decide(before, by)
    values = scope.values_of(point.value for point in before.contact_points)
    if not values:
        raise NothingToExclude
    held = await _first_known(turn, values)
    if held is not None and not over_client:
        raise ValueBelongsToClient(lead, [held])
    exclusions = await _exclude(turn, values, reason, by=by, over_client=over_client, lead=lead)
    after = before.moved_to(Status.EXCLUDED, by=by.id, now=turn.now)
    turn.tell(ProspectChanged(prospect=before.prospect))
    return await record_decision(turn, Deed.EXCLUDED, before, after, by=by.id, traces=Traces(exclusions=exclusions))


async def exclude_prospect(
    turn: Turn, prospect: ProspectId, reason: ExclusionReason, *, by: Member, over_client: bool = False
) -> tuple[ExclusionId, ...]:
    """Exclude somebody without a lead by the messenger identity; nothing happens to who is excluded already.

    Raises HasOpenLead where there is a lead in work: its own card is the place to decide;
    ProspectIsClient unless the manager says that the exclusion beats that; NothingToExclude where there is no account;
    NotFound.
    """
    found = await turn.records.prospects.get(prospect)
    lead = await turn.records.leads.find_open_of(prospect)
    if lead is not None:
        raise HasOpenLead(lead.id)
    values = [point.value for point in found.account_points]
    if not values:
        raise NothingToExclude
    held = await _first_known(turn, values)
    if held is not None and not over_client:
        raise ProspectIsClient(held.names[0])
    exclusions = await _exclude(turn, values, reason, by=by, over_client=over_client, lead=None)
    if exclusions:
        await turn.records.activities.add(
            Deed.EXCLUDED, now=turn.now, actor=by.id, prospect=prospect, traces=Traces(exclusions=exclusions)
        )
    turn.tell(ProspectChanged(prospect=prospect))
    return exclusions


async def exclude_ahead(
    turn: Turn, values: Sequence[ContactValue], reason: ExclusionReason, *, by: Member, over_client: bool = False
) -> tuple[ExclusionId, ...]:
    """Exclude contacts before they ever come: couriers, own suppliers; those excluded already stay as they are.

    Raises HasOpenLead where one has a lead in work, NothingToExclude where there are none; and ProspectIsClient where
    one is a known client's, unless the manager says that the exclusion beats that.
    """
    if not values:
        raise NothingToExclude
    await check_has_no_lead(turn, values)
    held = await _first_known(turn, values)
    if held is not None and not over_client:
        raise ProspectIsClient(held.names[0])
    exclusions = await _exclude(turn, values, reason, by=by, over_client=over_client, lead=None)
    for prospect in [await _prospect_of(turn, value) for value in values]:
        if prospect is not None:
            turn.tell(ProspectChanged(prospect=prospect))
    if exclusions:
        await turn.records.activities.add(
            Deed.EXCLUDED, now=turn.now, actor=by.id, traces=Traces(exclusions=exclusions)
        )
    return exclusions


async def check_has_no_lead(turn: Turn, values: Sequence[ContactValue]) -> None:
    """Whoever has a lead in work is excluded on its card; raises HasOpenLead."""
    for value in values:
        leads = await turn.records.leads.list_open_with(value)
        if leads:
            raise HasOpenLead(leads[0].id)


async def lift_exclusion(turn: Turn, exclusion: ExclusionId, *, by: Member) -> ActivityId | None:
    """Let a value in again; return the line of history, or None where it was let in before.

    Raises ExcludedByOther, NotFound.
    """
    found = await turn.records.exclusions.get(exclusion)
    prospect = await prospect_behind(turn.records, found)
    lifted = None
    if await let_in(turn, exclusion, by=by):
        lifted = await turn.records.activities.add(
            Deed.EXCLUSION_LIFTED,
            now=turn.now,
            actor=by.id,
            prospect=prospect.id if prospect is not None else None,
            lead=found.lead,
            traces=Traces(lifted=(exclusion,)),
        )
    if prospect is not None:
        turn.tell(ProspectChanged(prospect=prospect.id))
    return lifted


async def _exclude(
    turn: Turn,
    values: Sequence[ContactValue],
    reason: ExclusionReason,
    *,
    by: Member,
    over_client: bool,
    lead: LeadId | None,
) -> tuple[ExclusionId, ...]:
    added = [
        await turn.records.exclusions.add(
            value=value, reason=reason, over_client=over_client, lead=lead, by=by.id, now=turn.now
        )
        for value in values
    ]
    return tuple(exclusion for exclusion in added if exclusion is not None)


async def _first_known(turn: Turn, values: Sequence[ContactValue]) -> HeldValue | None:
    """Return the first that is a known client's or company's, or a domain at which one has mail.

    Such an exclusion stops nothing unless it is meant to.
    """
    directory = turn.records.directory
    for value in values:
        if is_mail_domain(value):
            domain = value.normal_form.removeprefix("@")
            clients = await directory.list_clients_at(domain, limit=1)
            companies = [] if clients else await directory.list_companies_at(domain, limit=1)
        else:
            clients = await directory.clients_owning(value)
            companies = [] if clients else await directory.companies_owning(value)
        if clients or companies:
            return HeldValue(value=value, owners=tuple(clients), companies=tuple(companies))
    return None


async def _prospect_of(turn: Turn, value: ContactValue) -> ProspectId | None:
    if value.kind is not ContactKind.TELEGRAM:
        return None
    prospect = await turn.records.prospects.find_by_telegram(int(value.normal_form))
    return prospect.id if prospect is not None else None
