"""The list of exclusions: what is excluded, who is behind it, and whether the reader may lift it."""

from dataclasses import dataclass
from functools import partial

from bot.domain.contact_points import ContactKind
from bot.domain.exclusion import Exclusion, StoppedWords
from bot.domain.member import Member
from bot.domain.paging import Page, bounds_of, page_of
from bot.domain.prospect import Prospect
from bot.domain.rights import may_lift
from bot.usecases.ports import Records

MOST_LOOKED_THROUGH = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """An exclusion as one member sees it. `prospect`: whose messenger account it is, if it ever wrote.

    `last`: of what it stopped, the newest that had words.
    """

    exclusion: Exclusion
    prospect: Prospect | None
    may_lift: bool
    last: StoppedWords | None = None


async def read_exclusions(
    records: Records, member: Member, page: int = 1, *, size: int, words: str = ""
) -> Page[Excluded]:
    """Return a page of the exclusions in force, the newest first: all, or those whose value or person has the words."""
    listed = await (_page_of_fitting(records, words, page, size) if words else _page_of_all(records, page, size))
    return await listed.of_each(partial(_as_seen, records, member))


async def _page_of_all(records: Records, page: int, size: int) -> Page[Exclusion]:
    number, pages = bounds_of(page, await records.exclusions.count_in_force(), size=size)
    listed = await records.exclusions.list_in_force(limit=size, after=(number - 1) * size)
    return Page(things=tuple(listed), number=number, pages=pages)


async def _page_of_fitting(records: Records, words: str, page: int, size: int) -> Page[Exclusion]:
    return page_of(await records.exclusions.search_in_force(words, limit=MOST_LOOKED_THROUGH), page, size=size)


async def _as_seen(records: Records, member: Member, found: Exclusion) -> Excluded:
    return Excluded(
        exclusion=found,
        prospect=await prospect_behind(records, found),
        may_lift=may_lift(found, member),
        last=await records.exclusions.find_last_stopped(found.id),
    )


async def prospect_behind(records: Records, exclusion: Exclusion) -> Prospect | None:
    """Return whose messenger account is excluded; nobody's where it is a phone or an e-mail."""
    if exclusion.value.kind is not ContactKind.TELEGRAM or exclusion.value.is_hidden:
        return None
    return await records.prospects.find_by_telegram(int(exclusion.value.normal_form))
