"""What Telegram keeps for the bot until the bot confirms it."""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from bot.sandbox.clock import Pulse, SandboxClock
from bot.sandbox.failures import conflict

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KEPT_SECONDS = 24 * 60 * 60.0
TAPS_KEPT_SECONDS = 150.0
ONE_POLLER_ONLY = "terminated by other getUpdates request; make sure that only one bot instance is running"


@dataclass(slots=True, kw_only=True)
class QueuedUpdate:
    """One update and what became of it; times are sandbox seconds."""

    update_id: int
    update: dict[str, Any]
    queued_at: float
    kept: float = KEPT_SECONDS
    must_be_seen: bool = False
    deliveries: int = 0
    confirmed_at: float | None = None
    dropped: bool = False

    def as_json(self) -> dict[str, Any]:
        """As the control API shows it."""
        return {
            "update_id": self.update_id,
            "update": self.update,
            "queued_at": self.queued_at,
            "deliveries": self.deliveries,
            "confirmed_at": self.confirmed_at,
            "dropped": self.dropped,
        }


class UpdateQueue:
    """Updates in order, redelivered until confirmed, for one poller at a time."""

    def __init__(self, clock: SandboxClock, first_id: int) -> None:
        self._clock = clock
        self._next_id = first_id
        self._allowed: frozenset[str] | None = None
        self._poller = 0
        self._arrival = Pulse()
        self._waiting: deque[QueuedUpdate] = deque()
        self.records: list[QueuedUpdate] = []
        self.last_confirmed_at = 0.0

    @property
    def unconfirmed(self) -> int:
        """How many updates Telegram still keeps."""
        self._drop_what_is_too_old()
        return len(self._waiting)

    @property
    def allowed(self) -> list[str]:
        """The kinds asked for; empty means the default ones."""
        return sorted(self._allowed or ())

    def allow(self, kinds: Iterable[str]) -> None:
        """From now on keep only these kinds; none named means the default ones."""
        self._allowed = frozenset(kinds) or None

    def put(self, kind: str, body: dict[str, Any]) -> None:
        """Keep an update, if the bot wants its kind."""
        wanted = kind not in NOT_BY_DEFAULT if self._allowed is None else kind in self._allowed
        if wanted:
            kept = TAPS_KEPT_SECONDS if kind == "callback_query" else KEPT_SECONDS
            self._append(self._next_id, {kind: body}, kept=kept)

    def inject(self, update: dict[str, Any], update_id: int | None) -> int:
        """Keep any update word for word, even one that was confirmed before; returns its id."""
        chosen = self._next_id if update_id is None else update_id
        self._append(chosen, update, must_be_seen=True)
        return chosen

    async def take(self, offset: int, limit: int, patience: float) -> list[dict[str, Any]]:
        """The updates from `offset` on, waiting up to `patience` sandbox seconds for the first.

        A later call ends an earlier one with 409, as Telegram does.
        """
        me = self._become_the_poller()
        self.confirm_before(self._absolute(offset))
        deadline = self._clock.now() + patience
        while not (found := self._from(offset, limit)) and (left := deadline - self._clock.now()) > 0:
            await self._arrival.wait(self._clock.real(left))
            if me != self._poller:
                raise conflict(ONE_POLLER_ONLY)
        for record in found:
            record.deliveries += 1
        return [record.update for record in found]

    def confirm_before(self, offset: int) -> None:
        """Forget every kept update below `offset`."""
        now = self._clock.now()
        kept = deque[QueuedUpdate]()
        for record in self._waiting:
            if record.update_id < offset and not (record.must_be_seen and not record.deliveries):
                record.confirmed_at = self.last_confirmed_at = now
            else:
                kept.append(record)
        self._waiting = kept

    def drop_all(self) -> None:
        """Throw everything kept away, as drop_pending_updates does."""
        for record in self._waiting:
            record.dropped = True
        self._waiting.clear()

    def _become_the_poller(self) -> int:
        self._poller += 1
        self._arrival.beat()
        return self._poller

    def _absolute(self, offset: int) -> int:
        """A negative offset counts from the end of what is kept."""
        if offset >= 0 or not self._waiting:
            return max(offset, 0)
        return self._waiting[max(len(self._waiting) + offset, 0)].update_id

    def _from(self, offset: int, limit: int) -> list[QueuedUpdate]:
        self._drop_what_is_too_old()
        unseen_or_due = (
            record
            for record in self._waiting
            if record.update_id >= offset or (record.must_be_seen and not record.deliveries)
        )
        return [record for record, _ in zip(unseen_or_due, range(limit), strict=False)]

    def _drop_what_is_too_old(self) -> None:
        now = self._clock.now()
        if any(now - record.queued_at > record.kept for record in self._waiting):
            for record in self._waiting:
                record.dropped = now - record.queued_at > record.kept
            self._waiting = deque(record for record in self._waiting if not record.dropped)

    def _append(
        self,
        update_id: int,
        update: dict[str, Any],
        *,
        kept: float = KEPT_SECONDS,
        must_be_seen: bool = False,
    ) -> None:
        record = QueuedUpdate(
            update_id=update_id,
            update={"update_id": update_id} | update,
            queued_at=self._clock.now(),
            kept=kept,
            must_be_seen=must_be_seen,
        )
        self.records.append(record)
        self._waiting.append(record)
        self._next_id = max(self._next_id, update_id + 1)
        self._arrival.beat()
