"""The pretend Telegram of a simulation: people in it look at a chat again only when something happened there."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from typing import Any

from bot.sandbox.world import Chat, Message, World


class WatchedWorld(World):
    """A world that rings a bell for each chat in which something happens."""

    def __init__(self, **details: Any) -> None:
        super().__init__(**details)
        self._bells: defaultdict[int, asyncio.Event] = defaultdict(asyncio.Event)

    def happened(self, kind: str, **facts: Any) -> None:
        """Tell everybody who watches."""
        super().happened(kind, **facts)
        if "message" in facts:
            self._bells[facts["message"]["chat"]["id"]].set()

    async def rests(self, chat_id: int, patience: float) -> None:
        """Wait until something happens in a chat, or so many seconds."""
        bell = self._bells[chat_id]
        bell.clear()
        try:
            async with asyncio.timeout(patience):
                await bell.wait()
        except TimeoutError:
            return

    async def sees(
        self, chat_id: int, look: Callable[[Message], bool], *, after: int, patience: float
    ) -> Message | None:
        """Wait for a message of the bot newer than `after` that is as wanted; None if none comes in time."""

        def newest() -> Message | None:
            fitting = (message for message in self.written_by_bot(chat_id) if message.id > after and look(message))
            return next(fitting, None)

        return await self._waits_for(chat_id, newest, patience)

    async def sees_sign(
        self, chat_id: int, look: Callable[[Message], bool], *, since: int, patience: float
    ) -> Message | None:
        """Wait until the bot put its sign under a message not older than `since`, or wrote one that is as wanted."""

        def signed() -> Message | None:
            late = (message for message in self.chats[chat_id].messages.values() if message.id >= since)
            return next((m for m in late if m.reaction is not None or (m.sender is self.bot and look(m))), None)

        return await self._waits_for(chat_id, signed, patience)

    async def _waits_for(self, chat_id: int, find: Callable[[], Message | None], patience: float) -> Message | None:
        deadline = self.clock.now() + patience
        while (found := find()) is None and (left := deadline - self.clock.now()) > 0:
            await self.rests(chat_id, left)
        return found

    def lives_of(self, chat: Chat) -> list[Chat]:
        """A chat, and what it has become since: a group may have been upgraded."""
        return [chat] if chat.upgraded_to is None else [chat, *self.lives_of(self.chats[chat.upgraded_to])]

    def written_by_bot(self, chat_id: int) -> list[Message]:
        """What the bot wrote and stands in a chat, oldest first."""
        return [message for message in self.chats[chat_id].messages.values() if message.sender is self.bot]


def data_on(message: Message) -> list[str]:
    """What the buttons under a message carry."""
    rows = (message.inline_keyboard or {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def data_of(message: Message, meaning: str) -> str | None:
    """What the button of this meaning carries: its data begins with it."""
    return next((data for data in data_on(message) if data.partition(":")[0] == meaning), None)


def asks_contact(message: Message) -> bool:
    """Whether a button under the input field shares the own number."""
    rows = (message.reply_keyboard or {}).get("keyboard", [])
    return any(isinstance(button, dict) and button.get("request_contact") for row in rows for button in row)
