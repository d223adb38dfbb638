"""Whose request is this? Looks each contact value up and lets the domain decide by its table."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.exclusion import Exclusion
from bot.domain.ids import ExclusionId
from bot.domain.mail_addresses import corporate_domain, domains_above
from bot.domain.prospect import Prospect
from bot.domain.recognition import Excluded, MatchedExclusion, Recognition, ValueFound, recognise
from bot.usecases.ports import Records

MOST_AT_A_DOMAIN = 5


class Owners(Protocol):
    """What has to be known of a directory to recognise somebody."""

    async def owners_of(self, value: ContactValue) -> tuple[list[Client], list[Company]]:
        """Return the clients and the companies a value belongs to."""
        ...

    async def list_companies_at(self, mail_domain: str, *, limit: int) -> list[Company]:
        """Return the companies that have an e-mail at a domain."""
        ...


async def recognise_points(records: Records, name: str | None, points: Sequence[ContactPoint]) -> Recognition:
    """Return the verdict about somebody who gave this name and these contact points."""
    return await recognise_values(records, name, await look_up(records, points))


async def find_exclusion(records: Records, prospect: Prospect) -> ExclusionId | None:
    """Return the exclusion that keeps a messenger account out; who else knows it matters only where there is one."""
    if not any([await exclusions_of(records, point.value) for point in prospect.account_points]):
        return None
    verdict = (await recognise_points(records, prospect.name, prospect.account_points)).verdict
    return verdict.exclusion.id if isinstance(verdict, Excluded) else None


async def look_up(records: Records, points: Sequence[ContactPoint]) -> list[ValueFound]:
    """Return what is known about each contact value."""
    return [await _look_up(records, point) for point in points]


async def recognise_values(records: Records, name: str | None, values: Sequence[ValueFound]) -> Recognition:
    """Return the verdict about somebody who gave this name, from what is known about the values."""
    clients = {client.id for found in values for client in found.clients}
    buyers = [client for client in clients if await records.leads.has_won(client)]
    return recognise(name, values, buyers=buyers)


async def _look_up(records: Records, point: ContactPoint) -> ValueFound:
    exclusions = await exclusions_of(records, point.value)
    found = await find_owners(records.directory, point)
    return replace(
        found,
        exclusions=tuple(MatchedExclusion(id=each.id, over_client=each.over_client) for each in exclusions),
        said=tuple(await records.who_it_is.list_about(point.value)) if found.clients else (),
    )


async def find_owners(directory: Owners, point: ContactPoint) -> ValueFound:
    """Return whose a contact point is; of an e-mail that nobody has, at whose own mail domain it is."""
    clients, companies = await directory.owners_of(point.value)
    domain = None if clients or companies else corporate_domain(point.value)
    at_companies = await directory.list_companies_at(domain, limit=MOST_AT_A_DOMAIN) if domain is not None else []
    return ValueFound(point=point, clients=tuple(clients), companies=tuple(companies), at_companies=tuple(at_companies))


async def exclusions_of(records: Records, value: ContactValue) -> list[Exclusion]:
    """Return the exclusions in force that cover a value: its own, and those of all mail where it is."""
    found = [await records.exclusions.find(each) for each in (value, *domains_above(value))]
    return [exclusion for exclusion in found if exclusion is not None]
