"""Checking a record: an owner has looked through the card of a client who was erased, or not yet after all."""

from typing import Any

from aiogram import Router, flags
from aiogram.types import CallbackQuery

from bot.clock import from_epoch_ms
from bot.domain.ids import ClientId
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.check_record import check_record, undo_check
from bot.usecases.ports import Turn
from bot.usecases.read_clients import read_client_card
from bot.views.buttons.cards import CheckRecord, UndoCheck
from bot.views.client_card import client_card
from handlers.managers.pressed_card import PressedCard


@flags.only_in_private
async def check(
    query: CallbackQuery, callback_data: CheckRecord, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Write it down; the client's card says who it was and when. Raises ClientOfOther."""
    done = await check_record(turn, callback_data.client, from_epoch_ms(callback_data.due), by=member)
    said = query.answer(say.plain("Written down.") if done else say.plain("Done already."))
    return [said, *await _shown_again(turn, callback_data.client, member, card, say)]


@flags.only_in_private
async def take_back(
    query: CallbackQuery, callback_data: UndoCheck, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Let it be looked through after all. Raises what stands in the way."""
    client = await undo_check(turn, callback_data.activity, by=member, since=card.rules.undoable_since(turn.now))
    said = query.answer(say.plain("As it was before."))
    return [said, *await _shown_again(turn, client, member, card, say)]


async def _shown_again(turn: Turn, client: ClientId, member: Member, card: PressedCard, say: Say) -> list[Any]:
    shown = await read_client_card(turn.records, client, member, since=card.rules.undoable_since(turn.now))
    return card.edited_to(client_card(shown, say, card.rules))


def register(router: Router) -> None:
    """The buttons under the owner's task and on the client's card."""
    router.callback_query.register(check, CheckRecord.filter())
    router.callback_query.register(take_back, UndoCheck.filter())
