"""Find evidence: which clients something besides a name speaks for, where nobody has the contacts themselves."""

from collections.abc import AsyncIterator, Sequence
from typing import Protocol

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint
from bot.domain.likeness.evidence import Evidence, Told, phones_one_digit_off
from bot.domain.mail_addresses import personal_mailbox

MOST_TOLD = 50
"""Of so many colleagues, or people with the same mailbox, it is told at most; each of them is one of that many."""


class Evident(Protocol):
    """What has to be known of a directory."""

    async def list_with_mailbox(self, mailbox: str, *, limit: int) -> list[Client]: ...

    async def list_employed(self, company: str, *, limit: int) -> list[Client]:
        """Return clients of a company that is called so."""
        ...

    async def list_with_phones(self, phones: Sequence[str]) -> list[Client]:
        """Return the clients who have one of these numbers, in E.164."""
        ...


async def find_evidence(directory: Evident, points: Sequence[ContactPoint], company: str | None) -> AsyncIterator[Told]:
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
        for each in told_of(await directory.list_employed(company, limit=MOST_TOLD), Evidence.SAME_COMPANY):
            yield each


def told_of(clients: Sequence[Client], evidence: Evidence) -> list[Told]:
    """Return that something speaks for each of these clients alike."""
    return [Told(client.id, evidence, len(clients)) for client in clients]
