"""Weighing: `python -m tests.understanding.weighing` learns how much each thing weighs that tells of a name.

It is a logistic regression over all labelled messages: the sum of weights is the logarithm of the odds that
words are the writer's name. What it prints is written by hand into `bot/domain/reading/evidence.py`.
"""

from collections.abc import Iterator, Sequence
from math import exp

from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.reading.evidence import WEIGHTS, Sureness, told_of
from bot.domain.reading.persons import offers
from bot.domain.reading.understanding import mark
from tests.understanding.scoring import PARTS, labelled

_ROUNDS = 30
_HELD_BACK = 0.3
"""How strongly weights are held near nothing, so that what is seen seldom weighs little."""

Example = tuple[list[int], bool]


def examples() -> Iterator[Example]:
    """Yield for all words that may be a name which things tell of it, and whether they are the writer's."""
    number = {thing: at for at, thing in enumerate(WEIGHTS)}
    for message in (message for part in PARTS for message in labelled(part)):
        for offer in offers(mark(message["text"], message["region"]).marked):
            said = message["name"]
            right = said is not None and compare_names(offer.name, said) is not NameAgreement.CONFLICT
            yield [number[thing] for thing in told_of(offer)], right


def learn(seen: Sequence[Example], count: int) -> list[float]:
    """Return the weights of so many things, and last of a name of which nothing is told, by Newton's method."""
    weights = [0.0] * (count + 1)
    told = [([*things, count], right) for things, right in seen]
    for _ in range(_ROUNDS):
        slope = [_HELD_BACK * weight for weight in weights[:-1]] + [0.0]
        curve = [
            [_HELD_BACK if row == column < count else 0.0 for column in range(count + 1)] for row in range(count + 1)
        ]
        for things, right in told:
            chance = 1 / (1 + exp(-sum(weights[at] for at in things)))
            for row in things:
                slope[row] += chance - right
                for column in things:
                    curve[row][column] += chance * (1 - chance)
        weights = [weight - step for weight, step in zip(weights, _solved(curve, slope), strict=True)]
    return weights


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve linear equations by Gauss-Jordan; the matrix is positive definite, so that no rows need be swapped."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for at, pivot in enumerate(rows):
        pivot[:] = [value / pivot[at] for value in pivot]
        for row in rows:
            if row is not pivot and row[at]:
                factor = row[at]
                row[:] = [value - factor * its for value, its in zip(row, pivot, strict=True)]
    return [row[-1] for row in rows]


if __name__ == "__main__":
    *learned, of_nothing = learn(list(examples()), len(WEIGHTS))
    for thing, weight in zip(WEIGHTS, learned, strict=True):
        print(f"{round(weight * 10):4} {thing.name if isinstance(thing, Sureness) else thing.__name__}")
    print(f"{round(-of_nothing * 10):4} ENOUGH")
