"""Let into a chat: the bot has come into a channel or group besides the team's, or its place there has changed."""

from dataclasses import replace

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.member import Member
from bot.usecases.ports import Turn


async def let_into_chat(
    turn: Turn,
    chat_id: int,
    *,
    kind: ChatKind,
    title: str,
    username: str | None,
    status: BotStatus,
    rights: frozenset[str],
    by: Member | None,
) -> OurChat | None:
    """Keep what the bot is in a chat; None where somebody else than the team has let it in: that is not ours.

    A chat that is new is only looked on at, so that the bot never speaks up where nobody has asked it to.
    """
    known = await turn.records.chats.find(chat_id)
    if known is None and by is None:
        return None
    if known is None:
        known = OurChat(
            chat_id=chat_id, kind=kind, title=title, username=username, linked_chat_id=None, mode=ChatMode.WATCH,
            status=status, rights=rights,
        )  # fmt: skip
    chat = replace(known, kind=kind, title=title, username=username, status=status, rights=rights)
    await turn.records.chats.save(chat, turn.now)
    return chat
