"""Letters go out in order, once, in time, and a card is one message however often it changes."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.delivery import postman
from bot.domain.ids import ProspectId
from bot.mailboxes import Change, Letter, Priority, Session, StorageUnavailable
from bot.telegram import Rejected
from bot.trouble import Trouble
from storage import Session as SqlSession
from storage import Storage as SqlStorage
from tests.delivery.post_office import ANNA, GROUP, OLGA, PostOffice, Silence, letter


async def test_letters_of_a_chat_go_out_by_priority_and_then_in_order(office: PostOffice) -> None:
    await office.put(
        letter("сводка", priority=Priority.CHANGE),
        letter("новость", priority=Priority.NOTICE),
        letter("ответ 1"),
        letter("ответ 2"),
    )

    await office.deliver_all()

    assert office.telegram.texts == ["ответ 1", "ответ 2", "новость", "сводка"]


async def test_a_chat_has_one_letter_under_way_and_holds_up_no_other(office: PostOffice) -> None:
    silence = Silence()
    office.telegram.answers.append(silence)
    await office.put(letter("первое"), letter("второе"), letter("другому", OLGA))
    async with office.delivering():
        await office.until_called(2)
        await office.until(lambda: has_statuses(office, ["sending", "new", "sent"]))
        silence.over.set()
        await office.until_empty()

    assert office.telegram.texts == ["первое", "другому", "второе"]


async def has_statuses(office: PostOffice, expected: list[str]) -> bool:
    return await office.statuses() == expected


async def test_a_letter_is_marked_before_its_first_byte_leaves(office: PostOffice) -> None:
    """Else a crash in between would send it twice without anybody knowing."""
    silence = Silence()
    office.telegram.answers.append(silence)
    await office.put(letter("привет"))

    async with office.delivering():
        await office.until_called(1)
        assert await office.statuses() == ["sending"]
        silence.over.set()


async def test_a_letter_that_came_too_late_is_not_sent(office: PostOffice) -> None:
    soon = office.clock.now() + timedelta(seconds=15)
    await office.put(letter("шёпотом", not_after=soon), letter("громко"))
    office.clock.pass_time(timedelta(seconds=16))

    await office.deliver_all()

    assert office.telegram.texts == ["громко"]
    assert await office.statuses() == ["expired", "sent"]


async def test_a_card_is_sent_first_and_edited_from_then_on(office: PostOffice) -> None:
    await office.put(letter("первая", GROUP, card="lead:1", parse_mode="HTML", disable_notification=True))
    await office.deliver_all()
    message_id = await office.card_message("lead:1", GROUP)
    office.new_delivery()
    keyboard = {"inline_keyboard": [[{"text": "Взять", "callback_data": "take:1"}]]}
    options = {"is_disabled": True}
    await office.put(
        letter("вторая", GROUP, card="lead:1", parse_mode="HTML", disable_notification=True,
               reply_markup=keyboard, link_preview_options=options)
    )  # fmt: skip

    await office.deliver_all()

    first, second = office.telegram.calls
    assert first.method == "sendMessage"
    assert first.payload["disable_notification"] is True
    assert second.method == "editMessageText"
    assert second.payload == {
        "chat_id": GROUP,
        "message_id": message_id,
        "text": "вторая",
        "parse_mode": "HTML",
        "reply_markup": keyboard,
        "link_preview_options": options,
    }


async def test_a_card_that_changes_before_it_is_sent_goes_out_once_as_it_is_now(office: PostOffice) -> None:
    await office.put(letter("первая", GROUP, card="lead:1"), letter("вторая", GROUP, card="lead:1"))

    await office.deliver_all()

    assert office.telegram.texts == ["вторая"]


async def test_a_card_that_changes_while_it_is_sent_is_edited_afterwards(office: PostOffice) -> None:
    silence = Silence()
    office.telegram.answers.append(silence)
    await office.put(letter("первая", GROUP, card="lead:1"))
    async with office.delivering():
        await office.until_called(1)
        await office.put(letter("вторая", GROUP, card="lead:1"))
        silence.over.set()
        await office.until_empty()

    assert [call.method for call in office.telegram.calls] == ["sendMessage", "editMessageText"]


async def test_a_letter_stands_under_the_card_it_replies_to(office: PostOffice) -> None:
    await office.put(letter("карточка", GROUP, card="prospect:1"), letter("ещё", GROUP, reply_to_card="prospect:1"))

    await office.deliver_all()

    message_id = await office.card_message("prospect:1", GROUP)
    assert office.telegram.calls[1].payload["reply_parameters"] == {
        "message_id": message_id,
        "allow_sending_without_reply": True,
    }


async def test_a_letter_that_a_crash_interrupted_goes_out_once_more_and_never_again(office: PostOffice) -> None:
    await office.put(letter("привет"))
    for expected in (["new"], ["ambiguous"]):
        await interrupt_sending(office)
        await office.new_delivery().recover()
        assert await office.statuses() == expected


async def interrupt_sending(office: PostOffice) -> None:
    """Die between marking a letter and hearing from Telegram."""
    async with office.storage.writing() as session:
        for entry in await session.outbox.heads(office.clock.now()):
            await session.outbox.mark_sending([entry])


async def test_after_a_crash_the_one_copy_waits_until_telegram_answers(office: PostOffice) -> None:
    await office.put(letter("привет"))
    await interrupt_sending(office)
    await office.new_delivery().recover()

    await office.deliver_all()

    assert office.telegram.probes[0].at <= office.telegram.calls[0].at
    assert await office.statuses() == ["sent"]


async def test_stopping_lets_what_is_under_way_finish_and_starts_nothing_new(office: PostOffice) -> None:
    silence = Silence()
    office.telegram.answers.append(silence)
    await office.put(letter("первое"))
    async with asyncio.TaskGroup() as nursery:
        work = nursery.create_task(office.delivery.run())
        await office.until_called(1)
        work.cancel()
        await office.clock.sleep(0)  # so that it has heard of it
        await office.put(letter("другому", OLGA))
        await office.clock.sleep(1)
        silence.over.set()
        await asyncio.wait({work})

    assert work.cancelled()
    assert await office.statuses() == ["sent", "new"]


async def test_stopping_does_not_wait_for_ever(office: PostOffice, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postman, "FAREWELL_SECONDS", 0.05)
    office.telegram.answers.append(Silence())
    await office.put(letter("первое"))

    async with office.delivering():
        await office.until_called(1)

    assert await office.statuses() == ["sending"]


class Flaky:
    """A storage whose writing fails as often as told."""

    def __init__(self, storage: SqlStorage) -> None:
        self._storage = storage
        self.failures = 0
        self.failed = 0
        self.transactions = 0

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[SqlSession]:
        """Fail when the transaction is to be committed: the worst moment."""
        self.transactions += 1
        async with self._storage.writing() as session:
            yield session
            if self.failures:
                self.failures -= 1
                self.failed += 1
                raise StorageUnavailable("disk full")

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[Session]:
        async with self._storage.reading() as session:
            yield session


async def test_an_outcome_is_not_forgotten_while_the_storage_is_unavailable(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    flaky = Flaky(office.storage)
    office.new_delivery(storage=flaky)
    silence = Silence()
    office.telegram.answers.append(silence)
    await office.put(letter("первое"))
    async with office.delivering():
        await office.until_called(1)
        flaky.failures = 3
        silence.over.set()
        await office.until_empty()

    assert flaky.failed == 3
    assert office.telegram.texts == ["первое"]
    assert caplog.messages.count("delivery waits for the storage") == 1
    assert await office.statuses() == ["sent"]


async def test_nothing_is_sent_that_could_not_be_marked(office: PostOffice) -> None:
    flaky = Flaky(office.storage)
    flaky.failures = 2
    delivery = office.new_delivery(storage=flaky)
    await office.put(letter("первое", ANNA))

    async with office.delivering():

        async def failed() -> bool:
            return delivery.trouble is not None

        await office.until(failed)
        shown = delivery.trouble
        await office.until_empty()

    assert (shown, delivery.trouble) == (Trouble.STORAGE_UNAVAILABLE, None)
    assert flaky.failed == 2
    assert office.telegram.texts == ["первое"]


async def test_a_pause_that_is_over_does_not_begin_anew_because_the_storage_failed(office: PostOffice) -> None:
    flaky = Flaky(office.storage)
    office.new_delivery(storage=flaky)
    office.telegram.answers.append(Rejected(429, "Too Many Requests", retry_after=20))
    await office.put(letter("первое"))

    async def is_put_back() -> bool:
        return bool(await office.rows("SELECT id FROM outbox WHERE status = 'new' AND attempts = 1"))

    async def has_failed() -> bool:
        return flaky.failed > 0

    async with office.delivering():
        await office.until(is_put_back)
        flaky.failures = 1000
        await office.until(has_failed)
        office.clock.set_by(timedelta(hours=-1))
        flaky.failures = 0
        await office.until_empty()

    first, second = office.telegram.calls
    assert second.at - first.at < 60


async def test_delivery_rests_while_there_is_nothing_to_do(office: PostOffice) -> None:
    flaky = Flaky(office.storage)
    office.new_delivery(storage=flaky)
    async with office.delivering():
        await office.clock.sleep(30)

    assert flaky.transactions <= 2


async def test_what_was_sent_is_known_as_soon_as_somebody_needs_it(
    office: PostOffice, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Answers gather before they are written down, unless somebody handles an update meanwhile."""
    monkeypatch.setattr(postman, "GATHERING_SECONDS", 1_000_000)
    async with office.delivering():
        await office.put(letter("card", card="lead:1"))
        await office.until_called(1)
        await office.clock.sleep(0.1)
        unknown = await office.card_message("lead:1", ANNA)

        await office.delivery.catch_up()

        async with office.storage.writing() as session:
            assert (unknown, await session.outbox.card_message("lead:1", ANNA)) == (None, 1)


async def test_answers_are_written_down_although_nobody_asks(office: PostOffice) -> None:
    """Also those that come while others are being written down."""
    await office.put(*(letter("привет", person) for person in range(1, 30)))

    await office.deliver_all()

    assert set(await office.statuses()) == {"sent"}


async def test_a_card_that_is_more_than_text_says_itself_how_it_is_changed(office: PostOffice) -> None:
    change = Change(method="editMessageCaption", payload={"caption": "новая"})
    copy = replace(letter("", card="remark:1", method="copyMessage"), payload={"message_id": 5}, change=change)
    await office.put(copy)
    await office.deliver_all()
    office.new_delivery()

    await office.put(replace(copy, change=replace(change, payload={"caption": "новее"})))
    await office.deliver_all()

    first, second = office.telegram.calls
    assert (first.method, first.payload["message_id"]) == ("copyMessage", 5)
    assert (second.method, second.payload) == (
        "editMessageCaption",
        {"caption": "новее", "chat_id": ANNA, "message_id": 1},
    )


async def test_what_is_changed_before_it_was_sent_goes_once_as_it_is_by_then(office: PostOffice) -> None:
    change = Change(method="editMessageCaption", payload={"caption": "новая"})
    await office.put(letter("старая", card="remark:1"))
    await office.put(replace(letter("", card="remark:1", method="copyMessage", caption="новая"), change=change))

    await office.deliver_all()

    (call,) = office.telegram.calls
    assert (call.method, call.payload["caption"]) == ("copyMessage", "новая")


async def test_a_quote_goes_along_with_what_it_is_from_and_not_without(office: PostOffice) -> None:
    await office.put(letter("вопрос", card="remark:1"))
    await office.deliver_all()
    office.new_delivery()
    quoting = letter("ответ", reply_to_card="remark:1", reply_parameters={"quote": "воп"})

    await office.put(quoting, replace(quoting, reply_to_card="remark:2"))
    await office.deliver_all()

    _, found, lost = office.telegram.calls
    assert found.payload["reply_parameters"] == {"quote": "воп", "message_id": 1, "allow_sending_without_reply": True}
    assert "reply_parameters" not in lost.payload


def album_of_two() -> Letter:
    """Two pictures that go as one."""
    together = letter("", method="sendMediaGroup", card="album:7", media=[{"media": "a"}, {"media": "b"}])
    return replace(together, prospect=ProspectId(3), parts=("remark:1", "remark:2"))


async def test_each_message_of_an_album_is_a_card_of_its_own(office: PostOffice) -> None:
    await office.put(album_of_two())
    await office.deliver_all()
    office.new_delivery()

    await office.put(letter("", method="copyMessage", card="remark:2"))
    await office.deliver_all()

    assert [await office.card_message(f"remark:{number}", ANNA) for number in (1, 2)] == [1, 2]
    assert office.telegram.calls[-1].payload["message_id"] == 2
    async with office.storage.reading() as session:
        assert await session.outbox.find_prospect_spoken_of(ANNA, 2) == 3


async def test_what_comes_too_late_for_its_album_is_a_message_of_its_own(office: PostOffice) -> None:
    await office.put(album_of_two())
    await office.deliver_all()
    office.new_delivery()

    await office.put(replace(letter("", method="copyMessage", card="album:7"), parts=("remark:3",)))
    await office.deliver_all()

    assert [call.method for call in office.telegram.calls] == ["sendMediaGroup", "copyMessage"]
    assert await office.card_message("remark:3", ANNA) == 3


async def test_a_letter_waits_for_what_belongs_to_it(office: PostOffice) -> None:
    begun = office.clock.monotonic()
    later = office.clock.now() + timedelta(seconds=5)
    await office.put(replace(letter("альбом"), not_before=later))

    await office.deliver_all()

    (call,) = office.telegram.calls
    assert call.at - begun >= 5
