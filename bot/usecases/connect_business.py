"""Connect: an owner lets the bot look on in the chats of their own account, or takes that leave back."""

from dataclasses import dataclass

from bot.domain.chat import BotStatus, ChatKind, OurChat, business_chat_of
from bot.domain.member import Member, Role
from bot.usecases.keep_chat import Place, let_into_chat
from bot.usecases.ports import Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Leave:
    """What Telegram tells of it: its id, whose chats they are, and what the bot may do there."""

    connection: str
    account: int
    name: str
    is_given: bool
    rights: frozenset[str]


async def connect_business(turn: Turn, leave: Leave, *, of: Member | None) -> OurChat | None:
    """Keep a leave as it is by now. Anybody can give one: only that of an owner of ours counts.

    Of who is an owner no more, it can only be taken back.
    """
    owner = of if of is not None and of.role is Role.OWNER else None
    known = await turn.records.chats.find(business_chat_of(leave.account))
    if known is None and owner is None:
        return None
    place = Place(
        chat_id=business_chat_of(leave.account),
        kind=ChatKind.BUSINESS,
        title=leave.name,
        username=None,
        status=BotStatus.ADMINISTRATOR if leave.is_given and owner is not None else BotStatus.LEFT,
        rights=leave.rights,
        connection=leave.connection,
    )
    return await let_into_chat(turn, place, by=owner, called=None)
