"""Hidden values: a key that is missing, damaged or another one never lets an exclusion be lost without a word."""

import os
from pathlib import Path

import pytest

from bot.domain.contact_points import telegram_identity
from bot.domain.events import ExclusionsLost
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ManagerId
from bot.usecases.check_exclusions import tell_of_lost_exclusions
from bot.usecases.erase_person import erase_person
from bot.usecases.meet_prospect import meet_prospect
from bot.usecases.ports import Turn
from storage import Storage, StorageError, open_storage
from storage.hidden_values import HiddenValues
from tests.storage.examples import NOW

ANNA = telegram_identity(5_987_654_321)
BORIS = telegram_identity(5_987_654_322)


async def opened(folder: Path) -> Storage:
    storage = await open_storage(f"sqlite:///{folder / 'leadhook.db'}")
    await storage.migrate(NOW)
    return storage


async def exclude_and_erase(storage: Storage, account: int) -> None:
    """Somebody is excluded, and has everything erased afterwards."""
    async with storage.writing() as session:
        turn = Turn(records=session, now=NOW)
        who = await meet_prospect(turn, telegram_id=account, telegram_name="Анна", username=None, language="ru")
        await session.exclusions.add(
            value=who.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=ManagerId(1), now=NOW
        )
        await erase_person(turn, who)


async def told_at_start(storage: Storage) -> list[object]:
    async with storage.writing() as session:
        turn = Turn(records=session, now=NOW)
        await tell_of_lost_exclusions(turn)
        return [*turn.events]


@pytest.fixture
async def folder(tmp_path: Path) -> Path:
    """Where a database lies in which somebody excluded was erased, with the key beside it."""
    storage = await opened(tmp_path)
    await exclude_and_erase(storage, 5_987_654_321)
    assert await told_at_start(storage) == []
    await storage.close()
    return tmp_path


async def test_with_its_key_a_database_moves_to_another_machine(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    there = tmp_path_factory.mktemp("there")
    for name in ("leadhook.db", "leadhook.db.key"):
        (there / name).write_bytes((folder / name).read_bytes())
    storage = await opened(there)
    async with storage.reading() as session:
        assert await session.exclusions.find(ANNA) is not None
    assert await told_at_start(storage) == []
    await storage.close()


async def test_without_its_key_owners_are_told_at_every_start_until_it_is_back(folder: Path) -> None:
    """Also when a new key was made meanwhile for somebody else."""
    key = (folder / "leadhook.db.key").read_bytes()
    (folder / "leadhook.db.key").unlink()
    storage = await opened(folder)
    assert await told_at_start(storage) == [ExclusionsLost(count=1)]
    await exclude_and_erase(storage, 5_987_654_322)
    assert await told_at_start(storage) == [ExclusionsLost(count=1)]
    async with storage.reading() as session:
        assert await session.exclusions.find(BORIS) is not None
    await storage.close()

    (folder / "leadhook.db.key").write_bytes(key)
    storage = await opened(folder)
    async with storage.reading() as session:
        assert await session.exclusions.find(ANNA) is not None
    await storage.close()


async def test_a_lifted_exclusion_is_missed_by_nobody(folder: Path) -> None:
    (folder / "leadhook.db.key").unlink()
    storage = await opened(folder)
    async with storage.writing() as session:
        (exclusion,) = await session.exclusions.list_in_force(limit=9)
        await session.exclusions.lift(exclusion.id, ManagerId(1), NOW)
    assert await told_at_start(storage) == []
    await storage.close()


@pytest.mark.parametrize("content", [b"", b"half a key"], ids=["empty", "cut"])
async def test_a_damaged_key_is_refused_at_the_start(folder: Path, content: bytes) -> None:
    """With an empty one anybody could work the hashes out, and nobody would be recognised."""
    (folder / "leadhook.db.key").write_bytes(content)
    with pytest.raises(StorageError, match="is damaged"):
        await opened(folder)


async def test_a_key_that_cannot_be_read_is_refused_at_the_start(folder: Path) -> None:
    (folder / "leadhook.db.key").unlink()
    (folder / "leadhook.db.key").mkdir()  # unreadable also for root, who runs the tests in a container
    with pytest.raises(StorageError, match="cannot be read"):
        await opened(folder)


def test_a_key_appears_as_a_whole_and_for_the_bot_alone(tmp_path: Path) -> None:
    """What a kill in the middle of writing left behind is no key."""
    (tmp_path / "it.key.new").write_bytes(b"half")
    hidden = HiddenValues(tmp_path / "it.key")
    assert hidden.find(ANNA) is None
    form = hidden.hide(ANNA)
    assert os.listdir(tmp_path) == ["it.key"]
    assert (tmp_path / "it.key").stat().st_mode & 0o777 == 0o600
    assert HiddenValues(tmp_path / "it.key").find(ANNA) == form
