"""The card of a poll on a phone, at its longest in every state."""

from dataclasses import replace

import pytest

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.ids import PollId
from bot.domain.poll import Poll
from bot.texts import Say, speaking
from bot.usecases.read_poll_card import PollCard
from bot.views.cards import LONGEST_LABEL, MOST_LINES, MOST_ROWS, Face
from bot.views.poll_card import end_question, poll_card, polls_page
from tests.views.examples import NOW, VIKTOR
from tests.views.phone import SCREEN, height

CHAT = OurChat(
    chat_id=-(2**62), kind=ChatKind.CHANNEL, title="Кухни мечты и другие комнаты " * 4, username=None,
    linked_chat_id=None, mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
)  # fmt: skip
DRAFT = Poll(
    id=PollId(2**62), question="Какая столешница вам ближе? " * 10, is_anonymous=True, made_by=VIKTOR.id,
    options=tuple(f"{number} Дерево с очень длинным названием " * 3 for number in range(10)),
)  # fmt: skip
ON_ITS_WAY = replace(DRAFT, chat_id=CHAT.chat_id)
OPEN = replace(ON_ITS_WAY, message_id=7, telegram_id="1")


def faces(say: Say) -> list[Face]:
    drafts = (DRAFT, replace(DRAFT, is_anonymous=False, refused=True))
    shown = [
        PollCard(poll=poll, chat=None, possible=possible, totals={})
        for poll in drafts
        for possible in ((), (CHAT,) * 9)
    ]
    shown += [
        PollCard(poll=poll, chat=CHAT, possible=(), totals=dict.fromkeys(DRAFT.options, 12_345))
        for poll in (ON_ITS_WAY, OPEN, replace(OPEN, ended_at=NOW))
    ]
    ending = end_question(PollCard(poll=OPEN, chat=CHAT, possible=(), totals={}), say)
    return [*(poll_card(card, 2, say) for card in shown), ending, polls_page([OPEN] * 4, say)]


@pytest.mark.parametrize("language", ("ru", "en"))
def test_it_fits_a_phone(language: str) -> None:
    for face in faces(speaking(language)):
        assert len(face.lines) <= MOST_LINES
        assert len(face.rows) <= MOST_ROWS
        assert height(face.text, face.rows) <= SCREEN
        assert all(len(button.text) <= LONGEST_LABEL for row in face.rows for button in row)
        assert all(len((button.callback_data or "").encode()) <= 64 for row in face.rows for button in row)
