"""Mistaken exclusions: what was stopped stands in the journal after all, or becomes a lead; and each can be undone."""

from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.contact_points import ContactPoint, Origin
from bot.domain.errors import ExcludedByOther, ExclusionChangedSince, NotFound, NotIntroduced, UndoneAlready
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ExclusionId
from bot.domain.interest import Route
from bot.domain.introduction import Introduction
from bot.domain.lead import Status
from bot.domain.names import PersonName
from bot.domain.prospect import Prospect
from bot.usecases.exclude import exclude_ahead, exclude_lead, exclude_prospect, lift_exclusion
from bot.usecases.let_in import undo_lift
from bot.usecases.make_lead import make_lead
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Stopped
from bot.usecases.register_interest import register_interest
from bot.usecases.reopen_lead import reopen_lead
from bot.usecases.undo import undo
from tests.usecases.cast import (
    ACCOUNT,
    EARLIER,
    NOW,
    OLGA,
    PAVEL,
    PHONE,
    VIKTOR,
    introduce,
    know,
    meet,
    new_lead,
    shared,
)

SPAM = ExclusionReason.SPAM
TOLD = Introduction(name=PersonName("Анна Петрова")).with_point(
    ContactPoint(value=PHONE, verified=False, origin=Origin.MANAGER)
)


async def ask(turn: Turn, *questions: str) -> Prospect:
    """Anna asks, whether or not it comes through."""
    for words in questions:
        await register_interest(turn, await meet(turn), Route.QUESTION, words=words)
    return await meet(turn)


async def excluded_anna(turn: Turn) -> ExclusionId:
    """Anna asked once, was excluded, and asked twice more."""
    anna = await ask(turn, "Первый")
    (exclusion,) = await exclude_prospect(turn, anna.id, SPAM, by=OLGA)
    await ask(turn, "Второй", "Третий")
    return exclusion


async def journal(turn: Turn, prospect: Prospect) -> list[str | None]:
    return [interest.words for interest in await turn.records.interests.list_of(prospect.id)]


async def test_what_was_stopped_waits_for_an_answer_once_it_is_let_in(turn: Turn) -> None:
    exclusion = await excluded_anna(turn)

    await lift_exclusion(turn, exclusion, by=OLGA)

    anna = await meet(turn)
    assert await journal(turn, anna) == ["Первый", "Второй", "Третий"]
    assert await turn.records.prospects.list_asking(limit=9) == [anna]


async def test_what_was_let_in_twice_stands_in_the_journal_once(turn: Turn) -> None:
    exclusion = await excluded_anna(turn)
    lifted = await lift_exclusion(turn, exclusion, by=OLGA)
    assert lifted is not None

    await undo_lift(turn, lifted, by=OLGA, since=EARLIER)
    assert await turn.records.prospects.list_asking(limit=9) == []
    await ask(turn, "Четвёртый")
    await lift_exclusion(turn, exclusion, by=OLGA)

    assert await journal(turn, await meet(turn)) == ["Первый", "Второй", "Третий", "Четвёртый"]


async def test_an_introduction_that_was_stopped_is_not_told_twice(turn: Turn) -> None:
    """Its wish is what its person had asked."""
    (exclusion,) = await exclude_ahead(turn, [PHONE], SPAM, by=OLGA)
    anna = await ask(turn, "Нужен прайс")
    assert await introduce(turn, shared(PHONE), wish="Нужен прайс") == Stopped()

    await lift_exclusion(turn, exclusion, by=OLGA)

    assert await journal(turn, anna) == ["Нужен прайс"]


async def test_a_lead_that_is_reopened_has_what_was_stopped_meanwhile(turn: Turn) -> None:
    lead = await new_lead(turn)
    await exclude_lead(turn, lead.id, lead.version, SPAM, ExclusionScope.EVERYTHING, by=OLGA)
    await ask(turn, "А всё же?")

    version = (await turn.records.leads.get(lead.id)).version
    await reopen_lead(turn, lead.id, version, by=OLGA)

    inherited = await turn.records.interests.list_of_lead(lead.id)
    assert [interest.words for interest in inherited] == ["А всё же?"]


async def test_undoing_an_exclusion_brings_what_it_stopped_meanwhile_onto_the_lead(turn: Turn) -> None:
    """Nothing that somebody asked is lost by a slip of the thumb."""
    lead = await new_lead(turn)
    slip = await exclude_lead(turn, lead.id, lead.version, SPAM, ExclusionScope.EVERYTHING, by=OLGA)
    await ask(turn, "А всё же?")

    await undo(turn, slip, by=OLGA)

    inherited = await turn.records.interests.list_of_lead(lead.id)
    assert [interest.words for interest in inherited] == ["А всё же?"]


async def test_undoing_a_lift_puts_just_that_exclusion_in_force_again(turn: Turn) -> None:
    exclusion = await excluded_anna(turn)
    lifted = await lift_exclusion(turn, exclusion, by=OLGA)
    assert lifted is not None

    await undo_lift(turn, lifted, by=OLGA, since=EARLIER)

    found = await turn.records.exclusions.find(ACCOUNT)
    assert found is not None
    assert (found.id, found.stopped) == (exclusion, 2)
    with pytest.raises(UndoneAlready):
        await undo_lift(turn, lifted, by=OLGA, since=EARLIER)


async def test_a_lift_is_undone_by_whoever_lifted_and_by_the_owner(turn: Turn) -> None:
    lifted = await lift_exclusion(turn, await excluded_anna(turn), by=OLGA)
    assert lifted is not None

    with pytest.raises(NotFound):
        await undo_lift(turn, lifted, by=PAVEL, since=EARLIER)
    await undo_lift(turn, lifted, by=VIKTOR, since=EARLIER)

    assert await turn.records.exclusions.find(ACCOUNT) is not None


async def test_a_lift_is_not_undone_too_late_or_where_the_value_was_excluded_anew(turn: Turn) -> None:
    lifted = await lift_exclusion(turn, await excluded_anna(turn), by=OLGA)
    assert lifted is not None

    with pytest.raises(ExclusionChangedSince):
        await undo_lift(turn, lifted, by=OLGA, since=NOW + timedelta(days=1))
    anew = await exclude_ahead(turn, [ACCOUNT], SPAM, by=PAVEL)
    with pytest.raises(ExclusionChangedSince):
        await undo_lift(turn, lifted, by=OLGA, since=EARLIER)

    found = await turn.records.exclusions.find(ACCOUNT)
    assert found is not None
    assert (found.id,) == anew


async def test_nobody_unnamed_becomes_a_lead_and_nothing_is_lifted(turn: Turn) -> None:
    exclusion = await excluded_anna(turn)
    anna = await meet(turn)

    with pytest.raises(NotIntroduced):
        await make_lead(turn, anna.id, by=OLGA, exclusion=exclusion)

    assert await turn.records.exclusions.find(ACCOUNT) is not None
    assert await journal(turn, anna) == ["Первый"]


async def test_whoever_is_named_becomes_a_lead_with_the_whole_journal(turn: Turn) -> None:
    exclusion = await excluded_anna(turn)
    anna = await meet(turn)

    lead = await turn.records.leads.get(await make_lead(turn, anna.id, by=OLGA, exclusion=exclusion, told=TOLD))

    inherited = await turn.records.interests.list_of_lead(lead.id)
    assert (lead.name, lead.manager, lead.status) == ("Анна Петрова", OLGA.id, Status.TAKEN)
    assert [interest.words for interest in inherited] == ["Первый", "Второй", "Третий"]
    assert {point.value for point in lead.contact_points} == {ACCOUNT, PHONE}
    assert await turn.records.exclusions.find(ACCOUNT) is None


async def test_a_known_clients_account_needs_no_name(turn: Turn) -> None:
    client = await know(turn, shared(ACCOUNT), name="Анна Иванова")
    (exclusion,) = await exclude_ahead(turn, [ACCOUNT], SPAM, by=OLGA, over_client=True)
    anna = await ask(turn, "Второй")

    lead = await turn.records.leads.get(await make_lead(turn, anna.id, by=OLGA, exclusion=exclusion))

    assert (lead.name, lead.client, lead.manager) == ("Анна Иванова", client.id, OLGA.id)


async def test_undoing_it_puts_all_back_but_the_words(turn: Turn) -> None:
    """What was said stays said; a second try makes a lead of it again."""
    exclusion = await excluded_anna(turn)
    anna = await meet(turn)
    lead = await make_lead(turn, anna.id, by=OLGA, exclusion=exclusion, told=TOLD)
    making = (await turn.records.activities.list_of_lead(lead))[-1]

    await undo(turn, making.id, by=OLGA)

    found = await turn.records.exclusions.find(ACCOUNT)
    assert found is not None
    assert (making.deed, found.id) == (Deed.TAKEN, exclusion)
    assert await turn.records.leads.find_open_of(anna.id) is None
    assert await turn.records.prospects.list_asking(limit=9) == []
    again = await make_lead(turn, anna.id, by=OLGA, exclusion=exclusion, told=TOLD)
    inherited = await turn.records.interests.list_of_lead(again)
    assert [interest.words for interest in inherited] == ["Первый", "Второй", "Третий"]


async def test_an_exclusion_in_force_is_lifted_with_whatever_makes_a_lead(turn: Turn) -> None:
    """By whoever may lift it; else the lead's person would be silenced."""
    anna = await meet(turn)
    lead = await new_lead(turn)
    await exclude_lead(turn, lead.id, lead.version, SPAM, ExclusionScope.EVERYTHING, by=OLGA)

    with pytest.raises(ExcludedByOther):
        await make_lead(turn, anna.id, by=PAVEL)
    await make_lead(turn, anna.id, by=VIKTOR)

    assert await turn.records.exclusions.find(ACCOUNT) is None


async def test_a_typed_contact_that_is_excluded_stays_so(turn: Turn) -> None:
    """It stops nobody, and the lead's card warns of it."""
    await exclude_ahead(turn, [PHONE], SPAM, by=OLGA)
    (exclusion,) = await exclude_ahead(turn, [ACCOUNT], SPAM, by=OLGA)
    anna = await ask(turn, "Второй")

    await make_lead(turn, anna.id, by=OLGA, exclusion=exclusion, told=TOLD)

    found = await turn.records.exclusions.find(PHONE)
    assert found is not None
    assert found.marked == 1
