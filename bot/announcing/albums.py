"""Albums: pictures and files that came together go on together; of one that Telegram refuses, each goes alone."""

from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

from aiogram.methods import CopyMessage

from bot.announcing.desk import Desk
from bot.announcing.threads import in_thread
from bot.domain.errors import NotFound
from bot.domain.events import AlbumRefused, PostedMessage
from bot.domain.ids import RemarkId
from bot.domain.prospect import Prospect
from bot.domain.remark import Remark, remark_subject
from bot.mailboxes import Letter
from bot.usecases.where_to_answer import where_to_answer
from bot.views.cards import lead_subject, prospect_subject
from bot.views.letters import letter_of

GATHERING = timedelta(seconds=1)  # Telegram tells of each picture apart
PLACE = ("reply_parameters", "direct_messages_topic_id")
MOST_IN_AN_ALBUM = 10  # Telegram Bot API: sendMediaGroup


async def put_into_album(desk: Desk, letter: Letter, posted: PostedMessage, remark: RemarkId) -> None:
    """Let a copy wait a moment for the others of its album; what comes too late for them goes by itself.

    A late one has a name of its own: those under way would give way to it, as a card does to what is newer. An album is
    named by its first message, for Telegram's number of it would still stand there when all was erased.
    """
    first = await desk.session.remarks.find_of_album(posted.chat_id, posted.album or "")
    subject, part = f"album:{first.id if first is not None else remark}", remark_subject(remark)
    waiting = await desk.session.outbox.find_unsent(subject, letter.chat_id)
    if waiting is None or len(waiting.parts) >= MOST_IN_AN_ALBUM:
        begun = letter.chat_id in await desk.session.outbox.chats_showing(subject)
        alone = part if begun else subject
        await desk.put(replace(letter, card=alone, parts=(part,), not_before=desk.now + GATHERING))
        return
    place = {name: value for name, value in waiting.payload.items() if name in PLACE}
    together = {"chat_id": letter.chat_id, "media": [*_files_of(waiting), *_files_of(letter)], **place}
    parts = (*waiting.parts, part)
    await desk.put(replace(waiting, method="sendMediaGroup", payload=together, change=None, parts=parts))


def _files_of(letter: Letter) -> list[dict[str, Any]]:
    """The pictures or files of a letter as Telegram takes them for an album: that is also how one is changed."""
    if letter.change is None:
        return list(letter.payload["media"])
    return [letter.change.payload["media"]]


async def album_refused(desk: Desk, event: AlbumRefused) -> None:
    """What can be passed on arrives; of each that cannot, the team hears."""
    for number in event.remarks:
        with suppress(NotFound):
            remark = await desk.session.remarks.get(number)
            prospect = await desk.session.prospects.get(remark.prospect)
            await desk.put(await _alone(desk, remark, prospect, event.chat_id))


async def _alone(desk: Desk, remark: Remark, prospect: Prospect, chat_id: int) -> Letter:
    """One of an album; the words under it are those that were passed on, without what waits for a consent."""
    copy = CopyMessage(
        chat_id=chat_id,
        from_chat_id=remark.chat_id or 0,
        message_id=remark.message_id or 0,
        caption=remark.words or "",
        parse_mode=None,
    )
    letter = replace(letter_of(copy), card=remark_subject(remark.id))
    if remark.by is not None:
        where = await where_to_answer(desk.session, prospect)
        return in_thread(letter, where, prospect.id) if where is not None and where.chat_id == chat_id else letter
    lead = await desk.session.leads.find_open_of(prospect.id)
    under = lead_subject(lead.id) if lead is not None else prospect_subject(prospect.id)
    return replace(letter, prospect=prospect.id, reply_to_card=under)
