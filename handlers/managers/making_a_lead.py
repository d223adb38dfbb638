"""Making a lead of what somebody wrote: known already, or excluded by mistake."""

from typing import Any

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, example_phone
from bot.domain.errors import NameRefused, NotIntroduced
from bot.domain.exclusion import Exclusion
from bot.domain.ids import ExclusionId, ProspectId
from bot.domain.introduction import Introduction
from bot.domain.mail_addresses import is_mail_domain
from bot.domain.member import Member
from bot.domain.names import accept_name
from bot.domain.reading.answers import with_name_asked_for
from bot.domain.reading.gaining import typed_points
from bot.domain.reading.understanding import understand
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.make_lead import make_lead
from bot.usecases.ports import Turn
from bot.views.buttons.callers import MakeLead, MakeLeadOfExcluded
from handlers.lease import lease_from_now
from handlers.managers.pressed_card import PressedCard


class Making(StatesGroup):
    """A manager is asked who it is whose words are to become a lead."""

    asking = State()


async def make_it_a_lead(
    query: CallbackQuery, callback_data: MakeLead, turn: Turn, member: Member, rules: HouseRules, say: Say
) -> AnswerCallbackQuery:
    """One tap makes it a lead; where there is one already, that one is named."""
    lease = await lease_from_now(turn, rules)
    lead = await make_lead(turn, callback_data.prospect, by=member, lease_until=lease)
    return query.answer(say.plain("Lead No. {number}.", number=lead))


async def make_excluded_a_lead(
    query: CallbackQuery, callback_data: MakeLeadOfExcluded, turn: Turn, member: Member, rules: HouseRules,
    card: PressedCard, state: FSMContext, say: Say,
) -> Any:  # fmt: skip
    """Make a lead of what an exclusion stopped; of somebody without a name the manager is asked who it is."""
    pressed = callback_data
    lease = await lease_from_now(turn, rules)
    try:
        lead = await make_lead(turn, pressed.prospect, by=member, exclusion=pressed.exclusion, lease_until=lease)
    except NotIntroduced:
        return [query.answer(), await ask_who_it_is(pressed.prospect, card, state, exclusion=pressed.exclusion)]
    return query.answer(say.plain("Lead No. {number}.", number=lead))


async def ask_who_it_is(
    prospect: ProspectId, card: PressedCard, state: FSMContext, *, exclusion: ExclusionId | None = None
) -> SendMessage:
    """Ask for what is missing to make a lead of somebody; `exclusion`: the entry that was a mistake."""
    await state.set_state(Making.asking)
    await state.set_data({"prospect": prospect, "exclusion": exclusion})
    words = card.say(
        "Who is it? Write the name and a phone or e-mail, for example: Anna Petrova, {phone}. /cancel leaves it.",
        phone=example_phone(card.rules.region),
    )
    return SendMessage(chat_id=card.member.id, text=words)


async def tell_who_it_is(
    message: Message, turn: Turn, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage:
    """Make the lead of whoever was named. Raises NotIntroduced for anything but a name with a phone or e-mail."""
    about = await state.get_data()
    exclusion = await _exclusion_in(about, turn)
    lead = await make_lead(
        turn,
        ProspectId(about["prospect"]),
        by=member,
        exclusion=exclusion.id if exclusion is not None else None,
        told=_told(message.text or "", exclusion.value if exclusion is not None else None, rules.region),
        lease_until=await lease_from_now(turn, rules),
    )
    await state.clear()
    return message.answer(say("Lead No. {number}.", number=lead))


async def _exclusion_in(about: dict[str, Any], turn: Turn) -> Exclusion | None:
    number = about["exclusion"]
    return await turn.records.exclusions.get(ExclusionId(number)) if number is not None else None


def _told(typed: str, excluded: ContactValue | None, region: str) -> Introduction:
    """Read a name with a contact; an excluded phone or e-mail is the contact itself, and needs only a name.

    Where nothing was excluded, a contact may be known already.
    """
    is_contact = excluded is not None and excluded.kind is not ContactKind.TELEGRAM and not is_mail_domain(excluded)
    known = excluded if is_contact else None
    understood = with_name_asked_for(understand(typed, region))
    points = list(typed_points(understood, origin=Origin.MANAGER))
    if not points and known is not None:
        points = [ContactPoint(value=known, verified=False, origin=Origin.MANAGER)]
    try:
        introduction = Introduction(name=understood.name or accept_name(typed))
    except NameRefused as refused:
        raise NotIntroduced from refused
    if not points and excluded is not None:
        raise NotIntroduced
    return introduction.with_points(points)


def register(router: Router) -> None:
    """The buttons on the card of somebody known, and on the list of exclusions."""
    router.callback_query.register(make_it_a_lead, MakeLead.filter())
    router.callback_query.register(make_excluded_a_lead, MakeLeadOfExcluded.filter())


def register_dialogue(router: Router) -> None:
    """What is typed is who it is."""
    router.message.register(tell_who_it_is, StateFilter(Making.asking))
