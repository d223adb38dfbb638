"""Progress: how far a long command is, told on standard error now and then."""

import sys

from bot.clock import Clock

SECONDS_BETWEEN = 2.0


class Progress:
    """Counts what is done, and says every two seconds how much that is; of what is done sooner nothing is said."""

    def __init__(self, words: str, *, silent: bool = False, clock: Clock | None = None) -> None:
        """`words` have a place for the number; `silent`: what is done is seen on the screen itself."""
        self._words = words
        self._silent = silent
        self._clock = clock or Clock()
        self._done = 0
        self._said_at = self._clock.monotonic()

    def add(self, done: int = 1) -> None:
        """Count what was done just now."""
        self._done += done
        if not self._silent and self._clock.monotonic() - self._said_at > SECONDS_BETWEEN:
            self._said_at = self._clock.monotonic()
            print(self._words.format(self._done), file=sys.stderr, flush=True)


UNSEEN = Progress("", silent=True)
"""Nobody looks on."""
