"""The list of exclusions: what is excluded, who is behind it, and whether the reader may lift it."""

from dataclasses import dataclass
from functools import partial

from bot.domain.contact_points import ContactKind
from bot.domain.exclusion import Exclusion
from bot.domain.member import Member
from bot.domain.paging import Page, page_of
from bot.domain.prospect import Prospect
from bot.domain.rights import may_lift
from bot.usecases.ports import Records

MOST_LOOKED_THROUGH = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """An exclusion as one member sees it. `prospect`: whose messenger account it is, if it ever wrote.

    `last_words`: of what it stopped, the newest that had words.
    """

    exclusion: Exclusion
    prospect: Prospect | None
    may_lift: bool
    last_words: str | None = None


async def read_exclusions(
    records: Records, member: Member, page: int = 1, *, size: int, words: str = ""
) -> Page[Excluded]:
    """Return a page of the exclusions in force, the newest first: all, or those whose value or person has the words."""
    found = await records.exclusions.list_in_force(limit=MOST_LOOKED_THROUGH)
    fitting = [each for each in found if not words or await _fits(records, each, words)]
    return await page_of(fitting, page, size=size).of_each(partial(_as_seen, records, member))


async def _as_seen(records: Records, member: Member, found: Exclusion) -> Excluded:
    return Excluded(
        exclusion=found,
        prospect=await prospect_behind(records, found),
        may_lift=may_lift(found, member),
        last_words=await records.exclusions.find_last_stopped(found.id),
    )


async def _fits(records: Records, exclusion: Exclusion, words: str) -> bool:
    """Whether the words are in the value, as written or by the digits of it, or in the name of who is behind it."""
    sought, value = words.casefold(), exclusion.value
    digits = "".join(sign for sign in words if sign.isdigit())
    if sought in value.normal_form or (value.kind is ContactKind.PHONE and digits and digits in value.normal_form):
        return True
    prospect = await prospect_behind(records, exclusion)
    return prospect is not None and prospect.name is not None and sought in prospect.name.casefold()


async def prospect_behind(records: Records, exclusion: Exclusion) -> Prospect | None:
    """Return whose messenger account is excluded; nobody's where it is a phone or an e-mail."""
    if exclusion.value.kind is not ContactKind.TELEGRAM:
        return None
    return await records.prospects.find_by_telegram(int(exclusion.value.normal_form))
