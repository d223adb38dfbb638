"""A plain aiogram bot that stores nothing and sends, for each message, the calls that a script names for it.

python -m tests.bench.plain_bot API_URL SCRIPT

The script has a line for each message that will come: a JSON list of [method, parameters]. Parameters without
`chat_id` go to whoever wrote.
"""

import asyncio
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from aiogram import Bot, Dispatcher, methods
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

from tests.bench.fake_telegram import TOKEN


async def answer(message: Message, bot: Bot, script: Iterator[str]) -> None:
    """Send what the script says."""
    for method, parameters in json.loads(next(script)):
        kind = getattr(methods, method[0].upper() + method[1:])
        await bot(kind(**{"chat_id": message.chat.id, **parameters}))


async def main(api_url: str, script: Iterator[str]) -> None:
    """Poll until SIGTERM."""
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api_url)))
    dispatcher = Dispatcher(script=script)
    dispatcher.message.register(answer)
    await dispatcher.start_polling(bot)


if __name__ == "__main__":
    lines = Path(sys.argv[2]).read_text(encoding="utf-8").splitlines()
    asyncio.run(main(sys.argv[1], iter(lines)))
