"""Search: clients and companies by a part of the name, phone, e-mail or company that somebody typed."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.mail_addresses import corporate_domain
from bot.domain.ownership import Owner
from bot.domain.reading.companies import bare_name
from bot.usecases.ports import Records

MOST_FOUND = 5
MOST_COMPANIES = 2
MOST_LOOKED_AT = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Somebody who fits. `points` and `company` are those of a client, to tell namesakes apart."""

    owner: Owner
    points: tuple[ContactPoint, ...] = ()
    company: Company | None = None


async def search_owners(records: Records, words: str, *, most: int = MOST_FOUND) -> list[Found]:
    """Return the clients and companies that fit, people first; of a company found also who belongs to it."""
    companies = await records.directory.find_companies(words, limit=MOST_COMPANIES)
    clients = await records.directory.find_clients(words, limit=most - len(companies))
    for company in companies:
        room = most - len(companies) - len(clients)
        members = await records.directory.list_clients_of(company.id, limit=most)
        clients += [member for member in members if member not in clients][:room]
    return [*[await found_client(records, client) for client in clients], *[Found(owner=each) for each in companies]]


async def find_same_companies(records: Records, name: str) -> tuple[Company, ...]:
    """Return the companies that are called the same, whatever the legal form, quotes and capitals."""
    bare = bare_name(name)
    found = await records.directory.find_companies(max(bare.split(), key=len), limit=MOST_LOOKED_AT)
    return tuple(company for company in found if bare_name(company.name) == bare)


async def search_companies(records: Records, name: str) -> list[Company]:
    """Return the companies that a name fits: those called the same first, then those that have it in theirs."""
    same = await find_same_companies(records, name)
    containing = await records.directory.find_companies(bare_name(name), limit=MOST_FOUND)
    return list(dict.fromkeys((*same, *containing)))[: MOST_FOUND - 1]


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
