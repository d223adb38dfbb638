"""Health: two pages for the tools that watch over the bot, `/healthz` (it is alive) and `/readyz` (it works)."""

import asyncio
from math import inf
from typing import Protocol

from aiohttp import web

from bot.clock import Clock
from bot.mailboxes import Storage, StorageUnavailable
from bot.trouble import Trouble

FRESH_SECONDS = 1.0
LONGEST_LOOK = 2.0
OK = "ok"


class Part(Protocol):
    """Something that works, or says why it does not."""

    @property
    def trouble(self) -> Trouble | None: ...


class Health:
    """What the pages show: codes only, nothing secret and nothing about anybody."""

    def __init__(self, *, storage: Storage, clock: Clock) -> None:
        self._storage = storage
        self._clock = clock
        self._parts: dict[str, Part | None] = {"intake": None, "handling": None, "delivery": None}
        self._looking = asyncio.Lock()
        self._looked_at = -inf
        self._storage_trouble: Trouble | None = None

    def watch(self, *, intake: Part, handling: Part, delivery: Part) -> None:
        """Say what works from now on; before that, everything is starting."""
        self._parts = {"intake": intake, "handling": handling, "delivery": delivery}

    def routes(self) -> list[web.RouteDef]:
        """The two pages."""
        return [web.get("/healthz", self._show_alive), web.get("/readyz", self._show_ready)]

    async def _show_alive(self, _: web.Request) -> web.Response:
        return web.Response(text=OK)

    async def _show_ready(self, _: web.Request) -> web.Response:
        troubles = {name: Trouble.STARTING if part is None else part.trouble for name, part in self._parts.items()}
        troubles["storage"] = await self._trouble_of_storage()
        ready = not any(troubles.values())
        words: dict[str, str] = {name: trouble or OK for name, trouble in troubles.items()}
        return web.json_response({"ready": ready, **words}, status=200 if ready else 503)

    async def _trouble_of_storage(self) -> Trouble | None:
        """Look at most once a second: whoever asks often must not keep the writer from those who have to write."""
        async with self._looking:
            if self._clock.monotonic() - self._looked_at >= FRESH_SECONDS:
                self._storage_trouble = None if await self._can_write() else Trouble.STORAGE_UNAVAILABLE
                self._looked_at = self._clock.monotonic()
        return self._storage_trouble

    async def _can_write(self) -> bool:
        """Whether a transaction comes about; whether the disk takes it in, those notice who write."""
        try:
            async with asyncio.timeout(LONGEST_LOOK), self._storage.writing():
                return True
        except (StorageUnavailable, TimeoutError):
            return False
