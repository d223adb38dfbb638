"""`leadhook doctor --data`, as an owner meets it: what is wrong in lines, nothing changed."""

import asyncio
import hashlib
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli import main
from bot.doctor import disorder_in
from bot.domain.lead import CloseReason, Lead, OwnReason, Status
from storage import Session, StorageError, open_storage
from tests.storage.examples import (
    ANNAS_PHONE,
    LATER,
    NOW,
    OLGA,
    add_client,
    add_lead,
    add_prospect,
    typed,
)


@pytest.fixture
async def url(tmp_path: Path) -> str:
    """A database in which nothing is."""
    address = f"sqlite:///{tmp_path / 'leadhook.db'}"
    storage = await open_storage(address)
    await storage.migrate(NOW)
    await storage.close()
    return address


async def with_disorder(session: Session) -> None:
    """Everything that may be wrong, beside what is right."""
    directory = session.directory
    daisy, tulip = [await directory.add_company(name=name, now=NOW) for name in ("ООО Ромашка", "Тюльпан")]
    anna, ivan, _ = [await add_client(session, name) for name in ("Анна Петрова", "Иван Сидоров", "12\u202e3")]
    await directory.save_client(replace(anna, company=daisy.id))
    await directory.append_points([typed(ANNAS_PHONE)], client=anna.id, now=NOW)
    await directory.append_points([typed(ANNAS_PHONE)], client=ivan.id, now=NOW)
    removed = await add_client(session, "123")
    await directory.append_points([typed(ANNAS_PHONE)], client=removed.id, now=NOW)
    await directory.save_client(replace(removed, company=tulip.id))
    await directory.remove_client(removed.id, NOW)
    for telegram_id, reason in enumerate((CloseReason.NO_ANSWER, None, OwnReason("дубль"))):
        lead = await add_lead(session, await add_prospect(session, telegram_id))
        await session.leads.save(shut(lead, reason), before=lead)


def shut(lead: Lead, reason: CloseReason | OwnReason | None) -> Lead:
    """A lead closed as it was once possible."""
    return lead.moved_to(Status.CLOSED, by=OLGA, now=LATER, reason=reason)


async def filled(url: str) -> None:
    storage = await open_storage(url)
    async with storage.writing() as session:
        await with_disorder(session)
    await storage.close()


async def told(url: str, most: int = 20) -> list[str]:
    return [line async for line in disorder_in(url, most=most)]


async def test_what_is_wrong_is_counted_and_listed(url: str) -> None:
    await filled(url)

    assert await told(url) == [
        "Clients whose name is none: 1",
        "  client 3: 123 (digits)",
        "Companies without a person: 1",
        "  company 2: Тюльпан",
        "Contacts on several cards: 1",
        "  +7 912 345-67-89: client 1 Анна Петрова, client 2 Иван Сидоров",
        "Leads closed without a reason: 2",
        "  lead 2: Анна Петрова (closed)",
        "  lead 3: Анна Петрова (дубль)",
    ]


async def test_a_long_list_is_cut_and_its_count_is_not(url: str) -> None:
    await filled(url)

    assert (await told(url, most=1))[-3:] == [
        "Leads closed without a reason: 2",
        "  lead 2: Анна Петрова (closed)",
        "  ... and 1 more",
    ]


async def test_more_than_a_portion_is_looked_at(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.usecases.find_disorder.PORTION", 2)
    storage = await open_storage(url)
    async with storage.writing() as session:
        for name in ("Анна", "123", "Иван", "456", "789"):
            await add_client(session, name)
    await storage.close()

    assert (await told(url))[1:] == ["  client 2: 123 (digits)", "  client 4: 456 (digits)", "  client 5: 789 (digits)"]


async def test_a_database_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(StorageError, match="There is no database"):
        await told(f"sqlite:///{tmp_path / 'none.db'}")


def command(folder: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """Run the command, and return its exit code."""
    config = folder / "config.toml"
    config.write_text(f'[storage]\nurl = "sqlite:///{folder / "leadhook.db"}"\n', encoding="utf-8")
    monkeypatch.setattr("sys.argv", ["leadhook", "doctor", "--data", "--config", str(config)])
    try:
        main()
    except SystemExit as ended:
        return int(str(ended.code))
    return 0


@pytest.mark.usefixtures("url")
def test_the_exit_code_is_0_where_all_is_in_order(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(tmp_path, monkeypatch) == 0
    assert capsys.readouterr().out == "All is in order.\n"


def test_the_exit_code_is_1_where_something_is_wrong_and_nothing_is_changed(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asyncio.run(filled(url))
    before = digest(tmp_path)

    assert command(tmp_path, monkeypatch) == 1

    assert capsys.readouterr().out.startswith("Clients whose name is none: 1\n")
    assert digest(tmp_path) == before


def digest(folder: Path) -> str:
    """What the database is, in short."""
    return hashlib.sha256((folder / "leadhook.db").read_bytes()).hexdigest()
