"""Bringing: what people send besides plain words - pictures, albums, voices, places."""

from collections.abc import Callable
from random import Random
from zlib import crc32

from bot.sandbox import deeds
from bot.sandbox.contents import content_of
from bot.sandbox.world import Json, World

WORDLESS = ("voice", "video_note", "location", "venue")

Brought = Callable[[World, Random, str], list[Json]]

FIRST_ALBUM = 13_902_684_510_000_000  # such numbers Telegram gives, each to one album of one person


def brings(world: World, dice: Random, token: str) -> list[Json]:
    """Choose something to send, in one message or in several; mostly the token is in the words of one of them."""
    brought: Brought = dice.choices((_words, _picture, _album, _wordless), (3, 3, 2, 2))[0]
    return brought(world, dice, token)


def words_in(content: Json) -> str | None:
    """What is to be read in a message."""
    words: str | None = content.get("text", content.get("caption"))
    return words


def _words(world: World, dice: Random, token: str) -> list[Json]:
    return [deeds.text_content(f"And how much is that one, {token}?")]


def _picture(world: World, dice: Random, token: str) -> list[Json]:
    return [content_of(world, dice.choice(("photo", "video", "document")), f"One like this, {token}")]


def _album(world: World, dice: Random, token: str) -> list[Json]:
    """Pictures that Telegram shows as one; the words are under the first."""
    album = {"media_group_id": str(FIRST_ALBUM + crc32(token.encode()))}
    further = [content_of(world, "photo") | album for _ in range(dice.randint(1, 3))]
    return [content_of(world, "photo", f"From all sides, {token}") | album, *further]


def _wordless(world: World, dice: Random, token: str) -> list[Json]:
    return [content_of(world, dice.choice(WORDLESS))]
