"""Polls: read from what was typed, and asked where Telegram allows it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.errors import PollFault, PollRefused
from bot.domain.ids import PollId
from bot.domain.poll import LONGEST_OPTION, LONGEST_QUESTION, may_be_asked_in, poll_in, poll_subject, read_poll

CHANNEL = OurChat(
    chat_id=-1001, kind=ChatKind.CHANNEL, title="Кухни", username=None, linked_chat_id=None, mode=ChatMode.WATCH,
    status=BotStatus.ADMINISTRATOR, rights=frozenset({"can_post_messages"}),
)  # fmt: skip
GROUP = replace(CHANNEL, kind=ChatKind.SUPERGROUP, status=BotStatus.MEMBER, rights=frozenset())


def test_the_first_line_is_the_question() -> None:
    assert read_poll("  Что? \n\n Да\nНет  ") == ("Что?", ("Да", "Нет"))


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", PollFault.TOO_FEW),
        ("Что?\nДа", PollFault.TOO_FEW),
        ("Что?\n" + "\n".join(map(str, range(11))), PollFault.TOO_MANY),
        ("Что?\nДа\nДа", PollFault.TWICE),
        (f"{'ч' * (LONGEST_QUESTION + 1)}\nДа\nНет", PollFault.TOO_LONG),
        (f"Что?\nДа\n{'н' * (LONGEST_OPTION + 1)}", PollFault.TOO_LONG),
    ],
)
def test_what_telegram_would_not_take_is_refused(text: str, fault: PollFault) -> None:
    with pytest.raises(PollRefused) as refused:
        read_poll(text)
    assert refused.value.reason is fault


@given(st.text())
def test_whatever_is_typed_is_a_poll_or_refused(text: str) -> None:
    try:
        question, options = read_poll(text)
    except PollRefused:
        return
    assert 0 < len(question) <= LONGEST_QUESTION
    assert len(set(options)) == len(options) >= 2


@pytest.mark.parametrize(
    ("chat", "anonymous", "may"),
    [
        (CHANNEL, True, True),
        (CHANNEL, False, False),
        (replace(CHANNEL, rights=frozenset()), True, False),
        (GROUP, False, True),
        (GROUP, True, True),
        (replace(GROUP, status=BotStatus.RESTRICTED), True, False),
        (replace(GROUP, status=BotStatus.KICKED), True, False),
        (replace(GROUP, mode=ChatMode.OFF), True, False),
    ],
)
def test_it_is_asked_where_the_bot_may(chat: OurChat, anonymous: bool, may: bool) -> None:
    assert may_be_asked_in(chat, anonymous=anonymous) is may


@pytest.mark.parametrize("subject", [None, "", "lead:1", "pollcard:7"])
def test_other_cards_are_no_polls(subject: str | None) -> None:
    assert poll_in(subject) is None


def test_a_poll_is_known_by_its_name() -> None:
    assert poll_in(poll_subject(PollId(7))) == 7
