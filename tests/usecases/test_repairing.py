"""Repairing: what is out of order is put right from the list of it, and each step is taken back exactly."""

import pytest

from bot.domain.activity import Deed
from bot.domain.errors import (
    AlreadyDone,
    CompanyInUse,
    ForTheOwner,
    NotFound,
    ReasonGone,
    StillOpen,
    UndoneAlready,
    ValueBelongsToClient,
)
from bot.domain.hygiene import Disorder, SharedValue
from bot.domain.lead import CloseReason, OwnReason, Status
from bot.domain.merging import CardKind
from bot.usecases.change_company import join_company
from bot.usecases.close_lead import close_lead
from bot.usecases.find_disorder import DisorderPage, read_disorder
from bot.usecases.give_reason import give_reason
from bot.usecases.keep_as_contact import keep_passer_by
from bot.usecases.ports import Turn
from bot.usecases.remove_company import put_company_back, remove_company
from bot.usecases.rename import rename
from bot.usecases.repair import read_shared, take_off_card, undo_repair
from storage import Session
from tests.usecases.cast import EARLIER, OLGA, PHONE, VIKTOR, everything_in_force, know, new_lead, typed


async def listed(turn: Turn, which: Disorder) -> DisorderPage:
    return await read_disorder(turn.records, which, size=5, by=VIKTOR)


async def test_a_company_that_is_none_goes_and_comes_back(turn: Turn, session: Session) -> None:
    company = await turn.records.directory.add_company(name="ООО Ромашка", now=EARLIER)
    await turn.records.directory.append_points([typed(PHONE)], company=company.id, now=EARLIER)
    before = await everything_in_force(session)

    line = await remove_company(turn, company.id, by=VIKTOR)
    assert not (await listed(turn, Disorder.COMPANY_WITHOUT_PERSON)).findings
    assert (await new_lead(turn, typed(PHONE))).company is None
    with pytest.raises(NotFound):
        await turn.records.directory.get_company(company.id)

    assert await undo_repair(turn, line, by=VIKTOR, since=EARLIER) is Disorder.COMPANY_WITHOUT_PERSON
    assert await turn.records.directory.get_company(company.id) == company
    assert (await everything_in_force(session))["companies"] == before["companies"]
    with pytest.raises(UndoneAlready):
        await put_company_back(turn, line, by=VIKTOR)


async def test_a_company_with_people_or_leads_stays(turn: Turn) -> None:
    with_person = await turn.records.directory.add_company(name="ООО Ромашка", now=EARLIER)
    await join_company(turn, (await know(turn)).id, with_person.id, by=VIKTOR)
    with_lead = await turn.records.directory.add_company(name="ООО Лютик", now=EARLIER)
    await turn.records.directory.append_points([typed(PHONE)], company=with_lead.id, now=EARLIER)
    await new_lead(turn, typed(PHONE))

    for company in (with_person, with_lead):
        with pytest.raises(CompanyInUse):
            await remove_company(turn, company.id, by=VIKTOR)


async def test_a_shared_contact_comes_off_one_card_and_back(turn: Turn, session: Session) -> None:
    anna, boris = await know(turn, typed(PHONE)), await know(turn, typed(PHONE), name="Борис Сидоров")
    before = await everything_in_force(session)
    page = await listed(turn, Disorder.SHARED_VALUE)
    assert isinstance(page.findings[0], SharedValue)

    line = await take_off_card(turn, page.numbers[0], CardKind.CLIENT, boris.id, by=VIKTOR)
    assert await turn.records.directory.clients_owning(PHONE) == [anna]
    with pytest.raises(NotFound):
        await read_shared(turn.records, page.numbers[0], by=VIKTOR)

    assert await undo_repair(turn, line, by=VIKTOR, since=EARLIER) is Disorder.SHARED_VALUE
    assert (await everything_in_force(session))["ownerships"] == before["ownerships"]


async def test_a_name_is_given_and_taken_back(turn: Turn) -> None:
    client = await know(turn, name="123")

    line = await rename(turn, CardKind.CLIENT, client.id, "Анна Петрова", by=VIKTOR)
    assert line is not None and not (await listed(turn, Disorder.NAMELESS)).findings

    assert await undo_repair(turn, line, by=VIKTOR, since=EARLIER) is Disorder.NAMELESS
    assert (await turn.records.directory.get_client(client.id)).name == "123"


async def test_a_reason_is_given_afterwards_and_taken_back(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    await close_lead(turn, lead.id, lead.version, OwnReason("дубль"), by=OLGA)
    closed = await turn.records.leads.get(lead.id)

    line = await give_reason(turn, lead.id, closed.version, CloseReason.NO_ANSWER, by=VIKTOR)
    given = await turn.records.leads.get(lead.id)
    assert (given.close_reason, given.closed_at, given.manager) == (
        CloseReason.NO_ANSWER, closed.closed_at, closed.manager
    )  # fmt: skip

    await undo_repair(turn, line, by=VIKTOR, since=EARLIER)
    after = await turn.records.leads.get(lead.id)
    assert (after.close_reason, after.status, after.closed_at) == (OwnReason("дубль"), closed.status, closed.closed_at)


async def test_who_passed_by_is_kept_although_closed_and_taken_back(turn: Turn, session: Session) -> None:
    lead = await new_lead(turn, typed(PHONE))
    await close_lead(turn, lead.id, lead.version, OwnReason("плохой лид"), by=OLGA)
    closed, before = await turn.records.leads.get(lead.id), await everything_in_force(session)

    line = await keep_passer_by(turn, lead.id, closed.version, by=VIKTOR)
    kept = await turn.records.leads.get(lead.id)
    assert (kept.status, kept.close_reason, kept.closed_at) == (Status.CONTACT_KEPT, None, closed.closed_at)
    assert [client.id for client in await turn.records.directory.clients_owning(PHONE)] == [kept.client]
    assert not (await listed(turn, Disorder.CLOSED_WITHOUT_REASON)).findings
    with pytest.raises(AlreadyDone):
        await keep_passer_by(turn, lead.id, closed.version, by=VIKTOR)

    assert await undo_repair(turn, line, by=VIKTOR, since=EARLIER) is Disorder.CLOSED_WITHOUT_REASON
    after = await everything_in_force(session)
    assert (after["clients"], after["ownerships"]) == (before["clients"], before["ownerships"])
    back = await turn.records.leads.get(lead.id)
    assert (back.status, back.close_reason, back.client) == (closed.status, closed.close_reason, None)


async def test_a_known_client_is_not_kept_a_second_time(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    await close_lead(turn, lead.id, lead.version, OwnReason("плохой лид"), by=OLGA)
    await know(turn, typed(PHONE), name="Борис Сидоров")
    with pytest.raises(ValueBelongsToClient):
        await keep_passer_by(turn, lead.id, lead.version + 1, by=VIKTOR)


async def test_a_reason_is_of_what_is_closed_and_on_the_list(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    with pytest.raises(StillOpen):
        await give_reason(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=VIKTOR)
    await close_lead(turn, lead.id, lead.version, OwnReason("дубль"), by=OLGA)
    with pytest.raises(ReasonGone):
        await give_reason(turn, lead.id, lead.version + 1, None, by=VIKTOR)


async def test_putting_in_order_is_the_owners(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="ООО Ромашка", now=EARLIER)
    lead = await new_lead(turn, typed(PHONE))
    line = (await turn.records.activities.list_of_lead(lead.id))[-1]

    with pytest.raises(ForTheOwner):
        await remove_company(turn, company.id, by=OLGA)
    with pytest.raises(ForTheOwner):
        await give_reason(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)
    with pytest.raises(ForTheOwner):
        await keep_passer_by(turn, lead.id, lead.version, by=OLGA)
    with pytest.raises(StillOpen):
        await keep_passer_by(turn, lead.id, lead.version, by=VIKTOR)
    with pytest.raises(ForTheOwner):
        await read_shared(turn.records, 1, by=OLGA)
    with pytest.raises(ForTheOwner):
        await undo_repair(turn, line.id, by=OLGA, since=EARLIER)
    with pytest.raises(NotFound):
        await undo_repair(turn, line.id, by=VIKTOR, since=EARLIER)
    assert line.deed is Deed.LEAD_CREATED
