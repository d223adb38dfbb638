"""Find disorder: records that go against the rules, one after another or a page at a time. Nothing is changed."""

from collections.abc import AsyncGenerator
from dataclasses import dataclass

from bot.domain.hygiene import Disorder, Finding, finding_about
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records
from bot.usecases.ports.directory import Hygiene

PORTION = 500
LOOKED_AT_ONCE = 1000  # names, mostly; whoever writes to the bot meanwhile waits that long


@dataclass(frozen=True, slots=True, kw_only=True)
class DisorderPage:
    """Some of what is wrong. `numbers`: those of the findings; `on_from`: the one to look on from, where not all was
    looked at.
    """

    disorder: Disorder
    findings: tuple[Finding, ...]
    numbers: tuple[int, ...]
    after: int
    on_from: int | None


async def find_disorder(hygiene: Hygiene, disorder: Disorder) -> AsyncGenerator[Finding, None]:
    """Yield every record with this disorder, the longest known first, each as it is when its turn comes."""
    last = 0
    while records := await hygiene.list_checked(disorder, after=last, limit=PORTION):
        last = records[-1][0]
        for _, record in records:
            finding = finding_about(record)
            if finding is not None:
                yield finding


async def read_first_disorder(records: Records, *, size: int, by: Member) -> DisorderPage:
    """Return a page of what is wrong, of the first kind that there is; of the first of all where nothing is.

    Raises ForTheOwner.
    """
    pages = [await read_disorder(records, disorder, size=size, by=by) for disorder in Disorder]
    return next((page for page in pages if page.findings), pages[0])


async def read_disorder(records: Records, disorder: Disorder, after: int = 0, *, size: int, by: Member) -> DisorderPage:
    """Return what is wrong after a number, as many things as fit, or what there is among the next thousand.

    Raises ForTheOwner.
    """
    check_is_owner(by)
    limit = LOOKED_AT_ONCE if disorder is Disorder.NAMELESS else size + 1
    looked_at = await records.hygiene.list_checked(disorder, after=after, limit=limit)
    found = [(number, finding) for number, record in looked_at if (finding := finding_about(record)) is not None]
    last, is_all = looked_at[-1][0] if looked_at else after, len(looked_at) < limit
    if len(found) > size:
        last, is_all = found[size - 1][0], False
    return DisorderPage(
        disorder=disorder,
        findings=tuple(finding for _, finding in found[:size]),
        numbers=tuple(number for number, _ in found[:size]),
        after=after,
        on_from=None if is_all else last,
    )
