"""Small offices on virtual time: whatever goes wrong, and whenever the bot dies, every promise is kept."""

import json
from collections.abc import Callable
from dataclasses import replace
from itertools import repeat

import pytest

from bot.mailboxes import Storage
from storage.connection import StorageError
from tests.faults.checking import violations
from tests.faults.evidence import Evidence, Row
from tests.faults.mode import Mode
from tests.faults.simulation import machine
from tests.faults.simulation.figures import CAN_HAPPEN, Figures, figures_of
from tests.faults.simulation.machine import Fate
from tests.faults.simulation.run import Course, run
from tests.faults.simulation.running import run_all
from tests.faults.simulation.stage import Stage, played

SEEDS = (*range(101, 161), 205)  # in the last one, nobody ever knows of a letter whether it arrived
STRANGER = 6_000_000_000

Tamper = Callable[[Evidence], Evidence]


@pytest.fixture(scope="module")
def courses() -> list[Course]:
    """How a few runs went; many more are `python -m tests.faults.simulation`."""
    return [run(seed) for seed in SEEDS]


@pytest.fixture(scope="module")
def evidence(courses: list[Course]) -> Evidence:
    """What the run with the most decisions left behind, of those in which the clock went right."""
    right = [course.evidence for course in courses if not course.evidence.clock_was_set and _has_all(course.evidence)]
    return max(right, key=lambda evidence: len(evidence.rows("activities", deed="taken")))


def _has_all(evidence: Evidence) -> bool:
    """Whether somebody asked something, and nobody had anything erased."""
    return any(story.questions for story in evidence.stories) and not evidence.rows("activities", deed="erased")


def test_every_promise_is_kept_whatever_goes_wrong(courses: list[Course]) -> None:
    broken = {course.seed: violations(course.evidence) for course in courses}

    assert {seed: promises for seed, promises in broken.items() if promises} == {}


def test_the_runs_contained_what_they_were_to_show(courses: list[Course]) -> None:
    """Else the promises would be kept for want of anything that could break them."""
    figures = sum(map(figures_of, courses), Figures())
    met = {topic: {kind for about, kind in figures if about == topic} for topic, _ in figures}

    assert len(met["faults of calls"] | met["faults of updates"]) > 20
    assert sum(figures["ends", fate] for fate in Fate if fate is not Fate.TOLD_TO_STOP) >= len(SEEDS) / 2
    assert met["lives"] == {"ended at work", "ended while starting"}
    assert met["starts"] == {*CAN_HAPPEN["starts"]}
    assert figures["totals", "commits refused by a full disk"] > 100
    assert any("503" in answer for answer in met["posts"])
    assert {"200", "Webhook connection closed", "Connection failed: ServerDisconnectedError"} <= met["posts"]
    assert {"lead_created", "taken", "qualified", "linked", "excluded", "undone", "answered"} <= met["deeds"]
    assert {"sent", "ambiguous", "dead"} <= met["letters"]
    assert {"done after 4 failures", "dead after 5 failures"} <= met["inbox"]


def test_the_same_seed_brings_the_same(courses: list[Course]) -> None:
    """A run that broke a promise can be looked at again."""
    for course in courses[:4]:
        assert run(course.seed).trace == course.trace


def test_a_run_is_the_same_in_a_process_of_its_own(courses: list[Course]) -> None:
    """Many are played side by side, and one that broke a promise is looked at alone."""
    traces = {verdict.seed: verdict.trace for verdict in run_all(SEEDS[1:3], at_once=1)}

    assert traces == {course.seed: course.trace for course in courses[1:3]}


def test_a_bot_that_ends_by_itself_again_and_again_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a run would go on for as long as people wait, life after life."""

    async def open_nothing(url: str) -> Storage:
        raise StorageError("There is no disk.")

    async def keep_running(stage: Stage) -> list[str]:
        at_work = stage.machine()
        await at_work.keep_running(ends=(), modes=repeat(Mode.POLLING))
        return at_work.surprises

    monkeypatch.setattr(machine, "open_storage", open_nothing)

    assert len(played(keep_running, seed=1, dice=None)) == machine.MOST_SURPRISES


def _with(table: str, change: Callable[[list[Row]], list[Row]]) -> Tamper:
    return lambda evidence: replace(evidence, tables=evidence.tables | {table: change(evidence.tables[table])})


def _by_a_stranger(rows: list[Row]) -> list[Row]:
    return [row | {"actor_id": STRANGER} if row["actor_id"] is not None else row for row in rows]


def _told_to_a_stranger(evidence: Evidence) -> Evidence:
    said = next(story.questions[0] for story in evidence.stories if story.questions)
    letter = {"chat_id": STRANGER, "payload": json.dumps({"text": said})}
    return _with("outbox", lambda rows: [rows[0] | letter, *rows])(evidence)


FALSEHOODS: dict[str, tuple[Tamper, str]] = {
    "a decision of a stranger": (_with("activities", _by_a_stranger), "was done by a stranger"),
    "words told to somebody else": (_told_to_a_stranger, f"tells chat {STRANGER} what"),
    "a company that nobody named": (
        _with("leads", lambda rows: [row | {"on_behalf": "Nobody & Co"} for row in rows]),
        "has another company than its prospect named",
    ),
    "lanes out of order": (_with("inbox", lambda rows: rows[::-1]), "is out of order by delivery"),
    "unrest": (lambda evidence: replace(evidence, unrest=["sendMessage"]), "after everything had come to rest"),
    "an undo that nobody pressed": (lambda evidence: replace(evidence, updates=[]), "was never pressed"),
    "a message that nothing explains": (
        lambda evidence: replace(evidence, calls=[*evidence.calls, *evidence.calls, *evidence.calls]),
        "at most are explained",
    ),
}


@pytest.mark.parametrize("what", FALSEHOODS)
def test_the_checks_notice(evidence: Evidence, what: str) -> None:
    """A check that cannot fail would be worth nothing: each is shown evidence that has been tampered with."""
    tamper, complaint = FALSEHOODS[what]

    assert any(complaint in broken for broken in violations(tamper(evidence)))
