"""Adding a person to a company: somebody known, found by name or contact, or somebody new."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from aiogram import Router, flags
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint, Origin, example_phone
from bot.domain.errors import NameRefused
from bot.domain.hygiene import Disorder
from bot.domain.ids import CompanyId
from bot.domain.member import Member, Role
from bot.domain.merging import CardKind
from bot.domain.names import PersonName, accept_name
from bot.domain.reading.answers import with_name_asked_for
from bot.domain.reading.gaining import typed_points
from bot.domain.reading.understanding import understand
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.change_card import card_to_change
from bot.usecases.change_company import add_person
from bot.usecases.ports import Records, Turn
from bot.usecases.search_owners import Found, search_by_contact, search_owners
from bot.views.buttons.cards import AddPerson, AskPerson
from bot.views.cards import Face
from bot.views.company_people import found_people, placed
from bot.views.disorder import disorder_button
from handlers.managers.callers_card import answer_with, answered_message
from handlers.managers.pressed_card import PressedCard
from handlers.managers.somebody_shown import shown_in

MOST_SHOWN = 4
Named = tuple[PersonName | None, tuple[ContactPoint, ...]]


class Adding(StatesGroup):
    """A manager is asked who belongs to a company."""

    asking = State()


@flags.only_in_private
async def ask(
    query: CallbackQuery, callback_data: AskPerson, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Ask who it is; what is typed or shared next is looked for. Raises ClientOfOther, NotFound."""
    company = await card_to_change(turn.records, CardKind.COMPANY, callback_data.company, member)
    await state.set_state(Adding.asking)
    await state.set_data({"company": company.id})
    words = say(
        "Who works at {name}? Write the name with a phone or e-mail, for example: Anna Petrova, {phone}. Or a part of"
        " the name of somebody you know, or share a contact card. /cancel leaves it.",
        name=company.name,
        phone=example_phone(card.rules.region),
    )
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def look_for(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Show who it may be, and the new person that it may be; who is surely new is added at once."""
    number = CompanyId((await state.get_data())["company"])
    company = await turn.records.directory.get_company(number)
    name, points = await _named(message, turn.records, rules.region)
    found = await _found(message, points, name, company.id, turn.records)
    if not found and name is None:
        return message.answer(say("Nobody found. Write the name, with a phone or e-mail. /cancel leaves it."))
    face = None
    if not found and points and name is not None:
        face = await _added(company.id, name, points, turn, member, say)
    if face is not None:
        await state.clear()
        return answer_with(message, face)
    return answer_with(message, found_people(company, found, name, say))


async def add(
    query: CallbackQuery, callback_data: AddPerson, turn: Turn, member: Member, card: PressedCard,
    state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Add whom the answered message names; those who have the contacts were shown above it. Raises ClientOfOther."""
    answered = answered_message(query)
    name, points = await _named(answered, turn.records, card.rules.region) if answered is not None else (None, ())
    if name is None or not card.in_private:
        return name_forgotten(query, say)
    if await state.get_state() == Adding.asking.state:
        await state.clear()
    face = await _added(callback_data.company, name, points, turn, member, say)
    if face is None:
        return query.answer(say.plain("Done already."))
    return [query.answer(say.plain("Done.")), *card.edited_to(face)]


def name_forgotten(query: CallbackQuery, say: Say) -> AnswerCallbackQuery:
    """Ask for a name again."""
    return query.answer(say.plain("Write the name once more: I no longer know which one is meant."), show_alert=True)


async def _named(message: Message, records: Records, region: str) -> Named:
    """Who is meant by a shared card, a forwarded message, or in words."""
    if message.contact is not None or message.forward_origin is not None:
        shown = await shown_in(message, "", records, region)
        points = tuple(ContactPoint(value=value, verified=False, origin=Origin.CARD) for value in shown.values)
        return _name_in(shown.name or ""), points
    understood = with_name_asked_for(understand(message.text or "", region))
    typed = tuple(typed_points(understood, origin=Origin.MANAGER))
    return understood.name or (None if typed else _name_in(message.text or "")), typed


def _name_in(words: str) -> PersonName | None:
    with suppress(NameRefused):
        return accept_name(words)
    return None


async def _found(
    message: Message, points: tuple[ContactPoint, ...], name: PersonName | None, company: CompanyId, records: Records
) -> list[Found]:
    """Who has one of the contacts, or else the name, and does not belong to the company yet."""
    values = [point.value for point in points]
    sought = name or message.text or ""
    found = await search_by_contact(records, values, name) if values else await search_owners(records, sought)
    return [one for one in found if isinstance(one.owner, Client) and one.owner.company != company][:MOST_SHOWN]


async def _added(
    number: CompanyId, name: PersonName, points: tuple[ContactPoint, ...], turn: Turn, member: Member, say: Say
) -> Face | None:
    change = await add_person(turn, number, name, points, by=member, anyway=True)
    if change is None:
        return None
    line = await turn.records.activities.get(change)
    assert line.client is not None, "somebody was added"
    client = await turn.records.directory.get_client(line.client)
    face = placed(client, await turn.records.directory.get_company(number), change, say)
    return await _on_with_the_next(face, number, turn, member, say)


async def _on_with_the_next(face: Face, number: CompanyId, turn: Turn, member: Member, say: Say) -> Face:
    """Where nobody was known of the company before, the owner goes on to the next such one."""
    known = sum((await turn.records.directory.count_clients_of(number)).values())
    if known > 1 or member.role is not Role.OWNER:
        return face
    return replace(face, rows=(*face.rows, (disorder_button(Disorder.COMPANY_WITHOUT_PERSON, say),)))


def register(router: Router) -> None:
    """The buttons."""
    router.callback_query.register(ask, AskPerson.filter())
    router.callback_query.register(add, AddPerson.filter())


def register_dialogue(router: Router) -> None:
    """What is typed or shared is who it is."""
    router.message.register(look_for, StateFilter(Adding.asking))
