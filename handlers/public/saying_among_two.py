"""Saying among two: what is written to an owner or to a channel in private - kept, changed, answered by hand."""

from aiogram.types import Message

from bot.domain.asking import asks_something
from bot.domain.chat import OurChat
from bot.domain.events import PostedMessage
from bot.domain.interest import Interest
from bot.domain.member import Member
from bot.domain.start_payload import Origin
from bot.house_rules import HouseRules
from bot.usecases.edit_remark import edit_question
from bot.usecases.notice_among_two import answered_by_hand, greets, notice_among_two
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.usecases.read_campaigns import sign
from bot.views.campaign_card import link_of
from handlers.public.saying import find_plain_line, goes_on_with_album, words_in


async def keep_among_two(
    message: Message, turn: Turn, chat: OurChat, somebody: Somebody, posted: PostedMessage, rules: HouseRules
) -> Interest | None:
    """Keep what somebody writes; return it where a word is said at once, which only the first message gets."""
    words = words_in(message)
    asks = asks_something(words, rules.words)
    if await goes_on_with_album(turn, posted, asks=asks):
        return None
    kept = await notice_among_two(turn, somebody, chat, words=words or None, asks=asks, posted=posted)
    return kept if kept is not None and await greets(turn, chat, kept) else None


async def link_into_chat(turn: Turn, rules: HouseRules) -> str:
    """Return the way into the chat with the bot."""
    return link_of(await sign(turn.records, Origin()), rules)


async def change_among_two(
    message: Message, turn: Turn, chat: OurChat, somebody: Somebody, posted: PostedMessage, rules: HouseRules
) -> None:
    """Pass a change on; of what was not heard, nothing is. What asks only now is asked now."""
    remark = await turn.records.remarks.find_written(posted.chat_id, posted.message_id)
    if remark is None or remark.by is not None:
        return
    if asks_something(words_in(message), rules.words) and await find_plain_line(turn, remark, rules) is not None:
        await keep_among_two(message, turn, chat, somebody, posted, rules)
    else:
        await edit_question(turn, remark, words=words_in(message) or None, posted=posted)


async def note_by_hand(message: Message, turn: Turn, to: int, posted: PostedMessage, *, by: Member | None) -> None:
    """Whoever was answered by hand waits no longer."""
    prospect = await turn.records.prospects.find_by_telegram(to)
    if prospect is not None:
        await answered_by_hand(turn, prospect.id, by=by, words=words_in(message) or None, posted=posted)
