"""A strict Telegram: takes every letter under the sandbox's rules, and looks whether it may be read where it goes."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from pydantic import TypeAdapter, ValidationError

from bot.delivery.calls import message_id_of
from bot.delivery.outcomes import Answer, Sent
from bot.sandbox.call import Call
from bot.sandbox.carrying_out import check_known
from bot.sandbox.clock import SandboxClock
from bot.sandbox.failures import BotApiError
from bot.sandbox.methods import METHODS
from bot.sandbox.world import REQUEST_SECONDS, Chat, Message, Person, Query, World
from bot.telegram import Rejected
from tests.faults.fuzz.cast import Cast, Json, Marks, Part

TOKEN = "4242:FUZZ-not-a-secret-but-it-looks-alike-00"
USERNAME = "leadhook_bot"
BEGAN = 1_772_442_000.0
OUTSIDE = frozenset({Part.PROSPECT, Part.STRANGER})

# What depends on the message or chat named in an update, which a forged one may name as it likes.
EXCUSED = (
    "message to edit not found", "message can't be edited", "message to delete not found", "message is not modified",
    "message can't be deleted", "message to react not found", "REACTION_INVALID",
    "wrong file identifier", "there is no text in the message to edit",
    "there is no caption in the message to edit", "bot was blocked", "bot was kicked",
    "bot is not a member", "USER_NOT_PARTICIPANT", "query is too old", "message thread not found",
    "BUSINESS_CONNECTION_INVALID", "DIRECT_MESSAGES_TOPIC_NOT_ALLOWED",
)  # fmt: skip

WHOLE = TypeAdapter(int)
NO_TEXT = ("message text is empty", "text must be non-empty", "message is too long")


class StrictTelegram:
    """Who is in Telegram, what stands there, and every `complaint` about what the bot sends.

    `carried` and `spoken` say which marks came in somebody's updates, anywhere and in words, and `said_as` which came
    in the name of a channel or group; `answers` are the words that the team has written. `public`: the company's own
    channels and groups, where everybody reads. `opened`: who has ever written or pressed in private, and `knocked`:
    when somebody asked to be let in; nobody else may be written to.
    """

    def __init__(
        self, cast: Cast, team_chat: int | None, *, names_are_shown: bool, now: Callable[[], datetime]
    ) -> None:
        self.world = World(
            token=TOKEN,
            username=USERNAME,
            clock=SandboxClock(began=BEGAN, stopwatch=lambda: 0.0),
            strict_pace=False,
            seed=0,
        )
        self.marks = Marks(cast)
        self.team = {somebody.id for somebody in cast.team}
        self.team_chats = {team_chat} if team_chat is not None else set()
        self.outside = {somebody.id for somebody in cast.people if somebody.part in OUTSIDE}
        self.account_names = {somebody.account_name for somebody in cast.people if somebody.id in self.outside}
        self.carried: defaultdict[int, set[str]] = defaultdict(set)
        self.said_as: defaultdict[int, set[str]] = defaultdict(set)
        self.spoken: defaultdict[int, set[str]] = defaultdict(set)
        self.answers: set[str] = set()
        self.elsewhere: set[str] = set()
        self.public: set[int] = set()
        self.opened: set[int] = set()
        self.knocked: dict[int, datetime] = {}
        self.complaints: list[str] = []
        self.taken: Counter[str] = Counter()
        self._names_are_shown = names_are_shown
        self._now = now

    def take(self, method: str, payload: Json) -> Answer:
        """Carry out a call of the bot as Telegram would, and read what it says."""
        self.taken[method] += 1
        self._let_exist(payload)
        self._read(method, payload)
        try:
            check_known(method, payload)
            return Sent(message_id=message_id_of(METHODS[method.lower()](Call(self.world, payload))))
        except BotApiError as refusal:
            if not self._is_excused(refusal, payload):
                self.complaints.append(f"{method} was refused: {refusal.description} {_short(payload)}")
            return Rejected(refusal.code, refusal.description, **refusal.parameters)

    def hear(self, person: int, event: Json) -> None:
        """Somebody sends this: it is theirs to read again, and opens or closes a chat."""
        self.carried[person] |= self.marks.found_in(json.dumps(event, ensure_ascii=False))
        contact = event.get("contact")
        said = [event.get("text"), event.get("caption"), *(contact.values() if isinstance(contact, dict) else ())]
        self.spoken[person] |= self.marks.found_in(" ".join(map(str, said)))
        if person in self.team:
            self.answers.add(str(event.get("text")))
        self._let_stand(person, event)
        self._let_be_written_to(person, event)
        if "new_chat_member" in event:
            self._change(event)
        elif person > 0:
            owner = self.chat(person).person
            assert owner is not None
            owner.blocked = False

    def follow(self, event: Json) -> None:
        """A group goes on under another id, whoever says so: who read there reads on."""
        place = event.get("chat")
        here = as_id(place.get("id")) if isinstance(place, dict) else None
        old = as_id(event.get("migrate_from_chat_id")) or here
        new = as_id(event.get("migrate_to_chat_id")) or here
        for chats in (self.team_chats, self.public):
            if old in chats and new is not None:
                chats.add(new)

    def hear_in_name_of(self, chat: Any, event: Json) -> None:
        """A channel or group sends this, whoever is behind it: its journal may hold it."""
        number = as_id(chat.get("id")) if isinstance(chat, dict) else None
        if number is not None:
            self.said_as[number] |= self.marks.found_in(json.dumps(event, ensure_ascii=False))

    def _let_stand(self, person: int, event: Json) -> None:
        """What somebody wrote stands in the chat, to be reacted to and changed."""
        place, number = event.get("chat"), event.get("message_id")
        where = place.get("id") if isinstance(place, dict) else None
        if isinstance(where, int) and isinstance(number, int) and "text" in event and person > 0:
            chat, author = self.chat(where), self.chat(person).person
            assert author is not None
            written = Message(chat=chat, id=number, sender=author, date=0, content={"text": event["text"]})
            chat.messages.setdefault(number, written)

    def _let_be_written_to(self, person: int, event: Json) -> None:
        """Who does something in private has opened the chat; who asks to be let in may be written to for a while."""
        for place in (event, event.get("message")):
            chat = place.get("chat") if isinstance(place, dict) else None
            if isinstance(chat, dict) and chat.get("type") == "private":
                self.opened.add(person)
        if "user_chat_id" in event:
            self.knocked[person] = self._now()

    def _change(self, event: Json) -> None:
        """The bot is let into a chat or shut out of it."""
        place, member = event.get("chat"), event["new_chat_member"]
        number = as_id(place.get("id")) if isinstance(place, dict) else None
        status = member.get("status") if isinstance(member, dict) else None
        if number is not None and isinstance(status, str):
            chat = self.chat(number)
            if chat.person is not None:
                chat.person.blocked = status == "kicked"
            else:
                chat.members[self.world.bot.id] = "kicked" if status in ("kicked", "left") else "administrator"

    def _is_excused(self, refusal: BotApiError, payload: Json) -> bool:
        """Whether the bot could not know better; an answer goes out as it was written."""
        as_written = payload.get("text") in self.answers and any(words in refusal.description for words in NO_TEXT)
        return as_written or any(words in refusal.description for words in EXCUSED)

    def ask(self, query_id: str, person_id: int) -> None:
        """Somebody has pressed a button and waits for an answer."""
        person = Person(id=person_id, first_name="?")
        self.world.queries.setdefault(query_id, Query(id=query_id, person=person, asked_at=self.world.clock.now()))

    def search(self, query_id: str, person_id: int, *, in_own_chat: bool) -> None:
        """Somebody types after the bot's name, in the chat with the bot or elsewhere."""
        self.ask(query_id, person_id)
        if not in_own_chat:
            self.elsewhere.add(query_id)

    def chat(self, chat_id: int) -> Chat:
        """A chat, which is there from now on if it was not; an account that wrote is a person, whatever its id."""
        found = self.world.chats.get(chat_id)
        if found is None and (chat_id > 0 or chat_id in self.carried):
            self.world.add_person(Person(id=chat_id, first_name="?", started=True))
        elif found is None:
            self.world.chats[chat_id] = Chat(id=chat_id, title="?", members={self.world.bot.id: "administrator"})
        return self.world.chats[chat_id]

    def _let_exist(self, payload: Json) -> None:
        """Let chats, and messages to be copied, be where an update said they are."""
        if isinstance(payload.get("chat_id"), int):
            self.chat(payload["chat_id"])
        if "from_chat_id" in payload:
            source, number = self.chat(payload["from_chat_id"]), payload["message_id"]
            person = source.person or self.world.bot
            copied = Message(chat=source, id=number, sender=person, date=0, content={"text": "?"})
            source.messages.setdefault(number, copied)

    # Who may read what

    def _read(self, method: str, payload: Json) -> None:
        if method == "answerInlineQuery":
            self._read_results(payload)
        chat_id = payload.get("chat_id")
        if not isinstance(chat_id, int):
            return
        if chat_id in self.team or chat_id in self.team_chats:
            self._read_as_team(method, payload)
        elif chat_id in self.public:
            self._read_in_public(method, payload)
        elif chat_id < 0 and chat_id not in self.carried:
            self.complaints.append(f"{method} goes to a group that is not the team's: {_short(payload)}")
        else:
            self._read_as_outsider(method, payload, chat_id)

    def _read_results(self, payload: Json) -> None:
        """Only the team finds anybody, in the chat with the bot, and Telegram keeps nothing of it."""
        asked = self.world.queries.get(payload["inline_query_id"])
        may_find = asked is not None and asked.person.id in self.team and asked.id not in self.elsewhere
        shown = json.dumps(payload["results"], ensure_ascii=False)
        shows_somebody = "/found" in shown or bool(self.marks.found_in(shown))
        if shows_somebody and not may_find:
            self.complaints.append(f"A search shows clients where it must not: {_short(payload)}")
        if shows_somebody and (not payload.get("is_personal") or payload.get("cache_time") != 0):
            self.complaints.append(f"Telegram may keep what a search shows: {_short(payload)}")

    def _read_as_team(self, method: str, payload: Json) -> None:
        """The team reads no account name of anybody who did not say it."""
        if self._names_are_shown:
            return
        for mark in self.marks.found_in(_words(payload)) & self.account_names:
            if mark not in self.spoken[self.marks.owner(mark)]:
                self.complaints.append(f"{method} shows the team an account name: {_short(payload)}")

    def _read_in_public(self, method: str, payload: Json) -> None:
        """Where everybody looks on, nothing is read that belongs to somebody, but what a manager has answered."""
        if payload.get("text") not in self.answers and (marks := self.marks.found_in(_words(payload))):
            self.complaints.append(f"{method} shows everybody {sorted(marks)}: {_short(payload)}")

    def _read_as_outsider(self, method: str, payload: Json, chat_id: int) -> None:
        """Somebody outside of the team reads nothing of anybody else's, but what they sent or were answered."""
        if not self._may_be_written_to(chat_id):
            self.complaints.append(f"{method} goes to somebody who was only seen in public: {_short(payload)}")
        source = payload.get("from_chat_id", chat_id)
        if source not in self.team and source not in self.team_chats and source != chat_id:
            self.complaints.append(f"{method} shows {chat_id} a message of {source}'s.")
        if payload.get("text") in self.answers:
            return
        for mark in self.marks.found_in(_words(payload)) - self.carried[chat_id]:
            if self.marks.owner(mark) != chat_id:
                self.complaints.append(f"{method} shows {chat_id} {mark}, which is not theirs: {_short(payload)}")

    def _may_be_written_to(self, chat_id: int) -> bool:
        knocked = self.knocked.get(chat_id)
        in_time = knocked is not None and self._now() - knocked <= timedelta(seconds=REQUEST_SECONDS)
        return chat_id in self.opened or in_time


def as_id(value: Any) -> int | None:
    """The id that pydantic reads a value as: whole numbers may be texts, or have a fraction of nothing."""
    try:
        return WHOLE.validate_python(value)
    except ValidationError:
        return None


def _words(payload: Json) -> str:
    """All that a message lets one read."""
    keyboard: Any = payload.get("reply_markup") or {}
    rows = [*keyboard.get("inline_keyboard", []), *keyboard.get("keyboard", [])]
    labels = [button.get("text", "") for row in rows for button in row]
    return "\n".join([str(payload.get("text", "")), *labels])


def _short(payload: Json) -> str:
    return repr(payload)[:600]
