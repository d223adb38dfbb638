"""People of companies: who belongs to which, new ones of either, and that all of it goes back exactly."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.activity import Deed
from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint
from bot.domain.errors import (
    CardsMergedSince,
    ClientChangedSince,
    ClientOfOther,
    CompanyKnown,
    ContactsBelongToClient,
    NotFound,
    Refusal,
    UndoneAlready,
)
from bot.domain.ids import ActivityId, ClientId, CompanyId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.usecases.change_company import (
    add_person,
    find_undoable_company_change,
    join_company,
    join_new_company,
    leave_company,
    undo_company_change,
)
from bot.usecases.change_kind import change_kind
from bot.usecases.link_lead import link_lead, link_lead_to_company, link_lead_to_new_company, link_lead_to_new_person
from bot.usecases.merge_cards import merge_companies
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Promoted
from bot.usecases.remove_company import remove_company
from bot.usecases.suggest_owners import suggest_for_lead
from bot.usecases.undo import find_undoable, undo
from storage import Session
from tests.usecases.cast import (
    EARLIER,
    EMAIL,
    NOW,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    everything_in_force,
    introduce,
    know,
    new_lead,
    typed,
)
from tests.usecases.test_any_sequence import TakeBack

LONG_AGO = NOW - timedelta(days=1)
BORIS = PersonName("Борис Сидоров")


async def company(turn: Turn, name: str = "ООО «Ромашка»") -> Company:
    """A company that has been known for a while."""
    return await turn.records.directory.add_company(name=name, now=EARLIER)


async def works_at(turn: Turn, client: Client) -> str | None:
    """What the company is called that a client belongs to."""
    found = await turn.records.directory.get_client(client.id)
    return (await turn.records.directory.get_company(found.company)).name if found.company is not None else None


async def join(turn: Turn, client: Client, to: Company, by: Member = OLGA) -> ActivityId:
    """Somebody puts a client into a company."""
    joined = await join_company(turn, client.id, to.id, by=by)
    assert joined is not None
    return joined


async def take_back(turn: Turn, change: ActivityId, by: Member = OLGA) -> None:
    await undo_company_change(turn, change, by=by, since=LONG_AGO)


async def test_a_client_is_put_into_a_company_taken_out_and_each_goes_back(turn: Turn) -> None:
    anna, firm = await know(turn), await company(turn)

    joined = await join(turn, anna, firm)
    assert await works_at(turn, anna) == "ООО «Ромашка»"
    assert await join_company(turn, anna.id, firm.id, by=OLGA) is None

    left = await leave_company(turn, anna.id, firm.id, by=OLGA)
    assert left is not None
    assert await works_at(turn, anna) is None
    assert await leave_company(turn, anna.id, firm.id, by=OLGA) is None
    with pytest.raises(ClientChangedSince):
        await take_back(turn, joined)

    await take_back(turn, left)
    assert await works_at(turn, anna) == "ООО «Ромашка»"
    await take_back(turn, joined)
    assert await works_at(turn, anna) is None
    with pytest.raises(UndoneAlready):
        await take_back(turn, joined)


async def test_who_goes_on_to_another_company_is_told_of_in_both_histories_and_back_at_once(turn: Turn) -> None:
    anna, firm, other = await know(turn), await company(turn), await company(turn, "Acme Ltd")
    await join(turn, anna, firm)
    moved = await join(turn, anna, other)

    told = [line.deed for line in await turn.records.activities.list_of_company(firm.id)]
    assert told == [Deed.COMPANY_JOINED, Deed.COMPANY_LEFT]
    assert [line.deed for line in await turn.records.activities.list_of_company(other.id)] == [Deed.COMPANY_JOINED]

    await take_back(turn, moved)
    assert await works_at(turn, anna) == "ООО «Ромашка»"
    last = await find_undoable_company_change(turn.records, anna.id, OLGA, since=LONG_AGO)
    assert last is not None
    assert last.traces.company_before is None


async def test_a_new_person_of_a_company_is_put_into_the_directory_and_out_again(turn: Turn, session: Session) -> None:
    firm = await company(turn)
    before = await everything_in_force(session)

    added = await add_person(turn, firm.id, BORIS, [typed(PHONE), typed(EMAIL)], by=OLGA)
    assert added is not None
    assert await add_person(turn, firm.id, BORIS, [typed(PHONE)], by=OLGA, anyway=True) is None
    [boris] = await turn.records.directory.list_clients_of(firm.id, limit=5)
    assert boris.name == "Борис Сидоров"
    assert len(await turn.records.directory.client_points(boris.id)) == 2

    await take_back(turn, added)
    assert await everything_in_force(session) == before


async def test_a_known_contact_makes_no_second_card_unasked(turn: Turn) -> None:
    firm = await company(turn)
    await know(turn, typed(PHONE))
    with pytest.raises(ContactsBelongToClient):
        await add_person(turn, firm.id, BORIS, [typed(PHONE)], by=OLGA)
    await add_person(turn, firm.id, BORIS, [typed(PHONE)], by=OLGA, anyway=True)
    assert len(await turn.records.directory.clients_owning(PHONE)) == 2


async def test_who_was_worked_with_since_is_not_taken_out_of_the_directory(turn: Turn) -> None:
    firm = await company(turn)
    added = await add_person(turn, firm.id, BORIS, [], by=OLGA)
    assert added is not None
    [boris] = await turn.records.directory.list_clients_of(firm.id, limit=5)
    await change_kind(turn, boris.id, ClientKind.PARTNER, by=OLGA, since=LONG_AGO)
    with pytest.raises(ClientChangedSince):
        await take_back(turn, added)


async def test_a_contact_that_came_since_keeps_who_was_added(turn: Turn) -> None:
    firm = await company(turn)
    added = await add_person(turn, firm.id, BORIS, [typed(PHONE)], by=OLGA)
    assert added is not None
    [boris] = await turn.records.directory.list_clients_of(firm.id, limit=5)
    await turn.records.directory.append_points([typed(OTHER_PHONE)], client=boris.id, now=NOW)
    assert await find_undoable_company_change(turn.records, boris.id, OLGA, since=LONG_AGO) is None
    with pytest.raises(ClientChangedSince):
        await take_back(turn, added)


@pytest.mark.parametrize("name", ["Ромашка", "ромашка", "АО «Ромашка»", '"Ромашка", ООО', "Ромашка ООО"])
async def test_no_second_company_of_one_name_unasked(turn: Turn, name: str) -> None:
    """Whatever the legal form, quotes and capitals."""
    anna, firm = await know(turn), await company(turn)
    with pytest.raises(CompanyKnown) as known:
        await join_new_company(turn, anna.id, name, by=OLGA)
    assert known.value.same == (firm,)
    await join_new_company(turn, anna.id, name, by=OLGA, anyway=True)
    assert await works_at(turn, anna) == name


async def test_a_new_company_goes_with_its_undo_unless_somebody_else_came_to_it(turn: Turn, session: Session) -> None:
    anna, boris = await know(turn), await know(turn, name="Борис")
    before = await everything_in_force(session)
    made = await join_new_company(turn, anna.id, "Acme Ltd", by=OLGA)
    assert made is not None
    assert await join_new_company(turn, anna.id, "Acme Ltd", by=OLGA, anyway=True) is None
    acme = (await turn.records.directory.get_client(anna.id)).company
    assert acme is not None

    came = await join_company(turn, boris.id, acme, by=OLGA)
    assert came is not None
    with pytest.raises(ClientChangedSince):
        await take_back(turn, made)
    await take_back(turn, came)
    await take_back(turn, made)
    assert await everything_in_force(session) == before
    with pytest.raises(NotFound):
        await turn.records.directory.get_company(acme)


async def test_it_is_for_those_who_work_with_the_client(turn: Turn) -> None:
    anna, firm = await know(turn, manager=OLGA.id), await company(turn)
    with pytest.raises(ClientOfOther):
        await join_company(turn, anna.id, firm.id, by=PAVEL)
    joined = await join(turn, anna, firm)
    with pytest.raises(ClientOfOther):
        await leave_company(turn, anna.id, firm.id, by=PAVEL)
    with pytest.raises(ClientOfOther):
        await take_back(turn, joined, by=PAVEL)
    await take_back(turn, joined, by=VIKTOR)


async def test_merged_companies_are_two_again_before_who_joined_one_leaves_it(turn: Turn) -> None:
    anna, firm, other = await know(turn), await company(turn), await company(turn, "Romashka Ltd")
    joined = await join(turn, anna, other)
    await merge_companies(turn, firm.id, other.id, by=VIKTOR)
    with pytest.raises(CardsMergedSince):
        await take_back(turn, joined)


async def a_companys_lead(turn: Turn, *points: ContactPoint) -> Lead:
    """Somebody who asks for a company that nobody knows."""
    promoted = await introduce(turn, *points, on_behalf=OnBehalf(company="ООО «Лютик»"))
    assert isinstance(promoted, Promoted)
    return await turn.records.leads.get(promoted.lead)


async def undo_last(turn: Turn, lead: Lead) -> None:
    decision = await find_undoable(turn.records, await turn.records.leads.get(lead.id), OLGA)
    assert decision is not None
    await undo(turn, decision.id, by=OLGA)


async def test_a_lead_makes_a_company_that_nobody_knew_and_undo_takes_it_away(turn: Turn, session: Session) -> None:
    lead = await a_companys_lead(turn, typed(PHONE), typed(EMAIL))
    before = await everything_in_force(session)
    lutik = await link_lead_to_new_company(turn, lead.id, lead.version, "ООО «Лютик»", by=OLGA)

    assert (await turn.records.leads.get(lead.id)).company == lutik.id
    assert {point.value for point in await turn.records.directory.company_points(lutik.id)} >= {PHONE, EMAIL}

    await undo_last(turn, lead)
    assert await everything_in_force(session) == before


async def test_the_leads_client_belongs_to_the_new_company_until_undo(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await a_companys_lead(turn, typed(PHONE))
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    before = await everything_in_force(session)
    await link_lead_to_new_company(turn, lead.id, lead.version + 1, "ООО «Лютик»", by=OLGA)
    assert await works_at(turn, anna) == "ООО «Лютик»"

    await undo_last(turn, lead)
    assert await everything_in_force(session) == before


async def test_a_new_company_that_got_somebody_else_is_not_undone(turn: Turn) -> None:
    boris = await know(turn, typed(OTHER_PHONE), name="Борис")
    lead = await a_companys_lead(turn)
    lutik = await link_lead_to_new_company(turn, lead.id, lead.version, "Лютик", by=OLGA)
    await join(turn, boris, lutik)
    assert await find_undoable(turn.records, await turn.records.leads.get(lead.id), OLGA) is None


async def test_no_second_company_from_a_lead_unasked(turn: Turn) -> None:
    lutik = await company(turn, "Лютик")
    lead = await a_companys_lead(turn)
    assert [each.owner for each in await suggest_for_lead(turn.records, lead)] == [lutik]
    with pytest.raises(CompanyKnown):
        await link_lead_to_new_company(turn, lead.id, lead.version, "ООО «Лютик»", by=OLGA)
    await link_lead_to_new_company(turn, lead.id, lead.version, "ООО «Лютик»", by=OLGA, another=True)


async def test_who_answers_for_a_company_belongs_to_it_until_undo(turn: Turn, session: Session) -> None:
    """The card asks who of them it is: a known client of no company, or somebody new."""
    firm, anna = await company(turn), await know(turn, typed(OTHER_PHONE))
    await turn.records.directory.append_points([typed(PHONE)], company=firm.id, now=EARLIER)
    lead = await new_lead(turn, typed(PHONE))
    assert (lead.client, lead.company) == (None, firm.id)
    before = await everything_in_force(session)

    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    assert await works_at(turn, anna) == "ООО «Ромашка»"
    await undo_last(turn, lead)
    assert await everything_in_force(session) == before

    version = (await turn.records.leads.get(lead.id)).version
    linked = await link_lead_to_new_person(turn, lead.id, version, by=OLGA)
    assert linked.lead.client is not None
    assert await works_at(turn, await turn.records.directory.get_client(linked.lead.client)) == "ООО «Ромашка»"
    await undo_last(turn, lead)
    assert await everything_in_force(session) == before


DEEDS = ("join", "leave", "new company", "new person", "undo")
CHANGES = st.lists(
    st.tuples(st.sampled_from(DEEDS), st.integers(1, 3), st.integers(1, 3), st.sampled_from([OLGA, VIKTOR])),
    min_size=2,
    max_size=10,
)


async def change(turn: Turn, deed: str, client: int, to: int, by: Member) -> ActivityId | None:
    """One change, or the undo of the last one of a client."""
    match deed:
        case "join":
            return await join_company(turn, ClientId(client), CompanyId(to), by=by)
        case "leave":
            return await leave_company(turn, ClientId(client), CompanyId(to), by=by)
        case "new company":
            return await join_new_company(turn, ClientId(client), "Acme Ltd", by=by, anyway=True)
        case "new person":
            return await add_person(turn, CompanyId(to), BORIS, [typed(EMAIL)], by=by, anyway=True)
        case _:
            last = await find_undoable_company_change(turn.records, ClientId(client), by, since=LONG_AGO)
            if last is not None:
                await take_back(turn, last.id, by)
            return None


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(changes=CHANGES)
async def test_whatever_was_changed_before_the_last_change_goes_back_exactly(
    session: Session, changes: list[tuple[str, int, int, Member]]
) -> None:
    """The database of the test serves every example: each is taken back at its end."""
    with suppress(TakeBack):
        async with session.savepoint():
            turn = Turn(records=session, now=NOW)
            await know(turn, typed(PHONE))
            await know(turn, typed(OTHER_PHONE), name="Иван")
            await company(turn)
            await company(turn, "Лютик")
            for deed, client, to, by in changes:
                before = await everything_in_force(session)
                done = None
                with suppress(Refusal):
                    async with session.savepoint():
                        done = await change(turn, deed, client, to, by)
                if done is not None:
                    with suppress(TakeBack):
                        async with session.savepoint():
                            await take_back(turn, done, VIKTOR)
                            assert await everything_in_force(session) == before
                            raise TakeBack
            raise TakeBack


async def test_a_lead_does_not_go_back_to_a_company_that_was_removed(turn: Turn) -> None:
    firm, anna = await company(turn), await know(turn, typed(OTHER_PHONE))
    await join(turn, anna, await company(turn, "Лютик"))
    lead = await new_lead(turn, typed(PHONE))
    await link_lead_to_company(turn, lead.id, lead.version, firm.id, by=OLGA)
    await link_lead(turn, lead.id, lead.version + 1, anna.id, by=OLGA)
    await remove_company(turn, firm.id, by=VIKTOR)
    linked = await turn.records.leads.get(lead.id)
    assert await find_undoable(turn.records, linked, OLGA) is None


async def test_the_leads_client_belongs_to_a_known_company_too_until_undo(turn: Turn, session: Session) -> None:
    firm, anna = await company(turn), await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    before = await everything_in_force(session)
    await link_lead_to_company(turn, lead.id, lead.version + 1, firm.id, by=OLGA)
    assert await works_at(turn, anna) == "ООО «Ромашка»"
    await undo_last(turn, lead)
    assert await everything_in_force(session) == before
