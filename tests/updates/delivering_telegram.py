"""A Telegram of a few methods over HTTP that keeps updates until they are confirmed, by polling or by webhook."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from socket import socket
from typing import Any, Self

import aiohttp
from aiohttp import web

from bot.updates.webhook import SECRET_HEADER

TOKEN = "42:TEST-abcdefghijklmnopqrstuvwxyz_1234567"
WEBHOOK_IS_SET = "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first"
REDELIVERY_SECONDS = 0.02


def free_port() -> int:
    """A port nobody listens on."""
    with socket() as listening:
        listening.bind(("127.0.0.1", 0))
        port: int = listening.getsockname()[1]
        return port


class DeliveringTelegram:
    """`pending` is what waits; `answers` are the statuses with which the bot answered deliveries."""

    def __init__(self) -> None:
        self.url = ""
        self.pending: list[dict[str, Any]] = []
        self.webhook: dict[str, Any] = {"url": ""}
        self.calls: list[tuple[str, dict[str, Any]]] = []
        self.answers: list[int] = []
        self._changed = asyncio.Condition()

    @classmethod
    @asynccontextmanager
    async def running(cls) -> AsyncIterator[Self]:
        """Serve the Bot API and deliver what waits."""
        telegram = cls()
        app = web.Application()
        app.add_routes([web.post("/bot{token}/{method}", telegram._answer)])
        runner = web.AppRunner(app, shutdown_timeout=0.1)
        await runner.setup()
        port = free_port()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        telegram.url = f"http://127.0.0.1:{port}"
        async with asyncio.TaskGroup() as nursery:
            delivering = nursery.create_task(telegram._deliver())
            try:
                yield telegram
            finally:
                delivering.cancel()
                await runner.cleanup()

    async def called(self, method: str, times: int = 1) -> dict[str, Any]:
        """Wait until a method was called so often; return what that call asked for."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: len(self._of(method)) >= times)
        return self._of(method)[times - 1]

    async def all_confirmed(self) -> None:
        """Wait until nothing waits any more."""
        async with asyncio.timeout(10), self._changed:
            await self._changed.wait_for(lambda: not self.pending)

    def _of(self, method: str) -> list[dict[str, Any]]:
        return [payload for called, payload in self.calls if called == method]

    async def _answer(self, request: web.Request) -> web.Response:
        method, payload = request.match_info["method"], await request.json()
        async with self._changed:
            self.calls.append((method, payload))
            self._changed.notify_all()
        if method == "getUpdates" and self.webhook["url"]:
            refusal = {"ok": False, "error_code": 409, "description": WEBHOOK_IS_SET}
            return web.json_response(refusal, status=409)
        return web.json_response({"ok": True, "result": await self._result(method, payload)})

    async def _result(self, method: str, payload: dict[str, Any]) -> object:
        match method:
            case "getMe":
                return {"id": 42, "is_bot": True, "first_name": "Leadhook", "username": "leadhook_bot"}
            case "setWebhook":
                self.webhook = payload
            case "deleteWebhook":
                self.webhook = {"url": ""}
            case "getWebhookInfo":
                return {"url": self.webhook["url"], "pending_update_count": len(self.pending)}
            case "getUpdates":
                return await self._confirm_and_list(payload.get("offset", 0))
            case _:
                return {"message_id": len(self.calls)}
        return True

    async def _confirm_and_list(self, offset: int) -> list[dict[str, Any]]:
        await self._keep([update for update in self.pending if update["update_id"] >= offset])
        if not self.pending:
            await asyncio.sleep(REDELIVERY_SECONDS)  # noqa: TID251 - a long poll, though a short one
        return self.pending

    async def _keep(self, pending: list[dict[str, Any]]) -> None:
        async with self._changed:
            self.pending = pending
            self._changed.notify_all()

    async def _deliver(self) -> None:
        async with aiohttp.ClientSession() as session:
            while True:
                if self.webhook["url"] and self.pending and await self._is_taken(session, self.pending[0]):
                    await self._keep(self.pending[1:])
                else:
                    await asyncio.sleep(REDELIVERY_SECONDS)  # noqa: TID251 - Telegram tries again after a while

    async def _is_taken(self, session: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        headers = {SECRET_HEADER: self.webhook["secret_token"]}
        try:
            async with session.post(self.webhook["url"], json=update, headers=headers) as answer:
                self.answers.append(answer.status)
                return answer.status == 200
        except aiohttp.ClientError:
            return False
