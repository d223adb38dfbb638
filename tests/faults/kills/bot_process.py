"""The bot as a process of its own: started, ended at any moment, started again."""

import asyncio
import sys
from pathlib import Path
from signal import SIGKILL, Signals

from bot.sandbox.people import Player
from bot.sandbox.server import SandboxServer

ROOT = Path(__file__).parents[3]
FAREWELL_SECONDS = 20.0
LOG_SHOWN = 3000


class BotDied(Exception):
    """The bot ended although nobody had told it to; what it said last is in the message."""


class BotProcess:
    """`python -m bot run` with its config, database and log in one folder. `surprises`: ends that nobody ordered."""

    def __init__(self, folder: Path) -> None:
        self.config = folder / "config.toml"
        self.database = folder / "leadhook.db"
        self.log = folder / "bot.log"
        self.surprises: list[str] = []
        self._process: asyncio.subprocess.Process | None = None
        self._ordered_end = False

    def configure(self, server: SandboxServer, team: list[Player]) -> None:
        """Write the config: the first of the team owns the business; everybody gets the cards in private."""
        owner, *managers = [player.id for player in team]
        self.config.write_text(
            f'[telegram]\napi_url = "{server.url}"\ntoken = "{server.token}"\n'
            f'[storage]\nurl = "sqlite:///{self.database}"\n'
            f'[team]\nowners = [{owner}]\nmanagers = {managers}\nhours = ["mon-sun 00:00-24:00"]\nlanguage = "en"\n'
            '[intake]\ntopics = ["Prices", "Delivery"]\n'
            '[consent]\noperator = "Romashka"\nlink = "https://example.com/privacy"\n',
            encoding="utf-8",
        )

    async def start(self) -> None:
        """Start it; it works as soon as it can."""
        with self.log.open("ab") as log:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "bot", "run", "--config", self.config, cwd=ROOT, stdout=log, stderr=log
            )

    def check_lives(self) -> None:
        """Raise BotDied if it has ended by itself."""
        if self._process is not None and self._process.returncode is not None and not self._ordered_end:
            said = self.log.read_text(encoding="utf-8", errors="replace")[-LOG_SHOWN:]
            raise BotDied(f"exit code {self._process.returncode}, last words:\n{said}")

    async def end(self, sign: Signals) -> None:
        """Send a signal and wait until it is over; an end of another kind is noted as a surprise."""
        process = self._process
        if process is None:
            return
        self.check_lives()
        self._ordered_end = True
        if process.returncode is None:
            process.send_signal(sign)
        code = await _code_of(process)
        if code not in ({-SIGKILL} if sign is SIGKILL else {0, -sign}):  # -sign: before it could listen to signals
            self.surprises.append(f"The bot ended with {code} on {sign.name}.")
        self._process = None
        self._ordered_end = False


async def _code_of(process: asyncio.subprocess.Process) -> int:
    try:
        return await asyncio.wait_for(process.wait(), FAREWELL_SECONDS)
    except TimeoutError:
        process.kill()
        await process.wait()
        return -1
