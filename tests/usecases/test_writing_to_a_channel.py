"""Private messages to a channel: when they count, by whose rights, and what an answer by hand leaves behind."""

from dataclasses import replace

import pytest

from bot.domain.activity import Deed
from bot.domain.chat import DIRECT, BotStatus, ChatKind, OurChat
from bot.domain.chat_routes import Lack, Way, look_at
from bot.domain.errand import Granted
from bot.domain.errors import NotFound
from bot.domain.events import ChatImpaired, PostedMessage
from bot.domain.interest import Interest, Route
from bot.domain.member import Member
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.come_across_chat import come_across_chat
from bot.usecases.keep_chat import Place, leave_chat, let_into_chat, note_chat, use_chat
from bot.usecases.notice_among_two import answered_by_hand, notice_among_two
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.usecases.read_setup import setup_of
from bot.usecases.where_to_answer import where_to_answer
from tests.usecases.cast import ANNA, VIKTOR

CHANNEL, OTHERS, CHAT, TOPIC = -1001, -1002, -1003, 2**50
PLACE = Place(
    chat_id=CHANNEL, kind=ChatKind.CHANNEL, title="Кухни", username=None, status=BotStatus.ADMINISTRATOR,
    rights=frozenset({DIRECT}),
)  # fmt: skip
WRITER = Somebody(telegram_id=ANNA, name="Анна", username=None, language="ru")


async def channel(turn: Turn, chat_id: int = CHANNEL, *, by: Member | None = VIKTOR, rights: str = DIRECT) -> None:
    """Somebody makes the bot an administrator of a channel."""
    await let_into_chat(turn, replace(PLACE, chat_id=chat_id, rights=frozenset({rights})), by=by, called=None)


async def written_to(turn: Turn) -> OurChat:
    """Something is said among private messages for the first time."""
    place = replace(PLACE, chat_id=CHAT, kind=ChatKind.DIRECT)
    await come_across_chat(turn, place, said_at=turn.now)
    return await known(turn)


async def known(turn: Turn) -> OurChat:
    """The private messages as they are known by now."""
    chat = await turn.records.chats.find(CHAT)
    assert chat is not None
    return chat


async def told_whose(turn: Turn, parent: int) -> None:
    """Telegram says to which channel they belong, as it was asked."""
    asked = []
    while (errand := await turn.records.errands.find_next()) is not None:
        await turn.records.errands.finish(errand.id)
        asked += [errand.method] if errand.about == CHAT else []
    assert asked == ["getChat"]
    told = {"title": "?", "parent_chat": {"id": parent, "title": "Кухни от Виктора"}}
    await note_chat(turn, CHAT, Granted(result=told))


async def writes(turn: Turn, chat: OurChat, number: int = 5) -> Interest:
    """Anna asks there."""
    posted = PostedMessage(chat_id=CHAT, message_id=number, is_text=True, topic=TOPIC)
    kept = await notice_among_two(turn, WRITER, chat, words="Сколько стоит?", asks=True, posted=posted)
    assert kept is not None
    return kept


async def test_where_all_channels_are_ours_the_first_words_count(turn: Turn) -> None:
    await channel(turn)
    chat = await written_to(turn)
    assert (chat.is_heard, chat.may_reply, chat.linked_chat_id) == (True, True, None)
    await told_whose(turn, CHANNEL)
    chat = await known(turn)
    assert (chat.linked_chat_id, chat.title) == (CHANNEL, "Кухни от Виктора")
    assert look_at(chat, {}, ()).works == (Way.QUESTIONS,)


@pytest.mark.parametrize(("parent", "counts"), [(CHANNEL, True), (OTHERS, False)])
async def test_where_a_channel_is_a_strangers_telegram_says_whose_they_are(
    turn: Turn, parent: int, counts: bool
) -> None:
    """Until then they do not count; those of the stranger's never do, and are asked of with their channel."""
    await channel(turn)
    await channel(turn, OTHERS, by=None)
    assert not (await written_to(turn)).is_heard
    await told_whose(turn, parent)
    assert (await known(turn)).is_heard is counts
    shown = [each.chat.chat_id for each in setup_of(await turn.records.chats.list_all(), frozenset()).chats]
    assert (CHAT in shown) is counts


async def test_a_channel_that_becomes_ours_brings_them_along(turn: Turn) -> None:
    await channel(turn, by=None)
    await written_to(turn)
    await told_whose(turn, CHANNEL)
    assert not (await known(turn)).is_heard
    await use_chat(turn, CHANNEL, by=VIKTOR)
    assert (await known(turn)).is_heard


async def test_what_the_bot_loses_in_the_channel_it_loses_there_and_owners_hear_once(turn: Turn) -> None:
    await channel(turn)
    await written_to(turn)
    await told_whose(turn, CHANNEL)
    await channel(turn, rights="can_post_messages")
    assert not (await known(turn)).may_reply
    assert look_at(await known(turn), {}, ()).lacks == (Lack.NO_DIRECT,)
    impaired = [event for event in turn.events if isinstance(event, ChatImpaired)]
    assert impaired == [ChatImpaired(chat_id=CHANNEL, lost=(Lack.NO_DIRECT,))]
    await leave_chat(turn, CHANNEL, by=VIKTOR)
    assert not (await known(turn)).is_in


async def test_they_cannot_be_left_without_the_channel(turn: Turn) -> None:
    await channel(turn)
    await written_to(turn)
    with pytest.raises(NotFound):
        await leave_chat(turn, CHAT, by=VIKTOR)


async def test_an_answer_goes_into_the_topic_under_what_was_asked(turn: Turn) -> None:
    await channel(turn)
    kept = await writes(turn, await written_to(turn))
    prospect = await turn.records.prospects.get(kept.prospect)
    where = await where_to_answer(turn.records, prospect)
    assert where is not None and kept.route is Route.DIRECT
    assert (where.chat_id, where.under, where.topic, where.connection) == (CHAT, 5, TOPIC, None)
    assert not where.is_public and not where.is_with_bot
    picture = PostedMessage(chat_id=VIKTOR.id, message_id=9, is_text=False)
    await answer_prospect(turn, kept.prospect, by=VIKTOR, words=None, posted=picture)
    assert (await turn.records.prospects.get(kept.prospect)).asked_at is None


async def test_what_the_channel_answers_ends_the_wait_without_a_name(turn: Turn) -> None:
    await channel(turn)
    kept = await writes(turn, await written_to(turn))
    for number in (6, 7):
        posted = PostedMessage(chat_id=CHAT, message_id=number, is_text=True, topic=TOPIC)
        await answered_by_hand(turn, kept.prospect, by=None, words="Пятьсот", posted=posted)
    assert (await turn.records.prospects.get(kept.prospect)).asked_at is None
    answer = await turn.records.activities.find_last_answer(kept.prospect)
    assert answer is not None
    line = await turn.records.activities.get(answer)
    assert (line.deed, line.actor) == (Deed.ANSWERED, None)
    assert await turn.records.remarks.find_written(CHAT, 6) is None
