"""Holding back: an answer that may go astray is not sent but asked about; one tap sends it or notes it instead."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.domain.errors import (
    AlreadyNoted,
    AlreadySent,
    AnsweredSince,
    ContactInPublic,
    MaybeToImport,
    MeantForUnknown,
    OtherWroteSince,
    TalkWithExcluded,
    TalkWithOther,
)
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ProspectId
from bot.domain.member import Member, Role
from bot.domain.notes import words_of_note
from bot.domain.prospect import Prospect
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.hand_over import hand_over
from bot.usecases.ports import Turn
from bot.usecases.write_note import write_note
from bot.views.buttons.talk import NoteHeldBack, SendHeldBack
from bot.views.cards import Face, keyboard
from bot.views.held_back import (
    for_all_to_read,
    for_them_after_all,
    for_them_or_to_import,
    for_whom,
    held_back_noted,
    held_back_sent,
    with_a_colleague,
    with_somebody_excluded,
)
from bot.views.letters import letter_about
from handlers.managers.all_or_nothing import all_or_nothing
from handlers.managers.answering import send_answer
from handlers.managers.pressed_card import PressedCard

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
Astray = TalkWithOther | TalkWithExcluded | OtherWroteSince | MaybeToImport | MeantForUnknown | ContactInPublic
ASTRAY = (TalkWithOther, TalkWithExcluded, OtherWroteSince, MaybeToImport, MeantForUnknown, ContactInPublic)


async def hold_back(handler: Handler, message: TelegramObject, data: dict[str, Any]) -> Any:
    """Let a handler send an answer; where it would go astray, take back what was done and ask under the words."""
    assert isinstance(message, Message)
    try:
        async with all_or_nothing(data):
            return await handler(message, data)
    except ASTRAY as astray:
        return await _ask(message, astray, data)


async def _ask(message: Message, astray: Astray, data: dict[str, Any]) -> Letter:
    state: FSMContext = data["state"]
    await state.clear()
    face = await _question(astray, data["turn"], data["member"], data["rules"], data["say"])
    people = (astray.prospect, astray.other) if isinstance(astray, OtherWroteSince) else (astray.prospect,)
    return letter_about(message.reply(face.text, reply_markup=keyboard(face.rows)), *people)


async def _question(astray: Astray, turn: Turn, member: Member, rules: HouseRules, say: Say) -> Face:
    records = turn.records
    match astray:
        case TalkWithOther(prospect=prospect, lead=lead, manager=manager):
            turn.tell(LeadChanged(lead=lead))
            return with_a_colleague(
                await records.leads.get(lead),
                await records.team.find_name(manager) or "",
                may_overrule=member.role is Role.OWNER,
                after=await records.activities.find_last_answer(prospect),
                say=say,
            )
        case TalkWithExcluded(prospect=prospect):
            return with_somebody_excluded(await records.prospects.get(prospect), say, rules)
        case OtherWroteSince(prospect=prospect, other=other):
            choices = {
                await records.prospects.get(each): await records.activities.find_last_answer(each)
                for each in (prospect, other)
            }
            return for_whom(choices, say, rules)
        case MaybeToImport(prospect=prospect, file_name=name):
            after = await records.activities.find_last_answer(prospect)
            return for_them_or_to_import(await records.prospects.get(prospect), after, name, say, rules)
        case MeantForUnknown(prospect=prospect):
            after = await records.activities.find_last_answer(prospect)
            return for_them_after_all(await records.prospects.get(prospect), after, say, rules)
        case ContactInPublic(prospect=prospect):
            after = await records.activities.find_last_answer(prospect)
            return for_all_to_read(prospect, after, say)


async def send_held_back(
    query: CallbackQuery, callback_data: SendHeldBack, turn: Turn, member: Member, card: PressedCard, say: Say
) -> list[Any]:
    """Send the words that the question stands under, once and to one person; where everybody would read a contact in
    them, that is asked first.

    Raises AlreadySent, AnsweredSince, AlreadyNoted and what forbids answering.
    """
    pressed, words = callback_data, _words_above(query)
    if words is None:
        return [_gone(query, say)]
    if await turn.records.remarks.find_written(words.chat.id, words.message_id) is not None:
        raise AlreadySent
    if await turn.records.activities.find_last_answer(pressed.prospect) != (ActivityId(pressed.after) or None):
        raise AnsweredSince
    if await _is_noted(words, pressed.prospect, turn):
        raise AlreadyNoted
    lead = await turn.records.leads.find_open_of(pressed.prospect)
    if pressed.how == "take" and lead is not None:
        await hand_over(turn, lead.id, lead.version, member, by=member)
    over_colleague, openly = pressed.how.endswith("anyway"), pressed.how.startswith("openly")
    prospect = await turn.records.prospects.get(pressed.prospect)
    try:
        sent = await send_answer(words, prospect.id, turn, member, over_colleague=over_colleague, openly=openly)
    except ContactInPublic:
        after = await turn.records.activities.find_last_answer(prospect.id)
        asked = for_all_to_read(prospect.id, after, say, over_colleague=over_colleague)
        return [query.answer(), *_edited_to(asked, prospect, card)]
    if not sent:
        return [_gone(query, say)]
    return [query.answer(say.plain("Sent ✓")), *_edited_to(held_back_sent(prospect, say, card.rules), prospect, card)]


async def note_held_back(
    query: CallbackQuery, callback_data: NoteHeldBack, turn: Turn, member: Member, card: PressedCard, say: Say
) -> list[Any]:
    """Note the words that the question stands under, once. Raises NoteTooLong, NotFound."""
    above = _words_above(query)
    words = _noted_as(above) if above is not None else ""
    if above is None or not words:
        return [_gone(query, say)]
    if await _is_noted(above, callback_data.prospect, turn):
        raise AlreadyNoted
    await write_note(turn, callback_data.prospect, words, by=member)
    prospect = await turn.records.prospects.get(callback_data.prospect)
    return [query.answer(), *_edited_to(held_back_noted(prospect, say, card.rules), prospect, card)]


def _edited_to(face: Face, prospect: Prospect, card: PressedCard) -> list[Letter]:
    return [letter_about(method, prospect.id) for method in card.edited_to(face)]


def _words_above(query: CallbackQuery) -> Message | None:
    """Return what a manager wrote, which the pressed message is a reply to; Telegram hands it along.

    What the bot itself wrote is never sent: a forged button may stand under a line that answers a card.
    """
    above = query.message.reply_to_message if isinstance(query.message, Message) else None
    return above if above is not None and above.from_user is not None and not above.from_user.is_bot else None


def _noted_as(written: Message) -> str:
    return words_of_note(written.text or written.caption or "")


async def _is_noted(written: Message, prospect: ProspectId, turn: Turn) -> bool:
    """Tell whether words have become a note: from then on they stay inside."""
    notes = await turn.records.notes.list_of(prospect)
    return any(note.words == _noted_as(written) for note in notes)


def _gone(query: CallbackQuery, say: Say) -> Any:
    return query.answer(say.plain("I do not find your words any more: please write them once more."), show_alert=True)


def register(router: Router) -> None:
    """What can be done with words that were held back."""
    router.callback_query.register(send_held_back, SendHeldBack.filter())
    router.callback_query.register(note_held_back, NoteHeldBack.filter())
