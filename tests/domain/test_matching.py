"""Matching: who of the directory somebody on a list may be, by equal contacts and by what the names say."""

from dataclasses import replace

import pytest

from bot.domain.client import Client, ClientKind
from bot.domain.matching import Band, Match, Matching, Reason, match_person
from bot.domain.recognition import ValueFound
from tests.domain.test_recognition import ANNA, ANNA_OF_ROMASHKA, IVAN, ROMASHKA, TYPED, TYPED_MAIL, VASILEK, of


def clients(name: str | None, *values: ValueFound) -> list[tuple[Client, Band, list[Reason]]]:
    """Whom it may be, how surely and why."""
    matches = match_person(name, values).clients
    return [(match.owner, match.band, list(match.reasons)) for match in matches if isinstance(match.owner, Client)]


def test_nobody_is_found_where_nobody_has_a_contact() -> None:
    found = match_person("Анна Петрова", [TYPED, TYPED_MAIL])

    assert (found, found.band) == (Matching(clients=(), companies=()), Band.NONE)
    assert match_person("Анна Петрова", []).band is Band.NONE


@pytest.mark.parametrize("name", ["Анна Петрова", "petrova anna", "Анна"])
def test_a_clients_phone_under_their_name_is_beyond_doubt(name: str) -> None:
    assert clients(name, of(TYPED, ANNA)) == [(ANNA, Band.EXACT, [Reason.SAME_PHONE, Reason.NAMES_AGREE])]


@pytest.mark.parametrize("name", [None, "", "123"])
def test_a_contact_without_a_name_is_beyond_doubt_too(name: str | None) -> None:
    assert clients(name, of(TYPED, ANNA)) == [(ANNA, Band.EXACT, [Reason.SAME_PHONE])]


def test_another_name_is_a_doubt() -> None:
    expected = [(ANNA, Band.LIKELY, [Reason.SAME_PHONE, Reason.SAME_EMAIL, Reason.NAMES_CONFLICT])]
    assert clients("Иван Сидоров", of(TYPED, ANNA), of(TYPED_MAIL, ANNA)) == expected


def test_of_two_who_share_a_contact_the_one_of_that_name_comes_first() -> None:
    assert clients("Анна Петрова", of(TYPED, IVAN, ANNA)) == [
        (ANNA, Band.LIKELY, [Reason.SAME_PHONE, Reason.NAMES_AGREE, Reason.SEVERAL_OWNERS]),
        (IVAN, Band.MAYBE, [Reason.SAME_PHONE, Reason.NAMES_CONFLICT, Reason.SEVERAL_OWNERS]),
    ]


def test_a_contact_of_ones_own_tells_two_apart_who_share_another() -> None:
    assert clients("Анна Петрова", of(TYPED, IVAN, ANNA), of(TYPED_MAIL, ANNA)) == [
        (ANNA, Band.EXACT, [Reason.SAME_PHONE, Reason.SAME_EMAIL, Reason.NAMES_AGREE]),
        (IVAN, Band.MAYBE, [Reason.SAME_PHONE, Reason.NAMES_CONFLICT, Reason.SEVERAL_OWNERS]),
    ]


def test_contacts_of_two_people_make_neither_sure() -> None:
    found = clients(None, of(TYPED, ANNA), of(TYPED_MAIL, IVAN))

    assert {(client.id, band) for client, band, _ in found} == {(ANNA.id, Band.LIKELY), (IVAN.id, Band.LIKELY)}


def test_a_companys_number_names_the_company_and_nobody() -> None:
    found = match_person("Анна", [of(TYPED, ROMASHKA)])

    assert found == Matching(clients=(), companies=(Match(owner=ROMASHKA, reasons=(Reason.SAME_PHONE,)),))
    assert (found.band, found.companies[0].band) == (Band.NONE, Band.EXACT)


def test_a_companys_mail_domain_names_it_with_a_doubt() -> None:
    (romashka,) = match_person("Анна", [replace(TYPED_MAIL, at_companies=(ROMASHKA,))]).companies

    assert (romashka.reasons, romashka.band) == ((Reason.SAME_MAIL_DOMAIN,), Band.LIKELY)


def test_a_domain_of_two_companies_names_both_with_two_doubts() -> None:
    found = match_person("Анна", [replace(TYPED_MAIL, at_companies=(ROMASHKA, VASILEK))]).companies

    assert [(match.owner, match.band) for match in found] == [(ROMASHKA, Band.MAYBE), (VASILEK, Band.MAYBE)]


def test_a_number_of_a_company_and_of_its_own_man_is_the_mans() -> None:
    found = match_person("Анна", [of(TYPED, ANNA_OF_ROMASHKA, ROMASHKA)])

    assert (found.band, found.companies) == (Band.EXACT, ())


def test_a_number_of_a_company_and_of_a_stranger_to_it_is_a_doubt() -> None:
    found = match_person("Анна", [of(TYPED, ANNA, ROMASHKA)])

    assert (found.band, [match.owner for match in found.companies]) == (Band.LIKELY, [ROMASHKA])


def test_a_supplier_is_found_like_a_client() -> None:
    supplier = replace(ANNA, kind=ClientKind.SUPPLIER)

    assert clients("Анна", of(TYPED, supplier))[0][:2] == (supplier, Band.EXACT)


def test_surer_bands_have_higher_scores() -> None:
    assert [band.score for band in Band] == sorted((band.score for band in Band), reverse=True)
