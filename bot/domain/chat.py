"""Chat: a channel or group of the company where the bot looks on, and what it may do there."""

from dataclasses import dataclass
from enum import StrEnum


class ChatKind(StrEnum):
    """What a chat is (Telegram Bot API: Chat)."""

    CHANNEL = "channel"
    GROUP = "group"
    SUPERGROUP = "supergroup"


class ChatMode(StrEnum):
    """How the bot behaves in a chat: looks on silently, whispers to who asks, answers in the thread, or not at all."""

    WATCH = "watch"
    WHISPER = "whisper"
    ANSWER = "answer"
    OFF = "off"


class BotStatus(StrEnum):
    """What the bot is in a chat (Telegram Bot API: ChatMember)."""

    ADMINISTRATOR = "administrator"
    MEMBER = "member"
    RESTRICTED = "restricted"
    LEFT = "left"
    KICKED = "kicked"


@dataclass(frozen=True, slots=True, kw_only=True)
class OurChat:
    """A channel or group besides the team's. `rights`: those of an administrator, by Telegram's names.

    `lets_in`: whether the bot lets in at once who asks to join; else a person decides.
    `is_ours`: the team has brought the bot there, or an owner has said that it is the company's.
    """

    chat_id: int
    kind: ChatKind
    title: str
    username: str | None
    linked_chat_id: int | None
    mode: ChatMode
    status: BotStatus
    rights: frozenset[str]
    lets_in: bool = False
    is_ours: bool = True

    @property
    def is_in(self) -> bool:
        """Whether the bot is there."""
        return self.status not in (BotStatus.LEFT, BotStatus.KICKED)

    @property
    def is_heard(self) -> bool:
        """Whether what happens here counts."""
        return self.is_in and self.is_ours and self.mode is not ChatMode.OFF
