"""Proving to be human: a press on the right picture; what is said until then waits, and is told to nobody."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Message

from bot.domain.human_check import HumanCheck
from bot.usecases.check_human import answer_check, keep_unproven, standing_check
from bot.views.buttons.prospects import ProveHuman
from bot.views.greetings import greeting
from bot.views.human_check import ask_otherwise, in_place, kept_meanwhile
from handlers.prospects.asking_for_help import COMMAND
from handlers.prospects.content import JUST_PLAYS, words_of
from handlers.prospects.talk import Talk


class Unproven(Filter):
    """Lets pass what somebody says, commands aside, who was asked and has not answered; hands on the question."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        if talk.rules.human_check_after == 0 or COMMAND.match(words_of(message)):
            return False
        check = await talk.turn.records.human_checks.find(talk.prospect.id)
        return {"check": check} if check is not None else False


async def keep_meanwhile(message: Message, talk: Talk, check: HumanCheck) -> SendMessage | None:
    """Keep what is said, and ask again; an old question stands in nobody's way."""
    over = check.is_over(talk.turn.now)
    if over or message.content_type not in JUST_PLAYS:
        await keep_unproven(talk.turn, check)
    return kept_meanwhile(talk.chat, talk.say, check) if not over else None


async def keep_change(_: Message, talk: Talk, check: HumanCheck) -> None:
    """Keep a change with what it changes, without a word."""
    await keep_unproven(talk.turn, check)


async def press_picture(
    query: CallbackQuery, callback_data: ProveHuman, talk: Talk
) -> AnswerCallbackQuery | list[TelegramMethod[Any]]:
    """Greet after the right picture, in the same message; after a wrong one ask for another."""
    check = await standing_check(talk.turn, talk.prospect)
    if check is None or check.given_up or query.message is None:
        return query.answer(talk.say.plain("No need to press any more. Just write here."))
    following = await answer_check(talk.turn, check, callback_data.picture)
    here = query.message.message_id
    if following is not None:
        return [query.answer(), ask_otherwise(talk.chat, here, talk.say, following)]
    thanks = talk.say.plain("Thank you!")
    return [query.answer(thanks), in_place(here, greeting(talk.chat, talk.say, talk.rules))]


def register(router: Router) -> None:
    """Everything until the right picture is pressed."""
    router.callback_query.register(press_picture, ProveHuman.filter())
    router.message.register(keep_meanwhile, Unproven())
    router.edited_message.register(keep_change, Unproven())
