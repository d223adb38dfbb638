"""The draft of an introduction survives between two messages."""

import json
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as some

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.introduction import Introduction
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from handlers.prospects.draft import Draft, draft_from_json, draft_to_json

POINTS = some.builds(
    ContactPoint,
    value=some.builds(ContactValue, kind=some.sampled_from(ContactKind), normal_form=some.text(min_size=1)),
    verified=some.booleans(),
    origin=some.sampled_from(Origin),
    primary=some.booleans(),
)
INTRODUCTIONS = some.builds(
    Introduction,
    name=some.none() | some.text(min_size=1).map(PersonName),
    points=some.lists(POINTS, max_size=3).map(tuple),
    wish=some.none() | some.text(min_size=1),
    on_behalf=some.none() | some.builds(OnBehalf),
)
MOMENTS = some.datetimes(min_value=datetime(2020, 1, 1), timezones=some.just(UTC))  # noqa: DTZ001 - given by `timezones`
DRAFTS = some.builds(
    Draft,
    introduction=INTRODUCTIONS,
    topic=some.none() | some.text(min_size=1),
    wrote_at=some.none() | MOMENTS,
    sent=some.none() | some.integers(min_value=1),
    sent_at=some.none() | MOMENTS,
    sent_wish=some.none() | some.text(min_size=1),
    withdrawn_at=some.none() | MOMENTS,
    offered=some.booleans(),
)


@given(DRAFTS)
def test_a_draft_comes_back_from_json_as_it_was(draft: Draft) -> None:
    """Whatever was typed, and how it was proved."""
    assert draft_from_json(json.loads(json.dumps(draft_to_json(draft)))) == draft


def test_no_json_is_an_empty_draft() -> None:
    """Somebody who never talked has said nothing."""
    assert draft_from_json({}) == Draft()


def test_questions_add_up_to_the_wish() -> None:
    """A picture without words adds nothing, and the sum has an end."""
    asked = Draft().with_words("Сколько стоит?").with_words(None).with_words("В Тверь")

    assert asked.introduction.wish == "Сколько стоит?\nВ Тверь"
    assert len(asked.with_words("а" * 4096).introduction.wish or "") == 1000
    assert Draft().with_words(None) == Draft()
