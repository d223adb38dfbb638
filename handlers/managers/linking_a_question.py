"""Linking a question: whoever asked without a name is a known client, and what they asked becomes their lead."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.errors import ContactsBelongToClient, StartBotFirst
from bot.domain.member import Member
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.link_question import link_question, question_of
from bot.usecases.ports import Turn
from bot.usecases.rule_out import rule_out_for_prospect
from bot.usecases.say_who_it_is import doubt_who_it_is
from bot.usecases.suggest_owners import suggest_for_prospect
from bot.views.buttons.talk import (
    AskWhoAsks,
    AskWhoAsksAgain,
    LinkProspect,
    MoveProspectTo,
    RuleOutForProspect,
    SearchForProspect,
)
from bot.views.held_contacts import held_by_others_than_asks
from bot.views.prospect_card import name_shown
from bot.views.whose_is_it import whose_is_it
from handlers.lease import lease_from_now
from handlers.managers.linking_a_lead import tell_of_link
from handlers.managers.pressed_card import PressedCard
from handlers.managers.searching_a_client import begin_search, end_search


async def ask_who_asks(
    query: CallbackQuery, callback_data: AskWhoAsks, turn: Turn, member: Member, card: PressedCard, rules: HouseRules,
    say: Say,
) -> list[AnswerCallbackQuery | Letter] | AnswerCallbackQuery:  # fmt: skip
    """Offer the likely clients - names are not for the group, so there it is asked in private.

    Raises as `question_of` does.
    """
    prospect = await question_of(turn, callback_data.prospect)
    name = name_shown(prospect, rules)
    question = whose_is_it(prospect, await suggest_for_prospect(turn.records, prospect, name), say)
    if card.in_private:
        return [query.answer(), await card.showing_prospect(prospect.id, question)]
    if not member.reachable:
        return _start_first(query, rules)
    here = query.answer(say.plain("Whose is it? The card is in your chat with me."))
    return [here, await card.in_own_chat().showing_prospect(prospect.id, question)]


async def ask_whom_to_find(
    query: CallbackQuery, callback_data: SearchForProspect, turn: Turn, card: PressedCard, state: FSMContext,
    rules: HouseRules, say: Say,
) -> Any:  # fmt: skip
    """Let the manager type a name, phone or mail. Raises as `question_of` does."""
    prospect = await question_of(turn, callback_data.prospect)
    return [query.answer(), await begin_search(prospect, state, card.member.id, rules, say)]


async def link(
    query: CallbackQuery, callback_data: LinkProspect, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, rules: HouseRules, say: Say,
) -> list[Any] | AnswerCallbackQuery | Letter:  # fmt: skip
    """Make what was asked a lead of this client's; ask first where the account or a contact is another's.

    Raises as `link_question` does.
    """
    pressed = callback_data
    try:
        linked = await link_question(
            turn, pressed.prospect, pressed.client, by=member, anyway=pressed.anyway,
            lease_until=await lease_from_now(turn, rules),
        )  # fmt: skip
    except ContactsBelongToClient as known:
        moving_to = await card.client_to_move_to(pressed.client, known.held)
        question = held_by_others_than_asks(known.held, pressed, say, moving_to=moving_to)
        return await card.showing_prospect(pressed.prospect, question)
    except StartBotFirst:
        return _start_first(query, rules)
    await end_search(state)
    return await tell_of_link(query, linked, turn, card, say)


async def move(
    query: CallbackQuery, callback_data: MoveProspectTo, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, rules: HouseRules, say: Say,
) -> list[Any] | AnswerCallbackQuery:  # fmt: skip
    """Make what was asked a lead of this client's, and the contacts theirs. Raises as `link_question` does."""
    pressed = callback_data
    try:
        linked = await link_question(
            turn, pressed.prospect, pressed.client, by=member, seal=pressed.seal,
            lease_until=await lease_from_now(turn, rules),
        )  # fmt: skip
    except StartBotFirst:
        return _start_first(query, rules)
    await end_search(state)
    return await tell_of_link(query, linked, turn, card, say)


async def rule_out(
    query: CallbackQuery, callback_data: RuleOutForProspect, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Let it be somebody else than the client who is alike. Raises as `question_of` does."""
    await rule_out_for_prospect(turn, callback_data.prospect, callback_data.client, by=member)
    return query.answer(say.plain("Noted: somebody else."))


async def ask_again(
    query: CallbackQuery, callback_data: AskWhoAsksAgain, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Let the team be asked again who it is. Raises UndoneAlready, NotFound."""
    await doubt_who_it_is(turn, callback_data.line, by=member)
    return query.answer(say.plain("You will be asked again who it is."))


def _start_first(query: CallbackQuery, rules: HouseRules) -> AnswerCallbackQuery:
    return query.answer(url=f"https://t.me/{rules.bot_username}?start=team")


def register(router: Router) -> None:
    """The button on the card of somebody without a lead, and the choices behind it."""
    router.callback_query.register(ask_who_asks, AskWhoAsks.filter())
    router.callback_query.register(ask_whom_to_find, SearchForProspect.filter())
    router.callback_query.register(link, LinkProspect.filter())
    router.callback_query.register(rule_out, RuleOutForProspect.filter())
    router.callback_query.register(ask_again, AskWhoAsksAgain.filter())
    router.callback_query.register(move, MoveProspectTo.filter())
