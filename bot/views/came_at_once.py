"""What comes at once: what its sender reads when it is too much."""

from aiogram.methods import SendMessage

from bot.texts import Say


def too_much_at_once(to: int, say: Say) -> SendMessage:
    """Tell somebody that they are too fast, and that nothing of it is lost."""
    words = say(
        "That is a lot at once, we cannot keep up! Nothing is lost: we pass it all on together."
        " Please wait a minute before you go on."
    )
    return SendMessage(chat_id=to, text=words)
