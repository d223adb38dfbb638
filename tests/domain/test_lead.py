"""Lead: what becomes of it, decision by decision, and what it is about."""

from dataclasses import replace

import pytest

from bot.domain.ids import ClientId, CompanyId
from bot.domain.interest import Interest
from bot.domain.lead import LONGEST_WISH, CloseReason, Status, wish_in
from tests.domain.people import LATER, NOW, OLGA, PAVEL, VIKTOR, interest, lead

OPEN = {Status.NEW, Status.TAKEN, Status.QUALIFIED, Status.NEGOTIATION, Status.OFFER}
DEALS = {Status.QUALIFIED, Status.NEGOTIATION, Status.OFFER}


def test_work_goes_on_until_an_end_is_reached() -> None:
    assert {status for status in Status if status.is_open} == OPEN


def test_a_deal_is_a_lead_from_qualified_on_until_its_end() -> None:
    assert {status for status in Status if status.is_deal} == DEALS


def test_a_new_lead_that_is_taken_has_its_manager() -> None:
    seen = lead()

    assert seen.taken_by(OLGA.id) == replace(seen, status=Status.TAKEN, manager=OLGA.id, version=5)


@pytest.mark.parametrize("status", sorted(DEALS))
def test_taking_a_deal_over_does_not_put_it_back(status: Status) -> None:
    assert lead(status, OLGA).taken_by(PAVEL.id).status is status


def test_deciding_about_a_free_lead_makes_it_ones_own() -> None:
    assert lead().moved_to(Status.QUALIFIED, by=OLGA.id, now=LATER).manager == OLGA.id


def test_the_owner_deciding_about_somebodys_lead_leaves_it_theirs() -> None:
    assert lead(Status.TAKEN, OLGA).moved_to(Status.QUALIFIED, by=VIKTOR.id, now=LATER).manager == OLGA.id


@pytest.mark.parametrize("status", sorted(set(Status) - OPEN))
def test_an_end_has_its_time(status: Status) -> None:
    assert lead(Status.TAKEN, OLGA).moved_to(status, by=OLGA.id, now=LATER).closed_at == LATER


@pytest.mark.parametrize("status", sorted(OPEN))
def test_what_goes_on_has_no_end_and_no_reason(status: Status) -> None:
    closed = lead(Status.TAKEN, OLGA).moved_to(Status.CLOSED, by=OLGA.id, now=NOW, reason=CloseReason.NO_ANSWER)

    reopened = closed.moved_to(status, by=OLGA.id, now=LATER)

    assert (reopened.closed_at, reopened.close_reason) == (None, None)


def test_a_lead_is_closed_with_a_reason() -> None:
    closed = lead().moved_to(Status.CLOSED, by=OLGA.id, now=LATER, reason=CloseReason.CHOSE_ANOTHER)

    assert (closed.status, closed.close_reason) == (Status.CLOSED, CloseReason.CHOSE_ANOTHER)


@pytest.mark.parametrize("status", Status)
def test_saying_whose_a_lead_is_changes_no_status(status: Status) -> None:
    seen = lead(status, OLGA)

    linked = seen.belonging_to(ClientId(5), CompanyId(6))

    assert linked == replace(seen, client=ClientId(5), company=CompanyId(6), version=5)


def test_a_link_can_be_taken_away() -> None:
    assert lead().belonging_to(ClientId(5)).belonging_to(None).client is None


def test_every_decision_makes_older_buttons_outdated() -> None:
    seen = lead()

    versions = [
        seen.version,
        seen.taken_by(OLGA.id).version,
        seen.moved_to(Status.LOST, by=OLGA.id, now=LATER).version,
        seen.belonging_to(ClientId(5)).version,
    ]

    assert versions == [4, 5, 5, 5]


def test_a_decision_leaves_the_captured_values_alone() -> None:
    seen = lead()

    decided = seen.belonging_to(ClientId(5)).moved_to(Status.WON, by=OLGA.id, now=LATER)

    assert (decided.name, decided.wish, decided.contact_points) == (seen.name, seen.wish, seen.contact_points)


def test_no_reason_calls_a_lead_bad_or_a_duplicate() -> None:
    assert not {"duplicate", "bad", "bad_lead"} & set(CloseReason)


def test_a_wish_is_all_the_words_in_their_order() -> None:
    journal = [interest("Сколько стоит?"), interest(topic="Цены"), interest("И доставка?")]

    assert wish_in(journal) == "Сколько стоит?\nИ доставка?"


def test_without_words_the_wish_is_the_topic_chosen_last() -> None:
    journal = [interest(topic="Цены", campaign="spring"), interest(topic="Доставка")]

    assert wish_in(journal) == "Доставка"


def test_without_words_and_topic_the_wish_is_what_brought_the_prospect_last() -> None:
    assert wish_in([interest(campaign="spring"), interest(campaign="summer"), interest()]) == "summer"


@pytest.mark.parametrize("journal", [[], [interest()], [interest(words="", topic="", campaign="")]])
def test_a_journal_that_says_nothing_is_no_wish(journal: list[Interest]) -> None:
    assert wish_in(journal) is None


def test_a_wish_is_cut_where_it_grows_too_long_for_a_card() -> None:
    assert wish_in([interest("а" * 4_096)]) == "а" * LONGEST_WISH
