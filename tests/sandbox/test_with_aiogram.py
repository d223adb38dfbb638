"""Unmodified aiogram talks to the sandbox and notices nothing."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError, TelegramRetryAfter
from aiogram.filters import CommandStart
from aiogram.types import (
    CallbackQuery,
    ChatMemberUpdated,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    Message,
    ReplyKeyboardMarkup,
)

from bot.sandbox.people import Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server

TAKE = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="Взять", callback_data="take:1")]])
SHARE = ReplyKeyboardMarkup(keyboard=[[KeyboardButton(text="Поделиться", request_contact=True)]])


@asynccontextmanager
async def bot_of(server: SandboxServer) -> AsyncIterator[Bot]:
    """An aiogram bot whose Telegram is the sandbox."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(server.url))
    bot = Bot(server.token, session=session, default=DefaultBotProperties(parse_mode="HTML"))
    async with bot.context():
        yield bot


def echoing_dispatcher() -> Dispatcher:
    """A small bot: it greets, repeats, takes and thanks."""
    dispatcher = Dispatcher()

    @dispatcher.message(CommandStart())
    async def greet(message: Message) -> None:
        await message.answer("Здравствуйте! <b>Что интересно?</b>", reply_markup=SHARE)

    @dispatcher.message(F.contact)
    async def thank(message: Message) -> None:
        assert message.contact
        assert message.from_user
        own = message.contact.user_id == message.from_user.id
        await message.answer(f"Спасибо, {message.contact.phone_number}, {'ваш' if own else 'чужой'}")

    @dispatcher.message(F.text)
    async def repeat(message: Message) -> None:
        await message.answer(f"Вы спросили: {message.text}", reply_markup=TAKE)

    @dispatcher.edited_message()
    async def notice(message: Message) -> None:
        await message.reply(f"Исправлено: {message.text}")

    @dispatcher.callback_query(F.data == "take:1")
    async def take(query: CallbackQuery) -> None:
        assert isinstance(query.message, Message)
        await query.message.edit_text("Взято")
        await query.answer("Лид ваш", show_alert=True)

    @dispatcher.my_chat_member()
    async def remember(change: ChatMemberUpdated) -> None:
        dispatcher["statuses"].append(change.new_chat_member.status)

    dispatcher["statuses"] = []
    return dispatcher


@asynccontextmanager
async def polling(bot: Bot) -> AsyncIterator[Dispatcher]:
    """The small bot at work."""
    dispatcher = echoing_dispatcher()
    async with asyncio.TaskGroup() as nursery:
        running = nursery.create_task(dispatcher.start_polling(bot, handle_signals=False, close_bot_session=False))
        try:
            yield dispatcher
        finally:
            running.cancel()


async def test_aiogram_polls_answers_edits_and_alerts() -> None:
    async with (
        sandbox_server(strict_pace=False) as server,
        Sandbox.connect(server.url) as sandbox,
        bot_of(server) as bot,
        polling(bot) as dispatcher,
    ):
        anna = await sandbox.person("Анна", last_name="Петрова", phone="79123456789")
        await anna.starts("qr1")
        greeting = await anna.sees("Здравствуйте")
        assert greeting.raw["entities"] == [{"type": "bold", "offset": 14, "length": 14}]
        assert await anna.keyboard() == [["Поделиться"]]

        await anna.presses("Поделиться")
        await anna.sees("Спасибо, 79123456789, ваш")
        await anna.shares_contact_of("Борис", "+79990001122")
        await anna.sees("+79990001122, чужой")

        question = await anna.sends("Сколько стоит?")
        await anna.sees_button("Взять")
        toast = await anna.presses("Взять")
        assert toast == "Лид ваш"
        assert toast.alert
        await anna.sees("Взято")

        await anna.edits(question, "Сколько стоит доставка?")
        answer = await anna.sees("Исправлено: Сколько стоит доставка?")
        assert answer.raw["reply_to_message"]["text"] == "Сколько стоит доставка?"

        await anna.blocks()
        await anna.unblocks()
        await sandbox.quiet()
        assert dispatcher["statuses"] == ["kicked", "member"]


async def test_aiogram_recognises_the_refusals() -> None:
    async with (
        sandbox_server() as server,
        Sandbox.connect(server.url) as sandbox,
        bot_of(server) as bot,
    ):
        anna = await sandbox.person("Анна")
        with pytest.raises(TelegramForbiddenError, match="bot can't initiate conversation with a user"):
            await bot.send_message(anna.id, "Привет")
        await anna.starts()
        with pytest.raises(TelegramBadRequest, match="can't parse entities"):
            await bot.send_message(anna.id, "<b>Привет")
        await bot.send_message(anna.id, "Привет")
        with pytest.raises(TelegramRetryAfter) as refusal:
            await bot.send_message(anna.id, "Привет ещё раз")
        assert refusal.value.retry_after == 1
        assert (await sandbox.state())["refused_for_pace"] == 1
