"""A fresh database: a copy of one that was brought up to this version once, which takes longer than most tests."""

import asyncio
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from storage import Storage, open_storage
from tests.faults.memory import memory_folder

BROUGHT_UP = datetime(2026, 1, 1, tzinfo=UTC)


async def open_fresh_storage(folder: Path) -> Storage:
    """Open a database of this version in which nothing has been stored yet."""
    file = folder / "leadhook.db"
    lay_fresh_database(file)
    return await open_storage(f"sqlite:///{file}")


def lay_fresh_database(file: Path) -> None:
    """Put one there, as a bot leaves it that was started and ended, for its owner's eyes only."""
    file.touch(mode=0o600)
    file.write_bytes(fresh_database())


@cache
def fresh_database() -> bytes:
    """Return what stands in its file. Made in a thread of its own, because the loop of this one may run already."""
    with memory_folder() as folder, ThreadPoolExecutor(1) as thread:
        file = folder / "leadhook.db"
        thread.submit(lambda: asyncio.run(_bring_up(file))).result()
        return file.read_bytes()


async def _bring_up(file: Path) -> None:
    storage = await open_storage(f"sqlite:///{file}")
    await storage.migrate(BROUGHT_UP)
    await storage.close()
