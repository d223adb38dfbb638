"""Suggesting and searching whose a lead is: what speaks for whom, and companies among those who may own it."""

from dataclasses import replace

import pytest

from bot.domain.campaign import Campaign
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.errors import AlreadyDone, ValueBelongsToClient
from bot.domain.interest import Route
from bot.domain.lead import Lead, Status
from bot.domain.likeness.sureness import Sure
from bot.domain.on_behalf import OnBehalf
from bot.usecases.advance_lead import advance_lead
from bot.usecases.change_campaign import make_campaign
from bot.usecases.link_lead import link_lead, link_lead_to_company
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Promoted
from bot.usecases.read_cards import read_lead_card
from bot.usecases.register_interest import register_interest
from bot.usecases.search_owners import search_owners
from bot.usecases.suggest_owners import MOST_LIKELY, Ground, likely_clients_of, suggest_for_lead
from bot.usecases.undo import find_undoable, undo
from storage import Session
from tests.usecases.cast import (
    ANNA,
    BORIS,
    EARLIER,
    OLGA,
    OTHER_PHONE,
    PHONE,
    VIKTOR,
    count,
    everything_in_force,
    introduce,
    know,
    meet,
    new_lead,
    typed,
)


def mail(address: str) -> ContactValue:
    return ContactValue(kind=ContactKind.EMAIL, normal_form=address)


async def know_company(turn: Turn, *values: ContactValue, name: str = "ООО Лютик") -> Company:
    company = await turn.records.directory.add_company(name=name, now=EARLIER)
    await turn.records.directory.append_points([typed(value) for value in values], company=company.id, now=EARLIER)
    return company


async def works_at(turn: Turn, client: Client, company: Company) -> Client:
    await turn.records.directory.save_client(replace(client, company=company.id))
    return await turn.records.directory.get_client(client.id)


async def suggested(turn: Turn, *values: ContactValue, name: str = "Анна Петрова") -> dict[str, list[Ground]]:
    lead = await new_lead(turn, *(typed(value) for value in values), name=name)
    found = await suggest_for_lead(turn.records, lead)
    return {suggestion.owner.name: [sign.ground for sign in suggestion.signs] for suggestion in found}


async def test_the_same_mailbox_elsewhere_suggests_its_owner(turn: Turn) -> None:
    await know(turn, typed(mail("a.petrova@gmail.com")), name="Петрова А.")

    assert await suggested(turn, mail("a.petrova@mail.ru")) == {"Петрова А.": [Ground.LIKE_NAME, Ground.SAME_MAILBOX]}


async def test_mail_of_two_companies_suggests_both_and_their_people(turn: Turn) -> None:
    """Of one company alone it is, without asking: a suggestion is whoever else it may be."""
    await know_company(turn, mail("info@lyutik.ru"))
    await know_company(turn, mail("shop@lyutik.ru"), name="Лютик Трейд")
    await know(turn, typed(mail("boris@lyutik.ru")), name="Борис Сидоров")

    assert await suggested(turn, mail("anna@lyutik.ru")) == {
        "ООО Лютик": [Ground.SAME_DOMAIN], "Лютик Трейд": [Ground.SAME_DOMAIN], "Борис Сидоров": [Ground.SAME_DOMAIN],
    }  # fmt: skip


async def test_free_mail_suggests_nobody(turn: Turn) -> None:
    await know(turn, typed(mail("boris@mail.ru")), name="Борис Сидоров")

    assert await suggested(turn, mail("anna@mail.ru")) == {}


async def test_for_whom_more_speaks_comes_first_and_never_more_than_fit(turn: Turn) -> None:
    for number in range(4):
        await know(turn, typed(mail(f"p{number}@lyutik.ru")), name=f"Борис {number}")
    await know(turn, typed(mail("ap@lyutik.ru")), name="Анна Петрова")

    found = await suggested(turn, mail("anna@lyutik.ru"))

    assert next(iter(found.items())) == ("Анна Петрова", [Ground.SAME_NAME, Ground.SAME_DOMAIN])
    assert len(found) == MOST_LIKELY


async def test_whoever_has_the_contact_comes_before_all(turn: Turn) -> None:
    await know(turn, typed(mail("boris@lyutik.ru")), name="Анна Петрова")
    await know(turn, typed(PHONE), name="Мария Сидорова")

    found = await suggested(turn, mail("anna@lyutik.ru"), PHONE)

    assert list(found.items()) == [
        ("Мария Сидорова", [Ground.SAME_CONTACT]),
        ("Анна Петрова", [Ground.SAME_NAME, Ground.SAME_DOMAIN]),
    ]


async def test_whatever_speaks_for_somebody_alike_is_told(turn: Turn) -> None:
    """The company they say to be from, a phone with one digit wrong, and the same campaign as once before."""
    company = await know_company(turn)
    near = replace(PHONE, normal_form="+79123456781")
    anna = await works_at(turn, await know(turn, typed(near), name="Петрова Аня"), company)
    spring = await make_campaign(turn, "Весна", by=VIKTOR)
    before = await brought_by(turn, spring, OTHER_PHONE, telegram_id=BORIS)
    await link_lead(turn, before.id, before.version, anna.id, by=OLGA)

    lead = await brought_by(turn, spring, PHONE, telegram_id=ANNA)
    first, *_ = await likely_clients_of(turn.records, lead)

    assert (first.owner.id, first.sure) == (anna.id, Sure.ASK)
    assert {sign.ground for sign in first.signs[1:]} == {
        Ground.ONE_DIGIT_OFF, Ground.SAME_COMPANY, Ground.SAME_CAMPAIGN,
    }  # fmt: skip


async def brought_by(turn: Turn, campaign: Campaign, phone: ContactValue, *, telegram_id: int) -> Lead:
    """Somebody of the Lyutik company comes by a link of a campaign and becomes a lead."""
    prospect = await meet(turn, telegram_id)
    await register_interest(turn, prospect, Route.DEEP_LINK, campaign=campaign.name, campaign_id=campaign.id)
    of_lyutik = OnBehalf(company="ООО Лютик")
    promotion = await introduce(turn, typed(phone), telegram_id=telegram_id, on_behalf=of_lyutik)
    assert isinstance(promotion, Promoted)
    return await turn.records.leads.get(promotion.lead)


async def test_a_lead_of_a_company_asks_who_of_its_people_it_is(turn: Turn) -> None:
    company = await know_company(turn, PHONE)
    maria = await works_at(turn, await know(turn, name="Мария Сидорова"), company)
    lead = await new_lead(turn, typed(PHONE))

    assert (await read_lead_card(turn.records, lead.id)).suggestions == (maria,)
    (suggestion,) = await suggest_for_lead(turn.records, lead)
    assert (suggestion.owner, suggestion.signs[0].ground) == (maria, Ground.SAME_COMPANY)


async def test_linking_to_a_company_appends_the_contacts_and_is_undone_exactly(turn: Turn, session: Session) -> None:
    company = await know_company(turn)
    lead = await new_lead(turn, typed(PHONE))
    before = await everything_in_force(session)

    await link_lead_to_company(turn, lead.id, lead.version, company.id, by=OLGA)
    linked = await turn.records.leads.get(lead.id)
    assert (linked.client, linked.company) == (None, company.id)
    assert await turn.records.directory.companies_owning(PHONE) == [company]

    decision = await find_undoable(turn.records, linked, OLGA)
    assert decision is not None
    await undo(turn, decision.id, by=OLGA)
    assert await everything_in_force(session) == before


async def test_a_second_tap_on_the_company_changes_nothing(turn: Turn) -> None:
    company = await know_company(turn)
    lead = await new_lead(turn)
    await link_lead_to_company(turn, lead.id, lead.version, company.id, by=OLGA)

    with pytest.raises(AlreadyDone):
        await link_lead_to_company(turn, lead.id, lead.version, company.id, by=OLGA)


async def test_a_value_of_the_companys_own_man_is_no_conflict_and_a_strangers_is(turn: Turn) -> None:
    company = await know_company(turn)
    await works_at(turn, await know(turn, typed(PHONE), name="Борис Сидоров"), company)
    await know(turn, typed(OTHER_PHONE), name="Мария Сидорова")
    theirs = await new_lead(turn, typed(PHONE))
    anothers = await new_lead(turn, typed(OTHER_PHONE), telegram_id=1002)

    await link_lead_to_company(turn, theirs.id, theirs.version, company.id, by=OLGA)
    with pytest.raises(ValueBelongsToClient):
        await link_lead_to_company(turn, anothers.id, anothers.version, company.id, by=OLGA)


async def test_a_lead_keeps_its_company_where_its_client_has_none(turn: Turn, session: Session) -> None:
    """Also through undo; it goes with a client of a company, and with whom the lead was taken for by mistake."""
    company, other = await know_company(turn), await turn.records.directory.add_company(name="Лютик", now=turn.now)
    anna, maria = await know(turn), await know(turn, name="Мария Сидорова")
    await works_at(turn, await know(turn, name="Борис Сидоров"), other)
    (boris,) = await turn.records.directory.list_clients_of(other.id, limit=1)
    lead = await new_lead(turn)
    await link_lead_to_company(turn, lead.id, lead.version, company.id, by=OLGA)
    before = await everything_in_force(session)
    companies = []

    for client in (anna, boris, maria):
        linked = await turn.records.leads.get(lead.id)
        await link_lead(turn, lead.id, linked.version, client.id, by=OLGA, anyway=True)
        companies.append((await turn.records.leads.get(lead.id)).company)
    for _ in companies:
        decision = await find_undoable(turn.records, await turn.records.leads.get(lead.id), OLGA)
        assert decision is not None
        await undo(turn, decision.id, by=OLGA)

    assert companies == [company.id, other.id, None]
    assert await everything_in_force(session) == before


async def test_a_deal_whose_company_is_said_keeps_its_client(turn: Turn, session: Session) -> None:
    """It is won for both of them, and nobody gets a second card."""
    company = await know_company(turn)
    lead = await new_lead(turn)
    await advance_lead(turn, lead.id, lead.version, Status.OFFER, by=OLGA)
    offer = await turn.records.leads.get(lead.id)
    await link_lead_to_company(turn, offer.id, offer.version, company.id, by=OLGA)
    linked = await turn.records.leads.get(lead.id)

    await advance_lead(turn, lead.id, linked.version, Status.WON, by=OLGA)

    won = await turn.records.leads.get(lead.id)
    assert offer.client is not None
    assert (linked.client, linked.company) == (won.client, won.company) == (offer.client, company.id)
    assert await count(session, "clients") == 1


async def test_a_linked_clients_company_is_on_the_card(turn: Turn) -> None:
    company = await know_company(turn)
    maria = await works_at(turn, await know(turn, name="Мария Сидорова"), company)
    lead = await new_lead(turn)

    await link_lead(turn, lead.id, lead.version, maria.id, by=OLGA)

    assert (await read_lead_card(turn.records, lead.id)).company == company


async def test_search_finds_companies_and_their_people(turn: Turn) -> None:
    company = await know_company(turn)
    maria = await works_at(turn, await know(turn, typed(PHONE), name="Мария Сидорова"), company)

    found = await search_owners(turn.records, "лютик")

    assert [one.owner for one in found] == [company, maria]
    assert (found[1].company, [point.value for point in found[1].points]) == (company, [PHONE])
