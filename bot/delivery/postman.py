"""The postman: takes letters out of the outbox, sends them in order and at Telegram's pace, writes down the outcome."""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime, timedelta
from math import inf
from typing import Any

from bot.clock import Clock
from bot.delivery.calls import album_of, message_id_of, method_of, payload_of, poll_of, writes
from bot.delivery.outcomes import (
    LONGEST_PAUSE,
    Answer,
    Outcome,
    Sent,
    growing,
    record,
    record_doubt,
    silence_wanted,
)
from bot.delivery.pace import Pace, Pacer
from bot.mailboxes import Announce, OutboxEntry, Priority, Session, Storage, StorageUnavailable
from bot.telegram import MaybeArrived, NotSent, Rejected, Telegram, TelegramError, TokenRejected, silence_of
from bot.trouble import Trouble

log = logging.getLogger(__name__)

FAREWELL_SECONDS = 5.0
COURTESY_SECONDS = 10.0
PROBE_SECONDS = 10.0
FIRST_PROBE, LONGEST_PROBE = 1.0, 30.0
STORAGE_PAUSE = 1.0
GATHERING_SECONDS = 0.05  # in which answers gather, to be written down together or with the next letters


class Delivery:
    """The outbox -> Telegram. One transaction writes down what is known and takes what may go next."""

    def __init__(
        self, *, telegram: Telegram, storage: Storage, clock: Clock, announce: Announce, pace: Pace | None = None
    ) -> None:
        self._telegram = telegram
        self._storage = storage
        self._clock = clock
        self._announce = announce
        self._pacer = Pacer(pace or Pace())
        self._woken = asyncio.Event()
        self._pauses: dict[tuple[int, int], float] = {}  # when those of letters end, by letter and attempt
        self._caught_up = asyncio.Event()
        self._caught_up.set()
        self._outcomes: list[Outcome] = []
        self._under_way = 0
        self._gathering: asyncio.Task[None] | None = None
        self._open = True
        self._in_reach = True
        self._storage_fails = False
        self._token_rejected: TokenRejected | None = None
        self._nursery: asyncio.TaskGroup | None = None
        self._probing: asyncio.Task[None] | None = None

    @property
    def trouble(self) -> Trouble | None:
        """Why letters have to wait just now."""
        if self._storage_fails:
            return Trouble.STORAGE_UNAVAILABLE
        return None if self._in_reach else Trouble.TELEGRAM_OUT_OF_REACH

    def wake(self) -> None:
        """Say that the outbox may hold something new."""
        self._woken.set()

    async def catch_up(self) -> None:
        """Wait until what Telegram has answered so far is written down, though perhaps not yet committed.

        Whoever handles an update needs it: a reply may be to a message that was sent a moment ago.
        """
        if not self._caught_up.is_set():
            self.wake()
            await self._caught_up.wait()

    async def recover(self) -> None:
        """Before the first `run`: Telegram remembers what was sent before, and how fast; nobody knows whether what a
        crash interrupted arrived. Raises StorageUnavailable.
        """
        now = self._clock.now()
        async with self._storage.writing() as session:
            await self._recall_pace(session, now)
            interrupted = await session.outbox.under_way()
            for entry in interrupted:
                await record_doubt(session, entry, "interrupted", now)
        self._in_reach = not interrupted

    async def _recall_pace(self, session: Session, now: datetime) -> None:
        moment = self._clock.monotonic()
        for chat_id, at in await session.outbox.list_calls_since(now - timedelta(seconds=self._pacer.memory), now):
            ended = moment - max((now - at).total_seconds(), 0)
            self._pacer.start(chat_id, ended)
            self._pacer.end(chat_id, ended)

    async def run(self) -> None:
        """Deliver until cancelled; what is under way then has five seconds to finish. Raises TokenRejected."""
        async with asyncio.TaskGroup() as nursery:
            self._nursery = nursery
            if not self._in_reach:
                self._probing = nursery.create_task(self._probe())
            work = nursery.create_task(self._deliver())
            try:
                await asyncio.wait({work})
            finally:
                await self._finish(work)
        if self._token_rejected is not None:
            raise self._token_rejected

    async def courtesy(self, calls: Sequence[tuple[str, dict[str, Any]]]) -> None:
        """Make calls that are of use only now and are not missed if they fail, such as answers to taps."""
        if self._nursery is not None:
            for method, payload in calls:
                self._nursery.create_task(self._try_courtesy(method, payload))

    # The loop

    async def _deliver(self) -> None:
        while True:
            self._woken.clear()
            delay = await self._turn()
            if not (self._open or self._under_way or self._outcomes):
                return
            await self._clock.wait(self._woken, delay)

    async def _turn(self) -> float:
        """Write down what is known, send what may go; return in how many seconds more may go."""
        known = list(self._outcomes)
        try:
            async with self._storage.writing() as session:
                for outcome in known:
                    await record(session, outcome, self._announce)
                if len(known) == len(self._outcomes):
                    self._caught_up.set()
                claimed, delay = await self._claim(session, self._clock.now())
        except StorageUnavailable as failure:
            if not self._storage_fails:
                log.warning("delivery waits for the storage", extra={"failure": str(failure)})
            self._storage_fails = True
            if self._outcomes:
                self._caught_up.clear()
            return STORAGE_PAUSE
        self._storage_fails = False
        del self._outcomes[: len(known)]
        for entry in claimed:
            self._start(entry)
        return delay

    async def _claim(self, session: Session, now: datetime) -> tuple[list[OutboxEntry], float]:
        """Mark the letters that go now; return them and the seconds until another may go."""
        claimed: list[OutboxEntry] = []
        delay = inf
        may_send = self._open and self._in_reach
        moment = self._clock.monotonic()  # one for all: else a letter that has waited long enough may find no room
        room = self._pacer.room(moment)
        for entry in await session.outbox.heads(now):
            wait = self._wait_of(entry, now, moment)  # for nothing too: a pause is measured from when it is first seen
            if not may_send:
                continue
            if entry.letter.not_after is not None and entry.letter.not_after < now:
                self._forget_pause(entry)
                await session.outbox.mark_expired(entry, now)
                delay = 0
            elif wait > 0:
                delay = min(delay, wait)
            elif len(claimed) < room or not writes(entry):
                claimed.append(entry)
        if claimed:
            await session.outbox.mark_sending(claimed)
        return claimed, delay

    def _wait_of(self, entry: OutboxEntry, now: datetime, moment: float) -> float:
        return max(self._pace_of(entry, moment), self._pause_of(entry, now, moment))

    def _pace_of(self, entry: OutboxEntry, moment: float) -> float:
        """Seconds for which the pace holds a letter back: what only changes a card leaves room for what is new."""
        letter = entry.letter
        if not writes(entry):
            return self._pacer.held_for(letter.chat_id, moment)
        return self._pacer.delay(letter.chat_id, moment, can_wait=letter.priority >= Priority.CHANGE)

    def _pause_of(self, entry: OutboxEntry, now: datetime, moment: float) -> float:
        """Seconds for which a letter pauses: measured from when that was first seen, for the clock can be set.

        One that seems longer than any was stored before the clock was set back, or Telegram will ask for it again.
        """
        if not entry.attempts and entry.not_before <= now:
            return 0
        pause = min((entry.not_before - now).total_seconds(), LONGEST_PAUSE)
        return self._pauses.setdefault((entry.id, entry.attempts), moment + pause) - moment

    def _forget_pause(self, entry: OutboxEntry) -> None:
        self._pauses.pop((entry.id, entry.attempts), None)

    async def _finish(self, work: asyncio.Task[None]) -> None:
        """Take no more letters; wait for the answers to those under way."""
        self._open = False
        self.wake()
        await asyncio.wait({work}, timeout=FAREWELL_SECONDS)
        self._nursery = None
        for waiting in (self._probing, self._gathering):
            if waiting is not None:
                waiting.cancel()

    # Sending

    def _start(self, entry: OutboxEntry) -> None:
        assert self._nursery is not None
        self._under_way += 1
        self._forget_pause(entry)
        if writes(entry):
            self._pacer.start(entry.letter.chat_id, self._clock.monotonic())
        self._nursery.create_task(self._send(entry))

    async def _send(self, entry: OutboxEntry) -> None:
        answer = await self._call(entry)
        self._under_way -= 1
        if writes(entry):
            self._pacer.end(entry.letter.chat_id, self._clock.monotonic())
        self._outcomes.append(Outcome(entry=entry, answer=answer, at=self._clock.now()))
        self._caught_up.clear()
        self._heed(entry, answer)
        if not self._open or entry.has_successor or not isinstance(answer, Sent):
            self.wake()
        elif self._nursery is not None and self._gathering is None:
            self._gathering = self._nursery.create_task(self._gather())

    async def _gather(self) -> None:
        """Let more answers come, then have them written down."""
        await self._clock.sleep(GATHERING_SECONDS)
        self._gathering = None
        self.wake()

    async def _call(self, entry: OutboxEntry) -> Answer:
        try:
            result = await self._telegram.call(method_of(entry), payload_of(entry))
            return Sent(message_id=message_id_of(result), album=album_of(result), poll=poll_of(result))
        except (Rejected, NotSent, MaybeArrived) as failure:
            return failure

    def _heed(self, entry: OutboxEntry, answer: Answer) -> None:
        """Let an answer have its effect on the letters still to come."""
        match answer:
            case NotSent() | MaybeArrived():
                self._doubt_telegram(answer)
            case Rejected(code=429):
                silence = silence_wanted(answer, entry.attempts)
                self._pacer.hold(entry.letter.chat_id, silence, self._clock.monotonic())
                log.warning("telegram wants silence", extra={"chat": entry.letter.chat_id, "seconds": silence})
            case TokenRejected():
                self._stop_without_token(answer)

    def _stop_without_token(self, rejected: TokenRejected) -> None:
        log.critical("telegram refuses the token")
        self._token_rejected = rejected
        self._open = False

    # Telegram out of reach

    def _doubt_telegram(self, failure: TelegramError) -> None:
        """Send nothing until Telegram answers again, so that an outage does not use up the copies."""
        if self._in_reach and self._nursery is not None:
            log.warning("telegram is out of reach", extra={"failure": str(failure)})
            self._in_reach = False
            self._probing = self._nursery.create_task(self._probe())

    async def _probe(self) -> None:
        attempts, silence = 0, None
        while True:
            await self._clock.sleep(silence or growing(FIRST_PROBE, attempts, LONGEST_PROBE))
            attempts += 1
            failure = await self._failure_of_asking()
            if failure is None:
                break
            silence = silence_of(failure)
        log.info("telegram answers", extra={"probes": attempts})
        self._in_reach = True
        self.wake()

    async def _failure_of_asking(self) -> TelegramError | None:
        """Ask Telegram anything; any answer will do but that it wants to be left in peace."""
        try:
            await self._telegram.call("getMe", {}, timeout=PROBE_SECONDS)
        except TokenRejected as rejected:
            self._stop_without_token(rejected)
        except TelegramError as failure:
            return failure if not isinstance(failure, Rejected) or failure.code == 429 else None
        return None

    # Courtesies

    async def _try_courtesy(self, method: str, payload: dict[str, Any]) -> None:
        try:
            await self._telegram.call(method, payload, timeout=COURTESY_SECONDS)
        except Rejected as refusal:
            log.info("a courtesy was refused", extra={"method": method, "code": refusal.code})
        except TelegramError as failure:
            log.info("a courtesy was lost", extra={"method": method, "failure": str(failure)})
