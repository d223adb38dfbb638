"""The inbox: nothing twice, in order lane by lane, and no lane in the way of another."""

from datetime import timedelta

from bot.mailboxes import InboxEntry, Incoming
from storage import Session
from tests.storage.examples import LATER, MUCH_LATER, NOW

BOT = 42


def incoming(update_id: int, lane: str = "anna", body: str = "{}") -> Incoming:
    return Incoming(update_id=update_id, lane=lane, body=body)


async def ready_ids(session: Session, *, limit: int = 10) -> list[int]:
    return [entry.update_id for entry in await session.inbox.ready(NOW, limit)]


async def first(session: Session) -> InboxEntry:
    return (await session.inbox.ready(NOW, 1))[0]


async def test_updates_come_out_as_they_came_in(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(7, "anna", '{"текст": "да"}')], NOW)

    (entry,) = await session.inbox.ready(NOW, 10)

    assert (entry.update_id, entry.lane, entry.body) == (7, "anna", '{"текст": "да"}')
    assert (entry.attempts, entry.first_failed) == (0, None)


async def test_updates_come_out_in_the_order_they_came_even_where_their_ids_jump_back(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(900), incoming(901)], NOW)
    await session.inbox.add(BOT, [incoming(3)], NOW)

    assert await ready_ids(session) == [900, 901, 3]


async def test_no_more_updates_come_out_than_asked_for(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1), incoming(2), incoming(3)], NOW)

    assert await ready_ids(session, limit=2) == [1, 2]


async def test_only_what_has_not_taken_effect_is_waiting(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1), incoming(2), incoming(3)], NOW)
    await session.inbox.finish((await first(session)).seq, NOW)
    await session.inbox.set_aside((await first(session)).seq, error="unreadable", now=NOW)

    assert await session.inbox.count_waiting(in_crowd=False) == 1


async def test_an_update_that_comes_again_is_kept_once_as_it_came_first(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1, body='"first"')], NOW)
    await session.inbox.add(BOT, [incoming(1, body='"again"'), incoming(2)], NOW)

    entries = await session.inbox.ready(NOW, 10)

    assert [(entry.update_id, entry.body) for entry in entries] == [(1, '"first"'), (2, "{}")]


async def test_an_update_that_comes_again_after_taking_effect_takes_none(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1)], NOW)
    await session.inbox.finish((await first(session)).seq, NOW)

    await session.inbox.add(BOT, [incoming(1)], NOW)

    assert await ready_ids(session) == []


async def test_the_same_number_from_another_bot_is_another_update(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1)], NOW)
    await session.inbox.add(BOT + 1, [incoming(1)], NOW)

    assert await ready_ids(session) == [1, 1]


async def test_a_lane_waits_with_its_head_and_the_others_go_on(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1), incoming(2), incoming(3, "boris")], NOW)

    await session.inbox.postpone((await first(session)).seq, error="Locked", until=LATER, now=NOW)

    assert await ready_ids(session) == [3]
    assert [entry.update_id for entry in await session.inbox.ready(LATER, 10)] == [1, 2, 3]


async def test_a_postponed_update_counts_its_tries_from_the_first_failure(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1)], NOW)
    seq = (await first(session)).seq

    await session.inbox.postpone(seq, error="Locked", until=NOW, now=NOW)
    await session.inbox.postpone(seq, error="Locked", until=NOW, now=NOW + timedelta(seconds=1))

    entry = await first(session)
    assert (entry.attempts, entry.first_failed) == (2, NOW)


async def test_a_pause_that_seems_too_long_is_over(session: Session) -> None:
    """The clock has been set back since."""
    await session.inbox.add(BOT, [incoming(1)], NOW)
    minute = timedelta(minutes=1)
    await session.inbox.postpone((await first(session)).seq, error="KeyError", until=NOW + minute, now=NOW)

    assert await session.inbox.ready(NOW, 10, minute) == []
    assert len(await session.inbox.ready(NOW - timedelta(hours=1), 10, minute)) == 1


async def test_the_next_try_is_the_earliest_of_those_postponed(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1), incoming(2, "boris"), incoming(3, "clara")], NOW)
    one, two, _ = await session.inbox.ready(NOW, 10)
    assert await session.inbox.next_try() is None

    await session.inbox.postpone(one.seq, error="Locked", until=MUCH_LATER, now=NOW)
    await session.inbox.postpone(two.seq, error="Locked", until=LATER, now=NOW)

    assert await session.inbox.next_try() == LATER


async def test_a_dead_letter_lets_its_lane_go_on(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(1), incoming(2)], NOW)
    head = (await first(session)).seq
    await session.inbox.postpone(head, error="KeyError", until=LATER, now=NOW)

    await session.inbox.set_aside(head, error="KeyError", now=NOW)

    assert await ready_ids(session) == [2]
    assert await session.inbox.next_try() is None


async def test_what_took_effect_is_forgotten_after_its_time_and_nothing_else(session: Session) -> None:
    await session.inbox.add(BOT, [incoming(number) for number in (1, 2, 3, 4)], NOW)
    old, recent, dead, _ = await session.inbox.ready(NOW, 10)
    await session.inbox.finish(old.seq, NOW)
    await session.inbox.finish(recent.seq, LATER)
    await session.inbox.set_aside(dead.seq, error="KeyError", now=NOW)

    await session.inbox.forget_finished(LATER)

    rows = await session.connection.rows("SELECT update_id FROM inbox ORDER BY seq")
    assert [row["update_id"] for row in rows] == [2, 3, 4]


async def test_what_was_read_as_one_message_is_found_in_its_lane(session: Session) -> None:
    """In its order; what was read by itself, or is another person's, is not."""
    await session.inbox.add(BOT, [incoming(1), incoming(2), incoming(3), incoming(4, "boris")], NOW)
    entries = await session.inbox.ready(NOW, 10)
    heads = (entries[0].seq, entries[0].seq, None, entries[3].seq)
    for entry, head in zip(entries, heads, strict=True):
        await session.inbox.finish(entry.seq, NOW, read_with=head)

    found = await session.inbox.list_read_together("anna")

    assert [(entry.update_id, entry.read_with) for entry in found] == [(1, entries[0].seq), (2, entries[0].seq)]


async def test_the_crowd_comes_out_by_itself(session: Session) -> None:
    crowd = Incoming(update_id=1, lane="crowd 5", body="{}", in_crowd=True)
    await session.inbox.add(BOT, [crowd, incoming(2)], NOW)

    (first,) = await session.inbox.ready(NOW, 10)
    (later,) = await session.inbox.ready(NOW, 10, in_crowd=True)

    assert [(entry.update_id, entry.in_crowd) for entry in (first, later)] == [(2, False), (1, True)]
    assert [await session.inbox.count_waiting(in_crowd=each) for each in (True, False)] == [1, 1]
