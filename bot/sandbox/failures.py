"""What the sandbox refuses: a bot's call in Telegram's own words, a person's deed in plain ones."""

from typing import Any


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


def forbidden(reason: str) -> BotApiError:
    """The call is right, but this chat is closed to the bot."""
    return BotApiError(403, f"Forbidden: {reason}")


def conflict(reason: str) -> BotApiError:
    """Two ways of receiving updates exclude each other."""
    return BotApiError(409, f"Conflict: {reason}")


def too_many_requests(retry_after: int) -> BotApiError:
    """The pace is broken; `retry_after` is in whole seconds."""
    return BotApiError(429, f"Too Many Requests: retry after {retry_after}", retry_after=retry_after)


class Impossible(Exception):
    """A person cannot do that: such a message, button, chat or right does not exist."""
