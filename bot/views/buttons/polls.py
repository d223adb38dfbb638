"""What an owner presses on the card of a poll."""

from typing import Annotated

from pydantic import Field

from bot.domain.ids import PollId
from bot.views.buttons.base import Button, GroupId, Positive


class PollButton(Button, prefix="poll"):
    """A button about a poll."""

    poll: Annotated[PollId, Positive]


class ShowPoll(PollButton, prefix="poll1"):
    """Show how it stands, or a page of the chats where it may be asked."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class ChooseVotes(PollButton, prefix="pollvotes1"):
    """Let votes carry names, or not."""

    anonymous: bool


class AskInChat(PollButton, prefix="pollask1"):
    """Ask it in a channel or group."""

    chat: GroupId


class AskEndPoll(PollButton, prefix="pollend1"):
    """Ask whether nobody shall vote any more."""


class EndPoll(PollButton, prefix="pollendyes1"):
    """Let nobody vote any more."""
