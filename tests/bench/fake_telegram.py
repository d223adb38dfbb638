"""A Telegram that costs nothing: canned answers, updates from many people, and when each of them was answered."""

import asyncio
import json
import time
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from tests.bench.lean_http import serving
from tests.bench.people import Asked, Payload

TOKEN = "4242424242:BENCH-not-a-secret-but-it-looks-alike"
BOT = {"id": 4242424242, "is_bot": True, "first_name": "Leadhook", "username": "leadhook_bench_bot"}
TEAM_CHAT = -1001000000001
FIRST_CHAT = 500_000_000
CALM = 0.5  # seconds without a message after which none is expected, also on a busy machine
OK = b'{"ok":true,"result":true}'


@dataclass(slots=True, kw_only=True)
class Question:
    """What somebody sent, and when what became of it; moments are monotonic seconds."""

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
    """What waits, what was asked and what was sent. What goes to a chat answers what came from it first.

    `first_chat` is the number from which people who never wrote before are counted, `asked` that of the last update.
    """

    first_chat: int
    asked: int
    url: str = ""
    sendings: list[Sending] = field(default_factory=list)
    polled: asyncio.Event = field(default_factory=asyncio.Event)
    _waiting: deque[tuple[int, bytes]] = field(default_factory=deque)
    _something: asyncio.Event = field(default_factory=asyncio.Event)
    _unanswered: defaultdict[int, deque[Question]] = field(default_factory=lambda: defaultdict(deque))
    _unconfirmed: deque[Question] = field(default_factory=deque)

    def newcomers(self, count: int) -> list[int]:
        """Return the chats of so many people who never wrote before."""
        self.first_chat += count
        return list(range(self.first_chat - count, self.first_chat))

    def bring(self, updates: Iterable[Asked]) -> list[Question]:
        """Let all of this come at once."""
        asked = [self._let_come(chat_id, content) for chat_id, content in updates]
        self._something.set()
        return asked

    def forget(self) -> None:
        """Forget what was sent so far: it would fill the memory of whoever measures."""
        self.sendings.clear()

    async def until_polled(self) -> None:
        """Wait until somebody asks for updates."""
        await self.polled.wait()

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

    def _let_come(self, chat_id: int, content: Payload) -> Question:
        self.asked += 1
        asked = Question(chat_id=chat_id, update_id=self.asked, available=time.monotonic())
        self._unconfirmed.append(asked)
        self._unanswered[chat_id].append(asked)
        body = json.dumps({"update_id": self.asked, **content}, ensure_ascii=False).encode()
        self._waiting.append((self.asked, body))
        return asked

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
        unanswered = self._unanswered.get(int(payload["chat_id"]))
        if unanswered:
            unanswered.popleft().answered = time.monotonic()
        return _result(_message(int(payload["chat_id"]), len(self.sendings), str(payload.get("text", ""))))


@asynccontextmanager
async def fake_telegram(begins: int = 0) -> AsyncIterator[FakeTelegram]:
    """Serve a fresh Telegram in this process; it counts people and updates on from where it begins."""
    telegram = FakeTelegram(first_chat=FIRST_CHAT + begins, asked=begins)
    async with serving(telegram.answer) as url:
        telegram.url = url
        yield telegram


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
