"""Answering: a reply to a card, or the message after the button, goes to the prospect as it is."""

from contextlib import suppress
from dataclasses import replace
from typing import Any

from aiogram import Bot, Router
from aiogram.enums import ContentType
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import AnswerCallbackQuery, SendMessage
from aiogram.types import CallbackQuery, Message

from bot.domain.errors import MaybeToImport, MeantForUnknown, NotFound, OtherWroteSince
from bot.domain.ids import ManagerId, ProspectId
from bot.domain.imported.files import may_be_table
from bot.domain.member import Member, Role
from bot.domain.notes import is_note
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Session
from bot.texts import Markup, Say
from bot.usecases.answer_prospect import answer_prospect, lead_in_talk, prospect_to_answer
from bot.usecases.go_on_with_album import find_begun_album, go_on_with_answer
from bot.usecases.ports import Turn
from bot.usecases.where_to_answer import check_may_be_read_by_all, where_to_answer
from bot.views.buttons.leads import Take
from bot.views.buttons.talk import AnswerProspect, subject_of
from bot.views.cards import keyboard
from bot.views.letters import letter_of
from bot.views.prospect_card import called
from bot.views.public_place import read_by_all
from bot.views.ready_answers import ready_rows
from handlers.managers.pressed_card import PressedCard
from handlers.posted import posted_message

# What Telegram lets a bot copy and a person would send as an answer.
PASSED_ON = frozenset({
    ContentType.TEXT, ContentType.PHOTO, ContentType.VIDEO, ContentType.VOICE, ContentType.AUDIO,
    ContentType.DOCUMENT, ContentType.VIDEO_NOTE, ContentType.ANIMATION, ContentType.STICKER, ContentType.LOCATION,
    ContentType.VENUE, ContentType.CONTACT,
})  # fmt: skip


# Seconds within which the next message still belongs to the answer: a picture and its words come one after another.
LONGEST_PAUSE = 5


class Answering(StatesGroup):
    """A manager is writing an answer. Afterwards no state, but the data keep what was answered last."""

    writing = State()


def looks_like_command(message: Message) -> bool:
    """Tell whether a message starts like a command: such a one is never taken for an answer."""
    return (message.text or "").startswith("/")


class LooksLikeCommand(Filter):
    """Lets pass what starts like a command."""

    async def __call__(self, message: Message) -> bool:
        return looks_like_command(message)


class RepliesToBot(Filter):
    """Lets pass a reply to a message of the bot."""

    async def __call__(self, message: Message, bot: Bot) -> bool:
        return is_said_by(bot, message.reply_to_message) and not looks_like_command(message)


class RepliesToTalk(Filter):
    """Lets pass a reply to a message that speaks of a prospect, and hands the prospect on.

    Of a message whose arrival Telegram has not confirmed - not yet, or never - the buttons tell whom it is about.
    """

    async def __call__(self, message: Message, session: Session, bot: Bot) -> bool | dict[str, Any]:
        spoken = message.reply_to_message
        if spoken is None or looks_like_command(message):
            return False
        prospect = await whom_it_speaks_of(spoken, message.chat.id, session, bot)
        return {"spoken_of": prospect} if prospect is not None else False


async def whom_it_speaks_of(spoken: Message, chat_id: int, session: Session, bot: Bot) -> ProspectId | None:
    """Return the prospect of whom a message in a chat of the team speaks, if it does of one."""
    prospect = await session.outbox.find_prospect_spoken_of(chat_id, spoken.message_id)
    if prospect is not None:
        return prospect
    if is_said_by(bot, spoken):
        return await _named_on_buttons(spoken, session)
    return await _answered_before(spoken, chat_id, session)


def is_said_by(bot: Bot, message: Message | None) -> bool:
    """Tell whether the bot has written a message."""
    return message is not None and message.from_user is not None and message.from_user.id == bot.id


async def _answered_before(spoken: Message, chat_id: int, session: Session) -> ProspectId | None:
    """Return who got an answer that was written in a private chat; in a group colleagues talk like that to each other.

    The id of a private chat is the person's (Telegram Bot API).
    """
    remark = await session.remarks.find_written(chat_id, spoken.message_id)
    return remark.prospect if remark is not None and remark.by == chat_id else None


async def _named_on_buttons(card: Message, session: Session) -> ProspectId | None:
    """Return the prospect whom a card is about."""
    keyboard = card.reply_markup.inline_keyboard if card.reply_markup is not None else []
    match subject_of(button.callback_data for row in keyboard for button in row if button.callback_data):
        case AnswerProspect(prospect=prospect):
            return prospect
        case Take(lead=lead):
            with suppress(NotFound):
                return (await session.leads.get(lead)).prospect
    return None


class FollowsAnswer(Filter):
    """Lets pass what belongs to the answer just sent: the rest of its album, or what comes right after it."""

    async def __call__(self, message: Message, state: FSMContext) -> bool:
        answered = await state.get_data()
        if "answered_at" not in answered:
            return False
        return _is_of_album(message, answered) or message.date.timestamp() - answered["answered_at"] < LONGEST_PAUSE


async def ask_for_answer(
    query: CallbackQuery,
    callback_data: AnswerProspect,
    turn: Turn,
    card: PressedCard,
    member: Member,
    session: Session,
    state: FSMContext,
    rules: HouseRules,
    say: Say,
) -> list[AnswerCallbackQuery | Letter] | AnswerCallbackQuery:
    """In private the next message is the answer; in the group a reply to the card is. Raises what forbids answering."""
    prospect = await turn.records.prospects.get(callback_data.prospect)
    if not card.in_private:
        return query.answer(say.plain("Reply to this message: your words go to the person."), show_alert=True)
    await prospect_to_answer(turn, prospect.id, by=member, over_colleague=True)
    lead = await lead_in_talk(turn.records, prospect.id)
    colleague = lead.manager if lead is not None and lead.manager != member.id else None
    await state.set_state(Answering.writing)
    heard = await session.outbox.find_newest_spoken_of(card.chat_id)
    await state.set_data({"prospect": prospect.id, "colleague": colleague, "heard": heard})
    words = await _what_to_answer(called(prospect, say, rules), colleague, turn, say)
    where = await where_to_answer(turn.records, prospect)
    if where is not None and where.is_public:
        words = Markup("\n".join((words, read_by_all(say))))
    ready = ready_rows(prospect, rules)
    asked = SendMessage(chat_id=card.chat_id, text=words, reply_markup=keyboard(ready) if ready else None)
    return [query.answer(), replace(letter_of(asked), prospect=prospect.id)]


async def _what_to_answer(name: str, colleague: ManagerId | None, turn: Turn, say: Say) -> Markup:
    """Ask for the answer; the owner hears whose talk it is."""
    if colleague is None:
        return say("What to answer {name}? Your next message goes there. /cancel leaves it.", name=name)
    holder = await turn.records.team.find_name(colleague) or ""
    return say(
        "What to answer {name}, although {holder} talks there? Your next message goes there. /cancel leaves it.",
        name=name,
        holder=holder,
    )


async def answer_by_reply(
    message: Message, spoken_of: ProspectId, turn: Turn, member: Member, state: FSMContext, say: Say
) -> SendMessage | None:
    """Send a reply to whom the card is about; it ends a dialogue about anybody else. That it arrived shows under it."""
    if not await send_answer(message, spoken_of, turn, member):
        return _not_passed_on(message, say)
    await state.clear()
    return None


async def answer_after_button(
    message: Message, turn: Turn, member: Member, session: Session, state: FSMContext, say: Say
) -> SendMessage | None:
    """Send the message that was asked for, or one that follows it.

    Raises OtherWroteSince, where a message of somebody else came in between, MaybeToImport and MeantForUnknown.
    """
    asked = await state.get_data()
    prospect = ProspectId(asked["prospect"])
    await _check_replies_to_nobody(message, prospect, turn)
    if "answered_at" not in asked:
        await _check_nobody_came_between(message, prospect, asked.get("heard"), session)
    elif not _is_of_album(message, asked):
        _check_is_not_to_import(message, prospect, member)
    over_colleague = await _is_still_with(asked.get("colleague"), prospect, turn)
    if not await send_answer(message, prospect, turn, member, over_colleague=over_colleague):
        return _not_passed_on(message, say)
    await state.set_state(None)
    sent = {"answered_at": message.date.timestamp(), "album": message.media_group_id}
    await state.set_data({"prospect": prospect, "colleague": asked.get("colleague"), **sent})
    return None


async def _check_replies_to_nobody(message: Message, prospect: ProspectId, turn: Turn) -> None:
    """A reply gets here if nobody knows of whom the message speaks: its arrival was never noted, or it was erased."""
    if message.reply_to_message is not None:
        raise MeantForUnknown((await turn.records.prospects.get(prospect)).id)


async def _check_nobody_came_between(
    message: Message, prospect: ProspectId, heard: int | None, session: Session
) -> None:
    """Whoever reads somebody else's message just before typing may mean them."""
    other = await session.outbox.find_other_spoken_of(message.chat.id, prospect, after=heard or 0)
    if heard is not None and other is not None:
        raise OtherWroteSince(prospect, other)


def _check_is_not_to_import(message: Message, prospect: ProspectId, member: Member) -> None:
    """What an owner sends just after an answer need not belong to it, where it can be a file with clients."""
    name = (message.document.file_name if message.document else None) or ""
    if member.role is Role.OWNER and may_be_table(name):
        raise MaybeToImport(prospect, name)


async def _is_still_with(colleague: int | None, prospect: ProspectId, turn: Turn) -> bool:
    """Tell whether the talk is that of the colleague whom the question named."""
    lead = await lead_in_talk(turn.records, prospect)
    return colleague is not None and lead is not None and lead.manager == colleague


async def send_answer(
    message: Message,
    prospect: ProspectId,
    turn: Turn,
    member: Member,
    *,
    over_colleague: bool = False,
    openly: bool = False,
) -> bool:
    """Pass a message on to a prospect; return False for what is not passed on, as a note never is.

    `openly`: also where everybody reads a contact in it. Raises what forbids answering, and ContactInPublic.
    """
    if message.content_type not in PASSED_ON or is_note(message.text or message.caption):
        return False
    words, posted = message.text or message.caption, posted_message(message)
    begun = await find_begun_album(turn, posted)
    goes_on = begun is not None and (begun.by, begun.prospect) == (member.id, prospect)
    found = await prospect_to_answer(turn, prospect, by=member, over_colleague=over_colleague or goes_on)
    if not openly:
        shown = message.contact.phone_number if message.contact is not None else words
        await check_may_be_read_by_all(turn.records, found, shown, posted)
    if begun is not None and goes_on:
        await go_on_with_answer(turn, begun, by=member, words=words, posted=posted)
    else:
        await answer_prospect(turn, prospect, by=member, words=words, posted=posted, over_colleague=over_colleague)
    return True


def _is_of_album(message: Message, answered: dict[str, Any]) -> bool:
    return message.media_group_id is not None and message.media_group_id == answered.get("album")


def _not_passed_on(message: Message, say: Say) -> SendMessage:
    return message.answer(say("This cannot be passed on. Send words, a picture, a voice message or a file."))


async def hint(message: Message, say: Say) -> SendMessage:
    """Words without an addressee go to nobody."""
    return message.answer(
        say("This went to nobody. To answer somebody, reply to their card or press “Answer”. What is open: /leads.")
    )


async def unknown_command(message: Message, say: Say) -> SendMessage:
    """Say where the commands are that exist."""
    return message.answer(say("I do not know this command. All commands: /help."))


def register(router: Router) -> None:
    """The button, and replies."""
    router.callback_query.register(ask_for_answer, AnswerProspect.filter())
    router.message.register(unknown_command, LooksLikeCommand())
    router.message.register(answer_by_reply, RepliesToTalk())


def register_dialogue(router: Router) -> None:
    """What is written after the button."""
    router.message.register(answer_after_button, StateFilter(Answering.writing))
    router.message.register(answer_after_button, StateFilter(None), FollowsAnswer())


def register_hint(router: Router) -> None:
    """What remains."""
    router.message.register(hint)
