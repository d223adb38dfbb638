"""The set-up as an owner sees it: the chats, what works in each, what stands in the way of more, and what was done."""

from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.ability import Ability
from bot.domain.chat import ChatKind, OurChat
from bot.domain.chat_routes import EverywhereLack, Findings, look_at, look_everywhere
from bot.domain.errors import NotFound
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records
from bot.usecases.ports.likeness import Renewal
from bot.usecases.read_history import Told, read_chat_history
from bot.usecases.undo_in_chat import find_undoable_in_chat

MOST_TOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSetup:
    """A chat, and what was found there."""

    chat: OurChat
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """All chats in the order in which they came, and what is missing everywhere.

    `names`: how far the names of clients are taken in anew, while they are.
    """

    chats: tuple[ChatSetup, ...]
    lacks: tuple[EverywhereLack, ...]
    abilities: frozenset[Ability]
    names: Renewal | None = None

    def of(self, chat_id: int) -> ChatSetup | None:
        """Return one of the chats."""
        return next((each for each in self.chats if each.chat.chat_id == chat_id), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatCard:
    """A chat with what was done about it last, newest line first, and which choice can be undone."""

    setup: ChatSetup
    history: tuple[Told, ...] = ()
    undoable: ActivityId | None = None


async def read_chat_card(records: Records, chat_id: int, *, by: Member, since: datetime) -> ChatCard:
    """Return a chat where the bot is. Raises ForTheOwner, NotFound."""
    found = (await read_setup(records, by=by)).of(chat_id)
    if found is None:
        raise NotFound
    undoable = await find_undoable_in_chat(records, found.chat, since=since)
    return ChatCard(
        setup=found,
        history=await read_chat_history(records, chat_id, most=MOST_TOLD),
        undoable=undoable.id if undoable is not None else None,
    )


async def read_setup(records: Records, *, by: Member) -> Setup:
    """Return what is known by now. Raises ForTheOwner."""
    check_is_owner(by)
    chats = await records.chats.list_all()
    setup = setup_of(chats, await records.abilities.list_all())
    return replace(setup, names=await records.likeness.find_renewal())


def setup_of(chats: list[OurChat], abilities: frozenset[Ability]) -> Setup:
    """Judge what is known of chats and of the bot."""
    known = {chat.chat_id: chat for chat in chats}
    shown = [chat for chat in chats if chat.is_ours or chat.kind is not ChatKind.DIRECT]  # else its channel is asked of
    judged = tuple(ChatSetup(chat=chat, findings=look_at(chat, known, abilities)) for chat in shown)
    ours = [chat for chat in chats if chat.is_ours]
    return Setup(chats=judged, lacks=look_everywhere(ours, abilities), abilities=abilities)
