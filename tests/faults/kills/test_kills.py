"""The real process is ended at random moments while people talk with it: nothing is lost, doubled or out of order."""

import asyncio
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.faults import poison
from tests.faults.checking import violations
from tests.faults.evidence import Evidence, Story
from tests.faults.kills.bot_process import End
from tests.faults.kills.ending import Habits
from tests.faults.kills.halves import erased_by_halves
from tests.faults.kills.ordeal import Endured, Plan, endure
from tests.faults.mode import Mode

PLAN = Plan(
    seed=6,
    conversations=8,
    kills=6,
    habits=Habits(ends=tuple(End), modes=tuple(Mode), life=1.5, cold=0),
    span=4,
    overtime=20,
)


@pytest.fixture(scope="module")
def endured(tmp_path_factory: pytest.TempPathFactory) -> Endured:
    """One small ordeal; the long ones are `make faults`."""
    return asyncio.run(endure(PLAN, tmp_path_factory.mktemp("kills")))


@pytest.fixture(scope="module")
def evidence(endured: Endured) -> Evidence:
    """What it left behind."""
    return endured.evidence


def test_every_promise_is_kept_when_the_process_is_ended_at_random_moments(evidence: Evidence) -> None:
    assert violations(evidence) == []


def test_the_ordeal_contained_what_it_was_to_show(endured: Endured) -> None:
    """Else the promises would be kept for want of anything that could break them."""
    evidence = endured.evidence
    assert len(endured.starts) == PLAN.kills
    assert {start.mode for start in endured.starts} == set(Mode)
    assert any(post.get("status") == 200 for post in evidence.posts)
    assert len(evidence.rows("leads")) > 2
    assert evidence.rows("activities", deed="taken")
    assert sum(len(story.questions) for story in evidence.stories) > PLAN.conversations / 2
    assert {row["route"] for row in evidence.rows("interests")} >= {"comment", "post_button", "join_request"}


def test_a_poisoned_update_stops_nobody(evidence: Evidence) -> None:
    """Unreadable ones are set aside at once, and nobody who wrote meanwhile was left without an answer."""
    unreadable = [number for number, name in evidence.poison.items() if name in poison.UNREADABLE]
    aside = {row["update_id"] for row in evidence.rows("inbox", status="dead")}

    assert set(unreadable) <= aside
    assert [story.trouble for story in evidence.stories if story.trouble] == []


def test_whoever_has_everything_erased_is_gone_whenever_the_process_is_ended(tmp_path: Path) -> None:
    """As soon as it is ended all of it is there or nothing; in the end no file holds a word."""
    plan = replace(PLAN, seed=8, conversations=6, kills=8, erasing=True)

    evidence = asyncio.run(endure(plan, tmp_path)).evidence

    assert violations(evidence) == []
    assert evidence.rows("activities", deed="erased")
    assert [story.trouble for story in evidence.stories if story.trouble] == []


ANNA = 5
KEPT = ("INSERT INTO prospects VALUES (5)", "INSERT INTO interests VALUES ('How much, q1-0?')")


@pytest.mark.parametrize(
    ("stored", "complaint"),
    [(KEPT, ""), ((), ""), (KEPT[:1], "q1-0 is gone"), (KEPT[1:], "q1-0 is still stored")],
    ids=["all", "nothing", "without words", "without the person"],
)
def test_an_erasure_by_halves_is_noticed(tmp_path: Path, stored: tuple[str, ...], complaint: str) -> None:
    with closing(sqlite3.connect(tmp_path / "leadhook.db")) as connection, connection:
        for statement in (
            "CREATE TABLE prospects (telegram_id)", "CREATE TABLE interests (words)", "CREATE TABLE inbox (body)",
            "INSERT INTO inbox VALUES ('How much, q1-0?')", *stored,
        ):  # fmt: skip
            connection.execute(statement)

    said = "".join(erased_by_halves(tmp_path / "leadhook.db", [Story(person=ANNA, erased=["q1-0", "+79120000001"])]))

    assert complaint in said
    assert bool(complaint) == bool(said)


def _table(name: str, change: Callable[[list[dict[str, Any]]], list[dict[str, Any]]]) -> Callable[[Evidence], Evidence]:
    return lambda evidence: replace(evidence, tables=evidence.tables | {name: change(evidence.tables[name])})


def _sent_twice(evidence: Evidence) -> Evidence:
    person = evidence.stories[0].person
    return replace(evidence, calls=[*evidence.calls, evidence.accepted(person)[0]])


FALSEHOODS: dict[str, tuple[Callable[[Evidence], Evidence], str]] = {
    "a lost update": (_table("inbox", lambda rows: rows[1:]), "not in the inbox"),
    "an update left undone": (_table("inbox", lambda rows: [rows[0] | {"status": "new"}, *rows[1:]]), "expected done"),
    "lanes out of order": (_table("inbox", lambda rows: rows[::-1]), "out of order by"),
    "a journal out of order": (_table("interests", lambda rows: rows[::-1]), "is out of order"),
    "a lost interest": (_table("interests", lambda rows: []), "was kept 0 times"),
    "a doubled interest": (_table("interests", lambda rows: rows * 2), "was kept 2 times"),
    "a lost lead": (_table("leads", lambda rows: []), "and has 0 leads"),
    "a doubled lead": (_table("leads", lambda rows: [*rows, rows[0]]), "and has 2 leads"),
    "a lead of another name": (_table("leads", lambda rows: [rows[0] | {"name": "?"}, *rows[1:]]), "another name"),
    "a lead without its journal": (_table("lead_interests", lambda rows: rows[1:]), "lacks interest"),
    "a lead born twice": (_table("activities", lambda rows: rows * 2), "was born 2 times"),
    "a decision nobody pressed": (
        lambda evidence: replace(evidence, updates=[u for u in evidence.updates if "message" in u["update"]]),
        "was never pressed",
    ),
    "a letter left lying": (_table("outbox", lambda rows: [rows[0] | {"status": "sending"}, *rows[1:]]), "is sending"),
    "a letter that never arrived": (lambda evidence: replace(evidence, calls=[]), "never arrived"),
    "a message sent twice": (_sent_twice, "at most are explained"),
    "a delivery taken and lost": (
        lambda evidence: replace(evidence, posts=[*evidence.posts, {"update_id": 1, "status": 200}]),
        "taken by the webhook and is not in the inbox",
    ),
    "a delivery refused": (
        lambda evidence: replace(evidence, posts=[*evidence.posts, {"update_id": 1, "status": 500}]),
        "was answered with 500",
    ),
    "a broken pace": (lambda evidence: replace(evidence, refused_for_pace=1), "came too fast"),
    "a phone in the log": (lambda evidence: replace(evidence, log=evidence.secrets[-1]), "a token or a phone"),
    "an alarm in the log": (lambda evidence: replace(evidence, log="oh level=error"), "The log says"),
}


@pytest.mark.parametrize("what", FALSEHOODS)
def test_the_checks_notice(evidence: Evidence, what: str) -> None:
    """A check that cannot fail would be worth nothing: each is shown evidence that has been tampered with."""
    tamper, complaint = FALSEHOODS[what]

    assert any(complaint in broken for broken in violations(tamper(evidence)))
