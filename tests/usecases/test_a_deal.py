"""A deal: it goes through stages, brings an amount, is lost for a reason, and what was closed is reopened."""

from collections.abc import Awaitable, Callable

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.errors import (
    AlreadyDone,
    CardOutdated,
    ExcludedByOther,
    HasOpenLead,
    LeadIsClosed,
    LeadTakenByOther,
    NotADeal,
    StageBehind,
    StillOpen,
)
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.lead import CloseReason, Lead, Status
from bot.domain.money import Money
from bot.usecases.advance_lead import advance_lead
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_lead, lift_exclusion
from bot.usecases.keep_as_contact import keep_as_contact
from bot.usecases.link_lead import link_lead
from bot.usecases.lose_lead import lose_lead
from bot.usecases.ports import Turn
from bot.usecases.reopen_lead import reopen_lead
from bot.usecases.set_amount import set_amount
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import undo
from tests.usecases.cast import NOW, OLGA, PAVEL, VIKTOR, know, new_lead

PRICE = Money(hundredths=15_000_000, currency="RUB")
CHEAPER = Money(hundredths=9_900_000, currency="RUB")


async def deal(turn: Turn, stage: Status = Status.QUALIFIED) -> Lead:
    """Olga's, and come that far."""
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA)
    await advance_lead(turn, lead.id, lead.version, stage, by=OLGA)
    return await turn.records.leads.get(lead.id)


async def now(turn: Turn, lead: Lead) -> Lead:
    """The lead as it stands."""
    return await turn.records.leads.get(lead.id)


# Stages


@pytest.mark.parametrize("stage", [Status.NEGOTIATION, Status.OFFER, Status.WON])
async def test_a_deal_goes_forward_and_may_skip_stages(turn: Turn, stage: Status) -> None:
    lead = await deal(turn)

    await advance_lead(turn, lead.id, lead.version, stage, by=OLGA)

    assert (await now(turn, lead)).status is stage


async def test_a_lead_that_comes_far_at_once_has_its_client_card_like_any_other(turn: Turn) -> None:
    lead = await deal(turn, Status.OFFER)

    assert lead.client is not None
    assert (await turn.records.directory.get_client(lead.client)).name == lead.name


async def test_a_deal_goes_back_by_undo_only(turn: Turn) -> None:
    lead = await deal(turn)
    offered = await advance_lead(turn, lead.id, lead.version, Status.OFFER, by=OLGA)
    lead = await now(turn, lead)

    with pytest.raises(StageBehind):
        await advance_lead(turn, lead.id, lead.version, Status.NEGOTIATION, by=OLGA)

    await undo(turn, offered, by=OLGA)
    assert (await now(turn, lead)).status is Status.QUALIFIED


async def test_a_stage_noted_twice_is_noted_once(turn: Turn) -> None:
    lead = await deal(turn)
    await advance_lead(turn, lead.id, lead.version, Status.OFFER, by=OLGA)

    with pytest.raises(AlreadyDone):
        await advance_lead(turn, lead.id, lead.version, Status.OFFER, by=OLGA)


# Lost


async def test_a_deal_is_lost_for_a_reason_and_its_client_stays(turn: Turn) -> None:
    lead = await deal(turn)

    await lose_lead(turn, lead.id, lead.version, CloseReason.CHOSE_ANOTHER, by=OLGA)

    after = await now(turn, lead)
    assert (after.status, after.close_reason, after.closed_at) == (Status.LOST, CloseReason.CHOSE_ANOTHER, NOW)
    assert after.client == lead.client


async def test_what_is_no_deal_cannot_be_lost_or_bring_anything(turn: Turn) -> None:
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA)

    with pytest.raises(NotADeal):
        await lose_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)
    with pytest.raises(NotADeal):
        await set_amount(turn, lead.id, lead.version, PRICE, by=OLGA)


# Amount


async def test_what_a_deal_brings_is_written_down_corrected_and_taken_back(turn: Turn) -> None:
    lead = await deal(turn)

    await set_amount(turn, lead.id, lead.version, PRICE, by=OLGA)
    corrected = await set_amount(turn, lead.id, (await now(turn, lead)).version, CHEAPER, by=OLGA)
    assert (await now(turn, lead)).amount == CHEAPER

    await undo(turn, corrected, by=OLGA)
    assert (await now(turn, lead)).amount == PRICE


async def test_a_won_deal_may_still_be_told_what_it_brought(turn: Turn) -> None:
    lead = await deal(turn, Status.WON)

    await set_amount(turn, lead.id, lead.version, PRICE, by=OLGA)

    after = await now(turn, lead)
    assert (after.status, after.amount, after.closed_at) == (Status.WON, PRICE, lead.closed_at)


async def test_a_colleague_writes_no_amount_on_a_deal_that_is_not_theirs(turn: Turn) -> None:
    lead = await deal(turn)

    with pytest.raises(LeadTakenByOther):
        await set_amount(turn, lead.id, lead.version, PRICE, by=PAVEL)
    await set_amount(turn, lead.id, lead.version, PRICE, by=VIKTOR)


# Reopen

End = Callable[[Turn, Lead], Awaitable[object]]


async def close(turn: Turn, lead: Lead) -> object:
    return await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)


async def lose(turn: Turn, lead: Lead) -> object:
    return await lose_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)


async def win(turn: Turn, lead: Lead) -> object:
    return await advance_lead(turn, lead.id, lead.version, Status.WON, by=OLGA)


async def keep(turn: Turn, lead: Lead) -> object:
    return await keep_as_contact(turn, lead.id, lead.version, ClientKind.PARTNER, by=OLGA)


async def exclude(turn: Turn, lead: Lead) -> object:
    reason, scope = ExclusionReason.SPAM, ExclusionScope.EVERYTHING
    return await exclude_lead(turn, lead.id, lead.version, reason, scope, by=OLGA, over_client=True)


@pytest.mark.parametrize("end", [close, lose, win, keep, exclude])
async def test_whatever_ended_a_deal_it_goes_on_where_it_stood(turn: Turn, end: End) -> None:
    lead = await deal(turn, Status.NEGOTIATION)
    await end(turn, lead)

    await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=OLGA)

    after = await now(turn, lead)
    assert (after.status, after.manager) == (Status.NEGOTIATION, OLGA.id)
    assert (after.close_reason, after.closed_at) == (None, None)


async def test_what_was_closed_while_free_is_with_whoever_reopens_it(turn: Turn) -> None:
    lead = await new_lead(turn)
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)

    await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=OLGA)

    after = await now(turn, lead)
    assert (after.status, after.manager) == (Status.TAKEN, OLGA.id)


async def test_reopening_lets_in_what_was_excluded_and_undoing_it_keeps_it_out_again(turn: Turn) -> None:
    lead = await deal(turn)
    await exclude(turn, lead)
    kept_out = [entry.id for entry in await turn.records.exclusions.list_in_force(limit=9)]
    assert kept_out

    reopened = await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=OLGA)
    assert await turn.records.exclusions.list_in_force(limit=9) == []

    await undo(turn, reopened, by=OLGA)
    assert [entry.id for entry in await turn.records.exclusions.list_in_force(limit=9)] == kept_out
    assert (await now(turn, lead)).status is Status.EXCLUDED


async def test_reopening_lets_nobody_in_whom_a_colleague_keeps_out(turn: Turn) -> None:
    """Once that is lifted by who may, the lead goes on like any other."""
    lead = await deal(turn)
    reason, scope = ExclusionReason.SPAM, ExclusionScope.EVERYTHING
    await exclude_lead(turn, lead.id, lead.version, reason, scope, by=VIKTOR, over_client=True)
    kept_out = await turn.records.exclusions.list_in_force(limit=9)

    with pytest.raises(ExcludedByOther):
        await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=OLGA)
    assert await turn.records.exclusions.list_in_force(limit=9) == kept_out

    for each in kept_out:
        await lift_exclusion(turn, each.id, by=VIKTOR)
    await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=OLGA)
    assert (await now(turn, lead)).status is Status.QUALIFIED


async def test_a_link_made_after_the_end_does_not_hide_where_the_deal_stood(turn: Turn) -> None:
    boris = await know(turn, name="Борис Сидоров")
    lead = await take_lead(turn, (await new_lead(turn)).id, by=OLGA)
    await close(turn, lead)
    await link_lead(turn, lead.id, (await now(turn, lead)).version, boris.id, by=OLGA)

    await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=OLGA)

    after = await now(turn, lead)
    assert (after.status, after.client) == (Status.TAKEN, boris.id)


async def test_what_is_in_work_cannot_be_reopened(turn: Turn) -> None:
    lead = await deal(turn)

    with pytest.raises(StillOpen):
        await reopen_lead(turn, lead.id, lead.version, by=OLGA)


async def test_nobody_gets_a_second_open_lead_by_reopening_an_old_one(turn: Turn) -> None:
    first = await deal(turn)
    await win(turn, first)
    second = await new_lead(turn)

    with pytest.raises(HasOpenLead) as refused:
        await reopen_lead(turn, first.id, (await now(turn, first)).version, by=OLGA)
    assert refused.value.lead == second.id


async def test_whoever_may_not_decide_about_a_lead_does_not_reopen_it(turn: Turn) -> None:
    lead = await deal(turn)
    await win(turn, lead)

    with pytest.raises(LeadTakenByOther):
        await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=PAVEL)


async def test_each_step_of_a_deal_is_one_line_of_its_history(turn: Turn) -> None:
    lead = await deal(turn)
    await advance_lead(turn, lead.id, lead.version, Status.NEGOTIATION, by=OLGA)
    await set_amount(turn, lead.id, (await now(turn, lead)).version, PRICE, by=OLGA)
    await lose(turn, await now(turn, lead))
    await reopen_lead(turn, lead.id, (await now(turn, lead)).version, by=VIKTOR)

    history = await turn.records.activities.list_of_lead(lead.id)

    assert [line.deed for line in history][-5:] == [
        Deed.QUALIFIED,
        Deed.NEGOTIATION_BEGUN,
        Deed.AMOUNT_SET,
        Deed.LOST,
        Deed.REOPENED,
    ]
    assert history[-1].actor == VIKTOR.id


@pytest.mark.parametrize("end", [lose, win])
async def test_an_old_card_decides_nothing_about_a_deal_that_is_over(turn: Turn, end: End) -> None:
    lead = await deal(turn)
    await end(turn, lead)

    with pytest.raises((LeadIsClosed, CardOutdated)):
        await advance_lead(turn, lead.id, lead.version, Status.NEGOTIATION, by=OLGA)
