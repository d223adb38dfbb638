"""What Telegram keeps for the bot until the bot confirms it."""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, count, islice, takewhile
from typing import Any

from bot.sandbox.clock import Pulse, SandboxClock
from bot.sandbox.failures import ONE_POLLER_ONLY, conflict
from bot.sandbox.update_faults import EXTRA_UPDATES, TAP_KINDS, TAPPED, UpdateFault, chat_of

NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})
KEPT_SECONDS = 24 * 60 * 60.0
TAPS_KEPT_SECONDS = 150.0
LONGEST_HELD_SECONDS = 2.0


@dataclass(slots=True, kw_only=True, eq=False)
class QueuedUpdate:
    """One update and what became of it; times are sandbox seconds.

    One that is `out_of_order` has an id below one that came earlier. `turn` says as which one of all it was delivered
    for the first time.
    """

    update_id: int
    update: dict[str, Any]
    queued_at: float
    kept: float = KEPT_SECONDS
    out_of_order: bool = False
    due_at: float = 0.0
    turn: int | None = None
    deliveries: int = 0
    failures: int = 0
    came_with: frozenset[int] = frozenset()
    confirmed_at: float | None = None
    dropped: bool = False
    fault: str | None = None

    def is_confirmed_by(self, offset: int) -> bool:
        """Whether getUpdates with this offset tells that the bot has it.

        An offset from before an update out of order came says nothing about it: it must follow an id it came with.
        """
        return self.update_id < offset and (not self.out_of_order or offset - 1 in self.came_with)

    def as_json(self) -> dict[str, Any]:
        """As the control API shows it."""
        return {
            "update_id": self.update_id,
            "update": self.update,
            "queued_at": self.queued_at,
            "turn": self.turn,
            "deliveries": self.deliveries,
            "failures": self.failures,
            "confirmed_at": self.confirmed_at,
            "dropped": self.dropped,
            "fault": self.fault,
        }


class UpdateQueue:
    """Updates in order, redelivered until confirmed, for one poller at a time or for a webhook."""

    def __init__(self, clock: SandboxClock, first_id: int) -> None:
        self._clock = clock
        self._next_id = first_id
        self._used: set[int] = set()
        self._highest = 0
        self._turns = count(1)
        self._allowed: frozenset[str] | None = None
        self._poller = 0
        self._poll_ended_by = ONE_POLLER_ONLY
        self._change = Pulse()
        self._waiting: deque[QueuedUpdate] = deque()
        self._held: QueuedUpdate | None = None
        self._groups: dict[str, QueuedUpdate] = {}
        self.faults: list[UpdateFault] = []
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

    # Coming in

    def put(self, kind: str, body: dict[str, Any], *, grouped_by: str | None = None) -> None:
        """Keep an update, if the bot wants its kind; it suffers the fault that is due.

        It takes the place of one that is `grouped_by` the same and that nobody has fetched yet.
        """
        wanted = kind not in NOT_BY_DEFAULT if self._allowed is None else kind in self._allowed
        if not wanted:
            return
        if self._replaces(kind, body, grouped_by):
            return
        kept = TAPS_KEPT_SECONDS if kind == TAPPED else KEPT_SECONDS
        fault = self._due_fault(kind, chat_of(body))
        if fault is not None:
            self._put_faulty(fault, {kind: body}, kept)
            return
        record = self._append(self._free_id(), {kind: body}, kept=kept)
        if grouped_by is not None:
            self._groups[grouped_by] = record

    def _replaces(self, kind: str, body: dict[str, Any], grouped_by: str | None) -> bool:
        """Put an update into the place of the one of its group, where nobody has fetched that yet."""
        earlier = self._groups.get(grouped_by or "")
        if earlier is None or earlier.dropped or earlier.turn is not None:
            return False
        earlier.update[kind] = body
        return True

    def inject(self, update: dict[str, Any], update_id: int | None) -> int:
        """Keep any update word for word, even one that was confirmed before; returns its id."""
        return self._append(self._free_id() if update_id is None else update_id, update).update_id

    def strikes_tap(self, kind: str, chat_id: int) -> bool:
        """Whether a fault of this kind is due for a tap in this chat."""
        now, faults = self._clock.now(), self._faults_about(TAPPED, chat_id)
        return any(fault.kind == kind and fault.strikes(now) for fault in faults)

    def _due_fault(self, kind: str, chat_id: int | None) -> UpdateFault | None:
        now, faults = self._clock.now(), self._faults_about(kind, chat_id)
        return next((fault for fault in faults if fault.kind not in TAP_KINDS and fault.strikes(now)), None)

    def _faults_about(self, kind: str, chat_id: int | None) -> Iterator[UpdateFault]:
        return (fault for fault in self.faults if fault.concerns(kind, chat_id))

    def _put_faulty(self, fault: UpdateFault, update: dict[str, Any], kept: float) -> None:
        """Keep an update twice, too late, under a strange id or together with a strange one."""
        if fault.kind in EXTRA_UPDATES:
            self._append(self._free_id(), EXTRA_UPDATES[fault.kind], fault=fault.kind)
        self._next_id = max(self._next_id + fault.step, 1)
        record = self._append(self._free_id(), update, kept=kept, fault=fault.kind)
        if fault.kind == "duplicated":
            self._append(record.update_id, update, kept=kept, fault=fault.kind)
        elif fault.kind == "crossed":
            self._hold(record)

    def _hold(self, record: QueuedUpdate) -> None:
        """Let the next update overtake this one, if it comes in time."""
        record.out_of_order = True
        record.due_at = self._clock.now() + LONGEST_HELD_SECONDS
        self._held = record

    def _let_go(self) -> None:
        """The update that was held is next in turn, unless it was delivered before anything could overtake it."""
        held, self._held = self._held, None
        if held is not None and held in self._waiting and not held.deliveries:
            self._waiting.remove(held)
            self._waiting.append(held)
            held.due_at = 0.0

    def _free_id(self) -> int:
        """The next id that no update has had; a jump back may have led to old ones."""
        while self._next_id in self._used:
            self._next_id += 1
        return self._next_id

    def _append(
        self,
        update_id: int,
        update: dict[str, Any],
        *,
        kept: float = KEPT_SECONDS,
        fault: str | None = None,
    ) -> QueuedUpdate:
        record = QueuedUpdate(
            update_id=update_id,
            update={"update_id": update_id} | update,
            queued_at=self._clock.now(),
            kept=kept,
            out_of_order=update_id <= self._highest,
            fault=fault,
        )
        self.records.append(record)
        self._waiting.append(record)
        self._used.add(update_id)
        self._next_id = max(self._next_id, update_id + 1)
        self._highest = max(self._highest, update_id)
        self._let_go()
        self._change.beat()
        return record

    # Going out

    async def take(self, offset: int, limit: int, patience: float) -> list[dict[str, Any]]:
        """The updates from `offset` on, waiting up to `patience` sandbox seconds for the first.

        A later call, or setWebhook, ends an earlier one with 409, as Telegram does.
        """
        self.end_poll(ONE_POLLER_ONLY)
        me = self._poller
        self.confirm_before(self._absolute(offset))
        deadline = self._clock.now() + patience
        while not (found := self._from(offset, limit)) and (left := deadline - self._clock.now()) > 0:
            await self.changed(left)
            if me != self._poller:
                raise conflict(self._poll_ended_by)
        identities = frozenset(record.update_id for record in found)
        for record in found:
            self.note_delivery(record)
            record.came_with = identities
        return [record.update for record in found]

    def note_delivery(self, record: QueuedUpdate) -> None:
        """Count that an update was handed over, whether the bot keeps it or not: it stays before what was not."""
        record.deliveries += 1
        if record.turn is None:
            record.turn = next(self._turns)
            self._waiting.remove(record)
            self._waiting.insert(sum(1 for _ in takewhile(_was_delivered, self._waiting)), record)

    async def changed(self, patience: float) -> None:
        """Wait up to so many sandbox seconds until an update comes, goes or becomes due."""
        now = self._clock.now()
        until_due = (record.due_at - now for record in self._waiting if record.due_at > now)
        await self._change.wait(self._clock.real(min(chain([patience], until_due))))

    def confirm_before(self, offset: int) -> None:
        """Forget every kept update that this offset confirms."""
        for record in [record for record in self._waiting if record.is_confirmed_by(offset)]:
            self.confirm(record)

    def confirm(self, record: QueuedUpdate) -> None:
        """Forget an update the bot has."""
        if record in self._waiting:
            self._waiting.remove(record)
            record.confirmed_at = self.last_confirmed_at = self._clock.now()

    def end_poll(self, reason: str) -> None:
        """Refuse the running getUpdates, if there is one."""
        self._poller += 1
        self._poll_ended_by = reason
        self._change.beat()

    def first(self, limit: int) -> list[QueuedUpdate]:
        """The oldest updates, whether they are due or not."""
        self._drop_what_is_too_old()
        return list(islice(self._waiting, limit))

    def put_off(self, record: QueuedUpdate, seconds: float) -> None:
        """Deliver an update again, though not before so many sandbox seconds have passed."""
        record.failures += 1
        record.due_at = self._clock.now() + seconds

    def wake(self) -> None:
        """Let everybody who waits look again."""
        self._change.beat()

    def forget_pauses(self) -> None:
        """Whoever receives from now on has not failed yet."""
        for record in self._waiting:
            record.due_at, record.failures = 0.0, 0
        self._change.beat()

    def drop_all(self) -> None:
        """Throw everything kept away, as drop_pending_updates does."""
        for record in self._waiting:
            record.dropped = True
        self._waiting.clear()

    def _absolute(self, offset: int) -> int:
        """A negative offset counts from the end of what is kept."""
        if offset >= 0 or not self._waiting:
            return max(offset, 0)
        return self._waiting[max(len(self._waiting) + offset, 0)].update_id

    def _from(self, offset: int, limit: int) -> list[QueuedUpdate]:
        self._drop_what_is_too_old()
        now = self._clock.now()
        fitting = (record for record in self._waiting if record.update_id >= offset or record.out_of_order)
        return list(islice((record for record in fitting if record.due_at <= now), limit))

    def _drop_what_is_too_old(self) -> None:
        now = self._clock.now()
        if any(now - record.queued_at > record.kept for record in self._waiting):
            for record in self._waiting:
                record.dropped = now - record.queued_at > record.kept
            self._waiting = deque(record for record in self._waiting if not record.dropped)


def _was_delivered(record: QueuedUpdate) -> bool:
    return record.turn is not None
