"""The wiring: where the config, the rules, Telegram and the database meet."""

import asyncio
import gc
import logging
import secrets
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, fields
from datetime import timedelta
from functools import partial
from typing import Any

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod
from aiogram.types import User
from aiogram.utils.token import extract_bot_id
from pydantic import ValidationError

from bot.announcing import Announcer
from bot.clock import Clock
from bot.config import Config
from bot.config.own_words import with_operator
from bot.config.sections import TeamSection
from bot.delivery import Delivery, Pace
from bot.domain.daily_line import DailyLine
from bot.domain.ids import ManagerId
from bot.domain.lead import reason_of
from bot.domain.likeness import diminutives
from bot.domain.member import Right, Role
from bot.domain.reading.understanding import get_ready
from bot.domain.ready_answers import ReadyAnswer
from bot.domain.topics import Topic, topics_of
from bot.domain.working_hours import WorkingHours
from bot.errands import Errands
from bot.health import Health
from bot.house_rules import HouseRules, OwnWords
from bot.mailboxes import Session, StorageUnavailable
from bot.sent_files import SentFiles
from bot.serving import Address, serving
from bot.telegram import Telegram, TelegramError, TokenRejected, silence_of
from bot.texts import LANGUAGES, codes_of_readers, language_of, speaking
from bot.timetable import A_MINUTE, Retention, Timetable
from bot.updates import Dispatching, Polling, Webhook
from bot.usecases.check_exclusions import tell_of_lost_exclusions
from bot.usecases.check_human import ask_nobody_any_more
from bot.usecases.join_team import hash_of
from bot.usecases.keep_chat import look_at_chats
from bot.usecases.look_at_oneself import look_at_oneself
from bot.usecases.ports import Turn
from bot.views.cards import works_alone
from bot.views.commands import Menu, group_menu, no_menu, prospects_menu, team_menu
from bot.views.letters import payload_of
from handlers import build_dispatcher
from storage import Storage, open_storage

log = logging.getLogger(__name__)

LONGEST_PAUSE = 30.0
STORAGE_PAUSE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """Where the bot lives: what the owner decided, and its ways to the disk, to Telegram, to the time, to the owner.

    `print_line` shows the owner a line, such as the one-time link.
    """

    config: Config
    storage: Storage
    telegram: Telegram
    clock: Clock
    print_line: Callable[[str], None]
    pace: Pace | None = None
    looks_every: timedelta = A_MINUTE


async def run_bot(
    config: Config,
    *,
    stop: asyncio.Event,
    clock: Clock,
    print_line: Callable[[str], None],
    pace: Pace | None = None,
    looks_every: timedelta = A_MINUTE,
) -> None:
    """Run the bot until `stop` is set; it can be killed at any moment instead, and loses nothing either way.

    `print_line` shows the owner a line, such as the one-time link; `looks_every` so often it does what is due. Raises
    StorageError, CannotListen, TokenRejected.
    """
    token = config.telegram.token.get_secret_value()
    proxy = config.telegram.proxy.get_secret_value() if config.telegram.proxy else None
    storage = await open_storage(config.storage.url, manager_rights=_manager_rights(config))
    try:
        async with Telegram(token, config.telegram.api_url, proxy) as telegram:
            get_ready()
            diminutives.load()
            _spare_the_collector()
            around = Surroundings(
                config=config, storage=storage, telegram=telegram, clock=clock, print_line=print_line, pace=pace,
                looks_every=looks_every,
            )  # fmt: skip
            await live(around, stop)
    finally:
        await storage.close()


def _manager_rights(config: Config) -> frozenset[Right]:
    """What the owner lets every manager do."""
    given = {Right.SEE_ALL_CONTACTS: config.team.see_contacts, Right.LIFT_ALL_EXCLUSIONS: config.team.lift_exclusions}
    return frozenset(right for right, of_whom in given.items() if of_whom == "all")


async def live(around: Surroundings, stop: asyncio.Event) -> None:
    """Do all that the bot does until `stop` is set; whoever opened storage and Telegram closes them afterwards.

    Raises StorageError, CannotListen, TokenRejected.
    """
    await around.storage.migrate(around.clock.now())
    health = Health(storage=around.storage, clock=around.clock)
    webhook = _webhook(around)
    routes = [*health.routes(), *(webhook.routes() if webhook else [])]
    async with serving(routes, _addresses(around.config)):
        await _until(stop, _wake_up(around, webhook, health))


def house_rules(config: Config, username: str, *, inline_mode: bool = False) -> HouseRules:
    """Return what the owner decided, as handlers and views need it."""
    team, intake, consent = config.team, config.intake, config.consent
    return HouseRules(
        bot_username=username,
        language=team.language,
        lead_word=intake.lead_word,
        topics=_topics(config),
        own_words={language: _own_words(config, language) for language in LANGUAGES},
        region=intake.default_region,
        show_telegram_names=intake.show_telegram_names,
        invites=intake.invite,
        operator=consent.operator or None,
        consent_link=consent.link or None,
        consent_version=consent.version,
        privacy_words={
            language: with_operator(words, consent.operator) for language, words in consent.text.by_language.items()
        },
        interest_months=config.retention.interest_months,
        closed_leads_months=config.retention.closed_leads_months,
        raw_updates_days=config.retention.raw_updates_days,
        team_chat=team.chat_id,
        hours=_hours(team),
        reply_minutes=config.deadlines.reply_minutes,
        lease_minutes=config.deadlines.lease_minutes,
        undo_minutes=config.deadlines.undo_minutes,
        currency=team.currency,
        close_reasons=tuple(reason_of(text) for text in team.close_reasons),
        ready_answers=tuple(ReadyAnswer(label=answer.label, words=answer.text) for answer in config.answers),
        human_check_after=intake.human_check_after,
        searches_while_typing=inline_mode,
        words=(*intake.words, *intake.ru.words, *intake.en.words),
    )


def _hours(team: TeamSection) -> WorkingHours:
    return WorkingHours(zone=team.timezone, shifts=team.hours, holidays=frozenset(team.holidays))


def _daily_line(team: TeamSection) -> DailyLine | None:
    return DailyLine(at=team.daily_line, hours=_hours(team)) if team.daily_line is not None else None


def _topics(config: Config) -> tuple[Topic, ...]:
    """Return the topics; a language without names of its own for them has the team's."""
    own = config.intake.words_in(config.team.language).topics
    entries = {language: config.intake.words_in(language).topics or own for language in LANGUAGES}
    written = {language: [entry.written for entry in topics] for language, topics in entries.items()}
    return topics_of(written, config.team.language)


def _own_words(config: Config, language: str) -> OwnWords:
    """Return what the owner wrote in a language, with the operator's name in its place."""
    written = config.intake.words_in(language)
    said = {field.name: getattr(written, field.name) for field in fields(OwnWords)}
    return OwnWords(**{key: with_operator(words, config.consent.operator) for key, words in said.items() if words})


def _webhook(around: Surroundings) -> Webhook | None:
    """Return the webhook if Telegram is to deliver; it takes updates in before the rest of the bot is awake."""
    section = around.config.telegram
    if section.mode != "webhook":
        return None
    return Webhook(
        telegram=around.telegram,
        storage=around.storage,
        clock=around.clock,
        bot_id=extract_bot_id(section.token.get_secret_value()),
        url=section.webhook.url,
        path=section.webhook.path,
        secret=section.webhook_secret,
    )


def _addresses(config: Config) -> list[Address]:
    """Return where to listen: for the webhook if there is one, and where the owner wants the bot's own pages."""
    webhook, pages = config.telegram.webhook, config.http
    addresses = []
    if config.telegram.mode == "webhook":
        addresses.append(Address(section="telegram.webhook", host=webhook.host, port=webhook.port))
    if pages.port is not None and (pages.host, pages.port) not in {(each.host, each.port) for each in addresses}:
        addresses.append(Address(section="http", host=pages.host, port=pages.port))
    return addresses


async def _wake_up(around: Surroundings, webhook: Webhook | None, health: Health) -> None:
    me = await meet_telegram(around.telegram, around.clock)
    rules = house_rules(around.config, me.username or "", inline_mode=bool(me.supports_inline_queries))
    await _with_storage(around.clock, partial(_gather_team, around, rules))
    await _work(around, webhook, health, me=me, rules=rules)


async def _work(around: Surroundings, webhook: Webhook | None, health: Health, *, me: User, rules: HouseRules) -> None:
    announcer = Announcer(rules)
    dispatcher = build_dispatcher(around.storage.conversations, rules)
    delivery = Delivery(
        telegram=around.telegram,
        storage=around.storage,
        clock=around.clock,
        announce=announcer.announce,
        pace=around.pace,
    )
    errands = Errands(
        telegram=around.telegram, storage=around.storage, clock=around.clock, announce=announcer.announce,
        written=delivery.wake, me=me.id,
    )  # fmt: skip
    files = SentFiles(
        telegram=around.telegram, storage=around.storage, clock=around.clock, rules=rules, announce=errands.announce,
        written=errands.written,
    )  # fmt: skip
    dispatching = _dispatching(around, dispatcher, me, rules, files, delivery)
    intake, take_in = _intake(around, webhook, dispatcher, dispatching)
    await _with_storage(around.clock, delivery.recover)
    await _with_storage(around.clock, partial(_check_exclusions, around, announcer))
    await _with_storage(around.clock, partial(_look_around, around, rules))
    if rules.human_check_after == 0:
        await _with_storage(around.clock, partial(_ask_nobody_any_more, around))
    health.watch(intake=intake, handling=dispatching, delivery=delivery)
    async with _timetable(around, errands, dispatching), asyncio.TaskGroup() as nursery:
        log.info("started", extra={"bot": me.username})
        for work in (take_in(), dispatching.run(), delivery.run(), files.run(), errands.run()):
            nursery.create_task(work)
        nursery.create_task(_show_commands(around, rules))


def _dispatching(
    around: Surroundings,
    dispatcher: Dispatcher,
    me: User,
    rules: HouseRules,
    files: SentFiles,
    delivery: Delivery,
) -> Dispatching:
    return Dispatching(
        storage=around.storage,
        clock=around.clock,
        bot=bot_without_network(around.config.telegram.token.get_secret_value(), me),
        dispatcher=dispatcher,
        rules=rules,
        announce=files.announce,
        catch_up=delivery.catch_up,
        courtesy=delivery.courtesy,
        written=files.written,
    )


def _intake(
    around: Surroundings, webhook: Webhook | None, dispatcher: Dispatcher, dispatching: Dispatching
) -> tuple[Webhook | Polling, Callable[[], Coroutine[Any, Any, None]]]:
    """Return the one way in, and how it works."""
    wanted = dispatcher.resolve_used_update_types()
    if webhook is not None:
        return webhook, partial(webhook.run, allowed_updates=wanted, arrived=dispatching.wake)
    polling = Polling(
        telegram=around.telegram,
        storage=around.storage,
        clock=around.clock,
        bot_id=extract_bot_id(around.config.telegram.token.get_secret_value()),
        allowed_updates=wanted,
        arrived=dispatching.wake,
    )
    return polling, polling.run


@asynccontextmanager
async def _timetable(around: Surroundings, errands: Errands, dispatching: Dispatching) -> AsyncIterator[None]:
    timetable = Timetable(
        storage=around.storage,
        clock=around.clock,
        retention=_retention(around.config),
        announce=errands.announce,
        written=errands.written,
        arrived=dispatching.wake,
        zone=around.config.team.timezone,
        every=around.looks_every,
        daily_line=_daily_line(around.config.team),
    )
    timetable.start()
    try:
        yield
    finally:
        timetable.stop()
        log.info("stopped")


class _NoNetwork(BaseSession):
    """A session that reaches nobody: handlers return what they want to say, and nothing calls Telegram for them."""

    async def close(self) -> None:
        """Nothing is open."""

    def stream_content(self, *args: Any, **named: Any) -> AsyncGenerator[bytes, None]:
        """Refuse to fetch a file."""
        raise RuntimeError("a file was fetched inside a transaction")

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109 - aiogram's signature
        raise RuntimeError(f"{method.__api_method__} was called inside a transaction; a handler returns it instead")


def bot_without_network(token: str, me: User) -> Bot:
    """Return the bot that handlers see; it knows who it is, so that commands with its name need not ask Telegram."""
    bot = Bot(token, session=_NoNetwork())
    bot._me = me
    return bot


def _spare_the_collector() -> None:
    """Take what was made at the start out of garbage collection: going through all of it takes a tenth of a second."""
    gc.collect()
    gc.freeze()


async def _until(stop: asyncio.Event, work: Coroutine[Any, Any, None]) -> None:
    """Do the work until `stop` is set or it fails. Raises TokenRejected by itself rather than in a group."""
    try:
        async with asyncio.TaskGroup() as nursery:
            task = nursery.create_task(work)
            await stop.wait()
            task.cancel()
    except BaseExceptionGroup as failures:  # not except*: what that raises comes in a group again before Python 3.11.4
        if failures.subgroup(TokenRejected) is None:
            raise
        raise TokenRejected(401, "Unauthorized") from None


def _retention(config: Config) -> Retention:
    return Retention.of(
        raw_updates_days=config.retention.raw_updates_days,
        interest_months=config.retention.interest_months,
        closed_leads_months=config.retention.closed_leads_months,
    )


async def meet_telegram(telegram: Telegram, clock: Clock) -> User:
    """Ask Telegram who we are, until it says so. Raises TokenRejected."""
    pause = 1.0
    while True:
        try:
            return User.model_validate(await telegram.call("getMe", {}))
        except TokenRejected:
            raise
        except ValidationError:
            failure, wanted = "the answer to getMe names no bot", pause
        except TelegramError as error:
            failure, wanted = str(error), silence_of(error) or pause
        log.warning("telegram is out of reach", extra={"failure": failure, "seconds": wanted})
        await clock.sleep(wanted)
        pause = min(pause * 2, LONGEST_PAUSE)


async def _with_storage(clock: Clock, work: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Do a transaction's work, again and again until the storage can be used."""
    while True:
        try:
            return await work()
        except StorageUnavailable as failure:
            log.warning("the start waits for the storage", extra={"failure": str(failure)})
        await clock.sleep(STORAGE_PAUSE)


async def _gather_team(around: Surroundings, rules: HouseRules) -> None:
    """Let the team be as the config says; without an owner, print a link that makes its first user one."""
    now, team = around.clock.now(), around.config.team
    roles = {ManagerId(user): Role.MANAGER for user in team.managers}
    roles |= {ManagerId(user): Role.OWNER for user in team.owners}
    async with around.storage.writing() as session:
        await session.team.follow_config(roles, now)
        if any(member.role is Role.OWNER for member in await session.team.list_all()):
            return
        await session.team.drop_unused_invitations()
        code = secrets.token_urlsafe(16)
        await session.team.add_invitation(hash_of(code), Role.OWNER, now)
    around.print_line("Nobody owns this bot yet. Whoever opens this link first becomes its owner:")
    around.print_line(f"https://t.me/{rules.bot_username}?start=join-{code}")


async def _check_exclusions(around: Surroundings, announcer: Announcer) -> None:
    """Let owners know where a restored database came without its key."""
    now = around.clock.now()
    async with around.storage.writing() as session:
        turn = Turn(records=session, now=now)
        await tell_of_lost_exclusions(turn)
        await announcer.announce(session, now, turn.events)


async def _look_around(around: Surroundings, rules: HouseRules) -> None:
    """Have Telegram say what the bot may do by now. What was a group like others may be the team's since."""
    async with around.storage.writing() as session:
        if rules.team_chat is not None:
            await session.chats.remove(await session.outbox.where_is(rules.team_chat))
        turn = Turn(records=session, now=around.clock.now())
        await look_at_oneself(turn)
        await look_at_chats(turn)


async def _ask_nobody_any_more(around: Surroundings) -> None:
    """Let in whoever was asked to show that they are human before the owner switched that off."""
    done = False
    while not done:
        async with around.storage.writing() as session:
            done = await ask_nobody_any_more(Turn(records=session, now=around.clock.now()))


async def _show_commands(around: Surroundings, rules: HouseRules) -> None:
    """Fill the menus of commands that Telegram shows to everybody and to the team; of no harm if that fails."""
    menus: list[Menu] = []

    async def read_team() -> None:
        async with around.storage.reading() as session:
            menus[:] = [menu async for menu in _menus_of_the_team(session, rules)]

    await _with_storage(around.clock, read_team)
    for menu in (*_menus_of_prospects(rules), *menus):
        await _show_menu(around.telegram, menu)


def _menus_of_prospects(rules: HouseRules) -> Iterator[Menu]:
    """In the language in which each is spoken to."""
    for language in LANGUAGES:
        for code in codes_of_readers(language):
            yield prospects_menu(speaking(language, rules.lead_word), language_code=code)


async def _menus_of_the_team(session: Session, rules: HouseRules) -> AsyncIterator[Menu]:
    """Of each member, and of the group; whoever has left sees no more than everybody else does."""
    for former in await session.team.list_former():
        yield no_menu(former)
    team = await session.team.list_all()
    for member in team:
        if member.reachable:
            language = language_of(member.language, rules.language)
            say = speaking(language, rules.lead_word)
            yield team_menu(member.id, member.role, say, alone=works_alone(team, rules))
    if rules.team_chat is not None:
        yield group_menu(await session.outbox.where_is(rules.team_chat), speaking(rules.language, rules.lead_word))


async def _show_menu(telegram: Telegram, menu: Menu) -> None:
    try:
        await telegram.call(menu.__api_method__, payload_of(menu))
    except TelegramError as failure:
        log.info("the menu of commands was not set", extra={"failure": str(failure)})
