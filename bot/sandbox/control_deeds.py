"""The deeds of people as the control API asks for them: a person, a verb and a JSON body."""

from base64 import b64decode
from collections.abc import Callable
from math import isfinite
from typing import Any

from aiohttp import web

from bot.sandbox import business, contents, deeds, direct, membership, polls, reacting, searching
from bot.sandbox.failures import Impossible
from bot.sandbox.markup import plain
from bot.sandbox.wire import origin_json, shown_message
from bot.sandbox.world import Chat, Json, Message, Person, World


class Body:
    """The JSON object of a request, field by field; raises Impossible for a missing or wrong one."""

    def __init__(self, fields: Json) -> None:
        self.fields = fields

    @classmethod
    async def of(cls, request: web.Request) -> "Body":
        try:
            fields = await request.json() if request.can_read_body else {}
        except ValueError:
            raise Impossible("the body is not JSON") from None
        if not isinstance(fields, dict):
            raise Impossible("the body is not a JSON object")
        return cls(fields)

    def text(self, name: str) -> str:
        value = self.maybe_text(name)
        if value is None:
            raise Impossible(f"{name} is missing")
        return value

    def maybe_text(self, name: str) -> str | None:
        value = self.fields.get(name)
        if value is not None and not isinstance(value, str):
            raise Impossible(f"{name} is no text")
        return value

    def content(self, name: str) -> bytes:
        try:
            return b64decode(self.text(name), validate=True)
        except ValueError:
            raise Impossible(f"{name} is no base64") from None

    def number(self, name: str) -> int:
        value = self.maybe_number(name)
        if value is None:
            raise Impossible(f"{name} is missing")
        return value

    def maybe_number(self, name: str) -> int | None:
        value = self.fields.get(name)
        if value is not None and (not isinstance(value, int) or isinstance(value, bool)):
            raise Impossible(f"{name} is no whole number")
        return value

    def maybe_decimal(self, name: str) -> float | None:
        value = self.fields.get(name)
        if value is not None and (not isinstance(value, int | float) or isinstance(value, bool) or not isfinite(value)):
            raise Impossible(f"{name} is no number")
        return value

    def numbers(self, name: str) -> list[int]:
        values = self.fields.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, int) for value in values):
            raise Impossible(f"{name} is no list of whole numbers")
        return values

    def maybe_words(self, name: str) -> frozenset[str] | None:
        values = self.fields.get(name)
        if values is None:
            return None
        if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
            raise Impossible(f"{name} is no list of words")
        return frozenset(values)

    def objects(self, name: str) -> list[Json]:
        values = self.fields.get(name, [])
        if not isinstance(values, list) or not all(isinstance(value, dict) for value in values):
            raise Impossible(f"{name} is no list of objects")
        return values


class Deed:
    """One deed as asked for: who does it, where, and with which words."""

    def __init__(self, world: World, person: Person, body: Body) -> None:
        self.world = world
        self.person = person
        self.body = body

    @property
    def chat(self) -> Chat:
        """The chat it happens in; the private one with the bot unless another is named."""
        chosen = self.body.maybe_number("chat_id")
        return self.world.chat(self.person.id if chosen is None else chosen)

    @property
    def as_chat(self) -> Chat | None:
        """In whose name, if not one's own."""
        chosen = self.body.maybe_number("as_chat")
        return None if chosen is None else self.world.chat(chosen)

    @property
    def member(self) -> Person:
        """Whom it is about."""
        return self.world.person(self.body.number("member"))

    @property
    def replied(self) -> Message | None:
        """The message it answers, if any."""
        message_id = self.body.maybe_number("reply_to")
        if message_id is None:
            return None
        return self._existing(self.chat, message_id)

    @property
    def origin(self) -> Json:
        """Where a forward comes from: the account `from_id`, or only the name `from_name`."""
        author = self.body.maybe_number("from_id")
        open_author = None if author is None else self.world.person(author)
        return deeds.origin(self.world, open_author, self.body.maybe_text("from_name"))

    @property
    def forwarded(self) -> Message:
        """The message to forward."""
        chat = self.world.chat(self.body.number("from_chat"))
        return self._existing(chat, self.body.number("message_id"))

    @property
    def posted(self) -> Message:
        """The post it is about."""
        return self._existing(self.chat, self.body.number("message_id"))

    def send(self, content: Json, forward_origin: Json | None = None) -> Json:
        """Put something into the chat."""
        message = deeds.send(
            self.world,
            self.person,
            self.chat,
            content,
            as_chat=self.as_chat,
            reply_to=self.replied,
            forward_origin=forward_origin,
        )
        return shown_message(message)

    def _existing(self, chat: Chat, message_id: int) -> Message:
        message = chat.messages.get(message_id)
        if message is None:
            raise Impossible(f"there is no message {message_id}")
        return message


def _starts(deed: Deed) -> Json:
    return shown_message(deeds.start(deed.world, deed.person, deed.body.maybe_text("payload") or ""))


def _sends(deed: Deed) -> Json:
    text = deed.body.text("text")
    quote = deed.body.maybe_text("quote") or ""
    return shown_message(deeds.send_text(deed.world, deed.person, deed.chat, text, deed.replied, quote, deed.as_chat))


def _comments(deed: Deed) -> Json:
    """A comment stands in the linked group, under the copy of the post."""
    copied, text = _discussed(deed), deed.body.text("text")
    return shown_message(deeds.send_text(deed.world, deed.person, copied.chat, text, copied, as_chat=deed.as_chat))


def _comments_with_album(deed: Deed) -> list[Json]:
    """Pictures under a post come as one, too."""
    copied = _discussed(deed)
    return [
        shown_message(sent)
        for sent in deeds.send_album(deed.world, deed.person, copied.chat, _files_in(deed), reply_to=copied)
    ]


def _discussed(deed: Deed) -> Message:
    """The copy of a post, under which its comments stand."""
    copied = deed.posted.copy
    if copied is None:
        raise Impossible("nobody can comment on this: it is no post of a channel with a linked group")
    return copied


def _follows(deed: Deed) -> Json:
    deeds.follow(deed.world, deed.person, deed.body.text("link"))
    return {}


def _sends_sticker(deed: Deed) -> Json:
    return deed.send(contents.sticker(deed.world, deed.body.maybe_text("emoji") or "👍"))


def _sends_photo(deed: Deed) -> Json:
    return deed.send(contents.photo(deed.world, deed.body.maybe_text("caption") or ""))


def _sends_voice(deed: Deed) -> Json:
    return deed.send(contents.voice(deed.world))


def _sends_content(deed: Deed) -> Json:
    kind, caption = deed.body.text("kind"), deed.body.maybe_text("caption") or ""
    return deed.send(contents.content_of(deed.world, kind, caption))


def _sends_document(deed: Deed) -> Json:
    name, caption = deed.body.text("name"), deed.body.maybe_text("caption") or ""
    return deed.send(contents.document(deed.world, name, deed.body.content("content"), caption))


def _sends_album(deed: Deed) -> list[Json]:
    details = {"reply_to": deed.replied, "as_chat": deed.as_chat}
    sent = deeds.send_album(deed.world, deed.person, deed.chat, _files_in(deed), **details)
    return [shown_message(each) for each in sent]


def _files_in(deed: Deed) -> list[tuple[str, str]]:
    return [(str(file.get("kind", "photo")), str(file.get("caption") or "")) for file in deed.body.objects("files")]


def _shares_contact(deed: Deed) -> Json:
    return deed.send(deeds.own_contact(deed.person, deed.body.maybe_text("phone")))


def _shares_card(deed: Deed) -> Json:
    body = deed.body
    card = deeds.contact(
        body.text("phone"), body.text("first_name"), body.maybe_text("last_name"), body.maybe_number("user_id")
    )
    return deed.send(card, deed.origin if body.fields.get("forwarded") else None)


def _forwards(deed: Deed) -> Json:
    source = deed.forwarded
    hidden = deed.body.fields.get("hidden") and source.as_chat is None and source.forward_origin is None
    shown = deeds.origin(deed.world, None, source.sender.name) if hidden else origin_json(source)
    return deed.send(dict(source.content), shown)


def _forwards_text(deed: Deed) -> Json:
    return deed.send(deeds.text_content(plain(deed.body.text("text"))), deed.origin)


def _presses(deed: Deed) -> Json:
    data = deed.body.text("data")
    query = deeds.press(deed.world, deed.person, deed.chat, deed.body.number("message_id"), data)
    return {"query": query.id}


def _edits(deed: Deed) -> Json:
    message_id, text = deed.body.number("message_id"), deed.body.text("text")
    return shown_message(deeds.edit(deed.world, deed.person, deed.chat, message_id, text))


def _replaces_file(deed: Deed) -> Json:
    message_id, kind = deed.body.number("message_id"), deed.body.text("kind")
    caption = deed.body.maybe_text("caption") or ""
    return shown_message(deeds.replace_file(deed.world, deed.person, deed.chat, message_id, kind, caption))


def _reacts(deed: Deed) -> Json:
    message_id, reactions = deed.body.number("message_id"), deed.body.objects("reactions")
    return shown_message(reacting.react(deed.world, deed.person, deed.chat, message_id, reactions, deed.as_chat))


def _votes(deed: Deed) -> Json:
    message_id, options = deed.body.number("message_id"), deed.body.numbers("options")
    return shown_message(polls.vote(deed.world, deed.person, deed.chat, message_id, options, deed.as_chat))


def _deletes(deed: Deed) -> Json:
    deeds.delete(deed.world, deed.person, deed.chat, deed.body.number("message_id"))
    return {}


def _blocks(deed: Deed) -> Json:
    deeds.block(deed.world, deed.person)
    return {}


def _unblocks(deed: Deed) -> Json:
    deeds.unblock(deed.world, deed.person)
    return {}


def _joins(deed: Deed) -> Json:
    membership.join(deed.world, deed.person, deed.chat)
    return {}


def _joins_by(deed: Deed) -> Json:
    return {"chat_id": membership.join_by(deed.world, deed.person, deed.body.text("link")).id}


def _asks_to_join(deed: Deed) -> Json:
    membership.ask_to_join(deed.world, deed.person, deed.chat, deed.body.maybe_text("link") or "")
    return {}


def _lets_in(deed: Deed) -> Json:
    membership.let_in(deed.world, deed.person, deed.chat, deed.member)
    return {}


def _turns_away(deed: Deed) -> Json:
    membership.turn_away(deed.world, deed.person, deed.chat, deed.member)
    return {}


def _leaves(deed: Deed) -> Json:
    membership.leave(deed.world, deed.person, deed.chat)
    return {}


def _removes(deed: Deed) -> Json:
    membership.remove(deed.world, deed.person, deed.chat, deed.member)
    return {}


def _promotes(deed: Deed) -> Json:
    membership.promote(deed.world, deed.person, deed.chat, deed.member, deed.body.maybe_words("rights"))
    return {}


def _makes_link(deed: Deed) -> Json:
    membership.check_may_invite(deed.person, deed.chat)
    looks = {"name": deed.body.maybe_text("name") or "", "creates_join_request": bool(deed.body.fields.get("asks"))}
    return {"link": membership.make_link(deed.world, deed.person, deed.chat, **looks).address}


def _turns_into_supergroup(deed: Deed) -> Json:
    if deed.chat.members.get(deed.person.id) != "creator":
        raise Impossible(f"{deed.person.name} has not created the group {deed.chat.title}")
    group = membership.upgrade(deed.world, deed.chat)
    return {"id": group.id, "title": group.title}


def _writes_to(deed: Deed) -> Json:
    chat = business.found_private_chat(deed.world, deed.person, deed.member)
    return {"id": chat.id, "title": chat.title}


def _writes_to_channel(deed: Deed) -> Json:
    chat = direct.found_direct(deed.world, deed.person, deed.chat)
    return {"id": chat.id, "title": chat.title}


def _suggests_post(deed: Deed) -> Json:
    suggested = {"suggested_post_info": {"state": "pending"}}
    return deed.send(deeds.text_content(deed.body.text("text")) | suggested)


def _connects_business(deed: Deed) -> Json:
    return {"id": business.connect(deed.world, deed.person, deed.body.maybe_words("rights")).id}


def _disconnects_business(deed: Deed) -> Json:
    business.disconnect(deed.world, deed.person)
    return {}


def _asks_inline(deed: Deed) -> Json:
    words, offset = deed.body.text("text"), deed.body.maybe_text("offset") or ""
    return {"query": searching.ask_inline(deed.world, deed.person, deed.chat, words, offset).id}


def _chooses_inline(deed: Deed) -> Json:
    query, result = deed.body.text("query"), deed.body.text("result")
    return shown_message(searching.choose_inline(deed.world, deed.person, deed.chat, query, result))


DEEDS: dict[str, Callable[[Deed], Any]] = {
    function.__name__.removeprefix("_"): function
    for function in (
        _starts,
        _follows,
        _sends,
        _comments,
        _comments_with_album,
        _sends_sticker,
        _sends_photo,
        _sends_voice,
        _sends_content,
        _sends_document,
        _sends_album,
        _shares_contact,
        _shares_card,
        _forwards,
        _forwards_text,
        _presses,
        _edits,
        _replaces_file,
        _reacts,
        _votes,
        _deletes,
        _blocks,
        _unblocks,
        _joins,
        _joins_by,
        _asks_to_join,
        _lets_in,
        _turns_away,
        _leaves,
        _removes,
        _promotes,
        _makes_link,
        _turns_into_supergroup,
        _writes_to,
        _writes_to_channel,
        _suggests_post,
        _connects_business,
        _disconnects_business,
        _asks_inline,
        _chooses_inline,
    )
}
"""What a person can do, by the last part of the address."""
