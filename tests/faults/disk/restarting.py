"""Restarting: a bot is started on an image, Telegram delivers what was not confirmed, and the life comes to its end.

Whenever the power was cut, everything ends as it did without: each update takes effect once, and in its order.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import timedelta
from pathlib import Path
from typing import Any

from bot.announcing.albums import MOST_IN_AN_ALBUM
from bot.delivery import Pace
from bot.delivery.pace import Limit
from bot.telegram import Telegram
from bot.timetable import A_MINUTE
from tests.clocks import ScaledClock
from tests.faults.disk.looking import Found, read_as_left
from tests.faults.disk.promises import Letter, confirmed_before, letter_in, letters_in, told_before, without_words
from tests.faults.disk.recording import Erasure, Recording, Told, asked
from tests.faults.disk.stage import bot_running, config_of
from tests.faults.evidence import ADDS_MESSAGE, erasures_left, work_left

Json = dict[str, Any]
Tables = dict[str, list[Json]]

TOKEN = "4242424242:REPLAYED-not-a-secret-but-it-looks-alike"
ME = {"id": 4242424242, "is_bot": True, "first_name": "Leadhook", "username": "leadhook_sandbox_bot"}
SPEED = 300.0
LONGEST = 60.0
LOOKS_EVERY = timedelta(seconds=0.5)  # at the clock, where an erasure is to come to its end
AT_ONCE = Limit(messages=1000, seconds=1)
HURRY = Pace(private=AT_ONCE, group=AT_ONCE, everybody=AT_ONCE)

# What depends on when something was sent, or on what Telegram says of the bot, and not only on what people did.
OF_DELIVERY = frozenset({"inbox", "outbox", "cards", "talk", "digests", "errands", "abilities", "sqlite_sequence"})
OF_CHANCE = frozenset({"link_keys"})
OF_CLOCK = frozenset({  # what comes or goes at some time after, once the bot looks at the clock
    "budgets", "doubles_looked_for", "doubles_to_look_for", "likely_doubles",
})  # fmt: skip
OF_TIME = ("_at", "_since", "_until")
MOMENT = re.compile(r"\b17\d{11}\b|\b20\d\d-\d\d-\d\dT[\d:.+]+")  # in what history tells, and in a dialogue


class ReplayedTelegram(Telegram):
    """A Telegram that delivers what it is given and takes everything in; `waiting` is what was not confirmed yet."""

    def __init__(self, updates: Sequence[Json], answers: Mapping[str, Any]) -> None:
        super().__init__(TOKEN, "http://nowhere.invalid", None)
        self.told: list[Told] = []
        self.waiting = list(updates)
        self._answers = answers

    async def call(self, method: str, payload: Json, *, timeout: float = 30) -> Any:  # noqa: ASYNC109 - as in Telegram
        """Answer at once, or never where there is nothing to deliver."""
        self.told.append(Told(method=method, payload=payload))
        if method == "getMe":
            return ME
        if method == "getUpdates":
            return await self._deliver(**payload)
        if (known := self._answers.get(asked(method, payload))) is not None:
            return known
        number = 1_000_000 + MOST_IN_AN_ALBUM * len(self.told)
        if method == "sendMediaGroup":
            return [{"message_id": number + place} for place in range(len(payload["media"]))]
        return {"message_id": number} if method.startswith(ADDS_MESSAGE) else True

    async def _deliver(self, limit: int, offset: int = 0, **_: object) -> list[Json]:
        """Deliver in the order in which everything was delivered before; whoever asks with an offset has it."""
        if offset:
            del self.waiting[:limit]
        if not self.waiting:
            await asyncio.Event().wait()
        return self.waiting[:limit]


async def finish(recording: Recording, cut: int, database: Path, found: Found) -> list[str]:
    """Start the bot on an image, let everything come to its end, and return what is not as it should be.

    `found` is what was in the image.
    """
    confirmed = confirmed_before(recording, cut)
    unknown = [update for update in recording.updates if update["update_id"] not in confirmed]
    telegram = ReplayedTelegram(unknown, recording.answers)
    looks_every = LOOKS_EVERY if recording.erasure else A_MINUTE
    config = config_of("http://nowhere.invalid", TOKEN, database, recording.team)
    async with bot_running(
        config, telegram, ScaledClock(SPEED, start=recording.ended), pace=HURRY, looks_every=looks_every
    ):
        async with asyncio.timeout(LONGEST):
            while telegram.waiting or _is_busy(recording, database):  # noqa: ASYNC110 - nobody tells that all is done
                await asyncio.sleep(0.01)
    adding = [call for call in (*told_before(recording, cut), *telegram.told) if call.method.startswith(ADDS_MESSAGE)]
    stored = b"".join(file.read_bytes() for file in sorted(database.parent.iterdir()))
    tables = read_as_left(database)
    sent = letters_in(adding, but=recording.onlooker)
    doubled = doubled_letters(sent, found.tables.get("outbox", []), tables["outbox"], erasure=recording.erasure)
    return [*_differences(recording, tables), *doubled, *still_stored(recording.erasure, stored)]


def _is_busy(recording: Recording, database: Path) -> bool:
    return bool(work_left(database) or (recording.erasure and erasures_left(database)))


def still_stored(erasure: Erasure | None, stored: bytes) -> Iterator[str]:
    """The files hold no word of whoever had everything erased."""
    for word in erasure.words if erasure else ():
        if word.encode() in stored:
            yield f"{word} is still stored after the restart, and was erased."


def _differences(recording: Recording, tables: Tables) -> Iterator[str]:
    if undone := [row["update_id"] for row in tables["inbox"] if row["status"] != "done"]:
        yield f"Updates {undone} were not done after the restart."
    for name in recording.tables.keys() - OF_DELIVERY - OF_CHANCE - (OF_CLOCK if recording.erasure else set()):
        if _timeless(tables[name]) != _timeless(recording.tables[name]):
            yield f"The table {name} did not end as it did without a cut."


def _timeless(rows: Sequence[Json]) -> list[Json]:
    return [{name: _timeless_value(value) for name, value in row.items() if not name.endswith(OF_TIME)} for row in rows]


def _timeless_value(value: object) -> object:
    return MOMENT.sub("then", value) if isinstance(value, str) else value


def doubled_letters(
    letters: Counter[Letter], at_the_cut: Sequence[Json], outbox: Sequence[Json], *, erasure: Erasure | None = None
) -> Iterator[str]:
    """No message leaves more often than there are letters, and copies where nobody could know.

    A card that was under way may have other words by now: what changed meanwhile is what its copy shows.
    """
    were_under_way = {row["id"]: letter_in(row) for row in at_the_cut if row["status"] == "sending"}
    allowed: Counter[Letter] = Counter()
    for row in outbox:
        first = were_under_way.get(row["id"], letter_in(row))
        allowed.update([first, *[letter_in(row)] * row["copies"]])
    if erasure:
        letters, allowed = without_words(letters, erasure), without_words(allowed, erasure)
    for letter, times in letters.items():
        if times > allowed[letter]:
            yield f"A letter to {letter[0]} left {times} times, {allowed[letter]} times are explained."
