"""Who calls: what is known about a contact, as far as whoever asks may know, and excluding it before it ever comes."""

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactValue, telegram_identity
from bot.domain.errors import HasOpenLead, NothingToExclude, ProspectIsClient
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.domain.lead import CloseReason
from bot.domain.mail_addresses import all_mail_at
from bot.domain.member import Member
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_ahead
from bot.usecases.link_lead import link_lead
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Stopped
from bot.usecases.read_caller import Caller, read_caller
from bot.usecases.read_history import Told
from bot.usecases.register_interest import register_interest
from bot.usecases.take_lead import take_lead
from tests.usecases.cast import (
    ACCOUNT,
    ANNA,
    EMAIL,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    introduce,
    know,
    meet,
    new_lead,
    shared,
    typed,
)


async def ask_about(turn: Turn, value: ContactValue, *, by: Member = OLGA, unnamed_too: bool = False) -> Caller:
    return await read_caller(turn.records, [value], by, alone=False, unnamed_too=unnamed_too)


async def test_a_client_is_told_with_whoever_looks_after_them(turn: Turn) -> None:
    supplier = await know(turn, typed(PHONE), kind=ClientKind.SUPPLIER)

    caller = await ask_about(turn, PHONE)

    assert (caller.client, caller.own_manager, caller.leads, caller.is_known) == (supplier, None, (), True)


async def test_the_history_is_told_to_those_who_see_the_whole_card(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    await take_lead(turn, lead.id, by=OLGA)

    told = {member.id: bool((await ask_about(turn, PHONE, by=member)).told) for member in (OLGA, PAVEL, VIKTOR)}

    assert told == {OLGA.id: True, PAVEL.id: False, VIKTOR.id: True}


async def test_what_was_last_is_told_of_a_client_of_whom_nothing_is_open(turn: Turn) -> None:
    """To those who work with them; that is how one knows what the talk was about."""
    anna = await know(turn, typed(PHONE), manager=OLGA.id)
    lead = await take_lead(turn, (await new_lead(turn, typed(PHONE))).id, by=OLGA)
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    await close_lead(turn, lead.id, lead.version + 1, CloseReason.CHOSE_ANOTHER, by=OLGA)

    told = {member.id: (await ask_about(turn, PHONE, by=member)).told for member in (OLGA, PAVEL, VIKTOR)}

    deeds = [line.activity.deed for line in told[OLGA.id] if isinstance(line, Told)]
    assert deeds == [Deed.CLOSED, Deed.LINKED, Deed.TAKEN]
    assert (told[PAVEL.id], told[VIKTOR.id]) == ((), told[OLGA.id])


async def test_a_lead_is_found_by_a_contact_it_was_left_with(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))

    (found,) = (await ask_about(turn, PHONE)).leads

    assert (found.lead.id, found.taker) == (lead.id, None)


async def test_an_anonymous_account_stays_anonymous_unless_the_owner_shows_names(turn: Turn) -> None:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит доставка?")

    assert (await ask_about(turn, ACCOUNT)).prospect is None
    found = (await ask_about(turn, ACCOUNT, unnamed_too=True)).prospect
    assert found is not None
    assert found.id == prospect.id


async def test_somebody_unknown_is_excluded_ahead(turn: Turn) -> None:
    await exclude_ahead(turn, [OTHER_PHONE, telegram_identity(ANNA)], ExclusionReason.COURIER, by=OLGA)

    caller = await ask_about(turn, OTHER_PHONE)
    assert [(found.reason, found.lead) for found in caller.exclusions] == [(ExclusionReason.COURIER, None)]
    assert caller.is_excluded
    assert await turn.records.exclusions.find(ACCOUNT) is not None


async def test_a_client_and_a_lead_in_work_are_not_excluded_ahead(turn: Turn) -> None:
    await know(turn, typed(OTHER_PHONE))
    await new_lead(turn, typed(PHONE))

    with pytest.raises(ProspectIsClient):
        await exclude_ahead(turn, [OTHER_PHONE], ExclusionReason.SPAM, by=OLGA)
    with pytest.raises(HasOpenLead):
        await exclude_ahead(turn, [PHONE], ExclusionReason.SPAM, by=OLGA)
    with pytest.raises(NothingToExclude):
        await exclude_ahead(turn, [], ExclusionReason.SPAM, by=OLGA)


async def test_a_client_is_excluded_ahead_only_if_the_manager_says_so(turn: Turn) -> None:
    await know(turn, shared(PHONE))

    await exclude_ahead(turn, [PHONE], ExclusionReason.SPAM, by=OLGA, over_client=True)

    assert await introduce(turn, shared(PHONE)) == Stopped()


async def test_a_mail_domain_of_a_client_is_asked_about_too(turn: Turn) -> None:
    await know(turn, typed(EMAIL))

    with pytest.raises(ProspectIsClient):
        await exclude_ahead(turn, [all_mail_at("example.com")], ExclusionReason.SPAM, by=OLGA)


async def test_all_mail_where_an_address_is_tells_of_its_exclusion(turn: Turn) -> None:
    domain = all_mail_at("example.com")
    await exclude_ahead(turn, [domain, PHONE, PHONE], ExclusionReason.SPAM, by=OLGA)

    caller = await ask_about(turn, EMAIL)

    assert [found.value for found in caller.exclusions] == [domain]
    assert (caller.is_known, caller.is_excluded) == (True, False)
    assert len(await turn.records.exclusions.list_in_force(limit=9)) == 2
