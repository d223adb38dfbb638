"""What the pretend Telegram remembers: people, chats, messages, taps, and what happened."""

import re
from collections import deque
from dataclasses import dataclass, field
from itertools import count
from random import Random
from secrets import token_hex, token_urlsafe
from typing import Any

from bot.sandbox.clock import Pulse, SandboxClock
from bot.sandbox.failures import Impossible
from bot.sandbox.files import FileStore
from bot.sandbox.occasions import Occasion
from bot.sandbox.pace import Pace
from bot.sandbox.rights import ANONYMOUS, DIRECT, INVITE, USUAL_IN_CHANNELS, USUAL_IN_GROUPS
from bot.sandbox.update_queue import UpdateQueue
from bot.sandbox.webhook import Webhook

Json = dict[str, Any]

START_LINK = re.compile(r"https?://(?:t|telegram)\.me/(\w+)(?:\?start=([A-Za-z0-9_-]{1,64}))?", re.ASCII)
QUERY_SECONDS = 15 * 60.0
CALLS_KEPT = 100_000
SERVICE = frozenset({"new_chat_members", "left_chat_member", "migrate_to_chat_id", "migrate_from_chat_id"})
MUTED = "restricted"
PRESENT = frozenset({"creator", "administrator", "member", MUTED})
LEADING = ("creator", "administrator")
REQUEST_SECONDS = 5 * 60.0  # Telegram Bot API: ChatJoinRequest.user_chat_id


@dataclass(slots=True, kw_only=True)
class Person:
    """Somebody with a Telegram account, or the bot itself.

    `brought`: what a link brings along that has opened the chat with the bot, where START is still to be pressed.
    """

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = None
    phone: str | None = None
    is_bot: bool = False
    started: bool = False
    blocked: bool = False
    brought: str | None = None

    @property
    def name(self) -> str:
        """First and last name, as Telegram shows them."""
        return f"{self.first_name} {self.last_name or ''}".strip()


@dataclass(slots=True, kw_only=True)
class Message:
    """A message as it is now; `content` holds the fields Telegram sends for its kind.

    `sender` is who wrote it in truth, `as_chat` the channel or group in whose name. `receiver`: the one member of a
    group who sees it, where it is ephemeral. `post`: the one of a channel that Telegram itself has copied here, below
    which people comment. `thread`: the message below which this one stands. `in_name`: the bot, where it has written in
    the name of the sender. `topic`: to whom it belongs among the private messages to a channel.
    """

    chat: "Chat"
    id: int
    sender: Person
    date: int
    content: Json
    inline_keyboard: Json | None = None
    reply_keyboard: Json | None = None
    reply_to: "Message | None" = None
    forward_origin: Json | None = None
    via_bot: Person | None = None
    inline_id: str | None = None
    as_chat: "Chat | None" = None
    signature: str | None = None
    post: "Message | None" = None
    copy: "Message | None" = None
    thread: int | None = None
    edit_date: int | None = None
    protected: bool = False
    receiver: Person | None = None
    in_name: Person | None = None
    topic: Person | None = None
    quote: Json | None = None
    reaction: str | None = None
    reactions_of_people: dict[int, list[Json]] = field(default_factory=dict)

    @property
    def is_service(self) -> bool:
        """Whether Telegram itself wrote it, as on joining."""
        return not self.content.keys().isdisjoint(SERVICE)


@dataclass(slots=True, kw_only=True)
class Business:
    """Somebody's leave for the bot to look on in the chats of their own account, and what it may do there."""

    id: str
    owner: Person
    rights: frozenset[str]
    since: int
    is_enabled: bool = True


@dataclass(slots=True, kw_only=True)
class InviteLink:
    """A link by which people come into a group or channel, or ask to; `joined` of them have come by it.

    Every administrator has one that is `primary`, the others are made for some purpose.
    """

    address: str
    creator: Person
    name: str = ""
    expire_date: int = 0
    member_limit: int = 0
    creates_join_request: bool = False
    revoked: bool = False
    primary: bool = False
    joined: int = 0


@dataclass(slots=True, kw_only=True)
class JoinRequest:
    """Somebody waits to be let in."""

    person: Person
    asked_at: float
    link: InviteLink | None = None


@dataclass(slots=True, kw_only=True)
class Chat:
    """A person's private chat with the bot, a group or a channel.

    An upgraded one is only read, its life goes on elsewhere. `linked` is the group where a channel is discussed, and
    the channel for that group. A chat between two people, of which the bot hears only where its `owner` lets it, is
    that of the owner's account with a `guest`. `parent` is the channel to which people write here in private, everybody
    in a topic of their own. `rights` are those of administrators who have not just the usual ones.
    """

    id: int
    person: Person | None = None
    title: str | None = None
    username: str | None = None
    is_channel: bool = False
    signs_posts: bool = False
    by_request: bool = False
    linked: "Chat | None" = None
    members: dict[int, str] = field(default_factory=dict)
    rights: dict[int, frozenset[str]] = field(default_factory=dict)
    links: dict[str, InviteLink] = field(default_factory=dict)
    requests: dict[int, JoinRequest] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    upgraded_to: int | None = None
    owner: Person | None = None
    guest: Person | None = None
    parent: "Chat | None" = None
    ids: "count[int]" = field(default_factory=lambda: count(1))

    @property
    def is_private(self) -> bool:
        """Whether only one person and the bot are in it."""
        return self.person is not None

    def holds(self, user_id: int) -> bool:
        """Whether this user is here, as far as the chat decides."""
        if self.parent is not None and self.parent.allows(user_id, DIRECT):
            return True
        return user_id == self.person.id if self.person else self.members.get(user_id) in PRESENT

    def mutes(self, user_id: int) -> bool:
        """Whether this user is here, but may not write."""
        return self.members.get(user_id) == MUTED

    def is_open_to(self, user_id: int) -> bool:
        """Whether this user reads it: whoever has subscribed to a channel also sees what is said of its posts."""
        through = self.linked is not None and not self.is_channel and self.linked.holds(user_id)
        return self.holds(user_id) or (through and self.members.get(user_id) != "kicked")

    def is_led_by(self, user_id: int) -> bool:
        """Whether this user created it or is an administrator."""
        return self.members.get(user_id) in LEADING

    def rights_of(self, user_id: int) -> frozenset[str]:
        """What an administrator may do."""
        return self.rights.get(user_id, USUAL_IN_CHANNELS if self.is_channel else USUAL_IN_GROUPS)

    def allows(self, user_id: int, right: str) -> bool:
        """Whether this user has a right of administrators; who created it has all, and hides only by choice."""
        if self.members.get(user_id) == "creator" and right != ANONYMOUS:
            return True
        return self.is_led_by(user_id) and right in self.rights_of(user_id)


@dataclass(slots=True, kw_only=True)
class Query:
    """A button tapped in a chat, or the `words` of an inline query, that waits for the bot's answer."""

    id: str
    person: Person
    asked_at: float
    chat_id: int | None = None
    words: str = ""
    answer: Json | None = None

    def expire(self) -> None:
        """It is too late for an answer."""
        self.asked_at -= 2 * QUERY_SECONDS


@dataclass(slots=True, kw_only=True)
class Poll:
    """A poll wherever it stands: the first message has asked, the others are copies of it; who chose which options."""

    messages: list[Message] = field(default_factory=list)
    votes: dict[int, list[int]] = field(default_factory=dict)


@dataclass(slots=True, kw_only=True, eq=False)
class Fault(Occasion):
    """A failure ordered for some calls of a method, or of all (`*`), about one chat or any.

    The answer to a tap is about the chat in which the button is.
    """

    method: str
    kind: str
    chat_id: int | None = None
    retry_after: int = 1
    migrate_to_chat_id: int | None = None


class World:
    """Everything the sandbox knows; the deeds of people and the calls of the bot change it."""

    def __init__(self, *, token: str, username: str, clock: SandboxClock, strict_pace: bool, seed: int) -> None:
        self.id = token_hex(8)
        self.page_token = token_urlsafe()
        self.random = Random(seed)
        self.token = token
        self.clock = clock
        self.pace = Pace(clock, strict=strict_pace)
        self.updates = UpdateQueue(clock, first_id=self.random.randrange(100_000_000, 900_000_000))
        self.bot = Person(id=int(token.partition(":")[0]), first_name="Leadhook", username=username, is_bot=True)
        self.inline_mode = True
        self.inline_feedback = True
        self.reads_groups = False
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.stored = FileStore(self.random)
        self.files: dict[str, Json] = {}
        self.queries: dict[str, Query] = {}
        self.polls: dict[str, Poll] = {}
        self.businesses: dict[int, Business] = {}
        self.numbers: dict[int, count[int]] = {}
        self.faults: list[Fault] = []
        self.webhook: Webhook | None = None
        self.settings: dict[str, Any] = {}
        self.events: list[Json] = []
        self.happening = Pulse()
        self.calls: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.webhook_posts: deque[Json] = deque(maxlen=CALLS_KEPT)
        self.calls_made = 0
        self.calls_running = 0
        self.last_deed_at = 0.0

    def today(self) -> int:
        """The date of what happens now, in whole seconds since the epoch."""
        return int(self.clock.now())

    def person(self, person_id: int) -> Person:
        """The person of this id; raises Impossible when nobody has it."""
        try:
            return self.people[person_id]
        except KeyError:
            raise Impossible(f"there is no person {person_id}") from None

    def chat(self, chat_id: int) -> Chat:
        """The chat of this id; raises Impossible when there is none."""
        try:
            return self.chats[chat_id]
        except KeyError:
            raise Impossible(f"there is no chat {chat_id}") from None

    def known_chat(self, chat_id: object) -> Chat | None:
        """The chat the bot means by its id or, where it is public, by its @name; None when there is none."""
        if isinstance(chat_id, str) and chat_id.startswith("@"):
            name = chat_id.removeprefix("@").lower()
            return next((chat for chat in self.chats.values() if name and name == (chat.username or "").lower()), None)
        return self.chats.get(chat_id) if isinstance(chat_id, int) else None

    def waits_at_a_door(self, person: Person) -> bool:
        """Whether somebody has asked so lately to join a chat where the bot decides that it may write to them."""
        open_since = self.clock.now() - REQUEST_SECONDS
        doors = (chat for chat in self.chats.values() if chat.allows(self.bot.id, INVITE))
        return any(person.id in door.requests and door.requests[person.id].asked_at >= open_since for door in doors)

    def start_payload(self, link: str) -> str | None:
        """What a link to the bot brings along, perhaps nothing; None for a link to elsewhere."""
        found = START_LINK.fullmatch(link)
        return (found[2] or "") if found and found[1].lower() == str(self.bot.username).lower() else None

    def add_person(self, person: Person) -> Person:
        """Let somebody join Telegram; their chat with the bot is empty until they press START."""
        if person.id in self.people or person.id == self.bot.id:
            raise Impossible(f"there is already somebody with the id {person.id}")
        self.people[person.id] = person
        self.chats[person.id] = Chat(id=person.id, person=person)
        return person

    def free_person_id(self) -> int:
        """An id nobody has yet."""
        return max([5_000_000_000, *self.people]) + self.random.randrange(1, 1000)

    def free_group_id(self) -> int:
        """An id that no supergroup and no channel has yet."""
        return min([-1_001_000_000_000, *self.chats]) - self.random.randrange(1, 1000)

    def numbers_of(self, person: Person) -> "count[int]":
        """The numbers of messages in all private chats of an account, which go on from one to the other."""
        return self.numbers.setdefault(person.id, count(1))

    def post(self, chat: Chat, sender: Person, content: Json, **details: Any) -> Message:
        """Put a new message into a chat."""
        message = Message(chat=chat, id=next(chat.ids), sender=sender, date=self.today(), content=content, **details)
        chat.messages[message.id] = message
        if "poll" in content:
            self.polls.setdefault(content["poll"]["id"], Poll()).messages.append(message)
        return message

    def ask(self, person: Person, chat: Chat | None = None) -> Query:
        """Note a new question to the bot."""
        number, where = self.random.randrange(10**17, 10**18), chat.id if chat else None
        query = Query(id=str(number), person=person, asked_at=self.clock.now(), chat_id=where)
        self.queries[query.id] = query
        return query

    def open_query(self, query_id: str) -> Query | None:
        """The question of this id while it may still be answered."""
        query = self.queries.get(query_id)
        if query is None or query.answer is not None:
            return None
        return query if self.clock.now() - query.asked_at <= QUERY_SECONDS else None

    def happened(self, kind: str, **facts: Any) -> None:
        """Tell everybody who watches the sandbox."""
        self.events.append({"number": len(self.events) + 1, "at": self.clock.now(), "kind": kind, **facts})
        self.happening.beat()
