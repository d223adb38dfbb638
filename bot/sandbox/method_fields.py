"""The fields of every method of the Bot API, and how its name is written, as aiogram knows them."""

from functools import cache
from types import UnionType
from typing import Any, Union, get_args, get_origin

from aiogram import methods as aiogram_methods
from aiogram.client.default import Default
from aiogram.methods.base import TelegramMethod

LOADING = "loadFile"
"""How the log of calls and the orders of faults name the loading of a file, which is no method."""


@cache
def fields_of(method: str) -> dict[str, bool]:
    """The fields of a method, and whether each is text and nothing else; Telegram does not look at the case."""
    model = _models().get(method.lower())
    return {field: _is_text(info.annotation) for field, info in model.model_fields.items()} if model else {}


def written(method: str) -> str:
    """A method as Telegram's documentation writes it."""
    return LOADING if method.lower() == LOADING.lower() else _models()[method.lower()].__api_method__


@cache
def _models() -> dict[str, type[TelegramMethod[Any]]]:
    known = (getattr(aiogram_methods, name) for name in aiogram_methods.__all__)
    models = [model for model in known if isinstance(model, type) and issubclass(model, TelegramMethod)]
    return {model.__name__.lower(): model for model in models}


def _is_text(annotation: Any) -> bool:
    kinds = get_args(annotation) if get_origin(annotation) in (Union, UnionType) else (annotation,)
    return set(kinds) <= {str, type(None), Default}
