"""Joining: what waited is read together where it is plain words; all that came takes effect, in its order."""

import json
from typing import Any

from hypothesis import given
from hypothesis import strategies as some

from bot.mailboxes import InboxEntry
from bot.updates.joining import LONGEST_TEXT, joined

Json = dict[str, Any]
ANNA, BORIS = "1001", "1002"


def entry(seq: int, update: Json, *, lane: str = ANNA, waited: bool = True) -> InboxEntry:
    """An update as it lies in the inbox."""
    return InboxEntry(
        seq=seq, update_id=seq, lane=lane, body=json.dumps(update), attempts=0, first_failed=None, waited=waited
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


@given(some.lists(some.text(min_size=1, max_size=3000), max_size=9))
def test_no_word_is_lost_and_none_too_long(texts: list[str]) -> None:
    """However many there are."""
    waiting = [entry(number, says(number, text)) for number, text in enumerate(texts, start=1)]

    together = read(waiting)

    assert "\n".join(text or "" for _, text in together) == "\n".join(texts)
    assert [seq for seqs, _ in together for seq in seqs] == list(range(1, len(texts) + 1))
    assert all(len(text or "") <= LONGEST_TEXT for _, text in together)
