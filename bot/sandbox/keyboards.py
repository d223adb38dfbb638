"""Keyboards under messages and under the input field, checked as Telegram checks them."""

from typing import Any

from aiogram.types import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    KeyboardButton,
    ReplyKeyboardMarkup,
    ReplyKeyboardRemove,
)
from aiogram.types.base import TelegramObject

from bot.sandbox.failures import bad_request
from bot.sandbox.markup import is_link, length

Json = dict[str, Any]

LOOKS = frozenset({"text", "style", "icon_custom_emoji_id", "disabled"})
STYLES = frozenset({"danger", "success", "primary"})
MOST_BUTTONS = 100
CALLBACK_DATA_BYTES = 64
REPLY_MARKUPS: dict[str, type[TelegramObject]] = {
    "keyboard": ReplyKeyboardMarkup,
    "remove_keyboard": ReplyKeyboardRemove,
    "force_reply": ForceReply,
}


def check_known_fields(value: Json, model: type[TelegramObject]) -> None:
    """Raises 400 for a field the Bot API does not have; Telegram itself would silently ignore it."""
    for name in value:
        if name not in model.model_fields:
            raise bad_request(f"unknown field {name} in {model.__name__}")


def read_markup(markup: Json | None, *, private: bool) -> tuple[Json | None, Json | None]:
    """The inline keyboard and the reply keyboard of a call, at most one of them present."""
    if markup is None:
        return None, None
    if not isinstance(markup, dict):
        raise bad_request("object expected as reply markup")
    if "inline_keyboard" in markup:
        return read_inline_keyboard(markup), None
    for mark, model in REPLY_MARKUPS.items():
        if mark in markup:
            check_known_fields(markup, model)
            _check_reply_rows(markup.get("keyboard", []), private=private)
            return None, markup
    raise bad_request("can't parse reply markup JSON object")


def read_inline_keyboard(markup: Json) -> Json | None:
    """The inline keyboard as it will stand; an empty one is none."""
    check_known_fields(markup, InlineKeyboardMarkup)
    rows = [[_inline_button(button) for button in row] for row in _rows(markup["inline_keyboard"]) if row]
    if sum(map(len, rows)) > MOST_BUTTONS:
        raise bad_request("reply markup is too long")
    return {"inline_keyboard": rows} if rows else None


def _rows(rows: object) -> list[list[Any]]:
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        raise bad_request('can\'t parse reply keyboard markup: Field "keyboard" must be an Array of Arrays')
    return rows


def _inline_button(button: object) -> Json:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request('can\'t parse inline keyboard button: Field "text" must be of type String')
    check_known_fields(button, InlineKeyboardButton)
    if not button["text"].strip():
        raise bad_request("inline keyboard button text must be non-empty")
    _check_style(button)
    _check_action(button)
    return button


def _check_action(button: Json) -> None:
    actions = button.keys() - LOOKS
    if not actions:
        raise bad_request("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(actions) > 1:
        raise bad_request("can't parse inline keyboard button: exactly one action must be specified")
    match button:
        case {"callback_data": str(data)} if not 1 <= len(data.encode()) <= CALLBACK_DATA_BYTES:
            raise bad_request("BUTTON_DATA_INVALID")
        case {"url": str(url)} if not is_link(url):
            raise bad_request("BUTTON_URL_INVALID")
        case {"copy_text": {"text": str(text)}} if not 1 <= length(text) <= 256:
            raise bad_request("BUTTON_COPY_TEXT_INVALID")


def _check_style(button: Json) -> None:
    if button.get("style", "primary") not in STYLES:
        raise bad_request("can't parse keyboard button: invalid button style specified")


def _check_reply_rows(rows: object, *, private: bool) -> None:
    for row in _rows(rows):
        for button in row:
            _check_reply_button({"text": button} if isinstance(button, str) else button, private=private)


def _check_reply_button(button: object, *, private: bool) -> None:
    if not isinstance(button, dict) or not isinstance(button.get("text"), str):
        raise bad_request('can\'t parse keyboard button: Field "text" must be of type String')
    check_known_fields(button, KeyboardButton)
    if not button["text"].strip():
        raise bad_request("keyboard button text must be non-empty")
    _check_style(button)
    if button.get("request_contact") and not private:
        raise bad_request("phone number can be requested in private chats only")
    if button.get("request_location") and not private:
        raise bad_request("location can be requested in private chats only")
