"""Prospects and their journal: one a messenger account, introduced with proof, and interests as they came."""

from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.contact_points import read_contact
from bot.domain.errors import NotFound, Refusal
from bot.domain.ids import ProspectId
from bot.domain.interest import Route
from bot.domain.names import accept_name
from storage import RuleViolated, Session
from tests.storage.examples import (
    ANNA,
    ANNAS_EMAIL,
    ANNAS_PHONE,
    LATER,
    NOW,
    add_interest,
    add_lead,
    add_prospect,
    shared,
    typed,
)


async def test_a_prospect_comes_out_as_it_went_in(session: Session) -> None:
    added = await add_prospect(session)

    assert await session.prospects.get(added.id) == added
    assert await session.prospects.find_by_telegram(ANNA) == added
    assert (added.telegram_id, added.telegram_name, added.username, added.language) == (ANNA, "Анна", "anna", "ru")
    assert (added.name, added.blocked_at, added.created_at) == (None, None, NOW)


async def test_an_unknown_prospect_is_not_found(session: Session) -> None:
    assert await session.prospects.find_by_telegram(ANNA) is None
    with pytest.raises(NotFound):
        await session.prospects.get(ProspectId(404))


async def test_a_messenger_account_is_one_prospect(session: Session) -> None:
    await add_prospect(session)

    with pytest.raises(RuleViolated):
        await add_prospect(session)


async def test_an_account_number_beyond_32_bits_is_kept(session: Session) -> None:
    added = await add_prospect(session, telegram_id=2**52 - 1)

    assert (await session.prospects.get(added.id)).telegram_id == 2**52 - 1


async def test_the_profile_changes_and_the_rest_stays(session: Session) -> None:
    added = await add_prospect(session)
    await session.prospects.introduce(added.id, "Анна Петрова", [], NOW)

    await session.prospects.save(replace(added, telegram_name=None, username=None, language="en", blocked_at=LATER))

    saved = await session.prospects.get(added.id)
    assert (saved.telegram_name, saved.username, saved.language, saved.blocked_at) == (None, None, "en", LATER)
    assert (saved.name, saved.created_at) == ("Анна Петрова", NOW)


async def test_a_prospect_that_introduces_itself_has_a_name_and_contacts(session: Session) -> None:
    anna = (await add_prospect(session)).id

    await session.prospects.introduce(anna, "Анна Петрова", [shared(ANNAS_PHONE, primary=True)], NOW)
    await session.prospects.introduce(anna, "Анна Петрова", [typed(ANNAS_EMAIL)], LATER)

    assert (await session.prospects.get(anna)).name == "Анна Петрова"
    assert await session.prospects.contact_points(anna) == (shared(ANNAS_PHONE, primary=True), typed(ANNAS_EMAIL))


async def test_a_value_shared_after_it_was_typed_becomes_verified(session: Session) -> None:
    anna = (await add_prospect(session)).id
    await session.prospects.introduce(anna, "Анна", [typed(ANNAS_PHONE)], NOW)

    await session.prospects.introduce(anna, "Анна", [shared(ANNAS_PHONE)], LATER)

    (point,) = await session.prospects.contact_points(anna)
    assert point.verified


async def test_a_value_typed_after_it_was_shared_stays_verified(session: Session) -> None:
    anna = (await add_prospect(session)).id
    await session.prospects.introduce(anna, "Анна", [shared(ANNAS_PHONE)], NOW)

    await session.prospects.introduce(anna, "Анна", [typed(ANNAS_PHONE)], LATER)

    assert await session.prospects.contact_points(anna) == (shared(ANNAS_PHONE),)


async def test_two_prospects_may_give_the_same_phone(session: Session) -> None:
    anna, boris = (await add_prospect(session)).id, (await add_prospect(session, telegram_id=1002)).id

    await session.prospects.introduce(anna, "Анна", [shared(ANNAS_PHONE)], NOW)
    await session.prospects.introduce(boris, "Борис", [typed(ANNAS_PHONE)], NOW)

    assert await session.prospects.contact_points(anna) == (shared(ANNAS_PHONE),)
    assert await session.prospects.contact_points(boris) == (typed(ANNAS_PHONE),)


async def test_consent_is_given_to_one_version(session: Session) -> None:
    anna = (await add_prospect(session)).id

    await session.prospects.add_consent(anna, "2026-01", NOW)

    assert await session.prospects.has_consented(anna, "2026-01")
    assert not await session.prospects.has_consented(anna, "2026-02")
    assert not await session.prospects.has_consented((await add_prospect(session, telegram_id=1002)).id, "2026-01")


async def test_interests_come_out_oldest_first_whenever_they_were_noticed(session: Session) -> None:
    """What has happened at one moment comes out as it went in."""
    anna, boris = await add_prospect(session), await add_prospect(session, telegram_id=1002)
    started = await session.interests.add(
        prospect=anna.id, route=Route.START, campaign=None, topic=None, words=None, now=LATER
    )
    noticed_late = await add_interest(session, anna)
    at_once = await add_interest(session, anna, "А доставка?")
    await add_interest(session, boris)

    assert await session.interests.list_of(anna.id) == [noticed_late, at_once, started]
    assert (
        noticed_late.route, noticed_late.campaign, noticed_late.topic, noticed_late.words, noticed_late.created_at
    ) == (Route.QUESTION, "spring", "Цены", "Сколько стоит?", NOW)  # fmt: skip


async def test_interests_are_told_apart_by_whether_a_lead_has_them(session: Session) -> None:
    anna = await add_prospect(session)
    inherited, later = await add_interest(session, anna), await add_interest(session, anna, "А доставка?")
    lead = await add_lead(session, anna)

    await session.leads.attach_journal(lead.id, [inherited.id])

    assert await session.interests.list_of_lead(lead.id) == [inherited]
    assert await session.interests.list_without_lead(anna.id) == [later]
    assert await session.leads.find_of_last_words(anna.id) is None
    await session.leads.attach_journal(lead.id, [later.id])
    assert await session.leads.find_of_last_words(anna.id) == lead


async def test_an_interest_cannot_be_rewritten(session: Session) -> None:
    interest = await add_interest(session, await add_prospect(session))

    with pytest.raises(RuleViolated):
        await session.connection.run("UPDATE interests SET words = 'другое' WHERE id = :id", id=interest.id)

    assert await session.interests.list_of(interest.prospect) == [interest]


async def test_an_interest_belongs_to_a_prospect(session: Session) -> None:
    with pytest.raises(RuleViolated):
        await session.interests.add(
            prospect=ProspectId(404), route=Route.START, campaign=None, topic=None, words=None, now=NOW
        )


ANY_NAME = st.text(st.characters(categories=["L", "Mn", "Zs", "Pd", "Po"]), min_size=1, max_size=40)
ANY_CONTACT = st.one_of(
    st.integers(9_000_000_000, 9_999_999_999).map("+7{}".format),
    st.from_regex(r"[a-zA-Z0-9_'%+]{1,20}@[a-zA-Zа-яё]{1,10}\.(ru|COM|рф)", fullmatch=True),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(name=ANY_NAME, contact=ANY_CONTACT)
async def test_whatever_passed_the_guards_comes_out_letter_by_letter(session: Session, name: str, contact: str) -> None:
    """Any alphabet, quotes and percent signs; one prospect introduces itself again and again."""
    known = await session.prospects.find_by_telegram(ANNA) or await add_prospect(session)
    with suppress(Refusal):
        accepted, point = accept_name(name), typed(read_contact(contact, "RU"))
        await session.prospects.introduce(known.id, accepted, [point], NOW)

        assert (await session.prospects.get(known.id)).name == accepted
        kept = await session.prospects.contact_points(known.id)
        assert point.value in [each.value for each in kept]
