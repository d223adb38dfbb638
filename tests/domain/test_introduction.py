"""Introduction: what is asked next, what a contact given twice is worth, and what a consent is given to."""

from dataclasses import replace

import pytest

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.introduction import Introduction, Missing
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf

PHONE = ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789")
EMAIL = ContactValue(kind=ContactKind.EMAIL, normal_form="anna@example.com")
TYPED = ContactPoint(value=PHONE, verified=False, origin=Origin.TYPED)
SHARED = ContactPoint(value=PHONE, verified=True, origin=Origin.SHARED)
MAIL = ContactPoint(value=EMAIL, verified=False, origin=Origin.TYPED)
ANNA = PersonName("Анна")


@pytest.mark.parametrize(
    ("told", "missing"),
    [
        (Introduction(), Missing.CONTACT),
        (Introduction(name=ANNA, wish="Прайс"), Missing.CONTACT),
        (Introduction(points=(TYPED,)), Missing.NAME),
        (Introduction(points=(TYPED,), name=ANNA), Missing.WISH),
        (Introduction(points=(TYPED,), name=ANNA, wish=""), Missing.WISH),
        (Introduction(points=(TYPED,), name=ANNA, wish="Прайс"), None),
    ],
)
def test_what_is_missing_is_asked_one_at_a_time(told: Introduction, missing: Missing | None) -> None:
    assert told.missing() is missing


def test_the_first_contact_is_the_primary_one() -> None:
    points = Introduction().with_point(TYPED).with_point(MAIL).points

    assert [(point.value, point.primary) for point in points] == [(PHONE, True), (EMAIL, False)]


@pytest.mark.parametrize("order", [(TYPED, SHARED), (SHARED, TYPED)], ids=["typed first", "shared first"])
def test_a_contact_given_twice_stands_once_with_its_better_proof(order: tuple[ContactPoint, ContactPoint]) -> None:
    told = Introduction()
    for point in order:
        told = told.with_point(point)

    assert [(point.value, point.verified, point.primary) for point in told.points] == [(PHONE, True, True)]


def test_a_better_proof_leaves_the_order_of_contacts() -> None:
    points = Introduction().with_point(MAIL).with_point(TYPED).with_point(SHARED).points

    assert [(point.value, point.primary) for point in points] == [(EMAIL, True), (PHONE, False)]


def test_an_extension_said_later_stands_with_the_same_number() -> None:
    told = Introduction().with_point(SHARED).with_point(replace(TYPED, extension="12")).with_point(TYPED)

    assert [(point.verified, point.extension) for point in told.points] == [(True, "12")]


def test_a_right_number_takes_a_wrong_extension_with_it() -> None:
    told = Introduction().with_point(replace(TYPED, extension="12"))

    assert [point.extension for point in told.with_right_points([replace(TYPED, extension="13")]).points] == ["13"]
    assert [point.extension for point in told.with_right_points([TYPED]).points] == [None]


def test_an_extension_is_sealed_too() -> None:
    told = Introduction(name=ANNA, points=(TYPED,))

    assert told.seal("1") != replace(told, points=(replace(TYPED, extension="12"),)).seal("1")


def test_the_seal_changes_with_what_would_be_kept_and_with_nothing_else() -> None:
    anna = Introduction(name=PersonName("Анна"), points=(SHARED,), wish="Цена?")

    assert replace(anna, wish="Другое").seal("1") == anna.seal("1")
    assert replace(anna, name=PersonName("Инна")).seal("1") != anna.seal("1")
    assert replace(anna, points=()).seal("1") != anna.seal("1")
    assert anna.seal("2") != anna.seal("1")


def test_for_whom_somebody_asks_is_sealed_too() -> None:
    """Whoever asks for themselves has the seal of before."""
    anna = Introduction(name=PersonName("Анна"), points=(SHARED,))
    for_company = replace(anna, on_behalf=OnBehalf(company="ООО Ромашка", role="закупки"))

    assert for_company.seal("1") != anna.seal("1")
    assert replace(anna, on_behalf=OnBehalf(company="ООО Ромашка")).seal("1") != for_company.seal("1")


@pytest.mark.parametrize("part", Missing)
def test_without_one_part_just_that_is_missing(part: Missing) -> None:
    """The others stand."""
    whole = Introduction(name=ANNA, wish="Прайс").with_point(TYPED)

    assert whole.missing() is None
    assert whole.without(part).missing() == part
