"""What managers read where somebody was erased at their own request."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from aiogram.methods import DeleteMessage, EditMessageCaption, EditMessageText, SendMessage, TelegramMethod
from aiogram.types import InlineKeyboardButton
from babel.dates import format_date

from bot.clock import epoch_ms
from bot.domain.client import Client
from bot.domain.ids import LeadId, ProspectId
from bot.domain.prospect import pseudonym_number
from bot.house_rules import HouseRules
from bot.mailboxes import Copy, Letter, Priority
from bot.texts import Markup, Say
from bot.views.buttons.cards import CheckRecord, ShowClient
from bot.views.cards import Face, button, keyboard
from bot.views.letters import letter_of

MOST_CARDS_NAMED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class ErasedCards:
    """Whose cards say in a chat what should not stand there any more: of leads, and of people without one."""

    leads: tuple[LeadId, ...]
    guests: tuple[ProspectId, ...]


def erased_lead(lead: LeadId, say: Say) -> Face:
    """Return what stands where a lead's card stood."""
    return Face(lines=(say("🗑 No. {number}: erased at the person’s request.", number=lead),))


def erased_person(prospect: ProspectId, say: Say) -> Face:
    """Return what stands where the card of somebody unnamed stood."""
    number = pseudonym_number(prospect)
    return Face(lines=(say("🗑 Guest {number}: erased at their own request.", number=number),))


def copy_letter(copy: Copy, *, deletable: bool) -> Letter:
    """Return the call that takes a copy back: deleted, else emptied; of old pictures only the words can go."""
    chat, message = copy.chat_id, copy.message_id
    method: TelegramMethod[Any]
    if deletable:
        method = DeleteMessage(chat_id=chat, message_id=message)
    elif copy.is_text:
        method = EditMessageText(chat_id=chat, message_id=message, text="—")
    else:
        method = EditMessageCaption(chat_id=chat, message_id=message, caption="")
    return letter_of(method, priority=Priority.CHANGE)


def media_left(count: int, say: Say) -> Markup:
    """Tell that Telegram lets the bot not delete what is older than two days."""
    return say.many(
        "🗑 Somebody had everything erased. {n} picture or voice message of theirs is too old for me to delete:"
        " please do it by hand.",
        "🗑 Somebody had everything erased. {n} pictures or voice messages of theirs are too old for me to delete:"
        " please do it by hand.",
        count,
    )


def left_in_group(cards: ErasedCards, say: Say) -> Markup:
    """Tell what to do about what stands of somebody erased in a group where the bot may not write."""
    words = say(
        "🗑 Somebody had their data erased, but the group is closed to me: what I wrote there about them stays. Add me"
        " there again and I take it away, or delete it by hand."
    )
    named = [
        *(say.plain("No. {number}", number=lead) for lead in cards.leads),
        *(say.plain("Guest {number}", number=pseudonym_number(guest)) for guest in cards.guests),
    ]
    if not named:
        return words
    shown = ", ".join(named[:MOST_CARDS_NAMED])
    more = [say("and {more} more", more=len(named) - MOST_CARDS_NAMED)] if len(named) > MOST_CARDS_NAMED else []
    return Markup("\n".join((words, say("On cards: {cards}", cards=shown), *more)))


def key_lost(count: int, say: Say) -> Markup:
    """Tell that exclusions of erased people stop nobody while the key they were hidden with is missing."""
    return say.many(
        "⚠️ {n} exclusion of somebody erased stops nobody any more: the file that ends in .key is missing beside the"
        " database, or is another one. Put it back from a backup and start me again, or lift it: /exclusions.",
        "⚠️ {n} exclusions of people erased stop nobody any more: the file that ends in .key is missing beside the"
        " database, or is another one. Put it back from a backup and start me again, or lift them: /exclusions.",
        count,
    )


def record_to_check(
    client: Client, chat_id: int, until: datetime, say: Say, rules: HouseRules, *, again: bool
) -> Letter:
    """Tell an owner that a client's card is the business's own record, and until when to decide; `again`: remind."""
    told = _reminder if again else _task
    rows = ((button(say.plain("Show the card"), ShowClient(client=client.id)), check_button(client, until, say)),)
    words = told(client, day_of(until, say, rules), say)
    message = SendMessage(chat_id=chat_id, text=words, reply_markup=keyboard(rows))
    return letter_of(message, priority=Priority.NOTICE)


def _task(client: Client, day: str, say: Say) -> Markup:
    return say(
        "🗓 <b>{name}</b> had everything erased that came through the chat. The client’s card is your own record and"
        " stays: check by {day} what of it you may keep.",
        name=client.name,
        day=day,
    )


def _reminder(client: Client, day: str, say: Say) -> Markup:
    return say(
        "🗓 A reminder: by {day} please check what you may keep of <b>{name}</b>, who had everything erased. Then press"
        " “Done”: I write down who looked and when.",
        name=client.name,
        day=day,
    )


def check_button(client: Client, until: datetime, say: Say) -> InlineKeyboardButton:
    """Return the button that says that a client's card was looked through."""
    return button(say.plain("✓ Done"), CheckRecord(client=client.id, due=epoch_ms(until)), "primary")


def day_of(moment: datetime, say: Say, rules: HouseRules) -> str:
    """Return the day by which something is to be done, as the team reads it."""
    return format_date(moment.astimezone(rules.hours.zone), "long", locale=say.language)
