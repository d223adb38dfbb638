"""Exclusion: which contact points each scope takes in."""

import pytest

from bot.domain.contact_points import ContactPoint
from bot.domain.exclusion import ExclusionScope
from tests.domain.people import EMAIL, MESSENGER, PHONE


@pytest.mark.parametrize(
    ("scope", "covered"),
    [
        (ExclusionScope.EVERYTHING, [PHONE, EMAIL, MESSENGER]),
        (ExclusionScope.MESSENGER, [MESSENGER]),
        (ExclusionScope.CONTACTS, [PHONE, EMAIL]),
    ],
)
def test_a_scope_covers_just_its_contact_points(scope: ExclusionScope, covered: list[ContactPoint]) -> None:
    assert [point for point in (PHONE, EMAIL, MESSENGER) if scope.covers(point)] == covered


def test_the_two_partial_scopes_together_cover_everything_once() -> None:
    parts = [ExclusionScope.MESSENGER, ExclusionScope.CONTACTS]

    for point in (PHONE, EMAIL, MESSENGER):
        assert [scope.covers(point) for scope in parts].count(True) == 1
