"""What a prospect does in the private chat: one file for each thing."""

from aiogram import Router

from handlers.access import InPrivate
from handlers.prospects import (
    asking_a_question,
    asking_for_help,
    asking_for_the_status,
    cancelling,
    changing_what_was_said,
    choosing_a_topic,
    consenting,
    correcting,
    erasing,
    getting_own_data,
    giving_a_name,
    going_on_with_an_album,
    leaving_a_contact,
    mending_a_mail,
    naming_a_company,
    proving_to_be_human,
    reacting,
    reading_about_privacy,
    saying_it_all,
    sending_again,
    sending_too_much,
    starting,
    telling_the_wish,
)
from handlers.prospects.talk import WithProspect

# Commands first, then answers to what was asked, then questions.
DEEDS = (
    sending_too_much,
    proving_to_be_human,
    starting,
    going_on_with_an_album,
    cancelling,
    asking_for_the_status,
    reading_about_privacy,
    getting_own_data,
    erasing,
    asking_for_help,
    choosing_a_topic,
    correcting,
    saying_it_all,
    leaving_a_contact,
    giving_a_name,
    telling_the_wish,
    naming_a_company,
    mending_a_mail,
    consenting,
    sending_again,
    asking_a_question,
    changing_what_was_said,
    reacting,
)


def setup() -> Router:
    """Only private chats of people outside the team get here."""
    router = Router(name="prospects")
    router.message.filter(InPrivate(), WithProspect())
    router.edited_message.filter(InPrivate(), WithProspect())
    router.message_reaction.filter(InPrivate(), WithProspect())
    router.callback_query.filter(InPrivate(), WithProspect())
    for deed in DEEDS:
        deed.register(router)
    return router
