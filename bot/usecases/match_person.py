"""Match somebody on a list with a directory: by their contacts, and by a name alike where nobody has these."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import replace
from typing import Protocol

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import ClientId
from bot.domain.likeness.evidence import Evidence, Told, phones_one_digit_off
from bot.domain.mail_addresses import personal_mailbox
from bot.domain.matching import Matching, by_likeness
from bot.domain.matching import match_person as weigh
from bot.usecases.find_likely import find_likely
from bot.usecases.ports.likeness import Likeness
from bot.usecases.recognise_points import Owners, find_owners

MOST_TOLD = 50
"""Of so many colleagues, or people with the same mailbox, it is told at most; each of them is one of that many."""


class Acquaintance(Owners, Protocol):
    """What has to be known of a directory to find somebody who has none of the contacts."""

    @property
    def likeness(self) -> Likeness:
        """The words of its clients' names."""
        ...

    async def get_client(self, client: ClientId) -> Client: ...

    async def list_with_mailbox(self, mailbox: str, *, limit: int) -> list[Client]: ...

    async def list_employed(self, company: str, *, limit: int) -> list[Client]:
        """Return clients of a company that is called so."""
        ...

    async def list_with_phones(self, phones: Sequence[str]) -> list[Client]:
        """Return the clients who have one of these numbers, in E.164."""
        ...


async def match_person(
    directory: Acquaintance, name: str | None, points: Sequence[ContactPoint], company: str | None = None, *, most: int
) -> Matching:
    """Return whom of a directory somebody may be: whoever has a contact, then who has a name alike, so many at most."""
    found = weigh(name, [await find_owners(directory, point) for point in points])
    told = [each async for each in _told(directory, points, company)]
    known = {match.owner.id for match in found.clients}
    likely = [each for each in await find_likely(directory.likeness, name, told) if each.client not in known]
    alike = [by_likeness(await directory.get_client(each.client), each) for each in likely[:most]]
    return replace(found, clients=(*found.clients, *alike))


async def _told(directory: Acquaintance, points: Sequence[ContactPoint], company: str | None) -> AsyncIterator[Told]:
    for point in points:
        mailbox = personal_mailbox(point.value)
        if mailbox is not None:
            for each in _of(await directory.list_with_mailbox(mailbox, limit=MOST_TOLD), Evidence.SAME_MAILBOX):
                yield each
        phones = [value.normal_form for value in phones_one_digit_off(point.value)]
        for each in _of(await directory.list_with_phones(phones) if phones else [], Evidence.ONE_DIGIT_OFF):
            yield each
    if company is not None:
        for each in _of(await directory.list_employed(company, limit=MOST_TOLD), Evidence.SAME_COMPANY):
            yield each


def _of(clients: Sequence[Client], evidence: Evidence) -> list[Told]:
    return [Told(client.id, evidence, len(clients)) for client in clients]
