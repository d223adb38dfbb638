"""How fast a bot may speak before Telegram answers 429."""

from collections import defaultdict, deque
from math import ceil

from bot.sandbox.clock import SandboxClock
from bot.sandbox.failures import too_many_requests

PRIVATE_INTERVAL = 1.0
TOLERANCE = 0.1
NETWORK_JITTER = 0.02
GROUP_MESSAGES, GROUP_WINDOW = 20, 60.0
ALL_MESSAGES, ALL_WINDOW = 30, 1.0


class Pace:
    """One message a second to a person, 20 a minute to a group, 30 a second in all.

    The limits are those Telegram's FAQ names; a refused call does not count. Real network jitter
    does not shrink when the story is played faster, so the tolerance grows with the speed.
    """

    def __init__(self, clock: SandboxClock, *, strict: bool) -> None:
        self._clock = clock
        self._strict = strict
        self._tolerance = min(max(TOLERANCE, NETWORK_JITTER * clock.speed), PRIVATE_INTERVAL / 2)
        self._due: dict[int, float] = {}
        self._groups: defaultdict[int, deque[float]] = defaultdict(deque)
        self._all: deque[float] = deque()
        self.refused = 0

    def spend(self, chat_id: int) -> None:
        """Count one message to this chat; raises 429 when it comes too early."""
        if not self._strict:
            return
        now = self._clock.now()
        wait = max(self._wait_for_all(now), self._wait_for_chat(chat_id, now))
        if wait > 0:
            self.refused += 1
            raise too_many_requests(ceil(wait))
        self._count(chat_id, now)

    def _wait_for_all(self, now: float) -> float:
        return self._wait_for_window(self._all, ALL_MESSAGES, ALL_WINDOW, now)

    def _wait_for_chat(self, chat_id: int, now: float) -> float:
        if chat_id < 0:
            return self._wait_for_window(self._groups[chat_id], GROUP_MESSAGES, GROUP_WINDOW, now)
        wait = self._due.get(chat_id, now) - now
        return wait if wait > self._tolerance else 0.0

    def _wait_for_window(self, sent: deque[float], most: int, window: float, now: float) -> float:
        while sent and now - sent[0] >= window - self._tolerance:
            sent.popleft()
        return sent[-most] + window - now if len(sent) >= most else 0.0

    def _count(self, chat_id: int, now: float) -> None:
        self._all.append(now)
        if chat_id < 0:
            self._groups[chat_id].append(now)
        else:
            self._due[chat_id] = max(self._due.get(chat_id, now), now) + PRIVATE_INTERVAL
