"""Arriving: whatever Telegram sends gets a key and a lane, and can be stored."""

import json
from typing import Any

import pytest
from aiogram.types import Update
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.updates.arriving import LARGEST_ID, highest_id, incoming
from storage import Storage
from tests.updates.hand_clock import START

CHAT, PERSON = -1_001_000_000_001, 101
WHERE = {"chat": {"id": CHAT}}
WHO = {"from": {"id": PERSON}}
USER = {"user": {"id": PERSON}}
BOTH = {**WHERE, **WHO}

KINDS: dict[str, tuple[dict[str, Any], int | str]] = {
    "message": (BOTH, CHAT),
    "edited_message": (BOTH, CHAT),
    "channel_post": (WHERE, CHAT),
    "edited_channel_post": (WHERE, CHAT),
    "business_connection": (USER, PERSON),
    "business_message": (BOTH, CHAT),
    "edited_business_message": (BOTH, CHAT),
    "deleted_business_messages": (WHERE, CHAT),
    "guest_message": (BOTH, CHAT),
    "message_reaction": ({**WHERE, **USER}, f"crowd {PERSON}"),
    "message_reaction_count": ({**WHERE, "message_id": 5}, f"counts {CHAT} 5"),
    "inline_query": (WHO, PERSON),
    "chosen_inline_result": (WHO, PERSON),
    "callback_query": ({**WHO, "message": BOTH}, PERSON),
    "shipping_query": (WHO, PERSON),
    "pre_checkout_query": (WHO, PERSON),
    "purchased_paid_media": (WHO, PERSON),
    "poll": ({"id": "1"}, "counts 1"),
    "poll_answer": (USER, f"crowd {PERSON}"),
    "my_chat_member": (BOTH, CHAT),
    "chat_member": ({**WHERE, "new_chat_member": USER}, f"crowd {PERSON}"),
    "chat_join_request": (BOTH, PERSON),
    "chat_boost": (WHERE, CHAT),
    "removed_chat_boost": (WHERE, CHAT),
    "managed_bot": (USER, PERSON),
    "subscription": (USER, PERSON),
    "stopped_message_generation": (WHERE, CHAT),
}

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(exclude_categories=())),
    lambda values: st.lists(values, max_size=4) | st.dictionaries(st.text(max_size=8), values, max_size=4),
    max_leaves=12,
)
UPDATE_LIKE = st.dictionaries(
    st.sampled_from(["update_id", "message", "callback_query", "poll_answer", "poll", "nonsense"]),
    JSON | st.dictionaries(st.sampled_from(["chat", "from", "user", "message", "id"]), JSON, max_size=4),
    max_size=4,
)


def test_every_kind_of_update_that_aiogram_knows_has_its_lane_here() -> None:
    assert KINDS.keys() | {"update_id"} == Update.model_fields.keys()


@pytest.mark.parametrize(("kind", "content", "lane"), [(kind, *expected) for kind, expected in KINDS.items()])
def test_order_is_kept_within_the_chat_and_for_taps_and_votes_of_a_person(
    kind: str, content: dict[str, Any], lane: int | str
) -> None:
    assert incoming({"update_id": 7, kind: content}).lane == str(lane)


def test_in_private_taps_and_messages_share_a_lane() -> None:
    message = {"update_id": 7, "message": {"chat": {"id": PERSON}, **WHO}}
    tap = {"update_id": 8, "callback_query": {**WHO, "message": {"chat": {"id": PERSON}}}}
    assert incoming(message).lane == incoming(tap).lane


@pytest.mark.parametrize("raw", [{"update_id": 7, "poll": {}}, {"update_id": 7, "news": 1}, {"update_id": 7}])
def test_what_belongs_to_nobody_holds_nobody_up(raw: dict[str, Any]) -> None:
    assert incoming(raw).lane == "update 7"
    assert incoming({**raw, "update_id": 8}).lane == "update 8"


@pytest.mark.parametrize("update_id", [None, "7", 7.0, True, -1, LARGEST_ID + 1], ids=repr)
def test_what_has_no_usable_number_gets_the_same_one_each_time(update_id: object) -> None:
    raw = {"update_id": update_id, "message": BOTH}

    key = incoming(raw).update_id

    assert key < 0
    assert incoming(raw).update_id == key
    assert incoming({**raw, "message": WHERE}).update_id != key
    assert highest_id([raw]) is None


def test_updates_are_confirmed_up_to_the_highest_number() -> None:
    assert highest_id([{"update_id": 9}, "garbage", {"update_id": 7}, {}]) == 9


def test_the_body_is_the_update_as_it_came() -> None:
    raw = {"update_id": 7, "message": {**BOTH, "text": "Цена \U0001f600 \u0000?"}}
    assert json.loads(incoming(raw).body) == raw


BOTS_CARD = {
    "message_id": 5,
    "date": 1,
    **WHERE,
    "from": {"id": 42, "is_bot": True, "first_name": "Leadhook"},
    "text": "Анна Петрова",
    "entities": [{"type": "bold", "offset": 0, "length": 4}],
    "reply_markup": {
        "inline_keyboard": [[{"text": "Это Анна", "callback_data": "take1:1:1"}, {"text": "Анна", "url": "u"}]]
    },
}
FRAME = {
    "message_id": 5,
    "date": 1,
    **WHERE,
    "from": BOTS_CARD["from"],
    "reply_markup": {"inline_keyboard": [[{"text": "", "callback_data": "take1:1:1"}]]},
}
PERSONS = {"message_id": 4, "date": 1, **BOTH, "text": "+7 912 345-67-89"}


@pytest.mark.parametrize(
    ("came", "kept"),
    [
        ({"callback_query": {**WHO, "message": BOTS_CARD}}, {"callback_query": {**WHO, "message": FRAME}}),
        (
            {"message": {**BOTH, "text": "да", "reply_to_message": BOTS_CARD}},
            {"message": {**BOTH, "text": "да", "reply_to_message": FRAME}},
        ),
        ({"message": {**BOTH, "pinned_message": BOTS_CARD}}, {"message": {**BOTH, "pinned_message": FRAME}}),
        (
            {"callback_query": {"message": {**BOTS_CARD, "reply_to_message": PERSONS}}},
            {"callback_query": {"message": {**FRAME, "reply_to_message": PERSONS}}},
        ),
        (
            {"callback_query": {"message": {**PERSONS, "reply_to_message": BOTS_CARD}}},
            {"callback_query": {"message": {**PERSONS, "reply_to_message": FRAME}}},
        ),
        (
            {"message": {"reply_to_message": {"from": {"is_bot": True}, "reply_markup": 7, "text": "Анна"}}},
            {"message": {"reply_to_message": {"from": {"is_bot": True}}}},
        ),
    ],
)
def test_what_bots_wrote_is_not_kept_where_it_is_quoted(came: dict[str, Any], kept: dict[str, Any]) -> None:
    """Its place, its author and what its buttons do are; so is what people wrote."""
    assert json.loads(incoming({"update_id": 7, **came}).body) == {"update_id": 7, **kept}


def test_half_a_character_becomes_a_question_mark() -> None:
    """In what is kept, and in a lane, which may be named after a poll."""
    assert json.loads(incoming({"update_id": 7, "text": "\ud800!"}).body)["text"] == "?!"
    assert incoming({"update_id": 7, "poll": {"id": "\ud800!"}}).lane == "counts ?!"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(raw=UPDATE_LIKE | JSON)
async def test_whatever_comes_can_be_stored(storage: Storage, raw: Any) -> None:
    entry = incoming(raw)

    async with storage.writing() as session:
        await session.inbox.add(1, [entry], START)
        rows = await session.connection.rows("SELECT body FROM inbox WHERE update_id = :id", id=entry.update_id)
        await session.connection.run("DELETE FROM inbox")

    assert [row["body"] for row in rows] == [entry.body]
    assert -(2**63) <= entry.update_id <= LARGEST_ID


def test_what_is_nested_too_deeply_to_be_written_down_keeps_its_key_and_lane() -> None:
    """It is confirmed and set aside; else Telegram would send it for ever."""
    deep: list[Any] = []
    for _ in range(100_000):
        deep = [deep]

    arrived = incoming({"update_id": 7, "message": {**BOTH, "news": deep}})

    assert (arrived.update_id, arrived.lane) == (7, str(CHAT))
    assert isinstance(json.loads(arrived.body), str)
