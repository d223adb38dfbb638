"""People: what they send to the bot - questions, introductions, and what a manager looks up."""

import time
from collections.abc import Iterator
from typing import Any

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.introduction import Introduction
from bot.domain.names import PersonName

Payload = dict[str, Any]
Asked = tuple[int, Payload]

MANAGER = 400_000_000
NAME = "Анна Петрова"


def question(chat_id: int) -> Asked:
    """Somebody asks: the most expensive ordinary message when it is their first."""
    return says(chat_id, f"Здравствуйте! Сколько стоит доставка {chat_id % 1000} коробок и когда она будет?")


def introduction(chat_id: int, document: str) -> Iterator[Asked]:
    """Somebody asks, leaves a phone and a name, and consents to the document: four updates, and a lead."""
    phone = f"+7913{chat_id % 10**7:07d}"
    yield question(chat_id)
    yield says(chat_id, phone)
    yield says(chat_id, NAME)
    value = ContactValue(kind=ContactKind.PHONE, normal_form=phone)
    point = ContactPoint(value=value, verified=False, origin=Origin.TYPED)
    seal = Introduction(name=PersonName(NAME)).with_point(point).seal(document)
    yield presses(chat_id, f"consent1:{seal}", on=1)


def says(chat_id: int, words: str) -> Asked:
    """Somebody writes in private."""
    return chat_id, {"message": {**_message(chat_id, chat_id), "text": words}}


def presses(chat_id: int, data: str, *, on: int) -> Asked:
    """Somebody presses a button on a message in their chat."""
    query = {"id": f"{chat_id}{data}", "from": _person(chat_id), "chat_instance": "1", "data": data}
    return chat_id, {"callback_query": {**query, "message": {**_message(chat_id, on), "text": "?"}}}


def _message(chat_id: int, number: int) -> Payload:
    chat = {"id": chat_id, "type": "private", "first_name": f"Анна {chat_id}"}
    return {"message_id": number, "date": int(time.time()), "chat": chat, "from": _person(chat_id)}


def _person(chat_id: int) -> Payload:
    return {
        "id": chat_id,
        "is_bot": False,
        "first_name": f"Анна {chat_id}",
        "username": f"anna_{chat_id}",
        "language_code": "ru",
    }
