"""The timetable: APScheduler looks at the clock once a minute; what is due then is decided by `tick`."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from bot.clock import EPOCH, Clock
from bot.domain.daily_line import DailyLine
from bot.domain.prospect import part_of_all
from bot.mailboxes import Announce, DiskFull, Session, StorageUnavailable, TidyStorage
from bot.usecases.check_human import tell_of_unproven
from bot.usecases.erase_person import finish_erasures, remind_of_records
from bot.usecases.find_doubles import find_doubles_of_changed, find_next_doubles
from bot.usecases.forget_the_old import (
    forget_introductions_without_lead,
    forget_old_requests,
    forget_silent_people,
)
from bot.usecases.hand_over import end_leases
from bot.usecases.import_clients import give_up_broken_off, sweep_imports
from bot.usecases.keep_to_budget import let_in_the_calm
from bot.usecases.left_behind import free_what_was_left_behind
from bot.usecases.look_for import finish_rested
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import bring_back_due
from bot.usecases.tell_daily_line import tell_daily_line

log = logging.getLogger(__name__)

DAYS_A_MONTH = 30.44
SET_ASIDE = timedelta(days=30)  # long enough to be looked into
PORTIONS = 50  # of a given-up import, or of names to take in, at each look at the clock
NAMES_AT_ONCE = 200  # in about 50 milliseconds
SEARCHED_AT_ONCE = 500
LOOKED_AT = 10  # times, for doubles: some seconds of each minute, with pauses in between
LOOKED_AT_ONCE = 10
A_MINUTE = timedelta(minutes=1)  # deadlines are told in minutes
NIGHT = range(3, 5)  # hours in which nobody minds that a gigabyte takes twelve seconds to write, and all else waits
A_WHOLE_NIGHT = timedelta(hours=len(NIGHT))
A_DAY = timedelta(days=1)
LONGEST_UNSWEPT = timedelta(days=3)  # where the bot never runs at night
UNFINISHED = timedelta(hours=24)  # a name and a contact are kept only once their person agrees


@dataclass(frozen=True, slots=True, kw_only=True)
class Retention:
    """How long what is kept.

    Raw updates and letters; updates that were set aside; dialogues left in the middle, with the name and contact
    given there; the interest of people who never became a lead; requests that were closed and led to nothing.
    """

    raw_updates: timedelta
    set_aside: timedelta
    unfinished: timedelta
    anonymous_interest: timedelta
    closed_leads: timedelta

    @classmethod
    def of(cls, *, raw_updates_days: int, interest_months: int, closed_leads_months: int) -> "Retention":
        """Return the retention that the config names in days and months, with what is the same for everybody."""
        raw_updates = timedelta(days=raw_updates_days)
        return cls(
            raw_updates=raw_updates,
            set_aside=max(raw_updates, SET_ASIDE),
            unfinished=UNFINISHED,
            anonymous_interest=timedelta(days=interest_months * DAYS_A_MONTH),
            closed_leads=timedelta(days=closed_leads_months * DAYS_A_MONTH),
        )


class Timetable:
    """Does what is due, once a minute unless told otherwise.

    `written` is called where something was said: it waits in the outbox; `arrived` where updates wait that had been
    put off. `zone`: by which clock it is night. `daily_line`: when the team hears what was shown, if ever.
    """

    def __init__(
        self, *, storage: TidyStorage, clock: Clock, retention: Retention, announce: Announce,
        written: Callable[[], None], arrived: Callable[[], None], zone: tzinfo = UTC, every: timedelta = A_MINUTE,
        daily_line: DailyLine | None = None,
    ) -> None:  # fmt: skip
        self._storage = storage
        self._clock = clock
        self._retention = retention
        self._announce = announce
        self._written = written
        self._arrived = arrived
        self._zone = zone
        self._every = every
        self._daily_line = daily_line
        self._scheduler = AsyncIOScheduler(timezone="UTC")
        self._found_full: datetime | None = None
        self._part = (clock.now() - EPOCH) // A_MINUTE  # so that whoever restarts it often still has all looked at

    def start(self) -> None:
        """Begin to look at the clock; needs a running event loop."""
        every = self._every.total_seconds()
        self._scheduler.add_job(self._tick_now, "interval", seconds=every, coalesce=True, max_instances=1)
        self._scheduler.start()

    def stop(self) -> None:
        """Look at the clock no more."""
        self._scheduler.shutdown(wait=False)

    async def tick(self, now: datetime) -> None:
        """Do what is due at a moment; of very much only a part, the rest next time. Raises StorageUnavailable."""
        await self._do_what_is_due(now)
        await self._forget(now)
        await self._sweep_imports(now)
        await self._take_in_names()
        await self._take_in_what_is_searched()
        await self._look_for_doubles()
        await self._sweep(now)
        await self._storage.truncate_log()  # else what was forgotten or erased still stands in it

    async def _do_what_is_due(self, now: datetime) -> None:
        async with self._storage.writing() as session:
            turn = Turn(records=session, now=now)
            await free_what_was_left_behind(turn)
            await end_leases(turn)
            await bring_back_due(turn)
            await let_in_the_calm(turn)
            await finish_rested(turn)
            await tell_of_unproven(turn)
            await finish_erasures(turn)
            await remind_of_records(turn)
            if self._daily_line is not None:
                await tell_daily_line(turn, self._daily_line)
            await self._announce(session, now, turn.events)
            if turn.events:
                self._written()
                self._arrived()

    async def _forget(self, now: datetime) -> None:
        keep = self._retention
        async with self._storage.writing() as session:
            await session.budgets.forget_whole(now)
            await session.human_checks.forget_old(now - keep.raw_updates)
            forgotten = (
                await session.inbox.forget_finished(now - keep.raw_updates),
                await session.inbox.forget_set_aside(now - keep.set_aside),
                await session.outbox.forget_finished(now - keep.raw_updates),
                await session.dialogues.forget_idle(now - keep.unfinished, now),
                await self._forget_what_is_months_old(session, now),
            )
            if any(forgotten):
                await session.erasing.save_forgotten(now)

    async def _forget_what_is_months_old(self, session: Session, now: datetime) -> int:
        """All people are looked at for that, one part of them each time; where something goes, the same part again."""
        among = part_of_all(self._part, await session.prospects.find_newest())
        turn, keep = Turn(records=session, now=now), self._retention
        forgotten = (
            await session.interests.forget_anonymous(now - keep.anonymous_interest, among=among),
            await session.attention_counts.forget_old(now - keep.anonymous_interest),
            await session.posts.forget_old(now - keep.anonymous_interest),
            await session.chats.forget_strangers(now - SET_ASIDE),
            await session.erasing.forget_old_words(now - keep.anonymous_interest, among=among),
            await forget_old_requests(turn, now - keep.closed_leads, among=among),
            await forget_introductions_without_lead(turn, now - keep.anonymous_interest, among=among),
            await forget_silent_people(turn, now - keep.anonymous_interest, among=among),
        )
        if not any(forgotten):
            self._part += 1
        return sum(forgotten)

    async def _sweep_imports(self, now: datetime) -> None:
        """What was staged and never seen goes in small portions, each a piece of work of its own."""
        for _ in range(PORTIONS):
            async with self._storage.writing() as session:
                turn = Turn(records=session, now=now)
                await give_up_broken_off(turn)
                is_more = await sweep_imports(turn)
                await self._announce(session, now, turn.events)
            if turn.events:
                self._written()
            if not is_more:
                return

    async def _take_in_names(self) -> None:
        """Of those who came by thousands a portion at a time, so that others have their turn."""
        for _ in range(PORTIONS):
            async with self._storage.writing() as session:
                taken = await session.likeness.take_in(NAMES_AT_ONCE)
                if max(taken, await session.company_likeness.take_in(NAMES_AT_ONCE)) < NAMES_AT_ONCE:
                    return
        async with self._storage.reading() as session:
            renewal = await session.likeness.find_renewal()
        if renewal is not None:
            log.info("names_taken_in_anew reached=%d last=%d", renewal.names, renewal.names_in_all)

    async def _take_in_what_is_searched(self) -> None:
        """Contacts, companies and notes that came by thousands, in the same way."""
        for _ in range(PORTIONS):
            async with self._storage.writing() as session:
                if await session.searching.take_in(SEARCHED_AT_ONCE) < SEARCHED_AT_ONCE:
                    return

    async def _look_for_doubles(self) -> None:
        """Who may be on two cards: some hundred clients at a time, and nobody waits but for a line about each pair."""
        await self._look_for_doubles_again()
        for _ in range(LOOKED_AT):
            async with self._storage.reading() as session:
                found = await find_next_doubles(session, among=LOOKED_AT_ONCE)
            if found is None:
                return
            async with self._storage.writing() as session:
                await session.likely_doubles.save(found.pairs, reached=found.reached)

    async def _look_for_doubles_again(self) -> None:
        """Of those who have changed since, in the same way."""
        for _ in range(LOOKED_AT):
            async with self._storage.reading() as session:
                found = await find_doubles_of_changed(session, among=LOOKED_AT_ONCE)
            if not found:
                return
            async with self._storage.writing() as session:
                for each in found:
                    await session.likely_doubles.save_again(each.client, each.pairs, changes=each.changes)

    async def _sweep(self, now: datetime) -> None:
        """Write the file anew, once for all that is erased or forgotten by then, and again if killed over it."""
        async with self._storage.reading() as session:
            forgotten_since = await session.erasing.find_forgotten_since()
            if not await session.erasing.is_unswept() and not self._may_be_swept(forgotten_since, now):
                return
        if not self._may_have_room(now):
            return
        try:
            is_written = await self._storage.write_anew()
        except DiskFull as failure:
            log.error("no room to write the database anew: erased bytes stay", extra={"failure": str(failure)})
            self._found_full = now
            return
        if is_written:
            async with self._storage.writing() as session:
                await session.erasing.save_swept(now)

    def _may_have_room(self, now: datetime) -> bool:
        """Where the disk was too full for a second copy, it is tried again once a night, or after a whole day."""
        if self._found_full is None:
            return True
        since = now - self._found_full
        return since >= A_DAY or (since >= A_WHOLE_NIGHT and self._is_night(now))

    def _may_be_swept(self, forgotten_since: datetime | None, now: datetime) -> bool:
        """What somebody asked to have erased goes at once; what was kept long enough waits for the night."""
        if forgotten_since is None:
            return False
        return self._is_night(now) or now - forgotten_since >= LONGEST_UNSWEPT

    def _is_night(self, now: datetime) -> bool:
        return now.astimezone(self._zone).hour in NIGHT

    async def _tick_now(self) -> None:
        try:
            await self.tick(self._clock.now())
        except StorageUnavailable as failure:
            log.warning("the timetable waits for the storage", extra={"failure": str(failure)})
