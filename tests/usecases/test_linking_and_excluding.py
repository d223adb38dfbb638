"""Linking and excluding: whose a contact is from now on, and whose words become nothing from now on."""

import pytest

from bot.domain.activity import Deed
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, telegram_identity
from bot.domain.errors import ExcludedByOther, HasOpenLead, NotFound, NothingToExclude, ValueBelongsToClient
from bot.domain.events import LeadChanged, ProspectChanged, ProspectWrote, TopicChosen
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ClientId, ExclusionId, ProspectId, RemarkId
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Status
from bot.domain.mail_addresses import all_mail_at
from bot.domain.ownership import HeldValue, owners_of
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_lead, exclude_prospect, lift_exclusion
from bot.usecases.link_lead import link_lead, link_lead_to_company
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Promoted, Stopped
from bot.usecases.register_interest import register_interest
from storage import Session
from tests.usecases.cast import (
    ACCOUNT,
    ANNA,
    BORIS,
    EARLIER,
    EMAIL,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    count,
    introduce,
    know,
    meet,
    new_lead,
    shared,
    typed,
    values_of,
)

SPAM = ExclusionReason.SPAM


def primaries(points: tuple[ContactPoint, ...]) -> set[ContactValue]:
    return {point.value for point in points if point.primary}


# Link


async def test_linking_appends_contacts_and_leaves_the_primary_one(turn: Turn) -> None:
    anna = await know(turn, typed(OTHER_PHONE))
    lead = await new_lead(turn, shared(PHONE), typed(EMAIL))

    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)

    points = await turn.records.directory.client_points(anna.id)
    phones = {value for value in primaries(points) if value.kind is ContactKind.PHONE}
    assert {point.value for point in points} == {OTHER_PHONE, PHONE, EMAIL, ACCOUNT}
    assert phones == {OTHER_PHONE}


async def test_a_linked_contact_keeps_where_it_came_from(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE), typed(EMAIL))

    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)

    found = {point.value: point.origin for point in await turn.records.directory.client_points(anna.id)}
    given = {point.value: point.origin for point in lead.contact_points}
    assert found == given


async def test_linking_says_whose_lead_it_is_and_nothing_about_its_status(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))
    turn.events.clear()

    linked = await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)

    after = await turn.records.leads.get(lead.id)
    assert (after.client, after.status, after.manager) == (anna.id, Status.NEW, None)
    assert (linked.client_name, linked.other_open) == ("Анна Петрова", ())
    assert turn.events == [LeadChanged(lead=lead.id)]


async def test_the_next_request_from_a_linked_account_is_recognised_by_itself(turn: Turn) -> None:
    anna = await know(turn)
    lead = await new_lead(turn, typed(PHONE))
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    linked = await turn.records.leads.get(lead.id)
    await close_lead(turn, lead.id, linked.version, CloseReason.CHANGED_MIND, by=OLGA)

    assert (await new_lead(turn, typed(EMAIL), name="Аня")).client == anna.id


async def test_a_contact_that_is_somebody_elses_is_asked_about(turn: Turn) -> None:
    anna, boris = await know(turn, typed(PHONE)), await know(turn, name="Борис Сидоров")
    lead = await new_lead(turn, typed(PHONE))

    with pytest.raises(ValueBelongsToClient) as refusal:
        await link_lead(turn, lead.id, lead.version, boris.id, by=OLGA)

    assert refusal.value.held == (HeldValue(value=PHONE, owners=(anna,)),)
    assert await values_of(turn, boris) == set()


async def test_a_contact_that_the_chosen_client_shares_is_not_asked_about_again(turn: Turn) -> None:
    await know(turn, typed(PHONE))
    boris = await know(turn, typed(PHONE), name="Борис Сидоров")
    lead = await new_lead(turn, typed(PHONE))

    await link_lead(turn, lead.id, lead.version, boris.id, by=OLGA)

    assert (await turn.records.leads.get(lead.id)).client == boris.id


async def test_people_share_a_contact_when_the_manager_says_so(turn: Turn) -> None:
    anna, boris = await know(turn, typed(PHONE)), await know(turn, name="Борис Сидоров")
    lead = await new_lead(turn, typed(PHONE), name="Борис Сидоров")

    await link_lead(turn, lead.id, lead.version, boris.id, by=OLGA, anyway=True)

    assert await values_of(turn, anna) == {PHONE}
    assert await values_of(turn, boris) == {PHONE, ACCOUNT}


async def test_another_open_lead_of_the_client_is_named_and_both_stay(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    first = await new_lead(turn, typed(PHONE))
    await link_lead(turn, first.id, first.version, anna.id, by=PAVEL)
    second = await new_lead(turn, typed(EMAIL), telegram_id=BORIS)

    linked = await link_lead(turn, second.id, second.version, anna.id, by=OLGA)

    assert [lead.id for lead in linked.other_open] == [first.id]
    assert {lead.id for lead in await turn.records.leads.list_open_of_client(anna.id)} == {first.id, second.id}


async def test_a_lead_is_not_linked_to_a_client_who_is_gone(turn: Turn) -> None:
    lead = await new_lead(turn)

    with pytest.raises(NotFound):
        await link_lead(turn, lead.id, lead.version, ClientId(404), by=OLGA)


async def test_linking_to_the_same_client_again_doubles_nothing(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))

    for _ in range(2):
        version = (await turn.records.leads.get(lead.id)).version
        linked = await link_lead(turn, lead.id, version, anna.id, by=OLGA)
        assert linked.other_open == ()

    assert await values_of(turn, anna) == {PHONE, ACCOUNT}
    assert await count(session, "ownerships") == 2


# Exclude


@pytest.mark.parametrize(
    ("scope", "excluded"),
    [
        (ExclusionScope.EVERYTHING, {ACCOUNT, PHONE, EMAIL}),
        (ExclusionScope.MESSENGER, {ACCOUNT}),
        (ExclusionScope.PHONES, {PHONE}),
        (ExclusionScope.MAILS, {EMAIL}),
        (ExclusionScope.MAIL_DOMAIN, {all_mail_at("example.com")}),
    ],
)
async def test_an_exclusion_covers_its_scope(turn: Turn, scope: ExclusionScope, excluded: set[ContactValue]) -> None:
    lead = await new_lead(turn, typed(PHONE), typed(EMAIL))

    await exclude_lead(turn, lead.id, lead.version, SPAM, scope, by=OLGA)

    in_force = await turn.records.exclusions.list_in_force(limit=10)
    assert {exclusion.value for exclusion in in_force} == excluded
    assert {(exclusion.reason, exclusion.lead, exclusion.added_by) for exclusion in in_force} == {
        (SPAM, lead.id, OLGA.id)
    }


async def test_excluding_closes_the_lead_and_deletes_nothing(turn: Turn, session: Session) -> None:
    lead = await new_lead(turn)
    turn.events.clear()

    await exclude_lead(turn, lead.id, lead.version, SPAM, ExclusionScope.EVERYTHING, by=OLGA)

    after = await turn.records.leads.get(lead.id)
    assert (after.status, after.closed_at) == (Status.EXCLUDED, turn.now)
    assert turn.events == [ProspectChanged(prospect=lead.prospect), LeadChanged(lead=lead.id)]
    assert await count(session, "prospect_contact_points") == 1


async def test_from_an_excluded_account_nothing_comes_any_more(turn: Turn, session: Session) -> None:
    lead = await new_lead(turn)
    await exclude_lead(turn, lead.id, lead.version, SPAM, ExclusionScope.MESSENGER, by=OLGA)
    turn.events.clear()

    interest = await register_interest(turn, await meet(turn), Route.QUESTION, words="А всё же?")
    promotion = await introduce(turn, typed(EMAIL), wish="Ответьте")

    stopped = [exclusion.stopped for exclusion in await turn.records.exclusions.list_in_force(limit=10)]
    assert (interest, promotion, turn.events, stopped) == (None, Stopped(), [], [2])
    assert await count(session, "leads") == 1


async def test_a_known_clients_contact_is_not_excluded_unasked(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))

    with pytest.raises(ValueBelongsToClient) as refusal:
        await exclude_lead(turn, lead.id, lead.version, SPAM, ExclusionScope.PHONES, by=OLGA)

    assert owners_of(refusal.value.held) == (anna,)
    assert await turn.records.exclusions.list_in_force(limit=10) == []


async def test_a_mail_domain_of_a_known_client_is_not_excluded_unasked(turn: Turn) -> None:
    anna = await know(turn, typed(EMAIL))
    lead = await new_lead(turn, typed(ContactValue(kind=ContactKind.EMAIL, normal_form="boris@example.com")))
    scope = ExclusionScope.MAIL_DOMAIN

    with pytest.raises(ValueBelongsToClient) as refusal:
        await exclude_lead(turn, lead.id, lead.version, SPAM, scope, by=OLGA)
    assert owners_of(refusal.value.held) == (anna,)

    await exclude_lead(turn, lead.id, lead.version, SPAM, scope, by=OLGA, over_client=True)
    found = await turn.records.exclusions.find(all_mail_at("example.com"))
    assert found is not None
    assert found.over_client


async def test_an_exclusion_holds_over_the_client_when_the_manager_said_so(turn: Turn) -> None:
    await know(turn, typed(PHONE))
    lead = await new_lead(turn, shared(PHONE))
    scope = ExclusionScope.PHONES

    await exclude_lead(turn, lead.id, lead.version, SPAM, scope, by=OLGA, over_client=True)

    assert await introduce(turn, shared(PHONE)) == Stopped()


async def test_a_scope_that_covers_nothing_is_refused(turn: Turn) -> None:
    """A web form or a call will leave no messenger account; here a lead without one stands for them."""
    prospect = await meet(turn)
    lead = await turn.records.leads.add(
        prospect=prospect.id, name="Анна", wish="Прайс", campaign=None, route=Route.FORM,
        contact_points=[typed(PHONE)], now=turn.now,
    )  # fmt: skip

    with pytest.raises(NothingToExclude):
        await exclude_lead(turn, lead.id, lead.version, SPAM, ExclusionScope.MESSENGER, by=OLGA)

    assert (await turn.records.leads.get(lead.id)).status is Status.NEW


async def test_who_never_introduced_itself_is_excluded_by_the_account(turn: Turn) -> None:
    prospect = await meet(turn)

    exclusions = await exclude_prospect(turn, prospect.id, SPAM, by=OLGA)

    found = await turn.records.exclusions.find(telegram_identity(ANNA))
    assert found is not None
    assert exclusions == (found.id,)
    assert turn.events == [ProspectChanged(prospect=prospect.id)]


async def test_who_has_an_open_lead_is_excluded_on_its_card(turn: Turn) -> None:
    lead = await new_lead(turn)

    with pytest.raises(HasOpenLead) as refusal:
        await exclude_prospect(turn, lead.prospect, SPAM, by=OLGA)

    assert refusal.value.lead == lead.id


async def test_nobody_is_excluded_who_is_not_there(turn: Turn) -> None:
    with pytest.raises(NotFound):
        await exclude_prospect(turn, ProspectId(404), SPAM, by=OLGA)


async def test_a_lifted_exclusion_lets_in_again(turn: Turn) -> None:
    prospect = await meet(turn)
    (exclusion,) = await exclude_prospect(turn, prospect.id, SPAM, by=OLGA)

    assert await lift_exclusion(turn, exclusion, by=OLGA)

    assert turn.events[-1] == ProspectChanged(prospect=prospect.id)
    assert isinstance(await introduce(turn, typed(PHONE)), Promoted)


async def test_lifting_twice_is_one_line_of_history(turn: Turn, session: Session) -> None:
    (exclusion,) = await exclude_prospect(turn, (await meet(turn)).id, SPAM, by=OLGA)

    lifted = [await lift_exclusion(turn, exclusion, by=OLGA) for _ in range(2)]

    lines = await session.connection.rows("SELECT deed FROM activities ORDER BY id")
    assert [each is not None for each in lifted] == [True, False]
    assert [row["deed"] for row in lines] == [Deed.EXCLUDED, Deed.EXCLUSION_LIFTED]


async def test_what_a_colleague_excluded_is_lifted_by_the_owner_alone(turn: Turn) -> None:
    prospect = await meet(turn)
    (exclusion,) = await exclude_prospect(turn, prospect.id, SPAM, by=OLGA)

    with pytest.raises(ExcludedByOther):
        await lift_exclusion(turn, exclusion, by=PAVEL)
    assert await lift_exclusion(turn, exclusion, by=VIKTOR)


async def test_lifting_what_is_not_there_is_told_so(turn: Turn) -> None:
    with pytest.raises(NotFound):
        await lift_exclusion(turn, ExclusionId(404), by=OLGA)


# Interest


async def test_a_question_is_kept_as_it_came_and_told(turn: Turn) -> None:
    prospect = await meet(turn)

    interest = await register_interest(turn, prospect, Route.QUESTION, words="Сколько стоит?")

    assert await turn.records.interests.list_of(prospect.id) == [interest]
    assert turn.events == [
        ProspectWrote(prospect=prospect.id, lead=None, words="Сколько стоит?", posted=None, remark=RemarkId(1))
    ]


async def test_who_of_a_company_it_is_is_asked_once(turn: Turn) -> None:
    """Also where the directory does not know yet that the client belongs there."""
    company = await turn.records.directory.add_company(name="Лютик", now=EARLIER)
    anna, lead = await know(turn), await new_lead(turn)
    await link_lead_to_company(turn, lead.id, lead.version, company.id, by=OLGA)
    await link_lead(turn, lead.id, (await turn.records.leads.get(lead.id)).version, anna.id, by=OLGA)
    version = (await turn.records.leads.get(lead.id)).version
    await close_lead(turn, lead.id, version, CloseReason.NO_ANSWER, by=OLGA)

    assert (await new_lead(turn)).client == anna.id


async def test_a_companys_contact_is_excluded_only_where_that_is_meant_and_then_stops(turn: Turn) -> None:
    """A known company goes before an exclusion: one that nobody was asked about would stop nothing."""
    company = await turn.records.directory.add_company(name="Лютик", now=EARLIER)
    lead = await new_lead(turn)
    await link_lead_to_company(turn, lead.id, lead.version, company.id, by=OLGA)
    version = (await turn.records.leads.get(lead.id)).version

    with pytest.raises(ValueBelongsToClient) as known:
        await exclude_lead(turn, lead.id, version, SPAM, ExclusionScope.EVERYTHING, by=OLGA)
    assert known.value.held[0].names == ("Лютик",)
    await exclude_lead(turn, lead.id, version, SPAM, ExclusionScope.EVERYTHING, by=OLGA, over_client=True)

    assert await register_interest(turn, await meet(turn), Route.QUESTION, words="Алло?") is None


async def test_a_start_alone_bothers_nobody(turn: Turn) -> None:
    prospect = await meet(turn)

    await register_interest(turn, prospect, Route.DEEP_LINK, campaign="spring")

    assert turn.events == []
    assert len(await turn.records.interests.list_of(prospect.id)) == 1


async def test_a_topic_is_told_until_there_is_a_lead(turn: Turn) -> None:
    prospect = await meet(turn)
    await register_interest(turn, prospect, Route.TOPIC, topic="Цены")
    assert turn.events == [TopicChosen(prospect=prospect.id)]
    await new_lead(turn)
    turn.events.clear()

    await register_interest(turn, prospect, Route.TOPIC, topic="Доставка")

    assert not any(isinstance(event, TopicChosen) for event in turn.events)
    assert any(isinstance(event, LeadChanged) for event in turn.events)


async def test_what_is_said_during_an_open_lead_goes_into_it(turn: Turn) -> None:
    lead = await new_lead(turn)

    interest = await register_interest(turn, await meet(turn), Route.QUESTION, words="И доставка?")

    assert await turn.records.interests.list_of_lead(lead.id) == [interest]
