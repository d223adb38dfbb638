"""Looking at a database reads every table there is, also where rows have no number."""

import sqlite3
from contextlib import closing
from pathlib import Path

from storage.migrating import migrate, shipped_migrations
from storage.sqlite import SqliteDatabase
from tests.faults.disk.looking import read_as_left


async def test_every_table_is_read_in_an_order_that_is_always_the_same(tmp_path: Path) -> None:
    database = await SqliteDatabase.open(tmp_path / "leadhook.db")
    await migrate(database, shipped_migrations(), 1)
    await database.close()
    with closing(sqlite3.connect(tmp_path / "leadhook.db")) as connection:
        names = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}

    assert read_as_left(tmp_path / "leadhook.db").keys() == names
