"""Posts: whoever made the button under one sees on its card how far it is."""

from bot.announcing.desk import Desk
from bot.domain.events import PostButtonChanged
from bot.mailboxes import Priority
from bot.usecases.read_post_button import read_post_button
from bot.views.cards import card_letter
from bot.views.post_button_card import button_subject, post_button_card


async def post_button_changed(desk: Desk, event: PostButtonChanged) -> None:
    """Show the card as it is now."""
    card = await read_post_button(desk.session, event.button)
    place = desk.team.reachable(card.button.by)
    if place is None:
        return
    letter = card_letter(
        post_button_card(card, place.say),
        chat_id=place.chat_id,
        subject=button_subject(event.button),
        prospect=None,
        priority=Priority.ANSWER,
    )
    await desk.put(letter)
