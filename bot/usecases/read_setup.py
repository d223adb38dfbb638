"""The set-up as an owner sees it: the chats, what works in each, and what stands in the way of more."""

from dataclasses import dataclass

from bot.domain.ability import Ability
from bot.domain.chat import OurChat
from bot.domain.chat_routes import EverywhereLack, Findings, look_at, look_everywhere
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatSetup:
    """A chat, and what was found there."""

    chat: OurChat
    findings: Findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Setup:
    """All chats in the order in which they came, and what is missing everywhere."""

    chats: tuple[ChatSetup, ...]
    lacks: tuple[EverywhereLack, ...]
    abilities: frozenset[Ability]

    def of(self, chat_id: int) -> ChatSetup | None:
        """Return one of the chats."""
        return next((each for each in self.chats if each.chat.chat_id == chat_id), None)


async def read_setup(records: Records, *, by: Member) -> Setup:
    """Return what is known by now. Raises ForTheOwner."""
    check_is_owner(by)
    chats = await records.chats.list_all()
    return setup_of(chats, await records.abilities.list_all())


def setup_of(chats: list[OurChat], abilities: frozenset[Ability]) -> Setup:
    """Judge what is known of chats and of the bot."""
    known = {chat.chat_id: chat for chat in chats}
    judged = tuple(ChatSetup(chat=chat, findings=look_at(chat, known, abilities)) for chat in chats)
    ours = [chat for chat in chats if chat.is_ours]
    return Setup(chats=judged, lacks=look_everywhere(ours, abilities), abilities=abilities)
