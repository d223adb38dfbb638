"""What people and the bot send besides words: pictures, files, places, and everything else Telegram has."""

from bot.sandbox.failures import Impossible
from bot.sandbox.markup import found_entities, plain
from bot.sandbox.world import Json, World

IN_ALBUMS = ("photo", "video", "document", "audio")
CAPTIONED = frozenset({*IN_ALBUMS, "animation", "voice"})
REPLACEABLE = frozenset({*IN_ALBUMS, "animation"})

SHAPES: dict[str, Json] = {
    "photo": {"width": 640, "height": 480},
    "video": {"width": 640, "height": 480, "duration": 7},
    "animation": {"width": 320, "height": 240, "duration": 2},
    "audio": {"duration": 120},
    "document": {"file_name": "plan.pdf"},
    "voice": {"duration": 3},
    "video_note": {"length": 240, "duration": 5},
    "sticker": {"type": "regular", "width": 512, "height": 512, "is_animated": False, "is_video": False, "emoji": "👍"},
}
"""What Telegram tells of each kind of file besides its ids."""

PLAIN: dict[str, Json] = {
    "location": {"latitude": 56.8587, "longitude": 35.9176},
    "venue": {
        "location": {"latitude": 56.8587, "longitude": 35.9176},
        "title": "Склад",
        "address": "Тверь, Советская, 1",
    },
    "dice": {"emoji": "🎲", "value": 4},
    "game": {"title": "Тетрис", "description": "Кубики", "photo": []},
    "paid_media": {"star_count": 5, "paid_media": []},
    "poll": {
        "question": "Какой цвет?",
        "options": [
            {"persistent_id": "0", "text": "Белый", "voter_count": 0},
            {"persistent_id": "1", "text": "Синий", "voter_count": 0},
        ],
        "total_voter_count": 0,
        "is_closed": False,
        "is_anonymous": True,
        "type": "regular",
        "allows_multiple_answers": False,
        "allows_revoting": True,
        "members_only": False,
    },
}
"""What is no file."""


def content_of(world: World, kind: str, caption: str = "") -> Json:
    """A message of some kind, with words under it where Telegram allows them."""
    if caption and kind not in CAPTIONED:
        raise Impossible(f"a {kind} has no words under it")
    return _body(world, kind) | with_caption(plain(caption))


def with_caption(caption: str) -> Json:
    """Words under a picture, with what Telegram marks in them."""
    entities = found_entities(caption)
    return ({"caption": caption} if caption else {}) | ({"caption_entities": entities} if entities else {})


def photo(world: World, caption: str = "") -> Json:
    """A picture, with or without words."""
    return content_of(world, "photo", caption)


def sticker(world: World, emoji: str = "👍") -> Json:
    """A sticker."""
    return {"sticker": _body(world, "sticker")["sticker"] | {"emoji": emoji}}


def document(world: World, name: str, content: bytes, caption: str = "") -> Json:
    """A file of this name that holds just this, with or without words."""
    if not name or not content:
        raise Impossible("a file has a name and is not empty")
    return stored_document(world, name, content) | with_caption(plain(caption))


def stored_document(world: World, name: str, content: bytes) -> Json:
    """A file kept from now on: whoever knows its id may send it again."""
    file = world.stored.add(content, name=name, folder=_folder("document"))
    world.files[file.id] = {"document": file.as_document()}
    return dict(world.files[file.id])


def stored_photo(world: World, name: str, content: bytes) -> Json:
    """A picture kept from now on; Telegram shows it, but keeps no name of it."""
    file = world.stored.add(content, name=name, folder=_folder("photo")).as_json() | SHAPES["photo"]
    world.files[file["file_id"]] = {"photo": [file]}
    return {"photo": [file]}


def voice(world: World) -> Json:
    """A voice message."""
    return content_of(world, "voice")


def kind_of(content: Json) -> str | None:
    """What kind of file a message holds, if any."""
    return next((kind for kind in SHAPES if kind in content), None)


def new_poll_id(world: World) -> str:
    """What no other poll is called."""
    return str(world.random.randrange(10**17, 10**18))


def _body(world: World, kind: str) -> Json:
    if kind == "poll":
        return {"poll": PLAIN["poll"] | {"id": new_poll_id(world)}}
    if kind in PLAIN:
        body: Json = {kind: PLAIN[kind]}
        return body | ({"location": PLAIN["venue"]["location"]} if kind == "venue" else {})
    if kind == "story":
        return {"story": {"chat": {"id": world.bot.id + 1, "type": "private", "first_name": "…"}, "id": 1}}
    if kind not in SHAPES:
        raise Impossible(f"there is no {kind}; there are {', '.join([*SHAPES, *PLAIN, 'story'])}")
    name = str(SHAPES[kind].get("file_name", ""))
    file = world.stored.add(kind.encode(), name=name, folder=_folder(kind)).as_json() | SHAPES[kind]
    content: Json = {kind: [file] if kind == "photo" else file}
    world.files[file["file_id"]] = content
    return content | ({"document": file} if kind == "animation" else {})


def _folder(kind: str) -> str:
    return f"{kind}s"
