"""The bot stops when it is told to, also while it cannot reach Telegram; and its handlers cannot reach it at all."""

import asyncio
from pathlib import Path

import pytest
from aiogram.types import User
from pydantic import SecretStr

from bot.app import bot_without_network, run_bot
from bot.config import Config
from tests.clocks import ScaledClock

TOKEN = "123456:ABC-DEF"
NOBODY_LISTENS = "http://127.0.0.1:1"


def config(folder: Path) -> Config:
    return Config.model_validate(
        {
            "telegram": {"api_url": NOBODY_LISTENS, "token": SecretStr(TOKEN)},
            "storage": {"url": f"sqlite:///{folder / 'leadhook.db'}"},
        }
    )


async def test_the_bot_stops_while_telegram_is_out_of_reach(tmp_path: Path) -> None:
    stop = asyncio.Event()
    stop.set()

    async with asyncio.timeout(10):
        await run_bot(config(tmp_path), stop=stop, clock=ScaledClock(), print_line=print)


async def test_a_handler_cannot_call_telegram_and_need_not_ask_it_who_the_bot_is() -> None:
    """A command with the bot's name, `/leads@leadhook_bot`, is compared with that name inside the transaction."""
    me = User(id=123456, is_bot=True, first_name="Leadhook", username="leadhook_bot")
    bot = bot_without_network(TOKEN, me)

    assert await bot.me() == me
    with pytest.raises(RuntimeError, match="inside a transaction"):
        await bot.send_message(1, "hello")
