"""What managers do: in their private chat with the bot, and by buttons wherever cards stand."""

from aiogram import Router

from handlers.managers import (
    answering,
    closing_a_lead,
    excluding,
    keeping_as_contact,
    lifting_exclusions,
    linking_a_lead,
    listing_leads,
    looking_at_a_card,
    making_a_lead,
    qualifying_a_lead,
    starting,
    taking_a_lead,
    undoing,
)
from handlers.managers.pressed_card import know_the_card


def setup() -> Router:
    """Commands first, then buttons, then dialogues; whoever calls this lets only members through."""
    router = Router(name="managers")
    router.callback_query.middleware(know_the_card)
    router.include_routers(
        starting.setup(),
        listing_leads.setup(),
        lifting_exclusions.setup(),
        looking_at_a_card.setup(),
        taking_a_lead.setup(),
        qualifying_a_lead.setup(),
        linking_a_lead.setup(),
        excluding.setup(),
        keeping_as_contact.setup(),
        closing_a_lead.setup(),
        making_a_lead.setup(),
        undoing.setup(),
        answering.setup(),
        answering.setup_dialogue(),
        linking_a_lead.setup_search(),
        keeping_as_contact.setup_note(),
        answering.setup_hint(),
    )
    return router
