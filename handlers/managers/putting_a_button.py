"""Putting a button under a post: the owner forwards one of our channel's, or writes one for the bot to publish."""

from typing import Any

from aiogram import Router, flags
from aiogram.filters import Command, Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.methods import CopyMessage, DeleteMessage, SendMessage
from aiogram.types import CallbackQuery, Message, MessageOriginChannel

from bot.domain.ids import PostButtonId
from bot.domain.member import Member, Role
from bot.domain.post_button import card_of_button, label_of
from bot.domain.rights import check_is_owner
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority, Session
from bot.texts import Say, speaking
from bot.usecases.keep_post import keep_post
from bot.usecases.ports import Turn
from bot.usecases.put_button import (
    change_draft,
    channels_of,
    choose_source,
    draft_new_post,
    draft_under_post,
    publish_post,
    put_button,
    take_button_away,
)
from bot.usecases.read_campaigns import list_running
from bot.usecases.read_post_button import list_posts, payload_under, read_post_button
from bot.views.buttons.posts import (
    AskLabel,
    ChooseChannel,
    ChooseKind,
    ChooseNoSource,
    ChooseSource,
    OpenPost,
    PublishPost,
    PutButton,
    ShowChannels,
    ShowPostButton,
    ShowPosts,
    ShowSources,
    TakeButtonAway,
)
from bot.views.cards import Face, card_letter, keyboard
from bot.views.letters import letter_of
from bot.views.post_button_card import (
    POSTS_ON_A_PAGE,
    SOURCES_ON_A_PAGE,
    button_subject,
    markup_of,
    post_button_card,
    posts_page,
    which_channel,
    which_source,
)
from handlers.managers.pressed_card import PressedCard


class Posting(StatesGroup):
    """The owner is asked for a post, or for what stands on its button."""

    writing = State()
    label = State()


class ForwardedFromOurChannel(Filter):
    """Lets pass what the owner forwards from a channel of ours where the bot is."""

    async def __call__(self, message: Message, turn: Turn, member: Member) -> bool:
        origin = message.forward_origin
        if member.role is not Role.OWNER or not isinstance(origin, MessageOriginChannel):
            return False
        chat = await turn.records.chats.find(origin.chat.id)
        return chat is not None and chat.is_in and chat.is_ours


async def offer(
    message: Message, turn: Turn, session: Session, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> SendMessage | list[Any] | None:
    """Show the button of the post that was forwarded, or offer one."""
    if message.media_group_id is not None:
        return await _refuse_album(message, state, say)
    await state.clear()
    origin = message.forward_origin
    assert isinstance(origin, MessageOriginChannel)
    post = await keep_post(
        turn,
        chat_id=origin.chat.id,
        message_id=origin.message_id,
        album=None,
        words=message.text or message.caption,
        posted_at=origin.date,
    )
    shown = await draft_under_post(turn, post, label=_label(rules), by=member)
    return await _card_anew(turn, session, shown.id, member, say)


async def ask_for_post(message: Message, turn: Turn, member: Member, state: FSMContext, say: Say) -> SendMessage:
    """Ask for the post, where there is a channel for it, and list those until now. Raises ForTheOwner."""
    face = await _posts(turn, member, say)
    if not await channels_of(turn.records):
        return message.answer(say("I am an administrator in no channel yet. Add me to one: /setup"))
    await state.set_state(Posting.writing)
    return message.answer(face.text, reply_markup=keyboard(face.rows) if face.rows else None)


@flags.only_in_private
async def turn_page(
    query: CallbackQuery, callback_data: ShowPosts, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show another page of the posts until now. Raises ForTheOwner."""
    return [query.answer(), *card.edited_to(await _posts(turn, member, say, callback_data.page))]


@flags.only_in_private
async def open_post(
    query: CallbackQuery, callback_data: OpenPost, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show the card of a post below the list. Raises ForTheOwner, NotFound."""
    check_is_owner(member)
    return [query.answer(), *await _card_anew(turn, card.session, callback_data.button, member, say)]


async def write_post(
    message: Message, turn: Turn, session: Session, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> Any:
    """Show how it will look, with what can be chosen. Raises ForTheOwner."""
    if message.media_group_id is not None:
        return await _refuse_album(message, state, say)
    if message.forward_origin is not None or not (message.text or message.photo or message.video or message.animation):
        return message.answer(say("Please write it here yourself: words, or a picture with words. /cancel leaves it."))
    await state.clear()
    words = message.text or message.caption
    shown = await draft_new_post(turn, message.message_id, words, label=_label(rules), by=member)
    return [await _preview(turn, shown.id, member, rules), *await _card_anew(turn, session, shown.id, member, say)]


@flags.only_in_private
async def show(
    query: CallbackQuery, callback_data: ShowPostButton, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Show how it stands by now. Raises ForTheOwner, NotFound."""
    check_is_owner(member)
    return [query.answer(), await _card(turn, callback_data.button, member, say)]


@flags.only_in_private
async def choose_kind(
    query: CallbackQuery, callback_data: ChooseKind, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Let a press do something else. Raises ForTheOwner, NotFound, ButtonOutdated."""
    await change_draft(turn, callback_data.button, kind=callback_data.kind, by=member)
    return [query.answer(), await _card(turn, callback_data.button, member, say)]


@flags.only_in_private
async def show_channels(
    query: CallbackQuery, callback_data: ShowChannels, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Ask where it goes. Raises ForTheOwner, NotFound, ButtonOutdated."""
    shown = await change_draft(turn, callback_data.button, by=member)
    asked = which_channel(await read_post_button(turn.records, shown.id), callback_data.page, say)
    return [query.answer(), _letter(asked, shown.id, member)]


@flags.only_in_private
async def choose_channel(
    query: CallbackQuery, callback_data: ChooseChannel, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Say where it goes. Raises ForTheOwner, NotFound, ButtonOutdated."""
    await change_draft(turn, callback_data.button, chat=callback_data.chat, by=member)
    return [query.answer(), await _card(turn, callback_data.button, member, say)]


@flags.only_in_private
async def show_sources(
    query: CallbackQuery, callback_data: ShowSources, turn: Turn, member: Member, card: PressedCard, say: Say
) -> Any:
    """Ask by which campaign people come who press. Raises ForTheOwner, NotFound, ButtonOutdated."""
    shown = await change_draft(turn, callback_data.button, by=member)
    running = await list_running(turn.records, callback_data.page, size=SOURCES_ON_A_PAGE, by=member)
    return [query.answer(), _letter(which_source(shown, running, say), shown.id, member)]


@flags.only_in_private
async def choose(
    query: CallbackQuery, callback_data: ChooseSource | ChooseNoSource, turn: Turn, member: Member, card: PressedCard,
    say: Say,
) -> Any:  # fmt: skip
    """Let a press count for a campaign, or for none. Raises as `choose_source` does."""
    campaign = callback_data.campaign if isinstance(callback_data, ChooseSource) else None
    await choose_source(turn, callback_data.button, campaign, by=member)
    return [query.answer(), await _card(turn, callback_data.button, member, say)]


@flags.only_in_private
async def ask_label(
    query: CallbackQuery, callback_data: AskLabel, turn: Turn, member: Member, card: PressedCard, state: FSMContext,
    say: Say,
) -> Any:  # fmt: skip
    """Ask what stands on it. Raises ForTheOwner, NotFound, ButtonOutdated."""
    await change_draft(turn, callback_data.button, by=member)
    await state.set_state(Posting.label)
    await state.set_data({"button": callback_data.button})
    words = say("What shall stand on the button? At most 22 characters. /cancel leaves it.")
    return [query.answer(), SendMessage(chat_id=card.chat_id, text=words)]


async def write_label(
    message: Message, turn: Turn, session: Session, member: Member, rules: HouseRules, state: FSMContext, say: Say
) -> Any:
    """Put these words on it. Raises ForTheOwner, NotFound, ButtonOutdated."""
    label = label_of(message.text or "")
    if label is None:
        return message.answer(say("At most 22 characters, please, in words. /cancel leaves it."))
    button = PostButtonId((await state.get_data())["button"])
    await state.clear()
    shown = await change_draft(turn, button, label=label, by=member)
    preview = [await _preview(turn, button, member, rules)] if shown.source is not None else []
    return [*preview, *await _card_anew(turn, session, button, member, say)]


@flags.only_in_private
async def publish(
    query: CallbackQuery, callback_data: PublishPost, turn: Turn, member: Member, rules: HouseRules, card: PressedCard
) -> Any:
    """Let it go out. Raises ForTheOwner, NotFound, ButtonOutdated, MayNotInChannel."""
    shown = await publish_post(turn, callback_data.button, by=member)
    assert shown.chat is not None and shown.source is not None
    copy = CopyMessage(
        chat_id=shown.chat,
        from_chat_id=member.id,
        message_id=shown.source,
        reply_markup=markup_of(shown, rules, await payload_under(turn.records, shown)),
    )
    plain = letter_of(copy)
    letter = Letter(
        chat_id=shown.chat, method=plain.method, payload=plain.payload, priority=Priority.ANSWER,
        card=card_of_button(shown.id),
    )  # fmt: skip
    return [query.answer(), letter]


@flags.only_in_private
async def put(
    query: CallbackQuery, callback_data: PutButton, turn: Turn, member: Member, rules: HouseRules, card: PressedCard
) -> Any:
    """Put it under a post that stands there. Raises ForTheOwner, NotFound, ButtonOutdated, MayNotInChannel."""
    shown = await turn.records.post_buttons.get(callback_data.button)
    markup = markup_of(shown, rules, await payload_under(turn.records, shown))
    await put_button(turn, shown.id, markup.model_dump(mode="json", exclude_none=True), by=member)
    return query.answer()


@flags.only_in_private
async def take_away(
    query: CallbackQuery, callback_data: TakeButtonAway, turn: Turn, member: Member, card: PressedCard
) -> Any:
    """Take it away. Raises ForTheOwner, NotFound, ButtonOutdated, MayNotInChannel."""
    await take_button_away(turn, callback_data.button, by=member)
    return query.answer()


def _label(rules: HouseRules) -> str:
    """What stands on a button unless the owner says otherwise, in the language of the business."""
    say = speaking(rules.language, rules.lead_word)
    return say.plain("Ask us")


async def _refuse_album(message: Message, state: FSMContext, say: Say) -> SendMessage | None:
    """Say once that Telegram puts no buttons under albums."""
    if (await state.get_data()).get("album") == message.media_group_id:
        return None
    await state.update_data(album=message.media_group_id)
    return message.answer(
        say("Telegram puts no buttons under albums. Let me publish a second post below it, with the button: /post")
    )


async def _preview(turn: Turn, button: PostButtonId, member: Member, rules: HouseRules) -> CopyMessage:
    """The post as it will look; its button leads where every link to the bot does."""
    shown = await turn.records.post_buttons.get(button)
    assert shown.source is not None
    markup = markup_of(shown, rules, await payload_under(turn.records, shown))
    return CopyMessage(chat_id=member.id, from_chat_id=member.id, message_id=shown.source, reply_markup=markup)


async def _posts(turn: Turn, member: Member, say: Say, page: int = 1) -> Face:
    return posts_page(await list_posts(turn.records, page, size=POSTS_ON_A_PAGE, by=member), say)


async def _card_anew(turn: Turn, session: Session, button: PostButtonId, member: Member, say: Say) -> list[Any]:
    """The card at the end of the chat, and nowhere else."""
    subject = button_subject(button)
    standing = await session.outbox.card_message(subject, member.id)
    if standing is not None:
        await session.outbox.set_card_message(subject, member.id, None)
    gone = [DeleteMessage(chat_id=member.id, message_id=standing)] if standing is not None else []
    return [*gone, await _card(turn, button, member, say)]


async def _card(turn: Turn, button: PostButtonId, member: Member, say: Say) -> Letter:
    return _letter(post_button_card(await read_post_button(turn.records, button), say), button, member)


def _letter(face: Face, button: PostButtonId, member: Member) -> Letter:
    return card_letter(face, chat_id=member.id, subject=button_subject(button), prospect=None, priority=Priority.ANSWER)


def register(router: Router) -> None:
    """/post, and the buttons of the card."""
    router.message.register(ask_for_post, Command("post", ignore_case=True))
    router.callback_query.register(turn_page, ShowPosts.filter())
    router.callback_query.register(open_post, OpenPost.filter())
    router.callback_query.register(show, ShowPostButton.filter())
    router.callback_query.register(choose_kind, ChooseKind.filter())
    router.callback_query.register(show_channels, ShowChannels.filter())
    router.callback_query.register(choose_channel, ChooseChannel.filter())
    router.callback_query.register(show_sources, ShowSources.filter())
    router.callback_query.register(choose, ChooseSource.filter())
    router.callback_query.register(choose, ChooseNoSource.filter())
    router.callback_query.register(ask_label, AskLabel.filter())
    router.callback_query.register(publish, PublishPost.filter())
    router.callback_query.register(put, PutButton.filter())
    router.callback_query.register(take_away, TakeButtonAway.filter())


def register_dialogue(router: Router) -> None:
    """What is written is the post, or what stands on its button."""
    router.message.register(write_post, StateFilter(Posting.writing))
    router.message.register(write_label, StateFilter(Posting.label))


def register_posts(router: Router) -> None:
    """A post of ours that is forwarded in no dialogue."""
    router.message.register(offer, StateFilter(None), ForwardedFromOurChannel())
