"""Lifting exclusions: the list, what each entry stopped, and the way back."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.methods import EditMessageText, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.contact_points import ContactKind
from bot.domain.events import ProspectChanged
from bot.domain.exclusion import Exclusion
from bot.domain.member import Member, Role
from bot.domain.prospect import Prospect
from bot.texts import Say
from bot.usecases.exclude import lift_exclusion
from bot.usecases.ports import Turn
from bot.views.buttons import LiftExclusion
from bot.views.cards import Face, keyboard, prospect_subject
from bot.views.team_messages import MOST_EXCLUSIONS, Excluded, list_of_exclusions
from handlers.managers.pressed_card import PressedCard


async def list_exclusions(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show who is excluded."""
    await state.clear()
    face = await _list(turn, member, say)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


async def lift(
    query: CallbackQuery, callback_data: LiftExclusion, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Let a value in again; managers lift their own entries, the owner all."""
    exclusion = await turn.records.exclusions.get(callback_data.exclusion)
    if not _may_lift(exclusion, member):
        return query.answer(say.plain("Only the owner can lift what a colleague excluded."), show_alert=True)
    lifted = await lift_exclusion(turn, exclusion.id, by=member)
    said = query.answer(say.plain("Lifted.") if lifted else say.plain("It was lifted before."))
    prospect = await _prospect_behind(turn, exclusion)
    if prospect is not None:
        turn.tell(ProspectChanged(prospect=prospect.id))
        if await card.stands_for(prospect_subject(prospect.id)):
            return said
    return [said, *await _list_again(turn, member, card, say)]


async def _prospect_behind(turn: Turn, exclusion: Exclusion) -> Prospect | None:
    if exclusion.value.kind is not ContactKind.TELEGRAM:
        return None
    return await turn.records.prospects.find_by_telegram(int(exclusion.value.normal_form))


async def _list_again(turn: Turn, member: Member, card: PressedCard, say: Say) -> list[EditMessageText]:
    if card.message_id is None or not card.in_private:
        return []
    face = await _list(turn, member, say)
    return [
        EditMessageText(
            chat_id=card.chat_id,
            message_id=card.message_id,
            text=face.text,
            reply_markup=keyboard(face.rows) if face.rows else None,
        )
    ]


async def _list(turn: Turn, member: Member, say: Say) -> Face:
    found = await turn.records.exclusions.list_in_force(limit=MOST_EXCLUSIONS)
    return list_of_exclusions([Excluded(exclusion=one, may_lift=_may_lift(one, member)) for one in found], say)


def _may_lift(exclusion: Exclusion, member: Member) -> bool:
    return exclusion.added_by == member.id or member.role is Role.OWNER


def setup() -> Router:
    """The list and its buttons."""
    router = Router(name="lifting exclusions")
    router.message.register(list_exclusions, Command("exclusions"))
    router.callback_query.register(lift, LiftExclusion.filter())
    return router
