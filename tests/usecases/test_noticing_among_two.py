"""An owner's own chats: whose leave counts, when the bot may answer there, and what is passed on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.chat import ChatKind, ChatMode, OurChat, business_chat_of
from bot.domain.chat_routes import Lack, look_at
from bot.domain.errand import Granted, Purpose
from bot.domain.errors import AnswerByHand, NotFound, OnlyWords
from bot.domain.events import ChatImpaired, PostedMessage, ProspectWrote
from bot.domain.interest import Interest
from bot.domain.member import Member
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.connect_business import Leave, connect_business
from bot.usecases.end_errand import end_errand
from bot.usecases.keep_chat import leave_chat
from bot.usecases.notice_among_two import answered_by_hand, greets, notice_among_two
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.usecases.where_to_answer import where_to_answer
from tests.usecases.cast import ANNA, OLGA, VIKTOR

LEAVE = Leave(connection="leave", account=VIKTOR.id, name="Виктор", is_given=True, rights=frozenset({"can_reply"}))
CHAT = business_chat_of(VIKTOR.id)
WRITER = Somebody(telegram_id=ANNA, name="Анна", username=None, language="ru")


async def connected(turn: Turn, leave: Leave = LEAVE, of: Member | None = VIKTOR) -> OurChat:
    """The owner's chats, as they are known by now."""
    await connect_business(turn, leave, of=of)
    chat = await turn.records.chats.find(CHAT)
    assert chat is not None
    return chat


async def writes(turn: Turn, chat: OurChat, words: str = "Сколько стоит?", *, number: int = 5) -> Interest:
    """Anna writes to the owner."""
    posted = PostedMessage(chat_id=chat.chat_id, message_id=number, is_text=True)
    kept = await notice_among_two(turn, WRITER, chat, words=words, asks="?" in words, posted=posted)
    assert kept is not None
    return kept


async def test_only_an_owners_leave_counts(turn: Turn) -> None:
    for somebody in (None, OLGA):
        await connect_business(turn, LEAVE, of=somebody)
    assert await turn.records.chats.find(CHAT) is None
    chat = await connected(turn)
    assert (chat.kind, chat.is_heard, chat.may_reply, chat.mode) == (ChatKind.BUSINESS, True, True, ChatMode.WATCH)
    assert await turn.records.chats.find_by_connection("leave") == chat


async def test_a_leave_taken_back_or_of_an_owner_no_more_is_over_and_owners_hear_of_it(turn: Turn) -> None:
    await connected(turn)
    assert not (await connected(turn, of=OLGA)).is_heard
    assert ChatImpaired(chat_id=CHAT, lost=(Lack.OUTSIDE,)) in turn.events
    again = await connected(turn, replace(LEAVE, connection="other"))
    assert again.is_heard and again.connection == "other"
    assert not (await connected(turn, replace(LEAVE, is_given=False))).is_heard


async def test_what_telegram_says_when_it_is_asked_is_kept(turn: Turn) -> None:
    chat = await connected(turn)
    errand = await turn.records.errands.find_next()
    assert errand is not None and (errand.method, errand.purpose) == ("getBusinessConnection", Purpose.LOOK_AT_PLACE)
    assert errand.payload == {"business_connection_id": "leave"}
    await end_errand(turn, errand, Granted(result={"id": "leave", "is_enabled": True, "rights": {}}))
    chat = await connected(turn, replace(LEAVE, rights=frozenset()))
    assert look_at(chat, {}, ()).lacks == (Lack.NO_REPLYING,)


async def test_the_bot_cannot_leave_by_itself(turn: Turn) -> None:
    await connected(turn)
    with pytest.raises(NotFound):
        await leave_chat(turn, CHAT, by=VIKTOR)


async def test_an_answer_goes_by_the_leave_under_what_was_asked(turn: Turn) -> None:
    chat = await connected(turn)
    kept = await writes(turn, chat)
    prospect = await turn.records.prospects.get(kept.prospect)
    where = await where_to_answer(turn.records, prospect)
    assert where is not None
    assert (where.chat_id, where.under, where.connection, where.to) == (CHAT, 5, "leave", ANNA)
    assert not where.is_public and not where.is_with_bot
    assert prospect.private_since is None


async def test_after_a_day_or_without_the_right_it_is_answered_by_hand(turn: Turn) -> None:
    kept = await writes(turn, await connected(turn))
    later = Turn(records=turn.records, now=turn.now + timedelta(days=1, seconds=1))
    with pytest.raises(AnswerByHand):
        await answer_prospect(later, kept.prospect, by=VIKTOR, words="Пятьсот")
    await connected(turn, replace(LEAVE, rights=frozenset()))
    with pytest.raises(AnswerByHand):
        await answer_prospect(turn, kept.prospect, by=VIKTOR, words="Пятьсот")
    await connected(turn)
    await answer_prospect(turn, kept.prospect, by=VIKTOR, words="Пятьсот")


async def test_only_words_are_sent_there(turn: Turn) -> None:
    kept = await writes(turn, await connected(turn))
    picture = PostedMessage(chat_id=VIKTOR.id, message_id=9, is_text=False)
    with pytest.raises(OnlyWords):
        await answer_prospect(turn, kept.prospect, by=VIKTOR, words=None, posted=picture)
    assert (await turn.records.prospects.get(kept.prospect)).asked_at is not None


async def test_while_somebody_waits_all_they_write_is_passed_on(turn: Turn) -> None:
    chat = await connected(turn)
    first = await writes(turn, chat, "Добрый день", number=1)
    assert not [event for event in turn.events if isinstance(event, ProspectWrote)]
    await writes(turn, chat, number=2)
    last = await writes(turn, chat, "Белая", number=3)
    assert (first.asks, last.asks) == (False, True)
    assert len([event for event in turn.events if isinstance(event, ProspectWrote)]) == 2


async def test_an_answer_by_hand_ends_the_wait_and_other_words_of_the_owner_leave_no_trace(turn: Turn) -> None:
    kept = await writes(turn, await connected(turn))
    for number in (6, 7):
        posted = PostedMessage(chat_id=CHAT, message_id=number, is_text=True)
        await answered_by_hand(turn, kept.prospect, by=VIKTOR, words="Пятьсот", posted=posted)
    assert (await turn.records.prospects.get(kept.prospect)).asked_at is None
    assert await turn.records.remarks.find_written(CHAT, 6) is not None
    assert await turn.records.remarks.find_written(CHAT, 7) is None


async def test_whoever_writes_for_the_first_time_is_greeted_once_where_the_owner_wants_that(turn: Turn) -> None:
    chat = await connected(turn)
    answering = replace(chat, mode=ChatMode.ANSWER)
    kept = await writes(turn, chat)
    assert [await greets(turn, each, kept) for each in (chat, answering)] == [False, True]
    assert not await greets(turn, replace(answering, rights=frozenset()), kept)
    again = await writes(turn, chat, number=6)
    assert not await greets(turn, answering, again)
