"""Changing what was said: an edited message changes at the managers; a contact that is new in it is taken up."""

from dataclasses import replace

from aiogram import Router
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.lead import wish_after_change
from bot.domain.reading.gaining import gain
from bot.domain.reading.understanding import Understood
from bot.domain.remark import Remark
from bot.usecases.edit_remark import edit_question
from bot.views.introduction import change_not_read
from handlers.posted import posted_message
from handlers.prospects.content import words_of
from handlers.prospects.introducing import ask_next, introduction_so_far
from handlers.prospects.saying_it_all import HoldsContact
from handlers.prospects.talk import Talk


async def change_words(message: Message, talk: Talk) -> SendMessage | None:
    """Pass a change on without a word; of an answer to what the bot had asked, tell how that is mended."""
    remark = await _find(message, talk)
    if remark is None:
        return change_not_read(talk.chat, talk.say) if await talk.is_introducing() else None
    words = words_of(message) or None
    await edit_question(talk.turn, remark, words=words, posted=posted_message(message))
    await _correct_wish(talk, remark, words)
    return None


async def change_with_contact(message: Message, understood: Understood, talk: Talk) -> SendMessage | None:
    """Read a changed message like a new one; its contacts are passed on no sooner than they are agreed to."""
    remark = await _find(message, talk)
    gained = gain(await introduction_so_far(talk), understood)
    if remark is not None:
        words = gained.words or remark.words
        await edit_question(talk.turn, remark, words=words, posted=posted_message(message, caption=words or ""))
        await _correct_wish(talk, remark, words)
    said = await introduction_so_far(talk)
    introduction = gained.introduction.with_wish(said.wish)
    return await ask_next(talk, introduction) if introduction != said else None


async def _find(message: Message, talk: Talk) -> Remark | None:
    return await talk.turn.records.remarks.find_written(message.chat.id, message.message_id)


async def _correct_wish(talk: Talk, remark: Remark, words: str | None) -> None:
    """Change the wish that was heard so far where it holds the words."""
    draft = await talk.draft()
    wish = wish_after_change(draft.introduction.wish or "", remark.words, words)
    if wish is not None:
        await talk.keep(replace(draft, introduction=draft.introduction.with_wish(wish)))


def register(router: Router) -> None:
    """Edited messages, whatever the bot waits for."""
    router.edited_message.register(change_with_contact, HoldsContact())
    router.edited_message.register(change_words)
