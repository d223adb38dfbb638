"""The bot as a process of its own: started, ended at any moment, started again."""

import asyncio
import os
import socket
from collections.abc import Sequence
from enum import StrEnum
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from signal import SIGKILL, SIGTERM

from bot.sandbox.people import Group, Player
from bot.sandbox.server import SandboxServer
from tests.faults.kills.nursery import Nursery
from tests.faults.mode import Mode

FAREWELL_SECONDS = 20.0
LOG_SHOWN = 3000
PORTS = range(20_000, 32_000)  # below those that systems give away by themselves, also to connections


class End(StrEnum):
    """How the process is ended: at once, in peace, or at once in the middle of a farewell."""

    KILL = "kill"
    TERM = "term"
    HURRY = "hurry"


# -SIGTERM: before it could listen to signals.
CODES = {End.KILL: {-SIGKILL}, End.TERM: {0, -SIGTERM}, End.HURRY: {0, -SIGTERM, -SIGKILL}}


class BotDied(Exception):
    """The bot ended although nobody had told it to; what it said last is in the message."""


class BotProcess:
    """`leadhook run` with its config, database and log in one folder. `surprises`: ends that nobody ordered."""

    def __init__(self, folder: Path) -> None:
        self.config = folder / "config.toml"
        self.database = folder / "leadhook.db"
        self.log = folder / "bot.log"
        self.surprises: list[str] = []
        self._nursery = Nursery()
        self._port = _free_port()
        self._settings = ""
        self._process: ForkServerProcess | None = None

    def configure(self, server: SandboxServer, team: Sequence[Player], group: Group | None) -> None:
        """Say what is in the config: the first of the team owns the business; without a group all get the cards."""
        owner, *managers = [player.id for player in team]
        self._settings = (
            f'[storage]\nurl = "sqlite:///{self.database}"\n'
            f"[team]\n{f'chat_id = {group.id}' if group else ''}\n"
            f'owners = [{owner}]\nmanagers = {managers}\nhours = ["mon-sun 00:00-24:00"]\nlanguage = "en"\n'
            '[intake]\ntopics = ["Prices", "Delivery"]\n'
            '[consent]\noperator = "Romashka"\nlink = "https://example.com/privacy"\n'
            f'[telegram.webhook]\nurl = "http://127.0.0.1:{self._port}"\nport = {self._port}\n'
            f'[telegram]\napi_url = "{server.url}"\ntoken = "{server.token}"\n'
        )

    async def start(self, mode: Mode, *, cold: bool) -> None:
        """Start it; it works as soon as it can."""
        self.config.write_text(f'{self._settings}mode = "{mode}"\n', encoding="utf-8")
        self._process = await self._nursery.start(self.config, self.log, cold=cold)

    def check_lives(self) -> None:
        """Raise BotDied if it has ended by itself."""
        if self._process is not None and self._process.exitcode is not None:
            said = self.log.read_text(encoding="utf-8", errors="replace")[-LOG_SHOWN:]
            raise BotDied(f"exit code {self._process.exitcode}, last words:\n{said}")

    async def end(self, end: End, *, patience: float = FAREWELL_SECONDS) -> None:
        """End it and wait until it is over; an end of another kind is noted as a surprise.

        `patience`: after so many seconds a farewell is cut short, which is a surprise unless the end was a HURRY.
        """
        self.check_lives()
        process, self._process = self._process, None
        if process is None:
            return
        code = await asyncio.to_thread(_end, process, SIGKILL if end is End.KILL else SIGTERM, patience)
        if code not in CODES[end]:
            self.surprises.append(f"The bot ended with {code} on {end}.")


def _end(process: ForkServerProcess, sign: int, patience: float) -> int | None:
    """Send a signal, after a while the strongest one; return the exit code."""
    assert process.pid is not None
    os.kill(process.pid, sign)
    process.join(patience)
    if process.exitcode is None:
        process.kill()
        process.join()
    code = process.exitcode
    process.close()
    return code


def _free_port() -> int:
    """A port that stays free while the bot is down; processes side by side look in different places."""
    first = os.getpid() % len(PORTS)
    ports: tuple[int, ...] = (*PORTS[first:], *PORTS[:first])
    return next(port for port in ports if _is_free(port))


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
