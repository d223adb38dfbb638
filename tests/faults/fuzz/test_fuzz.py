"""A fuzz of a few thousand updates: nothing ends the bot, nobody outside of the team decides, nobody reads too much."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from aiogram.types import Update

from tests.faults.fuzz.cast import Json, Part
from tests.faults.fuzz.fuzzing import Findings, fuzz
from tests.faults.fuzz.listening import Failure
from tests.faults.fuzz.office import Act, Office, open_office
from tests.faults.fuzz.play import Play
from tests.faults.fuzz.promises import (
    AT_THE_END,
    could_be_sent,
    only_the_team_decides,
    what_waited_took_effect_once_and_in_order,
)
from tests.faults.fuzz.shapes import KINDS, Shaping

UPDATES = 6_500
MORE_OFFICES = 6  # who presses what is a matter of luck: it is given more of it before a file counts as out of reach
SEED = 23


@pytest.fixture(scope="module")
def findings() -> Findings:
    """What one short fuzz found; the long one is a command of its own."""
    return asyncio.run(fuzz(UPDATES, SEED, tell=lambda line: None, more_offices=MORE_OFFICES))


@pytest.fixture
async def office(tmp_path: Path) -> AsyncIterator[Office]:
    """An office in which nothing has happened yet."""
    async with open_office(tmp_path, "falsehoods", 0) as opened:
        yield opened


def test_every_promise_is_kept_whatever_is_sent(findings: Findings) -> None:
    assert findings.broken == []


def test_every_file_of_handlers_took_some_of_it(findings: Findings) -> None:
    """Else nothing would be known of that file."""
    assert findings.files_never_reached == set()


def test_every_kind_of_update_was_sent(findings: Findings) -> None:
    assert set(KINDS) <= findings.kinds.keys()


def test_most_updates_could_be_read(findings: Findings) -> None:
    """Garbage alone would reach nobody."""
    assert findings.fates["done"] > findings.updates / 2


async def test_the_same_seed_makes_up_the_same_updates() -> None:
    """So that whatever is found can be looked at again."""
    first, second, other = [await fuzz(300, seed, tell=lambda line: None) for seed in (1, 1, 2)]

    assert first.prints == second.prints
    assert first.prints != other.prints


@pytest.mark.parametrize("kind", KINDS)
async def test_what_is_made_of_aiograms_types_is_read_by_aiogram(office: Office, kind: str) -> None:
    shaping = Shaping(await office.scene())

    for number in range(20):
        assert Update.model_validate({"update_id": number, **shaping.update(kind)}).event_type == kind


ANNA = {"id": 5, "is_bot": False, "first_name": "Anna"}
SAID = {"message_id": 1, "date": 1, "chat": {"id": 5, "type": "private"}, "from": ANNA}
PRESSED = {"id": "1", "chat_instance": "1", "from": ANNA}


@pytest.mark.parametrize(
    "update",
    [
        {"message": {**SAID, "text": "9" * 20}},
        {"message": {**SAID, "caption": f"-{2**70}"}},
        {"message": {**SAID, "from": {**ANNA, "first_name": "9" * 20, "username": "9" * 20}}},
        {"message": {**SAID, "contact": {"phone_number": "9" * 20, "first_name": "Anna", "user_id": 2**63 - 1}}},
        {"message": {**SAID, "no_field_of_any_message": 2**63}},
        {"callback_query": {**PRESSED, "id": "9" * 20, "data": "9" * 20}},
        {"message": {**SAID, "chat": {"id": 1 - 2**63, "type": "group"}}},
    ],
    ids=["text", "caption", "names", "phone", "unknown field", "pressed", "largest id"],
)
def test_digits_that_anybody_can_type_are_no_excuse_for_a_failure(update: Json) -> None:
    assert could_be_sent({"update_id": 1, **update})


@pytest.mark.parametrize(
    "update",
    [
        {"message": {**SAID, "message_id": 2**63}},
        {"message": {**SAID, "message_id": f" -{2**70}"}},
        {"message": {**SAID, "contact": {"phone_number": "1", "first_name": "Anna", "user_id": str(2**63)}}},
        {"message": {**SAID, "photo": [{"file_id": "1", "file_unique_id": "1", "width": 2**64, "height": 1}]}},
    ],
    ids=["id", "id as text", "id of an account", "in a list"],
)
def test_a_number_beyond_64_bits_is_the_only_excuse_for_a_failure(update: Json) -> None:
    assert not could_be_sent({"update_id": 1, **update})


# Checks that cannot fail would be worth nothing: each is shown what it must not let pass.


DECISION = {"deed": "taken", "lead_id": 5, "prospect_id": 1, "undoes": None}


@pytest.mark.parametrize(
    ("row", "acts"),
    [
        ({**DECISION, "actor_id": None}, []),
        ({**DECISION, "actor_id": 7}, [Act(person=7, pressed="take1:5:1")]),
        ({**DECISION, "actor_id": 1}, [Act(person=7, pressed="take1:5:1")]),
        ({**DECISION, "actor_id": 1}, [Act(person=1, pressed="take1:6:1")]),
        ({**DECISION, "actor_id": 1}, [Act(person=1, pressed=None)]),
    ],
    ids=["by nobody", "by a stranger", "without a press", "by a press on another lead", "by a message"],
)
def test_a_decision_that_nobody_may_have_made_is_noticed(row: Json, acts: list[Act]) -> None:
    assert list(only_the_team_decides([row], [Act(person=1, pressed="take1:55:1"), *acts], {1}))


def test_a_decision_of_a_member_who_pressed_for_it_is_none() -> None:
    assert not list(only_the_team_decides([{**DECISION, "actor_id": 1}], [Act(person=1, pressed="take1:5:1")], {1}))


def test_a_lead_that_a_member_made_by_typing_its_name_is_their_own_decision() -> None:
    made = {**DECISION, "actor_id": 1, "traces": '{"made_lead": true}'}
    assert not list(only_the_team_decides([made], [Act(person=1, pressed=None)], {1}))


def test_an_amount_that_a_member_typed_is_their_own_decision() -> None:
    typed = {**DECISION, "deed": "amount_set", "actor_id": 1}
    assert not list(only_the_team_decides([typed], [Act(person=1, pressed=None)], {1}))


def _to_whom_it_may_not_go(office: Office) -> dict[str, Json]:
    anna, boris = office.cast.playing(Part.PROSPECT)[:2]
    group, olga = office.rules.team_chat, office.cast.team[1]
    return {
        "only seen in public": {"chat_id": anna.id, "text": "Это Вы спрашивали?"},
        "shows": {"chat_id": anna.id, "text": f"Это {boris.name}?"},
        "not theirs": {"chat_id": anna.id, "text": f"+{boris.phone[0]} ({boris.phone[1:4]}) {boris.phone[4:]}"},
        olga.account_name: {"chat_id": anna.id, "text": f"Вам ответит {olga.account_name}"},
        "account name": {"chat_id": group, "text": f"Пишет {anna.account_name}"},
        "group that is not": {"chat_id": -77, "text": "Новый лид"},
        "too long": {"chat_id": anna.id, "text": "я" * 4097},
        "empty": {"chat_id": anna.id, "text": " "},
        "parse": {"chat_id": anna.id, "text": "<b>", "parse_mode": "HTML"},
        "unknown field": {"chat_id": anna.id, "text": "?", "colour": "red"},
        "DATA_INVALID": {
            "chat_id": anna.id,
            "text": "?",
            "reply_markup": {"inline_keyboard": [[{"text": "?", "callback_data": "x" * 65}]]},
        },
    }


async def test_a_letter_that_may_not_go_where_it_goes_is_noticed(office: Office) -> None:
    for complaint, payload in _to_whom_it_may_not_go(office).items():
        office.telegram.complaints.clear()
        office.telegram.take("sendMessage", payload)

        assert any(complaint in said for said in office.telegram.complaints), complaint


async def test_a_search_that_shows_clients_to_others_is_noticed(office: Office) -> None:
    """To a stranger, to a manager in another chat, or for longer than a moment."""
    (anna, *_), olga = office.cast.playing(Part.PROSPECT), office.cast.team[1]
    office.telegram.search("of a stranger", anna.id, in_own_chat=True)
    office.telegram.search("elsewhere", olga.id, in_own_chat=False)
    office.telegram.search("right", olga.id, in_own_chat=True)
    found = [{"type": "article", "id": "1", "title": "?", "input_message_content": {"message_text": "/found 1"}}]
    complaints = {}
    for query, kept in (("of a stranger", 0), ("elsewhere", 0), ("right", 0), ("right", 300)):
        office.telegram.complaints.clear()
        answer = {"inline_query_id": query, "results": found, "is_personal": True, "cache_time": kept}
        office.telegram.take("answerInlineQuery", answer)
        complaints[query, kept] = len(office.telegram.complaints)

    assert complaints == {("of a stranger", 0): 1, ("elsewhere", 0): 1, ("right", 0): 0, ("right", 300): 1}


async def test_what_somebody_sent_may_be_shown_to_them(office: Office) -> None:
    anna, boris = office.cast.playing(Part.PROSPECT)[:2]
    office.telegram.hear(anna.id, {"chat": anna.chat, "text": boris.name})

    office.telegram.take("sendMessage", {"chat_id": anna.id, "text": f"Вас зовут {boris.name}?"})

    assert office.telegram.complaints == []


async def test_who_asks_to_be_let_in_may_be_written_to_for_five_minutes(office: Office) -> None:
    anna = office.cast.playing(Part.PROSPECT)[0]
    office.telegram.hear(anna.id, {"user_chat_id": anna.id})
    complaints = []
    for seconds in (299, 2):
        office.clock.pass_time(seconds)
        office.telegram.take("sendMessage", {"chat_id": anna.id, "text": "Добро пожаловать!"})
        complaints.append(len(office.telegram.complaints))

    assert complaints == [0, 1]


async def test_a_log_that_tells_too_much_is_noticed(office: Office) -> None:
    log = logging.getLogger("bot")
    anna = office.cast.people[5]

    log.info("wrote", extra={"who": anna.name})
    log.warning("calling https://api.telegram.org/bot4242%sFUZZ-not-a-secret-but-it-looks-alike-00", ":")
    log.error("something is wrong")

    assert [anna.name in line for line in office.log.indiscretions] == [True]
    assert len(office.log.alarms) == 1


async def test_a_failure_is_told_although_the_inbox_keeps_nothing_of_the_update(office: Office) -> None:
    """What failed may have been erased by the time it is looked into."""
    await office.receive([{"update_id": 1, "message": {**SAID, "text": "/start"}}])
    async with office.storage.writing() as session:
        await session.connection.run("UPDATE inbox SET body = '', status = 'dead'")
    office.log.failures.append(Failure(seq=1, error="KeyError", place="here", traceback="what went wrong"))

    play = Play(office)
    await play.play(0)

    assert any("what went wrong" in broken for broken in play.broken)


@pytest.mark.parametrize(
    ("kept", "complaint"),
    [
        (("№1-1 №1-2",), None),
        (("№1-1",), "1-2 of 5 waited at a gate and was lost"),
        (("№1-2", "№1-1"), "came out of order"),
        (("№1-1 №1-2", "№1-1"), "1-1 of 5 took effect 2 times"),
    ],
    ids=["all of it", "lost", "crossed", "doubled"],
)
async def test_what_a_gate_loses_doubles_or_crosses_is_noticed(
    office: Office, kept: tuple[str, ...], complaint: str | None
) -> None:
    await office.receive([{"update_id": n, "message": {**SAID, "message_id": n, "text": f"№1-{n}"}} for n in (1, 2)])
    async with office.storage.writing() as session:
        await session.connection.run("UPDATE inbox SET gate = 'passed', status = 'done'")
        prospect = await session.prospects.add(
            telegram_id=5, telegram_name="Anna", username=None, language="ru", now=office.clock.now()
        )
        for words in kept:
            await session.connection.run(
                "INSERT INTO interests (prospect_id, route, words, created_at) VALUES (:id, 'question', :words, 1)",
                id=prospect.id,
                words=words,
            )

    broken = await what_waited_took_effect_once_and_in_order(office)

    assert any(complaint in said for said in broken) if complaint else broken == []


async def test_what_was_changed_afterwards_is_not_taken_for_lost(office: Office) -> None:
    """Of what waited at a gate only the last words are kept."""
    said = {**SAID, "message_id": 1, "text": "№1-1"}
    updates: list[Any] = [{"update_id": 1, "message": said}, {"update_id": 2, "edited_message": {**said, "text": "/"}}]
    await office.receive(updates)
    async with office.storage.writing() as session:
        await session.connection.run("UPDATE inbox SET gate = 'passed', status = 'done'")

    assert await what_waited_took_effect_once_and_in_order(office) == []


TAMPERING = {
    "waits at a gate that is open": "INSERT INTO inbox (bot_id, update_id, lane, body, status, received_at, gate)"
    " VALUES (1, 1, '1', '', 'done', 1, 'waits')",
    "stuck": "INSERT INTO inbox (bot_id, update_id, lane, body, received_at) VALUES (1, 1, '1', '{}', 1)",
    "not answered": "INSERT INTO inbox (bot_id, update_id, lane, body, status, received_at)"
    " VALUES (1, 1, '1', '', 'done', 1)",
    "without an invitation": "INSERT INTO members (user_id, invited_role, added_at) VALUES (7, 'owner', 1)",
    "by the config": "UPDATE members SET config_role = 'owner'",
    "was born 0 times": "INSERT INTO leads (prospect_id, status, name, wish, route, version, created_at)"
    " VALUES (1, 'new', 'x', 'y', 'start', 1, 1)",
    "This is nobody's interest": "UPDATE prospects SET telegram_id = 777000",
    "is said to have told": "INSERT INTO interests (prospect_id, route, words, created_at)"
    " VALUES (1, 'question', :words, 1)",
}


@pytest.mark.parametrize("complaint", TAMPERING)
async def test_what_may_not_be_stored_is_noticed(office: Office, complaint: str) -> None:
    anna, boris = office.cast.playing(Part.PROSPECT)[:2]
    office.came[1] = json.dumps({"update_id": 1, "callback_query": {"id": "5"}})
    async with office.storage.writing() as session:
        await session.prospects.add(
            telegram_id=anna.id, telegram_name="x", username=None, language="ru", now=office.clock.now()
        )
        await session.connection.run(
            "INSERT INTO interests (prospect_id, route, words, created_at) VALUES (1, 'comment', 'x', 1)"
        )
        await session.connection.run(TAMPERING[complaint], words=boris.name)

    found: list[Any] = [broken for check in AT_THE_END for broken in await check(office)]

    assert any(complaint in broken for broken in found)
