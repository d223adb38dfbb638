"""What a chat can give: which ways of noticing attention work there, and what stands in the way of the others.

Facts in, findings out; the sources are the rights that Telegram lets administrators have (Telegram Bot API:
ChatMemberAdministrator, Update) and its "Bots FAQ" on privacy mode.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.ability import Ability
from bot.domain.chat import DIRECT, REPLY, BotStatus, ChatKind, ChatMode, OurChat

POST, EDIT, INVITE = "can_post_messages", "can_edit_messages", "can_invite_users"
WANTED_IN_CHANNELS = (POST, EDIT, INVITE, DIRECT)
WANTED_IN_GROUPS = (INVITE,)

# What Telegram tells of only where it is asked to (Telegram Bot API: getUpdates, allowed_updates).
ASKED_FOR = ("chat_member", "message_reaction", "message_reaction_count", "business_connection", "business_message")


class Way(StrEnum):
    """A way in which attention is noticed."""

    POSTS = "posts"
    POST_BUTTON = "post_button"
    COMMENTS = "comments"
    QUESTIONS = "questions"
    REACTIONS = "reactions"
    JOINS = "joins"
    JOIN_REQUESTS = "join_requests"
    WHISPERS = "whispers"


class Lack(StrEnum):
    """What stands in the way."""

    OUTSIDE = "outside"
    OFF = "off"
    MUTED = "muted"
    NO_POSTING = "no_posting"
    NO_EDITING = "no_editing"
    NO_INVITING = "no_inviting"
    NO_DISCUSSION = "no_discussion"
    OUTSIDE_OF_DISCUSSION = "outside_of_discussion"
    DISCUSSION_UNHEARD = "discussion_unheard"
    NOT_ADMINISTRATOR = "not_administrator"
    HEARS_LITTLE = "hears_little"
    CANNOT_WHISPER = "cannot_whisper"
    NO_REPLYING = "no_replying"
    NO_DIRECT = "no_direct"


class EverywhereLack(StrEnum):
    """What is missing wherever the bot is."""

    NO_CHAT = "no_chat"
    JOINS_NO_GROUPS = "joins_no_groups"
    NO_SEARCH = "no_search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Findings:
    """What works in a chat, what stands in the way of more, and what is not missed but could be had besides."""

    works: tuple[Way, ...]
    lacks: tuple[Lack, ...]
    besides: tuple[Lack, ...] = ()


def look_at(chat: OurChat, known: Mapping[int, OurChat], abilities: Collection[Ability]) -> Findings:
    """Say what a chat gives by now. `known`: all chats, for what is linked with this one."""
    is_written_to = any(
        other.kind is ChatKind.DIRECT and other.linked_chat_id == chat.chat_id for other in known.values()
    )
    lacks = tuple(_lacks(chat, known, abilities, is_written_to))
    if Lack.OUTSIDE in lacks or Lack.OFF in lacks:
        return Findings(works=(), lacks=lacks)
    if chat.kind.is_among_two:
        return Findings(works=(Way.QUESTIONS,), lacks=lacks)
    ways = _ways_of_channel(lacks) if chat.kind is ChatKind.CHANNEL else _ways_of_group(chat, lacks)
    return Findings(works=tuple(ways), lacks=lacks, besides=_besides(chat, is_written_to))


def look_everywhere(chats: Collection[OurChat], abilities: Collection[Ability]) -> tuple[EverywhereLack, ...]:
    """Say what is missing besides what is missing in one chat."""
    found = {
        EverywhereLack.NO_CHAT: not chats,
        EverywhereLack.JOINS_NO_GROUPS: Ability.JOINS_GROUPS not in abilities,
        EverywhereLack.NO_SEARCH: Ability.SEARCHES not in abilities,
    }
    return tuple(lack for lack, is_so in found.items() if is_so)


def lost(before: OurChat, after: OurChat, *, is_written_to: bool) -> tuple[Lack, ...]:
    """Say what a change of the bot's place in a chat has taken away; that of private messages is their channel's.

    `is_written_to`: whether anybody is known to write to the channel in private.
    """
    if after.kind is ChatKind.DIRECT:
        return ()
    had = set(_lacks_of_place(before, is_written_to))
    return tuple(lack for lack in _lacks_of_place(after, is_written_to) if lack not in had)


def wanted_rights(chat: ChatKind) -> tuple[str, ...]:
    """Return the rights that all ways together need, by Telegram's names."""
    return WANTED_IN_CHANNELS if chat is ChatKind.CHANNEL else WANTED_IN_GROUPS


def _ways_of_channel(lacks: Collection[Lack]) -> Iterator[Way]:
    yield Way.POSTS
    if not {Lack.NO_POSTING, Lack.NO_EDITING} & {*lacks}:
        yield Way.POST_BUTTON
    if not {Lack.NO_DISCUSSION, Lack.OUTSIDE_OF_DISCUSSION, Lack.DISCUSSION_UNHEARD} & {*lacks}:
        yield Way.COMMENTS
    yield Way.REACTIONS
    yield Way.JOINS
    if Lack.NO_INVITING not in lacks:
        yield Way.JOIN_REQUESTS


def _ways_of_group(chat: OurChat, lacks: Collection[Lack]) -> Iterator[Way]:
    if Lack.HEARS_LITTLE not in lacks:
        yield Way.QUESTIONS
    if chat.status is BotStatus.ADMINISTRATOR:
        yield from (Way.REACTIONS, Way.JOINS)
        if Lack.NO_INVITING not in lacks:
            yield Way.JOIN_REQUESTS
        yield Way.WHISPERS


def _besides(chat: OurChat, is_written_to: bool) -> tuple[Lack, ...]:
    """Many channels take no private messages, and Telegram does not say which do."""
    is_led = chat.kind is ChatKind.CHANNEL and chat.status is BotStatus.ADMINISTRATOR
    return (Lack.NO_DIRECT,) if is_led and DIRECT not in chat.rights and not is_written_to else ()


def _lacks(
    chat: OurChat, known: Mapping[int, OurChat], abilities: Collection[Ability], is_written_to: bool
) -> Iterator[Lack]:
    yield from _lacks_of_place(chat, is_written_to)
    if not chat.is_in:
        return
    if chat.mode is ChatMode.OFF:
        yield Lack.OFF
    if chat.kind.is_among_two:
        return
    if chat.kind is ChatKind.CHANNEL:
        yield from _lacks_of_discussion(chat, known, abilities)
    elif not _hears(chat, abilities):
        yield Lack.HEARS_LITTLE
    if chat.mode is ChatMode.WHISPER and chat.status is not BotStatus.ADMINISTRATOR:
        yield Lack.CANNOT_WHISPER


def _lacks_of_place(chat: OurChat, is_written_to: bool) -> Iterator[Lack]:
    """What the bot's own status and rights do not let it do."""
    if not chat.is_in:
        yield Lack.OUTSIDE
        return
    if chat.kind is ChatKind.BUSINESS:
        yield from () if REPLY in chat.rights else (Lack.NO_REPLYING,)
        return
    if chat.kind is ChatKind.DIRECT:
        yield from () if DIRECT in chat.rights else (Lack.NO_DIRECT,)
        return
    if chat.status is BotStatus.RESTRICTED:
        yield Lack.MUTED
    if chat.status is not BotStatus.ADMINISTRATOR:
        yield Lack.NOT_ADMINISTRATOR
        return
    missing = {POST: Lack.NO_POSTING, EDIT: Lack.NO_EDITING, INVITE: Lack.NO_INVITING, DIRECT: Lack.NO_DIRECT}
    missed = [right for right in wanted_rights(chat.kind) if right != DIRECT or is_written_to]
    yield from (missing[right] for right in missed if right not in chat.rights)


def _lacks_of_discussion(
    channel: OurChat, known: Mapping[int, OurChat], abilities: Collection[Ability]
) -> Iterator[Lack]:
    """Comments stand in the group that is linked with a channel."""
    group = known.get(channel.linked_chat_id) if channel.linked_chat_id is not None else None
    if channel.linked_chat_id is None:
        yield Lack.NO_DISCUSSION
    elif group is None or not group.is_in:
        yield Lack.OUTSIDE_OF_DISCUSSION
    elif not group.is_heard or not _hears(group, abilities):
        yield Lack.DISCUSSION_UNHEARD


def _hears(group: OurChat, abilities: Collection[Ability]) -> bool:
    """Administrators hear everything; in privacy mode others hear only what is meant for them."""
    return group.status is BotStatus.ADMINISTRATOR or Ability.READS_GROUPS in abilities
