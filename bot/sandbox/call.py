"""One call of the bot: its parameters, typed, and the chat and message it is about."""

from typing import Any

from bot.sandbox.failures import CHAT_NOT_FOUND, NO_RIGHT_TO_SEND, bad_request, forbidden, group_upgraded
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
        """A chat the bot knows of, whether it may write there or not."""
        if self.parameters.get(name, "") == "":
            raise bad_request(f"{name} is empty")
        chat = self.world.known_chat(self.parameters[name])
        if chat is None or not (chat.is_private or self.world.bot.id in chat.members):
            raise bad_request(CHAT_NOT_FOUND)
        if chat.upgraded_to is not None:
            raise group_upgraded(chat.upgraded_to)
        return chat

    def writable_chat(self, refusal: str = NO_RIGHT_TO_SEND) -> Chat:
        """The chat a call writes to; raises 403 when it is closed to the bot, 400 where the bot is muted."""
        chat = self.open_chat()
        if chat.mutes(self.world.bot.id):
            raise bad_request(refusal)
        return chat

    def open_chat(self) -> Chat:
        """The chat a call is about; raises 403 when it is closed to the bot."""
        if self.parameters.get("chat_id") == self.world.bot.id:
            raise forbidden("bots can't send messages to bots")
        chat = self.chat()
        if chat.person is not None:
            if not chat.person.started:
                raise forbidden("bot can't initiate conversation with a user")
            if chat.person.blocked:
                raise forbidden("bot was blocked by the user")
        elif not chat.holds(self.world.bot.id):
            raise forbidden(_exclusion(chat.members[self.world.bot.id]))
        return chat

    def message(self, chat: Chat, fault: str) -> Message:
        """The message a call is about; raises 400 with `fault` when it is gone."""
        if "message_id" not in self.parameters:
            raise bad_request("message identifier is not specified")
        message = chat.messages.get(self.number("message_id"))
        if message is None:
            raise bad_request(fault)
        return message


def _exclusion(status: str) -> str:
    if status == "kicked":
        return "bot was kicked from the supergroup chat"
    return "bot is not a member of the supergroup chat"
