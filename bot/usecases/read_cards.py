"""What a card shows: everything about one lead, or one prospect, as the records have it now."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.activity import waits_since
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.exclusion import Exclusion
from bot.domain.ids import LeadId, ProspectId
from bot.domain.interest import MOST_AT_AN_END, Interest, said_once
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.notes import Note
from bot.domain.prospect import Prospect
from bot.domain.recognition import (
    AskSamePerson,
    AskWho,
    Badge,
    LinkedToClient,
    LinkedToCompany,
    OtherKind,
    SuggestClient,
    ValueFound,
)
from bot.domain.who_it_is import SaidWho
from bot.usecases.name_places import name_first_place
from bot.usecases.ports import Records
from bot.usecases.read_place import PublicPlace, read_place
from bot.usecases.recognise_points import look_up, recognise_points, recognise_values

MOST_OF_A_COMPANY = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadCard:
    """One lead with all that its card says.

    `suggestions`: the clients whose contact points it has, or who belong to its company. `waits_since`: since when its
    person waits for a first answer, if they do. `note`: the last one that the team wrote down about them. `said`: what
    the team has answered, on this card or another, when it was asked who it is. `first_place`: where
    others saw them first. `between`: how many lines of the journal are not read, between its beginning and its end.
    """

    lead: Lead
    prospect: Prospect
    journal: tuple[Interest, ...]
    manager: Member | None
    client: Client | None
    company: Company | None
    suggestions: tuple[Client, ...]
    names_conflict: bool
    badges: Collection[Badge]
    other_open: tuple[Lead, ...]
    waits_since: datetime | None
    note: Note | None = None
    said: SaidWho | None = None
    first_place: str | None = None
    between: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ProspectCard:
    """Somebody without a lead, with its journal; where that became one, `lead`.

    `partner`: the supplier, partner or contractor it is known as; `client`: who else the account belongs to,
    and `has_bought`: whether that client is a buyer. `waits_since`: since when they wait for an answer, if they do.
    `note`: the last one that the team wrote down about them. `first_place`: where others saw them first, and `place`:
    where others could read what was asked last. `between`: how many lines of a long journal are not read.
    """

    prospect: Prospect
    journal: tuple[Interest, ...]
    lead: Lead | None
    partner: Client | None
    client: Client | None
    has_bought: bool
    exclusion: Exclusion | None
    waits_since: datetime | None
    note: Note | None = None
    first_place: str | None = None
    place: PublicPlace | None = None
    between: int = 0


async def read_lead_card(records: Records, lead: LeadId) -> LeadCard:
    """Return a lead's card; raises NotFound."""
    found = await records.leads.get(lead)
    recognition = await recognise_points(records, found.name, found.contact_points)
    client = await records.directory.get_client(found.client) if found.client is not None else None
    company = await records.directory.get_company(found.company) if found.company is not None else None
    verdict = recognition.verdict
    journal = await records.interests.read_of_lead(lead, each=MOST_AT_AN_END)
    return LeadCard(
        lead=found,
        prospect=await records.prospects.get(found.prospect),
        journal=tuple(said_once(journal.lines)),
        between=journal.between,
        manager=await records.team.find(found.manager) if found.manager is not None else None,
        client=client,
        company=company,
        suggestions=await _suggestions(records, found, verdict) if client is None else (),
        names_conflict=isinstance(verdict, AskSamePerson),
        badges=_of_known(await _badge_of_known(records, found, client or company), recognition.badges),
        other_open=await _other_open(records, found),
        waits_since=waits_since(found, await records.activities.list_of_lead(lead)),
        note=await records.notes.find_last(found.prospect),
        said=recognition.said,
        first_place=await name_first_place(records, journal.lines),
    )


async def read_prospect_card(records: Records, prospect: ProspectId) -> ProspectCard:
    """Return the card of somebody unnamed; raises NotFound."""
    found = await records.prospects.get(prospect)
    given = await records.prospects.contact_points(prospect) if found.name is not None else ()  # they come together
    known = await look_up(records, (*found.account_points, *given))
    verdict = (await recognise_values(records, found.name, known)).verdict
    partner = verdict.client if isinstance(verdict, OtherKind) else None
    account = known[0] if found.account_points else None
    client = _only_owner(account) if account is not None and partner is None else None
    excluded = account is not None and account.exclusions
    exclusion = await records.exclusions.find(found.identity) if excluded else None
    journal = await records.interests.read_without_lead(prospect, each=MOST_AT_AN_END)
    return ProspectCard(
        prospect=found,
        journal=tuple(said_once(journal.lines)),
        between=journal.between,
        lead=await _what_became_of(records, prospect, exclusion),
        partner=partner,
        client=client,
        has_bought=client is not None and await records.leads.has_won(client.id),
        exclusion=exclusion,
        waits_since=found.asked_at,
        note=await records.notes.find_last(prospect),
        first_place=await name_first_place(records, journal.lines),
        place=await _place_of_question(records, journal.lines),
    )


async def _place_of_question(records: Records, journal: Sequence[Interest]) -> PublicPlace | None:
    """Where others could read what was asked last."""
    asked = next((line for line in reversed(journal) if line.is_question), None)
    return await read_place(records, asked) if asked is not None else None


async def _what_became_of(records: Records, prospect: ProspectId, exclusion: Exclusion | None) -> Lead | None:
    """The lead in work, or the closed one that all the words went to - of somebody excluded the exclusion is told."""
    lead = await records.leads.find_spoken_of(prospect)
    return lead if lead is not None and (lead.status.is_open or exclusion is None) else None


def _only_owner(account: ValueFound) -> Client | None:
    """The one client who has a messenger account; nobody where several share it."""
    return account.clients[0] if len(account.clients) == 1 else None


async def _suggestions(records: Records, lead: Lead, verdict: object) -> tuple[Client, ...]:
    owners = _suggested(verdict)
    if owners or lead.company is None:
        return owners
    return tuple(await records.directory.list_clients_of(lead.company, limit=MOST_OF_A_COMPANY))


def _suggested(verdict: object) -> tuple[Client, ...]:
    match verdict:
        case AskWho(clients=clients) | LinkedToCompany(people=clients):
            return clients
        case SuggestClient(client=client) | AskSamePerson(client=client) | LinkedToClient(client=client):
            return (client,)
        case OtherKind(client=client):
            return (client,)
        case _:
            return ()


async def _badge_of_known(records: Records, lead: Lead, owner: Client | Company | None) -> Badge | None:
    """An owner known before the lead came makes it a repeat enquiry, and so does an earlier lead of the same person; a
    client who bought before, a returning client.
    """
    if owner is None or owner.created_at >= lead.created_at:
        return Badge.REPEAT if await _came_before(records, lead) else None
    has_bought = isinstance(owner, Client) and await records.leads.has_won(owner.id, besides=lead.id)
    return Badge.RETURNING if has_bought else Badge.REPEAT


async def _came_before(records: Records, lead: Lead) -> bool:
    """Whether the same person has had a lead before this one."""
    return any(other.id < lead.id for other in await records.leads.list_of_prospect(lead.prospect))


def _of_known(known: Badge | None, badges: Collection[Badge]) -> Collection[Badge]:
    others = {badge for badge in badges if badge not in (Badge.NEW, Badge.REPEAT, Badge.RETURNING)}
    return frozenset({known or Badge.NEW, *others})


async def _other_open(records: Records, lead: Lead) -> tuple[Lead, ...]:
    if lead.client is None:
        return ()
    return tuple(other for other in await records.leads.list_open_of_client(lead.client) if other.id != lead.id)
