"""Mutating: a piece of an update goes missing, changes its type, becomes odd, huge or very deep."""

import json
from collections.abc import Iterator
from random import Random
from typing import Any

from tests.faults.fuzz import odd

Place = tuple[Any, Any]


def mutated(update: Any, random: Random) -> Any:
    """The same update with one to three pieces made wrong."""
    changed = json.loads(json.dumps(update))
    for _ in range(random.choice((1, 1, 2, 3))):
        places = list(_places(changed))
        if not places:
            return changed
        _change(*random.choice(places), random)
    return changed


def _places(value: Any) -> Iterator[Place]:
    """Every container in it with each of its keys."""
    waiting = [value] if isinstance(value, dict | list) else []
    while waiting:
        found = waiting.pop()
        pairs = found.items() if isinstance(found, dict) else enumerate(found)
        for key, inside in pairs:
            yield found, key
            if isinstance(inside, dict | list):
                waiting.append(inside)


def _change(container: Any, key: Any, random: Random) -> None:
    value = container[key]
    match random.randrange(8):
        case 0:
            del container[key]
        case 1:
            container[key] = None
        case 2:
            container[key] = odd.text(random)
        case 3:
            container[key] = odd.number(random)
        case 4:
            container[key] = random.choice((*odd.BEYOND_64_BITS, *odd.FRACTIONS))
        case 5:
            container[key] = [value]
        case 6:
            container[key] = str(value) if not isinstance(value, str) else odd.long_text(random)
        case _:
            container[key] = odd.anything(random)
