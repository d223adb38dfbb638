"""Searching a client: the dialogue in which a manager says in words whose a lead or a question is."""

from collections.abc import Sequence
from contextlib import suppress

from aiogram import Router
from aiogram.filters import Command, CommandObject, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.client import Client
from bot.domain.errors import CompanyRefused, HasOpenLead, NotFound
from bot.domain.ids import LeadId, ProspectId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.on_behalf import read_on_behalf
from bot.domain.rights import check_can_link
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.search_owners import Found, found_client, search_by_contact, search_owners
from bot.views.cards import Face, keyboard
from bot.views.inline_results import COMMAND, read_code, search_while_typing
from bot.views.whose_is_it import Whose, found_owners, new_company_row
from bot.views.why_found import nobody_found
from handlers.managers.callers_card import answer_with
from handlers.managers.somebody_shown import Shown, ShowsSomebody


class Linking(StatesGroup):
    """A manager is asked whom to look for."""

    searching = State()


async def begin_search(whose: Whose, state: FSMContext, chat_id: int, rules: HouseRules, say: Say) -> SendMessage:
    """Ask whom to look for; what is typed next is looked for, or, after the bot's name, found while it is typed."""
    await state.set_state(Linking.searching)
    await state.set_data({"lead" if isinstance(whose, Lead) else "prospect": whose.id})
    words = say(
        "Whom to look for? Write a part of the name, company, phone or e-mail, share a contact card, or forward a"
        " message. /cancel leaves it."
    )
    markup = keyboard([(search_while_typing(say),)]) if rules.searches_while_typing else None
    return SendMessage(chat_id=chat_id, text=words, reply_markup=markup)


async def is_for_a_lead(state: FSMContext) -> bool:
    """Tell whether somebody is looked for whose lead it is."""
    return await state.get_state() == Linking.searching.state and "lead" in await state.get_data()


async def end_search(state: FSMContext) -> None:
    """Look for nobody any more."""
    if await state.get_state() == Linking.searching.state:
        await state.clear()


async def search(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Show the clients and companies that fit what was typed; the search goes on until one is chosen."""
    if not (message.text or "").strip():
        return message.answer(say("Write a part of the name, share a contact card, or forward a message."))
    whose = await _whose(turn, member, state)
    found = await search_owners(turn.records, message.text or "")
    if not _fitting(found, whose):
        return _nobody_found(message, whose, say)
    return _answer(message, whose, found, say)


def _nobody_found(message: Message, whose: Whose, say: Say) -> SendMessage:
    """Say so; of a lead it may be a company that is not in the directory yet."""
    words = nobody_found(message.text or "", say)
    with suppress(CompanyRefused):
        company = read_on_behalf(message.text or "").company
        if isinstance(whose, Lead) and whose.company is None and company is not None:
            return answer_with(message, Face(lines=(words,), rows=(new_company_row(whose, company, typed=True),)))
    return message.answer(words)


async def search_shown(
    message: Message, shown: Shown, turn: Turn, member: Member, state: FSMContext, say: Say
) -> SendMessage:
    """Find whom a shared card, a forwarded message or a whole contact shows; the search goes on if it is nobody."""
    whose = await _whose(turn, member, state)
    found = await search_by_contact(turn.records, shown.values, shown.name)
    if not _fitting(found, whose):
        return message.answer(_nobody_shown(shown, say))
    return _answer(message, whose, found, say)


async def choose(
    message: Message, command: CommandObject, turn: Turn, member: Member, state: FSMContext, say: Say
) -> SendMessage:
    """Show whom a result names that was chosen while typing, to be linked; the search goes on until one is."""
    whose = await _whose(turn, member, state)
    found = await _chosen(turn, command.args or "")
    if not _fitting(found, whose):
        return message.answer(say("Nobody found. Try another part of the name, or the phone. /cancel leaves it."))
    return _answer(message, whose, found, say)


async def _chosen(turn: Turn, code: str) -> list[Found]:
    choice, directory = read_code(code), turn.records.directory
    with suppress(NotFound):
        if choice is not None and choice.client is not None:
            return [await found_client(turn.records, await directory.get_client(choice.client))]
        if choice is not None and choice.company is not None:
            return [Found(owner=await directory.get_company(choice.company))]
    return []


def _nobody_shown(shown: Shown, say: Say) -> str:
    """Say what was looked for and what else can be done."""
    if shown.values:
        return say("Nobody has this contact. Write a part of the name or company. /cancel leaves it.")
    return say("Telegram does not say who wrote this. Write a part of the name or the phone. /cancel leaves it.")


def _fitting(found: Sequence[Found], whose: Whose) -> list[Found]:
    """A question is a person's: of somebody without a lead a company cannot be chosen."""
    return [one for one in found if isinstance(whose, Lead) or isinstance(one.owner, Client)]


def _answer(message: Message, whose: Whose, found: Sequence[Found], say: Say) -> SendMessage:
    question = found_owners(whose, _fitting(found, whose), say)
    return message.answer(question.words, reply_markup=keyboard(question.rows))


async def _whose(turn: Turn, member: Member, state: FSMContext) -> Whose:
    """Return what the search is about. Raises what forbids linking it."""
    about = await state.get_data()
    if "lead" in about:
        lead = await turn.records.leads.get(LeadId(about["lead"]))
        check_can_link(lead, member)
        return lead
    prospect = await turn.records.prospects.get(ProspectId(about["prospect"]))
    in_work = await turn.records.leads.find_open_of(prospect.id)
    if in_work is not None:
        raise HasOpenLead(in_work.id)
    return prospect


def register(router: Router) -> None:
    """Who is chosen while typing; anywhere else that shows the client's card."""
    router.message.register(choose, StateFilter(Linking.searching), Command(COMMAND))


def register_search(router: Router) -> None:
    """What is shown or typed is looked for."""
    router.message.register(search_shown, StateFilter(Linking.searching), ShowsSomebody())
    router.message.register(search, StateFilter(Linking.searching))
