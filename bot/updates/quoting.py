"""Quoting: with a press or a reply Telegram hands along what that is about; what bots wrote there is not kept again.

It may be a card of somebody who has had everything erased since. Handlers read who wrote such a message, where it
stands and what its buttons do; what people wrote is needed as it is, if only until the press has taken effect.
"""

from typing import Any

from aiogram.types import CallbackQuery, Message

QUOTED = ("message", "reply_to_message", "pinned_message")
KEPT = frozenset({"message_id", "message_thread_id", "date", "chat", "from", "sender_chat", *QUOTED})


def without_bots_words(raw: Any) -> Any:
    """Return an update without what bots said in the messages it quotes; whatever else came stays as it is."""
    if not isinstance(raw, dict):
        return raw
    return {kind: _with_quotes_pared(event) for kind, event in raw.items()}


def quotes_people(query: CallbackQuery | None) -> bool:
    """Tell whether a press brought along what somebody had written, which the pressed message answers."""
    answered = query.message.reply_to_message if query is not None and isinstance(query.message, Message) else None
    return answered is not None and (answered.from_user is None or not answered.from_user.is_bot)


def _with_quotes_pared(event: Any) -> Any:
    if not isinstance(event, dict):
        return event
    return event | {key: _pared(event[key]) for key in QUOTED if key in event}


def _pared(quoted: Any) -> Any:
    if not isinstance(quoted, dict):
        return quoted
    if not _is_bots(quoted):
        return _with_quotes_pared(quoted)
    frame = {key: value for key, value in quoted.items() if key in KEPT}
    presses = _presses(quoted.get("reply_markup"))
    return _with_quotes_pared(frame | ({"reply_markup": {"inline_keyboard": presses}} if presses else {}))


def _is_bots(message: dict[str, Any]) -> bool:
    author = message.get("from")
    return isinstance(author, dict) and author.get("is_bot") is True


def _presses(markup: Any) -> list[list[dict[str, Any]]]:
    """What the buttons do, without what they say."""
    rows = markup.get("inline_keyboard") if isinstance(markup, dict) else None
    buttons = [button for row in _list(rows) for button in _list(row) if isinstance(button, dict)]
    return [[{"text": "", "callback_data": button["callback_data"]}] for button in buttons if "callback_data" in button]


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
