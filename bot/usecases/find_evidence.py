"""Find evidence: which clients something besides a name speaks for, where nobody has the contacts themselves."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import CompanyId
from bot.domain.likeness.company_beside import company_beside
from bot.domain.likeness.evidence import Evidence, Told, phones_one_digit_off
from bot.domain.mail_addresses import personal_mailbox
from bot.usecases.find_like_companies import find_like_companies
from bot.usecases.ports.likeness import CompanyLikeness

MOST_TOLD = 50
"""Of so many colleagues, or people with the same mailbox, it is told at most; each of them is one of that many."""
MOST_COMPANIES = 20
_AS_WELL = 0.05
"""So much less a company's name may fit than that of the likeliest."""


class Evident(Protocol):
    """What has to be known of a directory."""

    async def list_with_mailbox(self, mailbox: str, *, limit: int) -> list[Client]: ...

    async def list_clients_of(self, company: CompanyId, *, limit: int) -> list[Client]: ...

    async def list_with_phones(self, phones: Sequence[str]) -> list[Client]:
        """Return the clients who have one of these numbers, in E.164."""
        ...


async def find_evidence(
    directory: Evident, companies: CompanyLikeness, points: Sequence[ContactPoint], company: str | None
) -> AsyncIterator[Told]:
    """Yield whom these contacts speak for, though nobody has them, and who works where somebody says to be from."""
    for point in points:
        mailbox = personal_mailbox(point.value)
        if mailbox is not None:
            for each in told_of(await directory.list_with_mailbox(mailbox, limit=MOST_TOLD), Evidence.SAME_MAILBOX):
                yield each
        phones = [value.normal_form for value in phones_one_digit_off(point.value)]
        for each in told_of(await directory.list_with_phones(phones) if phones else [], Evidence.ONE_DIGIT_OFF):
            yield each
    if company is not None:
        for each in told_of(await _colleagues(directory, companies, company), Evidence.SAME_COMPANY):
            yield each


async def company_told(
    companies: CompanyLikeness, name: str | None, company: str | None
) -> tuple[str | None, str | None]:
    """Return what somebody is called and where they work; a company beside the name counts if it is known."""
    beside = company_beside(name) if name is not None and company is None else None
    if beside is None:
        return name, company
    like = await find_like_companies(companies, beside[1], most=1)
    return beside if like and like[0].is_same else (name, None)


async def _colleagues(directory: Evident, companies: CompanyLikeness, company: str) -> list[Client]:
    """Return clients of the companies that a name means, of those alone to which it fits best."""
    like = await find_like_companies(companies, company, most=MOST_COMPANIES)
    same = [each.company for each in like if each.is_same and each.score >= like[0].score - _AS_WELL]
    return [client for each in same for client in await directory.list_clients_of(each, limit=MOST_TOLD)][:MOST_TOLD]


def told_of(clients: Sequence[Client], evidence: Evidence) -> list[Told]:
    """Return that something speaks for each of these clients alike."""
    return [Told(client.id, evidence, len(clients)) for client in clients]
