"""Nobody is written to faster than Telegram allows, as the receiver sees it."""

from datetime import timedelta
from itertools import pairwise
from math import inf

import pytest

from bot.delivery import Limit, Pace
from bot.delivery.pace import Pacer, Window
from bot.mailboxes import Priority
from bot.sandbox.membership import found_group
from bot.sandbox.server import sandbox_server
from bot.sandbox.world import Person
from bot.telegram import Telegram
from tests.clocks import ScaledClock
from tests.delivery.conftest import SPEED
from tests.delivery.post_office import ANNA, GROUP, PostOffice, Silence, letter


def test_a_message_counts_from_its_end_wherever_it_took_effect_before() -> None:
    window = Window(Limit(messages=1, seconds=1))
    window.start()
    assert window.delay(5) == inf

    window.end(5)

    assert window.delay(5.25) == 0.75
    assert window.delay(6) == 0


def test_a_window_lets_the_next_through_when_the_oldest_leaves_it() -> None:
    window = Window(Limit(messages=3, seconds=60))
    for moment in (0, 10, 20):
        window.start()
        window.end(moment)

    assert window.delay(30) == 30
    assert window.room(60) == 1
    assert window.room(75) == 2


def test_a_held_window_stays_closed_however_empty_it_is() -> None:
    window = Window(Limit(messages=3, seconds=60))
    window.hold(40)

    assert window.room(30) == 0
    assert window.delay(30) == 10
    assert window.delay(40) == 0


def test_a_group_has_a_minute_and_a_person_a_second() -> None:
    pacer = Pacer(Pace(private=Limit(messages=1, seconds=1), group=Limit(messages=1, seconds=60)))
    for chat_id in (7, -7):
        pacer.start(chat_id, 0)
        pacer.end(chat_id, 0)

    assert pacer.delay(7, 0) == 1
    assert pacer.delay(-7, 0) == 60
    assert pacer.delay(8, 0) == 0


def test_what_can_wait_leaves_half_of_a_group_to_what_cannot() -> None:
    pacer = Pacer(Pace(group=Limit(messages=4, seconds=60)))
    for moment in (0, 10):
        pacer.start(-7, moment)
        pacer.end(-7, moment)

    assert pacer.delay(-7, 10, can_wait=True) == 50
    assert pacer.delay(-7, 10) == 0
    assert pacer.delay(-7, 60, can_wait=True) == 0
    assert pacer.delay(7, 10, can_wait=True) == 0


def test_all_chats_together_have_a_limit_too() -> None:
    pacer = Pacer(Pace(everybody=Limit(messages=2, seconds=1)))
    for chat_id in (1, 2):
        pacer.start(chat_id, 0)
        pacer.end(chat_id, 0)

    assert pacer.delay(3, 0.5) == 0.5


def test_chats_that_were_quiet_for_long_are_forgotten() -> None:
    pacer = Pacer(Pace())
    for chat_id in range(1, 5_000):
        pacer.start(chat_id, chat_id)
        pacer.end(chat_id, chat_id)

    assert len(pacer._chats) <= 1_002


async def test_messages_to_one_person_are_a_second_apart(office: PostOffice) -> None:
    await office.put(*(letter(str(number)) for number in range(4)))

    await office.deliver_all()

    moments = [call.at for call in office.telegram.calls]
    assert all(later - earlier >= 1 for earlier, later in pairwise(moments))


async def test_what_is_new_for_a_group_does_not_wait_for_what_only_changed(office: PostOffice) -> None:
    office.new_delivery(pace=Pace(group=Limit(messages=4, seconds=20)))
    await office.put(*(letter(f"изменилось {number}", GROUP, priority=Priority.CHANGE) for number in range(3)))

    async with office.delivering():
        await office.until_called(2)
        await office.put(letter("новое", GROUP, priority=Priority.NOTICE))
        await office.until_empty()

    assert office.telegram.texts == ["изменилось 0", "изменилось 1", "новое", "изменилось 2"]


async def test_letters_that_are_ready_at_once_share_what_everybody_may_send(office: PostOffice) -> None:
    office.new_delivery(pace=Pace(everybody=Limit(messages=2, seconds=1)))
    await office.put(*(letter("привет", person) for person in range(1, 6)))

    await office.deliver_all()

    moments = [call.at for call in office.telegram.calls]
    assert all(later - earlier >= 1 for earlier, later in zip(moments, moments[2:], strict=False))


async def test_what_writes_no_message_does_not_wait_for_the_pace(office: PostOffice) -> None:
    office.new_delivery(pace=Pace(private=Limit(messages=1, seconds=1_000)))
    await office.put(letter("привет"), letter("", method="deleteMessage", message_id=1))

    await office.deliver_all()

    assert [call.method for call in office.telegram.calls] == ["sendMessage", "deleteMessage"]


@pytest.mark.parametrize(("chat_id", "seconds"), [(ANNA, 1), (GROUP, 60)])
async def test_a_restart_does_not_forget_what_was_just_written(office: PostOffice, chat_id: int, seconds: int) -> None:
    pace = Pace(group=Limit(messages=1, seconds=60))
    office.new_delivery(pace=pace)
    await office.put(letter("before", chat_id))
    await office.deliver_all()
    await office.new_delivery(pace=pace).recover()
    await office.put(letter("after", chat_id))

    await office.deliver_all()

    before, after = (call.at for call in office.telegram.calls)
    assert after - before >= seconds


async def test_after_a_restart_a_call_of_unknown_outcome_counts_as_just_made(office: PostOffice) -> None:
    office.telegram.answers.append(Silence())
    await office.put(letter("interrupted"))
    async with office.delivering():
        await office.until_called(1)
    restarted = office.clock.monotonic()
    await office.new_delivery(pace=Pace(private=Limit(messages=1, seconds=60))).recover()

    await office.deliver_all()

    assert office.telegram.calls[-1].at - restarted >= 60


class HastyClock(ScaledClock):
    """Never shows the same moment twice."""

    def monotonic(self) -> float:
        self.pass_time(timedelta(seconds=0.3))
        return super().monotonic()


async def test_time_that_passes_while_letters_are_chosen_leaves_none_behind(office: PostOffice) -> None:
    office.clock = HastyClock(SPEED)
    office.new_delivery(pace=Pace(everybody=Limit(messages=1, seconds=1)))
    await office.put(*(letter("привет", person) for person in range(1, 6)))

    await office.deliver_all()

    assert set(await office.statuses()) == {"sent"}


async def test_a_burst_gets_no_429_from_the_strict_sandbox(office: PostOffice) -> None:
    async with sandbox_server(speed=SPEED) as sandbox, Telegram(sandbox.token, sandbox.url, None) as telegram:
        people = [Person(id=number, first_name="Анна", started=True) for number in range(1, 41)]
        for person in people:
            sandbox.world.add_person(person)
        group = found_group(sandbox.world, "Менеджеры", people[:1], None)
        office.new_delivery(telegram=telegram)
        await office.put(*(letter("привет", person.id) for person in people * 2))
        await office.put(*(letter(f"лид {number}", group.id) for number in range(22)))

        await office.deliver_all()

        assert sandbox.world.pace.refused == 0
        assert set(await office.statuses()) == {"sent"}
