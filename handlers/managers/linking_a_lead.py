"""Linking a lead: whose it is - by a suggestion, or by a search."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery

from bot.domain.errors import CompanyKnown
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.on_behalf import read_on_behalf
from bot.domain.rights import check_can_link
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.decision import lead_on_card
from bot.usecases.link_lead import (
    Linked,
    link_lead,
    link_lead_moving_contacts,
    link_lead_to_company,
    link_lead_to_new_company,
    link_lead_to_new_person,
)
from bot.usecases.other_takers import other_takers, whom_to_offer
from bot.usecases.ports import Turn
from bot.usecases.rule_out import rule_out_for_lead
from bot.usecases.say_who_it_is import doubt_who_it_is, say_it_is_somebody_else
from bot.usecases.suggest_owners import suggest_for_lead
from bot.views.buttons.leads import (
    AskWhoAgain,
    LinkTo,
    LinkToCompany,
    LinkToNewCompany,
    LinkToNewPerson,
    MoveTo,
    RuleOut,
    SayItIsSomebodyElse,
    SearchClient,
)
from bot.views.cards import Face, Question, keyboard
from bot.views.linked import offer_to_hand_over, what_linking_did
from bot.views.whose_is_it import called_the_same, whose_is_it
from handlers.managers.adding_a_person import name_forgotten
from handlers.managers.callers_card import answered_message
from handlers.managers.pressed_card import PressedCard, only_in_private
from handlers.managers.searching_a_client import begin_search, end_search


async def ask_whose_lead(turn: Turn, lead: Lead, say: Say) -> Question:
    """Ask whose lead it is, offering the likely ones."""
    return whose_is_it(lead, await suggest_for_lead(turn.records, lead), say)


async def link(
    query: CallbackQuery,
    callback_data: LinkTo,
    turn: Turn,
    member: Member,
    card: PressedCard,
    state: FSMContext,
    say: Say,
) -> list[Any]:
    """Make the lead this client's. Raises ValueBelongsToClient for a contact that is another's."""
    pressed = callback_data
    linked = await link_lead(turn, pressed.lead, pressed.version, pressed.client, by=member, anyway=pressed.anyway)
    await end_search(state)
    return await tell_of_link(query, linked, turn, card, say)


async def move(
    query: CallbackQuery, callback_data: MoveTo, turn: Turn, member: Member, card: PressedCard, state: FSMContext,
    say: Say,
) -> list[Any]:  # fmt: skip
    """Make the lead and its contacts this client's. Raises OwnersChanged, ClientOfOther."""
    pressed = callback_data
    linked = await link_lead_moving_contacts(
        turn, pressed.lead, pressed.version, pressed.client, pressed.seal, by=member
    )
    await end_search(state)
    return await tell_of_link(query, linked, turn, card, say)


async def link_to_company(
    query: CallbackQuery, callback_data: LinkToCompany, turn: Turn, member: Member, state: FSMContext, say: Say
) -> AnswerCallbackQuery:
    """Make the lead this company's. Raises ValueBelongsToClient for a contact that is a person's of elsewhere."""
    pressed = callback_data
    company = await link_lead_to_company(
        turn, pressed.lead, pressed.version, pressed.company, by=member, anyway=pressed.anyway
    )
    await end_search(state)
    if (await turn.records.leads.get(pressed.lead)).client is not None:
        return query.answer(say.plain("Company: {name}", name=company.name[:80]))
    return query.answer(say.plain("Company: {name}. Who of them is it?", name=company.name[:80]))


async def link_to_new_company(
    query: CallbackQuery, callback_data: LinkToNewCompany, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Make the lead a company's that nobody knew; where one is called the same, ask. Raises ValueBelongsToClient."""
    pressed = callback_data
    lead = await lead_on_card(turn, pressed.lead, pressed.version)
    name = _typed_name(query) if pressed.typed else lead.on_behalf.company if lead.on_behalf is not None else None
    if name is None:
        return name_forgotten(query, say)
    try:
        company = await link_lead_to_new_company(
            turn, lead.id, lead.version, name, by=member, anyway=pressed.anyway, another=pressed.another
        )
    except CompanyKnown as known:
        return await _ask_which(query, lead, known, pressed, card, say)
    await end_search(state)
    return query.answer(say.plain("Company: {name}", name=company.name[:80]))


async def _ask_which(
    query: CallbackQuery, lead: Lead, known: CompanyKnown, pressed: LinkToNewCompany, card: PressedCard, say: Say
) -> Any:
    """Ask on the lead's card, or where the name was typed."""
    question = called_the_same(lead, known, pressed, say)
    if not pressed.typed:
        return await card.showing(lead.id, question)
    return [query.answer(), *card.edited_to(Face(lines=(question.words,), rows=question.rows))]


def _typed_name(query: CallbackQuery) -> str | None:
    answered = answered_message(query)
    return read_on_behalf(answered.text or "").company if answered is not None else None


async def link_to_new_person(
    query: CallbackQuery, callback_data: LinkToNewPerson, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> list[Any]:  # fmt: skip
    """Make the lead somebody's whom nobody knew. Raises ValueBelongsToClient for a contact that is another's."""
    pressed = callback_data
    linked = await link_lead_to_new_person(turn, pressed.lead, pressed.version, by=member, anyway=pressed.anyway)
    await end_search(state)
    return await tell_of_link(query, linked, turn, card, say)


async def ask_whom_to_find(
    query: CallbackQuery, callback_data: SearchClient, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, rules: HouseRules, say: Say,
) -> Any:  # fmt: skip
    """Let the manager type a name, phone or mail. Raises what would forbid linking."""
    lead = await lead_on_card(turn, callback_data.lead, callback_data.version)
    check_can_link(lead, member)
    if not card.in_private:
        return only_in_private(query, say)
    return [query.answer(), await begin_search(lead, state, card.chat_id, rules, say)]


async def say_somebody_else(
    query: CallbackQuery, callback_data: SayItIsSomebodyElse, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Let it be none of those who have the contacts; the team is not asked about this name and number again."""
    await say_it_is_somebody_else(turn, callback_data.lead, callback_data.version, by=member)
    return query.answer(say.plain("Noted: somebody else."))


async def rule_out(
    query: CallbackQuery, callback_data: RuleOut, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Let it be somebody else than the client who is alike; whoever it is is not asked about them again."""
    pressed = callback_data
    await rule_out_for_lead(turn, pressed.lead, pressed.version, pressed.client, by=member)
    return query.answer(say.plain("Noted: somebody else."))


async def ask_again(
    query: CallbackQuery, callback_data: AskWhoAgain, turn: Turn, member: Member, say: Say
) -> AnswerCallbackQuery:
    """Let the team be asked again who it is."""
    await doubt_who_it_is(turn, callback_data.line, by=member, lead=callback_data.lead)
    return query.answer(say.plain("You will be asked again who it is."))


async def tell_of_link(query: CallbackQuery, linked: Linked, turn: Turn, card: PressedCard, say: Say) -> list[Any]:
    """Say what linking did; where a colleague works for the same client, offer to hand the lead over."""
    takers = await other_takers(turn.records, linked.other_open)
    said = query.answer(what_linking_did(linked, takers, say))
    offered = whom_to_offer(linked.lead, takers, card.member)
    if not offered or not card.in_private:
        return [said]
    offer = offer_to_hand_over(linked, offered, say)
    return [said, SendMessage(chat_id=card.chat_id, text=offer.words, reply_markup=keyboard(offer.rows))]


def register(router: Router) -> None:
    """Suggestions and the search."""
    router.callback_query.register(link, LinkTo.filter())
    router.callback_query.register(move, MoveTo.filter())
    router.callback_query.register(link_to_company, LinkToCompany.filter())
    router.callback_query.register(say_somebody_else, SayItIsSomebodyElse.filter())
    router.callback_query.register(rule_out, RuleOut.filter())
    router.callback_query.register(ask_again, AskWhoAgain.filter())
    router.callback_query.register(link_to_new_company, LinkToNewCompany.filter())
    router.callback_query.register(link_to_new_person, LinkToNewPerson.filter())
    router.callback_query.register(ask_whom_to_find, SearchClient.filter())
