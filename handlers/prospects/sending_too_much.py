"""Sending too much: beyond a budget nothing is read or answered one by one, and nothing is lost."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message, MessageReactionUpdated, TelegramObject

from bot.usecases.keep_to_budget import keep_beyond, notice_is_due, spend
from bot.views.came_at_once import too_much_at_once
from handlers.prospects.asking_for_help import COMMAND
from handlers.prospects.content import JUST_PLAYS, words_of
from handlers.prospects.talk import Talk


class BeyondBudget(Filter):
    """Lets pass what is beyond its sender's budget; all the rest costs them a little of it."""

    async def __call__(self, event: TelegramObject, talk: Talk) -> bool:
        return not await spend(talk.turn, talk.prospect)


async def keep(message: Message, talk: Talk) -> SendMessage | None:
    """Keep what says something, to be passed on together; tell of that once. Commands are to be given again."""
    if message.content_type not in JUST_PLAYS and not COMMAND.match(words_of(message)):
        words = words_of(message) or None
        await keep_beyond(talk.turn, talk.prospect, words=words, message_id=message.message_id)
    due = await notice_is_due(talk.turn, talk.prospect)
    return too_much_at_once(talk.chat, talk.say) if due else None


async def refuse_press(query: CallbackQuery, talk: Talk) -> AnswerCallbackQuery:
    """Ask for patience; it changes nothing."""
    return query.answer(talk.say.plain("Too much at once. Please wait a minute and press again."))


async def pass_over(_: MessageReactionUpdated) -> None:
    """Show no reaction: nothing was said with it that could be lost."""


def register(router: Router) -> None:
    """Everything beyond the budget, before anything is read."""
    router.message.register(keep, BeyondBudget())
    router.edited_message.register(keep, BeyondBudget())
    router.callback_query.register(refuse_press, BeyondBudget())
    router.message_reaction.register(pass_over, BeyondBudget())
