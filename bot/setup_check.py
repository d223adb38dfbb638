"""`leadhook doctor`: asks Telegram what the bot may do and where, and tells what is missing; nothing is changed."""

from collections.abc import AsyncGenerator, Iterator
from dataclasses import dataclass, replace
from typing import Any

from bot.config import Config
from bot.domain.ability import Ability, abilities_in
from bot.domain.chat import BotStatus, ChatKind, OurChat, is_out_of_reach
from bot.domain.chat_routes import ASKED_FOR, Lack
from bot.telegram import Rejected, Telegram, TokenRejected
from bot.texts import speaking
from bot.usecases.read_setup import ChatSetup, setup_of
from bot.views.setup_words import BESIDES, EVERYWHERE, KINDS, LACKS, NAMES_READ_ANEW, WAYS
from storage.chats import SqlChats
from storage.exporting import opened_for_export
from storage.likeness import SqlLikeness

SAY = speaking("en")
NO_TEAM_CHAT = "The team's group: Telegram does not let me in ({why}). Add me there, or take team.chat_id out."
MUTED_IN_TEAM_CHAT = "The team's group: I may not write there. Make me an administrator."
UNTOLD = (
    "Which results of a search through me people choose I learn only after /setinlinefeedback at @BotFather;"
    " whether that is set Telegram does not say."
)
UNDECIDED = "nobody on the team has told me about it yet. Say in /setup whether it is yours."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """What the doctor says; `is_wrong`: there is something to be done."""

    words: str
    is_wrong: bool = True


async def set_up_of(config: Config) -> AsyncGenerator[Line, None]:
    """Yield what works and what is missing. Raises StorageError, and TelegramError where Telegram is out of reach."""
    token = config.telegram.token.get_secret_value()
    proxy = config.telegram.proxy.get_secret_value() if config.telegram.proxy else None
    async with opened_for_export(config.storage.url) as connection:
        kept = await SqlChats(connection).list_all()
        names = await SqlLikeness(connection).find_renewal()
    async with Telegram(token, config.telegram.api_url, proxy) as telegram:
        me = await telegram.call("getMe", {})
        yield Line(words=f"Telegram knows the bot as @{me['username']}.", is_wrong=False)
        for words in _said_of_delivery(config, await telegram.call("getWebhookInfo", {})):
            yield Line(words=words)
        if config.team.chat_id is not None:
            for words in await _said_of_team(telegram, config.team.chat_id, me["id"]):
                yield Line(words=words)
        chats = [await _as_it_is(telegram, chat, me["id"]) for chat in kept]
    setup = setup_of(chats, abilities_in(me))
    for lack in setup.lacks:
        yield Line(words=SAY.plain(EVERYWHERE[lack]))
    if Ability.SEARCHES in setup.abilities:
        yield Line(words=UNTOLD, is_wrong=False)
    if names is not None:
        yield Line(words=SAY.plain(NAMES_READ_ANEW, percent=names.percent), is_wrong=False)
    for each in setup.chats:
        for line in _said_of(each):
            yield line


def _said_of_delivery(config: Config, info: dict[str, Any]) -> Iterator[str]:
    """What Telegram delivers, where it delivers at all."""
    if config.telegram.mode != "webhook":
        if info.get("url"):
            yield "A webhook is set at Telegram, and the config says polling: leadhook run will take it away."
        return
    if info.get("url") != config.telegram.webhook.url:
        yield "Telegram delivers somewhere else than telegram.webhook.url says: leadhook run will set it."
    asked = info.get("allowed_updates", [])
    missing = [kind for kind in ASKED_FOR if kind not in asked]
    if info.get("url") and missing:
        yield f"Telegram was not asked to deliver {', '.join(missing)}: leadhook run will ask for it."
    if info.get("last_error_message"):
        yield f"Telegram could not deliver: {info['last_error_message']}."


async def _said_of_team(telegram: Telegram, chat_id: int, me: int) -> list[str]:
    try:
        place = await telegram.call("getChatMember", {"chat_id": chat_id, "user_id": me})
    except TokenRejected:
        raise
    except Rejected as refused:
        return [NO_TEAM_CHAT.format(why=refused.description)]
    if place.get("status") in (BotStatus.LEFT, BotStatus.KICKED):
        return [NO_TEAM_CHAT.format(why=place["status"])]
    return [MUTED_IN_TEAM_CHAT] if place.get("can_send_messages") is False else []


async def _as_it_is(telegram: Telegram, chat: OurChat, me: int) -> OurChat:
    """Return a chat as Telegram describes it now. Raises TelegramError where it says nothing of it."""
    try:
        if chat.connection is not None:
            leave = {"business_connection_id": chat.connection}
            return chat.connected_by(await telegram.call("getBusinessConnection", leave))
        described = chat.described_by(await telegram.call("getChat", {"chat_id": chat.chat_id}))
        asked_in = described.linked_chat_id if chat.kind is ChatKind.DIRECT else chat.chat_id
        place = await telegram.call("getChatMember", {"chat_id": asked_in, "user_id": me})
        return described.placed_by(place)
    except Rejected as refused:
        if refused.migrate_to_chat_id is not None:
            return await _as_it_is(telegram, replace(chat, chat_id=refused.migrate_to_chat_id), me)
        if not is_out_of_reach(refused.code, refused.description):
            raise
        return chat.outside(refused.description)


def _said_of(each: ChatSetup) -> Iterator[Line]:
    name = f"{each.chat.title} ({SAY.plain(KINDS[each.chat.kind])})"
    if each.chat.is_in and not each.chat.is_ours:
        yield Line(words=f"{name}: {UNDECIDED}")
        return
    works = ", ".join(SAY.plain(WAYS[way]) for way in each.findings.works)
    yield Line(words=f"{name}: {works or 'nothing'}.", is_wrong=False)
    for lack in each.findings.lacks:
        yield Line(words=f"  {SAY.plain(LACKS[lack])}", is_wrong=lack is not Lack.OFF)
    for lack in each.findings.besides:
        yield Line(words=f"  {SAY.plain(BESIDES[lack])}", is_wrong=False)
