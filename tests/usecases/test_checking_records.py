"""Checking a record: an owner says once that it was looked through, and can take that back while nothing is newer."""

from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.errors import ClientChangedSince, ClientOfOther, UndoneAlready
from bot.domain.ids import ActivityId
from bot.usecases.check_record import check_record, read_record_check, undo_check
from bot.usecases.ports import Turn
from tests.usecases.cast import NOW, OLGA, VIKTOR, know

DUE = NOW + timedelta(days=30)
LONG_AGO = NOW - timedelta(days=1)


async def to_check(turn: Turn) -> Client:
    """A client whose record is to be looked through."""
    client = await know(turn)
    await turn.records.erasing.add_record_to_check(client.id, DUE)
    return client


async def checked(turn: Turn, client: Client) -> ActivityId:
    """Viktor has looked."""
    assert await check_record(turn, client.id, DUE, by=VIKTOR)
    line = await turn.records.activities.find_last_of_client(client.id, Deed.RECORD_CHECKED)
    assert line is not None
    return line.id


async def test_it_is_done_once_and_history_says_by_whom_and_when(turn: Turn) -> None:
    client = await to_check(turn)

    assert await check_record(turn, client.id, DUE, by=VIKTOR)
    assert not await check_record(turn, client.id, DUE, by=VIKTOR)

    lines = await turn.records.activities.list_of_client(client.id)
    assert [(line.deed, line.actor, line.happened_at) for line in lines] == [(Deed.RECORD_CHECKED, VIKTOR.id, NOW)]


async def test_it_is_the_owners_to_say(turn: Turn) -> None:
    client = await to_check(turn)

    with pytest.raises(ClientOfOther):
        await check_record(turn, client.id, DUE, by=OLGA)

    assert (await read_record_check(turn.records, client.id, OLGA, since=LONG_AGO)).due_at is None
    assert (await read_record_check(turn.records, client.id, VIKTOR, since=LONG_AGO)).due_at == DUE


async def test_an_old_button_does_not_answer_for_a_later_erasing(turn: Turn) -> None:
    client = await to_check(turn)
    await turn.records.erasing.add_record_to_check(client.id, DUE + timedelta(days=9))

    assert not await check_record(turn, client.id, DUE, by=VIKTOR)


@pytest.mark.parametrize(("days_left", "reminded"), [(30, 1), (2, 0)])
async def test_taken_back_it_is_to_be_done_again(turn: Turn, days_left: int, reminded: int) -> None:
    """Owners are reminded of it, unless they sit over it just then because the day is near."""
    client = await know(turn)
    due = NOW + timedelta(days=days_left)
    await turn.records.erasing.add_record_to_check(client.id, due)
    await check_record(turn, client.id, due, by=VIKTOR)
    line = (await read_record_check(turn.records, client.id, VIKTOR, since=LONG_AGO)).checked
    assert line is not None

    await undo_check(turn, line.id, by=VIKTOR, since=LONG_AGO)

    assert (await read_record_check(turn.records, client.id, VIKTOR, since=LONG_AGO)).due_at == due
    assert len(await turn.records.erasing.take_due_records(due + timedelta(days=1), NOW)) == reminded
    with pytest.raises(UndoneAlready):
        await undo_check(turn, line.id, by=VIKTOR, since=LONG_AGO)


async def test_what_is_to_be_looked_through_anew_or_was_long_ago_does_not_go_back(turn: Turn) -> None:
    client = await to_check(turn)
    line = await checked(turn, client)

    with pytest.raises(ClientChangedSince):
        await undo_check(turn, line, by=VIKTOR, since=NOW + timedelta(days=1))
    await turn.records.erasing.add_record_to_check(client.id, DUE + timedelta(days=9))
    with pytest.raises(ClientChangedSince):
        await undo_check(turn, line, by=VIKTOR, since=LONG_AGO)
