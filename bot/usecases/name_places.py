"""Places: what the post or the chat is called where somebody showed interest."""

from collections.abc import Sequence

from bot.domain.errors import NotFound
from bot.domain.interest import Interest
from bot.domain.post import Spot
from bot.usecases.ports import Records


async def name_of_place(records: Records, spot: Spot | None) -> str | None:
    """Return what the post can be called by, else the chat; None where nobody knows either."""
    if spot is None:
        return None
    if spot.post is not None and (title := await _title_of(records, spot)) is not None:
        return title
    chat = await records.chats.find(spot.chat_id)
    return chat.title if chat is not None else None


async def _title_of(records: Records, spot: Spot) -> str | None:
    assert spot.post is not None
    try:
        return (await records.posts.get(spot.post)).title
    except NotFound:
        return None


async def name_first_place(records: Records, journal: tuple[Interest, ...]) -> str | None:
    """Return where others could first see what a journal tells of."""
    return await name_of_place(records, next((line.spot for line in journal if line.spot is not None), None))


async def name_last_post(records: Records, journal: Sequence[Interest]) -> str | None:
    """Return what the post is called that brought somebody last."""
    spots = [line.spot for line in journal if line.spot is not None and line.spot.post is not None]
    return await _title_of(records, spots[-1]) if spots else None
