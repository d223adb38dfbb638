"""What can go wrong with updates on their way to the bot."""

from dataclasses import dataclass
from typing import Any

from bot.sandbox.occasions import Occasion

STEPS = {"gapped": 3, "jumped": 1_000_000}
EXTRA_UPDATES: dict[str, dict[str, Any]] = {
    "unknown": {"riddle": {"answer": 42}},
    "unparsable": {"message": {"message_id": "many", "chat": None, "date": "yesterday"}},
}
TAP_KINDS = frozenset({"expired", "repeated"})
UNHEARD = "unheard"
UPDATE_KINDS = frozenset({"duplicated", "crossed", UNHEARD, *STEPS, *EXTRA_UPDATES, *TAP_KINDS})


@dataclass(slots=True, kw_only=True, eq=False)
class UpdateFault(Occasion):
    """A failure ordered for some of the updates to come.

    `duplicated` delivers one twice, `crossed` after the one that follows it. `gapped` and `jumped` add `by` to
    its id, a negative number leads back. `unknown` and `unparsable` put one more before it. Of an
    `unheard` one the first 200 of a webhook is lost, so that it is posted again. A tap may be `expired`,
    so that it can be answered no more, or `repeated` at once with ids of its own.
    """

    kind: str
    by: int | None = None

    @property
    def step(self) -> int:
        """How far the id is from the one that was next."""
        usual = STEPS.get(self.kind, 0)
        return self.by if usual and self.by is not None else usual
