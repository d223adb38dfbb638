"""The methods that write, change and remove messages."""

from base64 import b64decode

from aiogram.types import EphemeralMessageParameters, LinkPreviewOptions, MessageEntity, ReplyParameters

from bot.sandbox.business import business_chat
from bot.sandbox.call import Call
from bot.sandbox.contents import stored_document, stored_photo
from bot.sandbox.direct import topic_of_call
from bot.sandbox.failures import (
    DELETE_NOT_FOUND,
    EDIT_NOT_FOUND,
    NO_COPYING,
    NO_DELETING,
    NO_EDITING,
    NOT_MODIFIED,
    QUOTE_INVALID,
    WRITING_FORBIDDEN,
    WRONG_FILE,
    bad_request,
)
from bot.sandbox.files import bytes_of, is_picture
from bot.sandbox.keyboards import check_known_fields, read_inline_keyboard, read_markup
from bot.sandbox.markup import Entity, found_entities, length, parse_html, trimmed
from bot.sandbox.putting import change as put_change
from bot.sandbox.putting import put_in
from bot.sandbox.reactions import REACTIONS
from bot.sandbox.rights import DELETE, EDIT
from bot.sandbox.wire import message_json, origin_json, shown_message, user_json
from bot.sandbox.world import Chat, Json, Message, Person

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
LONGEST_QUOTE = 1024
LARGEST_PHOTO = 10 * 1024 * 1024  # Telegram Bot API: sendPhoto
EPHEMERAL_SECONDS = 15
OLDEST_DELETED_SECONDS = 48 * 60 * 60
NEVER_COPIED = frozenset({"story", "game", "paid_media", "invoice", "giveaway"})


# Texts


def formatted(call: Call, field: str, entities_field: str, longest: int, too_long: str) -> tuple[str, list[Entity]]:
    """A text parameter after parsing, trimmed and not too long."""
    source = call.text(field)
    mode = call.text("parse_mode").lower()
    if mode not in ("", "html"):
        raise bad_request("unsupported parse_mode")
    given = _given_entities(call.objects(entities_field)) if not mode else []
    text, entities = trimmed(*(parse_html(source) if mode else (source, given)))
    if length(text) > longest:
        raise bad_request(too_long)
    return text, _with_found(text, entities)


def _given_entities(entities: list[Entity]) -> list[Entity]:
    """The entities of a call; raises 400 where one has no type or place."""
    for entity in entities:
        check_known_fields(entity, MessageEntity)
        places = (entity.get("offset"), entity.get("length"))
        if not isinstance(entity.get("type"), str) or not all(isinstance(place, int) for place in places):
            raise bad_request("can't parse entities: can't parse MessageEntity")
    return entities


def _with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """The entities of the bot and, where they leave room, those Telegram finds by itself."""
    apart = [found for found in found_entities(text) if not any(_overlap(found, entity) for entity in entities)]
    return sorted([*entities, *apart], key=lambda entity: (int(entity["offset"]), -int(entity["length"])))


def _overlap(one: Entity, other: Entity) -> bool:
    ends_before = one["offset"] + one["length"] <= other["offset"]
    begins_after = other["offset"] + other["length"] <= one["offset"]
    return not (ends_before or begins_after)


def _text_content(call: Call, too_long: str) -> Json:
    if not call.text("text").strip():
        raise bad_request("message text is empty")
    text, entities = formatted(call, "text", "entities", LONGEST_TEXT, too_long)
    if not text:
        raise bad_request("text must be non-empty")
    options = call.mapping("link_preview_options")
    if options:
        check_known_fields(options, LinkPreviewOptions)
    content: Json = {"text": text}
    content |= {"entities": entities} if entities else {}
    return content | ({"link_preview_options": options} if options else {})


# Messages


def send_message(call: Call) -> Json:
    """Write to a chat, be it in the name of somebody who lets the bot."""
    chat = business_chat(call) if "business_connection_id" in call.parameters else call.writable_chat()
    content = _text_content(call, "message is too long")
    return message_json(post(call, chat, content))


def send_document(call: Call) -> Json:
    """Send an uploaded file."""
    chat = call.writable_chat()
    name, uploaded = _uploaded(call, "document")
    return message_json(post(call, chat, stored_document(call.world, name, uploaded) | captioned(call)))


def send_photo(call: Call) -> Json:
    """Send a picture: an uploaded one, or by its id one that was sent before."""
    chat = call.writable_chat("not enough rights to send photos to the chat")
    chosen = call.parameters.get("photo")
    picture = _known_photo(call, chosen) if isinstance(chosen, str) else _uploaded_photo(call)
    return message_json(post(call, chat, picture | captioned(call)))


def _known_photo(call: Call, file_id: str) -> Json:
    content: Json = call.world.files.get(file_id, {})
    if "photo" not in content:
        raise bad_request(WRONG_FILE)
    return dict(content)


def _uploaded_photo(call: Call) -> Json:
    name, uploaded = _uploaded(call, "photo")
    if len(uploaded) > LARGEST_PHOTO or not is_picture(uploaded):
        raise bad_request("IMAGE_PROCESS_FAILED")
    return stored_photo(call.world, name, uploaded)


def _uploaded(call: Call, kind: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that comes along, be it past HTTP in base64; raises 400 where there is none."""
    file = call.mapping(kind)
    if file is None or "filename" not in file:
        raise bad_request(f"there is no {kind} in the request")
    content = b64decode(file["base64"]) if "base64" in file else bytes_of(str(file["content"]))
    if not content:
        raise bad_request("file must be non-empty")
    return str(file["filename"]), content


def captioned(call: Call) -> Json:
    """The words under a picture or a file, as far as there are any."""
    too_long = "message caption is too long"
    caption, entities = formatted(call, "caption", "caption_entities", LONGEST_CAPTION, too_long)
    return ({"caption": caption} if caption else {}) | ({"caption_entities": entities} if entities else {})


def copy_message(call: Call) -> Json:
    """Send the content of a message again, without its author."""
    chat = call.writable_chat()
    source = _source(call, "message to copy not found", NO_COPYING)
    if NEVER_COPIED & source.content.keys():
        raise bad_request(NO_COPYING)
    content = {name: value for name, value in source.content.items() if name != "media_group_id"}
    if "caption" in call.parameters and "text" not in content:
        content = {name: value for name, value in content.items() if not name.startswith("caption")} | captioned(call)
    return {"message_id": post(call, chat, content).id}


def forward_message(call: Call) -> Json:
    """Send a message again under its author's name."""
    chat = call.writable_chat()
    source = _source(call, "message to forward not found", "message can't be forwarded")
    return message_json(post(call, chat, dict(source.content), forward_origin=origin_json(source)))


def _source(call: Call, missing: str, refused: str) -> Message:
    message = call.message(call.chat("from_chat_id"), missing)
    if message.protected or message.is_service:
        raise bad_request(refused)
    return message


def post(
    call: Call, chat: Chat, content: Json, forward_origin: Json | None = None, *, spending: bool = True
) -> Message:
    """Put a message of the bot into a chat; all of an album are spent as one."""
    if "message_thread_id" in call.parameters and chat.is_private:  # elsewhere but in forums Telegram passes it over
        raise bad_request("message thread not found")
    inline, reply = read_markup(call.parameters.get("reply_markup"), private=chat.is_private)
    replied = _replied(call, chat)
    receiver = _receiver(call, chat)
    topic = topic_of_call(call, chat)
    if spending:
        call.world.pace.spend(chat.id)
    return put_in(
        call.world,
        chat,
        chat.owner or call.world.bot,
        content,
        in_name=call.world.bot if chat.owner is not None else None,
        as_chat=chat if chat.is_channel else chat.parent,
        topic=topic,
        inline_keyboard=inline,
        reply_keyboard=reply,
        reply_to=replied,
        quote=quote(call, replied),
        forward_origin=forward_origin,
        protected=call.flag("protect_content"),
        receiver=receiver,
    )


def _receiver(call: Call, chat: Chat) -> Person | None:
    """The one member who will see a message: an administrator bot may choose, any other just answers a fresh tap."""
    asked = call.mapping("ephemeral_message_parameters")
    if asked is None:
        return None
    check_known_fields(asked, EphemeralMessageParameters)
    given = Call(call.world, asked)
    receiver = call.world.people.get(given.number("receiver_user_id"))
    if chat.is_private or chat.is_channel or receiver is None or not chat.holds(receiver.id):
        raise bad_request("USER_NOT_PARTICIPANT")
    if not chat.is_led_by(call.world.bot.id) and not _has_just_tapped(given, receiver, chat):
        raise bad_request("not enough rights to send ephemeral messages to the chat")
    return receiver


def _has_just_tapped(given: Call, person: Person, chat: Chat) -> bool:
    """Whether the tap that is named is this person's, here, and not too long ago."""
    query = given.world.queries.get(given.text("callback_query_id"))
    if query is None or query.person is not person or query.chat_id != chat.id:
        return False
    return given.world.clock.now() - query.asked_at <= EPHEMERAL_SECONDS


def _replied(call: Call, chat: Chat) -> Message | None:
    """The message a new one answers, where it is still there."""
    asked = call.mapping("reply_parameters") or {}
    check_known_fields(asked, ReplyParameters)
    message_id = asked.get("message_id", call.parameters.get("reply_to_message_id"))
    if message_id is None:
        return None
    there = call.world.known_chat(asked.get("chat_id", chat.id)) if chat.owner is None else chat
    message = there.messages.get(message_id) if there else None
    allowed = asked.get("allow_sending_without_reply") or call.flag("allow_sending_without_reply")
    if message is None and not allowed:
        raise bad_request("message to be replied not found")
    return message


def quote(call: Call, replied: Message | None) -> Json | None:
    """The part of the replied message that a new one answers; raises 400 where it is no part of it."""
    words = (call.mapping("reply_parameters") or {}).get("quote")
    if not words or replied is None:
        return None
    whole = str(replied.content.get("text", replied.content.get("caption", "")))
    if length(words) > LONGEST_QUOTE or words not in whole:
        raise bad_request(QUOTE_INVALID)
    return {"text": words, "position": length(whole.partition(words)[0])}


def edit_message_text(call: Call) -> Json:
    """Change the words and the inline keyboard of an own message."""
    message = editable(call)
    if "text" not in message.content:
        raise bad_request("there is no text in the message to edit")
    return change(call, message, _text_content(call, "MESSAGE_TOO_LONG"))


def edit_message_reply_markup(call: Call) -> Json:
    """Change only the inline keyboard of an own message."""
    message = editable(call)
    return change(call, message, message.content)


def editable(call: Call) -> Message:
    """The message to change; raises 400 where the bot may not."""
    if "inline_message_id" in call.parameters:
        raise bad_request("MESSAGE_ID_INVALID")
    in_name = "business_connection_id" in call.parameters
    chat = business_chat(call) if in_name else call.writable_chat(WRITING_FORBIDDEN)
    message = call.message(chat, EDIT_NOT_FOUND)
    others = chat.is_channel and chat.allows(call.world.bot.id, EDIT)  # also what other administrators have posted
    own = call.world.bot in (message.sender, message.in_name)
    if not (others or own) or message.reply_keyboard or message.forward_origin:
        raise bad_request(NO_EDITING)
    return message


def change(call: Call, message: Message, content: Json) -> Json:
    """Put new content and a new inline keyboard into a message; raises 400 where nothing is new."""
    markup = call.mapping("reply_markup")
    if markup is not None and "inline_keyboard" not in markup:
        raise bad_request("inline keyboard expected")
    inline = read_inline_keyboard(markup) if markup else None
    call.world.pace.spend(message.chat.id)
    if content == message.content and inline == message.inline_keyboard:
        raise bad_request(NOT_MODIFIED)
    message.inline_keyboard = inline
    put_change(call.world, message, content)
    return message_json(message)


def delete_message(call: Call) -> bool:
    """Remove a message for everybody."""
    chat = call.open_chat()
    message = call.message(chat, DELETE_NOT_FOUND)
    too_old = call.world.clock.now() - message.date > OLDEST_DELETED_SECONDS
    administrator = chat.allows(call.world.bot.id, DELETE)
    own = chat.is_private or message.sender is call.world.bot
    if not administrator and (too_old or not own):
        raise bad_request(NO_DELETING)
    del chat.messages[message.id]
    call.world.happened("deleted", chat_id=chat.id, message_id=message.id, person=user_json(call.world.bot))
    return True


def set_message_reaction(call: Call) -> bool:
    """Put one emoji under a message, or take it away."""
    message = call.message(call.open_chat(), "message to react not found")
    reactions = call.objects("reaction")
    if len(reactions) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    if message.is_service or any(reaction.get("emoji") not in REACTIONS for reaction in reactions):
        raise bad_request("REACTION_INVALID")
    message.reaction = reactions[0]["emoji"] if reactions else None
    call.world.happened("reacted", message=shown_message(message))
    return True
