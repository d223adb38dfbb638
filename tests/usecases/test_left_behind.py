"""Left behind: whoever leaves the team leaves no lead that nobody may touch."""

from dataclasses import replace

import pytest

from bot.domain.activity import Deed, last_standing
from bot.domain.events import LeftBehind
from bot.domain.ids import ManagerId
from bot.domain.lead import CloseReason, Lead, Status
from bot.domain.member import Role
from bot.usecases.advance_lead import advance_lead
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.close_lead import close_lead
from bot.usecases.left_behind import free_what_was_left_behind
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import postpone_lead
from bot.usecases.take_lead import take_lead
from storage import Session
from tests.usecases.cast import LATER, NOW, OLGA, PAVEL, new_lead

IRINA = replace(PAVEL, id=ManagerId(2004), name="Ирина")


@pytest.fixture
async def hers(turn: Turn, session: Session) -> Lead:
    """A lead that Irina has taken and answered: no lease of hers ends."""
    await session.team.follow_config({IRINA.id: Role.MANAGER}, NOW)
    lead = await take_lead(turn, (await new_lead(turn)).id, by=IRINA)
    await answer_prospect(turn, lead.prospect, by=IRINA, words="Перезвоню")
    return lead


async def irina_leaves(turn: Turn, session: Session) -> None:
    await session.team.follow_config({}, NOW)
    turn.events.clear()
    await free_what_was_left_behind(turn)


async def test_what_somebody_had_who_left_is_everybodys_again(turn: Turn, session: Session, hers: Lead) -> None:
    await irina_leaves(turn, session)

    free = await turn.records.leads.get(hers.id)
    assert (free.status, free.manager) == (Status.NEW, None)
    assert LeftBehind(lead=hers.id, manager=IRINA.id) in turn.events
    assert (await take_lead(turn, hers.id, by=OLGA)).manager == OLGA.id


async def test_a_deal_keeps_its_stage_and_what_was_put_off_waits_no_longer(
    turn: Turn, session: Session, hers: Lead
) -> None:
    await advance_lead(turn, hers.id, hers.version, Status.QUALIFIED, by=IRINA)
    version = (await turn.records.leads.get(hers.id)).version
    await postpone_lead(turn, hers.id, version, LATER, by=IRINA)

    await irina_leaves(turn, session)

    free = await turn.records.leads.get(hers.id)
    assert (free.status, free.manager, free.postponed_until) == (Status.QUALIFIED, None, None)


async def test_nobodys_decision_is_undone_with_it(turn: Turn, session: Session, hers: Lead) -> None:
    """The line of history is the bot's own, and taking is over."""
    await irina_leaves(turn, session)

    history = await turn.records.activities.list_of_lead(hers.id)
    assert (history[-1].deed, history[-1].actor) == (Deed.LEFT_BEHIND, None)
    assert last_standing(history) is None


async def test_what_is_closed_and_what_others_have_stays_as_it_is(turn: Turn, session: Session, hers: Lead) -> None:
    await close_lead(turn, hers.id, hers.version, CloseReason.NO_ANSWER, by=IRINA)
    await take_lead(turn, (await new_lead(turn)).id, by=OLGA)

    await irina_leaves(turn, session)

    assert turn.events == []
    assert (await turn.records.leads.get(hers.id)).manager == IRINA.id
