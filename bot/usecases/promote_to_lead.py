"""Promotion: an introduced prospect becomes a lead - unless it is known, excluded, or has an open lead already."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.activity import Deed, Traces, standing
from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.events import LeadChanged, LeadCreated, PartnerWrote, ProspectChanged
from bot.domain.ids import LeadId, ManagerId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.introduction import Introduction
from bot.domain.lead import Lead, wish_in
from bot.domain.on_behalf import OnBehalf
from bot.domain.prospect import Prospect
from bot.domain.recognition import Excluded, LinkedToClient, LinkedToCompany, OtherKind, Recognition
from bot.usecases.decision import record_decision
from bot.usecases.link_lead import attach_to_client
from bot.usecases.name_places import name_last_post
from bot.usecases.ports import Turn
from bot.usecases.recognise_points import look_up, recognise_points


@dataclass(frozen=True, slots=True, kw_only=True)
class Promoted:
    """A new lead."""

    lead: LeadId


@dataclass(frozen=True, slots=True, kw_only=True)
class AddedToOpenLead:
    """The prospect has an open lead: it got the corrected name and the new contacts (one prospect, one open lead)."""

    lead: LeadId


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """A supplier, partner or contractor: their own manager knows; no lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stopped:
    """An exclusion stopped it; the person sees the usual receipt, and is remembered with name and contact as usual."""


Promotion = Promoted | AddedToOpenLead | PassedOn | Stopped


async def promote_to_lead(
    turn: Turn,
    prospect: Prospect,
    introduction: Introduction,
    *,
    consent_version: str,
    on_shift: bool,
    lease_until: datetime | None = None,
) -> Promotion:
    """Make a lead of a complete introduction that its person has just consented to keep.

    `on_shift`: whether it is working time, so that a known client's own manager gets the lead at once, until
    `lease_until` unless they have answered or decided by then.
    """
    assert introduction.missing() is None and introduction.name is not None, (
        "the dialogue asks until nothing is missing"
    )
    points = (prospect.identity_point, *introduction.points)
    recognition = await recognise_points(turn.records, introduction.name, points)
    await _keep_introduction(turn, prospect.id, introduction, consent_version)
    instead = await _instead_of_a_lead(turn, prospect.id, introduction, recognition)
    if instead is not None:
        return instead
    lead = await open_lead(
        turn, prospect.id, introduction.name, points, introduction.wish, on_behalf=introduction.on_behalf
    )
    await _link_by_itself(turn, lead, recognition, on_shift=on_shift, lease_until=lease_until)
    return Promoted(lead=lead.id)


async def _instead_of_a_lead(
    turn: Turn, prospect: ProspectId, introduction: Introduction, recognition: Recognition
) -> Promotion | None:
    """What comes of somebody excluded, of who has an open lead, of a supplier; None where a lead is to be made."""
    if isinstance(recognition.verdict, Excluded):
        exclusion = recognition.verdict.exclusion.id
        await turn.records.exclusions.add_stopped(exclusion, prospect, introduction.wish, turn.now, told_before=True)
        return Stopped()
    lead = await turn.records.leads.find_open_of(prospect)
    if lead is not None:
        await _correct(turn, lead, introduction)
        return AddedToOpenLead(lead=lead.id)
    if isinstance(recognition.verdict, OtherKind):
        turn.tell(PartnerWrote(prospect=prospect, client=recognition.verdict.client.id))
        return PassedOn()
    return None


async def _keep_introduction(turn: Turn, prospect: ProspectId, introduction: Introduction, version: str) -> None:
    assert introduction.name is not None
    if not await turn.records.prospects.has_consented(prospect, version):
        await turn.records.prospects.add_consent(prospect, version, turn.now)
        await turn.records.activities.add(Deed.CONSENT_GIVEN, now=turn.now, prospect=prospect)
    known = await turn.records.prospects.contact_points(prospect)
    points = _further(introduction.points) if known else introduction.points
    await turn.records.prospects.introduce(prospect, introduction.name, points, turn.now)


def _further(points: tuple[ContactPoint, ...]) -> tuple[ContactPoint, ...]:
    """Points given later: whichever is primary already stays so."""
    return tuple(replace(point, primary=False) for point in points)


async def _correct(turn: Turn, lead: Lead, introduction: Introduction) -> None:
    """Bring what its person says now into an open lead; what says nothing new leaves no line of history.

    It does on a lead made of a question: that one has introduced itself from now on.
    """
    assert introduction.name is not None, "no summary is sent without it"
    if introduction.name != lead.name:
        await turn.records.leads.correct_name(lead.id, introduction.name)
    if introduction.on_behalf != lead.on_behalf:
        await turn.records.leads.correct_on_behalf(lead.id, introduction.on_behalf)
    await turn.records.leads.add_contact_points(lead.id, _further(introduction.points))
    await keep_marks(turn, lead.id, introduction.points)
    if await turn.records.leads.get(lead.id) != lead or await _is_only_a_question(turn, lead):
        await turn.records.activities.add(Deed.LEAD_CORRECTED, now=turn.now, prospect=lead.prospect, lead=lead.id)
        turn.tell(LeadChanged(lead=lead.id))


async def _is_only_a_question(turn: Turn, lead: Lead) -> bool:
    """Whether a lead was made by linking a question, and its person has not introduced themselves for it since."""
    history = await turn.records.activities.list_of_lead(lead.id)
    by_linking = any(line.traces.made_lead for line in standing(history))
    return by_linking and all(line.deed is not Deed.LEAD_CORRECTED for line in history)


async def open_lead(
    turn: Turn,
    prospect: ProspectId,
    name: str,
    points: tuple[ContactPoint, ...],
    wish: str | None,
    *,
    on_behalf: OnBehalf | None = None,
) -> Lead:
    """Add a lead, which inherits what its prospect showed since the last one; without a `wish`, made of just that."""
    fresh = await turn.records.interests.list_without_lead(prospect)
    brought = _brought_by(fresh)
    lead = await turn.records.leads.add(
        prospect=prospect,
        name=name,
        wish=wish or wish_in(fresh, await name_last_post(turn.records, fresh)) or "",
        campaign=brought.campaign if brought else None,
        campaign_id=brought.campaign_id if brought else None,
        route=fresh[0].route if fresh else Route.START,
        contact_points=points,
        on_behalf=on_behalf,
        now=turn.now,
    )
    await turn.records.leads.attach_journal(lead.id, [interest.id for interest in fresh])
    asked = await _take_question(turn, prospect, fresh, has_wish=wish is not None)
    await keep_marks(turn, lead.id, points)
    await turn.records.activities.add(Deed.LEAD_CREATED, now=turn.now, prospect=prospect, lead=lead.id, traces=asked)
    turn.tell(LeadCreated(lead=lead.id))
    turn.tell(ProspectChanged(prospect=prospect))
    return lead


async def _take_question(turn: Turn, prospect: ProspectId, fresh: list[Interest], *, has_wish: bool) -> Traces:
    """From now on a question waits on its lead; the lead remembers since when, or that it was answered before."""
    asked_at = (await turn.records.prospects.get(prospect)).asked_at
    answered = not has_wish and asked_at is None and any(interest.is_question for interest in fresh)
    await turn.records.prospects.save_answered(prospect)
    return Traces(asked_at=asked_at, answered=answered)


async def keep_marks(turn: Turn, lead: LeadId, points: tuple[ContactPoint, ...]) -> None:
    """Keep which exclusions let a lead through and only warn of it on its card."""
    for found in await look_up(turn.records, points):
        for exclusion in found.exclusions:
            await turn.records.exclusions.add_marked(exclusion.id, lead)


def _brought_by(journal: list[Interest]) -> Interest | None:
    """Return the last line that names a campaign."""
    return next((interest for interest in reversed(journal) if interest.campaign), None)


async def _link_by_itself(
    turn: Turn, lead: Lead, recognition: Recognition, *, on_shift: bool, lease_until: datetime | None
) -> None:
    match recognition.verdict:
        case LinkedToClient(client=client):
            manager = await _own_manager(turn, client) if on_shift else None
            await attach_to_client(
                turn, Deed.LINKED_BY_ITSELF, lead, client.id, by=None, taker=manager, lease_until=lease_until
            )
        case LinkedToCompany(company=company):
            await record_decision(turn, Deed.LINKED_BY_ITSELF, lead, lead.belonging_to(None, company.id), by=None)


async def _own_manager(turn: Turn, client: Client) -> ManagerId | None:
    """The manager who looks after a client, if a private card can reach them."""
    member = await turn.records.team.find(client.manager) if client.manager is not None else None
    return member.id if member is not None and member.reachable else None
