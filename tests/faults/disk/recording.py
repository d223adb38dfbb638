"""The recording: in one order, what a bot did to its disk and what it told Telegram while people talked with it."""

import asyncio
import hashlib
import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from aiohttp import web
from aiohttp.typedefs import Handler

from bot.clock import epoch_ms
from bot.sandbox.people import Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from bot.telegram import Telegram
from bot.timetable import A_MINUTE
from bot.updates import Webhook
from storage.migrating import migrate, shipped_migrations
from storage.sqlite import SqliteDatabase
from tests.clocks import START, ScaledClock
from tests.faults.disk.file_layer import OK, Deed, Kind, witnessed
from tests.faults.disk.looking import read_as_left
from tests.faults.disk.people import PATIENCE, Desk, Onlooker, Visitor
from tests.faults.disk.stage import SPEED, TEAM, bot_running, config_of
from tests.faults.evidence import erasures_left
from tests.updates.delivering_telegram import free_port

Json = dict[str, Any]

DATABASE = "leadhook.db"
CHANGES = frozenset({Kind.WRITE, Kind.TRUNCATE, Kind.SYNC, Kind.DELETE})
OLD_VERSION = 2  # of the tables, so that the life begins with migrations of data


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A call that left for Telegram; with getUpdates it confirms what has an id below the offset."""

    method: str
    payload: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmed:
    """An update that was delivered to the webhook is about to be answered with 200."""

    update_id: int


Event = Deed | Told | Confirmed


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasure:
    """Behind so many events a person had everything erased; these words were theirs alone."""

    person: int
    words: Sequence[str]
    after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """Everything in order, with names of files instead of paths.

    The bot was started behind the first `began` events; `updates` are all there were, as Telegram sent them, in the
    order in which they took effect, `tables` is what was stored then. Whose `erasure` it holds, if anybody's; and the
    `answers`: what Telegram said last of each thing that it was asked. `onlooker`: who was only seen in public.
    """

    events: list[Event]
    began: int
    erasure: Erasure | None
    updates: list[Json]
    tables: dict[str, list[Json]]
    team: list[int]
    ended: datetime
    answers: dict[str, Any]
    onlooker: int | None

    @property
    def mark(self) -> str:
        """A short word by which to tell one recording from all others."""
        return hashlib.sha256(repr(self.events).encode()).hexdigest()[:8]


class Recorder:
    """Writes down what the disk and Telegram are told."""

    def __init__(self) -> None:
        self.events: list[Event] = []
        self.answers: dict[str, Any] = {}

    def refusal(self, deed: Deed) -> int:
        """Nothing fails."""
        return OK

    def done(self, deed: Deed) -> None:
        """Keep what changes anything."""
        if deed.kind in CHANGES or deed.created:
            self.events.append(replace(deed, path=Path(deed.path).name))


class OverheardTelegram(Telegram):
    """Telegram, with everything that leaves for it written down."""

    def __init__(self, server: SandboxServer, recorder: Recorder) -> None:
        super().__init__(server.token, server.url, None)
        self._recorder = recorder

    async def call(self, method: str, payload: Json, *, timeout: float = 30) -> Any:  # noqa: ASYNC109 - as in Telegram
        """Call it, as ever."""
        self._recorder.events.append(Told(method=method, payload=payload))
        answer = await super().call(method, payload, timeout=timeout)
        self._recorder.answers[asked(method, payload)] = answer
        return answer


def asked(method: str, payload: Json) -> str:
    """A word for a question to Telegram, the same each time it is asked."""
    return json.dumps([method, payload], sort_keys=True)


@contextmanager
def confirmations_noted(recorder: Recorder) -> Iterator[None]:
    """Write each 200 down before a byte of it leaves: Telegram reads it later, when more may have reached the disk."""
    usual = Webhook.routes

    def overheard(webhook: Webhook) -> list[web.RouteDef]:
        return [web.post(route.path, _noting(route.handler, recorder)) for route in usual(webhook)]

    Webhook.routes = overheard  # type: ignore[assignment, method-assign]  # the bot makes its webhook itself
    try:
        yield
    finally:
        Webhook.routes = usual  # type: ignore[method-assign]  # as it was


def _noting(handler: Any, recorder: Recorder) -> Handler:
    """Answer as ever."""

    async def answer(request: web.Request) -> web.StreamResponse:
        response: web.StreamResponse = await handler(request)
        assert not response.prepared, "some of it has left before it was noted"
        if response.status == 200:
            recorder.events.append(Confirmed(update_id=(await request.json())["update_id"]))
        return response

    return answer


async def record(folder: Path, *, people: int, mode: str = "polling", erasing: bool = False) -> Recording:
    """Let a bot live: with an old database at first, two starts, and people who do all there is to be done.

    With `erasing` it starts once more, and one of them has everything erased.

    Raises OutOfReach where the SQLite of this Python cannot be reached.
    """
    recorder = Recorder()
    looks_every = A_MINUTE / SPEED if erasing else A_MINUTE
    async with sandbox_server(speed=SPEED) as server, Sandbox.connect(server.url) as sandbox:
        with witnessed(folder, recorder), confirmations_noted(recorder):
            life = Life(server, sandbox, folder / DATABASE, mode)
            await life.begin(people)
            began = len(recorder.events)
            for session in (life.first_session, life.second_session, *([life.last_session] if erasing else [])):
                beginning = len(recorder.events)
                async with (
                    OverheardTelegram(server, recorder) as telegram,
                    bot_running(life.config, telegram, life.clock, looks_every=looks_every),
                ):
                    await session()
        tables = read_as_left(folder / DATABASE)
        sent = {record["update_id"]: record["update"] for record in await sandbox.updates()}
        return Recording(
            events=recorder.events,
            began=began,
            erasure=life.erasure(beginning) if erasing else None,
            updates=[sent[row["update_id"]] for row in tables["inbox"]],
            tables=tables,
            team=[member.id for member in life.team],
            ended=life.clock.now(),
            answers={words: answer for words, answer in recorder.answers.items() if words.startswith('["getChat')},
            onlooker=life.onlooker.player.id,
        )


class Life:
    """Who takes part, and what they do."""

    def __init__(self, server: SandboxServer, sandbox: Sandbox, database: Path, mode: str) -> None:
        self.clock = ScaledClock(SPEED)
        self._server = server
        self._sandbox = sandbox
        self._database = database
        self._mode = mode

    async def begin(self, people: int) -> None:
        """Let everybody come, and an old version of the bot have been here."""
        await _leave_old_tables(self._database)
        self.team = [await self._sandbox.person(name, language="en") for name in TEAM]
        port = free_port()
        webhook = {"url": f"http://127.0.0.1:{port}", "port": port}
        self.config = config_of(
            self._server.url,
            self._server.token,
            self._database,
            [who.id for who in self.team],
            telegram={"mode": self._mode, "webhook": webhook},
        )
        self._visitors = [await Visitor.arriving(self._sandbox, number) for number in range(people)]
        self.onlooker = Onlooker(await self._sandbox.person("Passing", language="en"), self.team[0])

    async def first_session(self) -> None:
        """Everybody asks at once, and half of them introduce themselves."""
        for member in self.team:
            await member.starts()
        await self.onlooker.comes()
        async with asyncio.TaskGroup() as together:
            together.create_task(self.onlooker.asks())
            for visitor in self._visitors:
                together.create_task(self._asks(visitor))
        olga = Desk(self.team[1])
        for visitor in self._visitors:
            await olga.is_asked(visitor.lead)
        for visitor in self._visitors[::2]:
            await visitor.introduces_herself()
            await olga.is_shown(visitor.lead)
        await self._sandbox.quiet()

    async def second_session(self) -> None:
        """The others introduce themselves while managers decide, each in another way."""
        olga = Desk(self.team[1])
        async with asyncio.TaskGroup() as together:
            together.create_task(self.onlooker.presses())
            for visitor in self._visitors[1::2]:
                together.create_task(visitor.introduces_herself())
            for number, visitor in enumerate(self._visitors[::2]):
                await olga.decides(visitor, number)
        await self._sandbox.quiet()

    async def last_session(self) -> None:
        """One whom no manager has decided about has everything erased, and the file is written anew."""
        await self._visitors[1].has_all_erased()
        await self._sandbox.quiet()
        async with asyncio.timeout(PATIENCE):
            while erasures_left(self._database):  # noqa: ASYNC110 - nobody tells that it is done
                await asyncio.sleep(0.05)

    def erasure(self, after: int) -> Erasure:
        """What is gone since then."""
        story = self._visitors[1].story
        return Erasure(person=story.person, words=story.erased, after=after)

    async def _asks(self, visitor: Visitor) -> None:
        await visitor.starts()
        await visitor.asks()


async def _leave_old_tables(database: Path) -> None:
    """Leave a database as an earlier version of the bot did, with people in it whom later migrations change."""
    opened = await SqliteDatabase.open(database)
    try:
        await migrate(opened, shipped_migrations()[:OLD_VERSION], epoch_ms(START))
        async with opened.writing():
            for number in range(1, 201):
                await opened.writer.run(
                    "INSERT INTO clients (id, name, search_key, kind, note, created_at)"
                    " VALUES (:id, 'Boris', 'boris', 'client', :note, 10)",
                    id=number,
                    note=f"Sends boxes {number}",
                )
    finally:
        await opened.close()
