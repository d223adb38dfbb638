"""Looking at a card: its menus and its history open and close in place."""

from aiogram import Router, flags
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.events import ProspectCardAskedFor
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.rights import check_can_decide, check_can_link
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Say
from bot.usecases.card_details import find_likely_owner
from bot.usecases.decision import lead_on_card
from bot.usecases.ports import Turn
from bot.usecases.read_cards import read_lead_card
from bot.views.buttons.leads import ShowHistory, ShowMenu
from bot.views.buttons.talk import ShowProspect
from bot.views.cards import Question, prospect_subject, works_alone
from bot.views.lead_buttons import asks_whose, rare_decisions
from bot.views.lead_questions import (
    keep_as_what,
    until_when,
    which_stage,
    who_is_the_client,
    whom_to_give,
    why_close,
    why_exclude,
    why_lost,
)
from handlers.managers.linking_a_lead import ask_whose_lead
from handlers.managers.pressed_card import PressedCard


async def show_menu(
    query: CallbackQuery, callback_data: ShowMenu, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Letter:
    """Ask on the card what a decision still needs. Raises what would forbid the decision."""
    lead = await lead_on_card(turn, callback_data.lead, callback_data.version)
    question = await _question(callback_data.menu, lead, turn, member, card.rules, say)
    return await card.showing(lead.id, question)


@flags.only_in_private
async def show_history(
    query: CallbackQuery, callback_data: ShowHistory, card: PressedCard, say: Say
) -> Letter | AnswerCallbackQuery:
    """Show on the card what was done so far; a group does not read it. Raises what forbids seeing the whole card."""
    return await card.showing_history(callback_data.lead, callback_data.page)


async def show_prospect(
    query: CallbackQuery, callback_data: ShowProspect, turn: Turn, card: PressedCard, say: Say
) -> Letter | AnswerCallbackQuery:
    """Show the card of somebody without a lead: as it was, or, pressed in a list, at the end of the chat."""
    prospect = await turn.records.prospects.get(callback_data.prospect)
    if await card.stands_for(prospect_subject(prospect.id)):
        return await card.showing_prospect(prospect.id)
    turn.tell(ProspectCardAskedFor(prospect=prospect.id, chat_id=card.chat_id))
    return query.answer(say.plain("The card is below."))


async def _question(menu: str, lead: Lead, turn: Turn, member: Member, rules: HouseRules, say: Say) -> Question | None:
    match menu:
        case "stage":
            check_can_decide(lead, member)
            return which_stage(lead, say)
        case "lose":
            check_can_decide(lead, member)
            return why_lost(lead, rules.close_reasons, say)
        case "hand":
            check_can_decide(lead, member)
            return whom_to_give(lead, await turn.records.team.list_all(), member, say)
        case "later":
            check_can_decide(lead, member)
            return until_when(lead, say)
        case "link":
            check_can_link(lead, member)
            return await ask_whose_lead(turn, lead, say)
        case "keep":
            check_can_decide(lead, member)
            return keep_as_what(lead, say)
        case "kind" if lead.client is not None:
            check_can_link(lead, member)
            return who_is_the_client(lead, await turn.records.directory.get_client(lead.client), say)
        case "close":
            check_can_decide(lead, member)
            return why_close(lead, rules.close_reasons, say)
        case "more":
            check_can_decide(lead, member)
            alone = works_alone(await turn.records.team.list_all(), rules)
            card = await read_lead_card(turn.records, lead.id)
            asks = asks_whose(card, await find_likely_owner(turn.records, card))
            return rare_decisions(card, say, alone=alone, asks=asks)
        case "exclude":
            check_can_decide(lead, member)
            return why_exclude(lead, say)
        case _:
            return None


def register(router: Router) -> None:
    """Menus of cards, and the history behind them."""
    router.callback_query.register(show_menu, ShowMenu.filter())
    router.callback_query.register(show_history, ShowHistory.filter())
    router.callback_query.register(show_prospect, ShowProspect.filter())
