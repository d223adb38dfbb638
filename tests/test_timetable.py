"""The timetable: what is kept too long is forgotten class by class, and ticking twice changes nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from aiogram.fsm.storage.base import StorageKey

from bot.announcing import Announcer
from bot.clock import epoch_ms
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.exclusion import ExclusionReason
from bot.domain.hygiene import Disorder
from bot.domain.ids import ManagerId, ProspectId
from bot.domain.imported.imports import Outcome
from bot.domain.interest import Route
from bot.domain.introduction import Introduction
from bot.domain.names import PersonName
from bot.domain.prospect import Prospect
from bot.mailboxes import DiskFull, Incoming, Letter, Priority
from bot.timetable import PORTIONS, Retention, Timetable
from bot.usecases.import_clients import MOST_SWEPT, begin_import
from bot.usecases.ports import Turn
from bot.usecases.ports.importing import StagedLine
from bot.usecases.promote_to_lead import PassedOn, Promotion, Stopped, promote_to_lead
from storage import Session, Storage
from tests.clocks import START, ScaledClock
from tests.fresh_database import open_fresh_storage
from tests.houses import PLAIN_HOUSE

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)
MINUTE = timedelta(minutes=1)
ANNA = StorageKey(bot_id=1, chat_id=1001, user_id=1001)
RETENTION = Retention.of(raw_updates_days=7, interest_months=12, closed_leads_months=36)


@pytest.fixture
async def storage(tmp_path: Path) -> AsyncIterator[Storage]:
    """An open database with its tables."""
    opened = await open_fresh_storage(tmp_path)
    yield opened
    await opened.close()


@pytest.fixture
def timetable(storage: Storage) -> Timetable:
    """A timetable that is ticked by hand."""
    return Timetable(
        storage=storage,
        clock=ScaledClock(),
        retention=RETENTION,
        announce=Announcer(PLAIN_HOUSE).announce,
        written=silent,
        arrived=silent,
    )


def silent() -> None:
    """Nobody delivers here."""


async def column(storage: Storage, sql: str) -> list[Any]:
    async with storage.reading() as session:
        return [next(iter(dict(row).values())) for row in await session.connection.rows(sql)]


async def receive(storage: Storage, *update_ids: int) -> None:
    async with storage.writing() as session:
        updates = [Incoming(update_id=update_id, lane="anna", body="{}") for update_id in update_ids]
        await session.inbox.add(1, updates, START)


async def show_interest(
    storage: Storage, telegram_id: int, at: datetime, *, name: str | None = None, in_lead: bool = False
) -> Prospect:
    async with storage.writing() as session:
        prospect = await session.prospects.add(
            telegram_id=telegram_id, telegram_name=None, username=None, language="ru", now=at
        )
        interest = await session.interests.add(
            prospect=prospect.id, route=Route.QUESTION, campaign=None, topic=None, words=str(telegram_id), now=at
        )
        if name is not None:
            await session.prospects.introduce(prospect.id, name, [], at)
        if in_lead:
            lead = await session.leads.add(
                prospect=prospect.id, name="Анна", wish="Прайс", campaign=None, route=Route.QUESTION,
                contact_points=[], now=at,
            )  # fmt: skip
            await session.leads.attach_journal(lead.id, [interest.id])
    return prospect


async def test_raw_updates_that_took_effect_are_forgotten_after_their_time(
    storage: Storage, timetable: Timetable
) -> None:
    await receive(storage, 1, 2)
    async with storage.writing() as session:
        await session.inbox.finish(1, START)
        await session.inbox.finish(2, START + 2 * DAY)

    await timetable.tick(START + 8 * DAY)

    assert await column(storage, "SELECT update_id FROM inbox") == [2]


async def test_updates_that_wait_are_never_forgotten(storage: Storage, timetable: Timetable) -> None:
    await receive(storage, 1)

    await timetable.tick(START + 1000 * DAY)

    assert await column(storage, "SELECT status FROM inbox") == ["new"]


async def test_updates_that_were_set_aside_are_kept_for_a_month(storage: Storage, timetable: Timetable) -> None:
    await receive(storage, 1)
    async with storage.writing() as session:
        await session.inbox.set_aside(1, error="KeyError", now=START)

    await timetable.tick(START + 30 * DAY)
    assert await column(storage, "SELECT status FROM inbox") == ["dead"]

    await timetable.tick(START + 31 * DAY)
    assert await column(storage, "SELECT status FROM inbox") == []


async def test_a_dead_letter_is_kept_no_shorter_than_other_updates() -> None:
    assert Retention.of(raw_updates_days=90, interest_months=12, closed_leads_months=36).set_aside == 90 * DAY


async def introduce_half(storage: Storage) -> None:
    async with storage.writing():
        await storage.conversations.set_state(ANNA, "Introducing:consent")
        await storage.conversations.set_data(ANNA, {"name": "Анна Петрова"})


async def test_an_introduction_left_in_the_middle_is_forgotten_after_a_day(
    storage: Storage, timetable: Timetable
) -> None:
    """Name and contact are kept only if their person agrees, and silence is no agreement."""
    await introduce_half(storage)
    await timetable.tick(START)

    await timetable.tick(START + DAY)
    assert await column(storage, "SELECT data FROM conversations") != ["{}"]

    await timetable.tick(START + DAY + MINUTE)
    assert await column(storage, "SELECT data FROM conversations") == ["{}"]
    assert await column(storage, "SELECT state FROM conversations") == [None]


async def test_an_introduction_that_goes_on_is_kept_from_its_last_word_on(
    storage: Storage, timetable: Timetable
) -> None:
    await introduce_half(storage)
    await timetable.tick(START)
    await introduce_half(storage)
    await timetable.tick(START + DAY)

    await timetable.tick(START + 2 * DAY)

    assert await column(storage, "SELECT state FROM conversations") == ["Introducing:consent"]


async def test_what_is_known_of_somebody_in_no_dialogue_stays(storage: Storage, timetable: Timetable) -> None:
    async with storage.writing():
        await storage.conversations.set_data(ANNA, {"sent": 7})

    for days in (0, 2, 4):
        await timetable.tick(START + days * DAY)

    assert await column(storage, "SELECT data FROM conversations") == ['{"sent": 7}']


async def test_very_much_is_forgotten_in_parts(storage: Storage, timetable: Timetable) -> None:
    """Statements run on the event loop: nobody waits until a hundred thousand rows are gone."""
    await receive(storage, *range(2500))
    async with storage.writing() as session:
        await session.connection.run("UPDATE inbox SET status = 'done', finished_at = 0")

    left = []
    for _ in range(3):
        await timetable.tick(START)
        left += await column(storage, "SELECT count(*) FROM inbox")

    assert left == [1500, 500, 0]


async def test_sent_letters_are_forgotten_and_waiting_ones_stay(storage: Storage, timetable: Timetable) -> None:
    async with storage.writing() as session:
        for chat_id in (1, 2):
            letter = Letter(chat_id=chat_id, method="sendMessage", payload={"text": "!"}, priority=Priority.ANSWER)
            await session.outbox.add(letter, START)
        sent = (await session.outbox.heads(START))[0]
        await session.outbox.mark_sending([sent])
        await session.outbox.mark_sent(sent, 7, START)

    await timetable.tick(START + 8 * DAY)

    assert await column(storage, "SELECT status FROM outbox") == ["new"]


async def test_interest_is_forgotten_only_of_those_who_never_became_a_lead(
    storage: Storage, timetable: Timetable
) -> None:
    """Whether they left a name or not."""
    await show_interest(storage, 1, START)
    await show_interest(storage, 2, START, name="Анна")
    await show_interest(storage, 3, START, name="Анна", in_lead=True)
    await show_interest(storage, 4, START + 100 * DAY)

    await timetable.tick(START + 400 * DAY)

    assert await column(storage, "SELECT words FROM interests ORDER BY id") == ["3", "4"]


async def test_nothing_is_forgotten_before_its_time(storage: Storage, timetable: Timetable) -> None:
    await receive(storage, 1)
    await show_interest(storage, 1, START)
    async with storage.writing() as session:
        await session.inbox.finish(1, START)

    await timetable.tick(START + 7 * DAY)

    assert await column(storage, "SELECT update_id FROM inbox") == [1]
    assert await column(storage, "SELECT words FROM interests") == ["1"]


async def test_what_is_months_old_is_looked_for_part_by_part(
    storage: Storage, timetable: Timetable, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One part of all people a minute, wherever it begins; a part of whom something went is looked at once more."""
    monkeypatch.setattr("bot.domain.prospect.LARGEST_PART", 1)
    for telegram_id in (1, 2, 3):
        await show_interest(storage, telegram_id, START - 400 * DAY)
    left = []
    for minute in range(7):
        await timetable.tick(START + minute * MINUTE)
        left += await column(storage, "SELECT count(*) FROM interests")

    assert [before - after for before, after in pairwise([3, *left])].count(1) == 3
    assert left[-1] == 0


async def test_ticking_twice_changes_nothing(storage: Storage, timetable: Timetable) -> None:
    await receive(storage, 1, 2)
    await show_interest(storage, 1, START)
    async with storage.writing() as session:
        await session.inbox.finish(1, START)
    tables = ("SELECT update_id FROM inbox", "SELECT words FROM interests")

    await timetable.tick(START + 400 * DAY)
    once = [await column(storage, sql) for sql in tables]
    await timetable.tick(START + 400 * DAY)

    assert [await column(storage, sql) for sql in tables] == once == [[2], []]


class WatchedClock(ScaledClock):
    """A clock that tells when somebody has looked at it."""

    def __init__(self) -> None:
        super().__init__()
        self.looked_at = asyncio.Event()

    def now(self) -> datetime:
        self.looked_at.set()
        return super().now()


async def test_the_timetable_looks_at_the_clock_from_its_start_to_its_end(storage: Storage) -> None:
    clock = WatchedClock()
    timetable = Timetable(
        storage=storage,
        clock=clock,
        retention=RETENTION,
        announce=Announcer(PLAIN_HOUSE).announce,
        written=silent,
        arrived=silent,
        every=timedelta(milliseconds=10),
    )
    timetable.start()
    await asyncio.wait_for(clock.looked_at.wait(), 5)
    timetable.stop()
    clock.looked_at.clear()

    with pytest.raises(TimeoutError):
        await asyncio.wait_for(clock.looked_at.wait(), 0.1)


MONTH = timedelta(days=31)


async def close(storage: Storage, at: datetime, *, status: str = "closed", client: str | None = None) -> None:
    """Every lead is closed, and a client's if one is named."""
    async with storage.writing() as session:
        linked = None
        if client is not None:
            linked = (await session.directory.add_client(name=client, kind=ClientKind.CLIENT, now=at)).id
        await session.connection.run(
            "UPDATE leads SET closed_at = :at, status = :status, client_id = :client",
            at=epoch_ms(at),
            status=status,
            client=linked,
        )


async def test_requests_that_led_to_nothing_are_emptied_after_their_time(
    storage: Storage, timetable: Timetable
) -> None:
    """The row stays for the figures; name, contacts and words go."""
    await show_interest(storage, 1, START, name="Анна", in_lead=True)
    await close(storage, START)

    await timetable.tick(START + 35 * MONTH)
    assert await column(storage, "SELECT name FROM leads") == ["Анна"]
    await timetable.tick(START + 38 * MONTH)

    assert await column(storage, "SELECT name || wish FROM leads") == [""]
    assert await column(storage, "SELECT name FROM prospects") == [None]
    assert "forgotten" in await column(storage, "SELECT deed FROM activities")


@pytest.mark.parametrize(("status", "client"), [("won", None), ("closed", "Анна"), ("new", None)])
async def test_requests_that_led_to_something_or_are_open_stay(
    storage: Storage, timetable: Timetable, status: str, client: str | None
) -> None:
    await show_interest(storage, 1, START, name="Анна", in_lead=True)
    if status != "new":
        await close(storage, START, status=status, client=client)

    await timetable.tick(START + 100 * MONTH)

    assert await column(storage, "SELECT name FROM leads") == ["Анна"]


async def test_who_wrote_since_keeps_the_old_request(storage: Storage, timetable: Timetable) -> None:
    anna = await show_interest(storage, 1, START, name="Анна", in_lead=True)
    await close(storage, START)
    async with storage.writing() as session:
        await session.interests.add(
            prospect=anna.id, route=Route.QUESTION, campaign=None, topic=None, words="И ещё", now=START + 30 * MONTH
        )

    await timetable.tick(START + 38 * MONTH)

    assert await column(storage, "SELECT name FROM leads") == ["Анна"]


async def test_whoever_stayed_unnamed_and_silent_is_forgotten_altogether(
    storage: Storage, timetable: Timetable
) -> None:
    """First the question goes, then who asked it; somebody who came later stays."""
    await show_interest(storage, 1, START)
    await show_interest(storage, 2, START + 6 * MONTH)

    await timetable.tick(START + 13 * MONTH)

    assert await column(storage, "SELECT telegram_id FROM prospects") == [2]


PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")


async def introduce(storage: Storage, telegram_id: int, at: datetime) -> Promotion:
    """Somebody asks, agrees, and leaves a name and a phone."""
    anna = await show_interest(storage, telegram_id, at)
    point = ContactPoint(value=PHONE, verified=True, origin=Origin.SHARED)
    introduction = Introduction(name=PersonName("Анна"), points=(point,), wish="Прайс")
    async with storage.writing() as session:
        await session.notes.add(anna.id, "Звонила", by=ManagerId(1), now=at)
        turn = Turn(records=session, now=at)
        return await promote_to_lead(turn, anna, introduction, consent_version="1", on_shift=False)


async def know_supplier(storage: Storage) -> None:
    """The phone is a supplier's."""
    async with storage.writing() as session:
        supplier = await session.directory.add_client(name="Анна", kind=ClientKind.SUPPLIER, now=START)
        point = ContactPoint(value=PHONE, verified=False, origin=Origin.TYPED)
        await session.directory.append_points([point], client=supplier.id, now=START)


async def exclude_phone(storage: Storage) -> None:
    """Nothing is to come from the phone."""
    async with storage.writing() as session:
        await session.exclusions.add(
            value=PHONE, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=ManagerId(1), now=START
        )


OF_WHOM_NO_LEAD_IS_MADE = {"a supplier": (know_supplier, PassedOn), "excluded": (exclude_phone, Stopped)}


@pytest.mark.parametrize("who", OF_WHOM_NO_LEAD_IS_MADE)
async def test_a_name_without_a_lead_ages_as_anonymous_interest_does(
    storage: Storage, timetable: Timetable, who: str
) -> None:
    """The directory and the list of exclusions are the business's own; the rest goes with its person."""
    know, becomes = OF_WHOM_NO_LEAD_IS_MADE[who]
    await know(storage)
    assert isinstance(await introduce(storage, 1, START), becomes)

    await timetable.tick(START + 11 * MONTH)
    assert await column(storage, "SELECT name FROM prospects") == ["Анна"]
    await timetable.tick(START + 13 * MONTH)

    for table in ("prospects", "interests", "consents", "prospect_contact_points", "notes"):
        assert await column(storage, f"SELECT 1 FROM {table}") == [], table
    assert await column(storage, "SELECT normal_form FROM contact_values") == [PHONE.normal_form]
    assert await column(storage, "SELECT name FROM clients") == (["Анна"] if who == "a supplier" else [])


@pytest.mark.parametrize("who", OF_WHOM_NO_LEAD_IS_MADE)
async def test_a_name_without_a_lead_stays_while_its_person_writes(
    storage: Storage, timetable: Timetable, who: str
) -> None:
    """Their older questions go, one by one."""
    know, _ = OF_WHOM_NO_LEAD_IS_MADE[who]
    await know(storage)
    await introduce(storage, 1, START)
    async with storage.writing() as session:
        await session.interests.add(
            prospect=ProspectId(1), route=Route.QUESTION, campaign=None, topic=None, words="И ещё",
            now=START + 10 * MONTH,
        )  # fmt: skip

    await timetable.tick(START + 13 * MONTH)

    assert await column(storage, "SELECT name FROM prospects") == ["Анна"]
    assert await column(storage, "SELECT words FROM interests") == ["И ещё"]


async def test_what_an_exclusion_stopped_is_readable_for_a_while(storage: Storage, timetable: Timetable) -> None:
    """What it stopped is still counted then, and it still stops."""
    spam = await show_interest(storage, 1, START)
    async with storage.writing() as session:
        exclusion = await session.exclusions.add(
            value=spam.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=ManagerId(1), now=START
        )
        assert exclusion is not None
        await session.exclusions.add_stopped(exclusion, spam.id, "Купите!", START)

    await timetable.tick(START + 13 * MONTH)

    assert await column(storage, "SELECT words FROM stopped") == [None]
    async with storage.reading() as session:
        found = await session.exclusions.find(spam.identity)
    assert found is not None
    assert found.stopped == 1


async def test_what_was_kept_long_enough_leaves_no_trace_in_the_file(
    storage: Storage, timetable: Timetable, tmp_path: Path
) -> None:
    await show_interest(storage, 7_777_777_777, START, name="Канарейка", in_lead=True)
    await close(storage, START)

    await timetable.tick(START + 38 * MONTH)
    await timetable.tick(START + 38 * MONTH)

    stored = await asyncio.to_thread(lambda: b"".join(map(Path.read_bytes, tmp_path.glob("leadhook.db*"))))
    assert "Канарейка".encode() not in stored
    assert (7_777_777_777).to_bytes(6, "big") not in stored


NIGHT = START.replace(hour=3, minute=10) + 14 * MONTH


async def ask_for_a_year(storage: Storage) -> None:
    """Many people ask, so that pages are split and rows move; half of them a year later."""
    async with storage.writing() as session:
        for number in range(600):
            asking = await session.prospects.add(
                telegram_id=7_000_000_000 + number, telegram_name=None, username=None, language="ru", now=START
            )
            words = ("Канарейка" if number % 2 else "Другое") * (number % 23 + 1)
            at = START if number % 2 else START + 13 * MONTH
            await session.interests.add(
                prospect=asking.id, route=Route.QUESTION, campaign=None, topic=None, words=words, now=at
            )
            await session.remarks.add(prospect=asking.id, words=words * 2, now=at)


async def bytes_of(folder: Path) -> bytes:
    return await asyncio.to_thread(lambda: b"".join(map(Path.read_bytes, folder.glob("leadhook.db*"))))


async def test_what_was_kept_long_enough_leaves_nothing_between_the_rows_after_the_night(
    storage: Storage, timetable: Timetable, tmp_path: Path
) -> None:
    """The rows go at once; of bytes that were left where they once stood, the night takes care."""
    await ask_for_a_year(storage)
    await timetable.tick(NIGHT - 8 * HOUR)
    assert await column(storage, "SELECT count(*) FROM interests WHERE words LIKE 'Канарейка%'") == [0]

    await timetable.tick(NIGHT)

    assert "Канарейка".encode() not in await bytes_of(tmp_path)


@pytest.mark.parametrize(
    ("later", "is_swept"),
    [(HOUR, False), (8 * HOUR, True), (2 * DAY + 20 * HOUR, False), (3 * DAY, True)],
)
async def test_what_is_forgotten_waits_for_the_night_or_for_three_days(
    storage: Storage, timetable: Timetable, later: timedelta, is_swept: bool
) -> None:
    """Writing a large file anew holds everybody up for seconds; a bot that never runs at night does it all the same."""
    await show_interest(storage, 1, START)
    await timetable.tick(NIGHT - 8 * HOUR)

    await timetable.tick(NIGHT - 8 * HOUR + later)

    assert (await column(storage, "SELECT since FROM forgotten") == []) is is_swept


async def test_it_is_night_by_the_teams_clock(storage: Storage) -> None:
    """Eight in the evening in London is three at night in Novosibirsk."""
    novosibirsk = Timetable(
        storage=storage, clock=ScaledClock(), retention=RETENTION, announce=Announcer(PLAIN_HOUSE).announce,
        written=silent, arrived=silent, zone=ZoneInfo("Asia/Novosibirsk"),
    )  # fmt: skip
    await show_interest(storage, 1, START)

    await novosibirsk.tick(NIGHT.replace(hour=20))

    assert await column(storage, "SELECT since FROM forgotten") == []


async def test_a_night_after_which_nothing_is_forgotten_is_left_alone(storage: Storage, timetable: Timetable) -> None:
    """Nobody has to wait for a file to be written that holds nothing it should not."""
    await show_interest(storage, 1, START)
    await timetable.tick(NIGHT)
    written = await column(storage, "PRAGMA schema_version")

    await timetable.tick(NIGHT + MINUTE)
    await timetable.tick(NIGHT + DAY)

    assert await column(storage, "PRAGMA schema_version") == written


async def test_after_an_erasure_the_file_is_written_anew_once(storage: Storage, timetable: Timetable) -> None:
    """Also where the bot was killed in between: it is still to be done then."""
    prospect = await show_interest(storage, 1, START)
    async with storage.writing() as session:
        await session.erasing.erase(prospect, START)
    await timetable.tick(START + timedelta(minutes=1))
    await timetable.tick(START + timedelta(minutes=2))

    assert await column(storage, "SELECT swept_at FROM erasures") == [epoch_ms(START + timedelta(minutes=1))]


@dataclass(slots=True)
class FullDisk:
    """Storage on a disk that has no room for a second copy; counts how often one was begun."""

    storage: Storage
    tries: int = 0

    def writing(self) -> AbstractAsyncContextManager[Session]:
        """Little things fit."""
        return self.storage.writing()

    def reading(self) -> AbstractAsyncContextManager[Session]:
        """Nothing is written."""
        return self.storage.reading()

    async def write_anew(self) -> bool:
        """There is no room."""
        self.tries += 1
        raise DiskFull("The database cannot be used just now: database or disk is full.")

    async def truncate_log(self) -> bool:
        """That makes room."""
        return await self.storage.truncate_log()


async def test_on_a_full_disk_the_file_is_tried_again_once_a_night(
    storage: Storage, caplog: pytest.LogCaptureFixture
) -> None:
    """A gigabyte begun each minute would keep everybody waiting; the log is emptied all the same, and says why."""
    prospect = await show_interest(storage, 1, START)
    async with storage.writing() as session:
        await session.erasing.erase(prospect, START)
    full = FullDisk(storage)
    timetable = Timetable(
        storage=full, clock=ScaledClock(), retention=RETENTION, announce=Announcer(PLAIN_HOUSE).announce,
        written=silent, arrived=silent,
    )  # fmt: skip
    noon = START.replace(hour=12)

    tries = []
    for minutes in (0, 1, 15 * 60, 15 * 60 + 1, 16 * 60 + 58, 24 * 60, 39 * 60, 39 * 60 + 1):
        await timetable.tick(noon + minutes * MINUTE)
        tries.append(full.tries)

    assert tries == [1, 1, 2, 2, 2, 2, 3, 3]
    assert caplog.messages.count("no room to write the database anew: erased bytes stay") == 3


async def test_what_a_broken_off_import_left_goes_in_portions(storage: Storage, timetable: Timetable) -> None:
    """A kill while a file was read in: a day later it is given up, and then swept at each look at the clock."""
    people = PORTIONS * MOST_SWEPT + 1
    async with storage.writing() as session:
        file = await begin_import(Turn(records=session, now=START), "clients.csv", by=None)
        lines = [StagedLine(line=line, outcome=Outcome.REFUSED) for line in range(people)]
        await session.imports.add_lines(file, lines, START)

    await timetable.tick(START + DAY)
    assert await column(storage, "SELECT count(*) FROM import_lines") == [people]
    await timetable.tick(START + DAY + MINUTE)
    assert await column(storage, "SELECT count(*) FROM import_lines") == [1]
    await timetable.tick(START + DAY + 2 * MINUTE)
    assert await column(storage, "SELECT count(*) FROM import_lines") == [0]
    assert await column(storage, "SELECT status FROM imports") == ["given_up"]


async def test_who_may_be_on_two_cards_is_looked_for_a_part_each_time(storage: Storage, timetable: Timetable) -> None:
    """What was looked at is not looked at again, also after a restart."""
    async with storage.writing() as session:
        for name, phone in [("Мария Римская", "+79123456789"), ("Маша Римская", "+79123456781")]:
            client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=START)
            value = ContactValue(kind=ContactKind.PHONE, normal_form=phone)
            point = ContactPoint(value=value, verified=False, origin=Origin.TYPED)
            await session.directory.append_points([point], client=client.id, now=START)

    for _ in range(2):
        await timetable.tick(START)

    async with storage.reading() as session:
        assert await session.likely_doubles.list_next(9) == []
        found = await session.hygiene.list_checked(Disorder.MAYBE_SAME, after=0, limit=9)
        assert [number for number, _ in found] == [1]
