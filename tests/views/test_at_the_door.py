"""At the door: one message that fits a phone, is of no use after five minutes, and goes before the door opens."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.at_the_door import letting_in, welcome_at_the_door
from bot.views.cards import LONGEST_LABEL, MOST_LINES
from tests.views.examples import NOW

CHAT = OurChat(
    chat_id=-1001, kind=ChatKind.CHANNEL, title="Кухни <b>мечты</b> " * 12, username=None, linked_chat_id=None,
    mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
)  # fmt: skip


@pytest.mark.parametrize("lets_in", (True, False))
def test_it_fits_a_phone_and_goes_to_the_private_chat_that_telegram_names(
    lets_in: bool, say: Say, rules: HouseRules
) -> None:
    letter = welcome_at_the_door(700, replace(CHAT, lets_in=lets_in), NOW, say, rules)
    ((start,),) = letter.payload["reply_markup"]["inline_keyboard"]
    assert (letter.chat_id, letter.not_after, letter.fleeting) == (700, NOW + timedelta(minutes=5), True)
    assert len(letter.payload["text"].splitlines()) <= MOST_LINES
    assert "<b>мечты" not in letter.payload["text"]
    assert len(start["text"]) <= LONGEST_LABEL
    assert start["url"].startswith(f"https://t.me/{rules.bot_username}?start=")


def test_the_door_opens_after_the_greeting() -> None:
    letter = letting_in(CHAT, 555, NOW)
    assert (letter.method, letter.chat_id, letter.payload["user_id"]) == ("approveChatJoinRequest", -1001, 555)
    assert letter.not_before is not None and letter.not_before > NOW
