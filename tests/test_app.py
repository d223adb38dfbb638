"""The wiring: which doors are open in which mode, and that the bot ends when told to, whatever it waits for."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from socket import socket
from typing import Any

import aiohttp
import pytest
from aiogram.types import User

from bot.app import bot_without_network, meet_telegram, run_bot
from bot.clock import Clock
from bot.config import Config
from bot.telegram import NotSent, Rejected
from storage import Storage, open_storage
from tests.updates.delivering_telegram import TOKEN, DeliveringTelegram, free_port
from tests.updates.hand_clock import HandClock
from tests.updates.test_polling import ScriptedTelegram
from tests.updates.workshop import ANNA, message

ROOT = Path(__file__).parents[1]


@pytest.fixture
async def api() -> AsyncIterator[DeliveringTelegram]:
    """A Telegram that delivers and can be asked."""
    async with DeliveringTelegram.running() as running:
        yield running


@asynccontextmanager
async def bot_running(config: Config) -> AsyncIterator[None]:
    """Run the bot; leaving stops it and waits until it is over."""
    stop = asyncio.Event()
    async with asyncio.timeout(30), asyncio.TaskGroup() as nursery:
        nursery.create_task(run_bot(config, stop=stop, clock=Clock(), print_line=lambda line: None))
        yield
        stop.set()


def config_of(folder: Path, api_url: str, webhook_port: int | None = None, **sections: Any) -> Config:
    """A configuration, with a webhook if it has a port."""
    telegram: dict[str, Any] = {"api_url": api_url, "token": TOKEN}
    if webhook_port is not None:
        telegram["mode"] = "webhook"
        telegram["webhook"] = {"url": f"http://127.0.0.1:{webhook_port}", "port": webhook_port}
    storage = {"url": f"sqlite:///{folder / 'leadhook.db'}"}
    return Config.model_validate({"telegram": telegram, "storage": storage, **sections})


async def status_of(port: int, page: str) -> int | None:
    """Look at a page of the bot; None if nobody listens there."""
    try:
        async with aiohttp.ClientSession() as session, session.get(f"http://127.0.0.1:{port}{page}") as answer:
            return answer.status
    except aiohttp.ClientConnectionError:
        return None


async def page_is(port: int, page: str, status: int | None) -> None:
    """Wait until a page of the bot has this status."""
    async with asyncio.timeout(10):
        while await status_of(port, page) != status:  # noqa: ASYNC110 - nobody tells that it has changed
            await asyncio.sleep(0.01)  # noqa: TID251 - looks again


async def test_a_bot_with_a_webhook_answers_what_is_delivered(api: DeliveringTelegram, tmp_path: Path) -> None:
    port = free_port()
    async with bot_running(config_of(tmp_path, api.url, port)):
        asked = await api.called("setWebhook")
        await page_is(port, "/readyz", 200)
        api.pending = [message(1, "/start")]
        answer = await api.called("sendMessage")
        await api.all_confirmed()

    assert asked["url"] == f"http://127.0.0.1:{port}/telegram"
    assert {"message", "callback_query", "inline_query"} <= set(asked["allowed_updates"])
    assert answer["chat_id"] == ANNA
    assert (api.pending, api.answers) == ([], [200])


async def test_a_webhook_stays_set_for_the_next_start(api: DeliveringTelegram, tmp_path: Path) -> None:
    async with bot_running(config_of(tmp_path, api.url, free_port())):
        await api.called("setWebhook")

    assert api.webhook["url"] != ""


async def test_what_is_delivered_while_telegram_cannot_be_asked_is_kept(
    api: DeliveringTelegram, tmp_path: Path
) -> None:
    port = free_port()
    nobody = f"http://127.0.0.1:{free_port()}"
    config = config_of(tmp_path, nobody, port)
    async with bot_running(config):
        await page_is(port, "/healthz", 200)
        api.webhook = {"url": f"http://127.0.0.1:{port}/telegram", "secret_token": config.telegram.webhook_secret}
        api.pending = [message(1, "/start")]
        await api.all_confirmed()

    assert await kept(config) == [1]


async def kept(config: Config) -> list[int]:
    storage: Storage = await open_storage(config.storage.url)
    async with storage.reading() as session:
        rows = await session.connection.rows("SELECT update_id FROM inbox")
    await storage.close()
    return [row["update_id"] for row in rows]


async def test_a_bot_that_polls_shows_its_pages_where_told(api: DeliveringTelegram, tmp_path: Path) -> None:
    port = free_port()

    async with bot_running(config_of(tmp_path, api.url, http={"port": port})):
        await page_is(port, "/readyz", 200)

    assert await status_of(port, "/healthz") is None


async def test_a_bot_with_a_webhook_shows_its_pages_at_both_addresses(api: DeliveringTelegram, tmp_path: Path) -> None:
    port, pages = free_port(), free_port()

    async with bot_running(config_of(tmp_path, api.url, port, http={"port": pages})):
        await page_is(port, "/readyz", 200)
        assert [await status_of(each, "/readyz") for each in (port, pages)] == [200, 200]


async def test_one_address_for_both_is_one_server(api: DeliveringTelegram, tmp_path: Path) -> None:
    port = free_port()

    async with bot_running(config_of(tmp_path, api.url, port, http={"port": port})):
        await page_is(port, "/readyz", 200)
        takes_only_posts = await status_of(port, "/telegram")

    assert takes_only_posts == 405


async def test_telegram_is_asked_who_the_bot_is_until_it_says_so_and_left_in_peace_as_it_wishes() -> None:
    me = {"id": 42, "is_bot": True, "first_name": "Leadhook"}
    busy = Rejected(429, "Too Many Requests", retry_after=7)
    telegram, clock = ScriptedTelegram(NotSent("no connection"), busy, {"id": 42}, [], me), HandClock()

    assert (await meet_telegram(telegram, clock)).first_name == "Leadhook"
    assert clock.pauses == [1.0, 7, 4.0, 8.0]


async def test_a_bot_is_alive_and_can_be_stopped_while_telegram_is_out_of_reach(tmp_path: Path) -> None:
    port = free_port()

    async with bot_running(config_of(tmp_path, f"http://127.0.0.1:{free_port()}", http={"port": port})):
        await page_is(port, "/healthz", 200)
        assert await status_of(port, "/readyz") == 503


async def test_a_port_that_is_taken_ends_the_command_with_a_sentence(tmp_path: Path) -> None:
    with socket() as somebody:
        somebody.bind(("127.0.0.1", 0))
        somebody.listen()
        port = somebody.getsockname()[1]
        (tmp_path / "config.toml").write_text(f'[telegram]\ntoken = "{TOKEN}"\n[http]\nport = {port}\n')
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run", "--config", str(tmp_path / "config.toml")),
            cwd=ROOT,
            stderr=asyncio.subprocess.PIPE,
        )
        _, said = await process.communicate()

    assert process.returncode == 2
    assert said.decode().startswith(f"http.port: found 127.0.0.1:{port}, where the bot cannot listen")
    assert said.decode().count("\n") == 1


async def test_a_handler_cannot_call_telegram_and_need_not_ask_it_who_the_bot_is() -> None:
    """A command with the bot's name, `/leads@leadhook_bot`, is compared with that name inside the transaction."""
    me = User(id=123456, is_bot=True, first_name="Leadhook", username="leadhook_bot")
    bot = bot_without_network(TOKEN, me)

    assert await bot.me() == me
    with pytest.raises(RuntimeError, match="inside a transaction"):
        await bot.send_message(1, "hello")
