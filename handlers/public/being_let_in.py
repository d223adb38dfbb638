"""Being let in: somebody brings the bot into a channel or group, gives it rights, takes them away, throws it out."""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Chat, ChatMemberAdministrator, ChatMemberRestricted, ChatMemberUnion, ChatMemberUpdated

from bot.domain.chat import BotStatus, ChatKind
from bot.domain.member import Member
from bot.usecases.keep_chat import Place, let_into_chat
from bot.usecases.ports import Turn

KINDS, STATUSES = frozenset[str](ChatKind), frozenset[str](BotStatus)


class InPublic(Filter):
    """Lets pass what the bot becomes in a channel or group; of kinds that Telegram may have one day we know nothing.

    What it is among a channel's private messages, it is by its place in the channel.
    """

    async def __call__(self, change: ChatMemberUpdated, event_chat: Chat | None = None) -> bool:
        if event_chat is None or event_chat.is_direct_messages:
            return False
        return event_chat.type in KINDS and change.new_chat_member.status in STATUSES


async def know_the_place(change: ChatMemberUpdated, turn: Turn, member: Member | None) -> None:
    """Remember what the bot is there now."""
    now = change.new_chat_member
    place = Place(
        chat_id=change.chat.id,
        kind=ChatKind(change.chat.type),
        title=change.chat.full_name,
        username=change.chat.username,
        status=_status_of(now),
        rights=_rights_of(now) if isinstance(now, ChatMemberAdministrator) else frozenset(),
    )
    await let_into_chat(turn, place, by=member, called=change.from_user.full_name)


def _status_of(now: ChatMemberUnion) -> BotStatus:
    """Of who is restricted, Telegram says whether they are there at all."""
    is_out = isinstance(now, ChatMemberRestricted) and not now.is_member
    return BotStatus.LEFT if is_out else BotStatus(now.status)


def _rights_of(administrator: ChatMemberAdministrator) -> frozenset[str]:
    """Return by Telegram's names what an administrator may do."""
    return frozenset(name for name, given in administrator if name.startswith("can_") and given is True)


def register(router: Router) -> None:
    """Changes of the bot's own membership."""
    router.my_chat_member.register(know_the_place, InPublic())
