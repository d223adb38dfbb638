"""Conversations: where each person is in a dialogue, kept in the same transaction as everything else.

The only storage module that knows aiogram: it is what aiogram's finite state machine keeps its state in.
"""

import json
from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from storage.connection import Connection

UPSERT = (
    "INSERT INTO conversations (bot_id, chat_id, user_id, {column}) VALUES (:bot_id, :chat_id, :user_id, :value)"
    " ON CONFLICT (bot_id, chat_id, user_id) DO UPDATE SET {column} = excluded.{column}, idle_since = NULL"
)
SAVE_STATE = UPSERT.format(column="state")
SAVE_DATA = UPSERT.format(column="data")
WHERE = " WHERE bot_id = :bot_id AND chat_id = :chat_id AND user_id = :user_id"


class Conversations(BaseStorage):
    """The table `conversations`, on the connection of the update being worked on."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Keep where a person is; no state means nowhere in particular."""
        value = state.state if isinstance(state, State) else state
        await self._connection.run(SAVE_STATE, value=value, **_key(key))

    async def get_state(self, key: StorageKey) -> str | None:
        """Return where a person is."""
        row = await self._connection.row("SELECT state FROM conversations" + WHERE, **_key(key))
        return row["state"] if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Keep what was said so far."""
        await self._connection.run(SAVE_DATA, value=json.dumps(dict(data), ensure_ascii=False), **_key(key))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """Return what was said so far."""
        row = await self._connection.row("SELECT data FROM conversations" + WHERE, **_key(key))
        data: dict[str, Any] = json.loads(row["data"]) if row else {}
        return data

    async def close(self) -> None:
        """Nothing to close: the connection belongs to the database."""


def _key(key: StorageKey) -> dict[str, object]:
    return {"bot_id": key.bot_id, "chat_id": key.chat_id, "user_id": key.user_id}
