"""What an owner presses about the bot's chats."""

from typing import Annotated

from pydantic import Field

from bot.domain.chat import ChatMode
from bot.domain.ids import ActivityId
from bot.views.buttons.base import Button, GroupId, Positive


class ShowSetup(Button, prefix="setup1"):
    """Show what works where, a page of the chats."""

    page: Annotated[int, Field(ge=1, le=9999)] = 1


class LookAgain(Button, prefix="setlook1"):
    """Ask Telegram how it all is by now."""


class ShowChat(Button, prefix="chat1"):
    """Show what works in a chat. Channels and groups have negative ids (Telegram Bot API)."""

    chat: GroupId


class ChooseMode(Button, prefix="chatmode1"):
    """Say how the bot behaves in a chat."""

    chat: GroupId
    mode: ChatMode


class LetEverybodyIn(Button, prefix="chatlet1"):
    """Say whether the bot lets in who asks to join a chat."""

    chat: GroupId
    lets_in: bool


class UndoInChat(Button, prefix="unchat1"):
    """Put a chat back as it was before a choice."""

    activity: Annotated[ActivityId, Positive]


class UseChat(Button, prefix="chatuse1"):
    """Say that a chat is ours."""

    chat: GroupId


class AskToLeaveChat(Button, prefix="chatask1"):
    """Ask before the bot goes out of a chat of ours."""

    chat: GroupId


class LeaveChat(Button, prefix="chatout1"):
    """Go out of a chat."""

    chat: GroupId
