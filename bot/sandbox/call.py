"""One call of the bot: its parameters, typed, and the chat and message it is about."""

from typing import Any

from bot.sandbox.failures import (
    CHAT_NOT_FOUND,
    NO_RIGHT_TO_POST,
    NO_RIGHT_TO_SEND,
    bad_request,
    forbidden,
    group_upgraded,
)
from bot.sandbox.rights import POST
from bot.sandbox.wire import kind_of_chat
from bot.sandbox.world import Chat, Json, Message, World


class Call:
    """One call of the bot: its world and its typed parameters."""

    def __init__(self, world: World, parameters: Json) -> None:
        self.world = world
        self.parameters = parameters

    def text(self, name: str) -> str:
        """A string parameter, empty when it is absent."""
        value = self.parameters.get(name, "")
        if not isinstance(value, str):
            raise bad_request(f'field "{name}" must be of type String')
        return value

    def number(self, name: str, default: int = 0) -> int:
        """An integer parameter."""
        value = self.parameters.get(name, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise bad_request(f'field "{name}" must be of type Number')
        return value

    def flag(self, name: str) -> bool:
        """A yes-or-no parameter."""
        return self.parameters.get(name) in (True, 1, "True", "yes")

    def mapping(self, name: str) -> Json | None:
        """An object parameter, or None when it is absent."""
        value = self.parameters.get(name)
        if value is not None and not isinstance(value, dict):
            raise bad_request(f'object expected as "{name}"')
        return value

    def listing(self, name: str) -> list[Any]:
        """An array parameter."""
        value = self.parameters.get(name, [])
        if not isinstance(value, list):
            raise bad_request(f'array expected as "{name}"')
        return value

    def objects(self, name: str) -> list[Json]:
        """An array parameter that holds objects only."""
        values = self.listing(name)
        if not all(isinstance(value, dict) for value in values):
            raise bad_request(f'objects expected in "{name}"')
        return values

    def chat(self, name: str = "chat_id") -> Chat:
        """A chat the bot can look into, whether it may write there or not; raises 403 where it is out of it."""
        if self.parameters.get(name, "") == "":
            raise bad_request(f"{name} is empty")
        chat = self.world.known_chat(self.parameters[name])
        if chat is None or not self._has_met(chat):
            raise bad_request(CHAT_NOT_FOUND)
        if chat.upgraded_to is not None:
            raise group_upgraded(chat.upgraded_to)
        self._check_let_in(chat, reading=True)
        return chat

    def _has_met(self, chat: Chat) -> bool:
        met = chat.parent if chat.parent is not None else chat
        return chat.is_private or self.world.bot.id in met.members or bool(met.username)

    def _check_let_in(self, chat: Chat, *, reading: bool) -> None:
        """Public chats may be read by everybody who was not thrown out (Bot API server: check_chat_access)."""
        status = chat.members.get(self.world.bot.id, "left")
        public = reading and bool(chat.username) and status != "kicked"
        if not (chat.is_private or chat.holds(self.world.bot.id) or public):
            raise forbidden(_exclusion(chat, status))

    def writable_chat(self, refusal: str = NO_RIGHT_TO_SEND) -> Chat:
        """The chat a call writes to; raises 403 when it is closed to the bot, 400 where it may not write."""
        chat = self.open_chat()
        if chat.mutes(self.world.bot.id):
            raise bad_request(refusal)
        if chat.is_channel and not chat.allows(self.world.bot.id, POST):
            raise bad_request(NO_RIGHT_TO_POST)
        return chat

    def open_chat(self) -> Chat:
        """The chat a call is about; raises 403 when it is closed to the bot."""
        if self.parameters.get("chat_id") == self.world.bot.id:
            raise forbidden("bots can't send messages to bots")
        chat = self.chat()
        self._check_let_in(chat, reading=False)
        if chat.person is not None and chat.person.blocked:
            raise forbidden("bot was blocked by the user")
        if chat.person is not None and not (chat.person.started or self.world.waits_at_a_door(chat.person)):
            raise forbidden("bot can't initiate conversation with a user")
        return chat

    def led_chat(self, right: str, refusal: str) -> Chat:
        """A group or channel in which the bot has a right; raises 400 where it lacks it."""
        chat = self.open_chat()
        if not chat.allows(self.world.bot.id, right):
            raise bad_request(refusal)
        return chat

    def message(self, chat: Chat, fault: str) -> Message:
        """The message a call is about; raises 400 with `fault` when it is gone."""
        if "message_id" not in self.parameters:
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(self.number("message_id"))
        if message is None:
            raise bad_request(fault)
        return message


def _exclusion(chat: Chat, status: str) -> str:
    happened = "was kicked from" if status == "kicked" else "is not a member of"
    return f"bot {happened} the {kind_of_chat(chat)} chat"
