"""Suggestions: whose a request may be, and what each guess rests on. Until somebody says so, it is a guess."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.ids import ClientId, CompanyId
from bot.domain.lead import Lead
from bot.domain.likeness.sureness import Sure
from bot.domain.mail_addresses import corporate_domain, personal_mailbox
from bot.domain.ownership import Owner
from bot.domain.prospect import Prospect
from bot.usecases.find_likely import find_likely
from bot.usecases.ports import Records
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """One thing that speaks for somebody. `value`: the contact of the request that does, if it is one."""

    ground: Ground
    value: ContactValue | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A likely owner, with all that speaks for it."""

    owner: Owner
    signs: tuple[Sign, ...]


Guess = tuple[Owner, Sign]


async def suggest_for_lead(records: Records, lead: Lead) -> list[Suggestion]:
    """Return the likely clients and companies of a lead, besides those it has."""
    guesses = [guess async for guess in _guesses(records, lead.name, lead.contact_points, lead.company)]
    named = lead.on_behalf.company if lead.on_behalf is not None else None
    same = await find_same_companies(records, named) if named is not None else ()
    guesses += [(company, Sign(ground=Ground.SAME_NAME)) for company in same]
    return _likeliest(guess for guess in guesses if not _has(lead, guess[0]))


async def suggest_for_prospect(records: Records, prospect: Prospect) -> list[Suggestion]:
    """Return the likely clients behind somebody without a lead; namesakes only of who gave a name."""
    points = (*prospect.account_points, *await records.prospects.contact_points(prospect.id))
    guesses = [guess async for guess in _guesses(records, prospect.name, points, None)]
    return _likeliest(guess for guess in guesses if isinstance(guess[0], Client))


def _has(lead: Lead, owner: Owner) -> bool:
    return owner.id == (lead.client if isinstance(owner, Client) else lead.company)


async def _guesses(
    records: Records, name: str | None, points: Sequence[ContactPoint], company: CompanyId | None
) -> AsyncIterator[Guess]:
    """Everybody for whom something speaks, what speaks strongest first."""
    directory = records.directory
    for point in points:
        sign = Sign(ground=Ground.SAME_CONTACT, value=point.value)
        clients, companies = await directory.owners_of(point.value)
        owners: list[Owner] = [*clients, *companies]
        for owner in owners:
            yield owner, sign
    if company is not None:
        for client in await directory.list_clients_of(company, limit=MOST_LOOKED_AT):
            yield client, Sign(ground=Ground.SAME_COMPANY)
    for point in points:
        async for guess in _by_mail(records, point.value):
            yield guess
    for likely in await find_likely(records.likeness, name, ()):
        if likely.sure is Sure.SILENT:
            return
        ground = Ground.SAME_NAME if likely.is_named_so else Ground.LIKE_NAME
        yield await directory.get_client(likely.client), Sign(ground=ground)


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


def _likeliest(guesses: Iterable[Guess]) -> list[Suggestion]:
    """Return the first few: who has one of the contacts, then who has most that speaks for them."""
    signs: dict[tuple[type[Owner], ClientId | CompanyId], list[Sign]] = {}
    owners: dict[tuple[type[Owner], ClientId | CompanyId], Owner] = {}
    for owner, sign in guesses:
        owners.setdefault((type(owner), owner.id), owner)
        told = signs.setdefault((type(owner), owner.id), [])
        if sign not in told and not _says_no_more(sign, told):
            told.append(sign)
    found = [Suggestion(owner=owners[key], signs=tuple(told)) for key, told in signs.items()]
    return sorted(found, key=_rank)[:MOST_LIKELY]


def _says_no_more(sign: Sign, told: Sequence[Sign]) -> bool:
    """Whoever has the very address has also its halves."""
    by_mail = sign.ground in (Ground.SAME_MAILBOX, Ground.SAME_DOMAIN)
    return by_mail and any(known.value == sign.value and known.ground is Ground.SAME_CONTACT for known in told)


def _rank(suggestion: Suggestion) -> tuple[bool, int]:
    return suggestion.signs[0].ground is not Ground.SAME_CONTACT, -len(suggestion.signs)
