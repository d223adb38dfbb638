"""Recognition: every row of the table, and what several values say together."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, telegram_identity
from bot.domain.ids import ActivityId, ClientId, CompanyId, ExclusionId, LeadId, ManagerId
from bot.domain.recognition import (
    AskSamePerson,
    AskWho,
    Badge,
    Excluded,
    LinkedToClient,
    LinkedToCompany,
    MatchedExclusion,
    NewLead,
    OtherKind,
    Recognition,
    SuggestClient,
    ValueFound,
    Verdict,
    recognise,
)
from bot.domain.who_it_is import SaidWho

LONG_AGO = datetime(2026, 1, 1, tzinfo=UTC)
OLGA = ManagerId(7)

ROMASHKA = Company(id=CompanyId(1), name="Ромашка", manager=OLGA, note=None, created_at=LONG_AGO)
VASILEK = replace(ROMASHKA, id=CompanyId(2), name="Василёк")
ANNA = Client(
    id=ClientId(1),
    name="Анна Петрова",
    kind=ClientKind.CLIENT,
    manager=OLGA,
    company=None,
    note=None,
    created_at=LONG_AGO,
)
IVAN = replace(ANNA, id=ClientId(2), name="Иван Петров")
ANNA_OF_ROMASHKA = replace(ANNA, company=ROMASHKA.id)
SUPPLIER = replace(ANNA, kind=ClientKind.SUPPLIER)

PHONE = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789"),
    verified=False,
    origin=Origin.TYPED,
)
MAIL = replace(PHONE, value=ContactValue(kind=ContactKind.EMAIL, normal_form="anna@mail.ru"))

TYPED = ValueFound(point=PHONE)
TYPED_MAIL = ValueFound(point=MAIL)
VERIFIED = ValueFound(point=replace(PHONE, verified=True, origin=Origin.SHARED))
ACCOUNT = ValueFound(point=ContactPoint(value=telegram_identity(42), verified=False, origin=Origin.MESSENGER))


def of(found: ValueFound, *owners: Client | Company) -> ValueFound:
    clients = tuple(owner for owner in owners if isinstance(owner, Client))
    companies = tuple(owner for owner in owners if isinstance(owner, Company))
    return replace(found, clients=clients, companies=companies)


def excluded(found: ValueFound, *, over_client: bool = False) -> ValueFound:
    return replace(found, exclusions=(MatchedExclusion(id=ExclusionId(3), over_client=over_client),))


def verdict(name: str | None, *values: ValueFound) -> Verdict:
    return recognise(name, values).verdict


def badges(name: str | None, *values: ValueFound) -> set[Badge]:
    return set(recognise(name, values).badges)


@pytest.mark.parametrize("values", [(), (TYPED,), (VERIFIED, ACCOUNT, TYPED_MAIL)])
def test_a_stranger_is_a_new_lead(values: tuple[ValueFound, ...]) -> None:
    expected = Recognition(verdict=NewLead(), badges=frozenset({Badge.NEW}))
    assert recognise("Анна Петрова", values) == expected


@pytest.mark.parametrize("name", ["Анна Петрова", "анна", None])
def test_a_clients_verified_number_links_at_once_if_names_do_not_conflict(name: str | None) -> None:
    assert verdict(name, ACCOUNT, of(VERIFIED, ANNA)) == LinkedToClient(client=ANNA)


@pytest.mark.parametrize("name", ["Анна Петрова", "Анна", None])
def test_a_clients_typed_number_suggests_the_client(name: str | None) -> None:
    assert verdict(name, ACCOUNT, of(TYPED, ANNA)) == SuggestClient(client=ANNA)
    assert badges(name, ACCOUNT, of(TYPED, ANNA)) == {Badge.NEW}


@pytest.mark.parametrize("phone", [TYPED, VERIFIED], ids=["typed", "verified"])
@pytest.mark.parametrize("name", ["Иван Сидоров", "Иван Петров", "Анна Сидорова"])
def test_a_clients_number_under_another_name_asks_if_it_is_the_same_person(phone: ValueFound, name: str) -> None:
    assert verdict(name, ACCOUNT, of(phone, ANNA)) == AskSamePerson(client=ANNA)
    assert badges(name, ACCOUNT, of(phone, ANNA)) == {Badge.NEW}


@pytest.mark.parametrize("phone", [TYPED, VERIFIED], ids=["typed", "verified"])
def test_a_companys_number_links_to_the_company(phone: ValueFound) -> None:
    expected = Recognition(verdict=LinkedToCompany(company=ROMASHKA), badges=frozenset({Badge.REPEAT}))
    assert recognise("Иван Сидоров", [ACCOUNT, of(phone, ROMASHKA)]) == expected


@pytest.mark.parametrize("phone", [TYPED, VERIFIED], ids=["typed", "verified"])
def test_a_number_of_two_clients_asks_who_it_is_even_if_the_name_fits_one(phone: ValueFound) -> None:
    expected = AskWho(clients=(ANNA, IVAN), companies=())
    assert verdict("Анна Петрова", ACCOUNT, of(phone, ANNA, IVAN)) == expected
    assert badges("Анна Петрова", ACCOUNT, of(phone, ANNA, IVAN)) == {Badge.NEW}


@pytest.mark.parametrize("kind", [ClientKind.SUPPLIER, ClientKind.PARTNER, ClientKind.CONTRACTOR])
@pytest.mark.parametrize("phone", [TYPED, VERIFIED], ids=["typed", "verified"])
def test_a_client_of_another_kind_becomes_a_conversation_without_badges(kind: ClientKind, phone: ValueFound) -> None:
    other = replace(ANNA, kind=kind)
    expected = Recognition(verdict=OtherKind(client=other), badges=frozenset())
    assert recognise("Анна", [ACCOUNT, of(phone, other)]) == expected


def test_a_passer_by_who_comes_back_with_a_request_is_treated_as_a_client() -> None:
    passer_by = replace(ANNA, kind=ClientKind.OTHER)
    assert verdict("Анна", of(VERIFIED, passer_by)) == LinkedToClient(client=passer_by)


def test_a_suppliers_verified_number_is_the_suppliers_under_any_name() -> None:
    assert verdict("Иван Сидоров", of(VERIFIED, SUPPLIER)) == OtherKind(client=SUPPLIER)


def test_a_suppliers_number_typed_under_another_name_does_not_take_the_lead_from_a_stranger() -> None:
    assert verdict("Иван Сидоров", of(TYPED, SUPPLIER)) == AskSamePerson(client=SUPPLIER)


@pytest.mark.parametrize("value", [VERIFIED, ACCOUNT], ids=["verified", "messenger"])
def test_an_excluded_value_that_is_surely_the_writers_stops_everything(value: ValueFound) -> None:
    exclusion = MatchedExclusion(id=ExclusionId(3), over_client=False)
    expected = Recognition(verdict=Excluded(exclusion=exclusion), badges=frozenset())
    assert recognise("Анна", [TYPED_MAIL, excluded(value)]) == expected


def test_a_typed_excluded_number_is_only_a_badge() -> None:
    assert verdict("Анна", ACCOUNT, excluded(TYPED)) == NewLead()
    assert badges("Анна", ACCOUNT, excluded(TYPED)) == {Badge.NEW, Badge.TYPED_EXCLUSION}


def test_a_typed_excluded_number_is_only_a_badge_even_if_it_beats_clients() -> None:
    values = (ACCOUNT, excluded(of(TYPED, ANNA), over_client=True))
    assert verdict("Анна", *values) == SuggestClient(client=ANNA)
    assert badges("Анна", *values) == {Badge.NEW, Badge.TYPED_EXCLUSION}


@pytest.mark.parametrize(
    "values",
    [
        (ACCOUNT, excluded(of(VERIFIED, ANNA))),
        (excluded(ACCOUNT), of(VERIFIED, ANNA)),
        (of(ACCOUNT, ANNA), excluded(VERIFIED)),
    ],
)
def test_a_known_client_goes_before_an_exclusion(values: tuple[ValueFound, ...]) -> None:
    assert verdict("Анна", *values) == LinkedToClient(client=ANNA)
    assert badges("Анна", *values) == {Badge.REPEAT, Badge.OVERRULED_EXCLUSION}


def test_a_known_company_goes_before_an_exclusion_too() -> None:
    assert verdict("Анна", excluded(of(VERIFIED, ROMASHKA))) == LinkedToCompany(company=ROMASHKA)


def test_an_exclusion_goes_before_the_client_if_the_manager_said_so() -> None:
    assert isinstance(verdict("Анна", ACCOUNT, excluded(of(VERIFIED, ANNA), over_client=True)), Excluded)
    assert isinstance(verdict("Анна", of(ACCOUNT, ANNA), excluded(VERIFIED, over_client=True)), Excluded)


def test_typing_a_clients_number_does_not_free_an_excluded_account() -> None:
    assert isinstance(verdict("Анна", excluded(ACCOUNT), of(TYPED, ANNA)), Excluded)


def test_a_verified_number_decides_when_the_typed_mail_is_unknown() -> None:
    assert verdict("Анна", of(VERIFIED, ANNA), TYPED_MAIL) == LinkedToClient(client=ANNA)


def test_a_phone_of_one_client_and_a_mail_of_another_ask_who_it_is() -> None:
    expected = AskWho(clients=(ANNA, IVAN), companies=())
    assert verdict("Анна", of(TYPED, ANNA), of(TYPED_MAIL, IVAN)) == expected
    assert verdict("Анна", of(VERIFIED, ANNA), of(TYPED_MAIL, IVAN)) == expected
    assert verdict("Анна", of(ACCOUNT, ANNA), of(TYPED_MAIL, IVAN)) == expected


def test_a_linked_account_tells_two_people_with_one_phone_apart() -> None:
    """The answer to "who is this?" gave the account its owner, so it is asked once."""
    assert verdict("Иван", of(ACCOUNT, IVAN), of(VERIFIED, ANNA, IVAN)) == LinkedToClient(client=IVAN)


def test_a_linked_account_is_the_clients_under_any_name() -> None:
    """A manager said that Аня is Анна Петрова, so it is not asked again."""
    assert verdict("Аня", of(ACCOUNT, ANNA), of(VERIFIED, ANNA)) == LinkedToClient(client=ANNA)


def test_a_typed_mail_tells_two_people_with_one_phone_apart_only_as_a_suggestion() -> None:
    assert verdict("Анна", of(VERIFIED, ANNA, IVAN), of(TYPED_MAIL, ANNA)) == SuggestClient(client=ANNA)


def test_a_companys_number_and_its_own_employee_are_the_employee() -> None:
    found = (of(TYPED, ROMASHKA), of(ACCOUNT, ANNA_OF_ROMASHKA))
    assert verdict("Анна", *found) == LinkedToClient(client=ANNA_OF_ROMASHKA)
    assert verdict("Анна", of(VERIFIED, ANNA_OF_ROMASHKA, ROMASHKA)) == LinkedToClient(client=ANNA_OF_ROMASHKA)


def test_a_companys_number_and_a_client_from_elsewhere_ask_who_it_is() -> None:
    expected = AskWho(clients=(ANNA,), companies=(ROMASHKA,))
    assert verdict("Анна", of(VERIFIED, ANNA), of(TYPED_MAIL, ROMASHKA)) == expected
    assert verdict("Анна", of(VERIFIED, ANNA, ROMASHKA)) == expected


def test_whose_account_it_is_tells_who_of_a_company_wrote() -> None:
    """A lead that was linked to the company first gave it the account and the phone, too: they stay her own."""
    found = (of(ACCOUNT, ANNA, ROMASHKA), of(TYPED, ANNA, ROMASHKA))
    assert verdict("Анна", *found) == LinkedToClient(client=ANNA)
    assert verdict("Анна", of(ACCOUNT, ANNA, IVAN, ROMASHKA)) == AskWho(clients=(ANNA, IVAN), companies=(ROMASHKA,))
    assert verdict("Анна", of(ACCOUNT, ROMASHKA)) == LinkedToCompany(company=ROMASHKA)


def test_values_of_two_companies_ask_who_it_is() -> None:
    expected = AskWho(clients=(), companies=(ROMASHKA, VASILEK))
    assert verdict("Анна", of(TYPED, ROMASHKA), of(TYPED_MAIL, VASILEK)) == expected


def test_two_values_of_one_company_link_to_it() -> None:
    assert verdict("Анна", of(TYPED, ROMASHKA), of(TYPED_MAIL, ROMASHKA)) == LinkedToCompany(company=ROMASHKA)


def test_mail_at_a_companys_own_domain_links_to_the_company() -> None:
    at_romashka = replace(TYPED_MAIL, at_companies=(ROMASHKA,))
    expected = Recognition(verdict=LinkedToCompany(company=ROMASHKA), badges=frozenset({Badge.REPEAT}))

    assert recognise("Иван Сидоров", [ACCOUNT, TYPED, at_romashka]) == expected


def test_mail_at_the_domain_of_two_companies_asks_which() -> None:
    at_both = replace(TYPED_MAIL, at_companies=(ROMASHKA, VASILEK))

    assert verdict("Иван Сидоров", ACCOUNT, at_both) == AskWho(clients=(), companies=(ROMASHKA, VASILEK))


def test_a_mail_domain_says_nothing_where_a_value_has_an_owner() -> None:
    at_romashka = replace(TYPED_MAIL, at_companies=(ROMASHKA,))

    assert verdict("Анна", of(VERIFIED, ANNA), at_romashka) == LinkedToClient(client=ANNA)
    assert verdict("Анна", of(TYPED, ANNA), at_romashka) == SuggestClient(client=ANNA)
    assert verdict("Анна", of(TYPED, VASILEK), at_romashka) == LinkedToCompany(company=VASILEK)
    assert verdict("Анна", of(TYPED, ANNA, IVAN), at_romashka) == AskWho(clients=(ANNA, IVAN), companies=())


def test_a_mail_domain_frees_nobody_who_is_excluded() -> None:
    assert isinstance(verdict("Анна", excluded(ACCOUNT), replace(TYPED_MAIL, at_companies=(ROMASHKA,))), Excluded)


def test_a_linked_client_is_returning_after_buying_and_repeated_before() -> None:
    values = [of(VERIFIED, ANNA)]
    assert recognise("Анна", values, buyers={ANNA.id}).badges == {Badge.RETURNING}
    assert recognise("Анна", values, buyers={IVAN.id}).badges == {Badge.REPEAT}


def test_a_suggested_buyer_is_still_a_new_enquiry() -> None:
    assert recognise("Анна", [of(TYPED, ANNA)], buyers={ANNA.id}).badges == {Badge.NEW}


def said(found: ValueFound, client: Client | None, *, name: str | None = "Аня", doubted: bool = False) -> ValueFound:
    """The contact with an answer of the team's; without a name, somebody just asked whose it is."""
    lead = LeadId(5) if name is not None else None
    answer = SaidWho(line=ActivityId(9), client=client.id if client else None, lead=lead, name=name, doubted=doubted)
    return replace(found, said=(answer,))


def test_who_was_said_to_be_one_of_two_is_not_asked_about_again() -> None:
    assert verdict("аня", ACCOUNT, said(of(TYPED, ANNA, IVAN), ANNA)) == SuggestClient(client=ANNA)
    assert verdict("Аня", ACCOUNT, said(of(VERIFIED, ANNA, IVAN), ANNA)) == LinkedToClient(client=ANNA)
    supplier = replace(ANNA, kind=ClientKind.SUPPLIER)
    assert verdict("Аня", ACCOUNT, said(of(TYPED, supplier, IVAN), supplier)) == OtherKind(client=supplier)


def test_another_name_is_asked_about_as_ever() -> None:
    expected = AskWho(clients=(ANNA, IVAN), companies=())
    assert verdict("Анна Сидорова", ACCOUNT, said(of(VERIFIED, ANNA, IVAN), ANNA)) == expected
    assert verdict(None, ACCOUNT, said(of(VERIFIED, ANNA, IVAN), ANNA)) == expected


def test_an_answer_about_an_account_holds_under_any_name() -> None:
    found = (said(of(ACCOUNT, ANNA, IVAN), ANNA), said(of(TYPED, ANNA, IVAN), ANNA))
    assert verdict("Ромашка", *found) == LinkedToClient(client=ANNA)


def test_whose_number_it_is_was_said_without_a_name_and_holds_for_all() -> None:
    assert verdict("Иван", ACCOUNT, said(of(TYPED, ANNA, IVAN), ANNA, name=None)) == SuggestClient(client=ANNA)


def test_somebody_else_is_a_new_lead() -> None:
    assert verdict("Аня", ACCOUNT, said(of(TYPED, ANNA, IVAN), None)) == NewLead()
    assert verdict("Аня", ACCOUNT, said(of(TYPED, IVAN), None)) == NewLead()
    assert recognise("Аня", [said(of(TYPED, ANNA, IVAN), None)]).said is not None


def test_a_doubted_answer_is_none() -> None:
    expected = AskWho(clients=(ANNA, IVAN), companies=())
    assert verdict("Аня", ACCOUNT, said(of(TYPED, ANNA, IVAN), ANNA, doubted=True)) == expected
    assert recognise("Аня", [said(of(TYPED, ANNA, IVAN), ANNA, doubted=True)]).said is None


def test_an_account_that_an_answer_gave_to_a_client_is_asked_about_once_that_is_doubted() -> None:
    account = said(of(ACCOUNT, ANNA), ANNA, doubted=True)
    assert verdict("Аня", account, of(TYPED, ANNA, IVAN)) == AskWho(clients=(ANNA, IVAN), companies=())
    assert verdict("Аня", account) == AskSamePerson(client=ANNA)


def test_an_answer_about_one_contact_says_nothing_of_another_persons() -> None:
    maria = replace(ANNA, id=ClientId(3), name="Мария")
    expected = AskWho(clients=(ANNA, IVAN, maria), companies=())
    assert verdict("Аня", said(of(TYPED, ANNA, IVAN), ANNA), of(TYPED_MAIL, maria)) == expected


def test_who_has_the_contact_no_more_is_not_meant() -> None:
    maria = replace(ANNA, id=ClientId(3), name="Мария")
    assert verdict("Аня", said(of(TYPED, IVAN, maria), ANNA)) == AskWho(clients=(IVAN, maria), companies=())


def test_a_companys_number_on_the_cards_of_its_people_is_the_companys() -> None:
    ivan = replace(IVAN, company=ROMASHKA.id)
    people = (ANNA_OF_ROMASHKA, ivan)
    assert verdict("Анна", of(TYPED, *people, ROMASHKA)) == LinkedToCompany(company=ROMASHKA, people=people)
    assert verdict("Анна", of(TYPED, *people)) == AskWho(clients=people, companies=())
    known = said(of(TYPED, *people, ROMASHKA), ivan)
    assert verdict("Аня", known) == SuggestClient(client=ivan)
