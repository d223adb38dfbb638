"""Remarks: what was said both ways, where it is found again, and how it reads after it was changed."""

import pytest

from bot.domain.activity import Deed
from bot.domain.errors import NotFound
from bot.domain.events import PostedMessage
from bot.domain.ids import RemarkId
from bot.domain.prospect import part_of_all
from bot.domain.remark import remark_subject
from bot.mailboxes import Letter, Priority
from storage import Session
from tests.storage.examples import ANNA, LATER, MUCH_LATER, NOW, OLGA, add_interest, add_prospect

GROUP = -100
AT_ANNA = PostedMessage(chat_id=ANNA, message_id=7, is_text=True)


async def ask(session: Session, words: str = "Сколько стоит?") -> RemarkId:
    """Anna asks."""
    prospect = await add_prospect(session)
    interest = await add_interest(session, prospect, words)
    return await session.remarks.add(prospect=prospect.id, words=words, now=NOW, posted=AT_ANNA, interest=interest.id)


async def test_a_remark_is_found_where_it_was_written_and_where_its_copy_stands(session: Session) -> None:
    asked = await ask(session)
    copy = Letter(chat_id=GROUP, method="sendMessage", payload={}, priority=Priority.NOTICE, card=remark_subject(asked))
    await session.outbox.add(copy, NOW)
    (entry,) = await session.outbox.heads(NOW)
    await session.outbox.mark_sent(entry, 70, NOW)

    written = await session.remarks.find_written(ANNA, 7)

    assert written is not None
    assert (written.id, written.words, written.by) == (asked, "Сколько стоит?", None)
    assert await session.remarks.find_shown(GROUP, 70) == written
    assert await session.remarks.find_shown(ANNA, 7) == written
    assert await session.remarks.find_written(GROUP, 70) is None
    assert await session.remarks.find_shown(GROUP, 71) is None


async def test_words_are_read_as_they_are_by_now_and_kept_as_they_came(session: Session) -> None:
    asked = await ask(session)
    prospect = (await session.remarks.get(asked)).prospect

    await session.remarks.add_edit(asked, "Сколько стоит в Тверь?", LATER, most=20)
    await session.remarks.add_edit(asked, "Сколько стоит в Тулу?", LATER, most=20)

    (line,) = await session.interests.list_of(prospect)
    assert (line.words, line.typed) == ("Сколько стоит в Тулу?", "Сколько стоит?")
    assert (await session.remarks.get(asked)).words == "Сколько стоит в Тулу?"


async def test_of_many_edits_the_first_ones_stay_and_the_last_one_is_read(session: Session) -> None:
    asked = await ask(session)

    for number in range(10):
        await session.remarks.add_edit(asked, f"Сколько стоят {number}?", LATER, most=3)

    kept = await session.connection.rows("SELECT words FROM remark_edits ORDER BY id")
    assert [row["words"] for row in kept] == ["Сколько стоят 0?", "Сколько стоят 1?", "Сколько стоят 9?"]
    assert (await session.remarks.get(asked)).words == "Сколько стоят 9?"


async def test_words_that_were_taken_away_are_none(session: Session) -> None:
    asked = await ask(session)

    await session.remarks.add_edit(asked, None, LATER, most=20)

    assert (await session.remarks.get(asked)).words is None


async def test_an_answer_is_found_by_its_line_of_history(session: Session) -> None:
    prospect = await add_prospect(session)
    line = await session.activities.add(Deed.ANSWERED, now=NOW, actor=OLGA, prospect=prospect.id)
    await session.remarks.add(prospect=prospect.id, words="500 рублей", now=NOW, by=OLGA, answer=line)

    answer = await session.remarks.find_answer(line)

    assert answer is not None
    assert (answer.words, answer.by, answer.message_id) == ("500 рублей", OLGA, None)


async def test_a_message_with_the_number_of_an_older_one_takes_its_place(session: Session) -> None:
    first = await ask(session)
    again = await session.remarks.add(
        prospect=(await session.remarks.get(first)).prospect, words="И ещё", now=LATER, posted=AT_ANNA
    )

    found = await session.remarks.find_written(ANNA, 7)

    assert found is not None
    assert found.id == again
    assert (await session.remarks.get(first)).message_id is None


async def test_a_remark_goes_with_its_line_of_the_journal(session: Session) -> None:
    asked = await ask(session)
    await session.remarks.add_edit(asked, "Сколько стоит в Тверь?", NOW, most=20)

    await session.interests.forget_anonymous(MUCH_LATER, among=part_of_all(0, newest=1))

    with pytest.raises(NotFound):
        await session.remarks.get(asked)
    assert await session.connection.rows("SELECT * FROM remark_edits") == []


async def test_what_stayed_behind_in_a_group_that_moved_has_no_place_in_the_new_one(session: Session) -> None:
    """Ids of messages begin anew there."""
    asked = await ask(session)
    await session.remarks.move(ANNA, GROUP)
    moved = await session.remarks.get(asked)
    assert (moved.chat_id, moved.message_id) == (GROUP, None)
    assert await session.remarks.find_written(GROUP, 7) is None
