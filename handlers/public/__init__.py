"""What happens where others look on: in the company's channels and groups, which are not the team's."""

from aiogram import Router

from handlers.access import InGroup
from handlers.public import (
    asking_in_a_group,
    asking_to_join,
    being_let_in,
    changing_a_comment,
    coming_across,
    commenting,
    joining,
    keeping_posts,
    looking_for_something,
    moving,
    pressing_under_a_post,
    reacting,
    reacting_to_an_answer,
    voting,
    writing_to_the_channel,
    writing_to_the_owner,
)
from handlers.public.identity import InOurChat

DEEDS = (
    being_let_in,
    asking_to_join,
    joining,
    keeping_posts,
    moving,
    pressing_under_a_post,
    commenting,
    asking_in_a_group,
    changing_a_comment,
    reacting_to_an_answer,
    reacting,
    voting,
    looking_for_something,
)


def setup() -> Router:
    """Groups move wherever they are, and any may be come across; all else is of chats that count."""
    router, moves = Router(name="where others look on"), Router(name="moves")
    moves.message.filter(InGroup())
    moving.register_moves(moves)
    router.include_routers(writing_to_the_owner.setup(), writing_to_the_channel.setup(), coming_across.setup())
    router.include_routers(moves, _in_our_chats())
    return router


def _in_our_chats() -> Router:
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
