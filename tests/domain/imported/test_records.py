"""A line is a person, or a company, or it is told why not; nothing of it is lost in silence."""

from typing import Any

import pytest

from bot.domain.client import ClientKind
from bot.domain.errors import NameFault
from bot.domain.imported.columns import Columns, Meaning
from bot.domain.imported.records import CompanyRead, LeftOut, LineFault, LineRefused, Loss, PersonRead, Read, read_line


def read(**cells: str) -> Read:
    """A line with these cells."""
    columns = Columns(meanings=tuple(Meaning(name) for name in cells))
    return read_line(7, tuple(cells.values()), columns, "RU")


def person(**cells: str) -> PersonRead:
    """The person on a line."""
    found = read(**cells)
    assert isinstance(found, PersonRead)
    return found


def values(found: PersonRead | CompanyRead) -> list[str]:
    """The contacts on a line."""
    return [point.value.normal_form for point in found.points]


def test_a_name_is_put_together_from_its_parts() -> None:
    assert (
        person(last_name="ПЕТРОВА", first_name="анна", middle_name="Ивановна", phone="").name == "анна Ивановна ПЕТРОВА"
    )
    assert person(last_name="ПЕТРОВА", first_name="анна").name == "Анна Петрова"
    assert person(name="анна петрова").name == "Анна Петрова"


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("8 912 345-67-89", ["+79123456789"]),
        ("89123456789, 8 (495) 123-45-67", ["+79123456789", "+74951234567"]),
        ("моб.: 89123456789\nраб: 84951234567", ["+79123456789", "+74951234567"]),
        ("+1 212 555 2368 ::: +49 30 901820", ["+12125552368", "+4930901820"]),
        ("7.9123456789E+10", ["+79123456789"]),
        ("7,9123456789E+10", ["+79123456789"]),
        ("'+79123456789", ["+79123456789"]),
        ("'89123456789", ["+79123456789"]),
        ("a@Example.com", ["a@example.com"]),
        ("89123456789;89123456789", ["+79123456789"]),
    ],
)
def test_contacts_are_read_as_people_and_spreadsheets_write_them(cell: str, expected: list[str]) -> None:
    found = person(name="Анна", phone=cell)
    assert values(found) == expected
    assert found.left_out == ()


@pytest.mark.parametrize(
    ("cell", "loss"),
    [
        ("2026-01-02", Loss.DATE_AS_PHONE),
        ("01.02.1990", Loss.DATE_AS_PHONE),
        ("7,91235E+10", Loss.ROUNDED_PHONE),
        ("12", Loss.NO_PHONE),
        ("00000000000", Loss.NO_PHONE),
        ("a@", Loss.NO_EMAIL),
    ],
)
def test_what_is_no_contact_is_left_out_and_told_of(cell: str, loss: Loss) -> None:
    found = person(name="Анна", phone=cell)
    assert (found.points, found.left_out) == ((), (LeftOut(loss=loss, words=cell),))


@pytest.mark.parametrize(
    "cell", ["8 (495) 123-45-67, доб. 12", "84951234567;ext=12", "8 495 123-45-67 вн. 12; 84951234567"]
)
def test_an_extension_is_no_contact_of_its_own(cell: str) -> None:
    found = person(name="Анна", phone=cell)
    assert [(point.value.normal_form, point.extension) for point in found.points] == [("+74951234567", "12")]
    assert found.left_out == ()


def test_our_own_export_is_read_again() -> None:
    cell = "kind: phone; value: +79123456789; verified: true; origin: shared; primary: true; extension: 12\n" + (
        "kind: telegram; value: 4242; verified: true; origin: messenger; primary: true"
    )
    found = person(our_id="12", name="Анна", kind="supplier", contacts=cell)
    assert (found.ours, found.kind, values(found)) == (12, ClientKind.SUPPLIER, ["+79123456789", "4242"])
    assert found.points[0].extension == "12"
    assert values(person(name="Анна", contacts="tg://user?id=4242")) == ["4242"]
    assert not any(point.verified for point in found.points)


@pytest.mark.parametrize("kind", ["контакт", "Contact", "Клиенты", ""])
def test_who_is_just_called_a_contact_is_a_client(kind: str) -> None:
    """amoCRM says so in the column that tells people from companies."""
    assert (person(name="Анна", kind=kind).kind, person(name="Анна", kind=kind).left_out) == (ClientKind.CLIENT, ())


def test_of_two_columns_with_one_header_what_the_second_says_is_told_of() -> None:
    columns = Columns(meanings=(Meaning.FIRST_NAME, Meaning.FIRST_NAME, Meaning.COMPANY, Meaning.COMPANY))
    found = read_line(7, ("Анна", "Петрова", "Ромашка", "ромашка"), columns, "RU")
    assert isinstance(found, PersonRead)
    assert (found.name, found.company) == ("Анна", "Ромашка")
    assert found.left_out == (LeftOut(loss=Loss.SECOND_VALUE, words="Петрова"),)


def test_an_unknown_kind_makes_a_client_and_is_told_of() -> None:
    found = person(name="Анна", kind="VIP")
    assert found.kind is ClientKind.CLIENT
    assert found.left_out == (LeftOut(loss=Loss.UNKNOWN_KIND, words="VIP"),)


@pytest.mark.parametrize(
    ("cells", "fault", "name_fault"),
    [
        ({"name": "", "phone": "89123456789"}, LineFault.NO_NAME, None),
        ({"name": "123", "phone": "89123456789"}, LineFault.NOT_A_NAME, NameFault.DIGITS),
        ({"name": "менеджер"}, LineFault.NOT_A_NAME, NameFault.ROLE),
        ({"name": "ООО Ромашка"}, LineFault.NOT_A_NAME, NameFault.COMPANY),
        ({"name": "", "company": "Ромашка"}, LineFault.COMPANY_WITHOUT_PERSON, None),
        ({"company": "", "phone": "89123456789"}, LineFault.NO_COMPANY, None),
    ],
)
def test_what_the_doctrine_forbids_is_refused_with_its_reason(
    cells: dict[str, Any], fault: LineFault, name_fault: NameFault | None
) -> None:
    found = read(**cells)
    assert isinstance(found, LineRefused)
    assert (found.line, found.fault, found.name_fault) == (7, fault, name_fault)


def test_a_line_is_a_company_where_the_table_has_no_people_or_says_so() -> None:
    found = read(company="ООО Ромашка", phone="84951234567", note="опт")
    assert isinstance(found, CompanyRead)
    assert (found.name, values(found), found.note) == ("ООО Ромашка", ["+74951234567"], "опт")
    assert isinstance(read(kind="Компания", name="ООО Ромашка"), CompanyRead)
