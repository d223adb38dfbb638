"""Comparing the imported: whom a new line may be is told before it comes in, and nobody is merged by it."""

import pytest

from bot.domain.client import Client
from bot.domain.errors import ImportGone
from bot.domain.ids import ImportId
from bot.domain.imported.imports import Outcome
from bot.domain.imported.likely import Compared, MaybeKnown
from bot.domain.likeness.evidence import Evidence
from bot.usecases import compare_imported
from bot.usecases.compare_imported import compare_next, keep_compared
from bot.usecases.import_clients import (
    begin_import,
    end_staging,
    give_up_import,
    make_visible,
    stage_lines,
    sweep_imports,
)
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.ports.importing import StagedLine
from bot.usecases.read_imports import read_import
from tests.usecases.cast import VIKTOR, know
from tests.usecases.test_importing import PHONE, person, points

NEAR = "8 912 345-67-81"
ONE_DIGIT = (Evidence.ONE_DIGIT_OFF,)


async def taken_in(turn: Turn) -> None:
    """All names that are there are found by their words."""
    while await turn.records.likeness.take_in(100):
        pass


async def compared(turn: Turn, file: ImportId, *, among: int = 10) -> Compared:
    """The whole walk, by portions."""
    while (portion := await compare_next(turn.records, file, among=among)) is not None:
        await keep_compared(turn, file, portion)
    return await turn.records.import_comparisons.get(file)


async def of_lines(turn: Turn, file: ImportId) -> dict[int, MaybeKnown | None]:
    """What the report tells of each line."""
    return {line.line: line.maybe for line in await turn.records.imports.list_lines(file, 0, 100)}


@pytest.fixture
async def maria(turn: Turn) -> Client:
    """Somebody known, among a few others."""
    await know(turn, name="Борис Иванов")
    maria = await know(turn, *points(PHONE), name="Мария Римская")
    await taken_in(turn)
    return maria


async def a_file(turn: Turn) -> ImportId:
    """Somebody who may be known, somebody new, and somebody who is known."""
    file = await begin_import(turn, "clients.csv", by=VIKTOR)
    lines = [
        person("Маша Римская", NEAR, line=2),
        person("Роза Щукина", "8 912 999-99-99", line=3),
        person("Мария Римская", PHONE, line=4),
        person("Римская М", "8 912 345-67-79", line=5),
    ]
    await stage_lines(turn, file, lines)
    return file


@pytest.mark.parametrize("among", [1, 10])
async def test_who_may_be_known_is_told_with_what_it_rests_on(turn: Turn, maria: Client, among: int) -> None:
    file = await a_file(turn)
    found = await compared(turn, file, among=among)
    assert (found.lines, found.reached, found.is_all) == (3, 5, True)
    told = await of_lines(turn, file)
    assert told[2] == MaybeKnown(name="Маша Римская", known="Мария Римская", named_so=False, evidence=ONE_DIGIT)
    assert (told[3], told[4]) == (None, None)
    card = await read_import(turn.records, file)
    assert card.likely[0] == StagedLine(line=2, outcome=Outcome.NEW, client=card.likely[0].client, maybe=told[2])
    assert card.compared.likely == len(card.likely) == len([each for each in told.values() if each])


async def test_nobody_is_merged(turn: Turn, maria: Client) -> None:
    file = await a_file(turn)
    await compared(turn, file)
    await end_staging(turn, file)
    visible = await make_visible(turn, file, by=VIKTOR)
    assert visible.counts == {Outcome.NEW: 3, Outcome.KNOWN: 1}
    assert [point.value.normal_form for point in await turn.records.directory.client_points(maria.id)] == [
        "+79123456789"
    ]


async def test_lines_of_one_file_are_not_held_against_each_other(turn: Turn) -> None:
    """Once they are in, hygiene lists them."""
    file = await begin_import(turn, "clients.csv", by=VIKTOR)
    await stage_lines(turn, file, [person("Мария Римская", PHONE), person("Маша Римская", NEAR, line=3)])
    await taken_in(turn)
    assert (await compared(turn, file)).likely == 0


async def test_no_more_than_so_many_are_looked_up(turn: Turn, maria: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    """And it is told which."""
    monkeypatch.setattr(compare_imported, "MOST_COMPARED", 2)
    found = await compared(turn, await a_file(turn))
    assert found == Compared(lines=2, reached=3, likely=1, is_all=False)


async def test_who_was_merged_meanwhile_is_called_by_the_card_that_is_left(turn: Turn, maria: Client) -> None:
    file = await a_file(turn)
    await compared(turn, file)
    left = await know(turn, name="Мария Римская-Щукина")
    await merge_clients(turn, left.id, maria.id, by=VIKTOR)
    told = (await of_lines(turn, file))[2]
    assert told is not None
    assert told.known == "Мария Римская-Щукина"


async def test_what_was_found_goes_with_a_file_that_is_left(turn: Turn, maria: Client) -> None:
    file = await a_file(turn)
    portion = await compare_next(turn.records, file, among=1)
    assert portion is not None
    await keep_compared(turn, file, portion)
    await give_up_import(turn, file)
    with pytest.raises(ImportGone):
        await keep_compared(turn, file, portion)
    while await sweep_imports(turn):
        pass
    assert await turn.records.import_comparisons.get(file) == Compared()
    assert await turn.records.imports.list_likely(file, limit=9) == []
