"""Content: what kind of message it is that somebody sent."""

from aiogram.enums import ContentType
from aiogram.filters import Filter
from aiogram.types import Message

SAYS_SOMETHING = frozenset({
    ContentType.TEXT, ContentType.PHOTO, ContentType.VIDEO, ContentType.VOICE, ContentType.AUDIO,
    ContentType.DOCUMENT, ContentType.VIDEO_NOTE, ContentType.ANIMATION, ContentType.LOCATION, ContentType.VENUE,
    ContentType.POLL, ContentType.LIVE_PHOTO,
})  # fmt: skip
# Telegram Bot API: copyMessage takes none of these, or they mean nothing outside of where they were sent.
STAYS_THERE = frozenset({
    ContentType.PAID_MEDIA, ContentType.INVOICE, ContentType.GIVEAWAY, ContentType.GIVEAWAY_WINNERS,
    ContentType.CHECKLIST, ContentType.RICH_MESSAGE, ContentType.UNKNOWN,
})  # fmt: skip
JUST_PLAYS = frozenset({ContentType.STICKER, ContentType.DICE, ContentType.GAME, ContentType.STORY})


class Holding(Filter):
    """Lets pass messages with this kind of content."""

    def __init__(self, kinds: frozenset[ContentType]) -> None:
        self._kinds = kinds

    async def __call__(self, message: Message) -> bool:
        return message.content_type in self._kinds


class HasText(Filter):
    """Lets pass messages of plain text."""

    async def __call__(self, message: Message) -> bool:
        return message.text is not None


class HasWords(Filter):
    """Lets pass text, and pictures and the like with words under them."""

    async def __call__(self, message: Message) -> bool:
        return bool(words_of(message))


def words_of(message: Message) -> str:
    """Return what somebody wrote, be it under a picture."""
    return message.text or message.caption or ""
