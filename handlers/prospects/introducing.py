"""Introducing oneself: the bot asks for what is missing, one thing at a time, and never for what it knows."""

from dataclasses import replace

from aiogram.methods import SendMessage

from bot.domain.contact_points import ContactPoint
from bot.domain.errors import NameFault, NameRefused
from bot.domain.interest import Interest
from bot.domain.introduction import Introduction, Missing
from bot.domain.lead import Lead, wish_in
from bot.domain.names import PersonName, find_name
from bot.domain.topics import title_of
from bot.usecases.name_places import name_last_post
from bot.views.asking_again import ask_again
from bot.views.introduction import ask_company, ask_contact, ask_name, ask_wish, enough_contacts, not_kept
from bot.views.summary import summary
from handlers.prospects.talk import Introducing, Talk

MOST_CONTACTS = 5


async def introduction_so_far(talk: Talk) -> Introduction:
    """Return what was said in this dialogue; before it began, what is known from an earlier one."""
    said = (await talk.draft()).introduction
    if await talk.is_introducing():
        return said
    name = talk.prospect.name
    points = await talk.turn.records.prospects.contact_points(talk.prospect.id)
    lead = await talk.turn.records.leads.find_open_of(talk.prospect.id)
    on_behalf = lead.on_behalf if lead is not None else None
    return Introduction(name=PersonName(name) if name else None, points=points, wish=said.wish, on_behalf=on_behalf)


async def ask_next(
    talk: Talk, introduction: Introduction, *, before: str = "", refused: NameFault | None = None
) -> SendMessage:
    """Keep what was said and ask for what is missing; with nothing missing, show it all and ask for consent.

    `refused`: what was wrong with what was offered as a name.
    """
    missing = (await completed(talk, introduction)).missing()
    return await _ask(talk, introduction, missing, before=before, refused=refused)


async def ask_anew(talk: Talk, part: Missing) -> SendMessage:
    """Ask for one part that was given wrong; the others stand."""
    return await _ask(talk, (await introduction_so_far(talk)).without(part), part)


async def ask_company_anew(talk: Talk) -> SendMessage:
    """Ask for which company it is; all that was said stands."""
    await talk.keep(replace(await talk.draft(), introduction=await introduction_so_far(talk)))
    await talk.state.set_state(Introducing.company)
    return ask_company(talk.chat, talk.say)


async def take_contact(talk: Talk, said: Introduction, point: ContactPoint, *, note: str = "") -> SendMessage:
    """Take one more contact, while there are few enough, and ask for what is missing."""
    taken = said.with_point(point)
    if len(taken.points) > MOST_CONTACTS:
        return await ask_next(talk, said, before=enough_contacts(talk.say, MOST_CONTACTS))
    return await ask_next(talk, taken, before=note)


async def drop(talk: Talk) -> SendMessage:
    """Forget what the introduction brought, and tell what stays."""
    await talk.leave_introduction()
    asked = (await talk.draft()).wrote_at is not None
    return not_kept(talk.chat, talk.say, asked=asked, introduced=await talk.is_introduced())


async def completed(talk: Talk, introduction: Introduction) -> Introduction:
    """Return an introduction with a wish, if the person showed one: nobody is asked for it twice."""
    own = await wish_in_own_words(talk, introduction)
    lead = await talk.turn.records.leads.find_open_of(talk.prospect.id)
    unheard = (await talk.draft()).campaign
    journal = await _journal(talk)
    shown = wish_in(journal, await name_last_post(talk.turn.records, journal))
    return replace(introduction, wish=own or shown or (lead.wish if lead else unheard))


async def wish_in_own_words(talk: Talk, introduction: Introduction) -> str | None:
    """Return the wish as its person would know it again: the name of a campaign says nothing to them."""
    said = introduction.wish or (await talk.draft()).topic
    journal = [line for line in await _journal(talk) if line.words or line.topic]
    lead = await talk.turn.records.leads.find_open_of(talk.prospect.id)
    return said or wish_in(journal) or (wish_shown(lead) if lead else await _wish_unheard(talk))


async def _wish_unheard(talk: Talk) -> str | None:
    """Return the wish of a request that became no lead and is open as far as its person knows."""
    request = await talk.open_request()
    return request.wish if request is not None else None


def wish_shown(lead: Lead | None) -> str | None:
    """Return the wish of a lead, unless it is just the campaign that brought it."""
    return lead.wish if lead is not None and lead.wish != lead.campaign else None


def as_read(talk: Talk, wish: str | None) -> str | None:
    """Return a wish in its person's language: a topic is kept under the name that the team has for it."""
    return title_of(talk.rules.topics, wish, talk.say.language) if wish else None


async def _ask(
    talk: Talk,
    introduction: Introduction,
    part: Missing | None,
    *,
    before: str = "",
    refused: NameFault | None = None,
) -> SendMessage:
    await talk.keep(replace(await talk.draft(), introduction=introduction))
    match part:
        case Missing.CONTACT:
            await talk.state.set_state(Introducing.contact)
            return ask_contact(talk.chat, talk.say, talk.rules, before=before)
        case Missing.NAME:
            await talk.state.set_state(Introducing.name)
            why = ask_again(NameRefused(refused), talk.say, talk.rules) if refused else None
            suggested = find_name(talk.prospect.telegram_name or "")
            return ask_name(talk.chat, talk.say, talk.rules, suggestion=suggested, instead=why, before=before)
        case Missing.WISH:
            await talk.state.set_state(Introducing.wish)
            return ask_wish(talk.chat, talk.say, talk.rules, before=before)
        case None:
            await talk.state.set_state(Introducing.consent)
            return await _summary(talk, introduction, before=before)


async def _summary(talk: Talk, introduction: Introduction, *, before: str) -> SendMessage:
    consented = await talk.has_consented()
    wish = as_read(talk, await wish_in_own_words(talk, introduction))
    return summary(talk.chat, talk.say, talk.rules, introduction, wish=wish, consented=consented, before=before)


async def _journal(talk: Talk) -> list[Interest]:
    return await talk.turn.records.interests.list_without_lead(talk.prospect.id)
