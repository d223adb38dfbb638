"""Outcomes: the error table - what each answer of Telegram means for a letter and for whom it was meant."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.delivery.calls import adds_message, as_plain_text, edits_card, without_quote
from bot.domain.events import (
    AlbumRefused,
    MessageUndeliverable,
    RemarkArrived,
    RemarkLost,
    TeamChatClosed,
    TeamChatOpened,
)
from bot.domain.ids import ManagerId, RemarkId
from bot.domain.poll import poll_in
from bot.domain.post_button import button_in
from bot.domain.remark import remark_in
from bot.mailboxes import Announce, Outbox, OutboxEntry, Session
from bot.telegram import MaybeArrived, NotSent, Rejected, TokenRejected
from bot.usecases.ask_in_poll import note_poll_arrived, note_poll_refused
from bot.usecases.keep_chat import move_chat
from bot.usecases.lose_answer import lose_answer
from bot.usecases.ports import Turn
from bot.usecases.put_button import note_post_arrived, note_post_refused

log = logging.getLogger(__name__)

MOST_COPIES = 2
MOST_REPEATS = 10
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 300.0
UNNAMED_PAUSE = 5.0
NOT_MODIFIED = ("message is not modified",)
UNREADABLE_MARKUP = ("can't parse entities",)
NOTHING_TO_DELETE = ("message to delete not found", "message can't be deleted", "there is no caption in the message")
NOTHING_TO_DECIDE = ("user_already_participant", "hide_requester_missing")  # somebody was faster at the door
GROUP_CLOSED = ("chat not found", "rights to send", "chat_write_forbidden")
TOO_BIG = ("too big", "too large", "entity too large")
QUESTION_GONE = ("message to be replied not found", "message to reply not found")
REACTION = "setMessageReaction"  # nobody misses one that Telegram does not want there
UNFINDABLE_QUOTE = ("quote_text_invalid", "quote not found")
CARD_GONE = ("message to edit", "message can't be edited", "message_id_invalid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """Telegram did as it was told; the id is that of the message, where one was written, or those of an album.

    `poll`: by what votes will name it.
    """

    message_id: int | None
    album: tuple[int, ...] = ()
    poll: str | None = None


Answer = Sent | Rejected | NotSent | MaybeArrived


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one sending of a letter, and when that was known."""

    entry: OutboxEntry
    answer: Answer
    at: datetime


def growing(first: float, step: int, longest: float) -> float:
    """Seconds to wait the n-th time (from 0): twice as long each time, up to the longest."""
    return float(min(first * 2 ** min(step, 30), longest))


def silence_wanted(refusal: Rejected, attempts: int) -> float:
    """Seconds of silence that a 429 asks for, growing ones where it names none."""
    if refusal.retry_after is not None:
        return float(refusal.retry_after)
    return growing(UNNAMED_PAUSE, attempts, LONGEST_PAUSE)


async def record(session: Session, outcome: Outcome, announce: Announce) -> None:
    """Write down what became of a letter; events that follow from it are announced in the same transaction."""
    entry, at = outcome.entry, outcome.at
    match outcome.answer:
        case Sent(message_id=message_id, album=album, poll=poll):
            await session.outbox.mark_sent(entry, message_id, at, album=album)
            await _note_poll(session, entry, message_id, poll, at, announce)
            await _note_post(session, entry, message_id, at, announce)
            await _tell_of_arrival(session, entry, at, announce)
            await _note_that_group_is_open(session, entry, at, announce)
        case NotSent() as failure:
            await session.outbox.try_again(entry, error=str(failure), not_before=at, now=at)
        case MaybeArrived() as failure:
            await record_doubt(session, entry, str(failure), at)
        case Rejected() as refusal:
            await _record_refusal(session, entry, refusal, at, announce)


async def record_doubt(session: Session, entry: OutboxEntry, error: str, at: datetime) -> None:
    """Write down that nobody knows whether a sending took effect: a message gets one more copy, an edit is repeated."""
    is_new = adds_message(entry)
    if entry.copies + 1 >= MOST_COPIES if is_new else entry.attempts + 1 >= MOST_REPEATS:
        log.error("nobody knows whether a letter arrived", extra=_ids(entry))
        await session.outbox.mark_ambiguous(entry, error, at)
        return
    pause = 0 if is_new else growing(FIRST_PAUSE, entry.attempts, LONGEST_PAUSE)
    not_before = at + timedelta(seconds=pause)
    await session.outbox.try_again(entry, error=error, not_before=not_before, now=at, copies=int(is_new))


async def _record_refusal(
    session: Session, entry: OutboxEntry, refusal: Rejected, at: datetime, announce: Announce
) -> None:
    outbox, error = session.outbox, str(refusal)
    match refusal:
        case TokenRejected():
            await outbox.try_again(entry, error=error, not_before=at, now=at)
        case Rejected(code=429):
            until = at + timedelta(seconds=silence_wanted(refusal, entry.attempts))
            await outbox.try_again(entry, error=error, not_before=until, now=at)
        case Rejected(migrate_to_chat_id=int(new_chat)):
            await outbox.move_chat(entry.letter.chat_id, new_chat, at)
            await move_chat(Turn(records=session, now=at), entry.letter.chat_id, new_chat)
            await _follow(outbox, entry, error, at)
        case Rejected() if "ephemeral_message_parameters" in entry.letter.payload:
            await outbox.mark_dead(entry, error, at)  # a whisper that is not heard says nothing about the chat
        case Rejected(code=403):
            await _close_chat(session, entry, error, at, announce)
        case Rejected() if _is_group(entry.letter.chat_id) and _says(refusal, GROUP_CLOSED):
            await _close_chat(session, entry, error, at, announce)
        case _:
            await _record_bad_request(session, entry, refusal, at, announce)


async def _follow(outbox: Outbox, entry: OutboxEntry, error: str, at: datetime) -> None:
    """Send a letter to where its group has moved; a message that it changes stayed behind, and is another one there."""
    if "message_id" in entry.letter.payload and not adds_message(entry):
        await outbox.mark_expired(entry, at)
    else:
        await outbox.try_again(entry, error=error, not_before=at, now=at)


async def _record_bad_request(
    session: Session, entry: OutboxEntry, refusal: Rejected, at: datetime, announce: Announce
) -> None:
    outbox, letter, error = session.outbox, entry.letter, str(refusal)
    if _says(refusal, NOT_MODIFIED):
        await outbox.mark_sent(entry, entry.card_message_id, at)
    elif _says(refusal, (*NOTHING_TO_DELETE, *NOTHING_TO_DECIDE)):
        await outbox.mark_sent(entry, None, at)
    elif _says(refusal, UNREADABLE_MARKUP) and "parse_mode" in letter.payload:
        plain = as_plain_text(letter.payload)
        await outbox.try_again(entry, error=error, not_before=at, now=at, payload=plain)
    elif _says(refusal, UNFINDABLE_QUOTE) and "quote" in letter.payload.get("reply_parameters", {}):
        await outbox.try_again(entry, error=error, not_before=at, now=at, payload=without_quote(letter.payload))
    elif _says(refusal, CARD_GONE) and letter.card is not None and edits_card(entry):
        await outbox.set_card_message(letter.card, letter.chat_id, None)
        await outbox.try_again(entry, error=error, not_before=at, now=at)
    elif letter.method == REACTION or (_says(refusal, CARD_GONE) and not adds_message(entry)):
        await outbox.mark_expired(entry, at)
    else:
        if not _says(refusal, QUESTION_GONE):  # people take back what they have said, and whoever answered is told
            log.error("telegram refused a letter", extra={"code": refusal.code, **_ids(entry)})
        await outbox.mark_dead(entry, error, at)
        await _tell_of_loss(session, entry, refusal, at, announce)


async def _tell_of_arrival(session: Session, entry: OutboxEntry, at: datetime, announce: Announce) -> None:
    """Of an answer that is new where its prospect reads it, somebody may want to know that it is there."""
    remark = next(iter(_remarks_in(entry)), None)
    if remark is not None and entry.card_message_id is None and entry.letter.prospect is None:
        await announce(session, at, [RemarkArrived(remark=remark, chat_id=entry.letter.chat_id)])


async def _tell_of_loss(
    session: Session, entry: OutboxEntry, refusal: Rejected, at: datetime, announce: Announce
) -> None:
    """Of an album nobody knows yet which picture was the reason."""
    await _note_poll(session, entry, None, None, at, announce)
    await _note_post(session, entry, None, at, announce)
    remarks, chat_id = _remarks_in(entry), entry.letter.chat_id
    if _answers_in_public(entry):
        gone = _under(entry) if _says(refusal, QUESTION_GONE) else None
        await _lose_in_public(session, entry, at, announce, gone=gone)
    elif len(remarks) > 1:
        await announce(session, at, [AlbumRefused(remarks=remarks, chat_id=chat_id)])
    elif remarks:
        too_big = _says(refusal, TOO_BIG)
        await announce(session, at, [RemarkLost(remark=remarks[0], chat_id=chat_id, too_big=too_big)])


async def _lose_in_public(
    session: Session, entry: OutboxEntry, at: datetime, announce: Announce, *, gone: int | None
) -> None:
    """An answer that cannot stand where it was asked was none, and the question waits. `gone`: what was deleted."""
    for remark in _remarks_in(entry):
        events = await lose_answer(session, remark, chat_id=entry.letter.chat_id, gone=gone, now=at)
        await announce(session, at, events)


def _answers_in_public(entry: OutboxEntry) -> bool:
    """Whether a letter passes an answer on to where others read it; what prospects say goes to the team only."""
    return _is_group(entry.letter.chat_id) and entry.letter.prospect is None and bool(_remarks_in(entry))


def _under(entry: OutboxEntry) -> int | None:
    message_id = entry.letter.payload.get("reply_parameters", {}).get("message_id")
    return message_id if isinstance(message_id, int) else None


async def _note_poll(
    session: Session,
    entry: OutboxEntry,
    message_id: int | None,
    telegram_id: str | None,
    at: datetime,
    announce: Announce,
) -> None:
    """Of a poll somebody wants to know that it stands there, and by what votes will name it; or that it does not."""
    poll = poll_in(entry.letter.card)
    if poll is None:
        return
    turn = Turn(records=session, now=at)
    if telegram_id is None:
        await note_poll_refused(turn, poll)
    else:
        await note_poll_arrived(turn, poll, message_id=message_id, telegram_id=telegram_id)
    await announce(session, at, turn.events)


async def _note_post(
    session: Session, entry: OutboxEntry, message_id: int | None, at: datetime, announce: Announce
) -> None:
    """Of a post that the bot publishes somebody wants to know where it stands, or that it does not."""
    button = button_in(entry.letter.card or "")
    if button is None:
        return
    turn = Turn(records=session, now=at)
    if message_id is None:
        await note_post_refused(turn, button)
    else:
        await note_post_arrived(turn, button, message_id)
    await announce(session, at, turn.events)


def _remarks_in(entry: OutboxEntry) -> tuple[RemarkId, ...]:
    """Which messages of the talk a letter passes on."""
    cards = entry.letter.parts or (entry.letter.card or "",)
    return tuple(remark for card in cards if (remark := remark_in(card)) is not None)


async def _close_chat(session: Session, entry: OutboxEntry, error: str, at: datetime, announce: Announce) -> None:
    """Give up a chat that is closed to the bot; the person in it counts as having blocked it, if it was ever open."""
    chat_id = entry.letter.chat_id
    log.warning("a chat is closed to the bot", extra=_ids(entry))
    await session.outbox.mark_dead(entry, error, at)
    dropped = await session.outbox.drop_waiting(chat_id, error, at)
    for given_up in (entry, *dropped):
        await _note_poll(session, given_up, None, None, at, announce)
        await _note_post(session, given_up, None, at, announce)
    if _is_group(chat_id):
        await session.team.save_group_closed(chat_id, at)
        await session.outbox.save_not_taken_back(chat_id)
        await announce(session, at, [_closed(chat_id, [entry, *dropped])])
        for unsaid in filter(_answers_in_public, [entry, *dropped]):
            await _lose_in_public(session, unsaid, at, announce, gone=None)
        return
    await session.team.save_blocked(ManagerId(chat_id), at)
    prospect = await session.prospects.find_by_telegram(chat_id)
    if prospect is not None and prospect.private_since is not None:
        await session.prospects.save(replace(prospect, blocked_at=at))
        await announce(session, at, [MessageUndeliverable(prospect=prospect.id)])


async def _note_that_group_is_open(session: Session, entry: OutboxEntry, at: datetime, announce: Announce) -> None:
    chat_id = entry.letter.chat_id
    if entry.is_closed and await session.team.save_group_open(chat_id):
        await announce(session, at, [TeamChatOpened(chat_id=chat_id)])


def _is_group(chat_id: int) -> bool:
    """Groups have negative ids (Telegram Bot API)."""
    return chat_id < 0


def _closed(chat_id: int, given_up: Sequence[OutboxEntry]) -> TeamChatClosed:
    prospects = dict.fromkeys(entry.letter.prospect for entry in given_up)
    return TeamChatClosed(
        chat_id=chat_id,
        unheard=tuple(prospect for prospect in prospects if prospect is not None),
        unsaid=tuple(sorted(entry.id for entry in given_up if _remarks_in(entry))),
        cards=frozenset(entry.letter.card for entry in given_up if entry.letter.card is not None),
    )


def _says(refusal: Rejected, phrases: Sequence[str]) -> bool:
    description = refusal.description.lower()
    return any(phrase in description for phrase in phrases)


def _ids(entry: OutboxEntry) -> dict[str, int]:
    return {"letter": entry.id, "chat": entry.letter.chat_id}
