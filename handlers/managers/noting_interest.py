"""Noting interest by hand: on the card of whoever was shown - a caller, a visitor of the stand, somebody's words."""

from collections.abc import Sequence
from contextlib import suppress
from typing import Any

from aiogram import Router, flags
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import SendMessage
from aiogram.types import CallbackQuery, Message, ReplyParameters

from bot.domain.errors import InterestOfNobody, NameRefused, NotFound, NotIntroduced
from bot.domain.ids import ManagerId
from bot.domain.interest import Interest, Route
from bot.domain.introduction import Introduction
from bot.domain.member import Member
from bot.domain.names import accept_name
from bot.domain.occasion import Occasion, name_of_occasion
from bot.domain.post import Spot
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.make_lead import make_lead
from bot.usecases.note_interest import Told, may_become_lead, note_interest, undo_noted
from bot.usecases.ports import Turn
from bot.views.buttons.callers import AskWhereShown, MakeLeadOfNoted, NameOccasion, NoteShown, UndoNoted
from bot.views.caller_card import caller_card
from bot.views.cards import keyboard
from bot.views.noting_interest import named, noted, where_shown
from handlers.lease import lease_from_now
from handlers.managers.callers_card import answered_message, read_shown, shown_before, too_late
from handlers.managers.making_a_lead import ask_who_it_is
from handlers.managers.pressed_card import PressedCard
from handlers.managers.somebody_shown import Shown


class Naming(StatesGroup):
    """A manager is asked what the exhibition, or the other place, is called."""

    occasion = State()


@flags.only_in_private
async def ask_where(
    query: CallbackQuery, callback_data: AskWhereShown, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, say: Say,
) -> Any:  # fmt: skip
    """Ask on the card where they showed interest. Raises InterestOfNobody for a bot."""
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return too_late(query, say)
    if shown.is_bot:
        raise InterestOfNobody
    team = await turn.records.team.list_all()
    talked_to = _member_of(team, callback_data.member) or member
    caller = await read_shown(turn, shown, member, rules)
    face = where_shown(
        caller, shown.name, say, rules,
        member=talked_to, after=_next(team, talked_to), occasion=await _occasion_of_today(turn, rules),
    )  # fmt: skip
    return [query.answer(), *card.edited_to(face)]


@flags.only_in_private
async def ask_for_name(
    query: CallbackQuery, callback_data: NameOccasion, card: PressedCard, state: FSMContext, say: Say
) -> Any:
    """Ask what it is called."""
    answered = answered_message(query)
    if answered is None:
        return too_late(query, say)
    await state.set_state(Naming.occasion)
    await state.set_data({
        "shown": answered.message_id, "exhibition": callback_data.at_exhibition, "member": callback_data.member,
    })  # fmt: skip
    words = say("What is it called? One line, I remember it for today. /cancel leaves it.")
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def name_it(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Remember what an occasion is called, and let the interest be noted there."""
    name = name_of_occasion(message.text or "") if message.forward_origin is None else None
    if name is None:
        return message.answer(say("Please write it in words, one line. /cancel leaves it."))
    asked = await state.get_data()
    await state.clear()
    route = Route.EXHIBITION if asked["exhibition"] else Route.BY_HAND
    occasion = await turn.records.occasions.add(route, name, by=member.id, now=turn.now)
    talked_to = await turn.records.team.find(ManagerId(asked["member"])) if asked["member"] else None
    face = named(occasion, talked_to or member, say)
    return message.answer(
        face.text,
        reply_markup=keyboard(face.rows),
        reply_parameters=ReplyParameters(message_id=asked["shown"], allow_sending_without_reply=True),
    )


@flags.only_in_private
async def note(
    query: CallbackQuery, callback_data: NoteShown, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, say: Say,
) -> Any:  # fmt: skip
    """Note it. Raises InterestOfNobody, StillExcluded, NotFound."""
    shown, answered = await shown_before(query, turn, rules), answered_message(query)
    if shown is None or answered is None:
        return too_late(query, say)
    if shown.is_bot:
        raise InterestOfNobody
    number = callback_data.occasion
    occasion = await turn.records.occasions.get(number) if number is not None else None
    told = _told(shown, answered, rules)
    interest = await note_interest(turn, told, occasion=occasion, member=callback_data.member or member.id)
    return [query.answer(say.plain("Noted.")), *await _showing(interest, shown, turn, member, rules, card, say)]


@flags.only_in_private
async def take_back(
    query: CallbackQuery, callback_data: UndoNoted, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, say: Say,
) -> Any:  # fmt: skip
    """Take the line back, and show the card as it was. Raises NotFound, ChangedSince."""
    await undo_noted(turn, callback_data.interest, by=member)
    said = query.answer(say.plain("Taken back."))
    shown = await shown_before(query, turn, rules)
    if shown is None:
        return said
    caller = await read_shown(turn, shown, member, rules)
    return [said, *card.edited_to(caller_card(caller, shown.name, member, say, rules))]


@flags.only_in_private
async def make_it_a_lead(
    query: CallbackQuery, callback_data: MakeLeadOfNoted, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Make a lead with the name that was shown; without one, or without a contact, the manager is asked."""
    interest = await turn.records.interests.get(callback_data.interest)
    if interest.spot is None or interest.spot.chat_id != member.id:
        raise NotFound
    shown = await shown_before(query, turn, rules)
    told = _introduction(shown.name if shown is not None else None)
    lease = await lease_from_now(turn, rules)
    try:
        lead = await make_lead(turn, interest.prospect, by=member, told=told, lease_until=lease)
    except NotIntroduced:
        return [query.answer(), await ask_who_it_is(interest.prospect, card, state)]
    return query.answer(say.plain("Lead No. {number}.", number=lead))


async def _showing(
    interest: Interest, shown: Shown, turn: Turn, member: Member, rules: HouseRules, card: PressedCard, say: Say
) -> Sequence[Any]:
    caller = await read_shown(turn, shown, member, rules)
    talked_to = await turn.records.team.find(interest.member) if interest.member is not None else None
    to_lead = await may_become_lead(turn.records, interest)
    return card.edited_to(noted(caller, shown.name, interest, talked_to or member, say, rules, to_lead=to_lead))


def _told(shown: Shown, message: Message, rules: HouseRules) -> Told:
    """What was forwarded are their words; what a manager typed to show somebody is not."""
    is_theirs = message.forward_origin is not None
    return Told(
        values=shown.values,
        name=shown.name,
        words=(message.text or message.caption) if is_theirs else None,
        spot=Spot(chat_id=message.chat.id, message_id=message.message_id),
        language=rules.language,
    )


def _introduction(name: str | None) -> Introduction:
    with suppress(NameRefused):
        return Introduction(name=accept_name(name or ""))
    return Introduction()


def _member_of(team: Sequence[Member], number: ManagerId | None) -> Member | None:
    return next((each for each in team if each.id == number), None)


def _next(team: Sequence[Member], member: Member) -> Member | None:
    """The colleague whom a tap chooses instead; nobody for who works alone."""
    numbers = [each.id for each in team]
    if len(team) < 2 or member.id not in numbers:
        return None
    return team[(numbers.index(member.id) + 1) % len(team)]


async def _occasion_of_today(turn: Turn, rules: HouseRules) -> Occasion | None:
    today = turn.now.astimezone(rules.hours.zone)
    midnight = today.replace(hour=0, minute=0, second=0, microsecond=0)
    return await turn.records.occasions.find_newest(midnight.astimezone(turn.now.tzinfo))


def register(router: Router) -> None:
    """The choices."""
    router.callback_query.register(ask_where, AskWhereShown.filter())
    router.callback_query.register(ask_for_name, NameOccasion.filter())
    router.callback_query.register(note, NoteShown.filter())
    router.callback_query.register(take_back, UndoNoted.filter())
    router.callback_query.register(make_it_a_lead, MakeLeadOfNoted.filter())


def register_name(router: Router) -> None:
    """The dialogue: what is typed is what it is called."""
    router.message.register(name_it, StateFilter(Naming.occasion))
