"""Storage: what the bot remembers. `open_storage(url)` gives transactions in which every table family can be used."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime

from bot.clock import epoch_ms
from storage.activities import SqlActivities
from storage.connection import Connection, StorageError
from storage.contact_values import ContactValues
from storage.conversations import Conversations
from storage.directory import SqlDirectory
from storage.exclusions import SqlExclusions
from storage.inbox import SqlInbox
from storage.interests import SqlInterests
from storage.leads import SqlLeads
from storage.migrating import migrate
from storage.outbox import SqlOutbox
from storage.prospects import SqlProspects
from storage.sqlite import SqliteDatabase, path_of
from storage.team import SqlTeam

__all__ = ["Session", "Storage", "StorageError", "open_storage"]


class Session:
    """All table families on one connection, to be used inside one transaction."""

    def __init__(self, connection: Connection) -> None:
        self.connection = connection
        values = ContactValues(connection)
        self.inbox = SqlInbox(connection)
        self.outbox = SqlOutbox(connection)
        self.prospects = SqlProspects(connection, values)
        self.interests = SqlInterests(connection)
        self.leads = SqlLeads(connection, values)
        self.directory = SqlDirectory(connection, values)
        self.exclusions = SqlExclusions(connection, values)
        self.activities = SqlActivities(connection)
        self.team = SqlTeam(connection)
        self.conversations = Conversations(connection)

    @asynccontextmanager
    async def savepoint(self) -> AsyncIterator[None]:
        """Let a part of the transaction be undone by itself: an exception takes back just that part."""
        await self.connection.run("SAVEPOINT part")
        try:
            yield
        except BaseException:
            await self.connection.run("ROLLBACK TO part")
            await self.connection.run("RELEASE part")
            raise
        await self.connection.run("RELEASE part")


class Storage:
    """The open database."""

    def __init__(self, database: SqliteDatabase) -> None:
        self._database = database
        self._writer = Session(database.writer)
        self._reader = Session(database.reader)

    @property
    def conversations(self) -> Conversations:
        """Where dialogues stand, on the writer: for aiogram's state machine while an update is worked on."""
        return self._writer.conversations

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:
        """One transaction, exclusive and durable; an exception takes all of it back. Raises StorageUnavailable."""
        async with self._database.writing():
            yield self._writer

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        """One consistent look that never waits for a writer. Raises StorageUnavailable."""
        async with self._database.reading():
            yield self._reader

    async def migrate(self, now: datetime) -> list[str]:
        """Bring the tables up to this version; return the names of what was applied. Raises StorageError."""
        return [migration.name for migration in await migrate(self._database, epoch_ms(now))]

    async def close(self) -> None:
        """Close the database once whoever is in it has finished."""
        await self._database.close()


async def open_storage(url: str) -> Storage:
    """Open the database that a URL names (`sqlite:///FILE`), creating it if need be. Raises StorageError.

    The tables are brought up to date by `migrate`, not here.
    """
    return Storage(await SqliteDatabase.open(path_of(url)))
