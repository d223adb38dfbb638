"""Find the likely: who of the clients somebody may be, by a name alike and by what else speaks for them."""

from collections import defaultdict
from collections.abc import Collection, Sequence

from bot.domain.ids import ClientId
from bot.domain.likeness.evidence import Told, odds_of
from bot.domain.likeness.sureness import Likely, chances
from bot.usecases.find_alike import find_alike
from bot.usecases.ports.likeness import Likeness

MOST_LIKELY = 100
_NOT_NAMED_SO = -6.0
"""What it costs that no word of a name comes back: somebody else of that company, or a mailbox that is shared."""


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
    odds = {
        client: (each.odds if each.ways else min(each.odds, _NOT_NAMED_SO))
        + sum(odds_of(its, cards) for its in evidence[client])
        for client, each in alike.items()
        if client not in but
    }
    chance = chances(odds, cards)
    return [
        Likely(
            client=client,
            chance=chance[client],
            ways=alike[client].ways,
            evidence=tuple(dict.fromkeys(its.evidence for its in evidence[client])),
        )
        for client in sorted(odds, key=lambda client: (-odds[client], client))[:MOST_LIKELY]
    ]
