"""Dialogues of managers: one that can lead nowhere any more is left, not begun again with every message."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.methods import SendMessage
from aiogram.types import Message, TelegramObject

from bot.domain.errors import (
    AnswerByHand,
    CampaignChangedSince,
    CardOutdated,
    ClientOfOther,
    HasOpenLead,
    LeadIsClosed,
    LeadTakenByOther,
    NotADeal,
    NotFound,
    NowhereToAnswer,
    ProspectUnreachable,
    Refusal,
)
from bot.domain.events import LeadChanged
from bot.usecases.ports import Turn
from bot.views.refusals import explain
from handlers.managers.all_or_nothing import all_or_nothing

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

# Other words would meet the same refusal again.
HOPELESS = (
    AnswerByHand,
    CampaignChangedSince,
    CardOutdated,
    ClientOfOther,
    HasOpenLead,
    LeadIsClosed,
    LeadTakenByOther,
    NotADeal,
    NotFound,
    NowhereToAnswer,
    ProspectUnreachable,
)


async def leave_when_hopeless(handler: Handler, message: TelegramObject, data: dict[str, Any]) -> Any:
    """Let a handler go on with a dialogue; where it cannot, take back what was done, say why and end the dialogue."""
    assert isinstance(message, Message)
    try:
        async with all_or_nothing(data):
            return await handler(message, data)
    except HOPELESS as refusal:
        return await _leave(message, refusal, data)


async def _leave(message: Message, refusal: Refusal, data: dict[str, Any]) -> SendMessage:
    """Say why, as after any other refusal; the card that was meant is shown afresh."""
    turn: Turn = data["turn"]
    state: FSMContext = data["state"]
    await state.clear()
    lead = getattr(refusal, "lead", None)
    if lead is not None:
        turn.tell(LeadChanged(lead=lead))
    holder = await turn.records.team.find(refusal.manager) if isinstance(refusal, LeadTakenByOther) else None
    words = explain(refusal, data["say"], data["rules"], name_of_holder=holder.name if holder else None)
    return message.answer(words, parse_mode=None)
