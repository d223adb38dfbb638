"""Going on with an album: more pictures without words of one that was passed on; no receipt for each of them."""

from typing import Any

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.domain.remark import Remark
from bot.usecases.go_on_with_album import find_begun_album, go_on_with_question
from bot.usecases.ports import Turn
from handlers.posted import posted_message
from handlers.prospects.talk import Talk


class GoesOnWithAlbum(Filter):
    """Lets pass what belongs to an album whose beginning was passed on, and hands that on."""

    async def __call__(self, message: Message, turn: Turn) -> bool | dict[str, Any]:
        if message.media_group_id is None or message.caption:
            return False
        begun = await find_begun_album(turn, posted_message(message))
        return {"begun": begun} if begun is not None and begun.by is None else False


async def go_on(message: Message, begun: Remark, talk: Talk) -> None:
    """Pass it on."""
    await go_on_with_question(talk.turn, begun, posted_message(message))


def register(router: Router) -> None:
    """Whatever the bot waits for: it is no answer to that."""
    router.message.register(go_on, GoesOnWithAlbum())
