"""Search: clients and companies by a part of the name, phone, e-mail or company that somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.mail_addresses import corporate_domain
from bot.domain.ownership import Owner
from bot.domain.paging import Page, page_of
from bot.domain.reading.companies import bare_name
from bot.domain.sought import words_of_company
from bot.usecases.ports import Records
from bot.usecases.seek import Hit, seek

MOST_FOUND = 5
MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Somebody who fits. `points` and `company` are those of a client, to tell namesakes apart; `hit`: what fits."""

    owner: Owner
    points: tuple[ContactPoint, ...] = ()
    company: Company | None = None
    hit: Hit | None = None


async def search_owners(records: Records, words: str, *, most: int = MOST_FOUND, skipped: int = 0) -> list[Found]:
    """Return the clients and companies that fit what was typed, the surest first."""
    hits = await seek(records, words)
    return [await _found(records, hit) for hit in hits[skipped : skipped + most]]


async def search_page(records: Records, words: str, page: int, *, size: int) -> Page[Found]:
    """Return a page of who fits what was typed; the same page each time, as long as nobody comes or goes."""
    hits = page_of(await seek(records, words), page, size=size)
    return Page(things=tuple([await _found(records, hit) for hit in hits.things]), number=hits.number, pages=hits.pages)


async def _found(records: Records, hit: Hit) -> Found:
    if hit.client is not None:
        return replace(await found_client(records, await records.directory.get_client(hit.client)), hit=hit)
    assert hit.company is not None, "whoever fits is a client or a company"
    return Found(owner=await records.directory.get_company(hit.company), hit=hit)


async def find_same_companies(records: Records, name: str) -> tuple[Company, ...]:
    """Return the companies that are called the same, whatever the legal form, quotes and capitals."""
    bare = bare_name(name)
    words = words_of_company(name)
    found = await records.searching.list_companies(words, limit=MOST_LOOKED_AT) if words else []
    same = (each.company for each in found if each.company is not None and bare_name(each.words) == bare)
    companies = [await records.directory.get_company(company) for company in dict.fromkeys(same)]
    return tuple(sorted(companies, key=lambda company: (company.name, company.id)))


async def search_companies(records: Records, name: str) -> list[Company]:
    """Return the companies that a name fits: those called the same first, then those that have it in theirs."""
    hits = [hit for hit in await seek(records, name) if hit.company is not None]
    found = [await records.directory.get_company(hit.company) for hit in hits[:MOST_FOUND] if hit.company is not None]
    return list(dict.fromkeys((*await find_same_companies(records, name), *found)))[: MOST_FOUND - 1]


async def likely_companies(records: Records, client: Client) -> list[Company]:
    """Return the companies that have a contact of a client, or mail where theirs is."""
    points = await records.directory.client_points(client.id)
    return list(dict.fromkeys([each for point in points for each in await companies_having(records, point.value)]))


async def companies_having(records: Records, value: ContactValue) -> list[Company]:
    """Return the companies that have a contact, or mail where this one is, the first few."""
    domain = corporate_domain(value)
    at_domain = await records.directory.list_companies_at(domain, limit=MOST_FOUND) if domain is not None else []
    return list(dict.fromkeys((*await records.directory.companies_owning(value), *at_domain)))[: MOST_FOUND - 1]


async def search_by_contact(records: Records, values: Sequence[ContactValue], name: str | None) -> list[Found]:
    """Return whose contacts these are; where nobody has them, who has the name that was shown with them."""
    owners: list[Owner] = []
    for value in values:
        clients, companies = await records.directory.owners_of(value)
        owners += [*clients, *companies]
    if not owners and name is not None:
        owners += await records.directory.find_namesakes(name, limit=MOST_FOUND)
    return [
        await found_client(records, owner) if isinstance(owner, Client) else Found(owner=owner)
        for owner in dict.fromkeys(owners)
    ][:MOST_FOUND]


async def found_client(records: Records, client: Client) -> Found:
    """Return a client with what tells them apart from namesakes."""
    company = await records.directory.get_company(client.company) if client.company is not None else None
    return Found(owner=client, points=await records.directory.client_points(client.id), company=company)
