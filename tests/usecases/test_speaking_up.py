"""What the bot says by itself to questions in public: as the chat's owner wants it, and not too often."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.interest import Interest, Route
from bot.domain.post import Spot
from bot.domain.speaking_up import A_DAY, IN_A_ROW, MOST_IN_A_ROW
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn
from bot.usecases.speak_up import speak_up

CHAT = OurChat(
    chat_id=-100200, kind=ChatKind.SUPERGROUP, title="Соседи", username=None, linked_chat_id=None,
    mode=ChatMode.ANSWER, status=BotStatus.ADMINISTRATOR, rights=frozenset(),
)  # fmt: skip
ANNA = Somebody(telegram_id=555, name="Анна", username="anna", language="ru")


async def question(turn: Turn, somebody: Somebody, *, asks: bool = True) -> Interest:
    """Somebody asks, or just says something."""
    spot = Spot(chat_id=CHAT.chat_id, message_id=7)
    kept = await notice_in_public(turn, somebody, Route.COMMENT, spot, words="Почём?", asks=asks)
    assert kept is not None
    return kept


@pytest.mark.parametrize(
    ("mode", "said"),
    [
        (ChatMode.WATCH, None),
        (ChatMode.OFF, None),
        (ChatMode.ANSWER, ChatMode.ANSWER),
        (ChatMode.WHISPER, ChatMode.WHISPER),
    ],
)
async def test_the_mode_of_the_chat_decides(turn: Turn, mode: ChatMode, said: ChatMode | None) -> None:
    assert await speak_up(turn, replace(CHAT, mode=mode), await question(turn, ANNA), ANNA) is said


async def test_praise_gets_no_word(turn: Turn) -> None:
    assert await speak_up(turn, CHAT, await question(turn, ANNA, asks=False), ANNA) is None


async def test_only_an_administrator_whispers_and_only_to_people(turn: Turn) -> None:
    whispering = replace(CHAT, mode=ChatMode.WHISPER)
    channel = replace(ANNA, telegram_id=-1009)
    assert await speak_up(turn, replace(whispering, status=BotStatus.MEMBER), await question(turn, ANNA), ANNA) is None
    assert await speak_up(turn, whispering, await question(turn, channel), channel) is None


async def test_nobody_hears_it_twice_a_day(turn: Turn) -> None:
    kept = await question(turn, ANNA)
    assert await speak_up(turn, CHAT, kept, ANNA) is ChatMode.ANSWER
    later = replace(turn, now=turn.now + IN_A_ROW)
    assert await speak_up(later, CHAT, kept, ANNA) is None
    tomorrow = replace(turn, now=turn.now + A_DAY)
    assert await speak_up(tomorrow, CHAT, kept, ANNA) is ChatMode.ANSWER


async def test_a_burst_of_people_gets_a_few_words(turn: Turn) -> None:
    people = [replace(ANNA, telegram_id=number) for number in range(1, 20)]
    said = [await speak_up(turn, CHAT, await question(turn, each), each) for each in people]
    assert said.count(ChatMode.ANSWER) == MOST_IN_A_ROW
    later = replace(turn, now=turn.now + IN_A_ROW + timedelta(seconds=1))
    late = replace(ANNA, telegram_id=99)
    assert await speak_up(later, CHAT, await question(later, late), late) is ChatMode.ANSWER
