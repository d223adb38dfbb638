"""The list of exclusions: what is excluded, who is behind it, and whether the reader may lift it."""

from dataclasses import dataclass

from bot.domain.contact_points import ContactKind
from bot.domain.exclusion import Exclusion
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.domain.rights import may_lift
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Excluded:
    """An exclusion as one member sees it. `prospect`: whose messenger account it is, if it ever wrote."""

    exclusion: Exclusion
    prospect: Prospect | None
    may_lift: bool


async def read_exclusions(records: Records, member: Member, *, limit: int) -> list[Excluded]:
    """Return the newest exclusions in force."""
    return [
        Excluded(exclusion=found, prospect=await prospect_behind(records, found), may_lift=may_lift(found, member))
        for found in await records.exclusions.list_in_force(limit=limit)
    ]


async def prospect_behind(records: Records, exclusion: Exclusion) -> Prospect | None:
    """Return whose messenger account is excluded; nobody's where it is a phone or an e-mail."""
    if exclusion.value.kind is not ContactKind.TELEGRAM:
        return None
    return await records.prospects.find_by_telegram(int(exclusion.value.normal_form))
