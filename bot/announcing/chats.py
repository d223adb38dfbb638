"""Chats: owners are asked whether one is ours, hear once what the bot may do there no more, and see it on /setup."""

from bot.announcing.desk import Desk
from bot.domain.chat import OurChat
from bot.domain.chat_routes import Lack
from bot.domain.events import ChatImpaired, ChatToDecide
from bot.mailboxes import Priority
from bot.usecases.read_setup import read_setup
from bot.views.cards import Face, card_letter
from bot.views.setup_card import (
    SETUP,
    asked_whether_ours,
    chat_subject,
    decided_whether_ours,
    impaired,
    no_longer_inside,
    overview,
)


async def chat_to_decide(desk: Desk, event: ChatToDecide) -> None:
    """Ask the owners whether a chat is the company's."""
    chat = await desk.session.chats.find(event.chat_id)
    if chat is None:
        return
    for place in desk.team.owners:
        face = asked_whether_ours(chat, event.by, place.say, desk.rules)
        await _show(desk, face, chat_subject(chat.chat_id), place.chat_id, Priority.NOTICE)


async def chat_decided(desk: Desk, chat_id: int) -> None:
    """Where it was asked, the answer stands now."""
    chat = await desk.session.chats.find(chat_id)
    subject = chat_subject(chat_id)
    for place in await desk.places_showing(subject):
        if chat is not None:
            await _show(desk, decided_whether_ours(chat, place.say), subject, place.chat_id, Priority.CHANGE)


async def chat_impaired(desk: Desk, event: ChatImpaired) -> None:
    """Tell the owners what is not noticed there any more."""
    chat = await desk.session.chats.find(event.chat_id)
    if chat is None or await _is_teams(desk, chat):
        return
    for place in desk.team.owners:
        is_outside = Lack.OUTSIDE in event.lost
        words = no_longer_inside(chat, place.say) if is_outside else impaired(chat, event.lost, place.say)
        await desk.write(place, words)


async def setup_changed(desk: Desk) -> None:
    """Show it where an owner is looking at it."""
    for place in await desk.places_showing(SETUP):
        if place.member is not None and place in desk.team.owners:
            setup = await read_setup(desk.session, by=place.member)
            face = overview(setup, place.say, desk.rules)
            await _show(desk, face, SETUP, place.chat_id, Priority.CHANGE)


async def _is_teams(desk: Desk, chat: OurChat) -> bool:
    return await desk.team.is_its_chat(desk.session, chat.chat_id)


async def _show(desk: Desk, face: Face, subject: str, chat_id: int, priority: Priority) -> None:
    await desk.put(card_letter(face, chat_id=chat_id, subject=subject, prospect=None, priority=priority))
