"""Statements: how many the database carries out for a first question, from the inbox until its letters are sent."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.app import Surroundings, live
from bot.clock import Clock
from bot.config import Config, load_config
from bot.telegram import Telegram
from storage import Storage, open_storage
from storage.sqlite import SqliteWriter
from tests.bench.durable_bot import AS_FAST_AS_IT_CAN
from tests.bench.fake_telegram import FakeTelegram, fake_telegram
from tests.bench.loads import first_questions, tell
from tests.bench.processes import write_config

WANTED = 40
OF_TRANSACTIONS = ("BEGIN", "SAVEPOINT", "RELEASE", "COMMIT")
OF_TRIGGERS = "--"  # so SQLite begins what a trigger does


async def measure_statements() -> int:
    """Count all that is read and written for one question; what opens and closes transactions is left out."""
    tell("statements")
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        async with fake_telegram() as telegram, _bot_beside(telegram, Path(name)) as storage:
            await _ask(telegram)  # whatever only the first of all costs
            ran: list[str] = []
            async with storage.writing() as session:
                assert isinstance(session.connection, SqliteWriter)
                await session.connection.threaded.set_trace_callback(ran.append)
            await _ask(telegram)
            return sum(not sql.startswith((*OF_TRANSACTIONS, OF_TRIGGERS)) for sql in ran)


async def _ask(telegram: FakeTelegram) -> None:
    await telegram.until_answered(telegram.bring(first_questions(telegram, 1)))
    await asyncio.sleep(1)  # until what Telegram answered is written down


@asynccontextmanager
async def _bot_beside(telegram: FakeTelegram, folder: Path) -> AsyncIterator[Storage]:
    config = load_config(write_config(folder, telegram.url))
    storage = await open_storage(config.storage.url)
    stop = asyncio.Event()
    try:
        token = config.telegram.token.get_secret_value()
        async with Telegram(token, telegram.url, None) as way, asyncio.TaskGroup() as nursery:
            nursery.create_task(live(_around(config, storage, way), stop))
            await telegram.until_polled()
            yield storage
            stop.set()
    finally:
        await storage.close()


def _around(config: Config, storage: Storage, telegram: Telegram) -> Surroundings:
    return Surroundings(
        config=config,
        storage=storage,
        telegram=telegram,
        clock=Clock(),
        print_line=tell,
        pace=AS_FAST_AS_IT_CAN,
        looks_every=timedelta(days=1),
    )
