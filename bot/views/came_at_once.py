"""What came at once: one line instead of a message for each, and what its sender reads."""

from aiogram.methods import EditMessageReplyMarkup, SendMessage
from aiogram.types import InlineKeyboardMarkup

from bot.domain.events import CameAtOnce, UnprovenWrote
from bot.domain.ids import ProspectId
from bot.texts import Markup, Say
from bot.views.buttons import ShowBeyond
from bot.views.cards import button, keyboard


def too_much_at_once(to: int, say: Say) -> SendMessage:
    """Tell somebody that they are too fast, and that nothing of it is lost."""
    words = say(
        "That is a lot at once, we cannot keep up! Nothing is lost: we pass it all on together."
        " Please wait a minute before you go on."
    )
    return SendMessage(chat_id=to, text=words)


def came_at_once_line(to: int, came: CameAtOnce, name: str, say: Say) -> SendMessage:
    """Tell the team how much more there is; a button shows it."""
    words = say.many(
        "🌊 <b>{name}</b>: {n} more message, all together.",
        "🌊 <b>{name}</b>: {n} more messages, all together.",
        n=came.messages,
        name=name,
    )
    return SendMessage(chat_id=to, text=words, reply_markup=_show(came.prospect, came.after, say))


def unproven_line(wrote: UnprovenWrote, say: Say) -> Markup:
    """Tell the team how much came from those who never showed that they are human."""
    messages = say.plain_many("{n} message", "{n} messages", n=wrote.messages)
    return say.many(
        "🤖 {n} person did not pass the human check and wrote {messages}: in the journal only.",
        "🤖 {n} people did not pass the human check and wrote {messages}: in the journal only.",
        n=wrote.people,
        messages=messages,
    )


def show_from(to: int, message: int, prospect: ProspectId, after: int | None, say: Say) -> EditMessageReplyMarkup:
    """Let the button go on where the last part ended; with nothing left there is no button."""
    markup = _show(prospect, after, say) if after is not None else None
    return EditMessageReplyMarkup(chat_id=to, message_id=message, reply_markup=markup)


def _show(prospect: ProspectId, after: int, say: Say) -> InlineKeyboardMarkup:
    return keyboard(((button(say.plain("Show them"), ShowBeyond(prospect=prospect, after=after)),),))
