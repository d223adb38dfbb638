"""What does not depend on who it is: coming into the team, closing or opening the chat with the bot, its language."""

from aiogram import Router

from handlers.access import InPrivate
from handlers.anybody import choosing_a_language, joining_the_team, leaving_and_returning


def setup() -> Router:
    """Private chats of everybody."""
    router = Router(name="anybody")
    router.message.filter(InPrivate())
    router.callback_query.filter(InPrivate())
    router.my_chat_member.filter(InPrivate())
    for deed in (joining_the_team, leaving_and_returning, choosing_a_language):
        deed.register(router)
    return router
