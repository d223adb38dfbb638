"""Undo: one decision taken back exactly, on both sides, by those who may, and only while nothing stands on it."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client, ClientKind
from bot.domain.errors import (
    AnotherLeadRestsOnIt,
    ChangedSince,
    LeadTakenByOther,
    NotFound,
    TooLateToUndo,
    UndoneAlready,
)
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ActivityId, LeadId
from bot.domain.lead import CloseReason, Lead, OwnReason, Status
from bot.domain.member import Member
from bot.usecases.advance_lead import advance_lead
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_lead
from bot.usecases.hand_over import end_leases, hand_over
from bot.usecases.keep_as_contact import keep_as_contact
from bot.usecases.link_lead import link_lead
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import postpone_lead
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import find_undoable, find_undoable_link, undo
from storage import Session
from tests.usecases.cast import (
    BORIS,
    EMAIL,
    LATER,
    OLGA,
    PAVEL,
    PHONE,
    VIKTOR,
    everything_in_force,
    introduce,
    know,
    new_lead,
    shared,
    typed,
)

Decide = Callable[[Turn, Lead, Client], Awaitable[object]]


async def take(turn: Turn, lead: Lead, anna: Client) -> None:
    await take_lead(turn, lead.id, by=OLGA)


async def qualify(turn: Turn, lead: Lead, anna: Client) -> None:
    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA, anyway=True)


async def win(turn: Turn, lead: Lead, anna: Client) -> None:
    await advance_lead(turn, lead.id, lead.version, Status.WON, by=OLGA, anyway=True)


async def keep(turn: Turn, lead: Lead, anna: Client) -> None:
    await keep_as_contact(turn, lead.id, lead.version, ClientKind.PARTNER, by=OLGA, anyway=True)


async def close(turn: Turn, lead: Lead, anna: Client) -> None:
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)


async def close_in_own_words(turn: Turn, lead: Lead, anna: Client) -> None:
    await close_lead(turn, lead.id, lead.version, OwnReason("Нет бюджета"), by=OLGA)


async def exclude(turn: Turn, lead: Lead, anna: Client) -> None:
    scope, reason = ExclusionScope.EVERYTHING, ExclusionReason.SPAM
    await exclude_lead(turn, lead.id, lead.version, reason, scope, by=OLGA, over_client=True)


async def link(turn: Turn, lead: Lead, anna: Client) -> None:
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)


CLOSING: list[Decide] = [win, keep, close, close_in_own_words, exclude]
DECISIONS: list[Decide] = [take, qualify, link, *CLOSING]


async def last_decision(turn: Turn, lead: LeadId) -> ActivityId:
    history = await turn.records.activities.list_of_lead(lead)
    return [line for line in history if line.deed.is_decision][-1].id


async def current(turn: Turn, lead: Lead) -> Lead:
    return await turn.records.leads.get(lead.id)


@pytest.mark.parametrize("decide", DECISIONS)
@pytest.mark.parametrize("linked", [False, True], ids=["nobody's", "linked before"])
async def test_a_decision_taken_back_leaves_everything_as_it_was(
    turn: Turn, session: Session, decide: Decide, linked: bool
) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE), typed(EMAIL))
    if linked:
        await link(turn, lead, anna)
    before = await everything_in_force(session)
    decided = await current(turn, lead)

    await decide(turn, decided, anna)
    assert decide is link or await everything_in_force(session) != before
    await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert await everything_in_force(session) == before


async def test_a_company_linked_before_comes_back(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="Ромашка", now=turn.now)
    await turn.records.directory.append_points([typed(PHONE)], company=company.id, now=turn.now)
    lead = await new_lead(turn, typed(PHONE))
    await link(turn, lead, await know(turn, name="Борис Сидоров"))

    restored = await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert (restored.client, restored.company) == (None, company.id)


@pytest.mark.parametrize("decide", DECISIONS)
async def test_a_card_from_before_an_undo_decides_nothing(turn: Turn, decide: Decide) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))
    await decide(turn, lead, anna)
    decided = await current(turn, lead)

    restored = await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert restored.version > decided.version > lead.version
    assert restored == await current(turn, lead)


async def test_undo_is_a_line_of_history_too(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    taking = await last_decision(turn, lead.id)

    await undo(turn, taking, by=OLGA)

    last = (await turn.records.activities.list_of_lead(lead.id))[-1]
    assert (last.deed, last.undoes, last.actor) == (Deed.UNDONE, taking, OLGA.id)


async def test_decisions_are_taken_back_one_after_another_from_the_last(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))
    before = await everything_in_force(session)
    made = []
    for decide in (take, link, qualify, win):
        await decide(turn, await current(turn, lead), anna)
        made.append(await last_decision(turn, lead.id))

    for decision in reversed(made):
        await undo(turn, decision, by=OLGA)

    assert await everything_in_force(session) == before


async def test_a_decision_under_a_later_one_stays(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    taking = await last_decision(turn, lead.id)
    await close_lead(turn, lead.id, (await current(turn, lead)).version, CloseReason.NO_ANSWER, by=OLGA)

    with pytest.raises(ChangedSince):
        await undo(turn, taking, by=OLGA)


async def test_an_answer_meanwhile_stands_in_nobodys_way(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    await answer_prospect(turn, lead.prospect, by=OLGA, words="Добрый день!")

    await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert (await current(turn, lead)).manager is None


async def test_nobody_takes_a_lead_out_of_a_talk_that_a_colleague_has_begun_but_the_owner(turn: Turn) -> None:
    """It was handed over, and whoever got it has answered: the undo would be a surprise in mid-sentence."""
    lead = await new_lead(turn)
    handed = await hand_over(turn, lead.id, lead.version, PAVEL, by=OLGA)
    await answer_prospect(turn, lead.prospect, by=VIKTOR, words="Минуту!", over_colleague=True)
    assert (await find_undoable(turn.records, await current(turn, lead), OLGA)) is not None
    await answer_prospect(turn, lead.prospect, by=PAVEL, words="Здравствуйте!")

    with pytest.raises(LeadTakenByOther) as refusal:
        await undo(turn, handed, by=OLGA)
    assert refusal.value.manager == PAVEL.id
    assert await find_undoable(turn.records, await current(turn, lead), OLGA) is None
    assert (await undo(turn, handed, by=VIKTOR)).manager is None


async def test_a_decision_is_taken_back_once(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    taking = await last_decision(turn, lead.id)
    await undo(turn, taking, by=OLGA)

    with pytest.raises(UndoneAlready):
        await undo(turn, taking, by=OLGA)


async def test_a_decision_can_be_made_again_after_its_undo(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert (await take_lead(turn, lead.id, by=PAVEL)).manager == PAVEL.id


async def test_managers_take_back_only_their_own_decisions(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)

    with pytest.raises(LeadTakenByOther) as refusal:
        await undo(turn, await last_decision(turn, lead.id), by=PAVEL)

    assert refusal.value.manager == OLGA.id


async def test_the_owner_takes_back_anybodys_decision(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)

    await undo(turn, await last_decision(turn, lead.id), by=VIKTOR)

    assert (await current(turn, lead)).manager is None


@pytest.mark.parametrize("by", [OLGA, PAVEL, VIKTOR])
async def test_anybody_takes_back_what_the_bot_linked_by_itself_while_the_lead_is_free(turn: Turn, by: Member) -> None:
    await know(turn, typed(PHONE))
    lead = await new_lead(turn, shared(PHONE))

    await undo(turn, await last_decision(turn, lead.id), by=by)

    assert (await current(turn, lead)).client is None


async def test_nobody_takes_from_a_manager_what_the_bot_gave_them(turn: Turn) -> None:
    await know(turn, typed(PHONE), manager=OLGA.id)
    lead = await new_lead(turn, shared(PHONE))

    with pytest.raises(LeadTakenByOther) as refusal:
        await undo(turn, await last_decision(turn, lead.id), by=PAVEL)

    assert refusal.value.manager == OLGA.id
    assert await find_undoable(turn.records, await current(turn, lead), PAVEL) is None


async def linked_by_itself_and_taken(turn: Turn) -> tuple[Lead, ActivityId]:
    """A lead of a client whom the bot has recognised, in Olga's hands; and the line that says so."""
    await know(turn, typed(PHONE))
    lead = await new_lead(turn, shared(PHONE))
    link = await last_decision(turn, lead.id)
    await take_lead(turn, lead.id, by=OLGA, lease_until=LATER)
    return await current(turn, lead), link


async def test_whoever_took_a_lead_takes_back_whose_the_bot_said_it_is_and_keeps_it(turn: Turn) -> None:
    lead, link = await linked_by_itself_and_taken(turn)
    offered = await find_undoable_link(turn.records, lead, OLGA)

    await undo(turn, link, by=OLGA)

    after = await current(turn, lead)
    assert offered is not None and offered.id == link
    assert (after.client, after.manager, after.status, after.lease_until) == (None, OLGA.id, Status.TAKEN, LATER)
    assert await find_undoable_link(turn.records, after, OLGA) is None


async def test_taking_is_undone_after_the_link_beneath_it_was(turn: Turn) -> None:
    lead, link = await linked_by_itself_and_taken(turn)
    taking = await last_decision(turn, lead.id)

    await undo(turn, link, by=OLGA)
    await undo(turn, taking, by=OLGA)

    after = await current(turn, lead)
    assert (after.client, after.manager, after.status) == (None, None, Status.NEW)


async def test_a_link_beneath_a_decision_that_rests_on_it_stays(turn: Turn) -> None:
    """A deal is the client's: that goes first."""
    lead, link = await linked_by_itself_and_taken(turn)
    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)

    with pytest.raises(ChangedSince):
        await undo(turn, link, by=OLGA)

    assert await find_undoable_link(turn.records, await current(turn, lead), OLGA) is None


async def test_a_colleague_does_not_take_a_link_from_whoever_has_the_lead(turn: Turn) -> None:
    lead, link = await linked_by_itself_and_taken(turn)

    with pytest.raises(LeadTakenByOther):
        await undo(turn, link, by=PAVEL)

    assert await find_undoable_link(turn.records, lead, PAVEL) is None


@pytest.mark.parametrize("decide", [close, win])
async def test_a_lead_is_not_opened_again_beside_a_newer_one(turn: Turn, decide: Decide) -> None:
    lead = await new_lead(turn, typed(PHONE))
    await decide(turn, lead, await know(turn))
    newer = await new_lead(turn, typed(EMAIL))

    with pytest.raises(ChangedSince):
        await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert await turn.records.leads.find_open_of(lead.prospect) == newer
    assert await find_undoable(turn.records, await current(turn, lead), OLGA) is None


async def test_a_client_another_lead_rests_on_stays(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)
    client = (await current(turn, lead)).client
    assert client is not None
    other = await new_lead(turn, typed(EMAIL), telegram_id=BORIS)
    await link_lead(turn, other.id, other.version, client, by=OLGA)

    with pytest.raises(ChangedSince):
        await undo(turn, await last_decision(turn, lead.id), by=OLGA)
    assert await find_undoable(turn.records, await current(turn, lead), OLGA) is None


async def test_a_contact_by_which_a_later_lead_is_the_clients_stays_until_that_is_undone(
    turn: Turn, session: Session
) -> None:
    """Else the later lead would be of a client who does not have its contact; whoever came before rests on nothing."""
    anna = await know(turn, name="Анна Петрова")
    earlier = await new_lead(turn, typed(EMAIL), telegram_id=BORIS)
    await link_lead(turn, earlier.id, earlier.version, anna.id, by=PAVEL)
    await introduce(turn, typed(PHONE), telegram_id=BORIS)
    before = await everything_in_force(session)
    lead = await new_lead(turn, typed(PHONE))
    linked = await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    later = await new_lead(turn, typed(PHONE), telegram_id=1003)
    await link_lead(turn, later.id, later.version, anna.id, by=PAVEL)

    with pytest.raises(AnotherLeadRestsOnIt) as refusal:
        await undo(turn, linked.activity, by=OLGA)
    assert refusal.value.other == later.id
    await undo(turn, await last_decision(turn, later.id), by=PAVEL)
    await undo(turn, linked.activity, by=OLGA)

    assert (await everything_in_force(session))["ownerships"] == before["ownerships"]


async def test_an_exclusion_lifted_meanwhile_hinders_no_undo(turn: Turn) -> None:
    lead = await new_lead(turn)
    await exclude(turn, lead, await know(turn))
    for exclusion in await turn.records.exclusions.list_in_force(limit=10):
        await turn.records.exclusions.lift(exclusion.id, PAVEL.id, turn.now)

    await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert (await current(turn, lead)).status.is_open


async def test_an_exclusion_that_stood_before_survives_the_undo(turn: Turn) -> None:
    stood = await turn.records.exclusions.add(
        value=PHONE, reason=ExclusionReason.COURIER, over_client=False, lead=None, by=PAVEL.id, now=turn.now
    )
    lead = await new_lead(turn, typed(PHONE))
    await exclude(turn, lead, await know(turn))

    await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert [exclusion.id for exclusion in await turn.records.exclusions.list_in_force(limit=10)] == [stood]


async def test_what_is_no_decision_cannot_be_taken_back(turn: Turn) -> None:
    lead = await new_lead(turn)
    created = (await turn.records.activities.list_of_lead(lead.id))[0]
    assert created.deed is Deed.LEAD_CREATED

    for activity in (created.id, ActivityId(404)):
        with pytest.raises(NotFound):
            await undo(turn, activity, by=VIKTOR)


async def test_a_kind_changed_by_keeping_comes_back(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, shared(PHONE))
    await keep(turn, lead, anna)
    assert await turn.records.directory.get_client(anna.id) == replace(anna, kind=ClientKind.PARTNER)

    await undo(turn, await last_decision(turn, lead.id), by=OLGA)

    assert await turn.records.directory.get_client(anna.id) == anna


async def test_what_was_decided_too_long_ago_is_neither_offered_nor_undone(turn: Turn) -> None:
    """The limit is the owner's; a decision from just then still goes back."""
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    decision = await last_decision(turn, lead.id)
    taken = await current(turn, lead)

    assert await find_undoable(turn.records, taken, OLGA, since=turn.now + timedelta(milliseconds=1)) is None
    with pytest.raises(TooLateToUndo):
        await undo(turn, decision, by=VIKTOR, since=turn.now + timedelta(milliseconds=1))

    assert await find_undoable(turn.records, taken, OLGA, since=turn.now) is not None
    assert (await undo(turn, decision, by=OLGA, since=turn.now)).status is Status.NEW


async def test_a_lease_that_ended_stands_in_nobodys_way(turn: Turn) -> None:
    """The taking that it ended is nobody's to take back; what was decided before it is."""
    await know(turn, shared(PHONE))
    lead = await new_lead(turn, shared(PHONE), on_shift=False)
    linking = await last_decision(turn, lead.id)
    await take_lead(turn, lead.id, by=OLGA, lease_until=turn.now)
    taking = await last_decision(turn, lead.id)
    await end_leases(turn)

    with pytest.raises(ChangedSince):
        await undo(turn, taking, by=OLGA)
    restored = await undo(turn, linking, by=VIKTOR)

    assert (restored.status, restored.manager, restored.client) == (Status.NEW, None, None)


async def test_whoever_takes_what_another_did_not_answer_may_give_it_back_by_undo(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA, lease_until=turn.now)
    handed = await current(turn, lead)
    await hand_over(turn, lead.id, handed.version, PAVEL, by=OLGA, lease_until=turn.now)
    await end_leases(turn)
    assert await find_undoable(turn.records, await current(turn, lead), VIKTOR) is None

    await take_lead(turn, lead.id, by=PAVEL)
    restored = await undo(turn, await last_decision(turn, lead.id), by=PAVEL)

    assert (restored.status, restored.manager) == (Status.NEW, None)


async def test_undo_brings_back_no_postponement_that_is_over(turn: Turn) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA)
    await postpone_lead(turn, lead.id, lead.version, LATER, by=OLGA)
    await link(turn, await current(turn, lead), await know(turn))
    linking = await last_decision(turn, lead.id)
    assert (await current(turn, lead)).postponed_until == LATER

    restored = await undo(replace(turn, now=LATER), linking, by=OLGA)

    assert restored.postponed_until is None


async def test_a_link_to_a_client_who_is_gone_by_now_is_not_brought_back(turn: Turn) -> None:
    """The lead would be somebody's whom nobody finds."""
    first, second = await new_lead(turn, typed(PHONE)), await new_lead(turn, typed(EMAIL), telegram_id=BORIS)
    await advance_lead(turn, first.id, first.version, Status.QUALIFIED, by=OLGA)
    made = (await current(turn, first)).client
    assert made is not None
    await link_lead(turn, second.id, second.version, made, by=OLGA)
    relinked = await current(turn, second)
    await link_lead(turn, second.id, relinked.version, (await know(turn, name="Мария")).id, by=OLGA, anyway=True)
    await undo(turn, await last_decision(turn, first.id), by=OLGA)

    with pytest.raises(ChangedSince):
        await undo(turn, await last_decision(turn, second.id), by=OLGA)

    assert await find_undoable(turn.records, await current(turn, second), OLGA) is None
