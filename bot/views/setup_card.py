"""The card of the set-up: where the bot is, what works there, what is missing, with the button that repairs it."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.chat import ChatKind, ChatMode, OurChat
from bot.domain.chat_routes import EverywhereLack, Lack, Way, wanted_rights
from bot.domain.paging import Page, page_of
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_setup import ChatCard, ChatSetup, Setup
from bot.views.buttons.setup import (
    AskToLeaveChat,
    ChooseMode,
    LeaveChat,
    LetEverybodyIn,
    LookAgain,
    ShowChat,
    ShowSetup,
    UndoInChat,
    UseChat,
)
from bot.views.cards import (
    DANGER,
    LONGEST_LABEL,
    LONGEST_NAME_SHOWN,
    Face,
    Row,
    button,
    in_pairs,
    paging_row,
    shortened,
)
from bot.views.history import history_line
from bot.views.setup_words import (
    BEHAVIOUR,
    BEHAVIOUR_AMONG_TWO,
    BESIDES,
    EVERYWHERE,
    KINDS,
    LACKS,
    MODES,
    NAMES_READ_ANEW,
    WAYS,
)

SETUP = "setup"
CHATS_ON_A_PAGE = 4
BOTFATHER = "https://t.me/BotFather"
MODES_IN = {
    ChatKind.CHANNEL: (ChatMode.WATCH, ChatMode.OFF),
    ChatKind.BUSINESS: (ChatMode.WATCH, ChatMode.ANSWER, ChatMode.OFF),
    ChatKind.DIRECT: (ChatMode.WATCH, ChatMode.ANSWER, ChatMode.OFF),
}
"""A channel has nobody to answer in: its comments stand in its group. Nobody can whisper where only two are."""
NEEDS_BOTFATHER = {EverywhereLack.JOINS_NO_GROUPS, EverywhereLack.NO_SEARCH}


def chat_subject(chat_id: int) -> str:
    """Return what the outbox knows the question about a chat by."""
    return f"chat:{chat_id}"


# All of it


def overview(setup: Setup, say: Say, rules: HouseRules, number: int = 1) -> Face:
    """Return where the bot is and what is missing, with a button for each chat; those with a sign come first."""
    page = page_of(sorted(setup.chats, key=lambda each: not _sign(each)), number, size=CHATS_ON_A_PAGE)
    lines = (
        say("<b>Where I notice interest</b>"),
        *(_line_of(each, say) for each in page.things),
        *(say("⚠️ {what}", what=say(EVERYWHERE[lack])) for lack in setup.lacks),
        *((say(NAMES_READ_ANEW, percent=setup.names.percent),) if setup.names is not None else ()),
    )
    chats = [button(f"{_sign(each)}{each.chat.title}", ShowChat(chat=each.chat.chat_id)) for each in page.things]
    return Face(lines=lines, rows=(*in_pairs(chats), *_rows_below(setup, page, say, rules)))


def _rows_below(setup: Setup, page: Page[ChatSetup], say: Say, rules: HouseRules) -> Sequence[Row]:
    turning = paging_row(page, lambda number: ShowSetup(page=number))
    into_channel = _link(say.plain("Add to a channel"), adding_link(ChatKind.CHANNEL, rules.bot_username))
    into_group = _link(say.plain("Add to a group"), adding_link(ChatKind.GROUP, rules.bot_username))
    looking = button(say.plain("Ask Telegram again"), LookAgain())
    asking = (_link("@BotFather", BOTFATHER),) if NEEDS_BOTFATHER & {*setup.lacks} else ()
    return (*([turning] if turning else []), (into_channel, into_group), (looking, *asking))


def _sign(each: ChatSetup) -> str:
    """What stands before a chat where an owner has something to do."""
    if not each.chat.is_ours:
        return "❔ "
    return "⚠️ " if {*each.findings.lacks} - {Lack.OFF} else ""


def _line_of(each: ChatSetup, say: Say) -> Markup:
    title = shortened(each.chat.title, LONGEST_NAME_SHOWN)
    if not each.chat.is_ours:
        return say("❔ {title}: is it yours?", title=title)
    if each.chat.mode is ChatMode.OFF:
        return say("⏸ {title}: off", title=title)
    if each.findings.lacks:
        return say("⚠️ {title}. {what}", title=title, what=say(LACKS[each.findings.lacks[0]]))
    return say("✅ {title}", title=title)


def adding_link(kind: ChatKind, bot_username: str) -> str:
    """Return the link that brings the bot into a chat, or gives it the rights that it lacks there.

    Source: Telegram, "Deep links", bot links with `startchannel` and `startgroup`.
    """
    start = "startchannel" if kind is ChatKind.CHANNEL else "startgroup"
    rights = "+".join(right.removeprefix("can_") for right in wanted_rights(kind))
    return f"https://t.me/{bot_username}?{start}&admin={rights}"


# One chat


def chat_card(card: ChatCard, say: Say, rules: HouseRules) -> Face:
    """Return what is missing in a chat, how the bot behaves, what works there, and who chose what."""
    each = card.setup
    if not each.chat.is_ours:
        asked = say("Nobody on the team has told me about this chat yet. Is it yours?")
        return Face(lines=(_heading(each.chat, say), asked), rows=(*_answers(each.chat, say), _back(say)))
    lines = (
        _heading(each.chat, say),
        *(say("⚠️ {what}", what=say(LACKS[lack])) for lack in each.findings.lacks if lack is not Lack.OFF),
        say(_behaviour(each.chat)),
        *_what_works(each, say),
        *(say(BESIDES[lack]) for lack in each.findings.besides),
        *((say("I let in whoever asks to join."),) if each.chat.lets_in else ()),
        *(history_line(told, say, rules) for told in card.history),
    )
    return Face(
        lines=lines,
        rows=(*_modes(each.chat, say), *_door(card, say), *_repair(each, say, rules), *_ways_out(each.chat, say)),
    )


def _heading(chat: OurChat, say: Say) -> Markup:
    return say("<b>{title}</b> · {kind}", title=shortened(chat.title, LONGEST_NAME_SHOWN), kind=say(KINDS[chat.kind]))


def _behaviour(chat: OurChat) -> str:
    return BEHAVIOUR_AMONG_TWO.get(chat.kind, BEHAVIOUR)[chat.mode]


def _what_works(each: ChatSetup, say: Say) -> Sequence[Markup]:
    ways = Markup(", ".join(say(WAYS[way]) for way in each.findings.works))
    return (say("What works: {ways}.", ways=ways),) if ways else ()


def _modes(chat: OurChat, say: Say) -> Sequence[Row]:
    modes = MODES_IN.get(chat.kind, tuple(ChatMode))
    labels = {mode: say.plain(MODES[mode]) for mode in modes}
    marked = {mode: f"● {label}" if mode is chat.mode else label for mode, label in labels.items()}
    return in_pairs([button(label, ChooseMode(chat=chat.chat_id, mode=mode)) for mode, label in marked.items()])


def _door(card: ChatCard, say: Say) -> Sequence[Row]:
    """Who decides about requests to join, where the bot hears of them at all; beside it the way back."""
    row = []
    if Way.JOIN_REQUESTS in card.setup.findings.works:
        chat = card.setup.chat
        label = say.plain("Leave requests to us") if chat.lets_in else say.plain("Let in who asks")
        row.append(button(label, LetEverybodyIn(chat=chat.chat_id, lets_in=not chat.lets_in)))
    if card.undoable is not None:
        row.append(button(say.plain("↩ As it was"), UndoInChat(activity=card.undoable)))
    return (tuple(row),) if row else ()


def _repair(each: ChatSetup, say: Say, rules: HouseRules) -> Sequence[Row]:
    """Links of Telegram's that ask just for the rights that are wanted."""
    repairs = []
    discussion = {Lack.OUTSIDE_OF_DISCUSSION, Lack.DISCUSSION_UNHEARD}
    wanted = {*each.findings.lacks, *each.findings.besides}
    if wanted - discussion - {Lack.OFF, Lack.NO_DISCUSSION, Lack.NO_REPLYING}:
        kind = ChatKind.CHANNEL if each.chat.kind is ChatKind.DIRECT else each.chat.kind
        repairs.append(_link(say.plain("Give me the rights"), adding_link(kind, rules.bot_username)))
    if {*each.findings.lacks} & discussion:
        repairs.append(_link(say.plain("Add to the discussion"), adding_link(ChatKind.GROUP, rules.bot_username)))
    return (tuple(repairs),) if repairs else ()


def _ways_out(chat: OurChat, say: Say) -> Sequence[Row]:
    if chat.kind.is_among_two:
        return (_back(say),)
    leave = button(say.plain("Leave this chat…"), AskToLeaveChat(chat=chat.chat_id))
    return ((leave, *_back(say)),)


def ask_to_leave(chat: OurChat, say: Say) -> Face:
    """Return the question before the bot goes."""
    leave = button(say.plain("Yes, leave"), LeaveChat(chat=chat.chat_id), DANGER)
    stay = button(say.plain("‹ Back"), ShowChat(chat=chat.chat_id))
    words = say("Shall I leave? What I have noticed here stays; nothing new comes. You can add me again.")
    return Face(lines=(_heading(chat, say), words), rows=((leave, stay),))


# Whether it is ours


def asked_whether_ours(chat: OurChat, by: str, say: Say, rules: HouseRules) -> Face:
    """Return the question that comes when somebody else brings the bot somewhere; an account's name may be hidden."""
    if rules.show_telegram_names:
        words = say("{name}, who is not on the team, has added me here. Until you say so I take no notice.", name=by)
    else:
        words = say("Somebody who is not on the team has added me here. Until you say so I take no notice.")
    return Face(lines=(_heading(chat, say), words), rows=_answers(chat, say))


def decided_whether_ours(chat: OurChat, say: Say) -> Face:
    """Return what the question became."""
    if not chat.is_in:
        return Face(lines=(_heading(chat, say), say("I am not there any more.")))
    return Face(lines=(_heading(chat, say), say("✅ It is yours: I look on. What works there: /setup.")))


def _answers(chat: OurChat, say: Say) -> tuple[Row, ...]:
    use = button(say.plain("Yes, it is ours"), UseChat(chat=chat.chat_id))
    return ((use, button(say.plain("No, leave"), LeaveChat(chat=chat.chat_id), DANGER)),)


# What owners hear


def impaired(chat: OurChat, lacks: Sequence[Lack], say: Say) -> Markup:
    """Return what the bot may do no more."""
    title = shortened(chat.title, LONGEST_NAME_SHOWN)
    words = (say("⚠️ In “{title}” I may do less than before.", title=title), *(say(LACKS[lack]) for lack in lacks))
    return Markup("\n".join((*words, say("All of it: /setup."))))


def no_longer_inside(chat: OurChat, say: Say) -> Markup:
    """Return that the bot is out of a chat."""
    title = shortened(chat.title, LONGEST_NAME_SHOWN)
    if chat.kind is ChatKind.BUSINESS:
        return say("⚠️ I no longer see the private messages of {name}: the bot was disconnected.", name=title)
    return say(
        "⚠️ I was taken out of “{title}”: what happens there I notice no more. Add me again: /setup.", title=title
    )


def _back(say: Say) -> Row:
    return (button(say.plain("‹ Back"), ShowSetup()),)


def _link(label: str, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=shortened(label, LONGEST_LABEL), url=url)
