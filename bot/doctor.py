"""`leadhook doctor --data`: what stands in the database against the rules, as counts and lists; nothing is changed."""

from collections.abc import AsyncGenerator
from contextlib import aclosing

from bot.domain.contact_points import shown
from bot.domain.hygiene import (
    ClosedWithoutReason,
    CompanyWithoutPerson,
    Disorder,
    Finding,
    MaybeSame,
    Nameless,
    SharedValue,
)
from bot.domain.typed_text import visible
from bot.usecases.find_disorder import find_disorder
from storage.exporting import opened_for_export
from storage.hygiene import SqlHygiene


async def disorder_in(url: str, *, most: int) -> AsyncGenerator[str, None]:
    """Yield in lines what is wrong: of each kind how many there are, and the first `most`. Raises StorageError."""
    async with opened_for_export(url) as connection:
        hygiene = SqlHygiene(connection)
        for disorder in Disorder:
            count, listed = await _counted(hygiene, disorder, most)
            if count:
                yield HEADINGS[disorder].format(count)
            for line in listed:
                yield f"  {line}"
            if count > most:
                yield f"  ... and {count - most:,} more"


async def _counted(hygiene: SqlHygiene, disorder: Disorder, most: int) -> tuple[int, list[str]]:
    count, listed = 0, list[str]()
    async with aclosing(find_disorder(hygiene, disorder)) as findings:
        async for finding in findings:
            count += 1
            if count <= most:
                listed.append(_line(finding))
    return count, listed


def _line(finding: Finding) -> str:
    match finding:
        case Nameless(client=client, fault=fault):
            return f"client {client.id}: {visible(client.name)} ({fault.replace('_', ' ')})"
        case CompanyWithoutPerson(company=company):
            return f"company {company.id}: {visible(company.name)}"
        case SharedValue(held=held):
            cards = [f"client {owner.id} {visible(owner.name)}" for owner in held.owners]
            cards += [f"company {company.id} {visible(company.name)}" for company in held.companies]
            return f"{shown(held.value)}: {', '.join(cards)}"
        case MaybeSame(one=one, other=other):
            return f"client {one.id} {visible(one.name)}, client {other.id} {visible(other.name)}"
        case ClosedWithoutReason(lead=lead):
            return f"lead {lead.id}: {visible(lead.name)} ({lead.reason or lead.status})"


HEADINGS = {
    Disorder.NAMELESS: "Clients whose name is none: {:,}",
    Disorder.COMPANY_WITHOUT_PERSON: "Companies without a person: {:,}",
    Disorder.SHARED_VALUE: "Contacts on several cards: {:,}",
    Disorder.CLOSED_WITHOUT_REASON: "Leads closed without a reason: {:,}",
    Disorder.MAYBE_SAME: "Two cards that may be one person's, as far as the bot has looked: {:,}",
}
