"""vCards: what is exported can be read by an address book, and comes back as it went."""

import io
from contextlib import ExitStack
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.client import ClientKind
from bot.domain.imported.columns import guess_columns
from bot.domain.imported.records import CompanyRead, PersonRead, Read, read_line
from bot.domain.typed_text import visible
from bot.importing.vcards import read_vcards
from bot.vcards import vcard_of
from storage.exporting import Kind, Record

PHONE = ("phone", "+74951234567")
EMAIL = ("email", "anna@example.com")
TELEGRAM = ("telegram", "4242")


TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], include_characters=" \\,;:'\"=-"))


def point(kind: str, value: str, *, primary: bool = False, extension: str | None = None) -> Record:
    """A contact as an export has it."""
    return {
        "kind": kind, "value": value, "verified": True, "origin": "shared", "primary": primary, "extension": extension,
    }  # fmt: skip


def client(name: str = "Анна Петрова", **others: Any) -> Record:
    """A client as an export has them."""
    return {"id": 12, "name": name, "kind": "client", "company_name": None, "note": None, "contact_points": []} | others


def company(name: str = "ООО Ромашка", **others: Any) -> Record:
    """A company as an export has it."""
    return {"id": 3, "name": name, "note": None, "contact_points": []} | others


def read_again(file: bytes) -> Read:
    """The one card of a file, as an import understands it."""
    with ExitStack() as closing:
        table = read_vcards(io.BytesIO(file), closing)
        (line,) = table.lines
        return read_line(line.number, line.cells, guess_columns(table.headers, [line.cells]), "RU")


def test_a_client_is_a_card_of_version_3() -> None:
    points = [point(*PHONE, primary=True, extension="12"), point(*EMAIL), point(*TELEGRAM)]
    record = client(kind="supplier", company_name="Ромашка, Ко", note="Звонить; утром", contact_points=points)

    assert vcard_of(Kind.CLIENTS, record).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Анна Петрова",
        "N:;Анна Петрова;;;",
        "UID:leadhook-client-12",
        "CATEGORIES:supplier",
        r"ORG:Ромашка\, Ко",
        "TEL;TYPE=VOICE,PREF:+74951234567 ext. 12",
        "EMAIL;TYPE=INTERNET:anna@example.com",
        "IMPP:tg://user?id=4242",
        r"NOTE:Звонить\; утром",
        "END:VCARD",
        "",
    ]


def test_a_company_is_shown_as_one() -> None:
    card = vcard_of(Kind.COMPANIES, company(note="Опт", contact_points=[point(*PHONE)]))

    assert b"X-ABShowAs:COMPANY\r\n" in card
    read = read_again(card)
    assert isinstance(read, CompanyRead)
    assert (read.name, read.note, [each.value.normal_form for each in read.points]) == (
        "ООО Ромашка",
        "Опт",
        [PHONE[1]],
    )


def test_a_client_comes_back_with_everything() -> None:
    points = [point(*PHONE, extension="12"), point(*EMAIL), point(*TELEGRAM)]
    record = client(kind="partner", company_name="Ромашка", note="Звонить утром", contact_points=points)

    read = read_again(vcard_of(Kind.CLIENTS, record))

    assert isinstance(read, PersonRead)
    assert (read.ours, read.name, read.kind) == (12, "Анна Петрова", ClientKind.PARTNER)
    assert (read.company, read.note, read.left_out) == ("Ромашка", "Звонить утром", ())
    found = [(each.value.kind, each.value.normal_form, each.extension) for each in read.points]
    assert found == [(*PHONE, "12"), (*EMAIL, None), (*TELEGRAM, None)]


@given(TEXTS)
def test_a_note_comes_back_whatever_stands_in_it(words: str) -> None:
    note = visible(words)

    card = vcard_of(Kind.CLIENTS, client(note=note))

    assert max(map(len, card.split(b"\r\n"))) <= 75
    read = read_again(card)
    assert isinstance(read, PersonRead)
    assert read.note == (note or None)


def test_letters_are_not_cut_where_a_line_is_folded() -> None:
    for lead in range(5):
        card = vcard_of(Kind.CLIENTS, client(note="a" * lead + "ы😀" * 60))
        assert all(line.decode() for line in card.split(b"\r\n") if line)


def test_a_line_break_does_not_end_a_property() -> None:
    card = vcard_of(Kind.CLIENTS, client(note="первая\r\nEND:VCARD\nвторая"))

    assert rb"NOTE:" + "первая".encode() + rb"\nEND:VCARD\n" + "вторая".encode() in card


def test_what_was_erased_is_on_no_card() -> None:
    assert b"TEL" not in vcard_of(Kind.CLIENTS, client(contact_points=[point("phone", "#0a1b2c")]))


@pytest.mark.parametrize(
    ("lines", "is_company"),
    [
        ("X-ABShowAs:COMPANY", True),
        ("KIND:org", True),
        ("CATEGORIES:partner\nKIND:org", True),
        ("KIND:individual", False),
        ("CATEGORIES:myContacts,Supplier", False),
    ],
)
def test_other_address_books_say_what_is_a_company(lines: str, is_company: bool) -> None:
    read = read_again(f"BEGIN:VCARD\nFN:Lena Ромашка\nORG:Ромашка\nUID:4711\n{lines}\nEND:VCARD\n".encode())

    assert isinstance(read, CompanyRead) is is_company
    assert isinstance(read, CompanyRead | PersonRead)
    assert (read.ours, read.left_out) == (None, ())
