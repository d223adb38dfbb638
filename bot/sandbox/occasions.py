"""When an ordered fault strikes: which ones of the calls or updates it fits."""

from dataclasses import dataclass, field, fields
from random import Random
from typing import Any


@dataclass(slots=True, kw_only=True, eq=False)
class Occasion:
    """Some of the things that happen: those after the first `after`, `times` of them, 0 meaning all.

    Only what happens from `since` until before `until` counts, in sandbox seconds since the epoch. Each one is
    struck with `probability`; the same `seed` strikes the same ones.
    """

    times: int = 1
    after: int = 0
    since: float | None = None
    until: float | None = None
    probability: float = 1.0
    seed: int = 0
    seen: int = field(default=0, init=False)
    hits: int = field(default=0, init=False)
    _dice: Random = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._dice = Random(self.seed)

    def strikes(self, now: float) -> bool:
        """Whether this one is struck; counts it."""
        if self.is_over or not self._has_begun(now) or self._has_ended(now):
            return False
        self.seen += 1
        if self.seen <= self.after or self._dice.random() >= self.probability:
            return False
        self.hits += 1
        return True

    @property
    def is_over(self) -> bool:
        """Whether it has struck as often as it was to."""
        return bool(self.times) and self.hits >= self.times

    def lift(self, now: float) -> None:
        """Strike no more."""
        self.until = now if self.until is None else min(self.until, now)

    def as_json(self) -> dict[str, Any]:
        """As the control API shows it: what was ordered, what it has seen and how often it struck."""
        return {part.name: getattr(self, part.name) for part in fields(self) if not part.name.startswith("_")}

    def _has_begun(self, now: float) -> bool:
        return self.since is None or now >= self.since

    def _has_ended(self, now: float) -> bool:
        return self.until is not None and now >= self.until
