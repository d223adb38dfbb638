"""Talk: what prospects say reaches managers under the card it belongs to, what managers answer reaches prospects."""

from collections.abc import Iterator
from dataclasses import replace

from aiogram.methods import SendMessage

from bot.announcing.desk import Desk, copy_of
from bot.announcing.places import Place
from bot.announcing.prospect_cards import change_prospect, listeners, show
from bot.domain.events import AnswerGiven, CameAtOnce, ProspectWrote
from bot.domain.ids import ProspectId
from bot.domain.lead import Lead
from bot.mailboxes import Priority
from bot.usecases.read_cards import read_prospect_card
from bot.views.came_at_once import came_at_once_line
from bot.views.cards import lead_subject, prospect_subject
from bot.views.letters import letter_of
from bot.views.prospect_card import LONGEST_WORDS_SHOWN, called, shows_all_that_waits

LONGEST_PART = 3500


async def prospect_wrote(desk: Desk, event: ProspectWrote) -> None:
    """Words go under the lead's card to whoever works on it, or onto the card of somebody without a lead."""
    lead = await desk.session.leads.find_open_of(event.prospect)
    if lead is None:
        await _show_question(desk, event)
        return
    for place in _workers(desk, lead):
        await _pass_on(desk, event, place, name=lead.name, under=lead_subject(lead.id))


async def came_at_once(desk: Desk, event: CameAtOnce) -> None:
    """One line for all that came beyond the budget, with a button that shows it, under the card it belongs to."""
    lead = await desk.session.leads.find_open_of(event.prospect)
    card = await read_prospect_card(desk.session, event.prospect)
    subject = lead_subject(lead.id) if lead is not None else prospect_subject(event.prospect)
    for place in _workers(desk, lead) if lead is not None else listeners(desk, card):
        if lead is None:
            await show(desk, card, place)
        name = lead.name if lead is not None else called(card.prospect, place.say, desk.rules)
        line = letter_of(came_at_once_line(place.chat_id, event, name, place.say), priority=Priority.NOTICE)
        await desk.put(replace(line, reply_to_card=subject, prospect=event.prospect))


async def answer_given(desk: Desk, event: AnswerGiven) -> None:
    """The answer goes to the prospect; those who see the card too learn who has answered."""
    prospect = await desk.session.prospects.get(event.prospect)
    if event.copied_from is not None:
        await desk.put(letter_of(copy_of(event.copied_from, prospect.telegram_id)))
    elif event.words is not None:
        await desk.put(letter_of(SendMessage(chat_id=prospect.telegram_id, text=event.words, parse_mode=None)))
    await _tell_the_others(desk, event)


async def undeliverable(desk: Desk, prospect: ProspectId) -> None:
    """The person has blocked the bot: their card says so, and a line under it to whoever cares."""
    await change_prospect(desk, prospect)
    lead = await desk.session.leads.find_open_of(prospect)
    subject = lead_subject(lead.id) if lead is not None else prospect_subject(prospect)
    places = _workers(desk, lead) if lead is not None else await desk.places_showing(subject)
    for place in places:
        await desk.write(place, place.say("🔇 Not delivered: the person has blocked the bot."), under=subject)


async def _show_question(desk: Desk, event: ProspectWrote) -> None:
    """The card shows the words; a line under it where the card would say it silently or cut it short.

    A card that is still on its way stays as it is once it is full: nobody has seen what would have to give way.
    """
    card = await read_prospect_card(desk.session, event.prospect)
    subject = prospect_subject(event.prospect)
    name = card.partner.name if card.partner is not None else None
    for place in listeners(desk, card):
        stood, is_full = await desk.shows(subject, place), not shows_all_that_waits(card)
        if stood or not is_full or not await desk.session.outbox.is_coming_anew(subject, place.chat_id):
            await show(desk, card, place)
        if stood or is_full or event.copied_from is not None or len(event.words or "") > LONGEST_WORDS_SHOWN:
            calling = name or called(card.prospect, place.say, desk.rules)
            await _pass_on(desk, event, place, name=calling, under=subject)


async def _pass_on(desk: Desk, event: ProspectWrote, place: Place, *, name: str, under: str) -> None:
    if event.copied_from is not None:
        await desk.copy(place, event.copied_from, under=under, prospect=event.prospect)
        return
    for part in _parts(event.words or ""):
        words = place.say("<b>{name}</b>: {words}", name=name, words=part)
        await desk.write(place, words, under=under, prospect=event.prospect)


async def _tell_the_others(desk: Desk, event: AnswerGiven) -> None:
    lead = await desk.session.leads.find_open_of(event.prospect)
    subject = lead_subject(lead.id) if lead is not None else prospect_subject(event.prospect)
    member = await desk.session.team.find(event.by)
    for place in await desk.places_showing(subject):
        if member is not None and place.chat_id != event.by:
            words = place.say("💬 Answered by {name}", name=member.name)
            await desk.write(place, words, under=subject, prospect=event.prospect, priority=Priority.CHANGE)


def _workers(desk: Desk, lead: Lead) -> list[Place]:
    """Whoever has the lead and can be written to, else the audience."""
    holder = desk.team.reachable(lead.manager)
    return [holder] if holder is not None else desk.team.audience


def _parts(words: str) -> Iterator[str]:
    """Cut what would be too long for one message (Telegram Bot API: 4096 characters) into several.

    An emoji counts as two characters, as it does where Telegram says which part of a text is bold.
    """
    begin = length = 0
    for at, character in enumerate(words):
        width = 2 if character > "\uffff" else 1
        if length + width > LONGEST_PART:
            yield words[begin:at]
            begin, length = at, 0
        length += width
    if words:
        yield words[begin:]
