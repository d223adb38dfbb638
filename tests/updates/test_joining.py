"""Joining: what waited is read together where it is plain words; all that came takes effect, in its order."""

import json
from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from bot.mailboxes import InboxEntry
from bot.updates.joining import LONGEST_TEXT, change_of_all, joined
from tests.updates.hand_clock import START

Json = dict[str, Any]
ANNA, BORIS = "1001", "1002"


def entry(seq: int, update: Json, *, lane: str = ANNA, waited: bool = True) -> InboxEntry:
    """An update as it lies in the inbox."""
    return InboxEntry(
        seq=seq,
        update_id=seq,
        lane=lane,
        body=json.dumps(update),
        attempts=0,
        first_failed=None,
        received_at=START,
        waited=waited,
    )


def says(seq: int, text: str, *, kind: str = "message", of: int = 0, **more: object) -> Json:
    """A message; `of`: its number, if another than the update's."""
    return {"update_id": seq, kind: {"message_id": of or seq, "date": 0, "text": text, **more}}


def read(entries: list[InboxEntry]) -> list[tuple[tuple[int, ...], str | None]]:
    """What is worked on: which updates, and their words."""
    updates = [(each.seqs, json.loads(each.body)) for each in joined(entries)]
    return [
        (seqs, next(value for key, value in update.items() if key != "update_id").get("text"))
        for seqs, update in updates
    ]


def test_words_of_one_person_are_one_message() -> None:
    """Under the number of the last, to which an answer is a reply; others' words stay theirs."""
    waiting = [entry(1, says(1, "Анна")), entry(2, says(2, "Борис"), lane=BORIS), entry(3, says(3, "+7 912"))]

    (anna, _) = joined(waiting)

    assert read(waiting) == [((1, 3), "Анна\n+7 912"), ((2,), "Борис")]
    assert json.loads(anna.body)["message"]["message_id"] == 3
    assert anna.messages == (1,)


def test_what_did_not_wait_is_read_as_ever() -> None:
    """Nothing that is worked on at once is held up for this."""
    waiting = [entry(1, says(1, "Анна"), waited=False), entry(2, says(2, "+7 912"), waited=False)]

    assert joined(waiting) == waiting


def test_pictures_replies_and_other_peoples_words_stay_messages_by_themselves() -> None:
    """What comes after them is not read before them."""
    picture = {"update_id": 2, "message": {"message_id": 2, "photo": []}}
    forwarded = says(4, "Звоните", forward_origin={})
    waiting = [entry(1, says(1, "Анна")), entry(2, picture), entry(3, says(3, "и")), entry(4, forwarded)]

    assert read(waiting) == [((1,), "Анна"), ((2,), None), ((3,), "и"), ((4,), "Звоните")]


def test_a_change_takes_the_place_of_what_it_changes() -> None:
    """One of something that did not wait stays a change."""
    waiting = [
        entry(1, says(1, "Ана")),
        entry(2, says(2, "+7 912")),
        entry(3, says(3, "Анна", kind="edited_message", of=1)),
        entry(4, says(4, "Прайс", kind="edited_message", of=99)),
    ]

    assert read(waiting) == [((1, 3, 2), "Анна\n+7 912"), ((4,), "Прайс")]


def changes(seq: int, text: str, *, of: int) -> InboxEntry:
    """A message is changed that did take effect."""
    return entry(seq, says(seq, text, kind="edited_message", of=of), waited=False)


def read_as_one(*entries: InboxEntry) -> list[InboxEntry]:
    """Updates that took effect as one message."""
    return [replace(each, read_with=entries[0].seq) for each in entries]


def test_a_later_change_of_one_is_one_of_all_it_was_read_with() -> None:
    """Under the number that all of it has; changes that were made before stand."""
    together = read_as_one(entry(1, says(1, "Ана")), entry(2, says(2, "+7 912")), changes(3, "Анна", of=1))
    others = read_as_one(entry(4, says(4, "Прайс")), entry(5, says(5, "сегодня")))

    whole = change_of_all([*together, *others], changes(6, "+7 913", of=2))

    assert read([whole]) == [((6,), "Анна\n+7 913")]
    assert whole.read_with == 1
    assert json.loads(whole.body)["edited_message"]["message_id"] == 2


def test_a_change_of_what_was_read_by_itself_is_just_that() -> None:
    change = changes(3, "Анна", of=9)

    assert change_of_all(read_as_one(entry(1, says(1, "Ана")), entry(2, says(2, "+7"))), change) == change


def test_a_change_that_fits_in_no_more_is_a_message_by_itself() -> None:
    """All else would give way to it."""
    together = read_as_one(entry(1, says(1, "Ана")), entry(2, says(2, "+7 912")))

    alone = change_of_all(together, changes(3, "я" * LONGEST_TEXT, of=1))

    assert list(json.loads(alone.body)) == ["update_id", "message"]
    assert alone.read_with is None


@given(some.lists(some.text(min_size=1, max_size=3000), max_size=9))
def test_no_word_is_lost_and_none_too_long(texts: list[str]) -> None:
    """However many there are."""
    waiting = [entry(number, says(number, text)) for number, text in enumerate(texts, start=1)]

    together = read(waiting)

    assert "\n".join(text or "" for _, text in together) == "\n".join(texts)
    assert [seq for seqs, _ in together for seq in seqs] == list(range(1, len(texts) + 1))
    assert all(len(text or "") <= LONGEST_TEXT for _, text in together)
