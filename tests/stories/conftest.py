"""The stage for stories: a sandbox and the real bot beside it, over HTTP, both on a clock that runs fast."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from pydantic import SecretStr

from bot.app import run_bot
from bot.config import Config
from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from storage import Session, Storage, open_storage
from tests.clocks import ScaledClock

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
        storage: Storage = await open_storage(self.config.storage.url)
        try:
            async with storage.reading() as session:
                yield session
        finally:
            await storage.close()

    async def rows(self, sql: str, **parameters: object) -> list[dict[str, Any]]:
        """Return the rows of a query on what is stored."""
        async with self.records() as session:
            return [dict(row) for row in await session.connection.rows(sql, **parameters)]


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
    `intake={"topics": ("Цены",)}`.
    """
    async with AsyncExitStack() as stack:

        async def open_it(
            *, language: str = "ru", with_group: bool = True, alone: bool = False, **settings: dict[str, Any]
        ) -> Office:
            server = await stack.enter_async_context(sandbox_server(speed=SPEED))
            sandbox = await stack.enter_async_context(Sandbox.connect(server.url))
            anna = await sandbox.person("Анна", last_name="Петрова", phone="79123456789", language=language)
            olga = await sandbox.person("Ольга", language=language)
            pavel = await sandbox.person("Павел", language=language)
            viktor = await sandbox.person("Виктор", language=language)
            has_group = with_group and not alone
            team = await sandbox.group("Менеджеры", members=[olga, pavel, viktor]) if has_group else None
            config = _config(server, tmp_path, [viktor], [] if alone else [olga, pavel], team, language, settings)
            office = Office(
                sandbox=sandbox, server=server, clock=ScaledClock(SPEED), config=config,
                anna=anna, olga=olga, pavel=pavel, viktor=viktor, team=team,
            )  # fmt: skip
            await stack.enter_async_context(_bot_running(office))
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
    settings: dict[str, dict[str, Any]],
) -> Config:
    sections: dict[str, dict[str, Any]] = {
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
        sections.setdefault(section, {}).update(values)
    return Config.model_validate(sections)


@asynccontextmanager
async def _bot_running(office: Office) -> AsyncIterator[None]:
    stop = asyncio.Event()
    async with asyncio.TaskGroup() as nursery:
        running = nursery.create_task(
            run_bot(office.config, stop=stop, clock=office.clock, print_line=office.lines.append)
        )
        try:
            yield
        finally:
            stop.set()
            await running
