"""What happens where others look on: in the company's channels and groups, which are not the team's."""

from aiogram import Router

from handlers.public import being_let_in, keeping_posts
from handlers.public.identity import InOurChat

DEEDS = (being_let_in, keeping_posts)


def setup() -> Router:
    """Only chats that count get here; each deed asks who acts."""
    router = Router(name="public")
    for observer in (router.message, router.edited_message, router.channel_post):
        observer.filter(InOurChat())
    for deed in DEEDS:
        deed.register(router)
    return router
