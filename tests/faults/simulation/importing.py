"""Importing: clients are brought in from the command line beside the bot, whatever breaks it off, and taken back."""

import asyncio
import re
from collections.abc import AsyncGenerator, Iterator, Sequence
from contextlib import contextmanager, suppress
from contextvars import copy_context
from pathlib import Path
from random import Random

from pytest import MonkeyPatch

from bot import importing_command
from bot.domain.imported.columns import Meaning
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileRefused
from bot.importing import child
from bot.importing.child import Portion, Refusal
from bot.importing_command import ImportRefused, import_file, leave_import, undo_import
from bot.sandbox.world import Person
from storage.sqlite import path_of
from tests.faults.evidence import last_import
from tests.faults.simulation.machine import Machine
from tests.faults.simulation.names import NAMES
from tests.faults.simulation.sqlite_in_loop import OPENED, ConnectionInLoop
from tests.faults.simulation.virtual_time import VirtualClock

REGION = "RU"
A_PORTION = 2  # lines; so that a small file takes many pieces of work
HEADERS = "Name;Phone;Email;Company;Note"
COMPANIES = ("Romashka", "ООО Лютик", "")
KILLED = 0.4  # of attempts
LOOKS_ONLY = 0.15
TAKES_BACK = 0.4
LONGEST_LIFE = 1.5  # seconds
UNDER_WAY = re.compile(r"--give-up (\d+)")


class Importing:
    """Somebody at the command line of the machine, with a file that is brought in until it is in; perhaps again."""

    def __init__(self, machine: Machine, dice: Random, guests: list[Person], folder: Path) -> None:
        self._machine = machine
        self._dice = dice
        self._file = folder / "clients.csv"
        self._file.write_text("\n".join((HEADERS, *_lines(dice, guests))), encoding="utf-8")

    async def work(self, done: asyncio.Event) -> None:
        """Try again and again until the team goes home; the last one may be broken off too."""
        while not done.is_set():
            await asyncio.sleep(self._dice.uniform(0, 20))
            await self._attempt()

    async def _attempt(self) -> None:
        """Do one thing to the end, or until the process, or the whole machine, is killed."""
        opened: list[ConnectionInLoop] = []
        context = copy_context()
        context.run(OPENED.set, opened)
        url = f"sqlite:///{self._machine.database}"
        task = asyncio.get_running_loop().create_task(self._bring_in(url), context=context)
        lifetime = self._dice.uniform(0, LONGEST_LIFE) if self._dice.random() < KILLED else None
        await asyncio.wait({task}, timeout=lifetime)
        if not task.done():
            for connection in opened:
                connection.tear_off()
            task.cancel()
        with suppress(asyncio.CancelledError, Exception):  # what a killed process would say, nobody hears
            await task

    async def _bring_in(self, url: str) -> None:
        try:
            await import_file(url, self._file, REGION, dry_run=self._dice.random() < LOOKS_ONLY)
        except ImportRefused as refused:
            if found := UNDER_WAY.search(str(refused)):
                await leave_import(url, int(found[1]))
            return
        if self._dice.random() < TAKES_BACK and (last := last_import(path_of(url))) is not None:
            await asyncio.sleep(self._dice.uniform(0, 20))
            await undo_import(url, last)


def _lines(dice: Random, guests: list[Person]) -> Iterator[str]:
    """Whoever the directory knows, guests to be, people twice, companies, and what is nobody."""
    for number in range(dice.randint(3, 9)):
        phone = f"+{dice.choice(guests).phone}" if dice.random() < 0.4 else f"+7495000{dice.randrange(12):04}"
        email = f"client{dice.randrange(6)}@example.com" if dice.random() < 0.5 else ""
        name = dice.choice((*NAMES, "123")) if dice.random() < 0.9 else ""
        note = f"Buys in spring, {number}" if dice.random() < 0.3 else ""
        yield ";".join((name, phone, email, dice.choice(COMPANIES), note))


@contextmanager
def reading_here(clock: VirtualClock) -> Iterator[None]:
    """Let files be read in this process, by its clock, and nothing be said."""
    with MonkeyPatch.context() as patch:
        patch.setattr(child, "PORTION", A_PORTION)
        patch.setattr(importing_command, "read_apart", _read_here)
        patch.setattr(importing_command, "Clock", lambda: clock)
        patch.setattr(importing_command, "_say", lambda sentence: None)
        yield


async def _read_here(path: Path, region: str, *, meanings: Sequence[Meaning] = ()) -> AsyncGenerator[Look | Portion]:
    for told in child.tell(path, region, meanings):
        if isinstance(told, Refusal):
            raise FileRefused(told.fault, told.detail)
        yield told
