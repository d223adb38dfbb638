"""The methods that send pictures and files by their ids, and change them or the words under them."""

from aiogram.types import InputMediaAnimation, InputMediaAudio, InputMediaDocument, InputMediaPhoto, InputMediaVideo
from aiogram.types.base import TelegramObject

from bot.sandbox.call import Call
from bot.sandbox.contents import CAPTIONED, IN_ALBUMS, REPLACEABLE, kind_of
from bot.sandbox.failures import NO_CAPTION, WRONG_FILE, bad_request
from bot.sandbox.keyboards import check_known_fields
from bot.sandbox.message_methods import captioned, change, editable, post
from bot.sandbox.wire import message_json
from bot.sandbox.world import Json

MODELS: dict[str, type[TelegramObject]] = {
    "photo": InputMediaPhoto,
    "video": InputMediaVideo,
    "audio": InputMediaAudio,
    "document": InputMediaDocument,
    "animation": InputMediaAnimation,
}
TOGETHER = ({"photo", "video"}, {"document"}, {"audio"})


def send_media_group(call: Call) -> list[Json]:
    """Send several pictures or files as one; all of them or none."""
    chat = call.writable_chat()
    files = call.objects("media")
    if not 2 <= len(files) <= 10:
        raise bad_request("album must contain from 2 to 10 messages")
    contents = [_file(call, media) for media in files]
    kinds = {str(media["type"]) for media in files}
    if not kinds <= set(IN_ALBUMS) or not any(kinds <= fitting for fitting in TOGETHER):
        raise bad_request("messages of these types can't be sent as an album")
    album = {"media_group_id": str(call.world.random.randrange(10**16, 10**17))}
    return [message_json(post(call, chat, contents[0] | album))] + [
        message_json(post(call, chat, content | album, spending=False)) for content in contents[1:]
    ]


def edit_message_caption(call: Call) -> Json:
    """Change the words under a picture or a file of the bot's own."""
    message = editable(call)
    if kind_of(message.content) not in CAPTIONED:
        raise bad_request(NO_CAPTION)
    bare = {name: value for name, value in message.content.items() if not name.startswith("caption")}
    return change(call, message, bare | captioned(call))


def edit_message_media(call: Call) -> Json:
    """Put another file in the place of the one in a message of the bot's own, or of its words."""
    message = editable(call)
    if not {"text", *REPLACEABLE} & message.content.keys():
        raise bad_request("message can't be edited")
    album = {"media_group_id": album} if (album := message.content.get("media_group_id")) else {}
    return change(call, message, _file(call, call.mapping("media") or {}) | album)


def _file(call: Call, media: Json) -> Json:
    """What a file of this id is, with its words."""
    model = MODELS.get(str(media.get("type")))
    if model is None:
        raise bad_request("can't parse InputMedia: type must be specified")
    check_known_fields(media, model)
    content = call.world.files.get(str(media.get("media")))
    if content is None or media["type"] not in content:
        raise bad_request(WRONG_FILE)
    return content | captioned(Call(call.world, media))
