"""The card of a button under a post, the questions on it, the list of posts, and the button itself."""

from collections.abc import Iterator

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from bot.domain.campaign import Campaign
from bot.domain.ids import PostButtonId
from bot.domain.paging import Page, page_of
from bot.domain.post_button import ButtonFault, ButtonKind, ButtonState, PostButton, PostFigures
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_post_button import ListedPost, PostButtonCard
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
from bot.views.buttons.prospects import PressUnderPost
from bot.views.cards import LONGEST_NAME_SHOWN, PRIMARY, Face, Row, button, in_pairs, paging_row, shortened

SOURCES_ON_A_PAGE = 6
CHANNELS_ON_A_PAGE = 6
POSTS_ON_A_PAGE = 4
LONGEST_CHANNEL_LISTED = 24


def button_subject(post_button: PostButtonId) -> str:
    """Return what the outbox knows the card of a button by."""
    return f"button:{post_button}"


def link_to_bot(rules: HouseRules, payload: str) -> str:
    """Return the link that opens the chat with the bot, once START is pressed."""
    return f"https://t.me/{rules.bot_username}?start={payload}"


def markup_of(post_button: PostButton, rules: HouseRules, payload: str) -> InlineKeyboardMarkup:
    """Return what stands under the post."""
    if post_button.kind is ButtonKind.LINK or post_button.post is None:
        shown = InlineKeyboardButton(text=post_button.label, url=link_to_bot(rules, payload))
    else:
        press = PressUnderPost(post=post_button.post)
        shown = InlineKeyboardButton(text=post_button.label, callback_data=press.pack())
    return InlineKeyboardMarkup(inline_keyboard=[[shown]])


def post_button_card(card: PostButtonCard, say: Say) -> Face:
    """Return the card."""
    return Face(lines=tuple(_lines(card, say)), rows=tuple(row for row in _rows(card, say) if row))


def which_source(shown: PostButton, running: Page[Campaign], say: Say) -> Face:
    """Return the question by which campaign people come who press."""
    lines = (
        say("Which source shall whoever presses “{label}” count for?", label=shown.label),
        *(say("{name}", name=_marked(each, shown)) for each in running.things),
    )
    number = shown.id
    choosing = [button(_marked(each, shown), ChooseSource(button=number, campaign=each.id)) for each in running.things]
    turning = paging_row(running, lambda page: ShowSources(button=number, page=page))
    below = (
        button(say.plain("No source"), ChooseNoSource(button=number)),
        button(say.plain("‹ Back"), ShowPostButton(button=number)),
    )
    return Face(lines=lines, rows=tuple(row for row in (*in_pairs(choosing), turning, below) if row))


def which_channel(card: PostButtonCard, number: int, say: Say) -> Face:
    """Return the question into which channel the post goes."""
    shown, page = card.button, page_of(card.possible, number, size=CHANNELS_ON_A_PAGE)
    labels = {chat.chat_id: f"✓ {chat.title}" if chat.chat_id == shown.chat else chat.title for chat in page.things}
    choosing = [button(label, ChooseChannel(button=shown.id, chat=chat)) for chat, label in labels.items()]
    turning = paging_row(page, lambda number: ShowChannels(button=shown.id, page=number))
    back = (button(say.plain("‹ Back"), ShowPostButton(button=shown.id)),)
    asked = say("Into which channel does the post go?")
    return Face(lines=(asked,), rows=tuple(row for row in (*in_pairs(choosing), turning, back) if row))


def posts_page(page: Page[ListedPost], say: Say) -> Face:
    """Return what is said when the owner wants to publish something, with the posts until now and their figures."""
    asked = say(
        "Write the post as it shall stand in the channel: words, or a picture with words. I show you how it looks"
        " before anything is published. /cancel leaves it."
    )
    if not page.things:
        return Face(lines=(asked,))
    listed = (line for each in page.things for line in _listed(each, say))
    lines = (asked, Markup(""), say("<b>Posts with a button</b>"), *listed)
    opening = [button(_title(each.button, say), OpenPost(button=each.button.id)) for each in page.things]
    turning = paging_row(page, lambda number: ShowPosts(page=number))
    return Face(lines=lines, rows=tuple(row for row in (*in_pairs(opening), turning) if row))


def _listed(post: ListedPost, say: Say) -> Iterator[Markup]:
    """What and where, and what came of it."""
    title = shortened(_title(post.button, say), LONGEST_NAME_SHOWN)
    channel = shortened(post.channel.title, LONGEST_CHANNEL_LISTED) if post.channel is not None else ""
    yield say("📣 {title} · {channel}", title=title, channel=channel) if channel else say("📣 {title}", title=title)
    yield _figures(post.figures, say)


def _title(shown: PostButton, say: Say) -> str:
    return shown.title or say.plain("A post without words")


def _marked(campaign: Campaign, shown: PostButton) -> str:
    return f"✓ {campaign.name}" if campaign.id == shown.campaign else campaign.name


def _lines(card: PostButtonCard, say: Say) -> Iterator[Markup]:
    shown = card.button
    yield say("📣 <b>{title}</b>", title=_title(shown, say))
    if card.channel is not None:
        yield say("Channel: {channel}", channel=card.channel.title)
    yield say("Button: “{label}”", label=shown.label)
    yield _what_it_does(shown.kind, say)
    if card.campaign is not None:
        yield say("Source: {campaign}", campaign=card.campaign.name)
    if shown.fault is not None:
        yield _fault(shown.fault, say)
    yield from _state(shown, say)
    if card.figures is not None:
        yield _figures(card.figures, say)


def _figures(figures: PostFigures, say: Say) -> Markup:
    return say(
        "Pressed: {pressed} · opened the chat: {came} · left a request: {leads}",
        pressed=figures.pressed,
        came=figures.came,
        leads=figures.leads,
    )


def _what_it_does(kind: ButtonKind, say: Say) -> Markup:
    if kind is ButtonKind.LINK:
        return say("A press opens the chat with me. I learn of it once START is pressed.")
    return say("A press tells me at once who is interested, and opens the chat with me.")


def _state(shown: PostButton, say: Say) -> Iterator[Markup]:
    match shown.state:
        case ButtonState.PUBLISHING | ButtonState.PUTTING | ButtonState.TAKING:
            yield say("⏳ On its way…")
        case ButtonState.STANDS:
            yield say("✅ The button stands under the post.")
        case ButtonState.DRAFT if shown.source is None:
            yield say("There is no button under the post yet.")
        case ButtonState.DRAFT:
            yield say("Nothing is published yet: above you see how it will look.")


def _fault(fault: ButtonFault, say: Say) -> Markup:
    match fault:
        case ButtonFault.GONE:
            return say("⚠️ The post is gone from the channel.")
        case ButtonFault.NOT_TAKEN:
            return say("⚠️ Telegram did not let me. Is your message still there, and am I an administrator?")
        case ButtonFault.NO_ANSWER:
            return say("⚠️ Telegram did not answer. Please try once more.")


def _rows(card: PostButtonCard, say: Say) -> Iterator[Row]:
    shown = card.button
    if shown.state is ButtonState.STANDS:
        yield (
            button(say.plain("Refresh"), ShowPostButton(button=shown.id)),
            button(say.plain("Take it away"), TakeButtonAway(button=shown.id)),
        )
    if shown.state is not ButtonState.DRAFT:
        return
    other = ButtonKind.PRESS if shown.kind is ButtonKind.LINK else ButtonKind.LINK
    label = say.plain("Tell me who presses") if other is ButtonKind.PRESS else say.plain("Just a link")
    yield (
        button(label, ChooseKind(button=shown.id, kind=other)),
        button(say.plain("Other words…"), AskLabel(button=shown.id)),
    )
    source = button(say.plain("Source…"), ShowSources(button=shown.id))
    channel = button(say.plain("Channel…"), ShowChannels(button=shown.id))
    yield (*((source,) if card.may_choose else ()), *((channel,) if len(card.possible) > 1 and shown.chat else ()))
    if shown.source is None:
        yield (button(say.plain("Put the button there"), PutButton(button=shown.id), PRIMARY),)
    elif len(card.possible) > 1 and shown.chat is None:
        yield (button(say.plain("Which channel?"), ShowChannels(button=shown.id), PRIMARY),)
    else:
        yield (button(say.plain("Publish"), PublishPost(button=shown.id), PRIMARY),)
