"""The crowd: ten thousand reactions wait until those who write have been answered, and lose nothing by that."""

import json
from datetime import datetime
from itertools import count
from typing import Any

import pytest
from aiogram.types import Message, MessageReactionCountUpdated, MessageReactionUpdated, Poll
from hypothesis import given
from hypothesis import strategies as st

from bot.mailboxes import InboxEntry
from bot.updates.arriving import incoming
from bot.updates.crowd import with_newest_counts
from bot.updates.dispatching import LONGEST_OF_CROWD, MOST_AT_ONCE, REST_OF_CROWD
from bot.usecases.ports import Turn
from tests.updates.hand_clock import START, HandClock
from tests.updates.workshop import ANNA, BORIS, Workshop, message, person, run_until_done

GROUP, CHANNEL = -1_001_000_000_001, -1_001_000_000_002
HEART = {"type": "emoji", "emoji": "❤"}


def reaction(update_id: int, *, by: int = ANNA, to: int = 5, chat_id: int = GROUP) -> dict[str, Any]:
    """Somebody reacts to a message of a group."""
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup", "title": "Обсуждение"}
    content = {"chat": chat, "message_id": to, "date": 1, "old_reaction": [], "new_reaction": [HEART]}
    return {"update_id": update_id, "message_reaction": {**content, "user": person(by)}}


def counted(update_id: int, total: int, *, of: int = 5) -> dict[str, Any]:
    """So many hearts stand under a post of a channel by now."""
    content = {"chat": {"id": CHANNEL, "type": "channel", "title": "Новости"}, "message_id": of, "date": 1}
    return {
        "update_id": update_id,
        "message_reaction_count": {**content, "reactions": [{"type": HEART, "total_count": total}]},
    }


def polled(update_id: int, total: int) -> dict[str, Any]:
    """So many have voted by now."""
    about = {"is_closed": False, "is_anonymous": True, "type": "regular", "allows_multiple_answers": False}
    also = {"allows_revoting": True, "members_only": False}
    poll = {"id": "77", "question": "?", "options": [], "total_voter_count": total, **about, **also}
    return {"update_id": update_id, "poll": poll}


def writes_down(workshop: Workshop) -> list[str]:
    """Return the list in which handlers write what took effect."""
    done: list[str] = []

    async def hear(message: Message) -> None:
        done.append(f"{message.text}")

    async def see(reaction: MessageReactionUpdated) -> None:
        done.append(f"reaction to {reaction.message_id}")

    async def count_hearts(change: MessageReactionCountUpdated) -> None:
        done.append(f"{change.reactions[0].total_count} of {change.message_id}")

    async def count_votes(poll: Poll) -> None:
        done.append(f"{poll.total_voter_count} votes")

    workshop.dispatcher.message.register(hear)
    workshop.dispatcher.message_reaction.register(see)
    workshop.dispatcher.message_reaction_count.register(count_hearts)
    workshop.dispatcher.poll.register(count_votes)
    return done


# Lanes


def test_the_crowd_has_lanes_of_its_own() -> None:
    """Each person's, so that what one of them did keeps its order and fails for nobody else."""
    came = incoming(reaction(7))
    assert (came.lane, came.in_crowd) == (f"crowd {ANNA}", True)


def test_a_channel_that_reacts_or_votes_has_its_lane_too() -> None:
    reacts = reaction(7)
    reacts["message_reaction"]["actor_chat"] = {"id": CHANNEL}
    votes = {"update_id": 8, "poll_answer": {"voter_chat": {"id": CHANNEL}, "user": {"id": 136817688}}}

    assert {incoming(reacts).lane, incoming(votes).lane} == {f"crowd {CHANNEL}"}


def test_who_was_let_in_counts_and_not_who_did_it() -> None:
    change = {"chat": {"id": GROUP}, "from": {"id": BORIS}, "new_chat_member": {"user": {"id": ANNA}}}
    assert incoming({"update_id": 7, "chat_member": change}).lane == f"crowd {ANNA}"


def test_a_reaction_in_the_talk_belongs_to_the_talk() -> None:
    came = incoming(reaction(7, chat_id=ANNA))
    assert (came.lane, came.in_crowd) == (str(ANNA), False)


@pytest.mark.parametrize("kind", ["message", "callback_query", "inline_query", "chat_join_request", "my_chat_member"])
def test_what_somebody_waits_for_does_not_wait(kind: str) -> None:
    event = {"chat": {"id": GROUP}, "from": {"id": ANNA}, "user": {"id": ANNA}}
    assert not incoming({"update_id": 7, kind: event}).in_crowd


@pytest.mark.parametrize(
    "garbage", [{"message_reaction": {}}, {"poll": {}}, {"poll": {"id": []}}, {"message_reaction_count": {"chat": 1}}]
)
def test_what_nobody_can_read_has_a_lane_of_its_own(garbage: dict[str, Any]) -> None:
    assert incoming({"update_id": 7, **garbage}).lane == "update 7"


# Who goes first


async def test_who_writes_amid_a_crowd_goes_before_it(workshop: Workshop) -> None:
    done = writes_down(workshop)

    await workshop.work_off(reaction(1, to=1), reaction(2, to=2), message(3, "hello"))

    assert done == ["hello", "reaction to 1", "reaction to 2"]


async def test_the_crowd_takes_a_small_share_of_each_round(workshop: Workshop, clock: HandClock) -> None:
    """And rests then, however many of them wait: mostly, who writes meanwhile finds nobody before them."""
    done = writes_down(workshop)

    async def take_long(reaction: MessageReactionUpdated) -> None:
        clock.pass_time(LONGEST_OF_CROWD * 0.6)
        done.append(f"reaction to {reaction.message_id}")

    workshop.dispatcher.message_reaction.handlers.clear()
    workshop.dispatcher.message_reaction.register(take_long)

    first = await workshop.work_off(*[reaction(number, to=number) for number in range(1, 10)])
    assert (first.more, first.rests, done) == (False, True, ["reaction to 1", "reaction to 2"])

    await workshop.work_off(message(10, "hello"))
    assert done[2:] == ["hello"]

    clock.pass_time(REST_OF_CROWD * 1.1)
    await workshop.dispatching.work_off()
    assert done[3:] == ["reaction to 3", "reaction to 4"]


async def test_a_crowd_is_gone_on_with_by_itself(workshop: Workshop, clock: HandClock) -> None:
    """Nobody has to write to wake the bot for it."""
    done = writes_down(workshop)
    count = 3 * MOST_AT_ONCE

    await run_until_done(workshop, *[reaction(number, to=number, by=number) for number in range(1, count + 1)])

    assert len(done) == count
    assert [pause for pause in clock.pauses if pause and pause != pytest.approx(REST_OF_CROWD)] == []


async def test_a_rush_of_people_does_not_starve_the_crowd(workshop: Workshop) -> None:
    """Otherwise it would grow on the disk as long as the rush lasts."""
    done = writes_down(workshop)
    people = [message(number, by=number) for number in range(2, 2 + 2 * MOST_AT_ONCE)]

    await workshop.work_off(reaction(1, to=1), *people)

    assert done[-1] == "reaction to 1"
    assert len(done) == MOST_AT_ONCE + 1


async def test_a_reaction_does_not_overtake_what_came_before_it(workshop: Workshop) -> None:
    """Such as the news that the bot was let in where somebody reacts: in many rounds' work, it still comes first."""
    done = writes_down(workshop)
    people = [message(number, f"hello {number}", by=number) for number in range(1, 2 * MOST_AT_ONCE)]

    await run_until_done(workshop, *people, reaction(2 * MOST_AT_ONCE, to=1), message(999, "bye"))

    assert done.index("reaction to 1") > done.index(f"hello {2 * MOST_AT_ONCE - 1}")


async def test_a_reaction_waits_for_nothing_that_failed(workshop: Workshop) -> None:
    done = writes_down(workshop)

    async def fail(message: Message) -> None:
        raise RuntimeError

    workshop.dispatcher.message.handlers.clear()
    workshop.dispatcher.message.register(fail)

    await workshop.work_off(message(1), message(2), reaction(3, to=1))

    assert done == ["reaction to 1"]


async def test_a_reaction_that_fails_holds_up_its_own_person_only(workshop: Workshop) -> None:
    done = writes_down(workshop)

    async def fail(reaction: MessageReactionUpdated) -> None:
        if reaction.message_id == 1:
            raise RuntimeError
        done.append(f"reaction to {reaction.message_id}")

    workshop.dispatcher.message_reaction.handlers.clear()
    workshop.dispatcher.message_reaction.register(fail)

    await workshop.work_off(reaction(1, to=1), reaction(2, to=2), reaction(3, to=3, by=BORIS), message(4, "hello"))

    assert done == ["hello", "reaction to 3"]


async def test_what_takes_effect_late_is_dated_when_it_came(workshop: Workshop, clock: HandClock) -> None:
    dates: list[datetime] = []

    async def see(reaction: MessageReactionUpdated, turn: Turn) -> None:
        dates.append(turn.now)

    workshop.dispatcher.message_reaction.register(see)
    await workshop.receive(reaction(1))
    clock.pass_time(60)

    await workshop.dispatching.work_off()

    assert dates == [START]


# What is kept


async def test_of_a_crowd_only_the_numbers_stay(workshop: Workshop) -> None:
    writes_down(workshop)

    await workshop.work_off(reaction(1), counted(2, 10), counted(3, 11), message(4, "hello"))

    rows = await workshop.rows("SELECT update_id, status, body <> '' AS kept FROM inbox ORDER BY seq")
    assert [(row["update_id"], row["status"], row["kept"]) for row in rows] == [
        (1, "done", 0),
        (2, "done", 0),
        (3, "done", 0),
        (4, "done", 1),
    ]


async def test_only_the_newest_count_of_a_message_takes_effect(workshop: Workshop) -> None:
    done = writes_down(workshop)

    await workshop.work_off(counted(1, 10), counted(2, 3, of=6), counted(3, 11), polled(4, 1), polled(5, 2))

    assert done == ["3 of 6", "11 of 5", "2 votes"]


async def test_a_count_that_was_delivered_late_is_not_the_newest(workshop: Workshop) -> None:
    done = writes_down(workshop)

    await workshop.work_off(counted(2, 11), counted(1, 10))

    assert done == ["11 of 5"]


@given(
    st.permutations(range(1, 9)),
    st.lists(st.sampled_from(["counts 1 1", "counts 1 2", "crowd 5"]), min_size=8, max_size=8),
)
def test_nothing_is_left_behind_and_nothing_else_overtaken(ids: list[int], lanes: list[str]) -> None:
    numbers = count(1)
    entries = [
        InboxEntry(
            seq=next(numbers),
            update_id=id_,
            lane=lane,
            body="{}",
            attempts=0,
            first_failed=None,
            received_at=START,
            in_crowd=True,
        )
        for id_, lane in zip(ids, lanes, strict=True)
    ]

    left = with_newest_counts(entries)

    assert sorted(seq for entry in left for seq in (entry.seq, *entry.overtaken)) == list(range(1, 9))
    assert [entry.seq for entry in left] == sorted(entry.seq for entry in left)
    for entry in left:
        alike = [each for each in entries if each.lane == entry.lane and entry.lane != "crowd 5"]
        assert entry.update_id == max((each.update_id for each in alike), default=entry.update_id)


async def test_the_raw_words_of_the_bots_own_talk_stay_as_before(workshop: Workshop) -> None:
    writes_down(workshop)

    await workshop.work_off(reaction(1, chat_id=ANNA))

    (row,) = await workshop.rows("SELECT body FROM inbox")
    assert json.loads(row["body"])["update_id"] == 1
