"""Find the likely: who of the clients somebody may be, by a name alike and by what else speaks for them."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from bot.domain.ids import ClientId
from bot.domain.likeness.evidence import Evidence, Told, odds_of
from bot.domain.likeness.sureness import Likely, chances, told_apart
from bot.usecases.find_alike import find_alike
from bot.usecases.ports.likeness import Likeness

MOST_LIKELY = 100
_NOT_NAMED_SO = -6.0
"""What it costs that no word of a name comes back: somebody else of that company, or a mailbox that is shared."""

_WORKS_ELSEWHERE = -1.5
"""What it costs that the company told is known, and the client belongs to another one: people change jobs."""
_COLLEAGUES_ALL_TOLD = 50
"""Of so many colleagues not all are told of, and nobody is known to work elsewhere."""


async def find_likely(
    likeness: Likeness, name: str | None, told: Sequence[Told], *, but: Collection[ClientId] = ()
) -> list[Likely]:
    """Return the clients somebody of this name may be, the likeliest first, `but` those whom they are known not to be.

    Of very many the first hundred; without a name nobody is likely.
    """
    if not name:
        return []
    cards = await likeness.count_cards()
    evidence = defaultdict[ClientId, list[Told]](list)
    for each in told:
        evidence[each.client].append(each)
    alike = {each.client: each for each in await find_alike(likeness, name, cards, besides=tuple(evidence))}
    elsewhere = await _elsewhere(likeness, list(alike), told)
    odds = {
        client: (_WORKS_ELSEWHERE if client in elsewhere else 0.0)
        + told_apart(each.ways, cards)
        + (each.odds if each.ways else min(each.odds, _NOT_NAMED_SO))
        + sum(odds_of(its, cards) for its in evidence.get(client, ()))
        for client, each in alike.items()
        if client not in but
    }
    chance = chances(odds, cards)
    return [
        Likely(
            client=client,
            chance=chance[client],
            ways=alike[client].ways,
            evidence=tuple(dict.fromkeys(its.evidence for its in evidence.get(client, ()))),
        )
        for client in sorted(odds, key=lambda client: (-odds[client], client))[:MOST_LIKELY]
    ]


async def _elsewhere(likeness: Likeness, clients: Sequence[ClientId], told: Sequence[Told]) -> frozenset[ClientId]:
    """Return those of these clients who belong to a company, and not to the one told."""
    colleagues = {each.client for each in told if each.evidence is Evidence.SAME_COMPANY}
    if not 0 < len(colleagues) < _COLLEAGUES_ALL_TOLD:
        return frozenset()
    return frozenset(await likeness.list_employed(clients)) - colleagues
