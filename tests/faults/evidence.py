"""Evidence: what is known after an ordeal - what people did, Telegram saw, the bot stored and logged."""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

Json = dict[str, Any]
Row = dict[str, Any]

ADDS_MESSAGE = ("send", "copy")
NOTE = "Calls again, "  # a number follows, so that nobody says the same twice
READY_ANSWER = "Our prices are at example.com"
TABLES = (
    "inbox", "outbox", "cards", "interests", "stopped", "prospects", "leads", "lead_interests", "activities",
    "lead_contact_points", "contact_values", "consents", "clients", "client_notes", "ownerships", "exclusions",
    "moved_chats", "talk", "notes", "remarks", "human_checks", "companies", "imports", "import_lines", "import_points",
    "posts", "polls", "chats", "attention_counts",
)  # fmt: skip

IN_ORDER = {  # where rows have no number
    "attention_counts": "route, chat_id, message_id, sign",
    "campaign_changes": "campaign_id, version",
    "client_name_words": "client_id, word_id",
    "company_keys": "key, company_id",
    "kept_rules": "what",
    "name_word_keys": "key, word_id",
    "name_pairs": "word_id, beside, client_id",
    "phone_ends": "digits, value_id",
    "search_words": "source, word, id",
    "search_to_take_in": "source, id",
}
READING = {table: f"SELECT * FROM {table} ORDER BY {IN_ORDER.get(table, 'rowid')}" for table in TABLES}
"""How each table is read, oldest row first."""


@dataclass(slots=True, kw_only=True)
class Story:
    """What one prospect did, as the checks need it; `blocked`: they blocked the bot for a while.

    `wordless`: how many things they sent that hold no word of their own. `consents`: how often they agreed. `erased`:
    what they had said and left before they had all of it erased, as far as nobody else says the same.
    """

    person: int
    starts: int = 0
    questions: list[str] = field(default_factory=list)
    wordless: int = 0
    wants_answers: int = 0
    name: str | None = None
    contact: str | None = None
    mail: str | None = None
    company: str | None = None
    consents: int = 0
    blocked: bool = False
    erased: list[str] = field(default_factory=list)
    trouble: str | None = None


@dataclass(slots=True, kw_only=True)
class Appearance:
    """What was done where others look on under one `identity`: an account, or the channel or group in whose name.

    `person`: who is behind a channel or group, and is not to be known. `knocked_at`: when they asked to be let in, by
    the sandbox's seconds; for a while they may be written to.
    """

    identity: int
    person: int | None = None
    comments: list[str] = field(default_factory=list)
    knocked_at: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Words that a manager sent to somebody; whether they counted as an answer is the bot's to say."""

    manager: int
    token: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What an ordeal left behind.

    `starts`: when the bot was started again, in the sandbox's seconds. `posts`: what Telegram delivered to the webhook,
    with the status it was answered with, or the error. `clock_was_set`: moments that are stored may be wrong, and
    `clock_went_back`: out of order. `unrest`: calls made after everything had come to rest. `group`: that of the team,
    by the id that it had first. `on_virtual_time`: nothing took longer than the ordeal let it take.
    `without_room`: from when until when the disk was full, in the sandbox's seconds. `ended_at`: when all was over, by
    the bot's clock, if that was nearly so when the bot last looked for what is due. `stored`: what the files of
    the database. `standing`: what messages of the bot show in the end, each with its chat. `appearances`: what was done
    in the `public` chats, those where others look on.
    """

    stories: Sequence[Story]
    answers: Sequence[Answer]
    team: frozenset[int]
    owners: frozenset[int]
    updates: Sequence[Json]
    calls: Sequence[Json]
    tables: dict[str, list[Row]]
    poison: dict[int, str]
    starts: Sequence[float]
    posts: Sequence[Json] = ()
    surprises: Sequence[str]
    refused_for_pace: int
    log: str
    secrets: Sequence[str]
    clock_was_set: bool = False
    clock_went_back: bool = False
    unrest: Sequence[str] = ()
    group: int | None = None
    on_virtual_time: bool = False
    without_room: Sequence[tuple[float, float]] = ()
    ended_at: float | None = None
    stored: bytes = b""
    standing: Sequence[tuple[int, str]] = ()
    appearances: Sequence[Appearance] = ()
    public: frozenset[int] = frozenset()

    def rows(self, table: str, **wanted: Any) -> list[Row]:
        """The rows of a table that have these values, in the order in which they were written."""
        return [row for row in self.tables[table] if all(row[name] == value for name, value in wanted.items())]

    @property
    def has_erased(self) -> bool:
        """Whether somebody had everything erased: their letters and updates are gone."""
        return bool(self.rows("activities", deed="erased"))

    def prospect_of(self, story: Story) -> int | None:
        """The id under which somebody is stored."""
        found = self.rows("prospects", telegram_id=story.person)
        return int(found[0]["id"]) if found else None

    def accepted(self, chat_id: int) -> list[Json]:
        """The new messages that Telegram put into a chat, oldest first."""
        return [
            call
            for call in self.calls
            if call["method"].startswith(ADDS_MESSAGE)
            and "result" in call
            and call["parameters"].get("chat_id") == chat_id
        ]


def read_tables(database: Path) -> dict[str, list[Row]]:
    """Read all that is stored, without changing it."""
    with closing(_connected(database)) as connection:
        connection.row_factory = sqlite3.Row
        return {table: [dict(row) for row in connection.execute(query)] for table, query in READING.items()}


def work_left(database: Path) -> int:
    """Count the letters that are not sent and the updates that are not done."""
    letters = _count(database, "outbox WHERE status IN ('new', 'sending')")
    return letters + _count(database, "inbox WHERE status = 'new'")


def erasures_left(database: Path) -> int:
    """Count the erasures of which the files may still hold bytes."""
    return _count(database, "erasures WHERE swept_at IS NULL")


def leads_nobody_took(database: Path) -> int:
    """Count the leads that still wait for their first manager."""
    taken = "SELECT lead_id FROM activities WHERE deed = 'taken'"
    return _count(database, f"leads WHERE status = 'new' AND id NOT IN ({taken})")


def fallen_due(database: Path) -> int:
    """Count what the bot did because its time had come."""
    return _count(database, "activities WHERE deed IN ('lease_ended', 'came_back', 'left_behind')")


def last_import(database: Path) -> int | None:
    """Return the last import that can be taken back."""
    with closing(_connected(database)) as connection:
        (number,) = connection.execute("SELECT max(id) FROM imports WHERE status = 'visible'").fetchone()
    return None if number is None else int(number)


def _count(database: Path, what: str) -> int:
    with closing(_connected(database)) as connection:
        (count,) = connection.execute(f"SELECT count(*) FROM {what}").fetchone()
    return int(count)


def _connected(database: Path) -> sqlite3.Connection:
    """Open a database to look at it, also while the bot writes."""
    return sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
