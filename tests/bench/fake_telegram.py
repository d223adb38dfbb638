"""A Telegram that costs nothing: canned answers, questions from many people, and when each of them was answered."""

import asyncio
import json
import time
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qsl

from tests.bench.lean_http import serving

TOKEN = "4242424242:BENCH-not-a-secret-but-it-looks-alike"
BOT = {"id": 4242424242, "is_bot": True, "first_name": "Leadhook", "username": "leadhook_bench_bot"}
TEAM_CHAT = -1001000000001
FIRST_CHAT = 500_000_000
CALM = 0.1  # seconds without a message after which none is expected
OK = b'{"ok":true,"result":true}'

Payload = dict[str, Any]


@dataclass(slots=True, kw_only=True)
class Question:
    """One person's question, and when what became of it; moments are monotonic seconds."""

    chat_id: int
    update_id: int
    available: float
    confirmed: float | None = None
    answered: float | None = None

    @property
    def is_settled(self) -> bool:
        """Return whether nothing is left to be done about it."""
        return self.confirmed is not None and self.answered is not None


@dataclass(slots=True, kw_only=True)
class Sending:
    """A call that wrote a message, as it came."""

    method: str
    payload: Payload


@dataclass(slots=True)
class FakeTelegram:
    """What waits, what was asked and what was sent. Every question comes from a chat of its own."""

    url: str = ""
    questions: list[Question] = field(default_factory=list)
    sendings: list[Sending] = field(default_factory=list)
    polled: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: deque[tuple[int, bytes]] = field(default_factory=deque)
    _something: asyncio.Event = field(default_factory=asyncio.Event)
    _by_chat: dict[int, Question] = field(default_factory=dict)
    _unconfirmed: deque[Question] = field(default_factory=deque)

    def ask(self, count: int) -> list[Question]:
        """Let so many people ask something, all at once."""
        asked = [self._new_question() for _ in range(count)]
        self._something.set()
        return asked

    async def until_answered(self, questions: list[Question], seconds: float = 60) -> None:
        """Wait until these questions are answered and confirmed and no more is sent; TimeoutError after `seconds`."""
        async with asyncio.timeout(seconds):
            sent = -1
            while sent != len(self.sendings) or not all(question.is_settled for question in questions):
                sent = len(self.sendings)
                await asyncio.sleep(CALM)

    async def answer(self, path: str, body: bytes, content_type: str) -> bytes:
        """Answer one call of the Bot API."""
        method = path.rpartition("/")[2]
        payload = _payload(body, content_type)
        if method == "getUpdates":
            return await self._updates(payload)
        if method == "getMe":
            return _result(BOT)
        if method.startswith(("send", "edit", "copy")) and "chat_id" in payload:
            return self._sent(method, payload)
        return OK

    def _new_question(self) -> Question:
        number = len(self.questions) + 1
        question = Question(chat_id=FIRST_CHAT + number, update_id=number, available=time.monotonic())
        self.questions.append(question)
        self._unconfirmed.append(question)
        self._by_chat[question.chat_id] = question
        self._waiting.append((number, json.dumps(_update(question), ensure_ascii=False).encode()))
        return question

    async def _updates(self, wish: Payload) -> bytes:
        self.polled.set()
        self._confirm_before(int(wish.get("offset", 0)))
        if not self._waiting:
            self._something.clear()
            try:
                await asyncio.wait_for(self._something.wait(), float(wish.get("timeout", 0)))
            except TimeoutError:
                return b'{"ok":true,"result":[]}'
        most = int(wish.get("limit", 100))
        bodies = [body for _, body in list(self._waiting)[:most]]
        return b'{"ok":true,"result":[%s]}' % b",".join(bodies)

    def _confirm_before(self, offset: int) -> None:
        now = time.monotonic()
        while self._waiting and self._waiting[0][0] < offset:
            self._waiting.popleft()
        while self._unconfirmed and self._unconfirmed[0].update_id < offset:
            self._unconfirmed.popleft().confirmed = now

    def _sent(self, method: str, payload: Payload) -> bytes:
        self.sendings.append(Sending(method=method, payload=payload))
        question = self._by_chat.get(int(payload["chat_id"]))
        if question is not None and question.answered is None:
            question.answered = time.monotonic()
        return _result(_message(int(payload["chat_id"]), len(self.sendings), str(payload.get("text", ""))))


@asynccontextmanager
async def fake_telegram() -> AsyncIterator[FakeTelegram]:
    """Serve a fresh Telegram in this process."""
    telegram = FakeTelegram()
    async with serving(telegram.answer) as url:
        telegram.url = url
        yield telegram


def _update(question: Question) -> Payload:
    number = question.update_id
    person = {
        "id": question.chat_id,
        "is_bot": False,
        "first_name": f"Анна {number}",
        "username": f"anna_{number}",
        "language_code": "ru",
    }
    chat = {"id": question.chat_id, "type": "private", "first_name": person["first_name"]}
    words = f"Здравствуйте! Сколько стоит доставка {number} коробок и когда она будет?"
    message = {"message_id": number, "date": int(time.time()), "chat": chat, "from": person, "text": words}
    return {"update_id": number, "message": message}


def _message(chat_id: int, number: int, words: str) -> Payload:
    """Return a sent message in the shape and size in which Telegram gives it back."""
    chat = {"id": chat_id, "type": "private" if chat_id > 0 else "supergroup"}
    chat |= {"first_name": "Анна"} if chat_id > 0 else {"title": "Менеджеры"}
    return {"message_id": 10_000 + number, "date": int(time.time()), "chat": chat, "from": BOT, "text": words}


def _result(value: Payload) -> bytes:
    return json.dumps({"ok": True, "result": value}, ensure_ascii=False).encode()


def _payload(body: bytes, content_type: str) -> Payload:
    if not body:
        return {}
    if content_type.startswith("application/json"):
        payload: Payload = json.loads(body)
        return payload
    return dict(parse_qsl(body.decode()))
