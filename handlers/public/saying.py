"""Saying: words where others look on - whether they are meant for the bot, and how they are kept."""

from dataclasses import replace

from aiogram import Bot
from aiogram.enums import MessageEntityType
from aiogram.filters import Filter
from aiogram.types import Message, MessageEntity

from bot.domain.asking import asks_something
from bot.domain.chat import OurChat
from bot.domain.events import PostedMessage
from bot.domain.interest import Interest, Route
from bot.domain.post import Spot
from bot.domain.remark import Remark
from bot.domain.start_payload import Origin
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.go_on_with_album import find_begun_album, go_on_with_question
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn
from bot.usecases.read_campaigns import sign
from bot.usecases.speak_up import speak_up
from bot.views.campaign_card import link_of
from bot.views.speaking_up import spoken_up
from handlers.posted import posted_message
from handlers.prospects.content import JUST_PLAYS, SAYS_SOMETHING


class SaysSomething(Filter):
    """Lets pass what a person says: no command, nothing that a bot has written for them, no service message."""

    async def __call__(self, message: Message) -> bool:
        if message.via_bot is not None or message.is_automatic_forward or words_in(message).startswith("/"):
            return False
        return message.content_type in SAYS_SOMETHING | JUST_PLAYS


def words_in(message: Message) -> str:
    """Return what somebody wrote, be it under a picture."""
    return message.text or message.caption or ""


def is_said_to_bot(message: Message, bot: Bot, rules: HouseRules) -> bool:
    """Tell whether a message answers the bot, or names it."""
    answered = message.reply_to_message
    if answered is not None and answered.from_user is not None and answered.from_user.id == bot.id:
        return True
    marks = message.entities or message.caption_entities or []
    return any(_names(mark, words_in(message), bot, rules) for mark in marks)


def _names(mark: MessageEntity, words: str, bot: Bot, rules: HouseRules) -> bool:
    if mark.type == MessageEntityType.TEXT_MENTION:
        return mark.user is not None and mark.user.id == bot.id
    named = mark.extract_from(words).casefold()
    return mark.type == MessageEntityType.MENTION and named == f"@{rules.bot_username}".casefold()


def wants_answer(message: Message, somebody: Somebody, bot: Bot, rules: HouseRules) -> bool:
    """Tell whether somebody asks; an administrator who speaks for the group itself is of the house."""
    is_meant = is_said_to_bot(message, bot, rules) or asks_something(words_in(message), rules.words)
    return is_meant and somebody.telegram_id != message.chat.id


async def keep_said(
    message: Message, turn: Turn, somebody: Somebody, route: Route, spot: Spot, *, bot: Bot, rules: HouseRules
) -> Interest | None:
    """Keep what somebody said; None where it was kept before, as more of an album, or is not heard."""
    words, asks = words_in(message), wants_answer(message, somebody, bot, rules)
    posted = posted_message(message)
    if await goes_on_with_album(turn, posted, asks=asks):
        return None
    return await notice_in_public(turn, somebody, route, spot, words=words or None, asks=asks, posted=posted)


async def goes_on_with_album(turn: Turn, posted: PostedMessage, *, asks: bool) -> bool:
    """Tell whether it is more of an album that was kept; the team has it passed on, if they have its beginning."""
    begun = await find_begun_album(turn, posted)
    if begun is None or begun.by is not None or asks:
        return False
    last = await turn.records.remarks.find_last_asked(begun.prospect)
    if last is not None and last.interest == begun.interest:
        await go_on_with_question(turn, begun, posted)
    return True


async def find_plain_line(turn: Turn, remark: Remark, rules: HouseRules) -> Interest | None:
    """Return the line of the journal that words stand in, if they have asked nothing so far."""
    if remark.interest is None or asks_something(remark.words or "", rules.words):
        return None
    line = await turn.records.interests.get(remark.interest)
    return None if line.is_question else line


async def answer_at_once(
    turn: Turn, chat: OurChat, kept: Interest | None, to: Somebody, rules: HouseRules, say: Say
) -> Letter | None:
    """Return what the bot says by itself under a question, where the chat's owner wants that."""
    mode = await speak_up(turn, chat, kept, to) if kept is not None else None
    if kept is None or kept.spot is None or mode is None:
        return None
    link = link_of(await sign(turn.records, Origin(post=kept.spot.post)), rules)
    letter = spoken_up(mode, kept.spot, to, link, say, turn.now)
    return replace(letter, about=(kept.prospect,))
