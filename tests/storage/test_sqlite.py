"""SQLite: the promises that only this database has to keep by its settings, and what it says when it cannot work."""

import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.domain.activity import Deed
from bot.domain.contact_points import ContactKind, ContactValue
from bot.mailboxes import DiskFull, StorageUnavailable
from storage import Storage, StorageError, open_storage
from storage.sqlite import looking_at, path_of, statements_of
from tests.storage.examples import NOW, add_client, add_prospect, typed

SHORT = timedelta(milliseconds=20)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "leadhook.db"


@pytest.fixture
async def storage(path: Path) -> AsyncIterator[Storage]:
    """A database with little patience."""
    opened = await open_storage(f"sqlite:///{path}", patience=SHORT)
    await opened.migrate(NOW)
    yield opened
    await opened.close()


@pytest.fixture
def another_process(path: Path, storage: Storage) -> Iterator[sqlite3.Connection]:
    """A connection of somebody else to the same file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        yield connection


@pytest.fixture
def letter(path: Path) -> Path:
    """A file that is no database, where one is expected."""
    path.write_text("Это письмо, а не база данных. " * 50)
    return path


def contents(path: Path) -> bytes:
    return path.read_bytes()


@pytest.mark.parametrize(
    ("pragma", "expected"),
    [("journal_mode", "wal"), ("synchronous", 2), ("secure_delete", 1), ("foreign_keys", 1)],
)
async def test_the_writer_works_as_safely_as_promised(storage: Storage, pragma: str, expected: object) -> None:
    async with storage.writing() as session:
        (row,) = await session.connection.rows(f"PRAGMA {pragma}")

    assert row[pragma] == expected


async def test_a_reader_cannot_write(storage: Storage) -> None:
    with pytest.raises(StorageUnavailable):
        async with storage.reading() as session:
            await add_prospect(session)


async def test_what_was_deleted_leaves_no_trace_in_the_file(storage: Storage, path: Path) -> None:
    async with storage.writing() as session:
        client = await add_client(session, "Анна Неповторимая")
    async with storage.writing() as session:
        await session.connection.run("DELETE FROM clients WHERE id = :id", id=client.id)
    async with storage.reading() as session:
        assert await session.directory.find_namesakes("анна", limit=1) == []
    await storage.close()

    assert "Неповторимая".encode() not in contents(path)


async def test_the_parts_by_which_somebody_was_found_leave_no_trace_either(storage: Storage, path: Path) -> None:
    phone = ContactValue(kind=ContactKind.PHONE, normal_form="+79876501234")
    email = ContactValue(kind=ContactKind.EMAIL, normal_form="inimitable.anna@romashka.ru")
    async with storage.writing() as session:
        client = await add_client(session)
        line = await session.activities.add(Deed.CONTACT_KEPT, now=NOW, client=client.id)
        await session.directory.add_note(client.id, "Несравненная", about=line, now=NOW)
        ownerships = await session.directory.append_points([typed(phone), typed(email)], client=client.id, now=NOW)
    async with storage.writing() as session:
        await session.connection.run("DELETE FROM client_notes WHERE client_id = :id", id=client.id)
        await session.directory.remove_ownerships(ownerships)
        await session.erasing.drop_nobodys_values()
    await storage.close()

    written = contents(path)
    assert not [part for part in (b"876501234", b"inimitable", "несравненная".encode()) if part in written]


async def test_a_locked_database_is_unavailable_and_works_again_afterwards(
    storage: Storage, another_process: sqlite3.Connection
) -> None:
    another_process.execute("BEGIN IMMEDIATE")
    with pytest.raises(StorageUnavailable, match="cannot be used just now: database is locked"):
        async with storage.writing() as session:
            await add_prospect(session)

    another_process.execute("ROLLBACK")
    async with storage.writing() as session:
        await add_prospect(session)


async def test_a_locked_database_is_not_brought_up_to_date_and_says_so_in_a_sentence(
    storage: Storage, another_process: sqlite3.Connection, path: Path
) -> None:
    another_process.execute("BEGIN IMMEDIATE")

    with pytest.raises(StorageError) as refused:
        await storage.migrate(NOW)

    assert str(refused.value) == f"The database {path} cannot be brought up to date: database is locked."


async def test_a_locked_database_can_still_be_read(storage: Storage, another_process: sqlite3.Connection) -> None:
    another_process.execute("BEGIN IMMEDIATE")

    async with storage.reading() as session:
        assert await session.team.list_all() == []


async def test_a_full_disk_is_unavailable_and_leaves_no_half(storage: Storage) -> None:
    async with storage.writing() as session:
        (pages,) = await session.connection.rows("PRAGMA page_count")
        await session.connection.rows(f"PRAGMA max_page_count = {pages['page_count']}")

    with pytest.raises(DiskFull, match="full"):
        async with storage.writing() as session, session.savepoint():
            await add_prospect(session)
            await add_client(session, "А" * 100_000)

    async with storage.reading() as session:
        assert await session.prospects.find_by_telegram(1001) is None


async def test_a_wrong_statement_is_a_defect_and_not_a_database_out_of_reach(storage: Storage) -> None:
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        async with storage.writing() as session:
            await session.connection.run("SELECT 1 FROM nowhere")


async def test_a_file_that_is_no_database_is_refused_in_a_sentence(letter: Path) -> None:
    with pytest.raises(StorageError) as refused:
        await open_storage(f"sqlite:///{letter}")

    assert str(refused.value) == f"The database {letter} cannot be opened: file is not a database."


async def test_a_folder_that_is_not_there_is_refused_in_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "nowhere" / "leadhook.db"

    with pytest.raises(StorageError) as refused:
        await open_storage(f"sqlite:///{path}")

    assert str(refused.value) == f"The database {path} cannot be opened: unable to open database file."


@pytest.mark.parametrize(
    ("url", "path"),
    [
        ("sqlite:///leadhook.db", Path("leadhook.db")),
        ("sqlite:////var/lib/leadhook.db", Path("/var/lib/leadhook.db")),
        ("sqlite:///база данных.db", Path("база данных.db")),
    ],
)
def test_a_url_names_a_file(url: str, path: Path) -> None:
    assert path_of(url) == path


@pytest.mark.parametrize("url", ["", "leadhook.db", "sqlite://leadhook.db", "sqlite:///", "postgresql://localhost/x"])
def test_a_url_that_names_no_file_is_refused_with_an_example(url: str) -> None:
    with pytest.raises(StorageError, match=r"expected sqlite:///FILE, for example sqlite:///leadhook\.db"):
        path_of(url)


async def test_looking_at_a_file_never_creates_it(path: Path) -> None:
    with pytest.raises(StorageError, match="There is no database"):
        async with looking_at(path):
            pass

    assert list(path.parent.iterdir()) == []


async def test_looking_at_a_file_cannot_change_it(storage: Storage, path: Path) -> None:
    async with looking_at(path) as connection:
        with pytest.raises(StorageUnavailable, match="readonly"):
            await connection.run("DELETE FROM clients")


async def test_looking_at_a_file_works_while_the_bot_writes(storage: Storage, path: Path) -> None:
    async with storage.writing() as session:
        await add_client(session)

    async with storage.writing(), looking_at(path) as connection:
        assert len(await connection.rows("SELECT id FROM clients")) == 1


async def test_looking_at_a_file_whose_name_has_signs_of_an_address(tmp_path: Path) -> None:
    path = tmp_path / "a?b#c%20 д.db"
    await (await open_storage(f"sqlite:///{path}")).close()

    async with looking_at(path) as connection:
        assert await connection.rows("SELECT name FROM sqlite_master") == []


def test_a_script_is_split_where_its_statements_end() -> None:
    script = (
        "-- a comment; with a semicolon\nCREATE TABLE a (b TEXT DEFAULT ';');\n"
        "CREATE TRIGGER c BEFORE UPDATE ON a\nBEGIN SELECT RAISE(ABORT, 'no; never'); END;\nDROP TABLE a;\n"
    )

    statements = statements_of(script)

    assert [statement.split()[-1] for statement in statements] == ["';');", "END;", "a;"]
    assert "".join(statements) == script


def test_an_unfinished_script_is_refused() -> None:
    with pytest.raises(StorageError, match="in the middle of a statement: 'CREATE TABLE b"):
        statements_of("CREATE TABLE a (b);\nCREATE TABLE b (c)\n")


async def test_a_full_disk_takes_the_whole_transaction_back_and_is_told_so(storage: Storage) -> None:
    """SQLite may roll everything back by itself; what comes after must not run outside of any transaction."""
    async with storage.writing() as session:
        pages = (await session.connection.rows("PRAGMA page_count"))[0]["page_count"]
        await session.connection.run(f"PRAGMA max_page_count = {pages + 2}")

    with pytest.raises(StorageUnavailable):
        async with storage.writing() as session:
            await add_prospect(session)
            async with session.savepoint():
                await session.connection.run(
                    "INSERT INTO conversations (bot_id, chat_id, user_id, data) VALUES (1, 2, 3, :data)",
                    data="x" * 100_000,
                )

    async with storage.writing() as session:
        await session.connection.run("PRAGMA max_page_count = 1000000")
        assert await session.connection.rows("SELECT id FROM prospects") == []
        await add_prospect(session)


async def test_nothing_runs_outside_of_a_transaction(storage: Storage) -> None:
    async with storage.writing() as session:
        pass

    with pytest.raises(StorageUnavailable):
        await session.connection.run("DELETE FROM prospects")
