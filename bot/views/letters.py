"""Letters: a Bot API method that a handler or a view wrote, as JSON for the outbox."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import Enum
from typing import Any

from aiogram.client.default import Default
from aiogram.methods import TelegramMethod
from aiogram.types import InputFile
from pydantic import BaseModel

from bot.domain.ids import ProspectId
from bot.mailboxes import Letter, Priority

COURTESIES = frozenset({"answerCallbackQuery", "answerInlineQuery", "sendChatAction", "setMyCommands"})


def letter_of(method: TelegramMethod[Any], *, priority: Priority = Priority.ANSWER) -> Letter:
    """Return the letter that makes a Bot API call; texts are HTML unless the method says otherwise."""
    return Letter(
        chat_id=int(getattr(method, "chat_id", 0)),
        method=method.__api_method__,
        payload=payload_of(method),
        priority=priority,
    )


def letter_about(method: TelegramMethod[Any], *people: ProspectId) -> Letter:
    """Return the letter to the team that speaks of people and is erased with them; a reply to it answers nobody."""
    return replace(letter_of(method), about=people)


def payload_of(method: TelegramMethod[Any]) -> dict[str, Any]:
    """Return the parameters of a call as JSON-ready values, without what was not said.

    A reply is sent also where the message it stands under is gone by then.
    """
    payload: dict[str, Any] = _plain(method)
    if isinstance(getattr(method, "parse_mode", None), Default):
        payload["parse_mode"] = "HTML"
    if "reply_parameters" in payload:
        payload["reply_parameters"]["allow_sending_without_reply"] = True
    return payload


def is_courtesy(method: TelegramMethod[Any]) -> bool:
    """Return whether a call is made at best effort after the commit: of no use later, harmless when lost."""
    return method.__api_method__ in COURTESIES


def _plain(value: Any) -> Any:
    match value:
        case BaseModel():
            fields = ((name, getattr(value, name)) for name in type(value).model_fields)
            return {name: _plain(field) for name, field in fields if _was_said(field)}
        case list() | tuple():
            return [_plain(item) for item in value]
        case dict():
            return {key: _plain(item) for key, item in value.items() if _was_said(item)}
        case Enum():
            return value.value
        case datetime() | timedelta() | InputFile():
            raise TypeError(f"{type(value).__name__} cannot be kept in the outbox")
        case str():
            return str(value)
        case _:
            return value


def _was_said(value: Any) -> bool:
    return value is not None and not isinstance(value, Default)
