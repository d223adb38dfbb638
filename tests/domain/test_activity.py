"""Activity: the states that make undo exact, and which deeds can be undone."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from bot.domain.activity import Activity, Deed, LeadState, Traces, standing, waits_since
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId
from bot.domain.lead import CloseReason, Lead, Status
from bot.domain.money import Money
from tests.domain.people import LATER, NOW, OLGA, lead

CAPTURED = {"id", "prospect", "name", "wish", "campaign", "route", "contact_points", "on_behalf", "created_at"}
ENDED = {"lease_until"}  # by any decision; taking one back may begin it anew, but never go on with it


def names_of(record: type[Lead] | type[LeadState]) -> set[str]:
    return {field.name for field in fields(record)}


def test_a_state_is_all_that_a_decision_may_change() -> None:
    assert names_of(LeadState) == names_of(Lead) - CAPTURED - ENDED


def test_a_state_is_taken_from_the_lead_as_it_is() -> None:
    decided = (
        lead()
        .belonging_to(ClientId(5), CompanyId(6))
        .worth(Money(hundredths=150_00, currency="RUB"))
        .moved_to(Status.CLOSED, by=OLGA.id, now=LATER, reason=CloseReason.CHANGED_MIND)
    )

    assert LeadState.of(decided) == LeadState(
        status=Status.CLOSED,
        manager=OLGA.id,
        client=ClientId(5),
        company=CompanyId(6),
        close_reason=CloseReason.CHANGED_MIND,
        amount=Money(hundredths=150_00, currency="RUB"),
        postponed_until=None,
        closed_at=LATER,
        version=7,
    )


def test_a_decision_leaves_nothing_outside_the_lead_unless_it_says_so() -> None:
    assert Traces() == Traces(ownerships=(), exclusions=(), added_client=None, kind_before=None, kind_after=None)


def test_only_decisions_about_a_lead_can_be_undone() -> None:
    assert {deed for deed in Deed if not deed.is_decision} == {
        Deed.LEAD_CREATED,
        Deed.LEAD_CORRECTED,
        Deed.LEASE_ENDED,
        Deed.LEFT_BEHIND,
        Deed.CAME_BACK,
        Deed.NOTE_WRITTEN,
        Deed.KIND_CHANGED,
        Deed.WHO_IT_IS_SAID,
        Deed.WHO_IT_IS_DOUBTED,
        Deed.RULED_OUT,
        Deed.EXCLUSION_LIFTED,
        Deed.ANSWERED,
        Deed.CONSENT_GIVEN,
        Deed.UNDONE,
        Deed.MEMBER_JOINED,
        Deed.CHAT_LET_IN,
        Deed.CHAT_LEFT,
        Deed.CHAT_MODE_SET,
        Deed.CHAT_DOOR_SET,
        Deed.CONTACT_MOVED,
        Deed.CONTACT_RETURNED,
        Deed.CONSENT_WITHDRAWN,
        Deed.ERASED,
        Deed.FORGOTTEN,
        Deed.RECORD_CHECKED,
        Deed.IMPORT_BEGUN,
        Deed.IMPORTED,
        Deed.IMPORT_UNDONE,
        Deed.CLIENTS_MERGED,
        Deed.COMPANIES_MERGED,
        Deed.CLIENT_SPLIT,
        Deed.TOLD_APART,
        Deed.CONTACT_ADDED,
        Deed.CONTACT_CORRECTED,
        Deed.CONTACT_RETIRED,
        Deed.MAIN_CONTACT_CHOSEN,
        Deed.OWN_MANAGER_CHOSEN,
        Deed.RENAMED,
        Deed.COMPANY_JOINED,
        Deed.COMPANY_LEFT,
        Deed.COMPANY_REMOVED,
    }


def line(number: int, deed: Deed, *, undoes: int | None = None) -> Activity:
    return Activity(
        id=ActivityId(number),
        deed=deed,
        actor=OLGA.id,
        prospect=None,
        lead=LeadId(1),
        client=None,
        company=None,
        before=None,
        after=None,
        undoes=ActivityId(undoes) if undoes else None,
        happened_at=LATER,
    )


def test_what_was_undone_stands_no_more() -> None:
    history = [line(1, Deed.LINKED), line(2, Deed.TAKEN), line(3, Deed.UNDONE, undoes=2), line(4, Deed.ANSWERED)]

    assert [decision.id for decision in standing(history)] == [1]


@pytest.mark.parametrize("out_of_hands", [Deed.LEASE_ENDED, Deed.LEFT_BEHIND])
def test_a_lease_that_ended_is_gone_with_what_put_the_lead_into_those_hands(out_of_hands: Deed) -> None:
    """What was decided before stands, and what is decided later is decided about a free lead."""
    history = [
        line(1, Deed.LINKED_BY_ITSELF),
        line(2, Deed.TAKEN),
        line(3, Deed.HANDED_OVER),
        line(4, out_of_hands),
        line(5, Deed.TAKEN),
    ]

    assert [decision.id for decision in standing(history[:4])] == [1]
    assert [decision.id for decision in standing(history)] == [1, 5]


def test_whoever_nobody_answered_waits_since_the_lead_came_or_since_the_question_before_it() -> None:
    asked = replace(line(1, Deed.LEAD_CREATED), traces=Traces(asked_at=NOW - timedelta(minutes=9)))

    assert waits_since(lead(), [line(1, Deed.LEAD_CREATED)]) == NOW
    assert waits_since(lead(), [asked, line(2, Deed.TAKEN)]) == NOW - timedelta(minutes=9)


@pytest.mark.parametrize("status", [status for status in Status if status not in (Status.NEW, Status.TAKEN)])
def test_nobody_waits_for_a_first_answer_once_somebody_decided(status: Status) -> None:
    assert waits_since(lead(status, OLGA), [line(1, Deed.LEAD_CREATED)]) is None


def test_whoever_was_answered_or_put_off_does_not_wait() -> None:
    answered = [line(1, Deed.LEAD_CREATED), line(2, Deed.ANSWERED)]
    before = replace(line(1, Deed.LEAD_CREATED), traces=Traces(answered=True))

    assert waits_since(lead(Status.TAKEN, OLGA), answered) is None
    assert waits_since(lead(Status.TAKEN, OLGA), [before, line(2, Deed.LINKED)]) is None
    assert waits_since(lead(Status.TAKEN, OLGA).postponed(LATER, by=OLGA.id), answered[:1]) is None
