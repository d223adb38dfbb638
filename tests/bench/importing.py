"""Importing: how fast a file of clients comes in while a bot takes updates on the same database."""

import asyncio
import csv
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.fake_telegram import FakeTelegram, Question, fake_telegram
from tests.bench.loads import first_questions, tell
from tests.bench.processes import DURABLE, PAGE_BYTES, ROOT, running, write_config

WANTED_SECONDS, WANTED_BYTES, WANTED_ACKNOWLEDGED_MS = 60, 300 * 2**20, 50
WANTED_ROWS = 100_000
A_SECOND = 20

NAMES = ("Анна Петрова", "Иван Сидоров", "Ольга Ким", "Виктор Орлов", "Galina Brown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How many rows the file has."""

    rows: int


FULL = Plan(rows=WANTED_ROWS)
QUICK = Plan(rows=200)


@dataclass(frozen=True, slots=True, kw_only=True)
class Importing:
    """Seconds and the most bytes that it took, both processes together, and what was asked of the bot meanwhile."""

    plan: Plan
    seconds: float
    memory: int
    asked: tuple[Question, ...]

    @property
    def speed(self) -> float:
        """Return how many times as fast it was as is wanted."""
        return self.plan.rows / self.seconds / (WANTED_ROWS / WANTED_SECONDS)

    def acknowledged_ms(self, share: float) -> float:
        """Return the milliseconds within which this share of the updates was acknowledged."""
        waits = sorted((question.confirmed or question.available) - question.available for question in self.asked)
        return 1_000 * waits[min(int(len(waits) * share), len(waits) - 1)]


async def measure_importing(plan: Plan) -> Importing:
    """Import a file of people nobody knows with the real command, and ask the bot something meanwhile."""
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        async with fake_telegram() as telegram:
            config = write_config(Path(name), telegram.url)
            async with running(telegram, DURABLE, config):
                file = Path(name) / "clients.csv"
                _write(file, plan.rows)
                tell(f"import: {plan.rows} rows beside a running bot")
                return await _measure(plan, telegram, file, config)


async def _measure(plan: Plan, telegram: FakeTelegram, file: Path, config: Path) -> Importing:
    started = time.monotonic()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "import", str(file), "--config", str(config)),
        cwd=ROOT,
        stderr=asyncio.subprocess.DEVNULL,
    )
    ended = asyncio.Event()
    async with asyncio.TaskGroup() as nursery:
        asking = nursery.create_task(_ask(telegram, process.pid, ended))
        if await process.wait():
            raise SystemExit("import: the command failed")
        seconds = time.monotonic() - started
        ended.set()
    asked, memory = asking.result()
    await telegram.until_answered(asked)
    return Importing(plan=plan, seconds=seconds, memory=memory, asked=tuple(asked))


async def _ask(telegram: FakeTelegram, import_pid: int, ended: asyncio.Event) -> tuple[list[Question], int]:
    """Let updates come evenly until the import has ended; return them, and the most memory it was seen to hold."""
    asked: list[Question] = []
    memory = 0
    while not ended.is_set():
        asked += telegram.bring(first_questions(telegram, 1))
        memory = max(memory, sum(map(_memory, _family(import_pid))))
        await asyncio.sleep(1 / A_SECOND)
    return asked, memory


def _family(pid: int) -> Iterator[int]:
    """Yield a process and those it has started."""
    yield pid
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return
    for child in children:
        yield from _family(int(child))


def _memory(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * PAGE_BYTES
    except OSError:
        return 0  # it has ended


def _write(file: Path, rows: int) -> None:
    with file.open("w", encoding="utf-8", newline="") as text:
        table = csv.writer(text, delimiter=";")
        table.writerow(("ФИО", "Телефон", "Почта", "Компания", "Комментарий"))
        table.writerows(_row(number) for number in range(rows))


def _row(number: int) -> tuple[str, ...]:
    """Every fifth has a company of its own; phones come in no order, as they do in life."""
    phone = f"8 9{12 + number % 5}{number * 7919 % 10**7:07d}"
    name = NAMES[number % len(NAMES)]
    return name, phone, f"p{number}@mail{number % 997}.example.com", f"Фирма {number // 5}", f"заметка {number}"
