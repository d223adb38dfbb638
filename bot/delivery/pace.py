"""Pace: how fast Telegram lets a bot write, and how long each chat has to wait for its turn."""

from collections import deque
from dataclasses import dataclass
from math import inf

MANY_CHATS = 1_000
HELD_CHATS_THAT_MEAN_ALL = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """At most so many messages in any so many seconds."""

    messages: int
    seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """The limits that hold at once. Telegram Bot FAQ: 1 a second in a chat, 20 a minute in a group, 30 a second."""

    private: Limit = Limit(messages=1, seconds=1)
    group: Limit = Limit(messages=20, seconds=60)
    everybody: Limit = Limit(messages=30, seconds=1)


class Window:
    """Keeps one limit at the receiver: a message counts from its start until its seconds after its end have passed.

    When between start and end it took effect nobody knows, so whatever the network does, the limit is kept.
    """

    def __init__(self, limit: Limit) -> None:
        self._limit = limit
        self._under_way = 0
        self._ends: deque[float] = deque()
        self._held_until = -inf

    def start(self) -> None:
        """Count a message that leaves now."""
        self._under_way += 1

    def end(self, now: float) -> None:
        """Note that the message has been answered, or given up."""
        self._under_way -= 1
        self._ends.append(now)

    def hold(self, until: float) -> None:
        """Let nothing leave before a moment: Telegram said so."""
        self._held_until = max(self._held_until, until)

    def held_for(self, now: float) -> float:
        """Seconds for which Telegram wants silence."""
        return max(self._held_until - now, 0)

    def room(self, now: float) -> int:
        """How many messages may leave now."""
        if self.held_for(now):
            return 0
        while self._ends and self._ends[0] + self._limit.seconds <= now:
            self._ends.popleft()
        return max(self._limit.messages - self._under_way - len(self._ends), 0)

    def delay(self, now: float, *, spare: int = 0) -> float:
        """Seconds until one may leave with room for `spare` more; infinite while that depends on one under way."""
        if self.room(now) > spare:
            return 0
        too_many = self._under_way + len(self._ends) - (self._limit.messages - spare) + 1
        if too_many <= 0:
            return self.held_for(now)
        if too_many > len(self._ends):
            return inf
        return max(self._ends[too_many - 1] + self._limit.seconds - now, self.held_for(now))

    def is_idle(self, now: float) -> bool:
        """Whether nothing is left to be remembered."""
        return not self._under_way and not self.held_for(now) and self.room(now) == self._limit.messages


class Pacer:
    """Knows what was written when, and so how long each chat has to wait. Moments are the clock's monotonic seconds."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._everybody = Window(pace.everybody)
        self._chats: dict[int, Window] = {}

    @property
    def memory(self) -> float:
        """For how many seconds a message matters to those that follow."""
        return max(limit.seconds for limit in (self._pace.private, self._pace.group, self._pace.everybody))

    def delay(self, chat_id: int, now: float, *, can_wait: bool = False) -> float:
        """Seconds until a message to this chat may leave.

        One that can wait leaves half of what the chat may get to those that cannot.
        """
        spare = self._limit_of(chat_id).messages // 2 if can_wait else 0
        return max(self._everybody.delay(now), self._chat(chat_id).delay(now, spare=spare))

    def held_for(self, chat_id: int, now: float) -> float:
        """Seconds for which Telegram wants no call at all about this chat."""
        return max(self._everybody.held_for(now), self._chat(chat_id).held_for(now))

    def room(self, now: float) -> int:
        """How many messages may leave now, whatever their chats."""
        return self._everybody.room(now)

    def start(self, chat_id: int, now: float) -> None:
        """Count a message that leaves now."""
        if len(self._chats) > MANY_CHATS:
            self._chats = {known: window for known, window in self._chats.items() if not window.is_idle(now)}
        self._everybody.start()
        self._chat(chat_id).start()

    def end(self, chat_id: int, now: float) -> None:
        """Note that the message has been answered, or given up."""
        self._everybody.end(now)
        self._chat(chat_id).end(now)

    def hold(self, chat_id: int, seconds: float, now: float) -> None:
        """Keep silent towards a chat; several chats that want silence at once mean that everybody does."""
        self._chat(chat_id).hold(now + seconds)
        if sum(window.held_for(now) > 0 for window in self._chats.values()) >= HELD_CHATS_THAT_MEAN_ALL:
            self._everybody.hold(now + seconds)

    def _chat(self, chat_id: int) -> Window:
        return self._chats.setdefault(chat_id, Window(self._limit_of(chat_id)))

    def _limit_of(self, chat_id: int) -> Limit:
        return self._pace.group if chat_id < 0 else self._pace.private
