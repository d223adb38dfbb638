"""Correcting: what was sent is put right, one part at a time; the request stays the same one."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.filters import Filter, StateFilter
from aiogram.methods import SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Contact, Message

from bot.domain.contact_points import ContactPoint, read_point
from bot.domain.introduction import Introduction, Missing, Part
from bot.domain.lead import as_wish
from bot.domain.mail_typos import likely_meant
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf, read_on_behalf
from bot.domain.reading.answers import read_name_answered
from bot.domain.reading.gaining import gain, typed_points
from bot.domain.reading.understanding import Understood
from bot.mailboxes import Letter
from bot.usecases.correct_request import correct_company, correct_contact, correct_name, correct_wish
from bot.views.buttons.prospects import (
    AskForMyself,
    ChooseCorrection,
    CorrectRequest,
    CorrectSent,
    KeepAsSent,
    MendMail,
)
from bot.views.correcting import (
    ask_about_mail,
    ask_for_part,
    corrected_company,
    corrected_contact,
    corrected_name,
    corrected_wish,
    offer_parts,
    offer_to_correct,
)
from bot.views.receipts import question_kept
from handlers.prospects.asking_a_question import keep_question, pass_on_instead
from handlers.prospects.asking_for_the_status import closed_already
from handlers.prospects.consenting import press_too_late, without_buttons
from handlers.prospects.content import HasWords, words_of
from handlers.prospects.introducing import ask_anew, ask_company_anew, introduction_so_far
from handlers.prospects.leaving_a_contact import SharesContact, point_of
from handlers.prospects.naming_a_company import name_company_with_contact
from handlers.prospects.saying_it_all import HoldsContact
from handlers.prospects.talk import Correcting, Talk

Methods = list[TelegramMethod[Any]]
STATES = {
    Part.NAME: Correcting.name,
    Part.CONTACT: Correcting.contact,
    Part.WISH: Correcting.wish,
    Part.COMPANY: Correcting.company,
}


async def press_correct(query: CallbackQuery, talk: Talk) -> Methods:
    """Ask, by other buttons in place of the pressed one, what is wrong."""
    if query.message is None or not await _can_be_corrected(talk):
        return [closed_already(query, talk)]
    return [query.answer(), offer_parts(talk.chat, query.message.message_id, talk.say)]


async def keep_as_sent(query: CallbackQuery, talk: Talk) -> Methods:
    """Nothing is wrong after all."""
    if query.message is None:
        return [query.answer()]
    return [query.answer(), offer_to_correct(talk.chat, query.message.message_id, talk.say)]


async def choose_part(query: CallbackQuery, callback_data: CorrectSent, talk: Talk) -> Methods:
    """Ask for the part anew; under a new consent document everything is shown again before it is kept."""
    if query.message is None or not await _can_be_corrected(talk):
        return [closed_already(query, talk)]
    back = offer_to_correct(talk.chat, query.message.message_id, talk.say)
    if await _must_consent_anew(talk):
        return [query.answer(), await _ask_anew(talk, callback_data.part), back]
    await talk.state.set_state(STATES[callback_data.part])
    return [query.answer(), ask_for_part(talk.chat, talk.say, talk.rules, callback_data.part), back]


async def give_name(message: Message, talk: Talk) -> SendMessage:
    """Take the right name; raises NameRefused."""
    name: PersonName = read_name_answered(words_of(message), talk.rules.region).name
    await correct_name(talk.turn, talk.prospect, name)
    await talk.state.set_state(None)
    return corrected_name(talk.chat, talk.say, name)


async def share_contact(message: Message, contact: Contact, talk: Talk) -> Methods:
    """Take a shared number in place of what was typed; raises ContactRefused."""
    return await _take(talk, point_of(message, contact, talk.rules.region))


async def type_contact(message: Message, talk: Talk) -> Methods:
    """Take the right phone or e-mail; raises ContactRefused."""
    return await _take(talk, read_point(words_of(message), talk.rules.region))


async def type_contact_at_once(message: Message, understood: Understood, talk: Talk) -> Methods:
    """Take the right contact in place of a wrong one without being asked for it; pass on what else is said."""
    words = gain(await introduction_so_far(talk), understood).words
    if words is not None:
        await keep_question(talk, message, instead=words)
    (point,) = typed_points(understood)
    return await _take(talk, point)


async def mend_sent_mail(query: CallbackQuery, talk: Talk) -> Methods:
    """Take the e-mail that was likely meant in place of the one that was sent; a second press finds nothing to mend."""
    points = await talk.turn.records.prospects.contact_points(talk.prospect.id)
    mistyped = next((point for point in points if likely_meant(point.value)), None)
    meant = likely_meant(mistyped.value) if mistyped else None
    if mistyped is None or meant is None:
        return [await press_too_late(query, talk)]
    return [query.answer(), *await _take(talk, replace(mistyped, value=meant)), *without_buttons(query, talk)]


async def tell_wish(message: Message, talk: Talk) -> SendMessage:
    """Take what it is really about; managers read the words, too."""
    wish = words_of(message)
    await keep_question(talk, message)
    await correct_wish(talk.turn, talk.prospect, wish)
    await talk.keep(replace(await talk.draft(), sent_wish=as_wish(wish)))
    await talk.state.set_state(None)
    return corrected_wish(talk.chat, talk.say, wish)


async def name_company(message: Message, talk: Talk) -> SendMessage:
    """Take the right company, and what the person does there; raises CompanyRefused."""
    return await _take_company(talk, read_on_behalf(words_of(message)))


async def ask_for_myself(query: CallbackQuery, talk: Talk) -> Methods:
    """Take the company away."""
    return [query.answer(), await _take_company(talk, None), *without_buttons(query, talk)]


async def ask_instead(message: Message, talk: Talk) -> SendMessage:
    """Pass a question on that was asked instead, and ask for the part again."""
    await keep_question(talk, message)
    part = await _part_asked_for(talk)
    return ask_for_part(talk.chat, talk.say, talk.rules, part, before=question_kept(talk.say))


async def send_no_words(message: Message, talk: Talk) -> SendMessage | Letter:
    """Ask again where something else than words came, which is passed on."""
    part = await _part_asked_for(talk)
    return await pass_on_instead(
        message, talk, lambda before: ask_for_part(talk.chat, talk.say, talk.rules, part, before=before)
    )


async def _take(talk: Talk, point: ContactPoint) -> Methods:
    await correct_contact(talk.turn, talk.prospect, point)
    await talk.state.set_state(None)
    told, corrected = corrected_contact(talk.chat, talk.say, point), Introduction(points=(point,))
    return [told, ask_about_mail(talk.chat, talk.say, corrected)] if corrected.likely_meant() else [told]


async def _take_company(talk: Talk, named: OnBehalf | None) -> SendMessage:
    await correct_company(talk.turn, talk.prospect, named)
    await talk.state.set_state(None)
    return corrected_company(talk.chat, talk.say, named)


async def _ask_anew(talk: Talk, part: Part) -> SendMessage:
    """Ask for a part as in an introduction, which ends with everything shown and agreed to."""
    return await (ask_company_anew(talk) if part is Part.COMPANY else ask_anew(talk, Missing(part)))


async def _part_asked_for(talk: Talk) -> Part:
    state = await talk.state.get_state()
    return next(part for part, asked in STATES.items() if asked.state == state)


async def _can_be_corrected(talk: Talk) -> bool:
    return await talk.open_request() is not None


async def _must_consent_anew(talk: Talk) -> bool:
    """Of whom nothing is kept, nothing more is."""
    return talk.prospect.name is not None and not await talk.has_consented()


class AsksBack(HasWords):
    """Lets pass words that are a question."""

    async def __call__(self, message: Message) -> bool:
        return words_of(message).rstrip().endswith("?")


class CorrectsContact(Filter):
    """Lets pass words which say that the contact sent before was wrong, and what the one right contact is."""

    async def __call__(self, message: Message, talk: Talk) -> bool | dict[str, Any]:
        held = await HoldsContact()(message, talk)
        if not isinstance(held, dict) or not (said := held["understood"]).corrects:
            return False
        alone = len(said.phones) + len(said.emails) == 1
        can_be = alone and await _can_be_corrected(talk) and not await _must_consent_anew(talk)
        return held if can_be else False


class HasSentRequest(Filter):
    """Lets pass what is pressed by somebody whose request can be corrected."""

    async def __call__(self, query: CallbackQuery, talk: Talk) -> bool:
        return await _can_be_corrected(talk)


def register(router: Router) -> None:
    """The button, its choices, and what is said while a part is asked for."""
    # A finger may be faster than the change of the buttons under a summary that was sent.
    router.callback_query.register(press_correct, ChooseCorrection.filter(), StateFilter(None), HasSentRequest())
    router.callback_query.register(press_correct, CorrectRequest.filter())
    router.callback_query.register(keep_as_sent, KeepAsSent.filter())
    router.callback_query.register(choose_part, CorrectSent.filter())
    router.callback_query.register(mend_sent_mail, MendMail.filter(), StateFilter(None), HasSentRequest())
    router.message.register(type_contact_at_once, StateFilter(None), CorrectsContact())
    router.message.register(share_contact, StateFilter(Correcting.contact), SharesContact())
    asks_back = StateFilter(Correcting.contact, Correcting.name, Correcting.company)
    router.message.register(ask_instead, asks_back, AsksBack())
    router.message.register(give_name, StateFilter(Correcting.name), HasWords())
    router.message.register(type_contact, StateFilter(Correcting.contact), HasWords())
    router.message.register(tell_wish, StateFilter(Correcting.wish), HasWords())
    router.message.register(name_company_with_contact, StateFilter(Correcting.company), HoldsContact())
    router.message.register(name_company, StateFilter(Correcting.company), HasWords())
    router.callback_query.register(ask_for_myself, AskForMyself.filter(), StateFilter(Correcting.company))
    router.message.register(send_no_words, StateFilter(*Correcting.__all_states__))
