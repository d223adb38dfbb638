"""Wherever the bot dies while somebody does something: exactly one effect, nothing lost."""

from dataclasses import replace
from functools import cache

import pytest

from tests.faults.checking import violations
from tests.faults.simulation.crash_points import Ending, Point, broken_at, play, points_of, sample_of
from tests.faults.simulation.machine import Fate
from tests.faults.simulation.scenes import SCENES

LEFT_BEHIND = {
    "promotion": ["consent_given", "lead_created"],
    "relay": ["taken"],
    "answer": ["taken", "answered"],
    "erasure": ["erased"],
    "take": ["taken"],
    "link": ["linked"],
    "exclude": ["excluded"],
    "undo": ["undone"],
    "merge": ["clients_merged"],
    "parting": ["clients_merged", "undone"],
    "promotion-by-webhook": ["consent_given", "lead_created"],
    "take-by-webhook": ["taken"],
    "answer-in-public": ["answered"],
}
SHOWN_IN_PUBLIC = {"comment": "comment", "press": "post_button", "vote": "vote", "request": "join_request"}
"""What these leave in the journal instead: no lead comes of them yet."""


@cache
def undisturbed(scene: str) -> Ending:
    """How a scene ends without a crash."""
    return play(scene)


@pytest.mark.parametrize("scene", SCENES)
def test_a_scene_shows_what_it_is_named_after(scene: str) -> None:
    """Else its crash points would be points of nothing."""
    ending = undisturbed(scene)
    deeds = [row["deed"] for row in ending.evidence.rows("activities")]
    routes = [row["route"] for row in ending.evidence.rows("interests")]

    assert violations(ending.evidence) == []
    if scene in SHOWN_IN_PUBLIC:
        assert routes == [SHOWN_IN_PUBLIC[scene]]
    else:
        assert deeds[-len(LEFT_BEHIND[scene]) :] == LEFT_BEHIND[scene]
    assert ending.calls > (0 if scene in SHOWN_IN_PUBLIC else 2)
    assert len(ending.steps) > (15 if scene in SHOWN_IN_PUBLIC else 30)


@pytest.mark.parametrize("scene", SCENES)
def test_a_crash_at_any_step_changes_nothing(scene: str) -> None:
    """Each step with one fate of three here, with all of them in `python -m tests.faults.simulation --points`."""
    broken = {
        point: promises
        for point in sample_of(points_of(undisturbed(scene)))
        if (promises := [*broken_at(scene, point, undisturbed(scene))])
    }

    assert broken == {}


def test_what_is_lost_or_doubled_is_noticed() -> None:
    """A comparison that cannot fail would be worth nothing: the play is held against one that ended otherwise."""
    ending = undisturbed("take")
    point = Point(step=ending.steps[0], fate=Fate.CALLS_ARRIVE)
    leads = ending.evidence.tables["leads"]
    otherwise = replace(
        ending,
        evidence=replace(ending.evidence, tables=ending.evidence.tables | {"leads": [*leads, *leads]}),
        shown=ending.shown | {(1, "Something else")},
    )

    assert [sentence[:13] for sentence in broken_at("take", point, otherwise)] == ["leads holds [", "Chat 1 lacks "]
