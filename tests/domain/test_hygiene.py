"""What is wrong with a record, and what only looks like it."""

from datetime import UTC, datetime

import pytest

from bot.domain.client import Client, ClientKind
from bot.domain.close_reasons import NoReason
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.errors import NameFault
from bot.domain.hygiene import (
    ClosedLead,
    ClosedWithoutReason,
    CompanyWithoutPerson,
    Nameless,
    SharedValue,
    finding_about,
)
from bot.domain.ids import ClientId, CompanyId, LeadId
from bot.domain.lead import Status
from bot.domain.ownership import HeldValue

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+74951234567")


def client(name: str = "Анна Петрова", number: int = 1, company: int | None = None) -> Client:
    """A person in the directory."""
    of = CompanyId(company) if company else None
    return Client(
        id=ClientId(number), name=name, kind=ClientKind.CLIENT, manager=None, company=of, note=None, created_at=NOW
    )


def company(number: int = 1) -> Company:
    """An organisation in the directory."""
    return Company(id=CompanyId(number), name="ООО Ромашка", manager=None, note=None, created_at=NOW)


def closed(reason: str | None, status: Status = Status.CLOSED) -> ClosedLead:
    """A lead that came to nothing."""
    return ClosedLead(id=LeadId(1), version=1, name="Анна", status=status, reason=reason)


@pytest.mark.parametrize(
    ("name", "fault"),
    [
        ("123", NameFault.DIGITS),
        ("ООО Ромашка", NameFault.COMPANY),
        ("менеджер", NameFault.ROLE),
        ("", NameFault.EMPTY),
        ("+7 912 345-67-89", NameFault.CONTACT),
    ],
)
def test_a_client_without_a_name_of_a_person_is_found_with_the_reason(name: str, fault: NameFault) -> None:
    assert finding_about(client(name)) == Nameless(client=client(name), fault=fault)


@pytest.mark.parametrize("name", ["Анна", "Анна-Мария О'Нил", "王小明"])
def test_whoever_has_a_name_is_in_order(name: str) -> None:
    assert finding_about(client(name)) is None


def test_a_company_of_which_nobody_is_known_is_found() -> None:
    assert finding_about(company()) == CompanyWithoutPerson(company=company())


@pytest.mark.parametrize(
    "held",
    [
        HeldValue(value=PHONE, owners=(client(), client(number=2))),
        HeldValue(value=PHONE, owners=(client(),), companies=(company(),)),
        HeldValue(value=PHONE, owners=(client(company=2),), companies=(company(1), company(2))),
        HeldValue(value=PHONE, owners=(client(company=1), client(number=2)), companies=(company(),)),
        HeldValue(value=PHONE, owners=(), companies=(company(1), company(2))),
    ],
)
def test_a_contact_on_several_cards_is_found(held: HeldValue) -> None:
    assert finding_about(held) == SharedValue(held=held)


def test_a_companys_number_may_be_its_peoples_too() -> None:
    people = (client(company=1), client(number=2, company=1))
    assert finding_about(HeldValue(value=PHONE, owners=people, companies=(company(),))) is None


@pytest.mark.parametrize(
    ("reason", "said"), [(None, None), ("", None), ("дубль", NoReason.DUPLICATE), ("мусор", NoReason.BAD)]
)
def test_a_lead_closed_without_a_reason_or_with_none_that_is_one_is_found(
    reason: str | None, said: NoReason | None
) -> None:
    assert finding_about(closed(reason)) == ClosedWithoutReason(lead=closed(reason), said=said)


@pytest.mark.parametrize("reason", ["no_answer", "withdrawn", "Дорого"])
def test_a_lead_closed_with_a_reason_is_in_order(reason: str) -> None:
    assert finding_about(closed(reason, Status.LOST)) is None
