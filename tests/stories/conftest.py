"""The stage for stories: a sandbox and the real bot beside it, over HTTP, both on a clock that runs fast."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import ClientSession
from pydantic import SecretStr

from bot.app import run_bot
from bot.config import Config
from bot.domain.ids import ManagerId
from bot.domain.start_payload import Origin
from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from bot.sandbox.sight import Seen
from bot.usecases.read_campaigns import sign
from storage import Session, Storage, open_storage
from tests.clocks import ScaledClock
from tests.fresh_database import lay_fresh_database

SPEED = 20.0


@dataclass(kw_only=True)
class Stage:
    """A sandbox with people in it and a bot that knows its team. `lines` is what the bot printed to its owner."""

    sandbox: Sandbox
    server: SandboxServer
    clock: ScaledClock
    config: Config
    lines: list[str] = field(default_factory=list)

    @asynccontextmanager
    async def records(self) -> AsyncIterator[Session]:
        """Look at what is stored, as another program would."""
        async with self.storage() as storage, storage.reading() as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        """Let something be known already, as an import would."""
        async with self.storage() as storage, storage.writing() as session:
            yield session

    async def rows(self, sql: str, **parameters: object) -> list[dict[str, Any]]:
        """Return the rows of a query on what is stored."""
        async with self.records() as session:
            return [dict(row) for row in await session.connection.rows(sql, **parameters)]

    async def link_of(self, campaign: str) -> str:
        """Return what the link of a campaign carries; one of that name is made where there is none."""
        async with self.writing() as session:
            found = await session.campaigns.find_by_name(campaign)
            if found is None:
                found = await session.campaigns.add(campaign, by=ManagerId(1), now=self.clock.now())
            return await sign(session, Origin(campaign=found.id))

    @asynccontextmanager
    async def storage(self) -> AsyncIterator[Storage]:
        """Open what is stored, as another program would."""
        storage = await open_storage(self.config.storage.url)
        try:
            yield storage
        finally:
            await storage.close()

    @asynccontextmanager
    async def bot_running(self) -> AsyncIterator[None]:
        """Let the bot run until `restart_bot` or the end."""
        async with asyncio.TaskGroup() as self._nursery:
            self._start_bot()
            try:
                yield
            finally:
                await self._stop_bot()

    async def delete_as_administrator(self, message: Seen) -> None:
        """Delete what the bot wrote without its knowing, as a group's administrator can."""
        call = f"{self.server.url}/bot{self.server.token}/deleteMessage"
        where = {"chat_id": message.chat_id, "message_id": message.id}
        async with ClientSession() as http, http.post(call, json=where) as answer:
            assert answer.status == 200

    async def restart_bot(self) -> None:
        """Stop the bot and start it anew on the same database."""
        await self._stop_bot()
        self._start_bot()

    def _start_bot(self) -> None:
        self._stop = asyncio.Event()
        bot = run_bot(self.config, stop=self._stop, clock=self.clock, print_line=self.lines.append)
        self._running = self._nursery.create_task(bot)

    async def _stop_bot(self) -> None:
        self._stop.set()
        await self._running


@dataclass(kw_only=True)
class Office(Stage):
    """Anna asks, Olga and Pavel answer, Viktor owns the business; `team` is their group, if they have one."""

    anna: Player
    olga: Player
    pavel: Player
    viktor: Player
    team: Group | None


Opening = Callable[..., Awaitable[Office]]


@pytest.fixture
async def open_office(tmp_path: Path) -> AsyncIterator[Opening]:
    """Open an office: `with_group=False` sends cards to everybody in private, `alone=True` leaves Viktor by himself.

    `language` is what everybody's Telegram speaks; `settings` go into sections of the config, for example
    `intake={"topics": ("Цены",)}`. `speed`: how fast time passes.
    """
    async with AsyncExitStack() as stack:

        async def open_it(
            *,
            language: str = "ru",
            with_group: bool = True,
            alone: bool = False,
            speed: float = SPEED,
            **settings: Any,
        ) -> Office:
            server = await stack.enter_async_context(sandbox_server(speed=speed))
            sandbox = await stack.enter_async_context(Sandbox.connect(server.url))
            anna = await sandbox.person("Анна", last_name="Петрова", phone="79123456789", language=language)
            olga = await sandbox.person("Ольга", language=language)
            pavel = await sandbox.person("Павел", language=language)
            viktor = await sandbox.person("Виктор", language=language)
            has_group = with_group and not alone
            team = await sandbox.group("Менеджеры", members=[olga, pavel, viktor]) if has_group else None
            lay_fresh_database(tmp_path / "leadhook.db")
            config = _config(server, tmp_path, [viktor], [] if alone else [olga, pavel], team, language, settings)
            office = Office(
                sandbox=sandbox, server=server, clock=ScaledClock(speed), config=config,
                anna=anna, olga=olga, pavel=pavel, viktor=viktor, team=team,
            )  # fmt: skip
            await stack.enter_async_context(office.bot_running())
            for member in [viktor] if alone else [olga, pavel, viktor]:
                await member.starts()
            await sandbox.quiet()
            return office

        yield open_it


@pytest.fixture
async def office(open_office: Opening) -> Office:
    """The usual office: a group of managers, everybody speaks Russian."""
    return await open_office()


def _config(
    server: SandboxServer,
    folder: Path,
    owners: list[Player],
    managers: list[Player],
    team: Group | None,
    language: str,
    settings: dict[str, Any],
) -> Config:
    sections: dict[str, Any] = {
        "telegram": {"api_url": server.url, "token": SecretStr(server.token)},
        "storage": {"url": f"sqlite:///{folder / 'leadhook.db'}"},
        "team": {
            "owners": tuple(player.id for player in owners),
            "managers": tuple(player.id for player in managers),
            "chat_id": team.id if team else None,
            "language": language,
            "hours": ["mon-sun 00:00-24:00"],
        },
        "intake": {"topics": ("Цены", "Доставка")},
        "consent": {"operator": "ООО Ромашка", "link": "https://example.com/privacy"},
    }
    for section, values in settings.items():
        sections[section] = {**sections.get(section, {}), **values} if isinstance(values, dict) else values
    return Config.model_validate(sections)
