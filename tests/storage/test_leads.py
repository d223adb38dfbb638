"""Leads: one open a prospect, captured values that stay, decisions by compare-and-set."""

from dataclasses import replace

import pytest

from bot.domain.errors import CardOutdated, NotFound
from bot.domain.ids import LeadId, ProspectId
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Lead, OpenLeads, Status
from bot.domain.on_behalf import OnBehalf
from storage import RuleViolated, Session
from tests.storage.examples import (
    ANNAS_EMAIL,
    ANNAS_PHONE,
    LATER,
    NOW,
    OLGA,
    PAVEL,
    add_client,
    add_interest,
    add_lead,
    add_prospect,
    shared,
    typed,
)


async def close(session: Session, lead: Lead) -> Lead:
    closed = lead.moved_to(Status.CLOSED, by=OLGA, now=LATER, reason=CloseReason.NO_ANSWER)
    await session.leads.save(closed, before=lead)
    return closed


async def test_a_lead_comes_out_as_it_was_captured(session: Session) -> None:
    anna = await add_prospect(session)

    lead = await add_lead(session, anna, [typed(ANNAS_EMAIL), shared(ANNAS_PHONE, primary=True)])

    assert await session.leads.get(lead.id) == lead
    assert lead == Lead(
        id=lead.id,
        prospect=anna.id,
        status=Status.NEW,
        name="Анна Петрова",
        wish="Нужен прайс",
        campaign="spring",
        route=Route.DEEP_LINK,
        contact_points=(shared(ANNAS_PHONE, primary=True), typed(ANNAS_EMAIL)),
        on_behalf=None,
        manager=None,
        client=None,
        company=None,
        close_reason=None,
        amount=None,
        postponed_until=None,
        lease_until=None,
        version=1,
        created_at=NOW,
        closed_at=None,
    )


@pytest.mark.parametrize(
    "said",
    [None, OnBehalf(company="ООО Ромашка"), OnBehalf(company="ООО Ромашка", role="закупки", may_decide=False)],
)
async def test_for_whom_somebody_asks_comes_out_as_it_was_said_and_corrected(
    session: Session, said: OnBehalf | None
) -> None:
    lead = await add_lead(session, await add_prospect(session), on_behalf=OnBehalf(role="директор", may_decide=True))

    assert lead.on_behalf == OnBehalf(role="директор", may_decide=True)
    await session.leads.correct_on_behalf(lead.id, said)
    assert await session.leads.get(lead.id) == replace(lead, on_behalf=said)


async def test_an_unknown_lead_is_not_found(session: Session) -> None:
    with pytest.raises(NotFound):
        await session.leads.get(LeadId(404))


async def test_a_lead_belongs_to_a_prospect(session: Session) -> None:
    anna = await add_prospect(session)

    with pytest.raises(RuleViolated):
        await add_lead(session, replace(anna, id=ProspectId(404)))


async def test_a_prospect_has_no_second_open_lead(session: Session) -> None:
    anna = await add_prospect(session)
    first = await add_lead(session, anna)

    with pytest.raises(RuleViolated):
        await add_lead(session, anna)

    assert await session.leads.find_open_of(anna.id) == first


async def test_after_a_lead_is_closed_there_may_be_a_new_one(session: Session) -> None:
    anna = await add_prospect(session)
    await close(session, await add_lead(session, anna))
    assert await session.leads.find_open_of(anna.id) is None

    second = await add_lead(session, anna)

    assert await session.leads.find_open_of(anna.id) == second


async def test_a_closed_lead_cannot_be_reopened_beside_an_open_one(session: Session) -> None:
    anna = await add_prospect(session)
    closed = await close(session, await add_lead(session, anna))
    await add_lead(session, anna)

    with pytest.raises(RuleViolated):
        await session.leads.save(closed.moved_to(Status.TAKEN, by=OLGA, now=LATER), before=closed)


async def test_a_decision_is_kept_whole(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session))
    client = await add_client(session)
    company = await session.directory.add_company(name="Ромашка", now=NOW)
    decided = lead.belonging_to(client.id, company.id).moved_to(
        Status.CLOSED, by=OLGA, now=LATER, reason=CloseReason.CHANGED_MIND
    )

    await session.leads.save(decided, before=lead)

    assert await session.leads.get(lead.id) == decided


async def test_of_two_decisions_on_the_same_card_the_second_is_told_so_and_changes_nothing(session: Session) -> None:
    seen = await add_lead(session, await add_prospect(session))
    await session.leads.save(seen.taken_by(OLGA), before=seen)

    with pytest.raises(CardOutdated):
        await session.leads.save(seen.taken_by(PAVEL), before=seen)

    assert (await session.leads.get(seen.id)).manager == OLGA


async def test_captured_values_are_not_rewritten_by_a_decision(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session), [shared(ANNAS_PHONE)])

    await session.leads.save(replace(lead.taken_by(OLGA), name="Другая", wish="Другое", contact_points=()), before=lead)

    saved = await session.leads.get(lead.id)
    assert (saved.name, saved.wish, saved.contact_points) == (lead.name, lead.wish, lead.contact_points)


async def test_further_contact_points_are_added_and_earlier_ones_stay(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session), [shared(ANNAS_PHONE, primary=True)])

    await session.leads.add_contact_points(lead.id, [typed(ANNAS_PHONE), typed(ANNAS_EMAIL)])

    assert (await session.leads.get(lead.id)).contact_points == (
        shared(ANNAS_PHONE, primary=True),
        typed(ANNAS_EMAIL),
    )


async def test_a_better_proof_of_a_known_value_wins_and_the_rest_of_the_point_stays(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session), [typed(ANNAS_PHONE, primary=True)])

    await session.leads.add_contact_points(lead.id, [shared(ANNAS_PHONE)])

    (point,) = (await session.leads.get(lead.id)).contact_points
    assert point == replace(typed(ANNAS_PHONE, primary=True), verified=True)


async def test_a_corrected_name_leaves_the_version_and_everything_else(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session))

    await session.leads.correct_name(lead.id, "Анна Сидорова")

    assert await session.leads.get(lead.id) == replace(lead, name="Анна Сидорова")


async def test_a_line_of_the_journal_belongs_to_the_lead_that_had_it_first(session: Session) -> None:
    anna = await add_prospect(session)
    interest = await add_interest(session, anna)
    first = await add_lead(session, anna)
    await session.leads.attach_journal(first.id, [interest.id])
    await close(session, first)
    second = await add_lead(session, anna)

    await session.leads.attach_journal(first.id, [interest.id])
    await session.leads.attach_journal(second.id, [interest.id])

    assert await session.interests.list_of_lead(first.id) == [interest]
    assert await session.interests.list_of_lead(second.id) == []


async def test_open_leads_are_listed_free_ones_or_a_managers_own_oldest_first(session: Session) -> None:
    leads = [await add_lead(session, await add_prospect(session, telegram_id=number)) for number in range(1, 6)]
    await session.leads.save(leads[1].taken_by(OLGA), before=leads[1])
    await session.leads.save(leads[2].taken_by(PAVEL), before=leads[2])
    await close(session, leads[3])

    assert [lead.id for lead in await session.leads.list_open()] == [leads[0].id, leads[4].id]
    assert [lead.id for lead in await session.leads.list_open(manager=OLGA)] == [leads[1].id]
    assert [lead.id for lead in await session.leads.list_open(limit=1)] == [leads[0].id]


async def test_open_leads_are_counted_by_whether_somebody_has_them(session: Session) -> None:
    leads = [await add_lead(session, await add_prospect(session, telegram_id=number)) for number in range(1, 6)]
    await session.leads.save(leads[1].taken_by(OLGA), before=leads[1])
    await session.leads.save(leads[2].taken_by(PAVEL), before=leads[2])
    await close(session, leads[3])

    assert await session.leads.count_open() == OpenLeads(free=2, taken=2)


async def test_a_clients_leads_are_counted_and_the_open_ones_listed(session: Session) -> None:
    client = await add_client(session)
    first, second = [await add_lead(session, await add_prospect(session, telegram_id=number)) for number in (1, 2)]
    for lead in (first, second):
        await session.leads.save(lead.belonging_to(client.id), before=lead)
    await close(session, await session.leads.get(first.id))

    assert await session.leads.count_of_client(client.id) == 2
    assert await session.leads.count_of_client(client.id, besides=first.id) == 1
    assert [lead.id for lead in await session.leads.list_open_of_client(client.id)] == [second.id]


async def test_a_client_with_a_won_lead_is_a_buyer(session: Session) -> None:
    client = await add_client(session)
    lead = await add_lead(session, await add_prospect(session))
    linked = lead.belonging_to(client.id)
    await session.leads.save(linked, before=lead)
    assert not await session.leads.has_won(client.id)

    await session.leads.save(linked.moved_to(Status.WON, by=OLGA, now=LATER), before=linked)

    assert await session.leads.has_won(client.id)
    assert not await session.leads.has_won(client.id, besides=lead.id)
