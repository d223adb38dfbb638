"""Dispatching: the inbox -> handlers, one update after another, each with all of its effects in one transaction.

There is one writer, so updates run one after another and lanes need no locks. A lane matters when an update fails:
what came after it in the same chat waits, everybody else goes on. Updates that wait together share one commit, each in
a savepoint of its own.
"""

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from math import inf
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.exceptions import AiogramError
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import Update
from aiogram.types.update import UpdateTypeLookupError

from bot.clock import Clock
from bot.domain.errors import Refusal
from bot.domain.events import GateOpened, LeadChanged, UpdateSetAside
from bot.domain.ids import ManagerId
from bot.house_rules import HouseRules
from bot.mailboxes import Announce, InboxEntry, Letter, Session, Storage, StorageUnavailable
from bot.texts import Say
from bot.trouble import Trouble
from bot.updates.arriving import LARGEST_ID
from bot.updates.crowd import with_newest_counts
from bot.updates.joining import change_of_all, joined
from bot.updates.quoting import quotes_people
from bot.usecases.ports import Turn
from bot.views.letters import is_courtesy, letter_of, payload_of
from bot.views.refusals import explain
from bot.views.speaking_to import actor_of, apologise, reply_to, speaker_for

log = logging.getLogger(__name__)

MOST_AT_ONCE = 64
LONGEST_BATCH = 0.025  # seconds: an update that arrives meanwhile waits no longer to be acknowledged
LONGEST_OF_CROWD, REST_OF_CROWD = (
    0.02,
    0.08,
)  # seconds: most of the time, whoever writes amid it finds nobody before them
PAUSES = (1, 5, 20, 60)  # seconds before the second to the fifth try: at most five tries in two minutes
LONGEST_PAUSE = timedelta(seconds=max(PAUSES))
STORAGE_PAUSE = 1.0

Courtesy = Callable[[Sequence[tuple[str, dict[str, Any]]]], Awaitable[None]]
Courtesies = list[tuple[str, dict[str, Any]]]


@dataclass(slots=True)
class Batch:
    """What one commit will bring: whether more waits, which lanes have to wait, what is to be done after it.

    `opened`: whether older updates take effect from now on, so that those taken up with this one come after them.
    `rests`: whether some of the crowd may be left, to be gone on with after a rest.
    """

    more: bool = False
    opened: bool = False
    rests: bool = False
    next_try: datetime | None = None
    stuck: set[str] = field(default_factory=set)
    courtesies: Courtesies = field(default_factory=list)


class Dispatching:
    """Works the inbox off.

    `catch_up` lets what was sent before be known before updates are handled; `written` says that letters wait, and
    after the commit `courtesy` makes best-effort calls.
    """

    def __init__(
        self,
        *,
        storage: Storage,
        clock: Clock,
        bot: Bot,
        dispatcher: Dispatcher,
        rules: HouseRules,
        announce: Announce,
        catch_up: Callable[[], Awaitable[None]],
        courtesy: Courtesy,
        written: Callable[[], None],
    ) -> None:
        self._storage = storage
        self._clock = clock
        self._bot = bot
        self._dispatcher = dispatcher
        self._rules = rules
        self._announce = announce
        self._catch_up = catch_up
        self._courtesy = courtesy
        self._written = written
        self._woken = asyncio.Event()
        self._crowd_rests_until = 0.0
        self.trouble: Trouble | None = None

    def wake(self) -> None:
        """Say that the inbox may hold something new."""
        self._woken.set()

    async def run(self) -> None:
        """Work the inbox off until cancelled; what was not committed then is done again after the next start."""
        while True:
            self._woken.clear()
            try:
                batch = await self.work_off()
                self.trouble = None
            except StorageUnavailable as failure:
                if self.trouble is None:
                    log.warning("updates wait for the storage", extra={"failure": str(failure)})
                self.trouble = Trouble.STORAGE_UNAVAILABLE
                await self._clock.sleep(STORAGE_PAUSE)
                continue
            if not batch.more:
                await self._clock.wait(self._woken, self._seconds_of_rest(batch))

    async def work_off(self) -> Batch:
        """Let one batch of waiting updates take effect; return what it brought. Raises StorageUnavailable."""
        batch = Batch()
        await self._catch_up()
        async with self._storage.writing() as session:
            batch.more = await self._work_through(session, joined(await self._ready(session)), batch, LONGEST_BATCH)
            batch.rests = await self._work_through_crowd(session, batch)
            batch.next_try = await session.inbox.next_try()
            self._written()  # from inside, so that taking the letters out can share the commit
        await self._courtesy(batch.courtesies)
        return batch

    async def _work_through_crowd(self, session: Session, batch: Batch) -> bool:
        """Let some of the crowd take effect, if it came first; return whether the rest of it waits for a while."""
        if self._clock.monotonic() < self._crowd_rests_until:
            return True
        crowd = with_newest_counts(await self._came_first(session, await self._ready(session, in_crowd=True)))
        is_left = await self._work_through(session, crowd, batch, LONGEST_OF_CROWD)
        if is_left:
            self._crowd_rests_until = self._clock.monotonic() + REST_OF_CROWD
        return is_left

    async def _came_first(self, session: Session, crowd: list[InboxEntry]) -> list[InboxEntry]:
        """Return those that came before all else that may be worked on, such as the news of being let into a chat."""
        waiting = await session.inbox.ready(self._clock.now(), 1, LONGEST_PAUSE) if crowd else []
        return [entry for entry in crowd if not waiting or entry.seq < waiting[0].seq]

    async def _ready(self, session: Session, *, in_crowd: bool = False) -> list[InboxEntry]:
        return await session.inbox.ready(self._clock.now(), MOST_AT_ONCE, LONGEST_PAUSE, in_crowd=in_crowd)

    def _seconds_of_rest(self, batch: Batch) -> float:
        rest = max(self._crowd_rests_until - self._clock.monotonic(), 0) if batch.rests else inf
        return min(rest, self._seconds_until(batch.next_try))

    def _seconds_until(self, moment: datetime | None) -> float:
        """However far away a moment seems: the clock may have been set back."""
        return min(moment - self._clock.now(), LONGEST_PAUSE).total_seconds() if moment is not None else inf

    # One update

    async def _work_through(
        self, session: Session, entries: Sequence[InboxEntry], batch: Batch, longest: float
    ) -> bool:
        """Let updates take effect for so many seconds; return whether some may be left."""
        started = self._clock.monotonic()
        for entry in entries:
            if entry.lane in batch.stuck:
                continue
            if batch.opened or self._clock.monotonic() - started > longest:
                return True
            await self._take_effect(session, entry, batch)
        return batch.opened or sum(len(entry.seqs) + len(entry.overtaken) for entry in entries) == MOST_AT_ONCE

    async def _take_effect(self, session: Session, entry: InboxEntry, batch: Batch) -> None:
        now = self._clock.now()
        update = self._read(entry)
        if update is not None and update.edited_message is not None:
            entry = change_of_all(await session.inbox.list_read_together(entry.lane), entry)
            update = self._read(entry)
        if update is None:
            await self._set_aside(session, entry, None, "unreadable", now)
            return
        try:
            batch.courtesies += await self._handle_or_refuse(session, entry, update, batch, now)
        except StorageUnavailable:
            raise
        except Exception as error:  # a defect of ours: it may stop this lane for a while, but nobody else
            log.exception("an update failed", extra={"seq": entry.seq, "attempt": entry.attempts + 1})
            batch.courtesies += await self._try_later(session, entry, update, error, batch)

    def _read(self, entry: InboxEntry) -> Update | None:
        """Return the update, or None where this version of the bot cannot make sense of it."""
        try:
            raw = json.loads(entry.body, parse_int=_number_of)
            update = Update.model_validate(raw, context={"bot": self._bot})
            kind = update.event_type
        except (ValueError, RecursionError, UpdateTypeLookupError, AiogramError) as error:
            log.error("an update is unreadable", extra={"seq": entry.seq, "error": type(error).__name__})
            return None
        log.debug("update", extra={"seq": entry.seq, "kind": kind})
        return update

    async def _handle_or_refuse(
        self, session: Session, entry: InboxEntry, update: Update, batch: Batch, now: datetime
    ) -> Courtesies:
        try:
            return await self._handle(session, entry, update, batch, now)
        except Refusal as refusal:
            return await self._refuse(session, entry, update, refusal, now)

    async def _handle(
        self, session: Session, entry: InboxEntry, update: Update, batch: Batch, now: datetime
    ) -> Courtesies:
        happened = entry.received_at if entry.in_crowd else now  # so that a journal has it where it belongs
        turn = Turn(records=session, now=happened, updates=entry.seqs, waited=entry.waited, messages=entry.messages)
        async with session.savepoint():
            answer = await self._dispatcher.feed_update(self._bot, update, turn=turn, session=session)
            courtesies = await self._write(session, update, answer, now)
            await self._announce(session, now, turn.events)
            opened = [event for event in turn.events if isinstance(event, GateOpened)]
            if not any(event.again for event in opened):
                await _finish(session, entry, update, now)
        batch.opened |= bool(opened)
        return courtesies

    async def _refuse(
        self, session: Session, entry: InboxEntry, update: Update, refusal: Refusal, now: datetime
    ) -> Courtesies:
        """Nothing has changed; say why, and show the card afresh that the person acted on."""
        holder = getattr(refusal, "manager", None)
        member = await session.team.find(ManagerId(holder)) if holder is not None else None
        say = await self._speaker_for(session, update)
        words = explain(refusal, say, self._rules, name_of_holder=member.name if member else None)
        async with session.savepoint():
            courtesies = await self._write(session, update, reply_to(update, words, quiet=refusal.quiet), now)
            lead = getattr(refusal, "lead", None)
            if lead is not None:
                await self._announce(session, now, [LeadChanged(lead=lead)])
            await _finish(session, entry, update, now)
        return courtesies

    async def _try_later(
        self, session: Session, entry: InboxEntry, update: Update, error: Exception, batch: Batch
    ) -> Courtesies:
        """Keep an update that failed for its next try; after the last, set it aside and say sorry."""
        now = self._clock.now()
        kind = type(error).__name__
        if entry.attempts < len(PAUSES):
            until = now + timedelta(seconds=PAUSES[entry.attempts])
            await session.inbox.postpone(entry.seq, error=kind, until=until, now=now)
            batch.stuck.add(entry.lane)
            return []
        return await self._set_aside(session, entry, update, kind, now)

    async def _set_aside(
        self, session: Session, entry: InboxEntry, update: Update | None, error: str, now: datetime
    ) -> Courtesies:
        """Make an update a dead letter and tell of it; where even telling fails, it is kept aside all the same."""
        await session.inbox.set_aside(entry.seq, error=error, now=now)
        try:
            async with session.savepoint():
                await self._announce(session, now, [UpdateSetAside(seq=entry.seq)])
                if update is None:
                    return []
                say = await self._speaker_for(session, update)
                return await self._write(session, update, apologise(update, say), now)
        except StorageUnavailable:
            raise
        except Exception:  # a defect of ours once more, which must not stop everybody
            log.exception("nobody could be told of an update set aside", extra={"seq": entry.seq})
            return []

    async def _speaker_for(self, session: Session, update: Update) -> Say:
        person = actor_of(update)
        chosen = await session.languages.find(person.id) if person is not None else None
        return speaker_for(update, self._rules, chosen=chosen)

    async def _write(self, session: Session, update: Update, answer: Any, now: datetime) -> Courtesies:
        """Put what a handler returned into the outbox; return what is to be called after the commit."""
        courtesies: Courtesies = []
        for said in _flat(answer):
            if isinstance(said, Letter):
                await session.outbox.add(said, now)
            elif is_courtesy(said):
                courtesies.append((said.__api_method__, payload_of(said)))
            else:
                await session.outbox.add(letter_of(said), now)
        if update.callback_query is not None and not any(method == "answerCallbackQuery" for method, _ in courtesies):
            nothing_to_say = AnswerCallbackQuery(callback_query_id=update.callback_query.id)
            courtesies.append((nothing_to_say.__api_method__, payload_of(nothing_to_say)))
        return courtesies


async def _finish(session: Session, entry: InboxEntry, update: Update, now: datetime) -> None:
    """Of what comes stroke by stroke or from a crowd nothing is kept, nor of the words that a press brought along."""
    keep = not (entry.in_crowd or update.inline_query is not None or quotes_people(update.callback_query))
    head = entry.read_with or (entry.seq if entry.joined else None)
    for seq in entry.seqs:
        await session.inbox.finish(seq, now, keep=keep, read_with=head)
    for seq in entry.overtaken:
        await session.inbox.finish(seq, now, keep=False)


def _number_of(digits: str) -> int:
    """Return a whole number; raises ValueError beyond 64 bits, where no id is and the database keeps nothing."""
    number = int(digits)
    if abs(number) > LARGEST_ID:
        raise ValueError("a number beyond 64 bits")
    return number


def _flat(answer: Any) -> list[TelegramMethod[Any] | Letter]:
    """Return what a handler said as a list; raises TypeError for anything that is no letter and no Bot API method."""
    if answer is None or answer is UNHANDLED:
        return []
    said = list(answer) if isinstance(answer, list | tuple) else [answer]
    for part in said:
        if not isinstance(part, TelegramMethod | Letter):
            raise TypeError(f"a handler returned {type(part).__name__}, which cannot be sent")
    return said
