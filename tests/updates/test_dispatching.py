"""Dispatching: every update takes effect once, as a whole and in order, and what cannot be worked on stops nobody."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.fsm.context import FSMContext
from aiogram.methods import SendChatAction, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import CardOutdated, LeadTakenByOther, NotFound
from bot.domain.events import Event, LeadChanged, LeadCreated, ProspectChanged, UpdateSetAside
from bot.domain.ids import LeadId, ManagerId, ProspectId
from bot.domain.member import Role
from bot.mailboxes import Incoming, Session, StorageUnavailable
from bot.trouble import Trouble
from bot.updates.dispatching import LONGEST_BATCH, MOST_AT_ONCE
from bot.usecases.ports import Turn
from storage import Storage
from tests.updates.hand_clock import START, HandClock
from tests.updates.workshop import ANNA, BORIS, BOT_ID, OLGA, Workshop, letter, message, run_until_done, tap


class Defect(Exception):
    """What is wrong with a handler of these tests."""


def fails_at(workshop: Workshop, *texts: str, times: int = 100) -> list[str]:
    """Let a handler fail at some texts, as often as said; return the list it writes down what took effect in."""
    done: list[str] = []
    left = dict.fromkeys(texts, times)

    async def handle(message: Message) -> Any:
        assert message.text is not None
        if left.get(message.text, 0):
            left[message.text] -= 1
            raise Defect
        done.append(message.text)
        return message.answer(f"heard {message.text}")

    workshop.dispatcher.message.register(handle)
    return done


def answers(workshop: Workshop, answer: Callable[[Any], Any]) -> None:
    """Let messages and taps be answered with what a function makes of them."""

    async def handle(event: Message | CallbackQuery) -> Any:
        return answer(event)

    workshop.dispatcher.message.register(handle)
    workshop.dispatcher.callback_query.register(handle)


async def add_prospect(session: Session, telegram_id: int = 900) -> None:
    await session.prospects.add(telegram_id=telegram_id, telegram_name=None, username=None, language="en", now=START)


# Once


async def test_an_update_that_comes_twice_takes_effect_once(workshop: Workshop) -> None:
    done = fails_at(workshop)

    await workshop.work_off(message(1), message(1))
    await workshop.work_off(message(1))

    assert done == ["hello"]
    assert await workshop.letters() == [(ANNA, "heard hello")]
    assert await workshop.statuses() == ["done"]


async def test_nothing_waits_and_nothing_happens(workshop: Workshop) -> None:
    batch = await workshop.work_off()

    assert (batch.more, batch.next_try, workshop.courtesies) == (False, None, [])


async def test_an_update_nobody_answers_is_done(workshop: Workshop) -> None:
    await workshop.work_off(message(1))

    assert (await workshop.statuses(), await workshop.letters()) == (["done"], [])


# In order


async def test_after_a_failure_the_same_chat_waits_and_everybody_else_goes_on(workshop: Workshop) -> None:
    done = fails_at(workshop, "bad", times=1)

    batch = await workshop.work_off(message(1, "bad"), message(2, "next"), message(3, "boris", by=BORIS))

    assert done == ["boris"]
    assert await workshop.statuses() == ["new", "new", "done"]
    assert batch.next_try is not None


async def test_what_waited_takes_effect_in_order(workshop: Workshop, clock: HandClock) -> None:
    done = fails_at(workshop, "bad", times=1)
    await workshop.work_off(message(1, "bad"), message(2, "next"))

    await workshop.work_off(message(3, "last"))
    assert done == []
    clock.pass_time(1)
    await workshop.dispatching.work_off()

    assert done == ["bad", "next", "last"]
    assert await workshop.letters() == [(ANNA, f"heard {text}") for text in done]


async def test_a_tap_waits_for_the_message_before_it(workshop: Workshop) -> None:
    fails_at(workshop, "bad")
    answers(workshop, lambda event: None)

    await workshop.work_off(message(1, "bad"), tap(2))

    assert await workshop.statuses() == ["new", "new"]
    assert workshop.courtesies == []


# Five tries, then aside


async def test_an_update_that_keeps_failing_is_tried_five_times_within_two_minutes(
    workshop: Workshop, clock: HandClock
) -> None:
    fails_at(workshop, "bad")
    tries = 1
    batch = await workshop.work_off(message(1, "bad"))

    while batch.next_try is not None:
        clock.pass_time((batch.next_try - clock.now()).total_seconds())
        batch = await workshop.dispatching.work_off()
        tries += 1

    assert tries == 5
    assert (clock.now() - START).total_seconds() <= 120
    assert await workshop.statuses() == ["dead"]
    assert await workshop.rows("SELECT attempts, error FROM inbox") == [{"attempts": 5, "error": "Defect"}]


async def set_aside(workshop: Workshop, clock: HandClock, *updates: Any) -> None:
    """Let updates come and fail until they are set aside."""
    batch = await workshop.work_off(*updates)
    while batch.next_try is not None:
        clock.pass_time((batch.next_try - clock.now()).total_seconds())
        batch = await workshop.dispatching.work_off()


async def test_the_owner_hears_of_an_update_set_aside_and_its_sender_an_apology(
    workshop: Workshop, clock: HandClock
) -> None:
    fails_at(workshop, "bad")

    await set_aside(workshop, clock, message(1, "bad"))

    assert workshop.announced == [UpdateSetAside(seq=1)]
    (_, announced), (chat_id, apology) = await workshop.letters()
    assert (announced, chat_id) == ("UpdateSetAside", ANNA)
    assert "went wrong" in apology


async def test_after_an_update_is_set_aside_its_chat_goes_on(workshop: Workshop, clock: HandClock) -> None:
    done = fails_at(workshop, "bad")

    await set_aside(workshop, clock, message(1, "bad"), message(2, "next"))

    assert done == ["next"]
    assert await workshop.statuses() == ["dead", "done"]


async def test_a_tap_that_keeps_failing_is_answered_with_an_apology(workshop: Workshop, clock: HandClock) -> None:
    answers(workshop, lambda event: 1 / 0)

    await set_aside(workshop, clock, tap(1))

    ((method, payload),) = workshop.courtesies
    assert (method, payload["callback_query_id"], payload["show_alert"]) == ("answerCallbackQuery", "query 1", True)


@pytest.mark.parametrize(
    "garbage",
    [
        {"update_id": 1, "news_of_tomorrow": {"id": 5}},
        {"update_id": 1},
        {"update_id": 1, "message": {"chat": "nobody"}},
        message(1, by=2**70),
        "not even an object",
        [],
        None,
    ],
    ids=["unknown kind", "empty", "unparsable", "an id beyond 64 bits", "text", "list", "null"],
)
async def test_what_cannot_be_read_is_set_aside_at_once_and_stops_nobody(workshop: Workshop, garbage: Any) -> None:
    done = fails_at(workshop)

    await workshop.work_off(garbage, message(2))

    assert done == ["hello"]
    assert await workshop.statuses() == ["dead", "done"]
    assert workshop.announced == [UpdateSetAside(seq=1)]


async def test_what_is_nested_too_deeply_to_be_read_is_set_aside_too(workshop: Workshop, storage: Storage) -> None:
    """A reader that gives up halfway is no reason to end."""
    too_deep = Incoming(update_id=1, lane="1", body="[" * 100_000)
    async with storage.writing() as session:
        await session.inbox.add(BOT_ID, [too_deep], START)

    await workshop.work_off()

    assert await workshop.statuses() == ["dead"]


async def test_half_a_character_is_read_as_a_question_mark(workshop: Workshop) -> None:
    """JSON may hold half a surrogate pair, which neither the database nor Telegram takes in an answer."""
    done = fails_at(workshop)

    await workshop.work_off(message(1, "half \ud800"))

    assert done == ["half ?"]
    assert await workshop.statuses() == ["done"]


@pytest.mark.parametrize("poison", [{"update_id": 1}, message(1, "bad")], ids=["unreadable", "failing"])
async def test_a_dead_letter_nobody_can_be_told_of_is_set_aside_all_the_same(
    workshop: Workshop, clock: HandClock, poison: Any
) -> None:
    done = fails_at(workshop, "bad")
    workshop.announce_fails = Defect()

    await set_aside(workshop, clock, poison, message(2, by=BORIS))

    assert done == ["hello"]
    assert await workshop.statuses() == ["dead", "done"]


# As a whole


async def test_everything_of_an_update_commits_together(workshop: Workshop) -> None:
    async def handle(message: Message, turn: Turn, session: Session, state: FSMContext) -> SendMessage:
        await add_prospect(session)
        await state.set_state("asked")
        turn.tell(LeadCreated(lead=LeadId(1)))
        return message.answer("Thank you")

    workshop.dispatcher.message.register(handle)

    await workshop.work_off(message(1))

    assert await workshop.letters() == [(ANNA, "Thank you"), (OLGA, "LeadCreated")]
    assert len(await workshop.rows("SELECT * FROM prospects")) == 1
    assert await workshop.rows("SELECT state FROM conversations") == [{"state": "asked"}]
    assert workshop.committed == 1


async def half_done(message: Message, turn: Turn, session: Session, state: FSMContext) -> None:
    """What a handler has done when something stops it."""
    await add_prospect(session)
    await state.set_state("asked")
    await session.outbox.add(letter(ANNA, "half"), turn.now)
    turn.tell(LeadCreated(lead=LeadId(1)))


async def nothing_is_left(workshop: Workshop, *, besides: list[tuple[int, str]]) -> bool:
    rows = [await workshop.rows(f"SELECT * FROM {table}") for table in ("prospects", "conversations")]
    return rows == [[], []] and await workshop.letters() == besides and workshop.announced == []


async def test_an_exception_takes_rows_conversation_and_letters_back(workshop: Workshop) -> None:
    async def handle(message: Message, turn: Turn, session: Session, state: FSMContext) -> None:
        await half_done(message, turn, session, state)
        raise Defect

    workshop.dispatcher.message.register(handle)

    await workshop.work_off(message(1))

    assert await nothing_is_left(workshop, besides=[])
    assert await workshop.statuses() == ["new"]
    assert workshop.announced == []


async def test_an_announcement_that_fails_takes_the_update_back_with_it(workshop: Workshop) -> None:
    workshop.dispatcher.message.register(half_done)
    workshop.announce_fails = Defect()

    await workshop.work_off(message(1))

    assert await nothing_is_left(workshop, besides=[])
    assert await workshop.statuses() == ["new"]


async def test_a_failing_update_takes_no_other_of_its_batch_with_it(workshop: Workshop) -> None:
    done = fails_at(workshop, "bad")

    await workshop.work_off(message(1, by=BORIS), message(2, "bad"), message(3, "more", by=BORIS))

    assert done == ["hello", "more"]
    assert await workshop.letters() == [(BORIS, "heard hello"), (BORIS, "heard more")]
    assert workshop.committed == 1


async def test_stopped_in_the_middle_an_update_is_done_after_the_next_start(workshop: Workshop) -> None:
    """A crash ends like this cancellation: what was not committed is not there."""
    begun, held = asyncio.Event(), [True]

    async def handle(message: Message, turn: Turn, session: Session, state: FSMContext) -> None:
        await half_done(message, turn, session, state)
        begun.set()
        if held:
            await asyncio.Event().wait()

    workshop.dispatcher.message.register(handle)
    await workshop.receive(message(1))
    async with asyncio.TaskGroup() as nursery:
        work = nursery.create_task(workshop.dispatching.work_off())
        await begun.wait()
        work.cancel()
    assert await nothing_is_left(workshop, besides=[])
    assert await workshop.rows("SELECT status, attempts FROM inbox") == [{"status": "new", "attempts": 0}]

    held.clear()
    await workshop.dispatching.work_off()

    assert await workshop.statuses() == ["done"]
    assert len(await workshop.rows("SELECT * FROM prospects")) == 1


async def test_without_a_commit_nobody_is_answered_and_everything_is_done_again(workshop: Workshop) -> None:
    answers(workshop, lambda query: [query.answer("Done"), SendMessage(chat_id=OLGA, text="tapped")])
    await workshop.receive(tap(1))
    workshop.storage.commit_fails = 1

    with pytest.raises(StorageUnavailable):
        await workshop.dispatching.work_off()
    assert (workshop.courtesies, await workshop.letters()) == ([], [])

    await workshop.dispatching.work_off()
    assert await workshop.letters() == [(OLGA, "tapped")]
    assert [payload["text"] for _, payload in workshop.courtesies] == ["Done"]


async def test_what_was_sent_before_is_known_before_updates_are_handled(workshop: Workshop) -> None:
    """A reply may be to a message that was sent a moment ago."""
    known: list[int] = []
    answers(workshop, lambda query: known.append(workshop.caught_up))

    await workshop.work_off(tap(1))

    assert known == [1]


async def test_a_storage_that_fails_while_an_update_is_worked_on_counts_as_no_try_of_it(workshop: Workshop) -> None:
    async def handle(message: Message) -> None:
        raise StorageUnavailable("locked")

    workshop.dispatcher.message.register(handle)

    with pytest.raises(StorageUnavailable):
        await workshop.work_off(message(1))

    assert await workshop.rows("SELECT status, attempts FROM inbox") == [{"status": "new", "attempts": 0}]


# Refusals


async def test_a_refusal_takes_everything_back_and_is_told(workshop: Workshop) -> None:
    async def handle(message: Message, turn: Turn, session: Session, state: FSMContext) -> None:
        await half_done(message, turn, session, state)
        raise NotFound

    workshop.dispatcher.message.register(handle)

    await workshop.work_off(message(1))

    ((chat_id, words),) = await workshop.letters()
    assert chat_id == ANNA
    assert "no such thing" in words
    assert await nothing_is_left(workshop, besides=[(chat_id, words)])
    assert await workshop.statuses() == ["done"]


async def test_a_refused_tap_is_answered_with_a_pop_up(workshop: Workshop) -> None:
    async def handle(query: CallbackQuery) -> None:
        raise NotFound

    workshop.dispatcher.callback_query.register(handle)

    await workshop.work_off(tap(1))

    ((method, payload),) = workshop.courtesies
    assert (method, payload["show_alert"]) == ("answerCallbackQuery", True)
    assert "no such thing" in payload["text"]
    assert await workshop.letters() == []


async def test_a_card_acted_on_too_late_is_shown_afresh(workshop: Workshop) -> None:
    async def handle(query: CallbackQuery) -> None:
        raise CardOutdated(LeadId(12))

    workshop.dispatcher.callback_query.register(handle)

    await workshop.work_off(tap(1))

    assert workshop.announced == [LeadChanged(lead=LeadId(12))]


async def test_who_was_too_late_learns_who_has_it(workshop: Workshop, storage: Storage) -> None:
    async with storage.writing() as session:
        await session.team.add(ManagerId(OLGA), Role.MANAGER, name="Olga", now=START)

    async def handle(query: CallbackQuery) -> None:
        raise LeadTakenByOther(LeadId(12), ManagerId(OLGA))

    workshop.dispatcher.callback_query.register(handle)

    await workshop.work_off(tap(1))

    assert "Olga" in workshop.courtesies[0][1]["text"]


async def test_a_refusal_fails_nobody_elses_update(workshop: Workshop) -> None:
    async def handle(message: Message) -> None:
        if message.text == "no":
            raise NotFound

    workshop.dispatcher.message.register(handle)

    await workshop.work_off(message(1, "no"), message(2, "yes"))

    assert await workshop.statuses() == ["done", "done"]


# What handlers return


async def test_a_method_is_sent_through_the_outbox_as_html(workshop: Workshop) -> None:
    answers(workshop, lambda message: message.answer("<b>Hello</b>"))

    await workshop.work_off(message(1))

    (row,) = await workshop.rows("SELECT method, payload FROM outbox")
    assert row["method"] == "sendMessage"
    assert '"parse_mode":"HTML"' in row["payload"].replace(" ", "")


@pytest.mark.parametrize("kind", [list, tuple])
async def test_several_answers_are_sent_in_their_order(workshop: Workshop, kind: Callable[[Any], Any]) -> None:
    answers(workshop, lambda message: kind([message.answer("one"), letter(OLGA, "two"), message.answer("three")]))

    await workshop.work_off(message(1))

    assert await workshop.letters() == [(ANNA, "one"), (OLGA, "two"), (ANNA, "three")]


async def test_a_letter_is_put_into_the_outbox_as_it_is(workshop: Workshop) -> None:
    answers(workshop, lambda message: letter(OLGA, "for you"))

    await workshop.work_off(message(1))

    assert await workshop.letters() == [(OLGA, "for you")]


@pytest.mark.parametrize("nothing", [None, UNHANDLED, [], ()], ids=repr)
async def test_nothing_to_say_is_nothing_sent(workshop: Workshop, nothing: object) -> None:
    answers(workshop, lambda message: nothing)

    await workshop.work_off(message(1))

    assert (await workshop.statuses(), await workshop.letters()) == (["done"], [])


@pytest.mark.parametrize("wrong", ["text", 1, True, {"text": "hello"}, [None]], ids=repr)
async def test_anything_else_is_a_defect_of_the_handler(workshop: Workshop, wrong: object) -> None:
    answers(workshop, lambda message: [message.answer("before"), *(wrong if isinstance(wrong, list) else [wrong])])

    await workshop.work_off(message(1))

    assert (await workshop.statuses(), await workshop.letters()) == (["new"], [])
    assert await workshop.rows("SELECT error FROM inbox") == [{"error": "TypeError"}]


async def test_a_lone_wrong_answer_is_a_defect_too(workshop: Workshop) -> None:
    answers(workshop, lambda message: "text")

    await workshop.work_off(message(1))

    assert await workshop.statuses() == ["new"]


async def test_courtesies_go_past_the_outbox(workshop: Workshop) -> None:
    answers(workshop, lambda message: [SendChatAction(chat_id=ANNA, action="typing"), message.answer("Hello")])

    await workshop.work_off(message(1))

    assert [method for method, _ in workshop.courtesies] == ["sendChatAction"]
    assert await workshop.letters() == [(ANNA, "Hello")]


@pytest.mark.parametrize("silent", [None, UNHANDLED, letter(OLGA, "tapped")], ids=["none", "unhandled", "a letter"])
async def test_a_tap_is_always_answered(workshop: Workshop, silent: object) -> None:
    answers(workshop, lambda query: silent)

    await workshop.work_off(tap(1))

    assert workshop.courtesies == [("answerCallbackQuery", {"callback_query_id": "query 1"})]


async def test_a_tap_nobody_handles_is_answered(workshop: Workshop) -> None:
    await workshop.work_off(tap(1))

    assert [method for method, _ in workshop.courtesies] == ["answerCallbackQuery"]


async def test_a_tap_is_answered_once(workshop: Workshop) -> None:
    answers(workshop, lambda query: query.answer("Taken"))

    await workshop.work_off(tap(1))

    assert [payload.get("text") for _, payload in workshop.courtesies] == ["Taken"]


# Batches and the loop


async def test_a_batch_is_of_limited_number(workshop: Workshop) -> None:
    done = fails_at(workshop)
    count = MOST_AT_ONCE + 1

    first = await workshop.work_off(*[message(number, by=number) for number in range(1, count + 1)])
    assert (first.more, len(done)) == (True, MOST_AT_ONCE)

    last = await workshop.dispatching.work_off()
    assert (last.more, len(done)) == (False, count)


async def test_a_batch_is_of_limited_length(workshop: Workshop, clock: HandClock) -> None:
    async def handle(message: Message) -> None:
        clock.pass_time(LONGEST_BATCH * 2)

    workshop.dispatcher.message.register(handle)

    batch = await workshop.work_off(message(1), message(2))

    assert batch.more
    assert await workshop.statuses() == ["done", "new"]


async def test_whatever_arrives_wakes_it(workshop: Workshop) -> None:
    done = fails_at(workshop)

    await run_until_done(workshop, message(1))

    assert done == ["hello"]


async def test_a_postponed_update_wakes_it_when_its_time_has_come(workshop: Workshop) -> None:
    done = fails_at(workshop, "bad", times=2)

    await run_until_done(workshop, message(1, "bad"), message(2, "next"))

    assert done == ["bad", "next"]
    assert {1.0, 5.0} <= set(workshop.clock.pauses)


async def test_a_clock_set_back_by_hours_holds_no_lane_up(workshop: Workshop, clock: HandClock) -> None:
    done = fails_at(workshop, "bad", times=1)
    await workshop.work_off(message(1, "bad"), message(2, "next"))

    clock.set_by(-3 * 3600)
    await run_until_done(workshop)

    assert done == ["bad", "next"]
    assert sum(clock.pauses) <= 60


async def test_it_outlives_a_storage_that_cannot_be_used_for_a_while_and_logs_that_once(
    workshop: Workshop, caplog: pytest.LogCaptureFixture
) -> None:
    done = fails_at(workshop)
    workshop.storage.commit_fails = 3

    await run_until_done(workshop, message(1))

    assert done[-1] == "hello"
    assert caplog.messages.count("updates wait for the storage") == 1
    assert await workshop.letters() == [(ANNA, "heard hello")]


async def test_it_shows_that_it_waits_for_the_storage_until_that_can_be_used_again(workshop: Workshop) -> None:
    shown = []

    async def handle(message: Message) -> None:
        shown.append(workshop.dispatching.trouble)

    workshop.dispatcher.message.register(handle)
    workshop.storage.commit_fails = 2

    await run_until_done(workshop, message(1))

    assert shown[-1] is Trouble.STORAGE_UNAVAILABLE
    assert workshop.dispatching.trouble is None


async def test_what_an_update_tells_is_announced_in_its_order(workshop: Workshop) -> None:
    events: list[Event] = [LeadCreated(lead=LeadId(1)), ProspectChanged(prospect=ProspectId(1))]

    async def handle(message: Message, turn: Turn) -> None:
        for event in events:
            turn.tell(event)

    workshop.dispatcher.message.register(handle)

    await workshop.work_off(message(1))

    assert workshop.announced == events
