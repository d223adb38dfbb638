"""What the sandbox refuses: a bot's call in Telegram's own words, a person's deed in plain ones."""

from typing import Any

NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
EDIT_NOT_FOUND = "message to edit not found"
NO_EDITING = "message can't be edited"
NO_CAPTION = "there is no caption in the message to edit"
NO_COPYING = "message can't be copied"
WRONG_FILE = "wrong file identifier/HTTP URL specified"
WRONG_FILE_ID = "wrong file_id or the file is temporarily unavailable"
FILE_TOO_BIG = "file is too big"
QUOTE_INVALID = "QUOTE_TEXT_INVALID"
DELETE_NOT_FOUND = "message to delete not found"
NO_DELETING = "message can't be deleted for everyone"
MESSAGE_ID_INVALID = "MESSAGE_ID_INVALID"
CHAT_NOT_FOUND = "chat not found"
NO_RIGHT_TO_SEND = "not enough rights to send text messages to the chat"
NO_RIGHT_TO_POST = "need administrator rights in the channel chat"
NO_RIGHT_TO_SEE_MEMBERS = "member list is inaccessible"
NO_RIGHT_TO_INVITE = "not enough rights to manage chat invite link"
NO_REQUEST = "HIDE_REQUESTER_MISSING"
NO_RIGHT_TO_LET_IN = "not enough rights to manage chat join requests"
WRITING_FORBIDDEN = "CHAT_WRITE_FORBIDDEN"
ONE_POLLER_ONLY = "terminated by other getUpdates request; make sure that only one bot instance is running"


class BotApiError(Exception):
    """A refused call, exactly as Telegram would describe it."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def as_json(self) -> dict[str, Any]:
        """The body of the refusal."""
        body: dict[str, Any] = {"ok": False, "error_code": self.code, "description": self.description}
        return body | {"parameters": self.parameters} if self.parameters else body


def bad_request(reason: str) -> BotApiError:
    """The call itself is wrong."""
    return BotApiError(400, f"Bad Request: {reason}")


def group_upgraded(new_id: int | None) -> BotApiError:
    """The group has become a supergroup; a call is to go there."""
    where = {} if new_id is None else {"migrate_to_chat_id": new_id}
    return BotApiError(400, "Bad Request: group chat was upgraded to a supergroup chat", **where)


def unauthorized() -> BotApiError:
    """No bot has this token."""
    return BotApiError(401, "Unauthorized")


def not_found() -> BotApiError:
    """There is no such method and no file at this path."""
    return BotApiError(404, "Not Found")


def forbidden(reason: str) -> BotApiError:
    """The call is right, but this chat is closed to the bot."""
    return BotApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> BotApiError:
    """Two ways of receiving updates exclude each other."""
    return BotApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int | None) -> BotApiError:
    """The pace is broken; `retry_after` is in whole seconds, where Telegram names it at all."""
    if retry_after is None:
        return BotApiError(429, "Too Many Requests: retry later")
    return BotApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class Impossible(Exception):
    """A person cannot do that: such a message, button, chat or right does not exist."""
