"""Undo what an owner has chosen for a chat: the last choice that stands goes back, exactly."""

from dataclasses import replace
from datetime import datetime

from bot.domain.activity import Activity, Deed
from bot.domain.chat import OurChat
from bot.domain.errors import ChatChangedSince, NotFound, UndoneAlready
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records, Turn

CHOICES = frozenset({Deed.CHAT_MODE_SET, Deed.CHAT_DOOR_SET})
MOST_LOOKED_AT = 20


async def undo_in_chat(turn: Turn, activity: ActivityId, *, by: Member, since: datetime) -> OurChat:
    """Put a chat back as it was before a choice; return it.

    Raises ForTheOwner, NotFound, UndoneAlready, and ChatChangedSince where something was chosen later or this before
    `since`.
    """
    check_is_owner(by)
    line = await turn.records.activities.get(activity)
    chat = await _chat_of(turn.records, line)
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    if line != await find_undoable_in_chat(turn.records, chat, since=since):
        raise ChatChangedSince
    assert line.traces.chat_before is not None, "a choice keeps what was before it"
    was = line.traces.chat_before
    restored = replace(chat, mode=was.mode, lets_in=was.lets_in)
    await turn.records.chats.save(restored, turn.now)
    await turn.records.activities.add(Deed.UNDONE, now=turn.now, actor=by.id, chat=chat.chat_id, undoes=line.id)
    return restored


async def find_undoable_in_chat(records: Records, chat: OurChat, *, since: datetime) -> Activity | None:
    """Return the choice that `undo_in_chat` would take back now."""
    lines = await records.activities.list_of_chat(chat.chat_id, limit=MOST_LOOKED_AT)
    undone = {line.undoes for line in lines}
    last = next((line for line in lines if line.deed in CHOICES and line.id not in undone), None)
    if last is None or last.happened_at < since or last.traces.chat_after != chat.chosen:
        return None
    return last


async def _chat_of(records: Records, line: Activity) -> OurChat:
    if line.deed not in CHOICES or line.chat is None:
        raise NotFound
    chat = await records.chats.find(line.chat) or await records.chats.find_moved(line.chat)
    if chat is None or not chat.is_in:
        raise NotFound
    return chat
