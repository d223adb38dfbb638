"""The power is cut at hundreds of places in the life of a bot: nothing that anybody was told of is lost, ever."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults.disk.file_layer import Deed, Kind
from tests.faults.disk.looking import Found
from tests.faults.disk.power_cuts import PowerCuts, Verdict, synchronous
from tests.faults.disk.promises import half_erased, taps_answered_too_early
from tests.faults.disk.recording import Confirmed, Event, Recording, Told, record
from tests.faults.disk.restarting import doubled_letters, still_stored
from tests.faults.memory import memory_folder

IMAGES = 120
SEED = 1


def recorded(people: int, mode: str, *, erasing: bool = False) -> Recording:
    with memory_folder() as folder:
        return asyncio.run(record(folder, people=people, mode=mode, erasing=erasing))


def verdict_on(recording: Recording, images: int = IMAGES, *, restart_every: int = IMAGES) -> Verdict:
    return asyncio.run(PowerCuts(recording).try_out(SEED, images, restart_every=restart_every))


@pytest.fixture(scope="module")
def recording() -> Recording:
    """A small life of a bot: two starts, migrations of an older database, four people."""
    return recorded(people=4, mode="polling")


def test_a_power_cut_at_any_moment_loses_nothing_and_the_bot_goes_on_where_it_was(recording: Recording) -> None:
    verdict = verdict_on(recording, restart_every=12)

    assert verdict.broken == []
    assert verdict.images == IMAGES
    assert verdict.restarts > 3


@pytest.fixture(scope="module")
def delivered() -> Recording:
    """A smaller life, of a bot with a webhook."""
    return recorded(people=2, mode="webhook")


def test_a_power_cut_loses_nothing_that_was_delivered_to_a_webhook_either(delivered: Recording) -> None:
    verdict = verdict_on(delivered, images=50, restart_every=10)

    assert sum(isinstance(event, Confirmed) for event in delivered.events) == len(delivered.updates)
    assert verdict.broken == []
    assert verdict.restarts > 1


@pytest.fixture(scope="module")
def erasing() -> Recording:
    """A life in which somebody has everything erased in the end."""
    return recorded(people=2, mode="polling", erasing=True)


def test_a_power_cut_while_somebody_is_erased_leaves_all_of_it_or_nothing_and_then_nothing(erasing: Recording) -> None:
    """The bot is started again where the cut came once it was asked for; then the files hold no word of theirs."""
    assert erasing.erasure is not None
    verdict = verdict_on(replace(erasing, began=erasing.erasure.after), images=80, restart_every=2)

    assert verdict.broken == []
    assert verdict.restarts > 3


def test_half_an_erasure_is_noticed(erasing: Recording) -> None:
    assert erasing.erasure is not None
    words: dict[str, list[Any]] = {"interests": [{"words": erasing.erasure.words[0]}]}
    untold: dict[str, list[Any]] = {"activities": []}
    found = [Found(complaints=[], state="", tables=erasing.tables | changed) for changed in (words, untold)]
    complaints = [said for each in found for said in half_erased(erasing, len(erasing.events), each)]

    assert {said.partition(" is ")[2] for said in complaints} == {
        "still stored, and was erased.",
        "gone, and was not erased.",
    }


def test_a_word_that_the_files_hold_after_an_erasure_is_noticed(erasing: Recording) -> None:
    assert erasing.erasure is not None

    assert len(list(still_stored(erasing.erasure, f"..{erasing.erasure.words[0]}..".encode()))) == 1


def test_the_life_contained_what_could_break(recording: Recording) -> None:
    """Else the promises would be kept for want of anything that could break them."""
    kinds = {(event.kind, Path(event.path).suffix) for event in recording.events if isinstance(event, Deed)}
    told = {event.method for event in recording.events if isinstance(event, Told)}

    assert {(Kind.WRITE, ".db"), (Kind.WRITE, ".db-wal"), (Kind.WRITE, ".db-journal"), (Kind.SYNC, ".db")} <= kinds
    assert {(Kind.DELETE, ".db-wal"), (Kind.TRUNCATE, ".db")} <= kinds
    assert {"getUpdates", "sendMessage", "editMessageText"} <= told
    assert {row["deed"] for row in recording.tables["activities"]} >= {"lead_created", "taken", "qualified", "undone"}


def test_with_fewer_syncs_acknowledged_updates_would_be_lost() -> None:
    """SQLite's own `synchronous = NORMAL` is quicker, and a power cut takes back what was acknowledged."""
    with synchronous("NORMAL"):
        hurried = recorded(people=2, mode="polling")

    verdict = verdict_on(hurried, images=50)

    assert verdict.lost > 10


def test_a_press_of_which_the_inbox_keeps_nothing_may_be_answered_all_the_same(recording: Recording) -> None:
    """It was emptied, by an erasure or because it quoted somebody: what was pressed is known from Telegram."""
    emptied = [row | {"body": ""} for row in recording.tables["inbox"]]
    found = Found(complaints=[], state="", tables={"inbox": emptied})

    assert list(taps_answered_too_early(recording, len(recording.events), found)) == []


LETTER_UNDER_WAY = {"id": 1, "chat_id": 7, "payload": '{"text": "Anna"}', "status": "sending"}
LETTER_CHANGED = {"id": 1, "chat_id": 7, "payload": '{"text": "Anna, taken"}', "copies": 1}


@pytest.mark.parametrize(
    ("left", "complaints"),
    [
        ({"Anna": 1, "Anna, taken": 1}, 0),
        ({"Anna": 2, "Anna, taken": 1}, 1),
        ({"Anna": 1, "Anna, taken": 2}, 1),
        ({"Peter": 1}, 1),
    ],
)
def test_a_card_that_changed_after_the_cut_explains_what_was_under_way_and_its_copy(
    left: dict[str, int], complaints: int
) -> None:
    letters = Counter({(7, text): times for text, times in left.items()})

    assert len(list(doubled_letters(letters, [LETTER_UNDER_WAY], [LETTER_CHANGED]))) == complaints


def _without(recording: Recording, unwanted: Callable[[Event], bool]) -> Recording:
    return replace(recording, events=[event for event in recording.events if not unwanted(event)])


def _earlier(recording: Recording, wanted: Callable[[Event], bool], deeds: int = 60) -> Recording:
    """Let something leave before so many of the deeds that came before it."""
    places = {number: number - deeds if wanted(event) else number for number, event in enumerate(recording.events)}
    order = sorted(places, key=places.__getitem__)
    return replace(recording, events=[recording.events[number] for number in order])


def _is_call(method: str) -> Callable[[Event], bool]:
    return lambda event: isinstance(event, Told) and event.method == method


def _is_sync(event: Event) -> bool:
    return isinstance(event, Deed) and event.kind is Kind.SYNC


FALSEHOODS: dict[str, tuple[Callable[[Recording], Recording], Sequence[str]]] = {
    "a disk that forgets to sync": (lambda life: _without(life, _is_sync), ("confirmed and is lost", "malformed")),
    "a confirmation before the commit": (
        lambda life: _earlier(life, _is_call("getUpdates")),
        ("confirmed and is lost",),
    ),
    "a letter that leaves before it is marked": (
        lambda life: _earlier(life, _is_call("sendMessage")),
        ("and is marked",),
    ),
    "an answer to a tap that has not taken effect": (
        lambda life: _earlier(life, _is_call("answerCallbackQuery")),
        ("was answered before it had taken effect",),
    ),
}


@pytest.mark.parametrize("what", FALSEHOODS)
def test_the_checks_notice(recording: Recording, what: str) -> None:
    """A check that cannot fail would be worth nothing: each is shown a life that has been tampered with."""
    tamper, complaints = FALSEHOODS[what]

    said = verdict_on(tamper(recording), images=40).broken

    assert any(complaint in line for complaint in complaints for line in said)


def test_a_200_that_leaves_before_the_commit_is_noticed(delivered: Recording) -> None:
    hasty = _earlier(delivered, lambda event: isinstance(event, Confirmed), deeds=20)

    assert any("confirmed and is lost" in line for line in verdict_on(hasty, images=40).broken)
