"""Sending too much: beyond a budget nothing is read or answered one by one; it waits until its sender calms down."""

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
        in_turn = isinstance(event, Message) and can_wait(event)
        return not await spend(talk.turn, talk.prospect, in_turn=in_turn)


def can_wait(message: Message) -> bool:
    """Tell whether a message says something, and is no command: these are to be given again."""
    return message.content_type not in JUST_PLAYS and not COMMAND.match(words_of(message))


async def keep(message: Message, talk: Talk) -> SendMessage | None:
    """Keep what says something for later; tell of that once."""
    if can_wait(message):
        await keep_beyond(talk.turn, talk.prospect)
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
