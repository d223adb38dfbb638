"""The office: the real way of an update from the inbox to the outbox, on a database of its own."""

import json
from collections import Counter
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.types import CallbackQuery, InlineQuery, TelegramObject, Update, User

from bot.announcing import Announcer
from bot.app import bot_without_network
from bot.delivery.calls import method_of, payload_of
from bot.delivery.outcomes import Outcome, record
from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.ids import ManagerId
from bot.domain.member import Role
from bot.domain.ready_answers import ReadyAnswer
from bot.domain.start_payload import KEY_BYTES
from bot.house_rules import HouseRules, OwnWords
from bot.sandbox.rights import IN_CHANNELS, IN_GROUPS
from bot.timetable import Retention, Timetable
from bot.updates import Dispatching
from bot.updates.arriving import incoming
from bot.usecases.join_team import hash_of
from bot.usecases.ports import Turn
from handlers import build_dispatcher
from storage import Storage
from tests.faults.fuzz.cast import CHANNEL, OTHER_GROUP, SMALL_GROUP, TEAM_CHAT, Cast, Json, Part, cast_for
from tests.faults.fuzz.directory import fill_directory
from tests.faults.fuzz.listening import Listener
from tests.faults.fuzz.public import DIRECT
from tests.faults.fuzz.scene import Scene
from tests.faults.fuzz.strict_telegram import TOKEN, USERNAME, StrictTelegram, as_id
from tests.fresh_database import open_fresh_storage
from tests.houses import topics
from tests.updates.hand_clock import HandClock
from tests.updates.workshop import RULES

BOT_ID = 4242
PLACES = tuple(
    OurChat(
        chat_id=chat_id,
        kind=kind,
        title="?",
        username=None,
        linked_chat_id=linked,
        mode=mode,
        status=BotStatus.ADMINISTRATOR,
        rights=frozenset(IN_CHANNELS if kind is ChatKind.CHANNEL else IN_GROUPS),
    )
    for chat_id, kind, linked, mode in (
        (CHANNEL, ChatKind.CHANNEL, OTHER_GROUP, ChatMode.WATCH),
        (OTHER_GROUP, ChatKind.SUPERGROUP, CHANNEL, ChatMode.ANSWER),
        (SMALL_GROUP, ChatKind.GROUP, None, ChatMode.WHISPER),
    )
)
INVITATIONS = ("olga-1", "pavel-2")
HIGHEST = ("leads", "clients", "prospects", "activities", "exclusions")

READY = ReadyAnswer(label="Прайс <&>", words={"ru": "{name}, вот <прайс> & скидки", "en": "Here are <prices>, {name}"})
HOUSES = (
    replace(
        RULES,
        language="ru",
        topics=topics("Цены", "Доставка <&>"),
        team_chat=TEAM_CHAT,
        operator="ООО Ромашка",
        ready_answers=(READY,),
    ),
    replace(RULES, lead_word="обращение", language="ru", consent_link="https://example.com/privacy"),
    replace(
        RULES,
        topics=topics(*(f"Prices {number}" for number in range(6))),
        team_chat=TEAM_CHAT,
        own_words={"en": OwnWords(greeting="Hi & welcome!")},
        human_check_after=1,
        show_telegram_names=True,
    ),
)

LONG = Retention.of(raw_updates_days=3650, interest_months=120, closed_leads_months=120)  # all is looked at in the end

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Somebody's update was worked on: who it was, and what a press said."""

    person: int | None
    pressed: str | None


class Office:
    """Everything between what came in and what goes out.

    `reached` counts what each handler took; `came` is each update as it came, of which the inbox may keep less by now.
    """

    def __init__(self, storage: Storage, cast: Cast, rules: HouseRules, random: Random) -> None:
        self.storage = storage
        self.cast = cast
        self.rules = rules
        self.random = random
        self.clock = HandClock()
        self.telegram = StrictTelegram(
            cast, rules.team_chat, names_are_shown=rules.show_telegram_names, now=self.clock.now
        )
        self.telegram.public |= {DIRECT, *(place.chat_id for place in PLACES)}
        self.dispatcher = build_dispatcher(storage.conversations, rules)
        self.reached: Counter[str] = Counter()
        self.came: dict[int, str] = {}
        self.acts: list[Act] = []
        self.answered: set[str] = set()
        self.invited: set[int] = set()
        self._pressed: Counter[tuple[Part, str]] = Counter()
        self._said: Counter[tuple[Part, str]] = Counter()
        self.log = Listener(self.telegram.marks, TOKEN)
        self._announcer = Announcer(rules)
        self._watch(self.dispatcher)
        self._bot = bot_without_network(TOKEN, User(id=BOT_ID, is_bot=True, first_name="Leadhook", username=USERNAME))
        self._dispatching = Dispatching(
            storage=storage,
            clock=self.clock,
            bot=self._bot,
            dispatcher=self.dispatcher,
            rules=rules,
            announce=self._announcer.announce,
            catch_up=self._catch_up,
            courtesy=self._courtesy,
            written=lambda: None,
        )
        self._timetable = Timetable(
            storage=storage,
            clock=self.clock,
            retention=LONG,
            announce=self._announcer.announce,
            written=lambda: None,
            arrived=lambda: None,
        )

    async def receive(self, updates: Sequence[Any]) -> None:
        """Take updates in, as polling and the webhook do."""
        for update in updates:
            self._hear(update)
        arrived = [incoming(json.loads(json.dumps(update))) for update in updates]
        for update in arrived:
            self.came.setdefault(update.update_id, update.body)
        async with self.storage.writing() as session:
            await session.inbox.add(BOT_ID, arrived, self.clock.now())

    async def work_off(self) -> None:
        """Let everything take effect that may now, and deliver all that is to be said."""
        more = True
        while more:
            more = (await self._dispatching.work_off()).more
        members = {row["user_id"] for row in await self.rows("SELECT user_id FROM members")}
        self.telegram.team |= members & self.invited
        await self._deliver()

    async def pass_time(self, seconds: float) -> None:
        """Let time pass, and then do what is due."""
        self.clock.pass_time(seconds)
        await self._timetable.tick(self.clock.now())

    async def scene(self) -> Scene:
        """How things stand for whoever makes up the next update."""
        async with self.storage.reading() as session:
            states = await session.connection.rows("SELECT user_id, state FROM conversations WHERE state IS NOT NULL")
            team_chat = await session.outbox.where_is(self.rules.team_chat or TEAM_CHAT)
            highest = await session.connection.rows("SELECT name, seq FROM sqlite_sequence")
        self.telegram.team_chats |= {team_chat} if self.rules.team_chat is not None else set()
        return Scene(
            random=self.random,
            moment=int(self.clock.now().timestamp()),
            cast=self.cast,
            world=self.telegram.world,
            team_chat=team_chat,
            states={row["user_id"]: row["state"] for row in states},
            highest={row["name"]: row["seq"] for row in highest if row["name"] in HIGHEST},
            pressed=self._pressed,
            said=self._said,
            invitations=INVITATIONS,
            topics=[topic.key for topic in self.rules.topics],
        )

    async def rows(self, sql: str, **parameters: object) -> list[Json]:
        """What is committed."""
        async with self.storage.reading() as session:
            return [dict(row) for row in await session.connection.rows(sql, **parameters)]

    async def try_out(self, update: Any) -> str | None:
        """Which exception working on an update ends with now, if any; whatever it does is taken back."""
        try:
            async with self.storage.writing() as session:
                read = Update.model_validate(update, context={"bot": self._bot})
                turn = Turn(records=session, now=self.clock.now())
                await self.dispatcher.feed_update(self._bot, read, turn=turn, session=session)
                await self._announcer.announce(session, turn.now, turn.events)
                raise _TakenBackError
        except Exception as error:
            return type(error).__name__

    def handlers(self) -> list[str]:
        """Every handler there is."""
        return sorted({name for name in _handlers(self.dispatcher) if name.startswith("handlers.")})

    async def _deliver(self) -> None:
        """Send all letters that wait; time passes for those that have to wait."""
        while True:
            async with self.storage.writing() as session:
                heads = await session.outbox.heads(self.clock.now())
                for entry in heads:
                    await session.outbox.mark_sending([entry])
                    sent = replace(entry, attempts=entry.attempts + 1)
                    answer = self.telegram.take(method_of(entry), payload_of(entry))
                    outcome = Outcome(entry=sent, answer=answer, at=self.clock.now())
                    await record(session, outcome, self._announcer.announce)
            if not heads:
                return

    def _hear(self, update: Any) -> None:
        """Remember what was said by whom, and who came by an invitation."""
        parts = update.values() if isinstance(update, dict) else ()
        event = next((part for part in parts if isinstance(part, dict)), None)
        person = event.get("from") if event else None
        number = as_id(person.get("id")) if isinstance(person, dict) else None
        if event is not None:
            self.telegram.follow(event)
            for name in ("sender_chat", "actor_chat", "voter_chat"):
                self.telegram.hear_in_name_of(event.get(name), event)
        if number is not None and event is not None:
            self.telegram.hear(number, event)
            if str(event.get("text")).removeprefix("/start join-") in INVITATIONS:
                self.invited.add(number)

    async def _catch_up(self) -> None:
        """Everything is delivered before the next updates come."""

    async def _courtesy(self, calls: Sequence[tuple[str, Json]]) -> None:
        for method, payload in calls:
            self.answered.add(payload.get("callback_query_id", ""))
            self.telegram.take(method, payload)

    def _watch(self, dispatcher: Dispatcher) -> None:
        """Look over the shoulder of whoever takes an update; aiogram offers the place for that."""
        dispatcher.update.outer_middleware(self._note_act)
        for observer in (
            dispatcher.message, dispatcher.callback_query, dispatcher.inline_query, dispatcher.my_chat_member,
            dispatcher.edited_message, dispatcher.message_reaction, dispatcher.channel_post,
            dispatcher.edited_channel_post, dispatcher.chat_member, dispatcher.chat_join_request,
            dispatcher.message_reaction_count, dispatcher.poll,
            dispatcher.poll_answer, dispatcher.chosen_inline_result, dispatcher.business_connection,
            dispatcher.business_message, dispatcher.edited_business_message, dispatcher.deleted_business_messages,
        ):  # fmt: skip
            observer.middleware(self._count)

    async def _note_act(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user: User | None = data.get("event_from_user")
        query = getattr(event, "callback_query", None)
        pressed = query.data if isinstance(query, CallbackQuery) else None
        if isinstance(query, CallbackQuery):
            self.telegram.ask(query.id, query.from_user.id)
        search = getattr(event, "inline_query", None)
        if isinstance(search, InlineQuery):
            self.telegram.search(search.id, search.from_user.id, in_own_chat=search.chat_type == "sender")
        self.acts.append(Act(person=user.id if user else None, pressed=pressed))
        return await handler(event, data)

    async def _count(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        self.reached[_name_of(data["handler"].callback)] += 1
        return await handler(event, data)


class _TakenBackError(Exception):
    """Nothing failed; it was only a trial."""


@asynccontextmanager
async def open_office(folder: Path, seed: str, number: int) -> AsyncIterator[Office]:
    """Open an office with people of its own; its number decides by which rules of the house it works."""
    random = Random(seed)
    cast = cast_for(random)
    storage = await open_fresh_storage(folder)
    try:
        office = Office(storage, cast, HOUSES[number % len(HOUSES)], random)
        await _furnish(office)
        with office.log.listening():
            yield office
    finally:
        await storage.close()


async def _furnish(office: Office) -> None:
    """Let the team, the directory and the invitations be there, and everybody have started but one manager.

    What signs links is made up by the seed: else the same seed would show and press other links.
    """
    now, cast = office.clock.now(), office.cast
    roles = {ManagerId(somebody.id): Role(somebody.part.value) for somebody in cast.team}
    async with office.storage.writing() as session:
        await session.team.follow_config(roles, now)
        for somebody in cast.team[:-1]:
            await session.team.save_started(
                ManagerId(somebody.id), name=somebody.account_name, language=somebody.language, now=now
            )
        for code in INVITATIONS:
            await session.team.add_invitation(hash_of(code), Role.MANAGER, now)
        await fill_directory(session, cast, office.random)
        for place in PLACES:
            await session.chats.save(place, now)
        await session.campaigns.save_key(office.random.randbytes(KEY_BYTES))
    for somebody in cast.people:
        office.telegram.chat(somebody.id)


def _handlers(router: Router) -> Iterator[str]:
    """The names of all that are registered, here and below."""
    for part in router.chain_tail:
        for observer in part.observers.values():
            yield from (_name_of(handler.callback) for handler in observer.handlers)


def _name_of(callback: Any) -> str:
    return f"{callback.__module__}.{callback.__name__}"
