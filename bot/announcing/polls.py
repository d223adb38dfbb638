"""Polls: whoever made one sees on its card what Telegram made of it."""

from bot.announcing.desk import Desk
from bot.domain.events import PollChanged
from bot.mailboxes import Priority
from bot.usecases.read_poll_card import read_poll_card
from bot.views.cards import card_letter
from bot.views.poll_card import poll_card, poll_card_subject


async def poll_changed(desk: Desk, event: PollChanged) -> None:
    """Show the card as it is now."""
    card = await read_poll_card(desk.session, event.poll)
    place = desk.team.reachable(card.poll.made_by)
    if place is None:
        return
    face = poll_card(card, 1, place.say)
    subject = poll_card_subject(event.poll)
    await desk.put(card_letter(face, chat_id=place.chat_id, subject=subject, prospect=None, priority=Priority.ANSWER))
