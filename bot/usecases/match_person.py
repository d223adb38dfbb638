"""Match somebody on a list with a directory: by their contacts, and by a name alike where nobody has these."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import ClientId
from bot.domain.likeness.mail_beside import name_with_mail
from bot.domain.matching import Matching, by_likeness
from bot.domain.matching import match_person as weigh
from bot.usecases.find_evidence import Evident, company_told, find_evidence
from bot.usecases.find_likely import find_likely
from bot.usecases.ports.likeness import CompanyLikeness, Likeness
from bot.usecases.recognise_points import Owners, find_owners


class Acquaintance(Owners, Evident, Protocol):
    """What has to be known of a directory to find somebody who has none of the contacts."""

    @property
    def likeness(self) -> Likeness:
        """The words of its clients' names."""
        ...

    @property
    def company_likeness(self) -> CompanyLikeness:
        """The keys of its companies' names."""
        ...

    async def list_numbered(self, clients: Sequence[ClientId]) -> list[Client]:
        """Return the clients with these numbers that were not removed."""
        ...


async def match_person(
    directory: Acquaintance, name: str | None, points: Sequence[ContactPoint], company: str | None = None, *, most: int
) -> Matching:
    """Return whom of a directory somebody may be: whoever has a contact, then who has a name alike, so many at most."""
    found = weigh(name, [await find_owners(directory, point) for point in points])
    named, company = await company_told(directory.company_likeness, name, company)
    told = [each async for each in find_evidence(directory, directory.company_likeness, points, company)]
    known = {match.owner.id for match in found.clients}
    named = name_with_mail(named, [point.value for point in points]) if named else None
    likely = [each for each in await find_likely(directory.likeness, named, told) if each.client not in known]
    clients = {each.id: each for each in await directory.list_numbered([each.client for each in likely[:most]])}
    alike = [by_likeness(clients[each.client], each) for each in likely[:most]]
    return replace(found, clients=(*found.clients, *alike))
