"""Each answer of Telegram has its consequence for the letter and for whom it was meant."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.domain.events import (
    AlbumRefused,
    MessageUndeliverable,
    RemarkArrived,
    RemarkLost,
    TeamChatClosed,
    TeamChatOpened,
)
from bot.domain.ids import ManagerId, ProspectId, RemarkId
from bot.domain.member import Role
from bot.telegram import MaybeArrived, NotSent, Rejected, TokenRejected
from bot.trouble import Trouble
from tests.delivery.post_office import ANNA, GROUP, OLGA, SUPERGROUP, PostOffice, Silence, letter

CLOSED = Rejected(403, "Forbidden: bot was blocked by the user")
NO_ANSWER = MaybeArrived("ServerTimeoutError")
REFUSED = NotSent("ClientConnectorError")


def bad_request(reason: str) -> Rejected:
    return Rejected(400, f"Bad Request: {reason}")


async def shown_card(office: PostOffice, chat_id: int = GROUP) -> int:
    """Let a card stand in a chat; return its message id."""
    await office.put(letter("первая", chat_id, card="lead:1", parse_mode="HTML"))
    await office.deliver_all()
    message_id = await office.card_message("lead:1", chat_id)
    assert message_id is not None
    office.telegram.calls.clear()
    office.new_delivery()
    return message_id


async def test_429_waits_as_long_as_telegram_says(office: PostOffice) -> None:
    office.telegram.answers.append(Rejected(429, "Too Many Requests: retry after 7", retry_after=7))
    await office.put(letter("привет"))

    await office.deliver_all()

    first, second = office.telegram.calls
    assert second.at - first.at >= 7
    assert await office.statuses() == ["sent"]


async def test_429_makes_the_whole_chat_wait_even_for_something_more_urgent(office: PostOffice) -> None:
    office.telegram.answers.append(Rejected(429, "Too Many Requests: retry after 20", retry_after=20))
    await office.put(letter("сводка", GROUP))
    async with office.delivering():
        await office.until_called(1)
        await office.put(letter("срочно", GROUP), letter("другой чат", OLGA))
        await office.until_empty()

    other, *here = sorted(office.telegram.calls[1:], key=lambda call: call.at)
    assert other.text == "другой чат"
    assert min(call.at for call in here) - office.telegram.calls[0].at >= 20


async def test_429_from_several_chats_at_once_makes_everybody_wait(office: PostOffice) -> None:
    office.telegram.answers.extend(Rejected(429, "Too Many Requests", retry_after=20) for _ in range(3))
    await office.put(*(letter("привет", chat_id) for chat_id in (1, 2, 3)))
    async with office.delivering():
        await office.until_called(3)
        await office.until(lambda: waiting(office, 3))
        await office.put(letter("четвёртый", 4))
        await office.until_empty()

    assert office.telegram.calls[3].at - office.telegram.calls[0].at >= 20


async def waiting(office: PostOffice, letters: int) -> bool:
    return (await office.statuses()).count("new") == letters


async def test_429_without_a_time_waits_longer_each_time(office: PostOffice) -> None:
    office.telegram.answers.extend(Rejected(429, "Too Many Requests") for _ in range(2))
    await office.put(letter("привет"))

    await office.deliver_all()

    first, second, third = office.telegram.calls
    assert second.at - first.at >= 5
    assert third.at - second.at >= 10


async def test_403_marks_the_prospect_as_blocked_drops_what_waits_and_tells_the_managers(office: PostOffice) -> None:
    now = office.clock.now()
    async with office.storage.writing() as session:
        prospect = await session.prospects.add(
            telegram_id=ANNA, telegram_name=None, username=None, language="ru", now=now, private_since=now
        )
    office.telegram.answers.append(CLOSED)
    await office.put(letter("первое"), letter("второе"))

    await office.deliver_all()

    async with office.storage.reading() as session:
        assert (await session.prospects.get(prospect.id)).blocked_at is not None
    assert office.telegram.texts == ["первое"]
    assert await office.statuses() == ["dead", "dead"]
    assert office.announced == [MessageUndeliverable(prospect=prospect.id)]


async def test_403_from_who_has_never_opened_the_chat_blocks_nothing(office: PostOffice) -> None:
    async with office.storage.writing() as session:
        prospect = await session.prospects.add(
            telegram_id=ANNA, telegram_name=None, username=None, language="ru", now=office.clock.now()
        )
    office.telegram.answers.append(CLOSED)
    await office.put(letter("первое"), letter("второе"))

    await office.deliver_all()

    async with office.storage.reading() as session:
        assert (await session.prospects.get(prospect.id)).blocked_at is None
    assert await office.statuses() == ["dead", "dead"]
    assert office.announced == []


async def test_403_marks_the_member_as_blocked(office: PostOffice) -> None:
    olga = ManagerId(OLGA)
    async with office.storage.writing() as session:
        await session.team.add(olga, Role.MANAGER, name="Ольга", now=office.clock.now())
        await session.team.save_started(olga, name="Ольга", language="ru", now=office.clock.now())
    office.telegram.answers.append(CLOSED)
    await office.put(letter("привет", OLGA))

    await office.deliver_all()

    async with office.storage.reading() as session:
        member = await session.team.find(olga)
    assert member is not None
    assert not member.reachable
    assert office.announced == []


@pytest.mark.parametrize(
    "refusal",
    [
        Rejected(403, "Forbidden: bot was kicked from the supergroup chat"),
        bad_request("not enough rights to send text messages to the chat"),
        bad_request("chat not found"),
    ],
)
async def test_a_group_closed_to_the_bot_is_given_up_and_told_with_those_it_did_not_hear_of(
    office: PostOffice, refusal: Rejected
) -> None:
    anna, boris = ProspectId(1), ProspectId(2)
    office.telegram.answers.append(refusal)
    await office.put(
        replace(letter("карточка", GROUP, card="prospect:1"), prospect=anna),
        replace(letter("строка", GROUP), prospect=anna),
        letter("сводка", GROUP, card="digest:1"),
        replace(letter("другая", GROUP, card="prospect:2"), prospect=boris),
        replace(letter("сказанное", GROUP, card="remark:3"), prospect=boris),
        replace(letter("альбом", GROUP, card="album:4"), prospect=boris, parts=("remark:4", "remark:5")),
    )

    await office.deliver_all()

    assert office.telegram.texts == ["карточка"]
    assert await office.statuses() == ["dead"] * 6
    cards = frozenset({"prospect:1", "digest:1", "prospect:2", "remark:3", "album:4"})
    assert office.announced == [TeamChatClosed(chat_id=GROUP, unheard=(anna, boris), unsaid=(5, 6), cards=cards)]


async def test_a_group_that_takes_a_message_again_is_told_to_be_open_once(office: PostOffice) -> None:
    async with office.storage.writing() as session:
        await session.team.save_group_closed(GROUP, office.clock.now())
    await office.put(letter("первое", GROUP), letter("второе", GROUP))

    await office.deliver_all()

    assert office.announced == [TeamChatOpened(chat_id=GROUP)]


async def test_a_card_that_shows_just_that_already_counts_as_sent(office: PostOffice) -> None:
    message_id = await shown_card(office)
    office.telegram.answers.append(bad_request("message is not modified: specified new message content ..."))
    await office.put(letter("вторая", GROUP, card="lead:1"))

    await office.deliver_all()

    assert await office.statuses() == ["sent", "sent"]
    assert await office.card_message("lead:1", GROUP) == message_id


async def test_markup_that_telegram_cannot_read_goes_out_once_more_as_plain_text(office: PostOffice) -> None:
    office.telegram.answers.append(bad_request("can't parse entities: Unclosed start tag at byte offset 3"))
    await office.put(letter("<b>Анна &lt;3 &amp; 1 < 2", parse_mode="HTML"))

    await office.deliver_all()

    assert office.telegram.texts[1] == "Анна <3 & 1 < 2"
    assert "parse_mode" not in office.telegram.calls[1].payload
    assert await office.statuses() == ["sent"]


async def test_plain_text_that_telegram_cannot_read_is_given_up(office: PostOffice) -> None:
    office.telegram.answers.extend(bad_request("can't parse entities") for _ in range(2))
    await office.put(letter("<b>Анна", parse_mode="HTML"))

    await office.deliver_all()

    assert len(office.telegram.calls) == 2
    assert await office.statuses() == ["dead"]


@pytest.mark.parametrize("reason", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_a_card_whose_message_is_gone_is_sent_anew(office: PostOffice, reason: str) -> None:
    old = await shown_card(office)
    office.telegram.answers.append(bad_request(reason))
    await office.put(letter("вторая", GROUP, card="lead:1"))

    await office.deliver_all()

    assert [call.method for call in office.telegram.calls] == ["editMessageText", "sendMessage"]
    assert await office.card_message("lead:1", GROUP) not in (None, old)


@pytest.mark.parametrize("reason", ["message to delete not found", "message can't be deleted for everyone"])
async def test_a_message_that_is_gone_or_too_old_counts_as_deleted(
    office: PostOffice, reason: str, caplog: pytest.LogCaptureFixture
) -> None:
    office.telegram.answers.append(bad_request(reason))
    await office.put(letter("", GROUP, method="deleteMessage"))

    await office.deliver_all()

    assert await office.statuses() == ["sent"]
    assert "telegram refused a letter" not in caplog.messages


async def test_a_group_that_became_a_supergroup_is_followed(office: PostOffice) -> None:
    moved = Rejected(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=SUPERGROUP)
    office.telegram.answers.append(moved)
    await office.put(letter("первая", GROUP, card="lead:1"), letter("вторая", GROUP))

    await office.deliver_all()

    assert [call.payload["chat_id"] for call in office.telegram.calls] == [GROUP, SUPERGROUP, SUPERGROUP]
    assert await office.card_message("lead:1", SUPERGROUP) is not None
    assert await office.statuses() == ["sent", "sent"]


async def test_what_would_change_a_message_of_a_group_stays_behind_when_the_group_moves(office: PostOffice) -> None:
    """In the new chat its id is that of another message."""
    moved = Rejected(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=SUPERGROUP)
    office.telegram.answers.append(moved)
    await office.put(
        letter("", GROUP, method="deleteMessage", message_id=7),
        letter("список", GROUP, method="editMessageText", message_id=8),
        letter("привет", GROUP),
    )

    await office.deliver_all()

    assert [(call.method, call.payload["chat_id"]) for call in office.telegram.calls] == [
        ("deleteMessage", GROUP),
        ("sendMessage", SUPERGROUP),
    ]
    assert await office.statuses() == ["expired", "expired", "sent"]


async def test_a_change_of_a_message_that_is_gone_alarms_nobody(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    """It was deleted meanwhile, by us or by an administrator: there is nothing to show it on."""
    office.telegram.answers.append(bad_request("message to edit not found"))
    await office.put(letter("список", method="editMessageText", message_id=8))

    await office.deliver_all()

    assert await office.statuses() == ["expired"]
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


async def test_an_answer_to_a_comment_that_was_taken_back_alarms_nobody(
    office: PostOffice, caplog: pytest.LogCaptureFixture
) -> None:
    """People delete what they have said: whoever answered is told, and the machine has nothing to repair."""
    office.telegram.answers.append(bad_request("message to be replied not found"))
    await office.put(letter("есть на складе", GROUP, reply_parameters={"message_id": 8}))

    await office.deliver_all()

    assert await office.statuses() == ["dead"]
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == []


async def test_a_group_moves_even_while_newer_content_of_the_same_card_waits(office: PostOffice) -> None:
    moved = Silence(Rejected(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=SUPERGROUP))
    await change_card_meanwhile(office, moved)

    assert [call.payload["chat_id"] for call in office.telegram.calls] == [GROUP, SUPERGROUP]
    assert office.telegram.texts == ["первая", "вторая"]


async def change_card_meanwhile(office: PostOffice, silence: Silence) -> None:
    """Let a card change between its first sending and the answer to that."""
    office.telegram.answers.appendleft(silence)
    await office.put(letter("первая", GROUP, card="lead:1"))
    async with office.delivering():
        await office.until_called(1)
        await office.put(letter("вторая", GROUP, card="lead:1"))
        silence.over.set()
        await office.until_empty()


async def test_a_refused_token_stops_delivery_loudly_and_loses_no_letter(office: PostOffice) -> None:
    office.telegram.answers.append(TokenRejected(401, "Unauthorized"))
    await office.put(letter("привет"))

    with pytest.raises(TokenRejected):
        await office.delivery.run()

    assert await office.statuses() == ["new"]


@pytest.mark.parametrize(
    "refusal",
    [
        bad_request("chat not found"),
        bad_request("something new"),
        Rejected(404, "Not Found"),
        Rejected(409, "Conflict"),
    ],
)
async def test_any_other_refusal_gives_the_letter_up_and_goes_on(
    office: PostOffice, refusal: Rejected, caplog: pytest.LogCaptureFixture
) -> None:
    office.telegram.answers.append(refusal)
    await office.put(letter("тайна Анны"), letter("следующее"))

    await office.deliver_all()

    assert await office.statuses() == ["dead", "sent"]
    assert "telegram refused a letter" in caplog.messages
    assert "тайна" not in caplog.text


async def test_a_message_nobody_knows_about_goes_out_once_more_and_never_again(office: PostOffice) -> None:
    office.telegram.answers.extend([NO_ANSWER, NO_ANSWER])
    await office.put(letter("привет"))

    await office.deliver_all()

    assert office.telegram.texts == ["привет", "привет"]
    assert await office.statuses() == ["ambiguous"]


async def test_a_card_that_changed_meanwhile_has_no_more_copies_than_one_that_did_not(office: PostOffice) -> None:
    office.telegram.answers.append(NO_ANSWER)

    await change_card_meanwhile(office, Silence(NO_ANSWER))

    assert office.telegram.texts == ["первая", "вторая"]
    assert await office.statuses() == ["ambiguous", "ambiguous"]


async def test_an_outage_of_minutes_does_not_use_up_the_one_copy(office: PostOffice) -> None:
    office.telegram.answers.append(NO_ANSWER)
    office.telegram.probe_answers.extend([NO_ANSWER, REFUSED, NO_ANSWER])
    await office.put(letter("привет"), letter("другому", OLGA))

    await office.deliver_all()

    probes = [call.at for call in office.telegram.probes]
    pauses = [second - first for first, second in pairwise(probes)]
    assert all(pause >= least for pause, least in zip(pauses, (2, 4, 8), strict=True))
    assert all(call.at >= probes[3] for call in office.telegram.calls[2:])
    assert await office.statuses() == ["sent", "sent"]


async def test_nothing_leaves_while_telegram_is_out_of_reach(office: PostOffice) -> None:
    office.telegram.answers.append(REFUSED)
    office.telegram.probe_answers.extend([REFUSED, REFUSED])
    await office.put(letter("привет"))
    async with office.delivering():
        await office.until_called(1)
        shown = office.delivery.trouble
        await office.put(letter("другому", OLGA))
        await office.until_empty()

    assert office.telegram.calls[1].at >= office.telegram.probes[2].at
    assert (shown, office.delivery.trouble) == (Trouble.TELEGRAM_OUT_OF_REACH, None)


async def test_a_message_that_never_left_is_tried_as_often_as_it_takes(office: PostOffice) -> None:
    office.telegram.answers.extend([REFUSED] * 4)
    await office.put(letter("привет"))

    await office.deliver_all()

    assert len(office.telegram.calls) == 5
    assert await office.statuses() == ["sent"]


async def test_a_probe_heeds_the_silence_that_telegram_asks_for(office: PostOffice) -> None:
    office.telegram.answers.append(NO_ANSWER)
    office.telegram.probe_answers.append(Rejected(429, "Too Many Requests", retry_after=40))
    await office.put(letter("привет"))

    await office.deliver_all()

    first, second = [call.at for call in office.telegram.probes]
    assert second - first >= 40
    assert office.telegram.calls[-1].at >= second


async def test_a_token_refused_to_a_probe_stops_delivery(office: PostOffice) -> None:
    office.telegram.answers.append(NO_ANSWER)
    office.telegram.probe_answers.append(TokenRejected(401, "Unauthorized"))
    await office.put(letter("привет"))

    with pytest.raises(TokenRejected):
        await office.delivery.run()


async def test_an_edit_is_repeated_with_growing_pauses(office: PostOffice) -> None:
    message_id = await shown_card(office)
    office.telegram.answers.extend([NO_ANSWER] * 4)
    await office.put(letter("вторая", GROUP, card="lead:1"))

    await office.deliver_all()

    calls = office.telegram.calls
    assert {(call.method, call.payload["message_id"]) for call in calls} == {("editMessageText", message_id)}
    assert calls[4].at - calls[3].at >= 8
    assert await office.statuses() == ["sent", "sent"]


async def test_an_edit_that_is_never_answered_does_not_close_its_chat_for_ever(office: PostOffice) -> None:
    await shown_card(office)
    office.clock.pass_time(timedelta(hours=1))
    office.telegram.answers.extend([NO_ANSWER] * 3)
    await office.put(letter("вторая", GROUP, card="lead:1"), letter("следующая", GROUP))
    async with office.storage.writing() as session:
        await session.connection.run("UPDATE outbox SET attempts = 7 WHERE status = 'new' AND card IS NOT NULL")
        await session.connection.run("UPDATE outbox SET priority = 1 WHERE status = 'new' AND card IS NULL")

    async with office.delivering():
        await office.until_called(2)
        await office.until(lambda: waiting(office, 2))
        await hurry(office)
        await office.until_called(3)
        await hurry(office)
        await office.until_empty()

    assert await office.statuses() == ["sent", "ambiguous", "sent"]


async def hurry(office: PostOffice) -> None:
    """Let the longest pause pass."""
    office.clock.pass_time(timedelta(seconds=300))
    office.delivery.wake()


async def test_a_courtesy_that_fails_is_only_logged(office: PostOffice, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    office.telegram.answers.extend([bad_request("query is too old"), NO_ANSWER])
    calls: list[tuple[str, dict[str, Any]]] = [("answerCallbackQuery", {"callback_query_id": "1"})] * 2
    async with office.delivering():
        await office.delivery.courtesy(calls)
        await office.until_called(2)
        await office.put(letter("привет"))
        await office.until_empty()

    assert {"a courtesy was refused", "a courtesy was lost"} <= set(caplog.messages)
    assert office.telegram.probes == []


async def test_a_pause_lasts_as_long_as_it_was_to_although_the_clock_was_set_back(office: PostOffice) -> None:
    await shown_card(office)
    office.telegram.answers.append(NO_ANSWER)
    await office.put(letter("вторая", GROUP, card="lead:1"))
    async with office.delivering():
        await office.until_called(1)
        await office.until(lambda: waiting(office, 1))
        office.clock.set_by(timedelta(hours=-1))
        await office.until_empty()

    assert await office.statuses() == ["sent", "sent"]


async def test_after_a_restart_no_pause_is_longer_than_any_although_the_clock_was_set_back(office: PostOffice) -> None:
    await shown_card(office)
    office.telegram.answers.append(NO_ANSWER)
    await office.put(letter("вторая", GROUP, card="lead:1"))
    async with office.delivering():
        await office.until_called(1)
        await office.until(lambda: waiting(office, 1))
    office.clock.set_by(timedelta(hours=-1))
    office.new_delivery()
    async with office.delivering():
        await office.clock.sleep(1)  # so that it has seen what waits
        await hurry(office)
        await office.until_empty()

    assert await office.statuses() == ["sent", "sent"]


async def test_a_quote_that_telegram_does_not_find_is_left_out(office: PostOffice) -> None:
    office.telegram.answers.append(bad_request("QUOTE_TEXT_INVALID"))
    await office.put(letter("ответ", reply_parameters={"message_id": 4, "quote": "было"}))

    await office.deliver_all()

    first, second = office.telegram.calls
    assert first.payload["reply_parameters"]["quote"] == "было"
    assert second.payload["reply_parameters"] == {"message_id": 4}
    assert await office.statuses() == ["sent"]


async def test_that_a_message_of_the_talk_is_there_is_told_once(office: PostOffice) -> None:
    await office.put(letter("500", card="remark:7"))
    await office.deliver_all()
    office.new_delivery()

    await office.put(letter("600", card="remark:7"))
    await office.deliver_all()

    assert office.announced == [RemarkArrived(remark=RemarkId(7), chat_id=ANNA)]


@pytest.mark.parametrize(
    ("reason", "too_big"), [("message can't be copied", False), ("file is too big", True)], ids=["copied", "big"]
)
async def test_that_a_message_of_the_talk_is_refused_is_told(office: PostOffice, reason: str, too_big: bool) -> None:
    office.telegram.answers.append(bad_request(reason))
    await office.put(letter("500", card="remark:7"))

    await office.deliver_all()

    assert office.announced == [RemarkLost(remark=RemarkId(7), chat_id=ANNA, too_big=too_big)]


async def test_a_reaction_that_telegram_does_not_want_is_no_defect(office: PostOffice) -> None:
    office.telegram.answers.append(bad_request("REACTION_INVALID"))
    await office.put(letter("", method="setMessageReaction", message_id=5))

    await office.deliver_all()

    assert await office.statuses() == ["expired"]


async def test_an_album_that_is_refused_is_told_of_as_a_whole(office: PostOffice) -> None:
    office.telegram.answers.append(bad_request("wrong file identifier/HTTP URL specified"))
    together = letter("", method="sendMediaGroup", card="album:7", media=[{}, {}])
    await office.put(replace(together, parts=("remark:1", "remark:2")))

    await office.deliver_all()

    assert office.announced == [AlbumRefused(remarks=(RemarkId(1), RemarkId(2)), chat_id=ANNA)]
    assert await office.statuses() == ["dead"]


async def test_a_copy_goes_to_where_the_group_has_moved_though_it_names_the_message_that_is_copied(
    office: PostOffice,
) -> None:
    office.telegram.answers.append(Rejected(400, "Bad Request: group chat was upgraded", migrate_to_chat_id=SUPERGROUP))
    await office.put(letter("", GROUP, method="copyMessage", from_chat_id=ANNA, message_id=5))

    await office.deliver_all()

    assert [call.payload["chat_id"] for call in office.telegram.calls] == [GROUP, SUPERGROUP]
    assert await office.statuses() == ["sent"]
