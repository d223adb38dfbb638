"""The sandbox posts updates to a webhook as Telegram does, and to nobody but this machine."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from itertools import pairwise
from typing import Any

import pytest
from aiohttp import ClientSession, web

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.webhook import lane_of
from bot.sandbox.webhook_delivery import pause_after
from tests.sandbox.conftest import OpenServer, RawBot

Json = dict[str, Any]

SECRET = "only-Telegram_knows"


class Receiver:
    """A bot's own web server: it keeps what is posted and answers as it is told."""

    def __init__(self) -> None:
        self.url = ""
        self.posts: list[Json] = []
        self.secrets: list[str | None] = []
        self.answers: list[web.Response] = []
        self.gate = asyncio.Event()
        self.gate.set()
        self.inside = 0
        self.most_inside = 0

    @asynccontextmanager
    async def serving(self) -> AsyncIterator["Receiver"]:
        """Listen on a free port."""
        application = web.Application()
        application.router.add_post("/hook", self._take)
        runner = web.AppRunner(application, shutdown_timeout=0.1)
        await runner.setup()
        try:
            await web.TCPSite(runner, "127.0.0.1", 0).start()
            self.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
            yield self
        finally:
            self.gate.set()
            await runner.cleanup()

    @property
    def texts(self) -> list[str]:
        """The words of the messages that came."""
        return [post["message"]["text"] for post in self.posts]

    async def _take(self, request: web.Request) -> web.Response:
        self.posts.append(await request.json())
        self.secrets.append(request.headers.get("X-Telegram-Bot-Api-Secret-Token"))
        self.inside += 1
        self.most_inside = max(self.most_inside, self.inside)
        await self.gate.wait()
        self.inside -= 1
        return self.answers.pop(0) if self.answers else web.Response()


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    """A web server that takes everything."""
    async with Receiver().serving() as receiver:
        yield receiver


async def until(sandbox: Sandbox, reached: Callable[[], bool]) -> None:
    """Wait until something has been reached."""
    async with asyncio.timeout(5):
        while not reached():
            await sandbox.state()


async def until_delivered(sandbox: Sandbox) -> None:
    """Wait until the bot has every update."""
    async with asyncio.timeout(5):
        while (await sandbox.state())["unconfirmed_updates"]:
            pass


async def test_updates_are_posted_in_order_with_the_secret(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver
) -> None:
    await bot.result("setWebhook", url=receiver.url, secret_token=SECRET)
    for text in ("Раз", "Два", "Три"):
        await anna.sends(text)
    await until_delivered(sandbox)
    assert receiver.texts == ["/start", "Раз", "Два", "Три"]
    assert set(receiver.secrets) == {SECRET}
    assert all(record["confirmed_at"] for record in await sandbox.updates())


async def test_without_a_secret_there_is_no_header(bot: RawBot, anna: Player, receiver: Receiver) -> None:
    await bot.result("setWebhook", url=receiver.url)
    await until_delivered(anna.sandbox)
    assert receiver.secrets == [None]


@pytest.mark.parametrize("status", [302, 400, 500, 503])
async def test_what_is_not_accepted_comes_again_and_holds_up_its_chat(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver, status: int
) -> None:
    receiver.answers = [web.Response(status=status) for _ in range(3)]
    await anna.sends("Раз")
    await bot.result("setWebhook", url=receiver.url)
    await until_delivered(sandbox)
    assert receiver.texts == ["/start"] * 4 + ["Раз"]
    posts = (await sandbox.webhook())["posts"]
    assert [post["status"] for post in posts] == [status] * 3 + [200] * 2
    info = await bot.result("getWebhookInfo")
    assert info["last_error_message"].startswith(f"Wrong response from the webhook: {status}")
    assert info["last_error_date"] > 0


async def test_the_pauses_grow_in_sandbox_time(bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver) -> None:
    receiver.answers = [web.Response(status=500) for _ in range(3)]
    await bot.result("setWebhook", url=receiver.url)
    await until_delivered(sandbox)
    posts = (await sandbox.webhook())["posts"]
    pauses = [later["at"] - earlier["answered_at"] for earlier, later in pairwise(posts)]
    assert all(pause >= least for pause, least in zip(pauses, (0, 2, 4), strict=True))
    assert pauses[0] < 2


def test_a_pause_is_never_longer_than_a_minute() -> None:
    assert [pause_after(failures) for failures in (0, 1, 2, 3, 5, 6, 2000)] == [0, 2, 4, 8, 32, 60, 60]


async def test_the_bot_may_say_when_to_come_back(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver
) -> None:
    receiver.answers = [web.Response(status=503, headers={"Retry-After": "7"})]
    await bot.result("setWebhook", url=receiver.url)
    await until_delivered(sandbox)
    first, second = (await sandbox.webhook())["posts"]
    assert 7 <= second["at"] - first["answered_at"] < 14


async def test_silence_is_a_failure_too(
    open_server: OpenServer, receiver: Receiver, session: ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.sandbox.webhook_delivery.LEAST_REAL_PATIENCE", 0.1)
    server = await open_server(speed=1000)
    receiver.gate.clear()
    async with Sandbox.connect(server.url) as sandbox:
        await (await sandbox.person("Ольга")).starts()
        await RawBot(server, session).result("setWebhook", url=receiver.url)
        await until(sandbox, lambda: len(receiver.posts) >= 2)
        first = (await sandbox.webhook())["posts"][0]
        assert (first.get("status"), first["error"]) == (None, "Read timeout expired")
        assert (await sandbox.state())["unconfirmed_updates"] == 1
        receiver.gate.set()
        await until_delivered(sandbox)


async def test_nobody_listening_is_an_error_to_read_and_nothing_is_lost(
    bot: RawBot, sandbox: Sandbox, anna: Player
) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:9/hook")
    async with asyncio.timeout(5):
        while "last_error_message" not in (info := await bot.result("getWebhookInfo")):
            pass
    assert info["last_error_message"].startswith("Connection failed")
    assert info["pending_update_count"] == 1
    await bot.result("deleteWebhook")
    assert len(await bot.updates()) == 1


async def test_chats_do_not_wait_for_each_other(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver
) -> None:
    olga = await sandbox.person("Ольга")
    await olga.starts()
    await anna.sends("Раз")
    receiver.gate.clear()
    await bot.result("setWebhook", url=receiver.url)
    await until(sandbox, lambda: receiver.inside == 2)
    assert {post["message"]["from"]["id"] for post in receiver.posts} == {anna.id, olga.id}
    receiver.gate.set()
    await until_delivered(sandbox)
    assert receiver.texts == ["/start", "/start", "Раз"]
    assert receiver.most_inside == 2


async def test_no_more_connections_are_used_than_the_bot_wants(
    bot: RawBot, sandbox: Sandbox, receiver: Receiver
) -> None:
    for number in range(5):
        await (await sandbox.person(f"Гость {number}")).starts()
    await bot.result("setWebhook", url=receiver.url, max_connections=1)
    await until_delivered(sandbox)
    assert (len(receiver.posts), receiver.most_inside) == (5, 1)


def test_a_lane_is_a_chat_or_the_taps_of_a_person() -> None:
    person, chat = {"id": 7}, {"id": -100}
    message = {"update_id": 1, "message": {"chat": chat, "from": person}}
    edited = {"update_id": 2, "edited_message": {"chat": chat, "from": person}}
    tap = {"update_id": 3, "callback_query": {"from": person, "message": {"chat": chat}}}
    query = {"update_id": 4, "inline_query": {"from": person}}
    strange = {"update_id": 5, "message": {"chat": None}}
    assert lane_of(message) == lane_of(edited)
    assert len({lane_of(update) for update in (message, tap, query, strange)}) == 4


async def test_only_the_kinds_asked_for_are_posted(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver
) -> None:
    await bot.result("setWebhook", url=receiver.url, allowed_updates=["callback_query"], drop_pending_updates=True)
    message = await anna.sends("Раз")
    await anna.presses_data("take:1", on=message, patience=0)
    await until_delivered(sandbox)
    assert [sorted(post) for post in receiver.posts] == [["callback_query", "update_id"]]
    assert (await bot.result("getWebhookInfo"))["allowed_updates"] == ["callback_query"]


async def test_faulty_updates_are_posted_faulty(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver
) -> None:
    await bot.result("setWebhook", url=receiver.url)
    await until_delivered(sandbox)
    await sandbox.order_update_fault("duplicated")
    await sandbox.order_update_fault("crossed")
    for text in ("Раз", "Два", "Три"):
        await anna.sends(text)
    await until_delivered(sandbox)
    assert receiver.texts == ["/start", "Раз", "Раз", "Три", "Два"]


async def test_an_update_whose_200_is_lost_is_posted_again(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver
) -> None:
    await bot.result("setWebhook", url=receiver.url)
    await sandbox.order_update_fault("unheard")
    await anna.sends("Раз")
    await until_delivered(sandbox)
    assert receiver.texts == ["/start", "Раз", "Раз"]
    posts = [(post["status"], post["error"]) for post in (await sandbox.webhook())["posts"]]
    assert posts == [(200, None), (200, "Webhook connection closed"), (200, None)]


# Switching


async def test_switching_there_and_back_drops_nothing(
    bot: RawBot, sandbox: Sandbox, anna: Player, receiver: Receiver
) -> None:
    (start,) = await bot.updates()
    receiver.answers = [web.Response(status=500) for _ in range(4)]
    await bot.result("setWebhook", url=receiver.url)
    await until(sandbox, lambda: len(receiver.posts) >= 2)
    await anna.sends("Раз")
    await bot.result("deleteWebhook")
    assert (await bot.updates())[0] == start
    assert len(await bot.updates()) == 2
    receiver.answers.clear()
    await bot.result("setWebhook", url=receiver.url)
    await until_delivered(sandbox)
    assert receiver.texts[-2:] == ["/start", "Раз"]


async def test_only_who_says_so_drops_what_waits(bot: RawBot, anna: Player, receiver: Receiver) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:9/hook")
    await bot.result("deleteWebhook", drop_pending_updates=True)
    assert await bot.updates() == []


async def test_an_empty_address_deletes_the_webhook(bot: RawBot, anna: Player, receiver: Receiver) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:9/hook")
    await bot.result("setWebhook", url="")
    assert (await bot.result("getWebhookInfo"))["url"] == ""
    assert len(await bot.updates()) == 1


async def test_setting_a_webhook_ends_a_running_poll(bot: RawBot, sandbox: Sandbox, receiver: Receiver) -> None:
    async with asyncio.timeout(5), asyncio.TaskGroup() as nursery:
        poll = nursery.create_task(bot.call("getUpdates", timeout=50))
        while not await sandbox.calls():
            pass
        await bot.result("setWebhook", url=receiver.url)
    assert poll.result()["description"] == "Conflict: terminated by setWebhook request"


# What Telegram refuses


@pytest.mark.parametrize(
    ("parameters", "reason"),
    [
        ({"url": "https://example.org/hook"}, "bad webhook: the sandbox posts to this machine only"),
        ({"url": "http://127.0.0.1.example.org/"}, "bad webhook: the sandbox posts to this machine only"),
        ({"url": "http://127.0.0.1@example.org/"}, "bad webhook: the sandbox posts to this machine only"),
        ({"url": "ftp://127.0.0.1/"}, "bad webhook: invalid webhook URL specified"),
        ({"url": "127.0.0.1"}, "bad webhook: invalid webhook URL specified"),
        ({"url": "http://127.0.0.1:1/", "secret_token": "a b"}, "secret token contains unallowed characters"),
        ({"url": "http://127.0.0.1:1/", "secret_token": "x" * 257}, "secret token contains unallowed characters"),
        (
            {"url": "http://127.0.0.1:1/", "max_connections": 0},
            "bad webhook: max_connections must be between 1 and 100",
        ),
    ],
)
async def test_a_wrong_webhook_is_refused(bot: RawBot, parameters: Json, reason: str) -> None:
    assert await bot.refusal("setWebhook", **parameters) == f"Bad Request: {reason}"
    assert await bot.updates() == []


async def test_nobody_is_told_the_secret(bot: RawBot, sandbox: Sandbox, receiver: Receiver) -> None:
    await bot.result("setWebhook", url=receiver.url, secret_token=SECRET, max_connections=3)
    info = await bot.result("getWebhookInfo")
    assert info == {
        "url": receiver.url,
        "has_custom_certificate": False,
        "pending_update_count": 0,
        "max_connections": 3,
    }
    assert SECRET not in str(await sandbox.webhook())
