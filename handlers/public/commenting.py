"""Commenting: what people say under the channel's posts; what wants an answer comes to the team."""

from typing import Any

from aiogram import Bot, Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.domain.chat import OurChat
from bot.domain.interest import Route
from bot.domain.post import Post, Spot
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from handlers.public.identity import BySomebody
from handlers.public.keeping_posts import is_copied_by_telegram, keep_copy
from handlers.public.saying import SaysSomething, answer_at_once, keep_said


class UnderPost(Filter):
    """Lets pass what is said under a post, and hands that on (Telegram Bot API: the thread is the copy's own id)."""

    async def __call__(self, message: Message, turn: Turn) -> bool | dict[str, Any]:
        post = await _post_above(message, turn)
        return {"post": post} if post is not None else False


async def _post_above(message: Message, turn: Turn) -> Post | None:
    above = message.reply_to_message
    if above is not None and is_copied_by_telegram(above):  # also a post from before the bot was there
        await keep_copy(above, turn)
    roots = {message.message_thread_id, above.message_id if above is not None else None} - {None}
    found = [await turn.records.posts.find_discussed(message.chat.id, root) for root in roots if root is not None]
    return next((post for post in found if post is not None), None)


async def comment(
    message: Message,
    turn: Turn,
    our_chat: OurChat,
    somebody: Somebody,
    post: Post,
    bot: Bot,
    rules: HouseRules,
    say: Say,
) -> Letter | None:
    """Keep a comment with the post that it is about; a question may get a word at once."""
    spot = Spot(chat_id=our_chat.chat_id, message_id=message.message_id, post=post.id)
    kept = await keep_said(message, turn, somebody, Route.COMMENT, spot, bot=bot, rules=rules)
    return await answer_at_once(turn, our_chat, kept, somebody, rules, say)


def register(router: Router) -> None:
    """Messages under posts."""
    router.message.register(comment, SaysSomething(), BySomebody(), UnderPost())
