"""The webhook: only Telegram is believed, and it hears 200 only for what is committed."""

import asyncio
import io
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import pytest

from bot.mailboxes import Session, StorageUnavailable
from bot.serving import LARGEST_BODY, Address, serving
from bot.telegram import MaybeArrived, Rejected, TokenRejected
from bot.trouble import Trouble
from bot.updates import webhook as webhook_module
from bot.updates.webhook import SECRET_HEADER, Webhook
from storage import Storage
from tests.updates.delivering_telegram import free_port
from tests.updates.hand_clock import HandClock
from tests.updates.test_polling import ScriptedTelegram, ScriptIsOver, update

SECRET = "a-word-that-only-two-know"
URL = "https://bot.example.com"
PATH = "/telegram"
PATIENCE = aiohttp.ClientTimeout(total=10)


class GatedStorage(Storage):
    """The real storage, whose commits wait at a gate; `failures` are raised there, one a transaction."""

    def __init__(self, storage: Storage) -> None:
        self._storage = storage
        self.gate = asyncio.Event()
        self.gate.set()
        self.reached = asyncio.Event()
        self.failures: list[Exception] = []

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[Session]:  # type: ignore[override]  # gives the same session
        async with self._storage.writing() as session:
            yield session
            self.reached.set()
            await self.gate.wait()
            if self.failures:
                raise self.failures.pop(0)


class Door:
    """A webhook that is served, and somebody who sends to it. `arrivals` counts how often dispatching is woken."""

    def __init__(self, storage: Storage, clock: HandClock, telegram: ScriptedTelegram) -> None:
        self.storage = GatedStorage(storage)
        self._reads = storage
        self.telegram = telegram
        self.arrivals = 0
        self.port = free_port()
        self.webhook = Webhook(
            telegram=telegram, storage=self.storage, clock=clock, bot_id=42, url=URL, path=PATH, secret=SECRET
        )

    @asynccontextmanager
    async def open(self) -> AsyncIterator[None]:
        """Serve, and be the one who sends."""
        address = Address(section="telegram.webhook", host="127.0.0.1", port=self.port)
        async with aiohttp.ClientSession(timeout=PATIENCE) as self._session, serving(self.webhook.routes(), [address]):
            yield

    async def set_up(self) -> None:
        """Run until the script of Telegram's answers is over."""
        with pytest.raises(ScriptIsOver):
            await self.webhook.run(allowed_updates=["message"], arrived=self._arrived)

    async def send(self, raw: object, *, secret: str | None = SECRET, kind: str = "application/json") -> "Answered":
        """Deliver something: bytes as they are, anything else as JSON."""
        body = raw if isinstance(raw, bytes) else json.dumps(raw).encode()
        headers = {"Content-Type": kind} | ({} if secret is None else {SECRET_HEADER: secret})
        address = f"http://127.0.0.1:{self.port}{PATH}"
        async with self._session.post(address, data=io.BytesIO(body), headers=headers) as answer:
            return Answered(answer.status, await answer.read(), answer.headers.get("Retry-After"))

    async def get(self) -> int:
        """Ask as a browser does; return the status."""
        async with self._session.get(f"http://127.0.0.1:{self.port}{PATH}", headers={SECRET_HEADER: SECRET}) as answer:
            return answer.status

    async def kept(self) -> list[int]:
        """The ids in the inbox, in order."""
        async with self._reads.reading() as session:
            rows = await session.connection.rows("SELECT update_id FROM inbox ORDER BY seq")
            return [row["update_id"] for row in rows]

    def _arrived(self) -> None:
        self.arrivals += 1


class Answered(tuple[int, bytes, str | None]):
    """Status, body and Retry-After of an answer."""

    def __new__(cls, status: int, body: bytes = b"", retry_after: str | None = None) -> "Answered":
        return super().__new__(cls, (status, body, retry_after))


OK = Answered(200)
NOT_NOW = Answered(503, b"", "5")


@pytest.fixture
async def door(storage: Storage, clock: HandClock) -> AsyncIterator[Door]:
    """An open door, of which Telegram knows."""
    opened = Door(storage, clock, ScriptedTelegram(True))
    await opened.set_up()
    async with opened.open():
        yield opened


# Who is believed


@pytest.mark.parametrize("secret", [None, "", "wrong", SECRET + "x", SECRET[:-1], "sécret-слово", "\udcff"], ids=ascii)
async def test_whoever_does_not_know_the_secret_is_turned_away(door: Door, secret: str | None) -> None:
    if secret == "\udcff":
        status = await raw_status(door.port, f"{SECRET_HEADER}: ".encode() + b"\xff\xfe")
    else:
        status = (await door.send(update(7), secret=secret))[0]

    assert status == 401
    assert await door.kept() == []


async def test_a_stranger_is_turned_away_before_the_body_is_read(door: Door) -> None:
    """The body announced here never comes."""
    assert await raw_status(door.port, b"Content-Length: 500000") == 401


def test_without_a_secret_there_is_no_webhook(storage: Storage, clock: HandClock) -> None:
    with pytest.raises(ValueError, match="believe anybody"):
        Webhook(telegram=ScriptedTelegram(), storage=storage, clock=clock, bot_id=42, url=URL, path=PATH, secret="")


async def raw_status(port: int, header: bytes) -> int:
    """Send a request by hand, without its body; return the status of the answer."""
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    writer.write(
        f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".encode() + header + b"\r\n\r\n"
    )
    async with asyncio.timeout(5):
        line = await reader.readline()
    writer.close()
    await writer.wait_closed()
    return int(line.split()[1])


# What is taken in


async def test_an_update_is_kept_and_the_answer_says_nothing_more(door: Door) -> None:
    assert await door.send(update(7)) == OK
    assert await door.kept() == [7]
    assert door.arrivals == 1


async def test_an_update_is_acknowledged_only_once_it_is_committed(door: Door) -> None:
    door.storage.gate.clear()

    async with asyncio.TaskGroup() as nursery:
        sending = nursery.create_task(door.send(update(7)))
        await door.storage.reached.wait()
        early = (sending.done(), await door.kept())
        door.storage.gate.set()

    assert early == (False, [])
    assert (sending.result(), await door.kept(), door.arrivals) == (OK, [7], 1)


async def test_an_update_delivered_again_is_acknowledged_and_kept_once(door: Door) -> None:
    assert [await door.send(update(7)), await door.send(update(7))] == [OK, OK]
    assert await door.kept() == [7]


async def test_an_update_is_kept_before_the_bot_is_awake(storage: Storage, clock: HandClock) -> None:
    door = Door(storage, clock, ScriptedTelegram())

    async with door.open():
        assert await door.send(update(7)) == OK

    assert await door.kept() == [7]


@pytest.mark.parametrize("raw", [[], "text", None, 5, {"update_id": "7"}, {"update_id": 2**70}], ids=repr)
async def test_json_that_is_no_update_is_kept_to_be_set_aside(door: Door, raw: object) -> None:
    assert await door.send(raw) == OK
    assert len(await door.kept()) == 1


# What is not


@pytest.mark.parametrize("body", [b"", b"{", b"\xff", b"[" * 100_000, b"9" * 5000], ids=lambda body: repr(body[:5]))
async def test_what_is_no_json_is_refused_and_said_so_in_the_log(
    door: Door, body: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert (await door.send(body))[0] == 400
    assert await door.kept() == []
    assert [record.message for record in caplog.records] == ["what was delivered is no JSON"]


async def test_json_is_read_whatever_it_says_to_be(door: Door) -> None:
    """Whoever knows the secret may be careless about the rest."""
    assert (await door.send(update(7), kind="text/plain"))[0] == 200
    assert await door.kept() == [7]


async def test_only_post_is_taken(door: Door) -> None:
    assert await door.get() == 405


async def test_a_body_may_be_as_large_as_allowed_and_no_larger(door: Door) -> None:
    allowed = json.dumps({"update_id": 7, "x": ""}).encode()
    allowed = allowed.replace(b'""', b'"' + b"x" * (LARGEST_BODY - len(allowed)) + b'"')

    assert await door.send(allowed) == OK
    assert (await door.send(allowed + b" "))[0] == 413


async def test_a_body_that_breaks_off_leaves_nothing_behind(door: Door, caplog: pytest.LogCaptureFixture) -> None:
    _, writer = await asyncio.open_connection("127.0.0.1", door.port)
    head = f"POST {PATH} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n{SECRET_HEADER}: {SECRET}\r\n"
    writer.write(f'{head}Content-Length: 500\r\n\r\n{{"update_id"'.encode())
    await until(lambda: door.webhook._under_way == 1)
    writer.close()
    await writer.wait_closed()
    await until(lambda: door.webhook._under_way == 0)

    assert await door.kept() == []
    assert [record for record in caplog.records if record.levelno >= logging.ERROR] == []


@pytest.mark.parametrize(
    "broken",
    [b"Content-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", b"Transfer-Encoding: chunked\r\n\r\nnone\r\nx"],
    ids=["compressed", "chunked"],
)
async def test_a_body_that_is_not_what_it_says_is_refused(
    door: Door, broken: bytes, caplog: pytest.LogCaptureFixture
) -> None:
    assert await raw_status(door.port, f"{SECRET_HEADER}: {SECRET}\r\n".encode() + broken) == 400
    assert [record for record in caplog.records if record.exc_info] == []


async def test_a_body_that_does_not_come_is_not_waited_for_for_ever(
    door: Door, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook_module, "READ_SECONDS", 0.05)

    assert await raw_status(door.port, f"Content-Length: 500\r\n{SECRET_HEADER}: {SECRET}".encode()) == 408


# When it cannot be kept just now


async def test_what_cannot_be_stored_is_asked_for_again_and_then_kept_once(door: Door) -> None:
    door.storage.failures = [StorageUnavailable("the disk is full")]

    refused = await door.send(update(7))
    shown, kept = door.webhook.trouble, await door.kept()

    assert (refused, shown, kept) == (NOT_NOW, Trouble.STORAGE_UNAVAILABLE, [])
    assert await door.send(update(7)) == OK
    assert (door.webhook.trouble, await door.kept()) == (None, [7])


async def test_a_refusal_is_not_shown_for_ever_where_nothing_follows(door: Door, clock: HandClock) -> None:
    door.storage.failures = [StorageUnavailable("the disk is full")]
    await door.send(update(7))

    clock.pass_time(61)

    assert door.webhook.trouble is None


async def test_a_defect_hits_one_update_and_not_those_that_came_with_it(
    door: Door, caplog: pytest.LogCaptureFixture
) -> None:
    door.storage.gate.clear()
    door.storage.failures = [RuntimeError("a defect")]
    async with asyncio.TaskGroup() as nursery:
        first = nursery.create_task(door.send(update(1)))
        await door.storage.reached.wait()
        others = [nursery.create_task(door.send(update(number))) for number in (2, 3)]
        await until(lambda: door.webhook._under_way == 3)
        door.storage.gate.set()

    assert first.result()[0] == 500
    assert [task.result() for task in others] == [OK, OK]
    assert sorted(await door.kept()) == [2, 3]
    assert [record.message for record in caplog.records if record.exc_info] == ["a request failed"]


async def test_a_full_inbox_takes_no_more_until_it_is_worked_off(
    door: Door, storage: Storage, clock: HandClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(webhook_module, "MOST_WAITING", 2)
    await door.send(update(1))
    await door.send(update(2))

    assert await door.send(update(3)) == NOT_NOW
    assert door.webhook.trouble is Trouble.OVERLOADED

    async with storage.writing() as session:
        await session.inbox.finish((await session.inbox.ready(clock.now(), 1))[0].seq, clock.now())
    assert await door.send(update(3)) == OK


async def test_a_crowd_shuts_nobody_else_out(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits with Telegram then; what people write is taken, and nothing says that the bot could not be reached."""
    monkeypatch.setattr(webhook_module, "MOST_WAITING", 1)
    crowd = [{"update_id": number, "poll": {"id": "1"}} for number in (1, 2)]

    assert [await door.send(each) for each in crowd] == [OK, NOT_NOW]
    assert await door.send(update(3)) == OK
    assert door.webhook.trouble is not Trouble.OVERLOADED


async def test_too_many_requests_at_once_are_refused_unread(door: Door, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(webhook_module, "MOST_UNDER_WAY", 2)
    door.storage.gate.clear()
    async with asyncio.TaskGroup() as nursery:
        waiting = [nursery.create_task(door.send(update(number))) for number in (1, 2)]
        await until(lambda: door.webhook._under_way == 2)
        refused = await door.send(update(3))
        door.storage.gate.set()

    assert refused == NOT_NOW
    assert [task.result() for task in waiting] == [OK, OK]


async def test_at_the_end_what_is_under_way_is_finished_and_nobody_else_let_in(
    storage: Storage, clock: HandClock
) -> None:
    door = Door(storage, clock, ScriptedTelegram())
    door.storage.gate.clear()
    async with asyncio.TaskGroup() as nursery, door.open():
        sending = nursery.create_task(door.send(update(7)))
        await door.storage.reached.wait()
        nursery.create_task(_open_when_closed(door))

    assert sending.result() == OK
    assert await door.kept() == [7]


async def _open_when_closed(door: Door) -> None:
    """Let the commit through only once nobody can connect any more."""
    async with asyncio.timeout(5):
        while await _lets_in(door.port):
            pass
    door.storage.gate.set()


async def _lets_in(port: int) -> bool:
    try:
        _, writer = await asyncio.open_connection("127.0.0.1", port)
    except ConnectionError:
        return False
    writer.close()
    await writer.wait_closed()
    return True


async def until(condition: Any) -> None:
    """Wait until something is true, letting others work."""
    async with asyncio.timeout(5):
        while not condition():  # noqa: ASYNC110 - nobody tells that it has become true
            await asyncio.sleep(0)  # noqa: TID251 - lets others run


# Telegram is told


async def test_telegram_is_told_where_to_deliver_what_and_with_which_word(storage: Storage, clock: HandClock) -> None:
    door = Door(storage, clock, ScriptedTelegram(True))

    await door.set_up()

    assert door.telegram.calls == [
        (
            "setWebhook",
            {
                "url": "https://bot.example.com/telegram",
                "secret_token": SECRET,
                "allowed_updates": ["message"],
                "max_connections": 40,
                "drop_pending_updates": False,
            },
        )
    ]
    assert door.webhook.trouble is None


async def test_telegram_is_told_again_until_it_hears(storage: Storage, clock: HandClock) -> None:
    refusals = [Rejected(400, "Bad Request: bad webhook"), Rejected(429, "Too Many Requests", retry_after=17)]
    door = Door(storage, clock, ScriptedTelegram(MaybeArrived("timeout"), *refusals))

    await door.set_up()

    assert door.telegram.methods == ["setWebhook"] * 3
    assert clock.pauses == [1.0, 2.0, 17]
    assert door.webhook.trouble is Trouble.WEBHOOK_NOT_SET


async def test_a_token_nobody_knows_is_the_end(storage: Storage, clock: HandClock) -> None:
    door = Door(storage, clock, ScriptedTelegram(TokenRejected(401, "Unauthorized")))

    with pytest.raises(TokenRejected):
        await door.webhook.run(allowed_updates=[], arrived=lambda: None)


async def test_a_webhook_that_somebody_changed_is_set_again(storage: Storage, clock: HandClock) -> None:
    """A program that still polled while this one started deletes the webhook once."""
    ours, gone = {"url": f"{URL}{PATH}"}, {"url": ""}
    door = Door(storage, clock, ScriptedTelegram(True, ours, MaybeArrived("timeout"), gone, True))

    await door.set_up()

    assert door.telegram.methods == ["setWebhook", *["getWebhookInfo"] * 3, "setWebhook"]


async def test_whoever_changes_the_webhook_again_and_again_is_not_fought(storage: Storage, clock: HandClock) -> None:
    """Setting it again comes later each time, and the first look that is as it should be ends that."""
    ours, other = {"url": f"{URL}{PATH}"}, {"url": "https://elsewhere.example.com"}
    door = Door(storage, clock, ScriptedTelegram(True, other, True, other, True, ours, other, True))

    await door.set_up()

    assert clock.pauses == [30.0, 60.0, 120.0, 30.0, 60.0]


async def test_an_address_is_the_same_with_and_without_a_slash_at_its_end(storage: Storage, clock: HandClock) -> None:
    door = Door(storage, clock, ScriptedTelegram(True, {"url": f"{URL}{PATH}/"}, {"url": f"{URL}{PATH}"}))

    await door.set_up()

    assert door.telegram.methods == ["setWebhook", "getWebhookInfo", "getWebhookInfo"]


async def test_a_webhook_that_was_not_set_is_not_taken_for_set(storage: Storage, clock: HandClock) -> None:
    door = Door(storage, clock, ScriptedTelegram(False))

    await door.set_up()

    assert door.webhook.trouble is Trouble.WEBHOOK_NOT_SET


async def test_why_telegram_could_not_deliver_is_logged_once(
    storage: Storage, clock: HandClock, caplog: pytest.LogCaptureFixture
) -> None:
    failed = {"url": f"{URL}{PATH}", "last_error_date": 1_772_000_000, "last_error_message": "Connection refused"}
    door = Door(storage, clock, ScriptedTelegram(True, failed, failed))

    await door.set_up()

    (record,) = [record for record in caplog.records if record.message == "telegram could not deliver"]
    assert record.__dict__["said"] == "Connection refused"
