"""What a prospect does in the private chat: one file for each thing."""

from aiogram import Router

from handlers.access import InPrivate
from handlers.prospects import (
    asking_a_question,
    asking_for_help,
    cancelling,
    choosing_a_topic,
    consenting,
    giving_a_name,
    leaving_a_contact,
    starting,
    telling_the_wish,
)
from handlers.prospects.talk import WithProspect


def setup() -> Router:
    """Commands first, then answers to what was asked, then questions."""
    router = Router(name="prospects")
    router.message.filter(InPrivate(), WithProspect())
    router.callback_query.filter(InPrivate(), WithProspect())
    router.include_routers(
        starting.setup(),
        cancelling.setup(),
        asking_for_help.setup(),
        choosing_a_topic.setup(),
        leaving_a_contact.setup(),
        giving_a_name.setup(),
        telling_the_wish.setup(),
        consenting.setup(),
        asking_a_question.setup(),
    )
    return router
