"""Linking a question: somebody without a lead is a known client, so what they asked is a repeat lead - or was not."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.errors import (
    AlreadyDone,
    ChangedSince,
    ContactsBelongToClient,
    HasOpenLead,
    NotFound,
    NothingAsked,
    StartBotFirst,
    StillExcluded,
)
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Lead, Status
from bot.domain.prospect import Prospect
from bot.domain.recognition import Badge
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_prospect, lift_exclusion
from bot.usecases.link_question import link_question
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from bot.usecases.suggest_owners import Ground, Sign, suggest_for_prospect
from bot.usecases.undo import find_undoable, undo
from storage import Session
from tests.usecases.cast import (
    ACCOUNT,
    NOW,
    OLGA,
    PAVEL,
    PHONE,
    badges_of,
    everything_in_force,
    introduce,
    know,
    meet,
    new_lead,
    typed,
    values_of,
)


async def ask(turn: Turn, words: str = "Сколько стоит доставка?") -> Prospect:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words=words)
    return prospect


async def lead_of(turn: Turn, prospect: Prospect) -> Lead:
    lead = await turn.records.leads.find_open_of(prospect.id)
    assert lead is not None
    return lead


async def take_back(turn: Turn, lead: Lead) -> None:
    decision = await find_undoable(turn.records, lead, OLGA)
    assert decision is not None
    await undo(turn, decision.id, by=OLGA)


async def test_the_question_becomes_a_repeat_lead_of_the_client_in_the_linkers_hands(turn: Turn) -> None:
    prospect = await ask(turn)
    maria = await know(turn, typed(PHONE), name="Мария Сидорова")

    await link_question(turn, prospect.id, maria.id, by=OLGA)

    lead = await lead_of(turn, prospect)
    assert (lead.name, lead.client, lead.manager, lead.status) == (
        "Мария Сидорова", maria.id, OLGA.id, Status.TAKEN,
    )  # fmt: skip
    assert await badges_of(turn, lead.id) == {Badge.REPEAT}
    assert [said.words for said in await turn.records.interests.list_of_lead(lead.id)] == ["Сколько стоит доставка?"]
    assert lead.wish == "Сколько стоит доставка?"


async def test_the_account_is_the_clients_from_then_on(turn: Turn) -> None:
    prospect = await ask(turn)
    maria = await know(turn, typed(PHONE))

    await link_question(turn, prospect.id, maria.id, by=OLGA)

    assert await values_of(turn, maria) == {PHONE, ACCOUNT}
    assert await turn.records.prospects.count_asking() == 0


async def test_undo_leaves_the_question_as_it_was(turn: Turn, session: Session) -> None:
    prospect = await ask(turn)
    maria = await know(turn, typed(PHONE))
    before = await everything_in_force(session)

    await link_question(turn, prospect.id, maria.id, by=OLGA)
    lead = await lead_of(turn, prospect)
    await take_back(turn, lead)

    assert await everything_in_force(session) == before
    with pytest.raises(NotFound):
        await turn.records.leads.get(lead.id)


async def test_it_can_be_linked_anew_after_an_undo(turn: Turn) -> None:
    prospect = await ask(turn)
    maria, boris = await know(turn, name="Мария Сидорова"), await know(turn, name="Борис Сидоров")
    await link_question(turn, prospect.id, maria.id, by=OLGA)
    await take_back(turn, await lead_of(turn, prospect))

    await link_question(turn, prospect.id, boris.id, by=PAVEL)

    assert (await lead_of(turn, prospect)).client == boris.id


async def test_what_was_asked_meanwhile_waits_after_an_undo_since_the_first_question(turn: Turn) -> None:
    prospect = await ask(turn)
    maria = await know(turn)
    await link_question(turn, prospect.id, maria.id, by=OLGA)
    later = replace(turn, now=NOW + timedelta(minutes=5))
    await ask(later, "А когда?")

    await take_back(later, await lead_of(turn, prospect))

    journal = await turn.records.interests.list_without_lead(prospect.id)
    assert [said.words for said in journal] == ["Сколько стоит доставка?", "А когда?"]
    assert (await turn.records.prospects.get(prospect.id)).asked_at == NOW


async def test_what_was_answered_meanwhile_waits_no_more(turn: Turn) -> None:
    prospect = await ask(turn)
    await link_question(turn, prospect.id, (await know(turn)).id, by=OLGA)
    await answer_prospect(turn, prospect.id, by=OLGA, words="900 рублей")

    await take_back(turn, await lead_of(turn, prospect))

    assert await turn.records.prospects.count_asking() == 0


async def test_whoever_introduced_themselves_meanwhile_keeps_the_lead(turn: Turn) -> None:
    """It has a name and a contact given with consent by then: a lead of its own, though not the client's."""
    prospect = await ask(turn)
    await link_question(turn, prospect.id, (await know(turn, name="Мария Сидорова")).id, by=OLGA)
    await introduce(turn, typed(PHONE), name="Анна Петрова")

    await take_back(turn, await lead_of(turn, prospect))

    lead = await lead_of(turn, prospect)
    assert (lead.name, lead.client, lead.manager, lead.status) == ("Анна Петрова", None, None, Status.NEW)


async def test_whoever_introduced_themselves_in_the_words_of_before_keeps_the_lead_too(turn: Turn) -> None:
    """Nothing on it is new then, but it was meant for a lead."""
    first = await new_lead(turn, typed(PHONE))
    await close_lead(turn, first.id, first.version, CloseReason.NO_ANSWER, by=OLGA)
    prospect = await ask(turn)
    linked = await link_question(turn, prospect.id, (await know(turn, name="Мария Сидорова")).id, by=OLGA)
    await introduce(turn, typed(PHONE))

    await undo(turn, linked.activity, by=OLGA)

    lead = await lead_of(turn, prospect)
    assert (lead.name, lead.client, lead.manager) == ("Анна Петрова", None, None)


async def test_what_was_settled_becomes_no_second_lead(turn: Turn) -> None:
    """A search shown before still has its buttons."""
    prospect = await ask(turn)
    maria = await know(turn)
    await link_question(turn, prospect.id, maria.id, by=OLGA)
    lead = await lead_of(turn, prospect)
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)

    with pytest.raises(NothingAsked):
        await link_question(turn, prospect.id, maria.id, by=PAVEL)

    await ask(turn, "А когда?")
    await link_question(turn, prospect.id, maria.id, by=PAVEL)
    assert (await lead_of(turn, prospect)).wish == "А когда?"


async def test_whom_a_colleague_excluded_is_linked_only_once_that_is_lifted(turn: Turn) -> None:
    prospect = await ask(turn)
    maria = await know(turn)
    (exclusion,) = await exclude_prospect(turn, prospect.id, ExclusionReason.SPAM, by=PAVEL)

    with pytest.raises(StillExcluded):
        await link_question(turn, prospect.id, maria.id, by=OLGA)

    await lift_exclusion(turn, exclusion, by=PAVEL)
    await link_question(turn, prospect.id, maria.id, by=OLGA)
    assert (await lead_of(turn, prospect)).client == maria.id


async def test_a_later_decision_stands_in_the_way_of_undo(turn: Turn) -> None:
    prospect = await ask(turn)
    linked = await link_question(turn, prospect.id, (await know(turn)).id, by=OLGA)
    lead = await lead_of(turn, prospect)
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)

    with pytest.raises(ChangedSince):
        await undo(turn, linked.activity, by=OLGA)


async def test_a_second_tap_changes_nothing_and_another_manager_hears_of_the_lead(turn: Turn) -> None:
    prospect = await ask(turn)
    maria = await know(turn)
    await link_question(turn, prospect.id, maria.id, by=OLGA)

    with pytest.raises(AlreadyDone):
        await link_question(turn, prospect.id, maria.id, by=OLGA)
    with pytest.raises(HasOpenLead):
        await link_question(turn, prospect.id, maria.id, by=PAVEL)


async def test_an_account_of_another_client_is_asked_about(turn: Turn) -> None:
    prospect = await ask(turn)
    await know(turn, prospect.identity_point, name="Анна Петрова")
    maria = await know(turn, name="Мария Сидорова")

    with pytest.raises(ContactsBelongToClient):
        await link_question(turn, prospect.id, maria.id, by=OLGA)
    await link_question(turn, prospect.id, maria.id, by=OLGA, anyway=True)

    assert (await lead_of(turn, prospect)).client == maria.id


async def test_who_cannot_be_written_to_cannot_get_the_lead(turn: Turn) -> None:
    prospect = await ask(turn)
    with pytest.raises(StartBotFirst):
        await link_question(turn, prospect.id, (await know(turn)).id, by=replace(OLGA, started_at=None))


async def test_namesakes_are_suggested_only_of_who_gave_a_name(turn: Turn) -> None:
    prospect = await ask(turn)
    anna = await know(turn, name="Анна Петрова")
    assert await suggest_for_prospect(turn.records, prospect, None) == []

    (suggestion,) = await suggest_for_prospect(turn.records, prospect, "Анна")

    assert (suggestion.owner, suggestion.signs) == (anna, (Sign(ground=Ground.SAME_NAME),))


async def test_whose_account_it_is_comes_first(turn: Turn) -> None:
    prospect = await ask(turn)
    await know(turn, name="Анна")
    known = await know(turn, prospect.identity_point, name="Мария Сидорова")

    first, _ = await suggest_for_prospect(turn.records, prospect, "Анна")

    assert (first.owner, first.signs) == (known, (Sign(ground=Ground.SAME_CONTACT, value=ACCOUNT),))
