"""Running campaigns: an owner makes them, gets their links and QR codes, and sees what came of each."""

from typing import Any

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message
from babel.numbers import list_currencies

from bot.domain.ids import CampaignId
from bot.domain.member import Member
from bot.domain.money import read_money
from bot.domain.rights import check_is_owner
from bot.house_rules import HouseRules
from bot.mailboxes import Letter
from bot.texts import Markup, Say
from bot.usecases.change_campaign import (
    begin_campaign_again,
    campaign_to_change,
    end_campaign,
    make_campaign,
    rename_campaign,
    set_budget,
    undo_change,
)
from bot.usecases.make_invite_link import list_doors, make_invite_link
from bot.usecases.ports import Turn
from bot.usecases.read_campaigns import list_campaigns, read_campaign
from bot.views.buttons.campaigns import (
    AskBudget,
    AskCampaignName,
    AskInviteLink,
    AskNewName,
    BeginCampaignAgain,
    EndCampaign,
    MakeInviteLink,
    SendCode,
    ShowCampaign,
    ShowCampaigns,
    ShowDoors,
    UndoCampaignChange,
)
from bot.views.campaign_card import CAMPAIGNS_ON_A_PAGE, campaign_card, link_of, list_of_campaigns, which_door
from bot.views.cards import Face, keyboard
from bot.views.qr_code import code_letters
from handlers.managers.pressed_card import PressedCard, only_in_private

CURRENCIES = list_currencies()
NONE = ("0", "нет", "none", "no")

Changing = EndCampaign | BeginCampaignAgain | UndoCampaignChange
DEEDS = {
    EndCampaign: end_campaign,
    BeginCampaignAgain: begin_campaign_again,
    UndoCampaignChange: undo_change,
}


class Running(StatesGroup):
    """An owner is asked for a name, another name, or what a campaign costs."""

    name = State()
    new_name = State()
    budget = State()


async def list_all(
    message: Message, command: CommandObject, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show the campaigns, or make one of the name behind the command. Raises ForTheOwner, what forbids the name."""
    await state.clear()
    if command.args:
        return await _make(message, command.args, turn, member, rules, say)
    return _sent(message, await _list(turn, member, say))


async def turn_page(
    query: CallbackQuery, callback_data: ShowCampaigns, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show a page of the list in the same message. Raises ForTheOwner."""
    if not card.in_private:
        return only_in_private(query, say)
    return [query.answer(), *card.edited_to(await _list(turn, member, say, callback_data.page))]


async def show(
    query: CallbackQuery, callback_data: ShowCampaign, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show a campaign in the same message. Raises ForTheOwner, NotFound."""
    if not card.in_private:
        return only_in_private(query, say)
    return [query.answer(), *card.edited_to(await _card(turn, callback_data.campaign, member, card.rules, say))]


async def send_code(
    query: CallbackQuery, callback_data: SendCode, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Send the QR code as two files. Raises ForTheOwner, NotFound."""
    if not card.in_private:
        return only_in_private(query, say)
    shown = await read_campaign(turn.records, callback_data.campaign, by=member)
    letters: list[Letter] = code_letters(card.chat_id, link_of(shown.payload, card.rules), shown.campaign.name, say)
    return [query.answer(say.plain("The files are below.")), *letters]


async def ask_door(
    query: CallbackQuery, callback_data: AskInviteLink, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Ask into which chat an invite link is to lead; into the only one at once. Raises ForTheOwner, MayNotInvite."""
    if not card.in_private:
        return only_in_private(query, say)
    doors = await list_doors(turn.records, callback_data.campaign, by=member)
    if len(doors) > 1:
        return [query.answer(), *card.edited_to(which_door(callback_data.campaign, doors, say))]
    await make_invite_link(turn, callback_data.campaign, doors[0].chat_id, by=member)
    return query.answer(say.plain("The link comes in a moment."))


async def turn_doors(
    query: CallbackQuery, callback_data: ShowDoors, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show another page of the chats. Raises ForTheOwner, NotFound, MayNotInvite."""
    if not card.in_private:
        return only_in_private(query, say)
    doors = await list_doors(turn.records, callback_data.campaign, by=member)
    return [query.answer(), *card.edited_to(which_door(callback_data.campaign, doors, say, callback_data.page))]


async def make_link(
    query: CallbackQuery, callback_data: MakeInviteLink, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Have an invite link made. Raises ForTheOwner, NotFound, MayNotInvite."""
    if not card.in_private:
        return only_in_private(query, say)
    await make_invite_link(turn, callback_data.campaign, callback_data.chat, by=member)
    face = await _card(turn, callback_data.campaign, member, card.rules, say)
    return [query.answer(say.plain("The link comes in a moment.")), *card.edited_to(face)]


async def change(
    query: CallbackQuery, callback_data: Changing, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """End a campaign, begin it again, or take a change back. Raises ForTheOwner, NotFound, CampaignChangedSince."""
    if not card.in_private:
        return only_in_private(query, say)
    deed = DEEDS[type(callback_data)]
    await deed(turn, callback_data.campaign, callback_data.version, by=member)
    face = await _card(turn, callback_data.campaign, member, card.rules, say)
    return [query.answer(say.plain("Done.")), *card.edited_to(face)]


# Dialogues


async def ask_name(query: CallbackQuery, member: Member, card: PressedCard, state: FSMContext, say: Say) -> Any:
    """Let the owner type the name of a new campaign. Raises ForTheOwner."""
    check_is_owner(member)
    words = say("What is it called? For example: Leaflets, March. /cancel leaves it.")
    return await _ask(query, Running.name, {}, words, card, state, say)


async def ask_new_name(
    query: CallbackQuery, callback_data: AskNewName, turn: Turn, member: Member, card: PressedCard, state: FSMContext,
    say: Say,
) -> Any:  # fmt: skip
    """Let the owner type another name. Raises ForTheOwner, NotFound, CampaignChangedSince."""
    campaign = await campaign_to_change(turn.records, callback_data.campaign, callback_data.version, by=member)
    words = say("What is “{name}” to be called? /cancel leaves it.", name=campaign.name)
    return await _ask(query, Running.new_name, _of(callback_data), words, card, state, say)


async def ask_budget(
    query: CallbackQuery, callback_data: AskBudget, turn: Turn, member: Member, card: PressedCard, state: FSMContext,
    say: Say,
) -> Any:  # fmt: skip
    """Let the owner type what a campaign costs. Raises ForTheOwner, NotFound, CampaignChangedSince."""
    campaign = await campaign_to_change(turn.records, callback_data.campaign, callback_data.version, by=member)
    words = say(
        "What does “{name}” cost in all? For example: 50 000, or 1.5k €. 0: no budget. /cancel leaves it.",
        name=campaign.name,
    )
    return await _ask(query, Running.budget, _of(callback_data), words, card, state, say)


async def _ask(
    query: CallbackQuery, asked: State, about: dict[str, int], words: Markup, card: PressedCard, state: FSMContext,
    say: Say,
) -> Any:  # fmt: skip
    if not card.in_private:
        return only_in_private(query, say)
    await state.set_state(asked)
    await state.set_data(about)
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


def _of(press: AskNewName | AskBudget) -> dict[str, int]:
    return {"campaign": press.campaign, "version": press.version}


async def make(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Make a campaign of what was typed. Raises ForTheOwner, CampaignNameRefused, CampaignNameTaken."""
    shown = await _make(message, message.text or "", turn, member, rules, say)
    await state.clear()
    return shown


async def rename(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Call a campaign what was typed. Raises as `make` does, NotFound, CampaignChangedSince."""
    number, version = await _asked_about(state)
    await rename_campaign(turn, number, version, message.text or "", by=member)
    await state.clear()
    return _sent(message, await _card(turn, number, member, rules, say))


async def set_cost(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Keep what was typed as a budget. Raises AmountRefused, ForTheOwner, NotFound, CampaignChangedSince."""
    number, version = await _asked_about(state)
    typed = (message.text or "").strip()
    budget = None if typed.casefold() in NONE else read_money(typed, rules.currency, CURRENCIES)
    await set_budget(turn, number, version, budget, by=member)
    await state.clear()
    return _sent(message, await _card(turn, number, member, rules, say))


async def _asked_about(state: FSMContext) -> tuple[CampaignId, int]:
    data = await state.get_data()
    return CampaignId(data["campaign"]), data["version"]


# What is shown


async def _make(message: Message, typed: str, turn: Turn, member: Member, rules: HouseRules, say: Say) -> SendMessage:
    campaign = await make_campaign(turn, typed, by=member)
    return _sent(message, await _card(turn, campaign.id, member, rules, say))


async def _list(turn: Turn, member: Member, say: Say, page: int = 1) -> Face:
    return list_of_campaigns(await list_campaigns(turn.records, page, size=CAMPAIGNS_ON_A_PAGE, by=member), say)


async def _card(turn: Turn, campaign: CampaignId, member: Member, rules: HouseRules, say: Say) -> Face:
    return campaign_card(await read_campaign(turn.records, campaign, by=member), say, rules)


def _sent(message: Message, face: Face) -> SendMessage:
    return message.answer(face.text, reply_markup=keyboard(face.rows))


def register(router: Router) -> None:
    """The command and its buttons."""
    router.message.register(list_all, Command("campaign", "campaigns", ignore_case=True))
    router.callback_query.register(turn_page, ShowCampaigns.filter())
    router.callback_query.register(show, ShowCampaign.filter())
    router.callback_query.register(send_code, SendCode.filter())
    router.callback_query.register(ask_door, AskInviteLink.filter())
    router.callback_query.register(turn_doors, ShowDoors.filter())
    router.callback_query.register(make_link, MakeInviteLink.filter())
    router.callback_query.register(ask_name, AskCampaignName.filter())
    router.callback_query.register(ask_new_name, AskNewName.filter())
    router.callback_query.register(ask_budget, AskBudget.filter())
    for changing in DEEDS:
        router.callback_query.register(change, changing.filter())


def register_dialogue(router: Router) -> None:
    """What is typed is a name, another one, or a budget."""
    router.message.register(make, StateFilter(Running.name))
    router.message.register(rename, StateFilter(Running.new_name))
    router.message.register(set_cost, StateFilter(Running.budget))
