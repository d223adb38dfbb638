"""Lose: an answer could not be put where its question was asked in public, so the question waits again."""

from datetime import datetime

from bot.domain.errors import NotFound
from bot.domain.events import Event, LostInPublic, ProspectChanged
from bot.domain.ids import RemarkId
from bot.usecases.ports import Records


async def lose_answer(
    records: Records, remark: RemarkId, *, chat_id: int, gone: int | None, now: datetime
) -> list[Event]:
    """Let the question wait again, and return what is to be told. `gone`: the message that was deleted there.

    What was deleted is answered there no more: what comes next goes to the person's own chat, if that was ever opened.
    """
    if gone is not None:
        await records.remarks.forget_place(chat_id, gone)
    lost = LostInPublic(remark=remark, chat_id=chat_id, deleted=gone is not None)
    try:
        prospect = (await records.remarks.get(remark)).prospect
    except NotFound:  # erased meanwhile
        return []
    if await records.leads.find_open_of(prospect) is not None:
        return [lost]
    await records.prospects.save_asked(prospect, now)
    return [lost, ProspectChanged(prospect=prospect)]
