"""Telegram at hand: the ways between the bot and a pretend Telegram in the same process, and what happens on them."""

import asyncio
import json
from contextvars import copy_context
from math import inf
from typing import Any

import aiohttp

from bot.sandbox.carrying_out import Outcome, carry_out, check_known, noted, refused
from bot.sandbox.failures import BotApiError
from bot.sandbox.faults import PAGES
from bot.sandbox.webhook import Webhook
from bot.sandbox.webhook_delivery import PATIENCE_SECONDS, Reply
from bot.sandbox.world import Json, World
from bot.telegram import Answered, Telegram
from tests.faults.simulation.door import Door
from tests.faults.simulation.virtual_time import VirtualLoop

USUAL_LATENCY = 0.02  # seconds, there or back
SLOW = 0.05  # how likely a call takes much longer
SLOW_SECONDS = 4.0
LATEST_ARRIVAL = 1.0  # seconds after whoever made a call has died; what is still on its way then is lost

Answer = tuple[int, bytes]


class Network:
    """Carries calls to Telegram, updates to the `door` of the bot, and answers back.

    A call goes on when whoever made it is gone. It tells in the end when it left, in the sandbox's seconds.
    """

    def __init__(self, loop: VirtualLoop, world: World) -> None:
        self.world = world
        self.dice = loop.dice
        self.down_until = 0.0
        self.door = Door()
        self._loop = loop
        self._here = copy_context()
        self._under_way: set[asyncio.Task[None]] = set()

    @property
    def is_down(self) -> bool:
        """Whether no connection comes about just now."""
        return self._loop.time() < self.down_until

    def carry(self, caller: "TelegramAtHand", method: str, body: str) -> asyncio.Future[Answer]:
        """Let a call go its way; its answer may never come."""
        answer: asyncio.Future[Answer] = self._loop.create_future()
        task = self._loop.create_task(self._carry(caller, method, body, answer), context=self._here.copy())
        self._under_way.add(task)
        task.add_done_callback(self._under_way.discard)
        return answer

    async def post(self, webhook: Webhook, update: Json) -> Reply:
        """Carry an update to the door; raises OSError, ClientError or TimeoutError where no answer comes."""
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.sleep(self._latency())
            if self.is_down:
                raise aiohttp.ConnectionTimeoutError
            reply = await self.door.take(webhook, update)
            await asyncio.sleep(self._latency())
            return reply

    async def close(self) -> None:
        """Let nothing be under way any more."""
        for task in self._under_way:
            task.cancel()
        if self._under_way:
            await asyncio.wait(self._under_way)

    async def _carry(self, caller: "TelegramAtHand", method: str, body: str, answer: asyncio.Future[Answer]) -> None:
        left_at = self.world.clock.now()
        await asyncio.sleep(self._latency())
        if self._loop.time() > caller.heard_until:
            return
        with noted(self.world, method) as entry:
            entry["left_at"] = left_at
            outcome = await self._carried_out(entry, json.loads(body))
            await asyncio.sleep(self._latency())
            if caller.lives and not answer.done():
                entry["answered"] = outcome.accident is None
                _give(answer, outcome)

    async def _carried_out(self, entry: Json, parameters: Json) -> Outcome:
        try:
            check_known(entry["method"], parameters)
            entry["parameters"] = {name: value for name, value in parameters.items() if value is not None}
            return await carry_out(self.world, entry)
        except BotApiError as error:
            return Outcome(answer=refused(entry, error))

    def _latency(self) -> float:
        if self.dice is None:
            return USUAL_LATENCY
        slow = self.dice.random() < SLOW
        return self.dice.uniform(0, SLOW_SECONDS if slow else 2 * USUAL_LATENCY)


def _give(answer: asyncio.Future[Answer], outcome: Outcome) -> None:
    """Let an answer arrive, or what the accident has left of it; after a time-out nothing ever comes."""
    body = json.dumps(outcome.answer).encode()
    kind = (outcome.accident or "").removesuffix("_after").removesuffix("_before")
    if not kind:
        answer.set_result((outcome.answer.get("error_code", 200), body))
    elif kind == "reset":
        answer.set_exception(aiohttp.ServerDisconnectedError())
    elif kind == "truncated":
        answer.set_exception(aiohttp.ClientPayloadError("the answer is cut off"))
    elif kind != "timeout":
        answer.set_result((int(kind), f"<html><title>{PAGES[int(kind)]}</title></html>".encode()))


class TelegramAtHand(Telegram):
    """The Bot API without HTTP in between; what an answer means is up to the real one.

    Whoever no longer `lives` hears nothing; until `heard_until` what they have said may still arrive.
    """

    def __init__(self, network: Network) -> None:
        super().__init__(network.world.token, "http://telegram.invalid", None)
        self.lives = True
        self.heard_until = inf
        self._network = network

    def die(self, moment: float, *, calls_are_lost: bool) -> None:
        """Hear and say nothing more; calls under way arrive soon, or they are lost."""
        self.lives = False
        self.heard_until = -inf if calls_are_lost else moment + LATEST_ARRIVAL

    async def _post(self, method: str, payload: dict[str, Any], seconds: float) -> Answered:
        if not self.lives or self._network.is_down:
            raise aiohttp.ConnectionTimeoutError
        async with asyncio.timeout(seconds):
            status, body = await self._network.carry(self, method, json.dumps(payload))
        return Answered(status=status, retry_after="", body=body)
