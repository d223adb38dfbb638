"""Putting a button under a post: where the bot publishes one, and that its discussion is known whatever comes first."""

from dataclasses import replace

import pytest

from bot.domain.chat import BotStatus, ChatKind, ChatMode, OurChat
from bot.domain.errors import MayNotInChannel, NotFound
from bot.domain.interest import Route
from bot.domain.post import Spot
from bot.domain.post_button import TO_POST, PostButton
from bot.usecases.keep_post import keep_discussion, keep_post
from bot.usecases.name_places import name_of_place
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn
from bot.usecases.put_button import change_draft, draft_new_post, note_post_arrived, publish_post
from bot.usecases.read_post_button import read_post_button
from tests.usecases.cast import BORIS, NOW, VIKTOR

CHANNEL, DISCUSSION, STRANGERS = -1001, -1002, -1003
OURS = OurChat(
    chat_id=CHANNEL, kind=ChatKind.CHANNEL, title="Кухни", username=None, linked_chat_id=DISCUSSION,
    mode=ChatMode.WATCH, status=BotStatus.ADMINISTRATOR, rights=frozenset({TO_POST}),
)  # fmt: skip
BORIS_IN_PUBLIC = Somebody(telegram_id=BORIS, name="Борис", username=None, language="ru")
THEIRS = replace(OURS, chat_id=STRANGERS, title="Чужие кухни", is_ours=False)


async def draft(turn: Turn) -> PostButton:
    """The owner writes a post."""
    return await draft_new_post(turn, 5, "Лофт", label="Задать вопрос", by=VIKTOR)


async def copy(turn: Turn, number: int) -> None:
    """Telegram copies a post of the channel to where it is discussed."""
    post = await keep_post(turn, chat_id=CHANNEL, message_id=number, album=None, words="Лофт", posted_at=NOW)
    await keep_discussion(turn, post, chat_id=DISCUSSION, message_id=number + 60)


@pytest.mark.parametrize("copy_is_first", [True, False])
async def test_what_is_said_under_a_published_post_is_about_it(turn: Turn, copy_is_first: bool) -> None:
    """Telegram's copy may come before its answer to the bot, or after it."""
    await turn.records.chats.save(OURS, NOW)
    published = await publish_post(turn, (await draft(turn)).id, by=VIKTOR)
    if copy_is_first:
        await copy(turn, 7)
    await note_post_arrived(turn, published.id, 7)
    await copy(turn, 7)
    discussed = await turn.records.posts.find_discussed(DISCUSSION, 67)
    assert discussed is not None
    assert (discussed.id, discussed.message_id) == (published.post, 7)


async def test_a_comment_that_comes_before_the_answer_of_telegram_does_not_part_a_post_from_its_number(
    turn: Turn,
) -> None:
    """The comment stays about the post, and all that comes later is about the one with the button."""
    await turn.records.chats.save(OURS, NOW)
    published = await publish_post(turn, (await draft(turn)).id, by=VIKTOR)
    await copy(turn, 7)
    early = await turn.records.posts.find(CHANNEL, 7)
    assert early is not None
    spot = Spot(chat_id=DISCUSSION, message_id=68, post=early.id)
    kept = await notice_in_public(turn, BORIS_IN_PUBLIC, Route.COMMENT, spot, words="Красиво")
    await note_post_arrived(turn, published.id, 7)
    discussed = await turn.records.posts.find_discussed(DISCUSSION, 67)
    assert discussed is not None
    assert (discussed.id, discussed.message_id) == (published.post, 7)
    assert kept is not None
    assert await name_of_place(turn.records, kept.spot) == "Лофт"
    assert (await publish_post(turn, (await draft(turn)).id, by=VIKTOR)).post not in (discussed.id, early.id)


async def test_what_the_owner_writes_is_not_for_a_strangers_channel(turn: Turn) -> None:
    """Anybody can make the bot an administrator of a channel of theirs."""
    await turn.records.chats.save(THEIRS, NOW)
    written = await draft(turn)
    assert written.chat is None
    assert (await read_post_button(turn.records, written.id)).possible == ()
    with pytest.raises(NotFound):
        await change_draft(turn, written.id, chat=STRANGERS, by=VIKTOR)
    await turn.records.post_buttons.save(replace(written, chat=STRANGERS))
    with pytest.raises(MayNotInChannel):
        await publish_post(turn, written.id, by=VIKTOR)
