"""What people do in the pretend Telegram, and the updates the bot receives for it."""

from typing import Any

from bot.sandbox import contents
from bot.sandbox.business import tell_deleted
from bot.sandbox.contents import CAPTIONED, REPLACEABLE, kind_of, with_caption
from bot.sandbox.direct import author_in_direct
from bot.sandbox.failures import Impossible
from bot.sandbox.markup import found_entities, length, plain
from bot.sandbox.membership import tell_own_membership
from bot.sandbox.putting import change, put_in
from bot.sandbox.rights import ANONYMOUS, DELETE, POST
from bot.sandbox.wire import inaccessible_message_json, message_json, user_json
from bot.sandbox.world import Chat, Json, Message, Person, Query, World

LONGEST_TEXT = 4096


def follow(world: World, person: Person, link: str) -> None:
    """Press a link to the bot: its chat opens, and what the link brings along waits for START."""
    payload = world.start_payload(link)
    if payload is None:
        raise Impossible(f"{link} does not lead to the bot")
    person.brought = payload or None
    world.happened("followed", person=user_json(person), link=link)


def start(world: World, person: Person, payload: str = "") -> Message:
    """Open the chat with the bot and press START, by a link where one was followed; unblocks the bot where need be."""
    news = not person.started or person.brought is not None
    payload, person.brought = payload or person.brought or "", None
    if person.blocked:
        unblock(world, person)
    person.started = True
    if news:
        world.happened("started", person=user_json(person))
    return send_text(world, person, world.chat(person.id), f"/start {payload}".strip())


def send_text(
    world: World,
    person: Person,
    chat: Chat,
    text: str,
    reply_to: Message | None = None,
    quote: str = "",
    as_chat: Chat | None = None,
) -> Message:
    """Type a message and send it; `quote`: the part of another one that it answers."""
    written = plain(text)
    if not 1 <= length(written) <= LONGEST_TEXT:
        raise Impossible(f"a message has 1 to {LONGEST_TEXT} characters, not {length(written)}")
    quoted = _quote(reply_to, quote)
    return send(world, person, chat, text_content(written), as_chat=as_chat, reply_to=reply_to, quote=quoted)


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
    world: World, person: Person, chat: Chat, content: Json, *, as_chat: Chat | None = None, **details: Any
) -> Message:
    """Send anything to a chat the person may write to, as oneself or in the name of a channel or group."""
    _check_may_write(person, chat, details.get("reply_to"))
    channel, topic = author_in_direct(person, chat, details.get("reply_to"))
    author = channel or author_of(person, chat, as_chat)
    signature = person.name if author is chat and chat.signs_posts else None
    return put_in(world, chat, person, content, as_chat=author, signature=signature, topic=topic, **details)


def author_of(person: Person, chat: Chat, chosen: Chat | None) -> Chat | None:
    """In whose name somebody speaks here, None meaning their own; raises Impossible where they may not."""
    if chat.is_channel:
        return chat
    if chosen is None or chosen is chat:
        return _hidden(person, chat, chosen)
    if not chosen.is_channel or chosen.members.get(person.id) != "creator":
        raise Impossible(f"{person.name} has no channel {chosen.id} to speak for")
    return chosen


def _hidden(person: Person, group: Chat, chosen: Chat | None) -> Chat | None:
    """An administrator who is to remain anonymous always speaks as the group."""
    if group.allows(person.id, ANONYMOUS):
        return group
    if chosen is group:
        raise Impossible(f"{person.name} is no anonymous administrator of this group")
    return None


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
    """Where words come from that were written elsewhere: an open account, or only a name."""
    if author is not None:
        return {"type": "user", "date": world.today(), "sender_user": user_json(author)}
    return {"type": "hidden_user", "date": world.today(), "sender_user_name": hidden_name or "Deleted"}


def press(world: World, person: Person, chat: Chat, message_id: int, data: str) -> Query:
    """Tap an inline button; any data at all, as a forged client could send."""
    check_present(person, chat)
    message = chat.messages.get(message_id)
    where = _tapped(message) if message else {"message": inaccessible_message_json(chat, message_id)}
    query = world.ask(person, chat)
    if world.updates.strikes_tap("expired", chat.id):
        query.expire()
    taps = [query, world.ask(person, chat)] if world.updates.strikes_tap("repeated", chat.id) else [query]
    for tap in taps:
        told = {"id": tap.id, "from": user_json(person), "chat_instance": str(abs(chat.id) * 7919)}
        world.updates.put("callback_query", told | where | {"data": data})
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


def _tapped(message: Message) -> Json:
    """Where a button is; under what was sent through the bot it is known by a name of its own only."""
    return {"inline_message_id": message.inline_id} if message.inline_id else {"message": message_json(message)}


def edit(world: World, person: Person, chat: Chat, message_id: int, text: str) -> Message:
    """Change the words of an own message, be it under a picture."""
    message = own_message(chat, person, message_id)
    if "text" in message.content:
        return _changed(world, message, text_content(plain(text)))
    if kind_of(message.content) not in CAPTIONED:
        raise Impossible("this message has no words to change")
    return _changed(world, message, _without_caption(message.content) | with_caption(plain(text)))


def replace_file(world: World, person: Person, chat: Chat, message_id: int, kind: str, caption: str = "") -> Message:
    """Put another picture or file in the place of the one in an own message."""
    message = own_message(chat, person, message_id)
    if kind not in REPLACEABLE or not {"text", *REPLACEABLE} & message.content.keys():
        raise Impossible("in such a message no file can be replaced")
    return _changed(world, message, contents.content_of(world, kind, caption) | _album(message))


def _without_caption(content: Json) -> Json:
    return {name: value for name, value in content.items() if not name.startswith("caption")}


def _album(message: Message) -> Json:
    album = message.content.get("media_group_id")
    return {"media_group_id": album} if album else {}


def _changed(world: World, message: Message, content: Json) -> Message:
    change(world, message, content)
    return message


def send_album(world: World, person: Person, chat: Chat, files: list[tuple[str, str]], **details: Any) -> list[Message]:
    """Send several pictures or files as one: each of a kind, with or without words. Telegram tells of each apart."""
    if not 2 <= len(files) <= 10:
        raise Impossible(f"an album has 2 to 10 files, not {len(files)}")
    album = {"media_group_id": str(world.random.randrange(10**16, 10**17))}
    shown = [contents.content_of(world, kind, words) | album for kind, words in files]
    return [send(world, person, chat, content, **details) for content in shown]


def delete(world: World, person: Person, chat: Chat, message_id: int) -> None:
    """Delete an own message, or anybody's where one may; Telegram tells bots only in whose chats they look on."""
    message = chat.messages.get(message_id)
    if message is None or not chat.allows(person.id, DELETE):
        own_message(chat, person, message_id)
    del chat.messages[message_id]
    tell_deleted(world, chat, message_id)
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
    tell_own_membership(world, person, "member", "kicked")
    world.happened("blocked", person=user_json(person))


def unblock(world: World, person: Person) -> None:
    """Unblock the bot."""
    if not person.blocked:
        raise Impossible(f"{person.name} has not blocked the bot")
    person.blocked = False
    tell_own_membership(world, person, "kicked", "member")
    world.happened("unblocked", person=user_json(person))


def _check_may_write(person: Person, chat: Chat, answered: Message | None) -> None:
    check_present(person, chat)
    if chat.upgraded_to is not None:
        raise Impossible(f"the group goes on as {chat.upgraded_to}")
    if chat.is_private and (not person.started or person.blocked):
        state = "has blocked the bot" if person.blocked else "has not started the bot yet"
        raise Impossible(f"{person.name} {state}")
    if chat.is_channel and not chat.allows(person.id, POST):
        raise Impossible(f"{person.name} may not post in the channel {chat.id}")
    if chat.mutes(person.id):
        raise Impossible(f"{person.name} may not write in the group {chat.id}")
    if not chat.holds(person.id) and (answered is None or _root_of(answered).post is None):
        raise Impossible(f"{person.name} is not in the chat {chat.id} and may only comment on posts there")


def _root_of(message: Message) -> Message:
    """The first message of the thread in which one stands."""
    return message.chat.messages.get(message.thread or message.id, message)


def check_present(person: Person, chat: Chat) -> None:
    """Make sure that somebody reads a chat; raises Impossible."""
    if not chat.is_open_to(person.id):
        raise Impossible(f"{person.name} is not in the chat {chat.id}")


def _label(message: Message | None, data: str) -> str | None:
    """What stands on the button with this data, when there is one."""
    rows = (message.inline_keyboard or {}).get("inline_keyboard", []) if message else []
    return next((b["text"] for row in rows for b in row if b.get("callback_data") == data), None)
