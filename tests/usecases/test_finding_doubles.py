"""Finding doubles: who may be on two cards is found a few clients at a time, never by a name that many have."""

from dataclasses import replace
from itertools import combinations

import pytest

from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.hygiene import Disorder, MaybeSame
from bot.domain.merging import CardKind
from bot.usecases.find_disorder import read_disorder
from bot.usecases.find_doubles import find_doubles_of_changed, find_next_doubles
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.tell_apart import take_telling_apart_back, tell_cards_apart
from bot.usecases.undo_merge import undo_merge
from tests.usecases.cast import PHONE, VIKTOR, know, typed

NEAR = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456781")
ALSO_NEAR = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456780")
FIRST = ("Иван", "Пётр", "Анна", "Ольга", "Сергей", "Мария", "Павел", "Юлия", "Дмитрий", "Елена")
SURNAMES = ("Кузнецов", "Щукин", "Жуков", "Сидоров", "Воронцов", "Орлов", "Царёв", "Чехов", "Лаптев", "Хвостов")


async def look(turn: Turn, *, among: int = 3) -> int:
    """The whole walk; returns of how many portions it was."""
    while await turn.records.likeness.take_in(100):
        pass
    portions = 0
    while (found := await find_next_doubles(turn.records, among=among)) is not None:
        await turn.records.likely_doubles.save(found.pairs, reached=found.reached)
        portions += 1
    return portions


async def look_again(turn: Turn) -> list[int]:
    """At whoever has changed since; returns who that was."""
    while await turn.records.likeness.take_in(100):
        pass
    found = await find_doubles_of_changed(turn.records, among=9)
    for each in found:
        await turn.records.likely_doubles.save_again(each.client, each.pairs, changes=each.changes)
    return [each.client for each in found]


async def pairs(turn: Turn) -> list[tuple[int, int]]:
    """Who is listed."""
    page = await read_disorder(turn.records, Disorder.MAYBE_SAME, size=5, by=VIKTOR)
    return [(each.one.id, each.other.id) for each in page.findings if isinstance(each, MaybeSame)]


@pytest.fixture
async def doubles(turn: Turn) -> tuple[Client, Client]:
    """One person on two cards, with a wrong digit on one of them, among a few others."""
    one = await know(turn, typed(PHONE), name="Анна Римская")
    await know(turn, name="Борис Иванов")
    return one, await know(turn, typed(NEAR), name="Римская Аня")


async def test_a_name_alike_and_something_else_make_a_pair(turn: Turn, doubles: tuple[Client, Client]) -> None:
    assert await look(turn) == 1
    assert await pairs(turn) == [(doubles[0].id, doubles[1].id)]


async def test_the_walk_goes_on_where_it_was(turn: Turn, doubles: tuple[Client, Client]) -> None:
    """Portion by portion, each client once; who comes later is looked at then."""
    assert await look(turn, among=1) == 3
    assert await look(turn) == 0
    late = await know(turn, typed(NEAR), name="Anna Rimskaya")
    assert await look(turn) == 1
    assert {number for pair in await pairs(turn) for number in pair} == {doubles[0].id, doubles[1].id, late.id}


async def test_a_name_that_many_have_makes_no_pair(turn: Turn) -> None:
    for name in FIRST:
        for surname in SURNAMES:
            await know(turn, name=f"{name} {surname}")
    for _ in range(4):
        await know(turn, name="Иван Иванов")
    await look(turn, among=50)
    assert await pairs(turn) == []


async def test_who_was_told_apart_or_merged_is_not_listed(turn: Turn, doubles: tuple[Client, Client]) -> None:
    """Taken back, they are."""
    one, other = doubles
    await look(turn)
    line = await tell_cards_apart(turn, CardKind.CLIENT, one.id, other.id, by=VIKTOR)
    assert await pairs(turn) == []
    await take_telling_apart_back(turn, line, by=VIKTOR)
    assert await pairs(turn) == [(one.id, other.id)]
    merged = await merge_clients(turn, one.id, other.id, by=VIKTOR)
    assert await pairs(turn) == []
    await undo_merge(turn, merged, by=VIKTOR)
    assert await pairs(turn) == [(one.id, other.id)]


async def test_who_gets_a_name_or_a_contact_later_is_looked_at_again(
    turn: Turn, doubles: tuple[Client, Client]
) -> None:
    """Once, and only who was looked at before: the walk comes to the others by itself."""
    boris = await know(turn, name="Елена Смирнова")
    await look(turn)
    assert await look_again(turn) == []

    await turn.records.directory.save_client(replace(boris, name="Аня Римская"))
    await turn.records.directory.append_points([typed(ALSO_NEAR)], client=boris.id, now=turn.now)

    assert await look_again(turn) == [boris.id]
    assert {frozenset(pair) for pair in await pairs(turn)} == {
        frozenset({one, other}) for one, other in combinations((doubles[0].id, doubles[1].id, boris.id), 2)
    }
    assert await look_again(turn) == []


async def test_a_pair_goes_with_what_spoke_for_it(turn: Turn, doubles: tuple[Client, Client]) -> None:
    """And comes again with it."""
    one, other = doubles
    await look(turn)
    await turn.records.directory.save_client(replace(other, name="Пётр Чехов"))
    assert await look_again(turn) == [other.id]
    assert await pairs(turn) == []

    await turn.records.directory.save_client(other)
    assert await look_again(turn) == [other.id]
    assert await pairs(turn) == [(one.id, other.id)]


async def test_who_changes_while_being_looked_at_is_looked_at_again(turn: Turn, doubles: tuple[Client, Client]) -> None:
    one, other = doubles
    await look(turn)
    await turn.records.directory.save_client(replace(other, name="Пётр Чехов"))
    while await turn.records.likeness.take_in(100):
        pass
    (early,) = await find_doubles_of_changed(turn.records, among=9)
    await turn.records.directory.save_client(other)
    await turn.records.likely_doubles.save_again(early.client, early.pairs, changes=early.changes)
    assert await pairs(turn) == []

    assert await look_again(turn) == [other.id]
    assert await pairs(turn) == [(one.id, other.id)]
