"""What happens where others look on: in the company's channels and groups, which are not the team's."""

from aiogram import Router

from handlers.public import (
    asking_in_a_group,
    asking_to_join,
    being_let_in,
    changing_a_comment,
    commenting,
    joining,
    keeping_posts,
    reacting,
    reacting_to_an_answer,
    voting,
)
from handlers.public.identity import InOurChat

DEEDS = (
    being_let_in,
    asking_to_join,
    joining,
    keeping_posts,
    commenting,
    asking_in_a_group,
    changing_a_comment,
    reacting_to_an_answer,
    reacting,
    voting,
)


def setup() -> Router:
    """Only chats that count get here; each deed asks who acts."""
    router = Router(name="public")
    for observer in (
        router.message,
        router.edited_message,
        router.channel_post,
        router.message_reaction,
        router.chat_join_request,
        router.chat_member,
    ):
        observer.filter(InOurChat())
    for deed in DEEDS:
        deed.register(router)
    return router
