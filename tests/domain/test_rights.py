"""Rights: the table of who may do what, line by line."""

from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

import pytest

from bot.domain.client import Client, ClientKind
from bot.domain.errors import (
    AlreadyYours,
    CardOutdated,
    ExcludedByOther,
    LeadIsClosed,
    LeadTakenByOther,
    Refusal,
    TalkWithOther,
)
from bot.domain.ids import ClientId
from bot.domain.lead import Lead, Status
from bot.domain.member import Member, Right
from bot.domain.rights import (
    check_can_decide,
    check_can_lift,
    check_can_link,
    check_can_take,
    check_card_is_current,
    check_may_answer,
    may_lift,
    may_see_contacts,
    may_work_with,
)
from tests.domain.people import NOW, OLGA, PAVEL, VIKTOR, exclusion, lead

OPEN = [status for status in Status if status.is_open]
ENDS = [status for status in Status if not status.is_open]
Check = Callable[[Lead, Member], None]


def refusal_of(check: Check, seen: Lead, member: Member) -> type[Refusal] | None:
    """Return which refusal a check gives, if any."""
    try:
        check(seen, member)
    except Refusal as refusal:
        return type(refusal)
    return None


def test_a_button_decides_about_the_lead_as_it_was_seen() -> None:
    check_card_is_current(lead(), 4)


@pytest.mark.parametrize("version", [3, 5, 0, -1, 2**63])
def test_a_button_of_another_version_decides_nothing(version: int) -> None:
    with pytest.raises(CardOutdated) as refused:
        check_card_is_current(lead(), version)

    assert refused.value.lead == lead().id


@pytest.mark.parametrize("member", [OLGA, VIKTOR])
def test_anybody_of_the_team_may_take_a_free_lead(member: Member) -> None:
    check_can_take(lead(), member)


@pytest.mark.parametrize("member", [PAVEL, VIKTOR])
def test_a_lead_that_is_taken_has_exactly_one_winner_and_the_others_learn_who(member: Member) -> None:
    with pytest.raises(LeadTakenByOther) as refused:
        check_can_take(lead(Status.TAKEN, OLGA), member)

    assert (refused.value.lead, refused.value.manager) == (lead().id, OLGA.id)


def test_taking_twice_is_told_apart_from_losing() -> None:
    assert refusal_of(check_can_take, lead(Status.TAKEN, OLGA), OLGA) is AlreadyYours


@pytest.mark.parametrize("status", ENDS)
def test_a_lead_decided_about_cannot_be_taken(status: Status) -> None:
    assert refusal_of(check_can_take, lead(status), OLGA) is LeadIsClosed


@pytest.mark.parametrize(
    ("manager", "member", "expected"),
    [
        (None, OLGA, None),
        (OLGA, OLGA, None),
        (OLGA, PAVEL, LeadTakenByOther),
        (OLGA, VIKTOR, None),
        (None, VIKTOR, None),
    ],
    ids=["free", "own", "another's", "another's, by the owner", "free, by the owner"],
)
@pytest.mark.parametrize("check", [check_can_decide, check_can_link])
@pytest.mark.parametrize("status", OPEN)
def test_managers_act_on_free_and_own_leads_and_the_owner_on_all(
    check: Check, status: Status, manager: Member | None, member: Member, expected: type[Refusal] | None
) -> None:
    assert refusal_of(check, lead(status, manager), member) is expected


@pytest.mark.parametrize("status", OPEN)
def test_nobody_answers_on_anothers_lead_without_saying_so_and_the_owner_neither(status: Status) -> None:
    assert refusal_of(check_may_answer, lead(status, OLGA), VIKTOR) is TalkWithOther
    assert refusal_of(check_may_answer, lead(status, OLGA), OLGA) is None
    assert refusal_of(check_may_answer, lead(status, None), VIKTOR) is None


@pytest.mark.parametrize(("member", "expected"), [(VIKTOR, None), (OLGA, None), (PAVEL, TalkWithOther)])
def test_the_owner_answers_over_a_colleague_where_that_is_meant(member: Member, expected: type[Refusal] | None) -> None:
    assert refusal_of(partial(check_may_answer, over_colleague=True), lead(Status.TAKEN, OLGA), member) is expected


@pytest.mark.parametrize("status", ENDS)
def test_nothing_is_decided_about_a_closed_lead(status: Status) -> None:
    with pytest.raises(LeadIsClosed):
        check_can_decide(lead(status, OLGA), OLGA)


@pytest.mark.parametrize("status", ENDS)
def test_a_closed_lead_can_still_be_linked_and_answered(status: Status) -> None:
    check_can_link(lead(status, OLGA), OLGA)
    check_may_answer(lead(status, OLGA), OLGA)


@pytest.mark.parametrize(
    ("manager", "member", "expected"),
    [
        (None, OLGA, False),
        (OLGA, OLGA, True),
        (OLGA, PAVEL, False),
        (OLGA, VIKTOR, True),
        (None, VIKTOR, True),
        (OLGA, replace(PAVEL, rights=frozenset({Right.SEE_ALL_CONTACTS})), True),
        (OLGA, replace(PAVEL, rights=frozenset({Right.LIFT_ALL_EXCLUSIONS})), False),
    ],
    ids=[
        "free",
        "own",
        "another's",
        "another's, by the owner",
        "free, by the owner",
        "another's, with the right to all",
        "another's, with another right",
    ],
)
def test_contacts_are_for_the_taker_and_those_with_the_right_to_all(
    manager: Member | None, member: Member, expected: bool
) -> None:
    assert may_see_contacts(lead(Status.TAKEN, manager), member) is expected


@pytest.mark.parametrize(
    ("own", "holder", "member", "expected"),
    [
        (None, None, OLGA, True),
        (None, PAVEL, OLGA, False),
        (None, PAVEL, PAVEL, True),
        (OLGA, PAVEL, OLGA, True),
        (PAVEL, None, OLGA, False),
        (PAVEL, OLGA, OLGA, True),
        (PAVEL, PAVEL, VIKTOR, True),
    ],
    ids=[
        "nobody's", "nobody's, in another's hands", "nobody's, in one's hands", "own, in another's hands", "another's",
        "another's, in one's hands", "another's, by the owner",
    ],
)  # fmt: skip
def test_a_client_is_for_its_manager_for_who_has_a_lead_of_theirs_and_for_the_owner(
    own: Member | None, holder: Member | None, member: Member, expected: bool
) -> None:
    manager = own.id if own else None
    client = Client(
        id=ClientId(1), name="Анна", kind=ClientKind.CLIENT, manager=manager, company=None, note=None, created_at=NOW
    )

    assert may_work_with(client, [holder.id if holder else None], member) is expected


@pytest.mark.parametrize(
    ("excluded_by", "member", "allowed"),
    [
        (OLGA, OLGA, True),
        (OLGA, PAVEL, False),
        (OLGA, VIKTOR, True),
        (VIKTOR, OLGA, False),
        (VIKTOR, replace(OLGA, rights=frozenset({Right.LIFT_ALL_EXCLUSIONS})), True),
    ],
    ids=["own", "another's", "another's, by the owner", "the owner's", "the owner's, with the right to all"],
)
def test_managers_lift_what_they_excluded_and_those_with_the_right_to_it_lift_all(
    excluded_by: Member, member: Member, allowed: bool
) -> None:
    found = exclusion(by=excluded_by)

    assert may_lift(found, member) is allowed
    with nullcontext() if allowed else pytest.raises(ExcludedByOther):
        check_can_lift(found, member)
