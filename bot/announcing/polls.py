"""Polls: below one is a way to the bot, and whoever made it sees on its card what Telegram made of it."""

from bot.announcing.desk import Desk
from bot.domain.events import PollArrived, PollChanged
from bot.mailboxes import Priority
from bot.texts import speaking
from bot.usecases.read_poll_card import read_poll_card, read_way_from
from bot.views.cards import card_letter
from bot.views.poll_card import poll_card, poll_card_subject, way_below


async def poll_changed(desk: Desk, event: PollChanged) -> None:
    """Show the card as it is now."""
    card = await read_poll_card(desk.session, event.poll)
    place = desk.team.reachable(card.poll.made_by)
    if place is None:
        return
    face = poll_card(card, 1, place.say)
    subject = poll_card_subject(event.poll)
    await desk.put(card_letter(face, chat_id=place.chat_id, subject=subject, prospect=None, priority=Priority.ANSWER))


async def poll_arrived(desk: Desk, event: PollArrived) -> None:
    """Put a button below it, by which whoever has more to say than a vote comes to the bot."""
    poll = await desk.session.polls.get(event.poll)
    payload = await read_way_from(desk.session, poll)
    if payload is not None:
        await desk.put(way_below(poll, payload, speaking(desk.rules.language, desk.rules.lead_word), desk.rules))
