"""What people do in the pretend Telegram, and the updates the bot receives for it."""

from typing import Any

from bot.sandbox import contents
from bot.sandbox.contents import CAPTIONED, REPLACEABLE, kind_of, with_caption
from bot.sandbox.failures import Impossible
from bot.sandbox.markup import found_entities, length, plain
from bot.sandbox.wire import (
    chat_json,
    inaccessible_message_json,
    member_change_json,
    message_json,
    shown_message,
    user_json,
)
from bot.sandbox.world import Chat, Json, Message, Person, Query, World

LONGEST_TEXT = 4096


def start(world: World, person: Person, payload: str = "") -> Message:
    """Open the chat with the bot and press START; unblocks the bot where it was blocked."""
    if person.blocked:
        unblock(world, person)
    if not person.started:
        person.started = True
        world.happened("started", person=user_json(person))
    return send_text(world, person, world.chat(person.id), f"/start {payload}".strip())


def send_text(
    world: World, person: Person, chat: Chat, text: str, reply_to: Message | None = None, quote: str = ""
) -> Message:
    """Type a message and send it; `quote`: the part of another one that it answers."""
    written = plain(text)
    if not 1 <= length(written) <= LONGEST_TEXT:
        raise Impossible(f"a message has 1 to {LONGEST_TEXT} characters, not {length(written)}")
    return send(world, person, chat, text_content(written), reply_to=reply_to, quote=_quote(reply_to, quote))


def _quote(reply_to: Message | None, words: str) -> Json | None:
    """The part of a message that somebody chose to answer."""
    if not words:
        return None
    if reply_to is None or words not in _words(reply_to):
        raise Impossible(f"«{words}» stands in no message that is answered")
    place = length(_words(reply_to).partition(words)[0])
    return {"text": words, "position": place, "is_manual": True}


def _words(message: Message) -> str:
    return str(message.content.get("text", message.content.get("caption", "")))


def text_content(text: str) -> Json:
    """A typed text with what Telegram marks in it."""
    entities = found_entities(text)
    return {"text": text, "entities": entities} if entities else {"text": text}


def send(
    world: World,
    person: Person,
    chat: Chat,
    content: Json,
    *,
    reply_to: Message | None = None,
    quote: Json | None = None,
    forward_origin: Json | None = None,
    via_bot: bool = False,
) -> Message:
    """Send anything to a chat the person may write to."""
    _check_may_write(person, chat)
    details = {"reply_to": reply_to, "quote": quote, "forward_origin": forward_origin}
    return _put_in(world, person, chat, content, via_bot=via_bot, **details)


def _put_in(
    world: World, person: Person, chat: Chat, content: Json, *, via_bot: bool = False, **details: Any
) -> Message:
    """Put a message into a chat and tell the bot, where it is there."""
    message = world.post(chat, person, content, via_bot=via_bot, **details)
    if _bot_sees(world, chat):
        update = message_json(message)
        world.updates.put("message", update | {"via_bot": user_json(world.bot)} if via_bot else update)
    world.happened("message", message=shown_message(message))
    return message


def own_contact(person: Person, phone: str | None = None) -> Json:
    """The card Telegram makes of a person's own account."""
    number = phone or person.phone
    if number is None:
        raise Impossible(f"{person.name} has no phone number")
    return contact(number, person.first_name, person.last_name, person.id)


def contact(phone: str, first_name: str, last_name: str | None, user_id: int | None) -> Json:
    """Anybody's card; `user_id` is there when the number belongs to a Telegram account."""
    card = {"phone_number": phone, "first_name": first_name, "last_name": last_name, "user_id": user_id}
    return {"contact": {name: value for name, value in card.items() if value is not None}}


def origin(world: World, author: Person | None, hidden_name: str | None) -> Json:
    """Where a forwarded message came from: an open account, or only a name."""
    if author is not None:
        return {"type": "user", "date": world.today(), "sender_user": user_json(author)}
    return {"type": "hidden_user", "date": world.today(), "sender_user_name": hidden_name or "Deleted"}


def press(world: World, person: Person, chat: Chat, message_id: int, data: str) -> Query:
    """Tap an inline button; any data at all, as a forged client could send."""
    _check_present(person, chat)
    message = chat.messages.get(message_id)
    shown = message_json(message) if message else inaccessible_message_json(chat, message_id)
    query = world.ask(person, chat)
    if world.updates.strikes_tap("expired", chat.id):
        query.expire()
    taps = [query, world.ask(person, chat)] if world.updates.strikes_tap("repeated", chat.id) else [query]
    for tap in taps:
        told = {"id": tap.id, "from": user_json(person), "chat_instance": str(abs(chat.id) * 7919)}
        world.updates.put("callback_query", told | {"message": shown, "data": data})
    world.happened(
        "pressed",
        person=user_json(person),
        query=query.id,
        data=data,
        label=_label(message, data),
        chat_id=chat.id,
        message_id=message_id,
    )
    return query


def edit(world: World, person: Person, chat: Chat, message_id: int, text: str) -> Message:
    """Change the words of an own message, be it under a picture."""
    message = own_message(chat, person, message_id)
    if "text" in message.content:
        return _changed(world, chat, message, text_content(plain(text)))
    if kind_of(message.content) not in CAPTIONED:
        raise Impossible("this message has no words to change")
    return _changed(world, chat, message, _without_caption(message.content) | with_caption(plain(text)))


def replace_file(world: World, person: Person, chat: Chat, message_id: int, kind: str, caption: str = "") -> Message:
    """Put another picture or file in the place of the one in an own message."""
    message = own_message(chat, person, message_id)
    if kind not in REPLACEABLE or not {"text", *REPLACEABLE} & message.content.keys():
        raise Impossible("in such a message no file can be replaced")
    return _changed(world, chat, message, contents.content_of(world, kind, caption) | _album(message))


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}


def _album(message: Message) -> Json:
    album = message.content.get("media_group_id")
    return {"media_group_id": album} if album else {}


def _changed(world: World, chat: Chat, message: Message, content: Json) -> Message:
    message.content = content
    message.edit_date = world.today()
    if _bot_sees(world, chat):
        world.updates.put("edited_message", message_json(message))
    world.happened("edited", message=shown_message(message))
    return message


def send_album(world: World, person: Person, chat: Chat, files: list[tuple[str, str]]) -> list[Message]:
    """Send several pictures or files as one: each of a kind, with or without words. Telegram tells of each apart."""
    if not 2 <= len(files) <= 10:
        raise Impossible(f"an album has 2 to 10 files, not {len(files)}")
    album = {"media_group_id": str(world.random.randrange(10**16, 10**17))}
    return [send(world, person, chat, contents.content_of(world, kind, words) | album) for kind, words in files]


def react(world: World, person: Person, chat: Chat, message_id: int, reactions: list[Json]) -> Message:
    """Put a reaction under a message, change it or take it away; a bot hears of it in private and where it leads."""
    _check_present(person, chat)
    message = chat.messages.get(message_id)
    if message is None or message.is_service:
        raise Impossible(f"there is no message {message_id} to react to")
    old = message.reactions_of_people.get(person.id, [])
    message.reactions_of_people[person.id] = reactions
    if chat.is_private or chat.members.get(world.bot.id) == "administrator":
        told = {"chat": chat_json(chat), "message_id": message_id, "user": user_json(person), "date": world.today()}
        world.updates.put("message_reaction", told | {"old_reaction": old, "new_reaction": reactions})
    world.happened("reacted", message=shown_message(message))
    return message


def delete(world: World, person: Person, chat: Chat, message_id: int) -> None:
    """Delete an own message; Telegram does not tell bots."""
    own_message(chat, person, message_id)
    del chat.messages[message_id]
    world.happened("deleted", chat_id=chat.id, message_id=message_id, person=user_json(person))


def own_message(chat: Chat, person: Person, message_id: int) -> Message:
    """A message of this person; raises Impossible for everybody else's."""
    message = chat.messages.get(message_id)
    if message is None or message.sender is not person:
        raise Impossible(f"{person.name} has no message {message_id} in this chat")
    return message


def block(world: World, person: Person) -> None:
    """Block the bot."""
    if not person.started or person.blocked:
        raise Impossible(f"{person.name} has no open chat with the bot to block")
    person.blocked = True
    _tell_own_membership(world, person, "member", "kicked")
    world.happened("blocked", person=user_json(person))


def unblock(world: World, person: Person) -> None:
    """Unblock the bot."""
    if not person.blocked:
        raise Impossible(f"{person.name} has not blocked the bot")
    person.blocked = False
    _tell_own_membership(world, person, "kicked", "member")
    world.happened("unblocked", person=user_json(person))


def _tell_own_membership(world: World, person: Person, old: str, new: str) -> None:
    change = member_change_json(world, world.chat(person.id), person, world.bot, old, new)
    world.updates.put("my_chat_member", change)


def found_group(world: World, title: str, members: list[Person], group_id: int | None) -> Chat:
    """Open a supergroup; the first member creates it and makes the bot an administrator."""
    chat = Chat(id=world.free_group_id() if group_id is None else group_id, title=title)
    if chat.id >= 0 or chat.id in world.chats:
        raise Impossible(f"{chat.id} cannot be the id of a new group")
    world.chats[chat.id] = chat
    chat.members = {member.id: "member" for member in members}
    if members:
        chat.members[members[0].id] = "creator"
        set_bot_status(world, chat, members[0], "administrator")
    else:
        chat.members[world.bot.id] = "administrator"
    world.happened("group", chat_id=chat.id, title=title)
    return chat


def set_bot_status(world: World, chat: Chat, actor: Person, status: str) -> None:
    """Make the bot an administrator, a member, or throw it out (`left`, `kicked`)."""
    old = chat.members.get(world.bot.id, "left")
    chat.members[world.bot.id] = status
    change = member_change_json(world, chat, actor, world.bot, old, status)
    world.updates.put("my_chat_member", change)


def upgrade(world: World, chat: Chat) -> Chat:
    """Make a supergroup of a group: its life goes on under a new id; returns the new chat."""
    if chat.is_private or chat.upgraded_to is not None:
        raise Impossible(f"the chat {chat.id} cannot be upgraded")
    new = Chat(id=world.free_group_id(), title=chat.title, members=dict(chat.members))
    world.chats[new.id] = new
    chat.upgraded_to = new.id
    creator = next((who for who, status in chat.members.items() if status == "creator"), None)
    author = world.bot if creator is None else world.people[creator]
    _put_in(world, author, chat, {"migrate_to_chat_id": new.id})
    _put_in(world, author, new, {"migrate_from_chat_id": chat.id})
    world.happened("upgraded", chat_id=chat.id, new_chat_id=new.id, title=chat.title)
    return new


def join(world: World, person: Person, chat: Chat) -> None:
    """Come into a group."""
    if chat.holds(person.id):
        raise Impossible(f"{person.name} is already in the group")
    _change_member(world, person, chat, "member")
    send(world, person, chat, {"new_chat_members": [user_json(person)]})


def leave(world: World, person: Person, chat: Chat) -> None:
    """Go out of a group."""
    _check_present(person, chat)
    send(world, person, chat, {"left_chat_member": user_json(person)})
    _change_member(world, person, chat, "left")


def _change_member(world: World, person: Person, chat: Chat, status: str) -> None:
    old = chat.members.get(person.id, "left")
    chat.members[person.id] = status
    if _bot_sees(world, chat):
        change = member_change_json(world, chat, person, person, old, status)
        world.updates.put("chat_member", change)


def ask_inline(world: World, person: Person, chat: Chat, text: str) -> Query:
    """Type `@bot text` in a chat and wait for its results; the bot learns only what kind of chat it is."""
    if not world.inline_mode:
        raise Impossible("this bot has no inline mode")
    _check_present(person, chat)
    query = world.ask(person)
    query.words = text
    asked = {"id": query.id, "from": user_json(person), "query": text, "offset": ""}
    world.updates.put("inline_query", asked | {"chat_type": "sender" if chat.is_private else "supergroup"})
    return query


def choose_inline(world: World, person: Person, chat: Chat, query_id: str, result_id: str) -> Message:
    """Send one of the results of an inline query."""
    query = world.queries.get(query_id)
    results = (query.answer or {}).get("results", []) if query else []
    chosen = next((result for result in results if str(result.get("id")) == result_id), None)
    if query is None or chosen is None:
        raise Impossible("there is no such result")
    world.updates.put("chosen_inline_result", {"result_id": result_id, "from": user_json(person), "query": query.words})
    text = chosen.get("input_message_content", {}).get("message_text", chosen.get("title", "…"))
    return send(world, person, chat, text_content(plain(text)), via_bot=True)


def _check_may_write(person: Person, chat: Chat) -> None:
    _check_present(person, chat)
    if chat.upgraded_to is not None:
        raise Impossible(f"the group goes on as {chat.upgraded_to}")
    if chat.is_private and (not person.started or person.blocked):
        state = "has blocked the bot" if person.blocked else "has not started the bot yet"
        raise Impossible(f"{person.name} {state}")


def _check_present(person: Person, chat: Chat) -> None:
    if not chat.holds(person.id):
        raise Impossible(f"{person.name} is not in the chat {chat.id}")


def _bot_sees(world: World, chat: Chat) -> bool:
    return chat.is_private or chat.holds(world.bot.id)


def _label(message: Message | None, data: str) -> str | None:
    """What stands on the button with this data, when there is one."""
    rows = (message.inline_keyboard or {}).get("inline_keyboard", []) if message else []
    return next((b["text"] for row in rows for b in row if b.get("callback_data") == data), None)
