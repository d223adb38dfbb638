"""A second lead of the same client: both stay, and the second one may go to who has the first."""

from dataclasses import replace

import pytest

from bot.domain.ids import LeadId
from bot.domain.lead import Lead, Status
from bot.domain.member import Member
from bot.usecases.hand_over import hand_over
from bot.usecases.link_lead import Linked, link_lead
from bot.usecases.other_takers import other_takers, whom_to_offer
from bot.usecases.ports import Turn
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import find_undoable, undo
from tests.usecases.cast import (
    BORIS,
    EMAIL,
    OLGA,
    PAVEL,
    PHONE,
    VIKTOR,
    know,
    new_lead,
    shared,
    typed,
)


@pytest.fixture
async def linked(turn: Turn) -> Linked:
    """Maria has a lead with Pavel, and Olga finds that hers is Maria's too."""
    for member in (OLGA, PAVEL, VIKTOR):
        await turn.records.team.add(member.id, member.role, name=member.name, now=turn.now)
        await turn.records.team.save_started(member.id, name=member.name, language="ru", now=turn.now)
    maria = await know(turn, name="Мария Сидорова")
    first = await new_lead(turn, shared(PHONE), name="Мария")
    await link_lead(turn, first.id, first.version, maria.id, by=PAVEL)
    await take_lead(turn, first.id, by=PAVEL)
    second = await new_lead(turn, typed(EMAIL), telegram_id=BORIS, name="Маша")
    await take_lead(turn, second.id, by=OLGA)
    taken = await turn.records.leads.get(second.id)
    return await link_lead(turn, second.id, taken.version, maria.id, by=OLGA)


async def offered(turn: Turn, linked: Linked, by: Member) -> list[str]:
    takers = await other_takers(turn.records, linked.other_open)
    return [member.name for member in whom_to_offer(linked.lead, takers, by)]


async def test_whoever_has_the_other_lead_is_offered(turn: Turn, linked: Linked) -> None:
    """To whoever may decide about this one."""
    assert [await offered(turn, linked, by) for by in (OLGA, VIKTOR, PAVEL)] == [["Павел"], ["Павел"], []]


async def test_nobody_is_offered_who_cannot_get_it(turn: Turn, linked: Linked) -> None:
    """Who has it already, who cannot be written to, who left; and what is closed goes to nobody."""
    takers = await other_takers(turn.records, linked.other_open)
    blocked = {lead: replace(taker, blocked_at=turn.now) for lead, taker in takers.items()}
    his = replace(linked.lead, manager=PAVEL.id)
    closed = linked.lead.moved_to(Status.CLOSED, by=OLGA.id, now=turn.now)

    assert whom_to_offer(linked.lead, blocked, OLGA) == []
    assert whom_to_offer(his, takers, VIKTOR) == []
    assert whom_to_offer(closed, takers, OLGA) == []
    assert await other_takers(turn.records, [free(linked.lead)]) == {}


def free(lead: Lead) -> Lead:
    return replace(lead, id=LeadId(77), manager=None)


async def test_both_steps_are_undone_one_after_the_other(turn: Turn, linked: Linked) -> None:
    """First the handing over, then the link; the other lead stays as it is."""
    (other,) = linked.other_open
    await hand_over(turn, linked.lead.id, linked.lead.version, PAVEL, by=OLGA)

    back = await undo_last(turn, linked.lead)
    assert (back.manager, back.client) == (OLGA.id, other.client)
    back = await undo_last(turn, linked.lead)
    assert (back.manager, back.client) == (OLGA.id, None)
    assert await turn.records.leads.get(other.id) == other


async def undo_last(turn: Turn, lead: Lead) -> Lead:
    """The owner takes back what was decided last."""
    decision = await find_undoable(turn.records, await turn.records.leads.get(lead.id), VIKTOR)
    assert decision is not None
    return await undo(turn, decision.id, by=VIKTOR)
