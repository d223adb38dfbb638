"""Activities: history that nobody rewrites, with the states that make undo exact."""

from dataclasses import replace

import pytest

from bot.domain.activity import Activity, Deed, LeadState, Traces
from bot.domain.client import ClientKind
from bot.domain.contact_points import Origin
from bot.domain.errors import NotFound
from bot.domain.ids import ActivityId, ClientId, CompanyId, ExclusionId, ImportId, LeadId, ProspectId
from bot.domain.lead import CloseReason, Status
from bot.domain.money import Money
from bot.domain.ownership import TakenOwnership
from storage import RuleViolated, Session
from tests.storage.examples import LATER, NOW, OLGA, add_lead, add_prospect

FREE = LeadState(
    status=Status.NEW,
    manager=None,
    client=None,
    company=None,
    close_reason=None,
    amount=None,
    postponed_until=None,
    closed_at=None,
    version=1,
)
CLOSED = LeadState(
    status=Status.CLOSED,
    manager=OLGA,
    client=ClientId(5),
    company=CompanyId(6),
    close_reason=CloseReason.NOT_OUR_OFFER,
    amount=Money(hundredths=150_00, currency="RUB"),
    postponed_until=LATER,
    closed_at=LATER,
    version=2,
)


TAKEN = TakenOwnership(
    id=1, value=2, client=ClientId(3), verified=True, origin=Origin.CARD, primary=False, added_at=NOW, promoted=None
)


async def test_a_line_of_history_comes_out_as_it_went_in(session: Session) -> None:
    traces = Traces(
        ownerships=(7, 8), exclusions=(ExclusionId(9),), added_client=ClientId(5), kind_before=ClientKind.SUPPLIER,
        made_lead=True, asked_at=NOW, answered=True,
        moved=(TAKEN, replace(TAKEN, id=4, promoted=5, file=ImportId(6))),
    )  # fmt: skip
    first = await session.activities.add(Deed.LEAD_CREATED, now=NOW)

    number = await session.activities.add(
        Deed.CLOSED, now=LATER, actor=OLGA, prospect=ProspectId(3), lead=LeadId(4), client=ClientId(5),
        company=CompanyId(6), before=FREE, after=CLOSED, traces=traces, undoes=first,
    )  # fmt: skip

    assert await session.activities.get(number) == Activity(
        id=number, deed=Deed.CLOSED, actor=OLGA, prospect=ProspectId(3), lead=LeadId(4), client=ClientId(5),
        company=CompanyId(6), before=FREE, after=CLOSED, traces=traces, undoes=first, happened_at=LATER,
    )  # fmt: skip


async def test_a_bare_line_comes_out_bare(session: Session) -> None:
    number = await session.activities.add(Deed.MEMBER_JOINED, now=NOW)

    line = await session.activities.get(number)

    assert (line.actor, line.lead, line.before, line.after, line.undoes) == (None, None, None, None, None)
    assert line.traces == Traces()


async def test_the_state_of_a_stored_lead_survives(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session))
    state = LeadState.of(lead)

    number = await session.activities.add(Deed.LEAD_CREATED, now=NOW, lead=lead.id, after=state)

    assert (await session.activities.get(number)).after == LeadState.of(await session.leads.get(lead.id)) == state


@pytest.mark.parametrize("deed", Deed)
async def test_every_deed_can_be_written(session: Session, deed: Deed) -> None:
    number = await session.activities.add(deed, now=NOW)

    assert (await session.activities.get(number)).deed is deed


async def test_an_unknown_line_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        await session.activities.get(ActivityId(404))


async def test_a_line_is_undone_by_one_later_line(session: Session) -> None:
    taken = await session.activities.add(Deed.TAKEN, now=NOW)
    assert not await session.activities.is_undone(taken)

    await session.activities.add(Deed.UNDONE, now=LATER, undoes=taken)

    assert await session.activities.is_undone(taken)
    with pytest.raises(RuleViolated):
        await session.activities.add(Deed.UNDONE, now=LATER, undoes=taken)


async def test_a_leads_history_is_listed_oldest_first(session: Session) -> None:
    created = await session.activities.add(Deed.LEAD_CREATED, now=NOW, lead=LeadId(1))
    await session.activities.add(Deed.LEAD_CREATED, now=NOW, lead=LeadId(2))
    taken = await session.activities.add(Deed.TAKEN, now=LATER, lead=LeadId(1))

    assert [line.id for line in await session.activities.list_of_lead(LeadId(1))] == [created, taken]


@pytest.mark.parametrize(
    "statement", ["UPDATE activities SET actor_id = 1", "DELETE FROM activities"], ids=["rewrite", "delete"]
)
async def test_history_is_append_only(session: Session, statement: str) -> None:
    number = await session.activities.add(Deed.TAKEN, now=NOW, actor=OLGA)

    with pytest.raises(RuleViolated):
        await session.connection.run(statement)

    assert (await session.activities.get(number)).actor == OLGA
