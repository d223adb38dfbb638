"""Suggestions: whose a request may be, and what each guess rests on. Until somebody says so, it is a guess."""

from collections.abc import AsyncIterator, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.ids import ClientId, CompanyId
from bot.domain.lead import Lead
from bot.domain.likeness.evidence import Evidence, Told
from bot.domain.likeness.mail_beside import name_with_mail
from bot.domain.likeness.sureness import Likely, Sure, sureness
from bot.domain.mail_addresses import corporate_domain, personal_mailbox
from bot.domain.ownership import Owner
from bot.domain.prospect import Prospect
from bot.usecases.find_evidence import MOST_TOLD, company_told, find_evidence
from bot.usecases.find_like_companies import find_like_companies
from bot.usecases.find_likely import find_likely
from bot.usecases.ports import Records
from bot.usecases.rule_out import clients_ruled_out
from bot.usecases.search_owners import find_same_companies

MOST_LIKELY = 4
MOST_LOOKED_AT = 20


class Ground(StrEnum):
    """What a suggestion may rest on."""

    SAME_CONTACT = "same_contact"
    SAME_COMPANY = "same_company"
    SAME_MAILBOX = "same_mailbox"
    SAME_DOMAIN = "same_domain"
    SAME_NAME = "same_name"
    LIKE_NAME = "like_name"
    ONE_DIGIT_OFF = "one_digit_off"
    SAME_CAMPAIGN = "same_campaign"


EVIDENT = {
    Evidence.SAME_COMPANY: Ground.SAME_COMPANY,
    Evidence.SAME_MAILBOX: Ground.SAME_MAILBOX,
    Evidence.ONE_DIGIT_OFF: Ground.ONE_DIGIT_OFF,
    Evidence.SAME_CAMPAIGN: Ground.SAME_CAMPAIGN,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that speaks for somebody. `value`: the contact of the request that does, if it is one."""

    ground: Ground
    value: ContactValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A likely owner, with all that speaks for it. `chance`, from 0 to 1: how likely by a name alike and evidence."""

    owner: Owner
    signs: tuple[Sign, ...]
    chance: float = 0.0

    @property
    def sure(self) -> Sure:
        """Whether the card may ask if it is them."""
        return sureness(self.chance)


Guess = tuple[Owner, Sign]


async def suggest_for_lead(records: Records, lead: Lead) -> list[Suggestion]:
    """Return the likely clients and companies of a lead, besides those it has."""
    likely = await likely_clients_of(records, lead)
    guesses = [guess async for guess in _guesses(records, lead.contact_points, lead.company, likely)]
    named = lead.on_behalf.company if lead.on_behalf is not None else None
    guesses += [each async for each in _named_companies(records, named)] if named is not None else []
    but = await clients_ruled_out(records, lead.name, lead.contact_points)
    return _likeliest([guess for guess in guesses if not _has(lead, guess[0]) and not _is_out(guess, but)], likely)


async def _named_companies(records: Records, named: str) -> AsyncIterator[Guess]:
    same = {company.id for company in await find_same_companies(records, named)}
    like = await find_like_companies(records.company_likeness, named, most=MOST_LIKELY)
    for company in dict.fromkeys((*same, *(each.company for each in like if each.is_same))):
        ground = Ground.SAME_NAME if company in same else Ground.LIKE_NAME
        yield await records.directory.get_company(company), Sign(ground=ground)


async def suggest_for_prospect(records: Records, prospect: Prospect, name: str | None) -> list[Suggestion]:
    """Return the likely clients behind somebody without a lead; namesakes only of who shows a name."""
    points = (*prospect.account_points, *await records.prospects.contact_points(prospect.id))
    but = await clients_ruled_out(records, name, points)
    likely = await likely_clients_behind(records, prospect, name)
    guesses = [guess async for guess in _guesses(records, points, None, likely)]
    return _likeliest([each for each in guesses if isinstance(each[0], Client) and not _is_out(each, but)], likely)


async def likely_clients_behind(records: Records, prospect: Prospect, name: str | None) -> list[Suggestion]:
    """Return who of the clients may be somebody without a lead who shows this name, the likeliest first."""
    if name is None:
        return []
    points = (*prospect.account_points, *await records.prospects.contact_points(prospect.id))
    told = [each async for each in find_evidence(records.directory, records.company_likeness, points, None)]
    return await _likely_clients(records, name, told, await clients_ruled_out(records, name, points))


async def likely_clients_of(records: Records, lead: Lead) -> list[Suggestion]:
    """Return whose lead it may be by a name alike and what goes with it, the likeliest first."""
    name, company = await company_told(records.company_likeness, lead.name, await _company_of(records, lead))
    evidence = find_evidence(records.directory, records.company_likeness, lead.contact_points, company)
    told = [each async for each in evidence]
    brought = await records.leads.list_of_same_campaign(lead.id, limit=MOST_TOLD + 1)
    if len(brought) <= MOST_TOLD:
        told += [Told(client, Evidence.SAME_CAMPAIGN, len(brought)) for client in brought]
    but = await clients_ruled_out(records, lead.name, lead.contact_points)
    named = name_with_mail(name, [point.value for point in lead.contact_points]) if name else None
    return await _likely_clients(records, named, told, but)


async def _company_of(records: Records, lead: Lead) -> str | None:
    """The name of the company that a lead is of, or says to be of."""
    if lead.company is not None:
        return (await records.directory.get_company(lead.company)).name
    return lead.on_behalf.company if lead.on_behalf is not None else None


async def _likely_clients(
    records: Records, name: str | None, told: Sequence[Told], but: Collection[ClientId]
) -> list[Suggestion]:
    """As many as there is room for, but nobody of whom better nothing is said."""
    likely = [each for each in await find_likely(records.likeness, name, told, but=but) if each.sure is not Sure.SILENT]
    return [await _as_suggestion(records, each) for each in likely[:MOST_LIKELY]]


async def _as_suggestion(records: Records, likely: Likely) -> Suggestion:
    named = Sign(ground=Ground.SAME_NAME if likely.has_same_name else Ground.LIKE_NAME)
    signs = (*([named] if likely.ways else ()), *(Sign(ground=EVIDENT[each]) for each in likely.evidence))
    owner = await records.directory.get_client(likely.client)
    return Suggestion(owner=owner, signs=signs, chance=likely.chance)


def _is_out(guess: Guess, but: Collection[ClientId]) -> bool:
    """Whether somebody has said that it is not them; who has got the very contact since is asked about again."""
    owner, sign = guess
    return isinstance(owner, Client) and owner.id in but and sign.ground is not Ground.SAME_CONTACT


def _has(lead: Lead, owner: Owner) -> bool:
    return owner.id == (lead.client if isinstance(owner, Client) else lead.company)


async def _guesses(
    records: Records, points: Sequence[ContactPoint], company: CompanyId | None, likely: Sequence[Suggestion]
) -> AsyncIterator[Guess]:
    """Everybody for whom something speaks, what speaks strongest first."""
    directory = records.directory
    for point in points:
        sign = Sign(ground=Ground.SAME_CONTACT, value=point.value)
        clients, companies = await directory.owners_of(point.value)
        owners: list[Owner] = [*clients, *companies]
        for owner in owners:
            yield owner, sign
    for each in likely:
        for sign in each.signs:
            yield each.owner, sign
    if company is not None:
        for client in await directory.list_clients_of(company, limit=MOST_LOOKED_AT):
            yield client, Sign(ground=Ground.SAME_COMPANY)
    for point in points:
        async for guess in _by_mail(records, point.value):
            yield guess


async def _by_mail(records: Records, value: ContactValue) -> AsyncIterator[Guess]:
    """Who writes from a mailbox of the same name, and who from the same company's mail."""
    directory = records.directory
    mailbox, domain = personal_mailbox(value), corporate_domain(value)
    if mailbox is not None:
        for client in await directory.list_with_mailbox(mailbox, limit=MOST_LOOKED_AT):
            yield client, Sign(ground=Ground.SAME_MAILBOX, value=value)
    if domain is not None:
        companies: list[Owner] = [*await directory.list_companies_at(domain, limit=MOST_LOOKED_AT)]
        for owner in (*companies, *await directory.list_clients_at(domain, limit=MOST_LOOKED_AT)):
            yield owner, Sign(ground=Ground.SAME_DOMAIN, value=value)


def _likeliest(guesses: Iterable[Guess], likely: Sequence[Suggestion]) -> list[Suggestion]:
    """Return the first few: who has one of the contacts, then who is likely, then who has most that speaks for them."""
    found: dict[tuple[type[Owner], ClientId | CompanyId], Suggestion] = {}
    chances = {each.owner: each.chance for each in likely}
    for owner, sign in guesses:
        known = found.get((type(owner), owner.id)) or Suggestion(owner=owner, signs=(), chance=chances.get(owner, 0.0))
        if not _says_no_more(sign, known.signs):
            known = replace(known, signs=(*known.signs, sign))
        found[type(owner), owner.id] = known
    return sorted(found.values(), key=_rank)[:MOST_LIKELY]


def _says_no_more(sign: Sign, told: Sequence[Sign]) -> bool:
    """What is told already; whoever has the very address has also its halves."""
    if any(known.ground is sign.ground and known.value in (None, sign.value) for known in told):
        return True
    by_mail = sign.ground in (Ground.SAME_MAILBOX, Ground.SAME_DOMAIN)
    return by_mail and any(known.value == sign.value and known.ground is Ground.SAME_CONTACT for known in told)


def _rank(suggestion: Suggestion) -> tuple[bool, float, int]:
    return suggestion.signs[0].ground is not Ground.SAME_CONTACT, -suggestion.chance, -len(suggestion.signs)
