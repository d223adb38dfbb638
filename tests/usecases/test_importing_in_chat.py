"""Importing in the chat: who may do what, in which order, and what is known of a file at each step."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import ForTheOwner, ImportGone, ImportUnderWay, NoColumnOfNames, NotFound
from bot.domain.events import ImportChanged
from bot.domain.ids import ImportId
from bot.domain.imported.columns import Columns, Meaning
from bot.domain.imported.files import FileInChat, Wanted, may_be_table
from bot.domain.imported.imports import ImportStatus
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileFault
from bot.domain.member import Member
from bot.usecases.import_clients import (
    end_staging,
    give_up_broken_off,
    give_up_import,
    make_visible,
    stage_lines,
    undo_import,
)
from bot.usecases.import_in_chat import (
    ask_for_report,
    check_file,
    choose_meaning,
    describe_file,
    end_reading,
    read_columns,
    refuse_file,
    take_file,
)
from bot.usecases.ports import Turn
from bot.usecases.read_imports import list_imports, read_import
from tests.usecases.cast import OLGA, VIKTOR
from tests.usecases.test_importing import PHONE, person

LOOK = Look(
    format="csv",
    headers=("Имя", "Номер"),
    columns=Columns(meanings=(Meaning.NAME, Meaning.NOTHING)),
    encoding="cp1251",
    sheet="",
    rows=2,
    sample=(("Анна", PHONE),),
)
NAMELESS = replace(LOOK, columns=Columns(meanings=(Meaning.NOTHING, Meaning.PHONE)))


async def taken(turn: Turn) -> ImportId:
    """A file that nobody has looked at."""
    return await take_file(turn, "clients.csv", "BQAC", by=VIKTOR)


async def described(turn: Turn, look: Look = LOOK) -> ImportId:
    """A file whose columns are shown."""
    file = await taken(turn)
    await describe_file(turn, file, look)
    return file


async def ready(turn: Turn) -> ImportId:
    """A file all lines of which were looked at."""
    file = await described(turn)
    await check_file(turn, file, by=VIKTOR)
    await stage_lines(turn, file, [person("Анна", PHONE)])
    await end_reading(turn, file, Wanted.CHECK)
    await end_staging(turn, file)
    return file


async def sent(turn: Turn, file: ImportId) -> FileInChat:
    """What is known of the file."""
    found = await turn.records.import_files.find(file)
    assert found is not None
    return found


async def test_each_step_says_what_is_wanted_of_the_file_next(turn: Turn) -> None:
    file = await taken(turn)
    assert await turn.records.import_files.find_wanted() == file
    assert await sent(turn, file) == FileInChat(file_id="BQAC", wanted=Wanted.LOOK)

    await describe_file(turn, file, LOOK)
    assert await sent(turn, file) == FileInChat(file_id="BQAC", wanted=None, look=LOOK, rows=2)
    assert await turn.records.import_files.find_wanted() is None

    await check_file(turn, file, by=VIKTOR)
    decided = FileInChat(file_id="BQAC", wanted=Wanted.CHECK, meanings=LOOK.columns.meanings, rows=2)
    assert await sent(turn, file) == decided
    assert set(turn.events) == {ImportChanged(file=file)}


async def test_nothing_that_stands_in_a_file_is_kept_once_its_columns_are_decided_or_it_is_left(turn: Turn) -> None:
    file = await described(turn)
    await check_file(turn, file, by=VIKTOR)
    assert (await sent(turn, file)).look is None
    await give_up_import(turn, file, by=VIKTOR)
    other = await described(turn)
    await give_up_import(turn, other, by=VIKTOR)
    assert (await sent(turn, other)).look is None


async def test_a_column_is_what_the_owner_says(turn: Turn) -> None:
    file = await described(turn, NAMELESS)
    with pytest.raises(NoColumnOfNames):
        await check_file(turn, file, by=VIKTOR)
    await choose_meaning(turn, file, 0, Meaning.NAME, by=VIKTOR)
    assert (await read_columns(turn, file, by=VIKTOR)).columns.meanings == (Meaning.NAME, Meaning.PHONE)
    with pytest.raises(NotFound):
        await choose_meaning(turn, file, 2, Meaning.NAME, by=VIKTOR)
    await check_file(turn, file, by=VIKTOR)
    with pytest.raises(ImportGone):
        await choose_meaning(turn, file, 0, Meaning.PHONE, by=VIKTOR)


Deed = Callable[[Turn, ImportId, Member], Awaitable[object]]
DEEDS: dict[str, Deed] = {
    "send": lambda turn, _, by: take_file(turn, "clients.csv", "BQAC", by=by),
    "look": lambda turn, file, by: read_columns(turn, file, by=by),
    "choose": lambda turn, file, by: choose_meaning(turn, file, 0, Meaning.NAME, by=by),
    "check": lambda turn, file, by: check_file(turn, file, by=by),
    "report": lambda turn, file, by: ask_for_report(turn, file, by=by),
    "let in": lambda turn, file, by: make_visible(turn, file, by=by),
    "leave": lambda turn, file, by: give_up_import(turn, file, by=by),
    "undo": lambda turn, file, by: undo_import(turn, file, by=by),
    "list": lambda turn, _, by: list_imports(turn.records, by=by),
}


@pytest.mark.parametrize("deed", DEEDS)
async def test_all_of_it_is_for_the_owner(turn: Turn, deed: str) -> None:
    file = await ready(turn)
    with pytest.raises(ForTheOwner):
        await DEEDS[deed](turn, file, OLGA)


async def test_a_second_file_waits_until_the_first_is_through(turn: Turn) -> None:
    file = await taken(turn)
    with pytest.raises(ImportUnderWay) as refused:
        await taken(turn)
    assert refused.value.file == file


async def test_a_refused_file_keeps_its_reason_and_stands_in_nobodys_way(turn: Turn) -> None:
    file = await taken(turn)
    await refuse_file(turn, file, FileFault.TOO_MANY_ROWS, "200,000")
    card = await read_import(turn.records, file)
    assert card.imported.status is ImportStatus.GIVEN_UP
    assert card.sent is not None
    assert (card.sent.fault, card.sent.detail) == (FileFault.TOO_MANY_ROWS, "200,000")
    with pytest.raises(ImportGone):
        await refuse_file(turn, file, FileFault.BROKEN)
    assert await taken(turn) != file


async def test_who_reads_a_file_learns_that_nobody_waits_for_it_any_more(turn: Turn) -> None:
    file = await taken(turn)
    await give_up_import(turn, file, by=VIKTOR)
    with pytest.raises(ImportGone):
        await describe_file(turn, file, LOOK)
    with pytest.raises(ImportGone):
        await end_reading(turn, file, Wanted.CHECK)


async def test_a_report_is_made_of_what_is_ready_or_in(turn: Turn) -> None:
    file = await ready(turn)
    await ask_for_report(turn, file, by=VIKTOR)
    await ask_for_report(turn, file, by=VIKTOR)
    assert await turn.records.import_files.find_wanted() == file
    await end_reading(turn, file, Wanted.REPORT)
    await make_visible(turn, file, by=VIKTOR)
    await ask_for_report(turn, file, by=VIKTOR)
    await refuse_file(turn, file, FileFault.GONE)
    assert (await read_import(turn.records, file)).imported.status is ImportStatus.VISIBLE
    await undo_import(turn, file, by=VIKTOR)
    with pytest.raises(ImportGone):
        await ask_for_report(turn, file, by=VIKTOR)


async def test_a_file_nobody_decides_about_is_left_after_a_day(turn: Turn) -> None:
    file = await described(turn)
    await give_up_broken_off(replace(turn, now=turn.now + timedelta(hours=23)))
    assert (await sent(turn, file)).look == LOOK
    late = replace(turn, now=turn.now + timedelta(hours=25), events=[])
    await give_up_broken_off(late)
    assert (await sent(turn, file)).look is None
    assert late.events == [ImportChanged(file=file)]


async def test_the_last_files_are_listed_newest_first(turn: Turn) -> None:
    files = []
    for _ in range(7):
        files.append(await taken(turn))
        await give_up_import(turn, files[-1], by=VIKTOR)
    assert [each.id for each in await list_imports(turn.records, by=VIKTOR)] == files[:1:-1]


def test_a_file_is_known_by_its_ending_as_what_may_hold_clients() -> None:
    assert all(map(may_be_table, ("clients.csv", "Клиенты.XLSX", "phone.vcf", "a.b.jsonl", ".txt")))
    assert not any(map(may_be_table, ("photo.pdf", "csv", "", "clients.csv.exe", "x.")))
