"""Find like companies: those that a name may mean, however it is written: МТС, Stroy-Service LLC, берёзка."""

from dataclasses import dataclass

from bot.domain.ids import CompanyId
from bot.domain.likeness.company_weighing import SAME, WORTH_A_BUTTON, Companies, weigh_companies
from bot.domain.likeness.company_words import (
    BY_WORD,
    IN_ONE,
    OF_MANY,
    CompanyName,
    company_name,
    keys_of_company,
    on_the_other_keys,
)
from bot.usecases.ports.likeness import CompanyLikeness

MOST_COMPANIES = 60
"""So many of those that share most with a name are held against it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LikeCompany:
    """A company with a name alike: how much, from 0 to 1."""

    company: CompanyId
    score: float

    @property
    def is_same(self) -> bool:
        """Whether it is taken for the one that is meant."""
        return self.score >= SAME


async def find_like_companies(likeness: CompanyLikeness, name: str, *, most: int) -> list[LikeCompany]:
    """Return the companies that a name may mean, the likeliest first; none that has little in common with it."""
    found = await _find(likeness, company_name(name), most)
    mistyped = on_the_other_keys(name) if not found or not found[0].is_same else None
    meant = await _find(likeness, company_name(mistyped), most) if mistyped else []
    return meant if meant and meant[0].is_same else found


async def _find(likeness: CompanyLikeness, sought: CompanyName, most: int) -> list[LikeCompany]:
    if not sought.words:
        return []
    among = await _among(likeness, sought)
    found = dict[CompanyId, float]()
    for company, its in await likeness.names_of(await _candidates(likeness, sought)):
        found[company] = max(found.get(company, 0.0), weigh_companies(sought, company_name(its), among))
    worth = [LikeCompany(company=company, score=score) for company, score in found.items() if score >= WORTH_A_BUTTON]
    return sorted(worth, key=lambda each: (-each.score, each.company))[:most]


async def _among(likeness: CompanyLikeness, sought: CompanyName) -> Companies:
    having = await likeness.count_having({f"{BY_WORD}{word.skeleton}" for word in sought.words})
    return Companies(
        count=await likeness.count_companies(), with_word={key.removeprefix(BY_WORD): n for key, n in having.items()}
    )


async def _candidates(likeness: CompanyLikeness, sought: CompanyName) -> list[CompanyId]:
    """Return who has most of the keys that few have; of those that many have only that of the very same name counts."""
    having = await likeness.count_having(keys_of_company(sought))
    telling = {key: 1 / n for key, n in having.items() if n and (n < OF_MANY or key.startswith(IN_ONE))}
    return await likeness.list_having(telling, limit=MOST_COMPANIES)
