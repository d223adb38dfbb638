"""The lease: whoever gets a lead keeps it by answering or deciding; then nobody's clock takes it away."""

from datetime import timedelta

import pytest

from bot.domain.client import ClientKind
from bot.domain.interest import Route
from bot.domain.lead import Lead, Status
from bot.domain.member import Member
from bot.usecases.advance_lead import advance_lead
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.hand_over import end_leases, give_back, hand_over
from bot.usecases.link_lead import link_lead
from bot.usecases.link_question import link_question
from bot.usecases.make_lead import make_lead
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import postpone_lead
from bot.usecases.read_cards import read_lead_card
from bot.usecases.register_interest import register_interest
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import find_undoable, undo
from tests.usecases.cast import (
    ACCOUNT,
    LATER,
    NOW,
    OLGA,
    PAVEL,
    PHONE,
    VIKTOR,
    introduce,
    know,
    meet,
    new_lead,
    shared,
)


async def current(turn: Turn, lead: Lead) -> Lead:
    return await turn.records.leads.get(lead.id)


async def open_lead(turn: Turn) -> Lead:
    """Anna's one lead in work."""
    found = await turn.records.leads.find_open_of((await meet(turn)).id)
    assert found is not None
    return found


async def take_back(turn: Turn, lead: Lead, by: Member = OLGA) -> Lead:
    """Undo the last decision, when a lease would begin that ends later."""
    decision = await find_undoable(turn.records, await current(turn, lead), by)
    assert decision is not None
    return await undo(turn, decision.id, by=by, lease_until=LATER)


async def test_what_is_handed_over_waits_for_an_answer_of_its_new_manager(turn: Turn) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA, lease_until=NOW)

    await hand_over(turn, lead.id, lead.version, PAVEL, by=OLGA, lease_until=LATER)

    assert (await current(turn, lead)).lease_until == LATER


async def test_a_deal_that_is_handed_over_is_for_good(turn: Turn) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA)
    await advance_lead(turn, lead.id, lead.version, Status.OFFER, by=OLGA)
    offer = await current(turn, lead)

    await hand_over(turn, lead.id, offer.version, PAVEL, by=OLGA, lease_until=NOW)
    await end_leases(turn)

    assert (await current(turn, lead)).manager == PAVEL.id


async def test_what_is_put_off_is_handed_over_with_its_moment(turn: Turn) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA)
    until = NOW + timedelta(days=5)
    await postpone_lead(turn, lead.id, lead.version, until, by=OLGA)

    await hand_over(turn, lead.id, (await current(turn, lead)).version, PAVEL, by=OLGA, lease_until=NOW)
    await end_leases(turn)

    after = await current(turn, lead)
    assert (after.manager, after.postponed_until) == (PAVEL.id, until)


@pytest.mark.parametrize("by", [OLGA, VIKTOR])
async def test_anybodys_answer_keeps_the_lead_with_whoever_has_it(turn: Turn, by: Member) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA, lease_until=NOW)

    await answer_prospect(turn, lead.prospect, by=by, words="Добрый день!", over_colleague=by is VIKTOR)
    await end_leases(turn)

    assert (await current(turn, lead)).manager == OLGA.id


async def test_what_was_answered_while_free_is_taken_for_good(turn: Turn) -> None:
    lead = await new_lead(turn)
    await answer_prospect(turn, lead.prospect, by=OLGA, words="Добрый день!")

    taken = await take_lead(turn, lead.id, by=OLGA, lease_until=LATER)

    assert taken.lease_until is None


async def test_a_lead_that_came_to_the_clients_own_manager_by_itself_waits_for_an_answer_too(turn: Turn) -> None:
    """It is free then, and still the client's."""
    anna = await know(turn, shared(PHONE), manager=PAVEL.id)
    await introduce(turn, shared(PHONE), lease_until=NOW)
    lead = await open_lead(turn)
    assert lead.manager == PAVEL.id

    await end_leases(turn)

    after = await current(turn, lead)
    assert (after.manager, after.client, after.status) == (None, anna.id, Status.NEW)


async def test_a_question_that_became_a_lead_waits_for_an_answer_and_may_still_become_one_again(turn: Turn) -> None:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")
    linked = await link_question(turn, prospect.id, (await know(turn)).id, by=OLGA, lease_until=NOW)
    lead = await open_lead(turn)

    await end_leases(turn)
    assert (await current(turn, lead)).manager is None

    await undo(turn, linked.activity, by=OLGA)
    assert await turn.records.leads.find_open_of(prospect.id) is None
    assert await turn.records.prospects.count_asking() == 1


@pytest.mark.parametrize("asks_again", [False, True])
async def test_a_question_that_was_answered_before_becomes_a_lead_for_good_unless_asked_again(
    turn: Turn, asks_again: bool
) -> None:
    """In the talk the manager sees whose it is: nobody waits, and nobody takes it from them for want of an answer."""
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")
    await answer_prospect(turn, prospect.id, by=OLGA, words="900 рублей")
    if asks_again:
        await register_interest(turn, prospect, Route.QUESTION, words="А доставка?")

    linked = await link_question(turn, prospect.id, (await know(turn)).id, by=OLGA, lease_until=LATER)

    waits_since = (await read_lead_card(turn.records, linked.lead.id)).waits_since
    assert (linked.lead.lease_until, waits_since) == ((LATER, NOW) if asks_again else (None, None))


async def test_what_a_partner_had_an_answer_to_becomes_a_lead_for_good(turn: Turn) -> None:
    partner = await know(turn, shared(ACCOUNT), kind=ClientKind.PARTNER)
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")
    await answer_prospect(turn, prospect.id, by=OLGA, words="900 рублей")

    await make_lead(turn, prospect.id, by=OLGA, lease_until=LATER)

    lead = await open_lead(turn)
    assert (lead.client, lead.manager, lead.lease_until) == (partner.id, OLGA.id, None)


async def test_what_nobody_answered_stays_free_when_an_earlier_decision_is_undone(turn: Turn) -> None:
    """Only the link is taken back: it does not put the lead into hands that let it go."""
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA)
    linked = await link_lead(turn, lead.id, lead.version, (await know(turn)).id, by=OLGA)
    await hand_over(turn, lead.id, linked.lead.version, PAVEL, by=OLGA, lease_until=NOW)
    await end_leases(turn)

    await undo(turn, linked.activity, by=VIKTOR, lease_until=LATER)

    after = await current(turn, lead)
    assert (after.client, after.manager, after.status, after.lease_until) == (None, None, Status.NEW, None)


async def test_what_comes_back_by_undo_waits_for_an_answer_anew(turn: Turn) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA, lease_until=NOW)
    await give_back(turn, lead.id, lead.version, by=OLGA)

    assert (await take_back(turn, lead)).lease_until == LATER
    assert (await current(turn, lead)).lease_until == LATER


async def test_what_was_answered_or_decided_about_comes_back_by_undo_for_good(turn: Turn) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA, lease_until=NOW)
    await link_lead(turn, lead.id, lead.version, (await know(turn)).id, by=OLGA)
    await give_back(turn, lead.id, (await current(turn, lead)).version, by=OLGA)
    assert (await take_back(turn, lead)).lease_until is None

    await answer_prospect(turn, lead.prospect, by=OLGA, words="Добрый день!")
    await take_back(turn, lead)
    await give_back(turn, lead.id, (await current(turn, lead)).version, by=OLGA)
    assert (await take_back(turn, lead)).lease_until is None
