"""Asking a question: words, pictures, voice - whatever a person brings is passed on as it came."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import Message

from bot.domain.interest import Route
from bot.domain.invitation import Occasion, occasion_of
from bot.domain.own_request import Stage
from bot.domain.receipts import is_in_same_breath, is_in_same_talk, needs_no_words
from bot.mailboxes import Letter
from bot.usecases.invite import invite
from bot.usecases.react_to_remark import react_to_last_answer
from bot.usecases.register_interest import register_interest
from bot.views.greetings import wordless_hint
from bot.views.receipts import (
    Again,
    invitation,
    not_passed_on,
    question_receipt,
    receipt_with_offer,
    shown_kept,
    stays_there,
)
from bot.views.signs import PASSED_ON, as_reaction, sign
from handlers.posted import posted_message
from handlers.prospects.content import JUST_PLAYS, SAYS_SOMETHING, STAYS_THERE, Holding, words_of
from handlers.prospects.draft import Draft
from handlers.prospects.returning import offer_again
from handlers.prospects.talk import Talk

WORDS_OF_A_WISH = 2
WORDS_OF_A_PHRASE = 4
OF_A_CONTACT = re.compile(r"[\d@]")


async def ask(message: Message, talk: Talk) -> list[TelegramMethod[Any] | Letter]:
    """Pass a question on: words say so once a talk, be it those about a request, and then a sign under each message."""
    before = await talk.draft()
    await keep_question(talk, message)
    again = await _offer_again(talk, message, before)
    if again is not None:
        wait = await talk.expected_wait()
        return [receipt_with_offer(talk.chat, talk.say, talk.rules, talk.turn.now, wait=wait, again=again)]
    if is_in_same_breath(before.wrote_at, talk.turn.now):
        return _signs(message, talk)
    occasion = await _invitation(talk, occasion_of(words_of(message), before.topic))
    if await _was_told_in_words(talk, before):
        invited = [invitation(talk.chat, talk.say, occasion)] if occasion is not None else []
        return [*_signs(message, talk), *invited]
    wait, introduced = await talk.expected_wait(), await talk.is_introduced()
    return [
        question_receipt(
            talk.chat, talk.say, talk.rules, talk.turn.now, wait=wait, introduced=introduced, invited_for=occasion
        )
    ]


def _signs(message: Message, talk: Talk) -> list[TelegramMethod[Any] | Letter]:
    """Under each of the messages that are read as one."""
    return [sign(talk.chat, each, PASSED_ON) for each in (*talk.turn.messages, message.message_id)]


async def _was_told_in_words(talk: Talk, before: Draft) -> bool:
    """Tell whether the talk goes on, or somebody of the team has just answered: then nobody wants words."""
    now, hours = talk.turn.now, talk.rules.hours
    if any(needs_no_words(moment, now, hours) for moment in (before.wrote_at, before.sent_at)):
        return True
    return await _was_just_answered(talk)


async def _was_just_answered(talk: Talk) -> bool:
    answered_at = await talk.turn.records.activities.find_answered_at(talk.prospect.id)
    return needs_no_words(answered_at, talk.turn.now, talk.rules.hours)


async def _invitation(talk: Talk, occasion: Occasion | None) -> Occasion | None:
    """Return what to invite for, where this is a moment for it; of who is excluded nothing shows it."""
    if occasion is None or not talk.rules.invites or await talk.is_introduced():
        return None
    invited = await invite(talk.turn.records, talk.prospect, talk.turn.now, talk.rules.hours.zone)
    return occasion if invited else None


async def _offer_again(talk: Talk, message: Message, before: Draft) -> Again | None:
    """Offer a new request once a talk, with the first words in it that want something."""
    offered = before.offered and is_in_same_talk(before.wrote_at, talk.turn.now)
    again = None if offered else await offer_again(talk, words_of(message))
    if before.offered != (offered or again is not None):
        await talk.keep(replace(await talk.draft(), offered=not before.offered))
    return again


async def keep_question(talk: Talk, message: Message, *, instead: str | None = None) -> None:
    """Write a question into the journal; `instead`: what is passed on in place of all the words."""
    words = (words_of(message) if instead is None else instead) or None
    posted = posted_message(message, caption=instead)
    draft = await _draft_since_the_last_request(talk)
    await register_interest(talk.turn, talk.prospect, Route.QUESTION, words=words, posted=posted)
    await talk.keep(replace(draft.with_words(words), wrote_at=talk.turn.now))


async def _draft_since_the_last_request(talk: Talk) -> Draft:
    """Return what was said so far, without what was said into a request that is closed by now."""
    draft = await talk.draft()
    if draft.wrote_at is None or await talk.is_introducing() or not await talk.is_introduced():
        return draft
    last = await talk.own_request()
    until = last.until if last is not None and last.stage is Stage.CLOSED else None
    return draft if until is None or draft.wrote_at > until else draft.without_wish()


async def pass_on_instead(
    message: Message, talk: Talk, ask_again: Callable[[str], SendMessage]
) -> SendMessage | Letter:
    """Pass on what is shown or spoken in place of an answer, and ask again; what only plays says nothing."""
    if message.content_type in STAYS_THERE:
        return ask_again(stays_there(talk.say))
    if message.content_type not in SAYS_SOMETHING:
        return ask_again("")
    before = await talk.draft()
    await keep_question(talk, message)
    if is_in_same_breath(before.wrote_at, talk.turn.now):
        return sign(talk.chat, message.message_id, PASSED_ON)
    return ask_again(shown_kept(talk.say))


def is_like_a_question(text: str) -> bool:
    """Tell whether words that answer nothing the bot asked are a question or a wish of their own.

    With a digit or an "@" in it, a short text is rather a contact with a mistake.
    """
    enough = WORDS_OF_A_PHRASE if OF_A_CONTACT.search(text) else WORDS_OF_A_WISH
    return "?" in text or (len(text.split()) >= enough and any(map(str.isalpha, text)))


async def play(message: Message, talk: Talk) -> SendMessage | None:
    """Ask for words in place of a sticker and the like; in a talk that goes on it is like a reaction to the answer."""
    if not await _was_told_in_words(talk, await talk.draft()):
        return wordless_hint(talk.chat, talk.say)
    emoji = as_reaction(message.sticker.emoji) if message.sticker is not None else None
    if emoji is not None and await _was_just_answered(talk):
        await react_to_last_answer(talk.turn, emoji, by=talk.prospect)
    return None


async def decline(message: Message, talk: Talk) -> SendMessage:
    """Answer what no bot may pass on."""
    return not_passed_on(talk.chat, talk.say)


def register(router: Router) -> None:
    """Everything that is said while the bot waits for nothing in particular."""
    router.message.register(ask, Holding(SAYS_SOMETHING))
    router.message.register(play, Holding(JUST_PLAYS))
    router.message.register(decline, Holding(STAYS_THERE))
