"""The outbox: one letter a chat under way, urgent ones first, and a card is one message that is kept current."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.domain.ids import ProspectId
from bot.mailboxes import Letter, OutboxEntry, Priority
from storage import Session
from tests.storage.examples import LATER, MUCH_LATER, NOW

ANNA_CHAT, OLGA_CHAT, GROUP, SUPERGROUP = 1001, 2001, -500, -1_000_500


def letter(
    text: str, *, chat_id: int = ANNA_CHAT, priority: Priority = Priority.ANSWER, card: str | None = None, **more: Any
) -> Letter:
    return Letter(chat_id=chat_id, method="sendMessage", payload={"text": text}, priority=priority, card=card, **more)


async def put(session: Session, *letters: Letter) -> None:
    for each in letters:
        await session.outbox.add(each, NOW)


async def waiting(session: Session) -> list[str]:
    return [entry.letter.payload["text"] for entry in await session.outbox.heads(NOW)]


async def head(session: Session) -> OutboxEntry:
    return (await session.outbox.heads(NOW))[0]


async def sending(session: Session) -> OutboxEntry:
    entry = await head(session)
    await session.outbox.mark_sending([entry])
    return entry


async def delivered(session: Session, message_id: int | None = 77) -> None:
    await session.outbox.mark_sent(await sending(session), message_id, NOW)


async def statuses(session: Session) -> list[str]:
    return [row["status"] for row in await session.connection.rows("SELECT status FROM outbox ORDER BY id")]


async def test_a_letter_comes_out_as_it_went_in(session: Session) -> None:
    sent = letter(
        "Привет", card="lead:1", reply_to_card="prospect:1", prospect=ProspectId(3), not_after=LATER,
        priority=Priority.CHANGE,
    )  # fmt: skip
    await put(session, sent)

    entry = await head(session)

    assert entry.letter == sent
    assert (entry.attempts, entry.copies, entry.card_message_id, entry.reply_message_id) == (0, 0, None, None)
    assert entry.not_before < NOW


async def test_each_chat_shows_its_first_letter_only(session: Session) -> None:
    await put(session, letter("one"), letter("two"), letter("for Olga", chat_id=OLGA_CHAT))

    assert await waiting(session) == ["one", "for Olga"]


async def test_urgent_letters_go_first_inside_a_chat_and_between_chats(session: Session) -> None:
    await put(
        session,
        letter("digest", priority=Priority.CHANGE),
        letter("notice", priority=Priority.NOTICE),
        letter("answer to Olga", chat_id=OLGA_CHAT),
    )

    assert await waiting(session) == ["answer to Olga", "notice"]


async def test_while_a_letter_is_under_way_its_chat_waits(session: Session) -> None:
    await put(session, letter("one"), letter("two"))

    entry = await sending(session)

    assert await waiting(session) == []
    assert [found.id for found in await session.outbox.under_way()] == [entry.id]
    assert (await session.outbox.under_way())[0].attempts == 1


async def test_once_a_letter_is_sent_the_next_one_goes(session: Session) -> None:
    await put(session, letter("one"), letter("two"))

    await delivered(session)

    assert await waiting(session) == ["two"]
    assert await session.outbox.under_way() == []


async def test_whatever_ends_a_letter_lets_the_next_one_go(session: Session) -> None:
    await put(session, letter("one"), letter("two"), letter("three"), letter("four"))

    await session.outbox.mark_dead(await sending(session), "Forbidden", NOW)
    await session.outbox.mark_expired(await sending(session), NOW)
    await session.outbox.mark_ambiguous(await sending(session), "Timeout", NOW)

    assert await waiting(session) == ["four"]
    assert await statuses(session) == ["dead", "expired", "ambiguous", "new"]


async def test_a_letter_tried_again_keeps_its_place_and_counts_its_copies(session: Session) -> None:
    await put(session, letter("one"), letter("two"))

    await session.outbox.try_again(
        await sending(session), error="Timeout", not_before=LATER, now=NOW, copies=1, payload={"text": "plain"}
    )

    entry = await head(session)
    assert (entry.letter.payload, entry.copies, entry.attempts, entry.not_before) == ({"text": "plain"}, 1, 1, LATER)


async def test_a_letter_tried_again_keeps_its_words(session: Session) -> None:
    await put(session, letter("one"))

    await session.outbox.try_again(await sending(session), error="Flood", not_before=LATER, now=NOW)

    entry = await head(session)
    assert (entry.letter.payload, entry.copies) == ({"text": "one"}, 0)


async def test_a_card_remembers_its_message_and_later_content_edits_it(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    await delivered(session, 77)

    await put(session, letter("taken", card="lead:1"))

    assert (await head(session)).card_message_id == 77
    assert await session.outbox.card_message("lead:1", ANNA_CHAT) == 77


async def test_an_edit_does_not_change_which_message_shows_a_card(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    await delivered(session, 77)
    await put(session, letter("taken", card="lead:1"))

    await delivered(session, 78)

    assert await session.outbox.card_message("lead:1", ANNA_CHAT) == 77


async def test_a_card_that_already_shows_just_this_is_left_alone(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    await delivered(session)

    await put(session, letter("new", card="lead:1"))

    assert await waiting(session) == []


async def test_a_card_not_yet_sent_is_replaced_and_takes_the_higher_urgency(session: Session) -> None:
    await put(session, letter("new", card="lead:1", priority=Priority.NOTICE))

    await put(session, letter("taken", card="lead:1", priority=Priority.ANSWER))
    await put(session, letter("qualified", card="lead:1", priority=Priority.CHANGE))

    assert await waiting(session) == ["qualified"]
    assert await statuses(session) == ["new"]
    assert (await head(session)).letter.priority == Priority.ANSWER


async def test_content_that_comes_while_a_card_is_under_way_goes_after_it(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    entry = await sending(session)

    await put(session, letter("taken", card="lead:1"))
    await session.outbox.mark_sent(entry, 77, NOW)

    assert await waiting(session) == ["taken"]
    assert (await head(session)).card_message_id == 77


async def test_a_failed_card_gives_way_to_newer_content_and_hands_its_copies_over(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    entry = await sending(session)
    await put(session, letter("taken", card="lead:1"))

    await session.outbox.try_again(entry, error="Timeout", not_before=LATER, now=NOW, copies=1)

    assert await waiting(session) == ["taken"]
    assert (await head(session)).copies == 1
    assert await statuses(session) == ["ambiguous", "new"]


async def test_copies_add_up_while_a_card_gives_way_again_and_again(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    first = await sending(session)
    await put(session, letter("taken", card="lead:1"))
    await session.outbox.try_again(first, error="Timeout", not_before=NOW, now=NOW, copies=1)
    second = await sending(session)
    await put(session, letter("qualified", card="lead:1"))

    await session.outbox.try_again(second, error="Timeout", not_before=NOW, now=NOW, copies=1)

    assert await waiting(session) == ["qualified"]
    assert (await head(session)).copies == 2


async def test_a_failed_card_does_not_give_way_to_the_same_card_in_another_chat(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    entry = await sending(session)
    await put(session, letter("new", card="lead:1", chat_id=OLGA_CHAT))

    await session.outbox.try_again(entry, error="Timeout", not_before=LATER, now=NOW)

    assert [found.letter.chat_id for found in await session.outbox.heads(LATER)] == [ANNA_CHAT, OLGA_CHAT]


async def test_a_card_shows_in_each_chat_by_itself(session: Session) -> None:
    await put(session, letter("new", card="lead:1", chat_id=GROUP), letter("new", card="lead:1", chat_id=OLGA_CHAT))

    assert await waiting(session) == ["new", "new"]
    assert sorted(await session.outbox.chats_showing("lead:1")) == [GROUP, OLGA_CHAT]
    assert await session.outbox.chats_showing("lead:2") == []


async def test_a_card_whose_message_is_gone_is_sent_anew(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    await delivered(session, 77)
    await put(session, letter("taken", card="lead:1"))

    await session.outbox.set_card_message("lead:1", ANNA_CHAT, None)

    assert (await head(session)).card_message_id is None


async def test_a_card_that_telegram_refused_may_be_put_in_again_as_it_is(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    await session.outbox.mark_dead(await sending(session), "Forbidden", NOW)

    await put(session, letter("new", card="lead:1"))

    assert await waiting(session) == ["new"]


async def test_a_card_that_came_too_late_may_be_put_in_again_as_it_is(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    await session.outbox.mark_expired(await sending(session), NOW)

    await put(session, letter("new", card="lead:1"))

    assert await waiting(session) == ["new"]


async def test_a_card_is_withdrawn_only_while_it_has_not_appeared(session: Session) -> None:
    """Waiting, it goes as if it had never been; under way or shown, it stays."""
    await put(session, letter("Вопрос", card="prospect:1"))
    assert await session.outbox.withdraw("prospect:1", ANNA_CHAT)
    assert await waiting(session) == []

    await put(session, letter("Вопрос", card="prospect:1"))
    under_way = await sending(session)
    assert not await session.outbox.withdraw("prospect:1", ANNA_CHAT)

    await session.outbox.mark_sent(under_way, 77, NOW)
    await put(session, letter("Ответ", card="prospect:1"))
    assert not await session.outbox.withdraw("prospect:1", ANNA_CHAT)
    assert await waiting(session) == ["Ответ"]


async def test_a_card_of_which_something_may_have_appeared_is_not_withdrawn(session: Session) -> None:
    """Else nobody would know any more which message shows it, and it would be sent anew."""
    await put(session, letter("Вопрос", card="prospect:1"))
    under_way = await sending(session)
    await put(session, letter("Ответ", card="prospect:1"))
    assert not await session.outbox.withdraw("prospect:1", ANNA_CHAT)

    await session.outbox.try_again(under_way, error="Timeout", not_before=NOW, now=NOW, copies=1)
    assert not await session.outbox.withdraw("prospect:1", ANNA_CHAT)


async def test_every_call_for_a_letter_counts_against_the_pace(session: Session) -> None:
    await put(session, letter("words"))
    await session.outbox.try_again(await sending(session), error="Timeout", not_before=NOW, now=NOW)
    await delivered(session)

    assert await session.outbox.list_calls_since(NOW - timedelta(seconds=60), NOW) == [(ANNA_CHAT, NOW)] * 2


async def test_a_letter_stands_under_the_card_it_answers(session: Session) -> None:
    await put(session, letter("card", card="prospect:1"))
    await delivered(session, 77)

    await put(session, letter("words", reply_to_card="prospect:1"))

    assert (await head(session)).reply_message_id == 77


async def test_a_message_about_a_prospect_is_known_by_its_number(session: Session) -> None:
    await put(session, letter("words", prospect=ProspectId(3), chat_id=GROUP))

    await delivered(session, 77)

    assert await session.outbox.find_prospect_spoken_of(GROUP, 77) == ProspectId(3)
    assert await session.outbox.find_prospect_spoken_of(GROUP, 78) is None
    assert await session.outbox.find_prospect_spoken_of(OLGA_CHAT, 77) is None


async def test_unsent_cards_are_counted_until_they_appear(session: Session) -> None:
    await put(session, letter("new", card="lead:1"), letter("new", card="lead:2"), letter("words"))
    assert await session.outbox.count_unsent_cards(ANNA_CHAT) == 2

    await delivered(session)
    await put(session, letter("taken", card="lead:1"))

    assert await session.outbox.count_unsent_cards(ANNA_CHAT) == 1
    assert await session.outbox.count_unsent_cards(GROUP) == 0


async def test_what_waits_for_a_chat_that_cannot_be_written_to_is_given_up(session: Session) -> None:
    await put(session, letter("one"), letter("card", card="lead:1"), letter("for Olga", chat_id=OLGA_CHAT))

    await session.outbox.drop_waiting(ANNA_CHAT, "Forbidden", NOW)

    assert await waiting(session) == ["for Olga"]


async def test_a_card_given_up_may_be_put_in_again_as_it_is(session: Session) -> None:
    await put(session, letter("new", card="lead:1"))
    await session.outbox.drop_waiting(ANNA_CHAT, "Forbidden", NOW)

    await put(session, letter("new", card="lead:1"))

    assert await waiting(session) == ["new"]


async def test_a_group_that_became_a_supergroup_takes_its_letters_and_cards_along(session: Session) -> None:
    await put(session, letter("card", card="lead:1", chat_id=GROUP))
    await delivered(session, 77)
    await put(session, letter("words", chat_id=GROUP, prospect=ProspectId(3)))

    await session.outbox.move_chat(GROUP, SUPERGROUP, NOW)

    assert (await head(session)).letter.chat_id == SUPERGROUP
    assert await session.outbox.chats_showing("lead:1") == [SUPERGROUP]
    assert await session.outbox.card_message("lead:1", SUPERGROUP) is None
    assert await session.outbox.where_is(GROUP) == SUPERGROUP


async def test_what_is_about_a_message_of_the_old_group_stays_behind(session: Session) -> None:
    await put(
        session, replace(letter("👌", chat_id=GROUP), method="setMessageReaction"), letter("words", chat_id=GROUP)
    )

    await session.outbox.move_chat(GROUP, SUPERGROUP, NOW)

    assert await waiting(session) == ["words"]


async def test_a_chat_that_never_moved_is_where_it_is(session: Session) -> None:
    assert await session.outbox.where_is(GROUP) == GROUP


async def test_a_chat_that_moved_twice_is_found(session: Session) -> None:
    await session.outbox.move_chat(GROUP, -501, NOW)
    await session.outbox.move_chat(-501, SUPERGROUP, NOW)

    assert await session.outbox.where_is(GROUP) == SUPERGROUP


async def test_a_group_is_open_where_it_is_now_unless_the_bot_was_shut_out(session: Session) -> None:
    await session.outbox.move_chat(GROUP, SUPERGROUP, NOW)
    assert await session.outbox.find_open(GROUP) == SUPERGROUP

    await session.team.save_group_closed(SUPERGROUP, NOW)
    assert await session.outbox.find_open(GROUP) is None


async def test_a_chat_that_is_said_to_move_back_is_where_it_was_at_first(session: Session) -> None:
    """No Telegram says so, but if anything did, looking for the chat would never end."""
    await session.outbox.move_chat(GROUP, SUPERGROUP, NOW)
    await session.outbox.move_chat(SUPERGROUP, GROUP, NOW)

    assert [await session.outbox.where_is(chat) for chat in (GROUP, SUPERGROUP)] == [GROUP, GROUP]


async def test_a_chat_that_is_said_to_move_to_itself_stays_as_it_is(session: Session) -> None:
    await put(session, letter("A", chat_id=GROUP, card="lead:1"))

    await session.outbox.move_chat(GROUP, GROUP, NOW)

    assert await session.outbox.where_is(GROUP) == GROUP
    assert await waiting(session) == ["A"]


async def test_a_card_that_waits_in_both_chats_moves_as_one(session: Session) -> None:
    await put(session, letter("old", card="lead:1", chat_id=SUPERGROUP), letter("new", card="lead:1", chat_id=GROUP))

    await session.outbox.move_chat(GROUP, SUPERGROUP, NOW)

    assert await waiting(session) == ["new"]


async def test_a_message_may_show_the_card_that_is_just_arriving(session: Session) -> None:
    """Somebody may press a button on it before Telegram has said which message it became."""
    await put(session, letter("A card", card="lead:1"))
    await delivered(session, 77)
    await put(session, letter("Another one", card="prospect:1"))
    under_way = await sending(session)

    assert await session.outbox.shows_card(ANNA_CHAT, 78)
    assert not await session.outbox.shows_card(ANNA_CHAT, 76)

    await session.outbox.mark_sent(under_way, 79, NOW)

    assert [number for number in (77, 78, 79) if await session.outbox.shows_card(ANNA_CHAT, number)] == [77, 79]


async def test_a_card_under_way_when_its_chat_moves_gives_way_to_newer_content(session: Session) -> None:
    await put(session, letter("new", card="lead:1", chat_id=GROUP))
    entry = await sending(session)
    await put(session, letter("taken", card="lead:1", chat_id=GROUP))
    await session.outbox.move_chat(GROUP, SUPERGROUP, NOW)

    await session.outbox.try_again(entry, error="Migrated", not_before=NOW, now=NOW)

    assert await waiting(session) == ["taken"]
    assert (await head(session)).letter.chat_id == SUPERGROUP


async def test_finished_letters_are_forgotten_after_their_time_and_waiting_ones_never(session: Session) -> None:
    await put(session, letter("sent"), letter("waiting"))
    await delivered(session)

    await session.outbox.forget_finished(NOW)
    assert await statuses(session) == ["sent", "new"]

    await session.outbox.forget_finished(MUCH_LATER + timedelta(days=1))
    assert await statuses(session) == ["new"]


async def test_ready_letters_come_before_those_that_must_wait_and_only_so_many_at_once(session: Session) -> None:
    """After an outage thousands of chats may wait."""
    await put(session, letter("later", chat_id=1))
    await session.outbox.try_again(await sending(session), error="Timeout", not_before=LATER, now=NOW)
    await put(session, letter("ready", chat_id=2), letter("ready too", chat_id=3))

    found = await session.outbox.heads(NOW, limit=2)

    assert [entry.letter.payload["text"] for entry in found] == ["ready", "ready too"]
