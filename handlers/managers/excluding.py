"""Excluding: a reason, and nothing comes from there any more; of a lead it may cover less than everything."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.errors import ProspectIsClient
from bot.domain.member import Member
from bot.domain.rights import check_can_decide
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.decision import lead_on_card
from bot.usecases.exclude import exclude_lead, exclude_prospect
from bot.usecases.ports import Turn
from bot.views import lead_questions, prospect_card
from bot.views.buttons.leads import ExcludeNow, ExcludeWhat
from bot.views.buttons.talk import ExcludeProspect
from handlers.managers.pressed_card import PressedCard


async def choose_scope(
    query: CallbackQuery, callback_data: ExcludeWhat, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Letter:
    """Ask again for the reason, of an exclusion that covers something else. Raises what would forbid it."""
    lead = await lead_on_card(turn, callback_data.lead, callback_data.version)
    check_can_decide(lead, member)
    return await card.showing(lead.id, lead_questions.why_exclude(lead, say, callback_data.scope))


async def exclude(
    query: CallbackQuery, callback_data: ExcludeNow, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Exclude. Raises ValueBelongsToClient for a contact that is a client's."""
    pressed = callback_data
    await exclude_lead(
        turn,
        pressed.lead,
        pressed.version,
        pressed.reason,
        pressed.scope,
        by=member,
        over_client=pressed.over_client,
    )
    return query.answer(say.plain("Excluded. The list and how to lift it: /exclusions."))


async def exclude_unnamed(
    query: CallbackQuery, callback_data: ExcludeProspect, turn: Turn, member: Member, card: PressedCard, say: Say
) -> AnswerCallbackQuery | Letter:
    """Ask for the reason; with one, exclude the messenger account, or ask whether a known client is meant."""
    pressed = callback_data
    if pressed.reason is None:
        return await card.showing_prospect(pressed.prospect, prospect_card.why_exclude(pressed.prospect, say))
    try:
        await exclude_prospect(turn, pressed.prospect, pressed.reason, by=member, over_client=pressed.over_client)
    except ProspectIsClient as known:
        anyway = pressed.model_copy(update={"over_client": True})
        return await card.showing_prospect(pressed.prospect, prospect_card.exclude_client(known, anyway, say))
    return query.answer(say.plain("Excluded. The list and how to lift it: /exclusions."))


def register(router: Router) -> None:
    """Reasons and scopes."""
    router.callback_query.register(choose_scope, ExcludeWhat.filter())
    router.callback_query.register(exclude, ExcludeNow.filter())
    router.callback_query.register(exclude_unnamed, ExcludeProspect.filter())
