"""The stage for races: a sandbox, and the bot beside it as a process of its own."""

import sqlite3
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.clock import Clock
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from bot.sandbox.sight import Seen
from storage import open_storage
from tests.faults.kills.bot_process import BotProcess, End
from tests.faults.mode import Mode

PHONE = "+7 912 345-67-89"
PATIENCE = 20.0
KNOWN_PHONE = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789"), verified=False, origin=Origin.TYPED
)


@dataclass(kw_only=True)
class House:
    """Anna and Boris ask, Olga and Pavel answer, Viktor owns the business; `process` is their bot."""

    sandbox: Sandbox
    server: SandboxServer
    process: BotProcess
    anna: Player
    boris: Player
    olga: Player
    pavel: Player
    viktor: Player
    group: Group | None

    async def hire(self, *team: Player) -> None:
        """Start the bot for this team, which opens it; one that runs is told to end first."""
        await self.process.end(End.TERM)
        self.process.configure(self.server, team, self.group)
        await self.process.start(Mode.POLLING, cold=False)
        for member in team:
            await member.starts()
            await member.sees("Leads and questions come here", patience=PATIENCE)

    async def kill_and_start(self) -> None:
        """End the bot in the middle of everything, and start it again."""
        await self.process.end(End.KILL)
        await self.process.start(Mode.POLLING, cold=False)

    async def becomes_a_lead(self, guest: Player, name: str) -> None:
        """Somebody asks, and gives a phone and a name."""
        await guest.starts()
        await guest.sends("How much is the delivery?")
        await guest.presses("Leave a contact")
        await guest.sees("number")
        await guest.sends(PHONE)
        await guest.sees("name")
        await guest.sends(name)
        await guest.presses("Agree and send")

    async def is_known(self, name: str, *points: ContactPoint) -> None:
        """Somebody has been in the directory for a while."""
        now = Clock().now()
        storage = await open_storage(f"sqlite:///{self.process.database}")
        async with storage.writing() as session:
            client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=now)
            await session.directory.append_points(points, client=client.id, now=now)
        await storage.close()

    async def delete_as_administrator(self, message: Seen) -> None:
        """Delete what the bot wrote without its knowing, as a group's administrator can."""
        call = f"{self.server.url}/bot{self.server.token}/deleteMessage"
        where = {"chat_id": message.chat_id, "message_id": message.id}
        async with ClientSession() as http, http.post(call, json=where) as answer:
            assert answer.status == 200

    def rows(self, sql: str) -> list[dict[str, Any]]:
        """Return the rows of a query on what is stored."""
        with closing(sqlite3.connect(f"file:{self.process.database}?mode=ro", uri=True)) as connection:
            connection.row_factory = sqlite3.Row
            return [dict(row) for row in connection.execute(sql)]

    def deeds(self) -> list[str]:
        """The decisions of the first lead, as history has them."""
        done = self.rows("SELECT deed FROM activities WHERE lead_id = 1 ORDER BY id")
        return [row["deed"] for row in done if row["deed"] not in ("lead_created", "lead_corrected")]


Opening = Callable[..., Awaitable[House]]


@pytest.fixture
async def open_house(tmp_path: Path) -> AsyncIterator[Opening]:
    """Open a house with the bot at work: `with_group=False` sends cards to everybody in private."""
    async with AsyncExitStack() as stack:

        async def open_it(*, with_group: bool = False) -> House:
            server = await stack.enter_async_context(sandbox_server())
            sandbox = await stack.enter_async_context(Sandbox.connect(server.url))
            names = ("Anna", "Boris", "Olga", "Pavel", "Viktor")
            anna, boris, olga, pavel, viktor = [await sandbox.person(name, language="en") for name in names]
            group = await sandbox.group("Managers", members=[olga, pavel, viktor]) if with_group else None
            process = BotProcess(tmp_path)
            stack.push_async_callback(process.end, End.TERM)
            house = House(
                sandbox=sandbox, server=server, process=process, group=group,
                anna=anna, boris=boris, olga=olga, pavel=pavel, viktor=viktor,
            )  # fmt: skip
            await house.hire(viktor, olga, pavel)
            return house

        yield open_it


@pytest.fixture
async def house(open_house: Opening) -> House:
    """The usual house: everybody gets the cards in private."""
    return await open_house()
