"""Polling: updates are confirmed only once they are stored, and no answer of Telegram loses one."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest

from bot.mailboxes import Session, StorageUnavailable
from bot.telegram import MaybeArrived, NotSent, Rejected, Telegram, TokenRejected
from bot.trouble import Trouble
from bot.updates.polling import Polling
from storage import Storage
from tests.updates.hand_clock import HandClock

WEBHOOK = Rejected(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it")
OTHER_POLLER = Rejected(409, "Conflict: terminated by other getUpdates request; make sure that only one bot runs")


class ScriptIsOver(Exception):
    """Telegram was asked once more than the test is about."""


class ScriptedTelegram(Telegram):
    """Answers each call as told beforehand."""

    def __init__(self, *answers: object) -> None:
        super().__init__("1:none", "http://127.0.0.1:1", None)
        self.answers = list(answers)
        self.calls: list[tuple[str, dict[str, Any]]] = []

    async def call(self, method: str, payload: dict[str, Any], *, timeout: float = 30) -> Any:  # noqa: ASYNC109 - as the real one
        if not self.answers:
            raise ScriptIsOver
        self.calls.append((method, payload))
        answer = self.answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    @property
    def offsets(self) -> list[int | None]:
        """What each getUpdates confirmed."""
        return [payload.get("offset") for method, payload in self.calls if method == "getUpdates"]

    @property
    def methods(self) -> list[str]:
        """The calls in order."""
        return [method for method, _ in self.calls]


class FailingStorage(Storage):
    """The real storage, one of whose transactions, counted from 1, fails when it is to be committed."""

    def __init__(self, storage: Storage, *, failing: int) -> None:
        self._storage = storage
        self._failing = failing
        self._begun = 0

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:  # type: ignore[override]  # gives the same session
        self._begun += 1
        async with self._storage.writing() as session:
            yield session
            if self._begun == self._failing:
                raise StorageUnavailable("the disk is full")


class Arrivals:
    """Counts how often the dispatching is woken."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> None:
        self.times += 1


def update(update_id: int) -> dict[str, Any]:
    """A message with that number."""
    return {"update_id": update_id, "message": {"chat": {"id": 101}}}


async def poll(
    telegram: ScriptedTelegram, storage: Storage, clock: HandClock, *, arrived: Callable[[], None] = lambda: None
) -> None:
    """Poll until the script is over."""
    polling = Polling(
        telegram=telegram, storage=storage, clock=clock, bot_id=42, allowed_updates=["message"], arrived=arrived
    )
    with pytest.raises(ScriptIsOver):
        await polling.run()


async def kept(storage: Storage) -> list[int]:
    async with storage.reading() as session:
        rows = await session.connection.rows("SELECT update_id FROM inbox ORDER BY seq")
        return [row["update_id"] for row in rows]


async def test_the_first_question_confirms_nothing_and_says_what_is_wanted(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram([])

    await poll(telegram, storage, clock)

    method, wish = telegram.calls[0]
    assert method == "getUpdates"
    assert "offset" not in wish
    assert wish["allowed_updates"] == ["message"]


async def test_what_is_stored_is_confirmed_with_the_next_question(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram([update(7), update(8)], [update(9)], [])

    await poll(telegram, storage, clock)

    assert telegram.offsets == [None, 9, 10]
    assert await kept(storage) == [7, 8, 9]


async def test_what_could_not_be_stored_is_not_confirmed_and_comes_again(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram([update(7)], [update(8)], [update(8), update(9)], [])

    await poll(telegram, FailingStorage(storage, failing=2), clock)

    assert telegram.offsets == [None, 8, 8, 10]
    assert await kept(storage) == [7, 8, 9]


async def test_what_could_not_be_stored_comes_again_after_a_pause(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram([update(7)], [update(7)])

    await poll(telegram, FailingStorage(storage, failing=1), clock)

    assert clock.pauses == [1.0]
    assert await kept(storage) == [7]


async def test_what_comes_again_is_kept_once(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram([update(7)], MaybeArrived("reset"), [update(7), update(8)])

    await poll(telegram, storage, clock)

    assert await kept(storage) == [7, 8]


async def test_after_an_empty_answer_nothing_is_left_to_confirm(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram([update(7)], [], [])

    await poll(telegram, storage, clock)

    assert telegram.offsets == [None, 8, None]


async def test_numbers_may_jump_back(storage: Storage, clock: HandClock) -> None:
    """Telegram Bot API: after a week without updates the next number is chosen at random."""
    telegram = ScriptedTelegram([update(900)], [], [update(5)], [])

    await poll(telegram, storage, clock)

    assert telegram.offsets == [None, 901, None, 6]
    assert await kept(storage) == [900, 5]


async def test_a_failure_leaves_the_confirmation_for_the_next_question(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram([update(7)], NotSent("no connection"), [])

    await poll(telegram, storage, clock)

    assert telegram.offsets == [None, 8, 8]


async def test_pauses_grow_while_telegram_is_out_of_reach_and_begin_anew_after_it(
    storage: Storage, clock: HandClock
) -> None:
    failures = [NotSent("no connection"), MaybeArrived("timeout")] * 4
    telegram = ScriptedTelegram(*failures, [], NotSent("no connection"))

    await poll(telegram, storage, clock)

    assert clock.pauses == [1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0, 1.0]


async def test_a_webhook_is_deleted_once_without_dropping_updates(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(WEBHOOK, True, [update(7)])

    await poll(telegram, storage, clock)

    assert telegram.methods == ["getUpdates", "deleteWebhook", "getUpdates"]
    assert telegram.calls[1][1] == {"drop_pending_updates": False}
    assert await kept(storage) == [7]
    assert clock.pauses == []


async def test_whoever_sets_the_webhook_again_is_not_fought(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(WEBHOOK, True, WEBHOOK, WEBHOOK, [])

    await poll(telegram, storage, clock)

    assert telegram.methods.count("deleteWebhook") == 1
    assert clock.pauses == [5.0, 5.0]


async def test_deleting_the_webhook_is_tried_again_if_it_failed(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(WEBHOOK, MaybeArrived("timeout"), WEBHOOK, True, [])

    await poll(telegram, storage, clock)

    assert telegram.methods == ["getUpdates", "deleteWebhook", "getUpdates", "deleteWebhook", "getUpdates"]
    assert clock.pauses == [1.0]


async def test_another_poller_is_waited_for(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(OTHER_POLLER, [update(7)])

    await poll(telegram, storage, clock)

    assert telegram.methods == ["getUpdates", "getUpdates"]
    assert clock.pauses == [5.0]


TROUBLES: dict[Trouble, Exception] = {
    Trouble.WEBHOOK_SET_ELSEWHERE: WEBHOOK,
    Trouble.ANOTHER_POLLER: OTHER_POLLER,
    Trouble.TELEGRAM_OUT_OF_REACH: NotSent("no connection"),
    Trouble.TELEGRAM_REFUSES: Rejected(400, "Bad Request"),
}


@pytest.mark.parametrize("trouble", TROUBLES)
async def test_what_is_in_the_way_is_shown_until_telegram_answers_again(
    storage: Storage, clock: HandClock, trouble: Trouble
) -> None:
    telegram = ScriptedTelegram(WEBHOOK, True, TROUBLES[trouble])
    polling = Polling(
        telegram=telegram, storage=storage, clock=clock, bot_id=42, allowed_updates=[], arrived=lambda: None
    )
    with pytest.raises(ScriptIsOver):
        await polling.run()
    shown = polling.trouble
    telegram.answers.append([])
    with pytest.raises(ScriptIsOver):
        await polling.run()

    assert (shown, polling.trouble) == (trouble, None)


async def test_after_a_failure_telegram_is_asked_without_waiting_for_updates(
    storage: Storage, clock: HandClock
) -> None:
    telegram = ScriptedTelegram([], NotSent("no connection"), [], [])

    await poll(telegram, storage, clock)

    assert [wish["timeout"] for _, wish in telegram.calls] == [30, 30, 0, 30]


async def test_a_token_nobody_knows_is_the_end(storage: Storage, clock: HandClock) -> None:
    polling = Polling(
        telegram=ScriptedTelegram(TokenRejected(401, "Unauthorized")),
        storage=storage,
        clock=clock,
        bot_id=42,
        allowed_updates=[],
        arrived=lambda: None,
    )

    with pytest.raises(TokenRejected):
        await polling.run()


async def test_telegram_is_given_the_time_it_asks_for(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(Rejected(429, "Too Many Requests", retry_after=17), [])

    await poll(telegram, storage, clock)

    assert clock.pauses == [17]


async def test_whoever_refuses_without_naming_a_time_is_asked_ever_later(storage: Storage, clock: HandClock) -> None:
    refusal = Rejected(429, "Too Many Requests")

    await poll(ScriptedTelegram(refusal, refusal, refusal), storage, clock)

    assert clock.pauses == [1.0, 2.0, 4.0]


@pytest.mark.parametrize("answer", [True, {}, "updates", None], ids=repr)
async def test_an_answer_that_is_no_list_is_a_failure_like_any_other(
    storage: Storage, clock: HandClock, answer: object
) -> None:
    await poll(ScriptedTelegram(answer, answer, [update(7)]), storage, clock)

    assert clock.pauses == [1.0, 2.0]
    assert await kept(storage) == [7]


async def test_who_answers_at_once_that_there_is_nothing_is_not_asked_again_at_once(
    storage: Storage, clock: HandClock
) -> None:
    await poll(ScriptedTelegram([], [], [update(7)]), storage, clock)

    assert clock.pauses == [1.0, 1.0]


async def test_a_conflict_is_understood_in_capitals_too(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(Rejected(409, "Conflict: Webhook is active"), True, [])

    await poll(telegram, storage, clock)

    assert telegram.methods == ["getUpdates", "deleteWebhook", "getUpdates"]


async def test_garbage_among_updates_is_kept_and_confirmed_with_them(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(["\ud800", update(7), None], [])

    await poll(telegram, storage, clock)

    assert telegram.offsets == [None, 8]
    assert len(await kept(storage)) == 3


async def test_nothing_but_garbage_is_not_asked_for_again_at_once(storage: Storage, clock: HandClock) -> None:
    telegram = ScriptedTelegram(["garbage"], ["garbage"])

    await poll(telegram, storage, clock)

    assert telegram.offsets == [None, None]
    assert clock.pauses == [1.0, 1.0]
