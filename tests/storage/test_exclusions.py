"""Exclusions: one in force a value, lifted and put in force again, with a count of what they stopped."""

import pytest

from bot.domain.contact_points import ContactKind, ContactValue, telegram_identity
from bot.domain.errors import NotFound
from bot.domain.exclusion import Exclusion, ExclusionReason, StoppedWords
from bot.domain.ids import ExclusionId, LeadId
from bot.domain.mail_addresses import all_mail_at
from storage import Session
from tests.storage.examples import (
    ANNA,
    ANNAS_EMAIL,
    ANNAS_PHONE,
    LATER,
    NOW,
    OFFICE_PHONE,
    OLGA,
    PAVEL,
    add_lead,
    add_prospect,
)

LIFTED = ContactValue(kind=ContactKind.PHONE, normal_form="+79993456700")


async def exclude(
    session: Session, value: ContactValue = ANNAS_PHONE, lead: LeadId | None = None
) -> ExclusionId | None:
    return await session.exclusions.add(
        value=value, reason=ExclusionReason.COURIER, over_client=True, lead=lead, by=OLGA, now=NOW
    )


async def excluded(session: Session, value: ContactValue = ANNAS_PHONE) -> ExclusionId:
    exclusion = await exclude(session, value)
    assert exclusion is not None
    return exclusion


async def test_an_exclusion_comes_out_as_it_went_in(session: Session) -> None:
    lead = await add_lead(session, await add_prospect(session))

    number = await exclude(session, lead=lead.id)

    assert number is not None
    expected = Exclusion(
        id=number, value=ANNAS_PHONE, reason=ExclusionReason.COURIER, over_client=True, lead=lead.id, added_by=OLGA,
        added_at=NOW, stopped=0,
    )  # fmt: skip
    assert await session.exclusions.get(number) == expected
    assert await session.exclusions.find(ANNAS_PHONE) == expected


async def test_an_unknown_exclusion_is_not_found(session: Session) -> None:
    assert await session.exclusions.find(ANNAS_PHONE) is None
    with pytest.raises(NotFound):
        await session.exclusions.get(ExclusionId(404))


async def test_a_value_is_excluded_once(session: Session) -> None:
    first = await excluded(session)

    assert await exclude(session) is None
    assert [exclusion.id for exclusion in await session.exclusions.list_in_force(limit=10)] == [first]


async def test_a_lifted_exclusion_is_not_in_force_but_still_known(session: Session) -> None:
    number = await excluded(session)

    assert await session.exclusions.lift(number, PAVEL, LATER)

    assert await session.exclusions.find(ANNAS_PHONE) is None
    assert await session.exclusions.list_in_force(limit=10) == []
    assert (await session.exclusions.get(number)).value == ANNAS_PHONE


async def test_lifting_twice_says_so(session: Session) -> None:
    number = await excluded(session)
    await session.exclusions.lift(number, PAVEL, LATER)

    assert not await session.exclusions.lift(number, OLGA, LATER)
    assert not await session.exclusions.lift(ExclusionId(404), OLGA, LATER)


async def test_after_lifting_a_value_can_be_excluded_again(session: Session) -> None:
    first = await excluded(session)
    await session.exclusions.lift(first, PAVEL, LATER)

    second = await excluded(session)

    found = await session.exclusions.find(ANNAS_PHONE)
    assert found is not None
    assert (found.id, second != first) == (second, True)


async def test_those_in_force_are_listed_newest_first(session: Session) -> None:
    numbers = [await excluded(session, value) for value in (ANNAS_PHONE, OFFICE_PHONE, ANNAS_EMAIL)]

    pages = [await session.exclusions.list_in_force(limit=2, after=after) for after in (0, 2)]

    assert [[exclusion.id for exclusion in page] for page in pages] == [[numbers[2], numbers[1]], [numbers[0]]]
    assert await session.exclusions.count_in_force() == 3


@pytest.mark.parametrize(
    ("words", "values"),
    [("345-67", [ANNAS_PHONE]), ("Anna_P", [ANNAS_EMAIL]), ("ПЕТРОВА", [telegram_identity(ANNA)]), ("nobody", [])],
)
async def test_those_in_force_are_found_by_value_digits_or_name(
    session: Session, words: str, values: list[ContactValue]
) -> None:
    anna = await add_prospect(session)
    await session.prospects.introduce(anna.id, "Анна Петрова", (), NOW)
    for value in (ANNAS_PHONE, OFFICE_PHONE, ANNAS_EMAIL, telegram_identity(ANNA), telegram_identity(ANNA + 1)):
        await excluded(session, value)
    await session.exclusions.lift(await excluded(session, LIFTED), OLGA, LATER)

    found = await session.exclusions.search_in_force(words, limit=10)

    assert [exclusion.value for exclusion in found] == values


async def test_what_an_exclusion_stopped_is_kept_readable_and_counted(session: Session) -> None:
    number = await excluded(session)
    other = await excluded(session, OFFICE_PHONE)
    anna = await add_prospect(session)

    await session.exclusions.add_stopped(number, anna.id, "Посылка у двери", LATER)
    await session.exclusions.add_stopped(number, anna.id, None, LATER)

    assert (await session.exclusions.get(number)).stopped == 2
    assert (await session.exclusions.get(other)).stopped == 0
    rows = await session.connection.rows("SELECT words, prospect_id FROM stopped ORDER BY id")
    assert [(row["words"], row["prospect_id"]) for row in rows] == [("Посылка у двери", anna.id), (None, anna.id)]


async def test_what_was_stopped_is_restored_once_and_in_its_order(session: Session) -> None:
    number = await excluded(session)
    anna = await add_prospect(session)
    for words, told_before in (("Первый", False), (None, False), ("Второй", False), ("Первый\nВторой", True)):
        await session.exclusions.add_stopped(number, anna.id, words, LATER, told_before=told_before)

    restored = [await session.exclusions.restore_stopped(number, LATER) for _ in range(2)]

    first, second = (StoppedWords(prospect=anna.id, words=words, stopped_at=LATER) for words in ("Первый", "Второй"))
    assert restored == [[first, second], []]
    assert (await session.exclusions.get(number)).stopped == 4
    last = await session.exclusions.find_last_stopped(number)
    assert last is not None
    assert last.words == "Первый\nВторой"


async def test_a_lead_is_marked_once_by_an_exclusion(session: Session) -> None:
    number = await excluded(session, all_mail_at("example.com"))
    lead = await add_lead(session, await add_prospect(session))

    for _ in range(2):
        await session.exclusions.add_marked(number, lead.id)

    found = await session.exclusions.find(all_mail_at("example.com"))
    assert found is not None
    assert (found.id, found.marked, found.stopped) == (number, 1, 0)
