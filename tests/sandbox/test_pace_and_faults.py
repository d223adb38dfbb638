"""429 when a bot speaks too fast, and failures on order."""

import pytest
from aiohttp import ClientError, ClientSession

from bot.sandbox.clock import SandboxClock
from bot.sandbox.failures import BotApiError
from bot.sandbox.pace import Pace
from bot.sandbox.people import Player, Sandbox
from tests.sandbox.conftest import RawBot


class StandingClock(SandboxClock):
    """A clock that moves only when it is told to."""

    def __init__(self) -> None:
        super().__init__()
        self.time = 1000.0

    def now(self) -> float:
        return self.time


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def pace(clock: StandingClock) -> Pace:
    return Pace(clock, strict=True)


def refused_after(pace: Pace, chat_id: int) -> int:
    """The retry_after of a message that comes too early."""
    with pytest.raises(BotApiError) as refusal:
        pace.spend(chat_id)
    assert refusal.value.code == 429
    return refusal.value.parameters["retry_after"]


def test_a_person_gets_one_message_a_second(pace: Pace, clock: StandingClock) -> None:
    for _ in range(5):
        pace.spend(1)
        clock.time += 1.0
    pace.spend(1)
    clock.time += 0.5
    assert refused_after(pace, 1) == 1
    pace.spend(2)
    assert pace.refused == 1


def test_small_jitter_is_forgiven_but_does_not_add_up(pace: Pace, clock: StandingClock) -> None:
    for _ in range(3):
        pace.spend(1)
        clock.time += 0.96
    assert refused_after(pace, 1) == 1


def test_a_group_gets_twenty_messages_a_minute(pace: Pace, clock: StandingClock) -> None:
    for _ in range(20):
        pace.spend(-100)
        clock.time += 1.0
    assert refused_after(pace, -100) == 40
    clock.time += 40.0
    pace.spend(-100)
    assert refused_after(pace, -100) == 1


def test_everybody_together_gets_thirty_messages_a_second(pace: Pace, clock: StandingClock) -> None:
    for chat_id in range(1, 31):
        pace.spend(chat_id)
    assert refused_after(pace, 31) == 1
    clock.time += 1.0
    pace.spend(31)


def test_a_loose_pace_refuses_nothing(clock: StandingClock) -> None:
    pace = Pace(clock, strict=False)
    for _ in range(100):
        pace.spend(1)
    assert pace.refused == 0


async def test_an_ordered_502_is_a_page_and_sends_nothing(
    bot: RawBot, sandbox: Sandbox, anna: Player, session: ClientSession
) -> None:
    await sandbox.order_fault("sendMessage", "502", chat_id=anna.id)
    token = (await sandbox.state())["bot"]["id"]
    address = f"{sandbox.url}/bot{token}:SANDBOX-not-a-secret-but-it-looks-alike/sendMessage"
    async with session.post(address, json={"chat_id": anna.id, "text": "Да"}) as response:
        assert (response.status, response.content_type) == (502, "text/html")
    assert [message.text for message in await anna.messages()] == ["/start"]
    await bot.result("sendMessage", chat_id=anna.id, text="Да")


async def test_an_ordered_429_says_when_to_come_back(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("sendMessage", "429", retry_after=7)
    assert await bot.call("sendMessage", chat_id=anna.id, text="Да") == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }


@pytest.mark.parametrize(("kind", "delivered"), [("reset", 0), ("reset_after", 1)])
async def test_an_ordered_reset_hangs_up_before_or_after_sending(
    bot: RawBot, sandbox: Sandbox, anna: Player, kind: str, delivered: int
) -> None:
    await sandbox.order_fault("sendMessage", kind)
    with pytest.raises(ClientError):
        await bot.call("sendMessage", chat_id=anna.id, text="Да")
    assert [message.from_bot for message in await anna.messages()].count(True) == delivered


@pytest.mark.parametrize(("kind", "delivered"), [("timeout_before", 0), ("timeout_after", 1)])
async def test_an_ordered_timeout_keeps_silent_before_or_after_sending(
    bot: RawBot, sandbox: Sandbox, anna: Player, kind: str, delivered: int
) -> None:
    await sandbox.order_fault("sendMessage", kind)
    with pytest.raises(TimeoutError):
        await bot.call("sendMessage", chat_id=anna.id, text="Да", give_up_after=0.2)
    assert [message.from_bot for message in await anna.messages()].count(True) == delivered
