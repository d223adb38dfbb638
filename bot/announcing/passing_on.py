"""Passing on: a message of the talk appears at the other side, as a reply where it was one, and changes with its own.

Each copy is a card by the name of its remark: the same letter becomes a new message, or changes the one that stands.
"""

from collections.abc import Iterator
from dataclasses import replace

from aiogram.methods import CopyMessage, EditMessageCaption, EditMessageMedia, SendMessage
from aiogram.types import (
    InputMediaAnimation,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
)

from bot.announcing.albums import put_into_album
from bot.announcing.desk import Desk
from bot.announcing.places import Place
from bot.announcing.threads import in_thread
from bot.domain.events import AnswerEdited, AnswerGiven, PostedMessage, ProspectEdited, ProspectWrote
from bot.domain.ids import RemarkId
from bot.domain.remark import Remark, remark_subject
from bot.mailboxes import Change, Letter, Priority
from bot.texts import Markup
from bot.usecases.read_place import PublicPlace
from bot.usecases.where_to_answer import Answering
from bot.views.letters import letter_of, payload_of
from bot.views.public_place import place_and_readers

LONGEST_PART = 3500
LONGEST_CAPTION = 900  # Telegram Bot API: 1024 with what is said beside it
REPLACEABLE = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "animation": InputMediaAnimation,
    "audio": InputMediaAudio,
    "document": InputMediaDocument,
}
IN_ALBUMS = frozenset({"photo", "video", "audio", "document"})


# To the team


async def pass_on_to_team(
    desk: Desk,
    event: ProspectWrote | ProspectEdited,
    place: Place,
    *,
    name: str,
    under: str,
    seen_in: PublicPlace | None = None,
) -> None:
    """Let what a prospect said stand under a card, or under what it answers; what was changed says so.

    `seen_in`: where others could read it, if nothing else says so.
    """
    edited = isinstance(event, ProspectEdited)
    if event.posted is not None and not event.posted.is_text:
        if seen_in is not None:
            await desk.write(place, place_and_readers(seen_in, place.say), under=under, prospect=event.prospect)
        caption = _caption_at_team(event, place) if edited else event.posted.caption
        letter = replace(_copied(event.posted, place.chat_id, caption), prospect=event.prospect)
        await _put_copy(desk, letter, event, otherwise=under)
        return
    parts = list(_parts(event.words or ""))
    for number, part in enumerate(parts, start=1):
        words = place.say("<b>{name}</b>: {words}", name=name, words=part)
        if seen_in is not None and number == 1:
            words = Markup("\n".join((place_and_readers(seen_in, place.say), words)))
        if edited and number == len(parts):
            words = Markup("\n".join((words, place.say("✏️ <i>Edited</i>"))))
        letter = letter_of(SendMessage(chat_id=place.chat_id, text=words), priority=Priority.NOTICE)
        await _put(desk, letter, event, under=under, part=number)
    await _clear_parts_beyond(desk, event.remark, len(parts), place)


def elsewhere(letter: Letter, place: Place, *, under: str) -> Letter:
    """Let a copy that a chat did not get appear in another one, where it stands under what it answers or `under`."""
    payload = {name: value for name, value in letter.payload.items() if name != "reply_parameters"}
    return replace(
        letter,
        chat_id=place.chat_id,
        payload={**payload, "chat_id": place.chat_id},
        reply_to_card=letter.reply_to_card or under,
    )


def _caption_at_team(event: ProspectWrote | ProspectEdited, place: Place) -> str:
    """The words under a picture that was changed, as plain text."""
    edited = place.say.plain("✏️ Edited")
    words = (event.words or "")[:LONGEST_CAPTION]
    return f"{words}\n\n{edited}" if words else edited


async def _put(desk: Desk, letter: Letter, event: ProspectWrote | ProspectEdited, *, under: str, part: int) -> None:
    card = remark_subject(event.remark, part) if event.remark is not None else None
    named = replace(letter, card=card, prospect=event.prospect)
    await desk.put(await _as_reply(desk, named, event.posted, otherwise=under))


async def _clear_parts_beyond(desk: Desk, remark: RemarkId | None, parts: int, place: Place) -> None:
    """A long text that became shorter leaves no old part behind."""
    part = parts + 1
    while remark is not None and await desk.shows(remark_subject(remark, part), place):
        await desk.clear_away(remark_subject(remark, part), place)
        part += 1


# To the prospect


async def pass_on_to_prospect(desk: Desk, event: AnswerGiven | AnswerEdited, where: Answering) -> None:
    """Let an answer reach the prospect as it was written, and change there."""
    chat_id = where.chat_id
    if event.posted is not None and not event.posted.is_text:
        caption = event.words if isinstance(event, AnswerEdited) else event.posted.caption
        letter = _copied(event.posted, chat_id, caption or ("" if isinstance(event, AnswerEdited) else None))
        copy = in_thread(replace(letter, priority=Priority.ANSWER), where, event.prospect)
        await _put_copy(desk, copy, event, otherwise=None)
    else:
        written = letter_of(SendMessage(chat_id=chat_id, text=event.words or "", parse_mode=None))
        letter = in_thread(written, where, event.prospect)
        card = remark_subject(event.remark) if event.remark is not None else None
        await desk.put(await _as_reply(desk, replace(letter, card=card), event.posted, otherwise=None))


# Both ways


async def _put_copy(
    desk: Desk,
    letter: Letter,
    event: ProspectWrote | ProspectEdited | AnswerGiven | AnswerEdited,
    *,
    otherwise: str | None,
) -> None:
    """Let a copy stand for itself, or in the album that it came in; what stands there is changed by itself."""
    replying = await _as_reply(desk, letter, event.posted, otherwise=otherwise)
    posted, remark = event.posted, event.remark
    is_new = isinstance(event, ProspectWrote | AnswerGiven)
    if posted is None or remark is None or posted.album is None or not is_new or not _fits_into_album(posted):
        await desk.put(replace(replying, card=remark_subject(remark) if remark is not None else None))
        return
    words = event.words if posted.caption is None else posted.caption
    await put_into_album(desk, replace(replying, change=_change(posted, words)), posted, remark)


def _fits_into_album(posted: PostedMessage) -> bool:
    return posted.file is not None and posted.file.kind in IN_ALBUMS


def _copied(posted: PostedMessage, chat_id: int, caption: str | None) -> Letter:
    """Copy a message without naming its author; where the copy stands, change its file or the words under it."""
    copy = CopyMessage(chat_id=chat_id, from_chat_id=posted.chat_id, message_id=posted.message_id)
    if caption is not None:
        copy = copy.model_copy(update={"caption": caption, "parse_mode": None})
    return replace(letter_of(copy, priority=Priority.NOTICE), change=_change(posted, caption))


def _change(posted: PostedMessage, caption: str | None) -> Change:
    file = posted.file
    if file is None or file.kind not in REPLACEABLE:
        return _as_change(EditMessageCaption(caption=caption, parse_mode=None))
    media = REPLACEABLE[file.kind](media=file.file_id, caption=caption, parse_mode=None)
    if file.veiled:
        media = media.model_copy(update={"has_spoiler": True})
    return _as_change(EditMessageMedia(media=media))


def _as_change(method: EditMessageCaption | EditMessageMedia) -> Change:
    return Change(method=method.__api_method__, payload=payload_of(method))


async def _as_reply(desk: Desk, letter: Letter, posted: PostedMessage | None, *, otherwise: str | None) -> Letter:
    """Let a message stand under what it answers, if that can be seen in the chat; else under `otherwise`."""
    answered = await _answered(desk, posted)
    if answered is None or posted is None:
        return replace(letter, reply_to_card=otherwise)
    quote = posted.quote if posted.quote and posted.quote in (answered.words or "") else None
    if answered.stands_in(letter.chat_id):
        there = {"message_id": answered.message_id or 0, "allow_sending_without_reply": True}
        said = there | letter.payload.get("reply_parameters", {}) | _quoting(quote)
        return replace(letter, payload={**letter.payload, "reply_parameters": said})
    subject = remark_subject(answered.id)
    if letter.chat_id not in await desk.session.outbox.chats_showing(subject):
        return replace(letter, reply_to_card=otherwise)
    said = letter.payload.get("reply_parameters", {}) | _quoting(quote)
    payload = {**letter.payload, "reply_parameters": said} if said else letter.payload
    return replace(letter, payload=payload, reply_to_card=subject)


async def _answered(desk: Desk, posted: PostedMessage | None) -> Remark | None:
    """Return the remark that a message answers."""
    if posted is None or posted.replies_to is None:
        return None
    return await desk.session.remarks.find_shown(posted.chat_id, posted.replies_to)


def _quoting(quote: str | None) -> dict[str, object]:
    return {"quote": quote} if quote else {}


def _parts(words: str) -> Iterator[str]:
    """Cut what would be too long for one message (Telegram Bot API: 4096 characters) into several.

    An emoji counts as two characters, as it does where Telegram says which part of a text is bold.
    """
    begin = length = 0
    for at, character in enumerate(words):
        width = 2 if character > "\uffff" else 1
        if length + width > LONGEST_PART:
            yield words[begin:at]
            begin, length = at, 0
        length += width
    if words:
        yield words[begin:]
