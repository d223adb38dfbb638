"""Chats: what the bot is in the company's channels and groups, kept as Telegram tells it and as it says when asked.

All is asked again at each start, once a day, and when an owner wants to know; asked twice, it is answered twice alike.
A chat counts once somebody of the team has brought the bot there or an owner has said that it is ours: anybody can
bring a bot into a group of theirs.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta

from bot.domain.activity import Deed, Traces
from bot.domain.chat import DIRECT, BotStatus, ChatKind, ChatMode, OurChat, is_out_of_reach
from bot.domain.chat_routes import lost
from bot.domain.errand import MYSELF, Answer, Denied, Granted, Purpose
from bot.domain.errors import NotFound
from bot.domain.events import ChatDecided, ChatImpaired, ChatToDecide, SetupChanged
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.look_at_oneself import EACH
from bot.usecases.ports import Records, Turn
from bot.usecases.want_errand import want_errand

# Of chats that are nobody's yet: somebody may bring the bot into a thousand groups.
MOST_UNDECIDED = 5  # of which owners are asked; of more, /setup tells
MOST_LOOKED_AT = 10  # of which Telegram is asked at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """What the bot is in a chat, as Telegram tells it."""

    chat_id: int
    kind: ChatKind
    title: str
    username: str | None
    status: BotStatus
    rights: frozenset[str]
    connection: str | None = None


async def let_into_chat(turn: Turn, place: Place, *, by: Member | None, called: str | None) -> OurChat | None:
    """Keep what the bot is in a chat by now. None where it is out of one that nobody knew.

    A chat that is new is only looked on at, so that the bot never speaks up where nobody has asked it to. `called`:
    what whoever has changed the bot's place is called; None where nobody knows who it was.
    """
    known = await turn.records.chats.find(place.chat_id)
    chat = _changed(known, place, is_ours=by is not None or await _is_of_ours(turn, place))
    if known is None and not chat.is_in:
        return None
    await _save(turn, chat, before=known)
    await _record_place(turn, known, chat, by)
    undecided = [other for other in await turn.records.chats.list_all() if not other.is_ours]
    if chat.is_in and (chat.is_ours or len(undecided) <= MOST_LOOKED_AT):
        await look_at_chat(turn, chat.chat_id)
    if known is None and not chat.is_ours and called is not None and len(undecided) <= MOST_UNDECIDED:
        turn.tell(ChatToDecide(chat_id=chat.chat_id, by=called))
    return chat


async def _is_of_ours(turn: Turn, place: Place) -> bool:
    """Whose private messages they are, only Telegram can say; but it tells of none but those of such channels."""
    if place.kind is not ChatKind.DIRECT:
        return False
    chats = await turn.records.chats.list_all()
    channels = [chat for chat in chats if chat.kind is ChatKind.CHANNEL and DIRECT in chat.rights]
    return bool(channels) and all(channel.is_ours for channel in channels)


async def look_at_chats(turn: Turn) -> None:
    """Ask Telegram of all chats."""
    for chat in await turn.records.chats.list_all():
        await look_at_chat(turn, chat.chat_id)


async def look_at_chat(turn: Turn, chat_id: int) -> None:
    """Ask Telegram what a chat is by now, and what the bot is there."""
    chat = await turn.records.chats.find(chat_id)
    if chat is None or chat.connection is None:
        await _ask_of_chat(turn, chat_id)
    if chat is None or chat.kind is not ChatKind.DIRECT:
        await _ask_of_place(turn, chat_id)


async def note_chat(turn: Turn, chat_id: int, answer: Answer) -> None:
    """Keep what a chat is called and linked with by now."""
    chat = await turn.records.chats.find(chat_id)
    if chat is None or not chat.is_in:
        return
    if isinstance(answer, Denied):
        await _note_denied(turn, chat, answer)
    elif isinstance(answer, Granted) and isinstance(answer.result, Mapping):
        described = chat.described_by(answer.result)
        await _save(turn, await _ours_by_link(turn, described), before=chat)
        await _look_at_linked(turn, described)
        turn.tell(SetupChanged())
    if chat.is_ours:
        await _ask_of_chat(turn, chat_id, after=EACH)


async def note_place(turn: Turn, chat_id: int, answer: Answer) -> None:
    """Keep what the bot is in a chat by now."""
    chat = await turn.records.chats.find(chat_id)
    if chat is None or not chat.is_in:
        return
    if isinstance(answer, Denied):
        await _note_denied(turn, chat, answer)
    elif isinstance(answer, Granted) and isinstance(answer.result, Mapping):
        told = answer.result
        now = chat.placed_by(told) if chat.connection is None else chat.connected_by(told)
        await _save(turn, now, before=chat)
        turn.tell(SetupChanged())
    if chat.is_ours:
        await _ask_of_place(turn, chat_id, after=EACH)


async def move_chat(turn: Turn, old: int, new: int) -> None:
    """A group has become a supergroup: it goes on under another id. Interest stays where it was shown.

    What was asked there is answered in the new one. Told twice, and of a chat that is none of ours, it changes nothing.
    """
    if await turn.records.chats.find(old) is None:
        return
    await turn.records.chats.move(old, new)
    await turn.records.remarks.move(old, new)
    await turn.records.spoken_up.move(old, new)
    await look_at_chat(turn, new)


async def use_chat(turn: Turn, chat_id: int, *, by: Member) -> None:
    """From now on what happens in a chat counts, and in what is linked with it. Raises ForTheOwner, NotFound."""
    chat = await get_chat(turn.records, chat_id, by=by)
    ours = replace(chat, is_ours=True)
    await turn.records.chats.save(ours, turn.now)
    await _let_see_private_messages(turn, ours)
    await _record_place(turn, chat, ours, by)
    turn.tell(ChatDecided(chat_id=chat_id))
    turn.tell(SetupChanged())
    for each in (chat_id, chat.linked_chat_id):
        if each is not None:
            await look_at_chat(turn, each)


async def set_mode(turn: Turn, chat_id: int, mode: ChatMode, *, by: Member) -> None:
    """Say how the bot behaves in a chat. Raises ForTheOwner, NotFound."""
    chat = await get_chat(turn.records, chat_id, by=by)
    await _choose(turn, chat, replace(chat, mode=mode), Deed.CHAT_MODE_SET, by)


async def set_letting_in(turn: Turn, chat_id: int, lets_in: bool, *, by: Member) -> None:
    """Say whether the bot lets in who asks to join a chat. Raises ForTheOwner, NotFound."""
    chat = await get_chat(turn.records, chat_id, by=by)
    await _choose(turn, chat, replace(chat, lets_in=lets_in), Deed.CHAT_DOOR_SET, by)


async def _choose(turn: Turn, before: OurChat, after: OurChat, deed: Deed, by: Member) -> None:
    """Keep what was chosen and who chose it; what was so already is not chosen anew."""
    if before == after:
        return
    await turn.records.chats.save(after, turn.now)
    traces = Traces(chat_before=before.chosen, chat_after=after.chosen)
    await turn.records.activities.add(deed, now=turn.now, actor=by.id, chat=after.chat_id, traces=traces)


async def _record_place(turn: Turn, before: OurChat | None, after: OurChat, by: Member | None) -> None:
    """Keep who of the team has let the bot into a chat, or out of it."""
    was_in = before is not None and before.is_in
    counted = was_in and before is not None and before.is_ours
    deed = Deed.CHAT_LET_IN if after.is_in and not counted else Deed.CHAT_LEFT if was_in and not after.is_in else None
    if by is not None and deed is not None:
        await turn.records.activities.add(deed, now=turn.now, actor=by.id, chat=after.chat_id)


async def get_chat(records: Records, chat_id: int, *, by: Member) -> OurChat:
    """Return a chat where the bot is. Raises ForTheOwner, NotFound."""
    check_is_owner(by)
    chat = await records.chats.find(chat_id)
    if chat is None or not chat.is_in:
        raise NotFound
    return chat


async def leave_chat(turn: Turn, chat_id: int, *, by: Member) -> None:
    """Go out of a chat. Raises ForTheOwner, NotFound."""
    chat = await get_chat(turn.records, chat_id, by=by)
    if chat.kind.is_among_two:  # only its owner can take the leave back, and a channel is left as a whole
        raise NotFound
    await _leave(turn, chat)
    await turn.records.activities.add(Deed.CHAT_LEFT, now=turn.now, actor=by.id, chat=chat.chat_id)


async def _leave(turn: Turn, chat: OurChat) -> None:
    """Whoever has left already is told so, and that is all."""
    out = replace(chat, status=BotStatus.LEFT, rights=frozenset())
    await turn.records.chats.save(out, turn.now)
    await _let_see_private_messages(turn, out)
    await want_errand(turn, Purpose.LEAVE_CHAT, chat.chat_id, "leaveChat", {"chat_id": chat.chat_id})
    turn.tell(ChatDecided(chat_id=chat.chat_id))
    turn.tell(SetupChanged())


async def note_left(turn: Turn, chat_id: int, answer: Answer) -> None:
    """Of a group that has another id by now, the bot goes out there."""
    if isinstance(answer, Denied) and answer.moved_to is not None:
        await turn.records.chats.move(chat_id, answer.moved_to)
        chat = await turn.records.chats.find(answer.moved_to)
        if chat is not None:
            await _leave(turn, chat)


async def _ask_of_chat(turn: Turn, chat_id: int, *, after: timedelta = timedelta()) -> None:
    await want_errand(turn, Purpose.LOOK_AT_CHAT, chat_id, "getChat", {"chat_id": chat_id}, after=after)


async def _ask_of_place(turn: Turn, chat_id: int, *, after: timedelta = timedelta()) -> None:
    chat = await turn.records.chats.find(chat_id)
    if chat is not None and chat.connection is not None:
        by = {"business_connection_id": chat.connection}
        await want_errand(turn, Purpose.LOOK_AT_PLACE, chat_id, "getBusinessConnection", by, after=after)
        return
    asked = {"chat_id": chat_id, "user_id": MYSELF}
    await want_errand(turn, Purpose.LOOK_AT_PLACE, chat_id, "getChatMember", asked, after=after)


def _changed(known: OurChat | None, place: Place, *, is_ours: bool) -> OurChat:
    known = known or OurChat(
        chat_id=place.chat_id, kind=place.kind, title=place.title, username=place.username, linked_chat_id=None,
        mode=ChatMode.WATCH, status=place.status, rights=place.rights, is_ours=False,
    )  # fmt: skip
    return replace(
        known,
        kind=place.kind,
        title=place.title,
        username=place.username,
        status=place.status,
        rights=place.rights,
        connection=place.connection,
        is_ours=known.is_ours or is_ours,
    )


async def _save(turn: Turn, chat: OurChat, *, before: OurChat | None) -> None:
    """Keep a chat as it is now; owners hear once of what it has taken away."""
    await turn.records.chats.save(chat, turn.now)
    is_written_to = await _let_see_private_messages(turn, chat)
    if before is None:
        return
    if not before.is_ours and (chat.is_ours or not chat.is_in):
        turn.tell(ChatDecided(chat_id=chat.chat_id))
    worse = lost(before, chat, is_written_to=is_written_to)
    if before.is_heard and worse:
        turn.tell(ChatImpaired(chat_id=chat.chat_id, lost=worse))


async def _let_see_private_messages(turn: Turn, channel: OurChat) -> bool:
    """What the bot may do in a channel, it may do with what people write to it in private; return whether they do."""
    direct = await turn.records.chats.find_direct_of(channel.chat_id)
    if direct is not None:
        await turn.records.chats.save(direct.in_place_of(channel), turn.now)
    return direct is not None


async def _ours_by_link(turn: Turn, chat: OurChat) -> OurChat:
    """What is linked with a channel of ours is the channel's: nobody else can link it (Telegram: discussion groups)."""
    linked = await turn.records.chats.find(chat.linked_chat_id) if chat.linked_chat_id is not None else None
    if chat.kind is ChatKind.DIRECT and linked is not None:
        return chat.in_place_of(linked)
    if chat.kind is ChatKind.CHANNEL or linked is None:
        return chat
    is_theirs = linked.kind is ChatKind.CHANNEL and linked.is_ours and linked.is_in
    return replace(chat, is_ours=chat.is_ours or is_theirs)


async def _look_at_linked(turn: Turn, chat: OurChat) -> None:
    """A group that a channel of ours is linked with by now may be ours, too, which only Telegram can say."""
    linked = await turn.records.chats.find(chat.linked_chat_id) if chat.linked_chat_id is not None else None
    if chat.is_ours and chat.kind is ChatKind.CHANNEL and linked is not None and not linked.is_ours and linked.is_in:
        await look_at_chat(turn, linked.chat_id)


async def _note_denied(turn: Turn, chat: OurChat, denied: Denied) -> None:
    if denied.moved_to is not None:
        await move_chat(turn, chat.chat_id, denied.moved_to)
    elif is_out_of_reach(denied.code, denied.description):
        await _save(turn, chat.outside(denied.description), before=chat)
        turn.tell(SetupChanged())
