"""Storage: what the bot remembers. `open_storage(url)` gives transactions in which every table family can be used."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from bot.clock import epoch_ms
from bot.domain.member import Right
from storage.abilities import SqlAbilities
from storage.activities import SqlActivities
from storage.attention_counts import SqlAttentionCounts
from storage.budgets import SqlBudgets
from storage.campaigns import SqlCampaigns
from storage.chats import SqlChats
from storage.company_likeness import SqlCompanyLikeness
from storage.connection import Connection, RuleViolated, StorageError
from storage.contact_values import ContactValues
from storage.daily_lines import SqlDailyLines
from storage.dialogues import SqlDialogues
from storage.directory import SqlDirectory
from storage.erasing import SqlErasing
from storage.errands import SqlErrands
from storage.exclusions import SqlExclusions
from storage.gate import SqlGate
from storage.hidden_values import HiddenValues
from storage.human_checks import SqlHumanChecks
from storage.hygiene import SqlHygiene
from storage.import_comparisons import SqlImportComparisons
from storage.import_files import SqlImportFiles
from storage.imports import SqlImports
from storage.inbox import SqlInbox
from storage.interest_figures import SqlInterestFigures
from storage.interests import SqlInterests
from storage.languages import SqlLanguages
from storage.leads import SqlLeads
from storage.likely_doubles import SqlLikelyDoubles
from storage.likeness import SqlLikeness
from storage.looked_for import SqlLookedFor
from storage.merging import SqlMerging
from storage.migrating import check_migrated, migrate, shipped_migrations
from storage.notes import SqlNotes
from storage.occasions import SqlOccasions
from storage.outbox import SqlOutbox
from storage.own_data import SqlOwnData
from storage.polls import SqlPolls
from storage.post_buttons import SqlPostButtons
from storage.posts import SqlPosts
from storage.prospects import SqlProspects
from storage.remarks import SqlRemarks
from storage.searching import SqlSearching
from storage.spoken_up import SqlSpokenUp
from storage.sqlite import PATIENCE, SqliteDatabase, path_of
from storage.team import SqlTeam
from storage.who_it_is import SqlWhoItIs

if TYPE_CHECKING:
    from storage.conversations import Conversations

__all__ = ["RuleViolated", "Session", "Storage", "StorageError", "open_storage"]


class Session:
    """All table families on one connection, to be used inside one transaction."""

    def __init__(
        self, connection: Connection, hidden: HiddenValues, manager_rights: frozenset[Right] = frozenset()
    ) -> None:
        self.connection = connection
        values = ContactValues(connection)
        self.inbox = SqlInbox(connection)
        self.outbox = SqlOutbox(connection)
        self.dialogues = SqlDialogues(connection)
        self.prospects = SqlProspects(connection, values)
        self.interests = SqlInterests(connection)
        self.attention_counts = SqlAttentionCounts(connection)
        self.interest_figures = SqlInterestFigures(connection)
        self.spoken_up = SqlSpokenUp(connection)
        self.daily_lines = SqlDailyLines(connection)
        self.posts = SqlPosts(connection)
        self.post_buttons = SqlPostButtons(connection)
        self.occasions = SqlOccasions(connection)
        self.polls = SqlPolls(connection)
        self.chats = SqlChats(connection)
        self.looked_for = SqlLookedFor(connection)
        self.remarks = SqlRemarks(connection)
        self.leads = SqlLeads(connection, values)
        self.directory = SqlDirectory(connection, values)
        self.likeness = SqlLikeness(connection)
        self.company_likeness = SqlCompanyLikeness(connection)
        self.searching = SqlSearching(connection)
        self.merging = SqlMerging(connection)
        self.who_it_is = SqlWhoItIs(connection, values)
        self.imports = SqlImports(connection, values)
        self.import_files = SqlImportFiles(connection)
        self.import_comparisons = SqlImportComparisons(connection)
        self.campaigns = SqlCampaigns(connection)
        self.hygiene = SqlHygiene(connection)
        self.likely_doubles = SqlLikelyDoubles(connection)
        self.exclusions = SqlExclusions(connection, values, hidden)
        self.errands = SqlErrands(connection)
        self.abilities = SqlAbilities(connection)
        self.notes = SqlNotes(connection)
        self.activities = SqlActivities(connection, values)
        self.team = SqlTeam(connection, manager_rights)
        self.languages = SqlLanguages(connection)
        self.budgets = SqlBudgets(connection)
        self.gate = SqlGate(connection)
        self.human_checks = SqlHumanChecks(connection)
        self.erasing = SqlErasing(connection, hidden)
        self.own_data = SqlOwnData(connection, self.prospects, self.interests, self.leads)

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

    def __init__(
        self, database: SqliteDatabase, hidden: HiddenValues, manager_rights: frozenset[Right] = frozenset()
    ) -> None:
        self._database = database
        self._writer = Session(database.writer, hidden, manager_rights)
        self._reader = Session(database.reader, hidden, manager_rights)

    @cached_property
    def conversations(self) -> "Conversations":
        """Where dialogues stand, on the writer: for aiogram's state machine while an update is worked on."""
        # Imported here, because aiogram takes seconds that commands without Telegram need not wait for.
        from storage.conversations import Conversations

        return Conversations(self._writer.connection)

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
        applied = await migrate(self._database, shipped_migrations(), epoch_ms(now))
        return [migration.name for migration in applied]

    async def check_migrated(self) -> None:
        """Make sure that the tables are just those of this version; raises StorageError."""
        await check_migrated(self._database.reader, self._database.path, shipped_migrations())

    async def write_anew(self) -> bool:
        """Let nothing that was erased stand between the rows; return False where somebody writes just now."""
        return await self._database.write_anew()

    async def truncate_log(self) -> bool:
        """Let nothing that was erased stand in the files any more; return False where somebody reads just now."""
        return await self._database.truncate_log()

    async def close(self) -> None:
        """Close the database once whoever is in it has finished."""
        await self._database.close()


async def open_storage(
    url: str, *, patience: timedelta = PATIENCE, manager_rights: frozenset[Right] = frozenset()
) -> Storage:
    """Open the database that a URL names (`sqlite:///FILE`), creating it if need be. Raises StorageError.

    The tables are brought up to date by `migrate`, not here. `patience` is how long a transaction waits for
    another process that holds the database before it raises StorageUnavailable. `manager_rights` is what the owner
    lets every manager do: members come with their rights.
    """
    path = path_of(url)
    hidden = HiddenValues(path.with_name(f"{path.name}.key"))
    return Storage(await SqliteDatabase.open(path, patience), hidden, manager_rights)
