"""The card of a poll: what is asked and where, how many have chosen what; and the poll itself."""

from collections.abc import Iterator, Sequence

from aiogram.methods import EditMessageReplyMarkup, SendPoll, StopPoll
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, InputPollOption

from bot.domain.ids import PollId
from bot.domain.paging import page_of
from bot.domain.poll import Poll, poll_subject
from bot.house_rules import HouseRules
from bot.mailboxes import Letter, Priority
from bot.texts import Markup, Say
from bot.usecases.read_poll_card import PollCard
from bot.views.buttons.polls import AskEndPoll, AskInChat, ChooseVotes, EndPoll, ShowPoll
from bot.views.campaign_card import link_of
from bot.views.cards import DANGER, Face, Row, button, paging_row, shortened
from bot.views.letters import letter_of

LONGEST_SHOWN = 60
LONGEST_OPTION_SHOWN = 24
CHATS_ON_A_PAGE = 3


def poll_card_subject(poll: PollId) -> str:
    """Return what the outbox knows the owner's card of a poll by; the poll itself stands elsewhere."""
    return f"pollcard:{poll}"


def polls_page(newest: Sequence[Poll], say: Say) -> Face:
    """Return what is said when the owner wants to ask something, with what was asked lately."""
    words = say(
        "📊 What do you want to ask? Write the question, and each answer on a line of its own. /cancel leaves it."
    )
    return Face(lines=(words,), rows=tuple((button(poll.question, ShowPoll(poll=poll.id)),) for poll in newest))


def poll_card(card: PollCard, page: int, say: Say) -> Face:
    """Return a poll's card as it is by now."""
    poll = card.poll
    title = say("📊 <b>{question}</b>", question=shortened(poll.question, LONGEST_SHOWN))
    if poll.is_draft:
        return Face(lines=(title, *_draft_lines(card, say)), rows=_draft_rows(card, page, say))
    lines = (title, *_votes(card, say), _state(card, say))
    look_again = (button(say.plain("Refresh"), ShowPoll(poll=poll.id)),)
    end = (button(say.plain("End the poll…"), AskEndPoll(poll=poll.id)),)
    return Face(lines=lines, rows=(look_again, end) if poll.is_open else (look_again,))


def end_question(card: PollCard, say: Say) -> Face:
    """Return the card with the question whether it shall be over."""
    poll = card.poll
    face = poll_card(card, 1, say)
    words = say("End it? Nobody can vote any more then, and it cannot be opened again.")
    yes = button(say.plain("End it"), EndPoll(poll=poll.id), DANGER)
    return Face(lines=(*face.lines[:-1], words), rows=((yes, button(say.plain("‹ Back"), ShowPoll(poll=poll.id))),))


def asked_poll(poll: Poll) -> Letter:
    """Return the poll as people see it."""
    assert poll.chat_id is not None
    options: list[InputPollOption | str] = [InputPollOption(text=option) for option in poll.options]
    method = SendPoll(
        chat_id=poll.chat_id, question=poll.question, options=options, is_anonymous=poll.is_anonymous
    )  # fmt: skip
    plain = letter_of(method, priority=Priority.NOTICE)
    return Letter(
        chat_id=poll.chat_id,
        method=plain.method,
        payload=plain.payload,
        priority=Priority.NOTICE,
        card=poll_subject(poll.id),
    )


def way_below(poll: Poll, payload: str, say: Say, rules: HouseRules) -> Letter:
    """Return the call that puts the way to the bot below a poll."""
    method = EditMessageReplyMarkup(
        chat_id=poll.chat_id, message_id=poll.message_id, reply_markup=_way(payload, say, rules)
    )  # fmt: skip
    return letter_of(method, priority=Priority.NOTICE)


def ended_poll(poll: Poll, payload: str | None, say: Say, rules: HouseRules) -> Letter:
    """Return the call that ends a poll where it stands; the way to the bot stays below it."""
    assert poll.chat_id is not None and poll.message_id is not None
    way = _way(payload, say, rules) if payload is not None else None
    method = StopPoll(chat_id=poll.chat_id, message_id=poll.message_id, reply_markup=way)
    return letter_of(method, priority=Priority.NOTICE)


def _way(payload: str, say: Say, rules: HouseRules) -> InlineKeyboardMarkup:
    ask = InlineKeyboardButton(text=say.plain("Ask us"), url=link_of(payload, rules))
    return InlineKeyboardMarkup(inline_keyboard=[[ask]])


def _draft_lines(card: PollCard, say: Say) -> Iterator[Markup]:
    poll = card.poll
    yield say("{answers}", answers=" · ".join(shortened(option, LONGEST_OPTION_SHOWN) for option in poll.options))
    yield (
        say("Votes are anonymous: I only learn how many there are.")
        if poll.is_anonymous
        else say("Votes are open: I see who has voted for what. Channels do not take that.")
    )
    if poll.refused:
        yield say("❗ Telegram did not let me ask it there. See in /setup what I may do there, or choose another chat.")
    yield (
        say("Where to ask?")
        if card.possible
        else say("There is no channel or group yet where I may ask it. Add me: /setup.")
    )


def _draft_rows(card: PollCard, page: int, say: Say) -> tuple[Row, ...]:
    poll = card.poll
    label = say.plain("Votes with names") if poll.is_anonymous else say.plain("Anonymous votes")
    shown = page_of(card.possible, page, size=CHATS_ON_A_PAGE)
    chats = tuple((button(f"➤ {chat.title}", AskInChat(poll=poll.id, chat=chat.chat_id)),) for chat in shown.things)
    turning = paging_row(shown, lambda number: ShowPoll(poll=poll.id, page=number))
    votes = (button(label, ChooseVotes(poll=poll.id, anonymous=not poll.is_anonymous)),)
    return tuple(row for row in (*chats, turning, votes) if row)


def _votes(card: PollCard, say: Say) -> Iterator[Markup]:
    for option in card.poll.options:
        answer = shortened(option, LONGEST_OPTION_SHOWN)
        yield say("{answer}: {number}", answer=answer, number=card.totals.get(option, 0))


def _state(card: PollCard, say: Say) -> Markup:
    where = shortened(card.chat.title, LONGEST_OPTION_SHOWN) if card.chat is not None else ""
    if card.poll.ended_at is not None:
        return say("In “{chat}”. It is over.", chat=where)
    if card.poll.message_id is None:
        return say("On its way to “{chat}”…", chat=where)
    return say("In “{chat}”, and people vote.", chat=where)
