"""Halves: at whatever moment the bot was ended, of whoever has everything erased all is stored or nothing."""

import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.faults.evidence import Story

ON_ITS_WAY = frozenset({"inbox", "outbox"})  # what the team is still shown is taken back after
TABLES = "SELECT name FROM sqlite_master WHERE type = 'table'"


def erased_by_halves(database: Path, stories: Sequence[Story]) -> Iterator[str]:
    """Yield whose words are stored in part; the files are looked at in a copy, for they stay as the end left them."""
    with TemporaryDirectory() as folder:
        for file in database.parent.glob(f"{database.name}*"):
            shutil.copy(file, folder)
        with closing(sqlite3.connect(Path(folder) / database.name)) as connection:
            yield from halves(connection, stories)


def halves(connection: sqlite3.Connection, stories: Sequence[Story]) -> Iterator[str]:
    """The same, of a database that is open."""
    names = {name for (name,) in connection.execute(TABLES)} - ON_ITS_WAY
    stored = repr([connection.execute(f"SELECT * FROM {name}").fetchall() for name in sorted(names)])
    known = {person for (person,) in connection.execute("SELECT telegram_id FROM prospects")}
    for story in stories:
        words = [word for word in story.erased if not word.startswith("+")]  # a contact may be a client's by now
        for word in words:
            if (word in stored) is not (story.person in known):
                half = "is gone" if story.person in known else "is still stored"
                yield f"Prospect {story.person} was erased by halves: {word} {half}."
