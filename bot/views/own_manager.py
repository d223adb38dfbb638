"""Own managers: what whoever looks after a client or a company from now on reads."""

from aiogram.methods import SendMessage

from bot.domain.ownership import Owner
from bot.mailboxes import Letter, Priority
from bot.texts import Say
from bot.views.card_menu import card_press
from bot.views.cards import LONGEST_NAME_SHOWN, button, keyboard, shortened
from bot.views.letters import letter_of


def in_your_care(owner: Owner, by: str | None, chat_id: int, say: Say) -> Letter:
    """Tell a manager whom they look after now, with the card at hand."""
    name = shortened(owner.name, LONGEST_NAME_SHOWN)
    words = say("🤝 {name} is in your care now.", name=name)
    if by is not None:
        words = say("🤝 {name} is in your care now. From {by}.", name=name, by=shortened(by, LONGEST_NAME_SHOWN))
    markup = keyboard([(button(say.plain("Show the card"), card_press(owner)),)])
    return letter_of(SendMessage(chat_id=chat_id, text=words, reply_markup=markup), priority=Priority.NOTICE)
