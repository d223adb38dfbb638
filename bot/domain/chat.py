"""Chat: a channel or group of the company where the bot looks on, and what it may do there."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

_BELOW_ALL_GROUPS = -(10**15)
REPLY = "can_reply"  # in an owner's own chats (Telegram Bot API: BusinessBotRights)
DIRECT = "can_manage_direct_messages"  # of a channel (Telegram Bot API: ChatMemberAdministrator)
GONE = ("chat not found", "chat_id_invalid", "channel_private", "business_connection_invalid")


class ChatKind(StrEnum):
    """What a chat is (Telegram Bot API: Chat)."""

    CHANNEL = "channel"
    GROUP = "group"
    SUPERGROUP = "supergroup"
    BUSINESS = "business"
    """All that people write to an owner's own account, as far as the bot is let look on (BusinessConnection)."""
    DIRECT = "direct"
    """What people write to a channel in private: a chat of its own, in which everybody has a topic (Chat)."""

    @property
    def is_among_two(self) -> bool:
        """Whether people write there to the company alone."""
        return self in (ChatKind.BUSINESS, ChatKind.DIRECT)


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
class ChatChoice:
    """What owners choose for a chat."""

    mode: ChatMode
    lets_in: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class OurChat:
    """A channel or group besides the team's. `rights`: those of an administrator, by Telegram's names.

    `lets_in`: whether the bot lets in at once who asks to join; else a person decides.
    `is_ours`: the team has brought the bot there, or an owner has said that it is the company's.
    `left_at`: since when the bot is out, as far as is known. `connection`: by what Telegram lets the bot look on, and
    write, in the chats of an owner; these stand here as one, under an id that no chat of Telegram's has.
    `linked_chat_id`: where a channel is discussed, or the channel that a group or private messages belong to.
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
    left_at: datetime | None = None
    connection: str | None = None

    @property
    def is_in(self) -> bool:
        """Whether the bot is there."""
        return self.status not in (BotStatus.LEFT, BotStatus.KICKED)

    @property
    def may_reply(self) -> bool:
        """Whether the bot may write where people write to the company alone."""
        wanted = {ChatKind.BUSINESS: REPLY, ChatKind.DIRECT: DIRECT}.get(self.kind)
        return self.is_heard and wanted in self.rights

    @property
    def is_heard(self) -> bool:
        """Whether what happens here counts."""
        return self.is_in and self.is_ours and self.mode is not ChatMode.OFF

    @property
    def chosen(self) -> ChatChoice:
        """What owners have chosen by now."""
        return ChatChoice(mode=self.mode, lets_in=self.lets_in)

    def described_by(self, told: Mapping[str, Any]) -> "OurChat":
        """Return the chat as Telegram describes it by now (Telegram Bot API: ChatFullInfo).

        Private messages to a channel belong to that channel, and are called like it.
        """
        parent = told.get("parent_chat")
        if isinstance(parent, Mapping):
            told = {"title": parent.get("title"), "linked_chat_id": parent.get("id")}
        linked = told.get("linked_chat_id")
        return replace(
            self,
            title=str(told.get("title") or self.title),
            username=told.get("username"),
            linked_chat_id=linked if isinstance(linked, int) else None,
        )

    def placed_by(self, told: Mapping[str, Any]) -> "OurChat":
        """Return the chat with the bot's place as Telegram describes it by now (Telegram Bot API: ChatMember).

        Of who is restricted it says whether they are there at all.
        """
        status = BotStatus(told["status"]) if told.get("status") in set(BotStatus) else self.status
        if status is BotStatus.RESTRICTED and told.get("is_member") is False:
            status = BotStatus.LEFT
        given = frozenset(name for name, value in told.items() if name.startswith("can_") and value is True)
        return replace(self, status=status, rights=given if status is BotStatus.ADMINISTRATOR else frozenset())

    def connected_by(self, told: Mapping[str, Any]) -> "OurChat":
        """Return an owner's chats as Telegram describes the leave by now (Telegram Bot API: BusinessConnection)."""
        rights = told.get("rights")
        given = rights if isinstance(rights, Mapping) else {}
        status = BotStatus.ADMINISTRATOR if told.get("is_enabled") is True else BotStatus.LEFT
        return replace(self, status=status, rights=frozenset(name for name, value in given.items() if value is True))

    def in_place_of(self, channel: "OurChat") -> "OurChat":
        """Return a channel's private messages as the bot's place in the channel lets it see them."""
        return replace(self, status=channel.status, rights=channel.rights, is_ours=channel.is_ours)

    def outside(self, why: str) -> "OurChat":
        """Return the chat as one that Telegram lets the bot not into, in its own words."""
        status = BotStatus.KICKED if "kicked" in why.lower() else BotStatus.LEFT
        return replace(self, status=status, rights=frozenset())


def business_chat_of(owner: int) -> int:
    """Return the id under which all chats of an owner's are known: far below those of groups and channels."""
    return _BELOW_ALL_GROUPS - owner


def is_out_of_reach(code: int, why: str) -> bool:
    """Tell whether a refusal says that the bot is out of a chat, or that there is none any more."""
    return code == 403 or any(words in why.lower() for words in GONE)
