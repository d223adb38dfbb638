"""Promotion: each row of the table of recognition, what a lead inherits, and what is kept with whose consent."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.clock import epoch_ms
from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, read_email
from bot.domain.errors import NotIntroduced
from bot.domain.events import LeadChanged, LeadCreated, PartnerWrote, ProspectChanged
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ExclusionId
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Status
from bot.domain.mail_addresses import all_mail_at
from bot.domain.on_behalf import OnBehalf
from bot.domain.recognition import Badge
from bot.usecases.advance_lead import advance_lead
from bot.usecases.close_lead import close_lead
from bot.usecases.link_lead import link_lead
from bot.usecases.make_lead import make_lead
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import (
    AddedToOpenLead,
    PassedOn,
    Promoted,
    Stopped,
)
from bot.usecases.read_cards import read_lead_card, read_prospect_card
from bot.usecases.register_interest import register_interest
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import undo
from storage import Session
from tests.usecases.cast import (
    ACCOUNT,
    ANNA,
    BORIS,
    CONSENT,
    EARLIER,
    EMAIL,
    NOW,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    badges_of,
    count,
    everything_in_force,
    introduce,
    know,
    meet,
    new_lead,
    shared,
    typed,
    values_of,
)

OTHER_KINDS = [ClientKind.SUPPLIER, ClientKind.PARTNER, ClientKind.CONTRACTOR]


async def exclude(turn: Turn, point: ContactPoint, *, over_client: bool = False) -> ExclusionId:
    exclusion = await turn.records.exclusions.add(
        value=point.value, reason=ExclusionReason.SELLER, over_client=over_client, lead=None, by=OLGA.id, now=EARLIER
    )
    assert exclusion is not None
    return exclusion


# Nobody known


async def test_somebody_nobody_knows_becomes_a_new_free_lead(turn: Turn) -> None:
    promotion = await introduce(turn, shared(PHONE))

    assert isinstance(promotion, Promoted)
    lead = await turn.records.leads.get(promotion.lead)
    assert (lead.status, lead.manager, lead.client, lead.company) == (Status.NEW, None, None, None)
    assert (lead.name, lead.wish) == ("Анна Петрова", "Нужен прайс")
    assert turn.events == [LeadCreated(lead=lead.id), ProspectChanged(prospect=lead.prospect)]
    assert await badges_of(turn, lead.id) == {Badge.NEW}


async def test_a_lead_keeps_the_account_beside_the_contacts_given(turn: Turn) -> None:
    lead = await new_lead(turn, shared(PHONE), typed(EMAIL))

    assert {point.value for point in lead.contact_points} == {ACCOUNT, PHONE, EMAIL}
    assert [point.value for point in lead.contact_points if point.primary] == [PHONE]


# One client


async def test_a_clients_verified_number_links_the_lead_at_once(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))

    lead = await new_lead(turn, shared(PHONE))

    assert lead.client == anna.id
    assert await badges_of(turn, lead.id) == {Badge.REPEAT}


async def test_a_lead_linked_by_itself_teaches_the_bot_the_account(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))

    await new_lead(turn, shared(PHONE))

    assert await values_of(turn, anna) == {PHONE, ACCOUNT}


async def test_a_known_clients_own_manager_gets_the_lead_on_shift(turn: Turn) -> None:
    await know(turn, typed(PHONE), manager=OLGA.id)

    lead = await new_lead(turn, shared(PHONE))

    assert (lead.status, lead.manager) == (Status.TAKEN, OLGA.id)


async def test_off_shift_a_known_clients_lead_is_free(turn: Turn) -> None:
    await know(turn, typed(PHONE), manager=OLGA.id)

    lead = await new_lead(turn, shared(PHONE), on_shift=False)

    assert (lead.status, lead.manager) == (Status.NEW, None)


async def test_a_manager_who_cannot_be_written_to_gets_no_lead_unasked(turn: Turn) -> None:
    await know(turn, typed(PHONE), manager=OLGA.id)
    await turn.records.team.save_blocked(OLGA.id, EARLIER)

    assert (await new_lead(turn, shared(PHONE))).manager is None


async def test_linking_by_itself_with_the_own_manager_is_undone_as_one(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE), manager=OLGA.id)
    lead = await new_lead(turn, shared(PHONE))
    decisions = [line for line in await turn.records.activities.list_of_lead(lead.id) if line.deed.is_decision]

    await undo(turn, decisions[-1].id, by=OLGA)

    restored = await turn.records.leads.get(lead.id)
    assert [line.deed for line in decisions] == [Deed.LINKED_BY_ITSELF]
    assert (restored.status, restored.manager, restored.client) == (Status.NEW, None, None)
    assert await values_of(turn, anna) == {PHONE}


async def test_a_clients_typed_number_under_an_agreeing_name_is_only_suggested(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))

    lead = await new_lead(turn, typed(PHONE), name="Анна")

    card = await read_lead_card(turn.records, lead.id)
    assert (lead.client, card.suggestions, card.names_conflict) == (None, (anna,), False)
    assert await values_of(turn, anna) == {PHONE}


@pytest.mark.parametrize("given", [shared, typed])
async def test_a_clients_number_under_another_name_is_asked_about(
    turn: Turn, given: Callable[[ContactValue], ContactPoint]
) -> None:
    anna = await know(turn, typed(PHONE))

    lead = await new_lead(turn, given(PHONE), name="Борис Сидоров")

    card = await read_lead_card(turn.records, lead.id)
    assert (lead.client, card.suggestions, card.names_conflict) == (None, (anna,), True)


async def test_who_bought_before_returns(turn: Turn) -> None:
    first = await new_lead(turn, shared(PHONE))
    await advance_lead(turn, first.id, first.version, Status.WON, by=OLGA)
    later = replace(turn, now=turn.now.replace(hour=15))

    again = await new_lead(later, shared(PHONE))

    assert again.client == (await turn.records.leads.get(first.id)).client
    assert await badges_of(turn, again.id) == {Badge.RETURNING}
    assert await badges_of(turn, first.id) == {Badge.NEW}


async def test_the_deal_that_makes_a_client_a_buyer_is_not_a_return_itself(turn: Turn) -> None:
    await know(turn, typed(PHONE))
    lead = await new_lead(turn, shared(PHONE))

    await advance_lead(turn, lead.id, lead.version, Status.WON, by=OLGA)

    assert await badges_of(turn, lead.id) == {Badge.REPEAT}


# A company, several owners


async def test_a_companys_number_links_to_the_company_and_leaves_open_who_it_is(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="Ромашка", now=EARLIER)
    await turn.records.directory.append_points([typed(PHONE)], company=company.id, now=EARLIER)

    lead = await new_lead(turn, typed(PHONE))

    card = await read_lead_card(turn.records, lead.id)
    assert (card.company, card.client) == (company, None)
    assert card.badges == {Badge.REPEAT}


async def test_mail_at_a_companys_own_domain_links_to_the_company(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="Ромашка", now=EARLIER)
    await turn.records.directory.append_points([typed(read_email("info@romashka.ru"))], company=company.id, now=EARLIER)

    lead = await new_lead(turn, typed(read_email("a.petrova@Romashka.RU")))

    assert (lead.company, lead.client) == (company.id, None)
    assert await turn.records.directory.owners_of(read_email("a.petrova@romashka.ru")) == ([], []), "nothing is copied"


@pytest.mark.parametrize("domain", ["mail.ru", "gmail.com", "yahoo.co.uk"])
async def test_mail_where_anybody_may_have_a_mailbox_links_to_no_company(turn: Turn, domain: str) -> None:
    company = await turn.records.directory.add_company(name="Ромашка", now=EARLIER)
    romashkas = typed(read_email(f"romashka@{domain}"))
    await turn.records.directory.append_points([romashkas], company=company.id, now=EARLIER)

    assert (await new_lead(turn, typed(read_email(f"anna@{domain}")))).company is None


async def test_a_link_to_a_company_is_a_line_of_history_and_can_be_undone(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="Ромашка", now=EARLIER)
    await turn.records.directory.append_points([typed(PHONE)], company=company.id, now=EARLIER)
    lead = await new_lead(turn, typed(PHONE))
    line = (await turn.records.activities.list_of_lead(lead.id))[-1]
    assert (line.deed, line.actor, line.company) == (Deed.LINKED_BY_ITSELF, None, company.id)

    assert (await undo(turn, line.id, by=OLGA)).company is None


async def test_a_number_of_two_clients_asks_who_it_is(turn: Turn) -> None:
    anna, boris = await know(turn, typed(PHONE)), await know(turn, typed(PHONE), name="Борис Петров")

    lead = await new_lead(turn, shared(PHONE))

    card = await read_lead_card(turn.records, lead.id)
    assert (lead.client, set(card.suggestions)) == (None, {anna, boris})


async def test_who_it_is_of_two_is_asked_once(turn: Turn) -> None:
    await know(turn, typed(PHONE))
    boris = await know(turn, typed(PHONE), name="Борис Петров")
    lead = await new_lead(turn, shared(PHONE), name="Борис Петров")
    await link_lead(turn, lead.id, lead.version, boris.id, by=OLGA, anyway=True)
    linked = await turn.records.leads.get(lead.id)
    await close_lead(turn, lead.id, linked.version, CloseReason.CHANGED_MIND, by=OLGA)

    again = await new_lead(turn, shared(PHONE), name="Борис Петров")

    assert again.client == boris.id


# Suppliers, partners, contractors


@pytest.mark.parametrize("kind", OTHER_KINDS)
async def test_a_client_of_another_kind_is_a_conversation_and_no_lead(turn: Turn, kind: ClientKind) -> None:
    partner = await know(turn, typed(PHONE), kind=kind)

    promotion = await introduce(turn, shared(PHONE))

    prospect = await meet(turn)
    assert promotion == PassedOn()
    assert turn.events == [PartnerWrote(prospect=prospect.id, client=partner.id)]
    assert await turn.records.leads.find_open_of(prospect.id) is None
    assert (await read_prospect_card(turn.records, prospect.id)).partner == partner


async def test_one_tap_makes_a_lead_of_a_partner(turn: Turn) -> None:
    partner = await know(turn, typed(PHONE), kind=ClientKind.PARTNER)
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Купим у вас сами")
    await introduce(turn, shared(PHONE))

    lead = await turn.records.leads.get(await make_lead(turn, prospect.id, by=OLGA))

    assert (lead.name, lead.wish, lead.client) == ("Анна Петрова", "Купим у вас сами", partner.id)
    assert {point.value for point in lead.contact_points} == {ACCOUNT, PHONE}


async def test_one_tap_makes_a_repeat_lead_of_a_known_clients_new_question(turn: Turn) -> None:
    anna = await know(turn, shared(PHONE))
    first = await new_lead(turn, shared(PHONE))
    await close_lead(turn, first.id, first.version, CloseReason.NO_ANSWER, by=OLGA)
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="А ещё одну доставку?")
    card = await read_prospect_card(turn.records, prospect.id)

    lead = await turn.records.leads.get(await make_lead(turn, prospect.id, by=OLGA))

    assert (card.client, card.partner, card.has_bought) == (anna, None, False)
    assert (lead.name, lead.wish, lead.client) == ("Анна Петрова", "А ещё одну доставку?", anna.id)
    assert {point.value for point in lead.contact_points} == {ACCOUNT, PHONE}
    assert Badge.REPEAT in (await read_lead_card(turn.records, lead.id)).badges


async def test_a_second_tap_makes_no_second_lead_of_a_partner(turn: Turn) -> None:
    await know(turn, typed(PHONE), kind=ClientKind.PARTNER)
    await introduce(turn, shared(PHONE))
    prospect = await meet(turn)

    taps = [await make_lead(turn, prospect.id, by=member) for member in (OLGA, PAVEL)]

    assert taps[0] == taps[1]


async def test_nobody_becomes_a_lead_without_a_name(turn: Turn) -> None:
    prospect = await meet(turn)

    with pytest.raises(NotIntroduced):
        await make_lead(turn, prospect.id, by=OLGA)


# Exclusions


@pytest.mark.parametrize("value", [ACCOUNT, PHONE], ids=["messenger", "verified phone"])
async def test_an_exclusion_lets_nothing_come_about_but_a_readable_count(
    turn: Turn, session: Session, value: ContactValue
) -> None:
    exclusion = await exclude(turn, shared(value))

    promotion = await introduce(turn, shared(PHONE), wish="Купите рекламу")

    prospect = await meet(turn)
    stopped = await session.connection.rows("SELECT words FROM stopped")
    assert (promotion, turn.events, prospect.name) == (Stopped(), [], "Анна Петрова")
    assert [row["words"] for row in stopped] == ["Купите рекламу"]
    assert (await turn.records.exclusions.get(exclusion)).stopped == 1
    for table in ("leads", "clients", "lead_contact_points", "remarks"):
        assert await count(session, table) == 0, table


async def test_a_typed_excluded_number_is_only_a_badge(turn: Turn) -> None:
    exclusion = await exclude(turn, typed(PHONE))

    lead = await new_lead(turn, typed(PHONE))

    found = await turn.records.exclusions.get(exclusion)
    assert await badges_of(turn, lead.id) == {Badge.NEW, Badge.TYPED_EXCLUSION}
    assert (found.stopped, found.marked) == (0, 1)


@pytest.mark.parametrize("address", ["anna@dostavka.example", "anna@spb.dostavka.example"])
async def test_all_mail_at_an_excluded_domain_is_a_badge_and_counted(turn: Turn, address: str) -> None:
    exclusion = await exclude(turn, typed(all_mail_at("dostavka.example")))

    lead = await new_lead(turn, typed(ContactValue(kind=ContactKind.EMAIL, normal_form=address)))

    found = await turn.records.exclusions.get(exclusion)
    assert await badges_of(turn, lead.id) == {Badge.NEW, Badge.TYPED_EXCLUSION}
    assert (found.stopped, found.marked) == (0, 1)


async def test_an_excluded_contact_told_later_marks_the_lead_in_work(turn: Turn) -> None:
    exclusion = await exclude(turn, typed(EMAIL))
    lead = await new_lead(turn, typed(PHONE))

    await introduce(turn, typed(EMAIL))

    assert Badge.TYPED_EXCLUSION in await badges_of(turn, lead.id)
    assert (await turn.records.exclusions.get(exclusion)).marked == 1


async def test_a_client_goes_before_an_exclusion(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    await exclude(turn, typed(PHONE))

    lead = await new_lead(turn, shared(PHONE))

    assert lead.client == anna.id
    assert await badges_of(turn, lead.id) == {Badge.REPEAT, Badge.OVERRULED_EXCLUSION}


async def test_an_exclusion_goes_before_a_client_if_the_manager_said_so(turn: Turn) -> None:
    await know(turn, typed(PHONE))
    await exclude(turn, typed(PHONE), over_client=True)

    assert await introduce(turn, shared(PHONE)) == Stopped()


# One open lead, its journal, the consent


async def test_who_has_an_open_lead_gets_no_second_one_but_more_contacts(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    turn.events.clear()

    again = await introduce(turn, typed(EMAIL))

    points = (await turn.records.leads.get(lead.id)).contact_points
    assert again == AddedToOpenLead(lead=lead.id)
    assert turn.events == [LeadChanged(lead=lead.id)]
    assert {point.value for point in points} == {ACCOUNT, PHONE, EMAIL}
    assert [point.value for point in points if point.primary] == [PHONE]


async def test_a_corrected_name_reaches_the_open_lead_and_its_buttons_stay_valid(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    turn.events.clear()

    again = await introduce(turn, typed(PHONE), name="Анна Сидорова")

    assert again == AddedToOpenLead(lead=lead.id)
    assert await turn.records.leads.get(lead.id) == replace(lead, name="Анна Сидорова")
    assert turn.events == [LeadChanged(lead=lead.id)]


async def test_for_whom_somebody_asks_is_kept_and_corrected_by_nobody_but_them(turn: Turn) -> None:
    """Linking leaves it alone."""
    ours, theirs = OnBehalf(company="ООО Ромашка", role="закупки"), OnBehalf(company="АО Лютик")
    promotion = await introduce(turn, typed(PHONE), on_behalf=ours)
    assert isinstance(promotion, Promoted)
    lead = await turn.records.leads.get(promotion.lead)
    assert lead.on_behalf == ours

    await link_lead(turn, lead.id, lead.version, (await know(turn, typed(EMAIL))).id, by=OLGA)
    assert (await turn.records.leads.get(lead.id)).on_behalf == ours

    assert await introduce(turn, typed(PHONE), on_behalf=theirs) == AddedToOpenLead(lead=lead.id)
    assert (await turn.records.leads.get(lead.id)).on_behalf == theirs


async def test_a_better_proof_of_a_known_contact_reaches_the_open_lead(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    turn.events.clear()

    await introduce(turn, shared(PHONE))

    points = (await turn.records.leads.get(lead.id)).contact_points
    assert [(point.verified, point.primary) for point in points if point.value == PHONE] == [(True, True)]
    assert turn.events == [LeadChanged(lead=lead.id)]


@pytest.mark.parametrize(
    ("point", "name"),
    [(typed(PHONE), "Анна Сидорова"), (shared(PHONE), "Анна Петрова"), (typed(EMAIL), "Анна Петрова")],
    ids=["another name", "a better proof", "one more contact"],
)
async def test_a_correction_is_one_line_of_history_that_holds_ids_only(
    turn: Turn, point: ContactPoint, name: str
) -> None:
    lead = await new_lead(turn, typed(PHONE))
    before = await turn.records.activities.list_of_lead(lead.id)

    await introduce(turn, point, name=name)

    (line,) = (await turn.records.activities.list_of_lead(lead.id))[len(before) :]
    assert (line.deed, line.actor, line.prospect, line.lead) == (Deed.LEAD_CORRECTED, None, lead.prospect, lead.id)
    assert (line.before, line.after, line.client) == (None, None, None)


@pytest.mark.parametrize("again", [shared(PHONE), typed(PHONE)], ids=["the same proof", "a weaker one"])
async def test_the_same_introduction_again_writes_and_tells_nothing(
    turn: Turn, session: Session, again: ContactPoint
) -> None:
    lead = await new_lead(turn, shared(PHONE))
    turn.events.clear()
    before, lines = await everything_in_force(session), await count(session, "activities")

    assert await introduce(turn, again) == AddedToOpenLead(lead=lead.id)

    assert (await everything_in_force(session), await count(session, "activities")) == (before, lines)
    assert turn.events == []


async def test_a_correction_stands_in_the_way_of_no_undo(turn: Turn) -> None:
    """It is the person's own word, so it stays when a manager's decision is taken back."""
    lead = await new_lead(turn, typed(PHONE))
    await take_lead(turn, lead.id, by=OLGA)
    taking = (await turn.records.activities.list_of_lead(lead.id))[-1]
    await introduce(turn, typed(PHONE), name="Анна Сидорова")

    await undo(turn, taking.id, by=OLGA)

    restored = await turn.records.leads.get(lead.id)
    assert (restored.manager, restored.name) == (None, "Анна Сидорова")


async def test_after_the_lead_is_closed_there_is_a_new_one(turn: Turn) -> None:
    first = await new_lead(turn)
    await close_lead(turn, first.id, first.version, CloseReason.NO_ANSWER, by=OLGA)

    assert (await new_lead(turn)).id != first.id


async def test_a_lead_inherits_the_whole_journal(turn: Turn) -> None:
    prospect = await meet(turn)
    told = [
        await register_interest(turn, prospect, Route.DEEP_LINK, campaign="spring"),
        await register_interest(turn, prospect, Route.TOPIC, topic="Цены"),
        await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?"),
    ]

    lead = await new_lead(turn)

    assert await turn.records.interests.list_of_lead(lead.id) == told
    assert (lead.campaign, lead.route) == ("spring", Route.DEEP_LINK)


async def test_a_journal_is_inherited_once(turn: Turn) -> None:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")
    first = await new_lead(turn)
    await close_lead(turn, first.id, first.version, CloseReason.NO_ANSWER, by=OLGA)
    later = await register_interest(turn, prospect, Route.QUESTION, words="А доставка?")

    second = await new_lead(turn)

    assert await turn.records.interests.list_of_lead(second.id) == [later]


async def test_consent_is_kept_with_its_version_and_time_before_any_contact(turn: Turn, session: Session) -> None:
    """The order in which rows are written is seen by a trigger that refuses contacts without a consent."""
    await session.connection.run(
        "CREATE TEMP TRIGGER consent_first BEFORE INSERT ON prospect_contact_points WHEN NOT EXISTS"
        " (SELECT 1 FROM consents WHERE prospect_id = NEW.prospect_id) BEGIN SELECT RAISE(ABORT, 'no consent'); END"
    )

    lead = await new_lead(turn)

    consents = await session.connection.rows("SELECT prospect_id, version, given_at FROM consents")
    assert [dict(row) for row in consents] == [
        {"prospect_id": lead.prospect, "version": CONSENT, "given_at": epoch_ms(NOW)}
    ]


async def test_one_consent_is_enough_for_a_version(turn: Turn, session: Session) -> None:
    await introduce(turn, typed(PHONE))
    await introduce(turn, typed(EMAIL))

    assert await count(session, "consents") == 1


async def test_before_the_promotion_nothing_of_an_introduction_is_kept(turn: Turn, session: Session) -> None:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")

    assert await count(session, "contact_values") == 0
    assert prospect.name is None


async def test_people_with_one_phone_have_leads_of_their_own(turn: Turn) -> None:
    annas = await new_lead(turn, typed(PHONE))
    boriss = await new_lead(turn, typed(PHONE), telegram_id=BORIS, name="Борис Сидоров")

    assert annas.id != boriss.id


async def test_the_owner_takes_what_was_linked_by_itself_back_after_somebody_took_the_lead(turn: Turn) -> None:
    await know(turn, typed(OTHER_PHONE))
    lead = await new_lead(turn, shared(OTHER_PHONE), telegram_id=ANNA)
    link = (await turn.records.activities.list_of_lead(lead.id))[-1]
    await take_lead(turn, lead.id, by=OLGA)
    taking = (await turn.records.activities.list_of_lead(lead.id))[-1]

    await undo(turn, taking.id, by=VIKTOR)
    await undo(turn, link.id, by=VIKTOR)

    restored = await turn.records.leads.get(lead.id)
    assert (restored.manager, restored.client) == (None, None)
