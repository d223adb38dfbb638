"""Deciding: take, qualify, win, keep, close, answer - what each does, and who may do it to which lead."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client, ClientKind
from bot.domain.errors import (
    AlreadyDone,
    AlreadyYours,
    CardOutdated,
    LeadIsClosed,
    LeadTakenByOther,
    NoteTooLong,
    NotFound,
    ProspectUnreachable,
    Refusal,
    StartBotFirst,
    TalkWithExcluded,
    TalkWithOther,
    ValueBelongsToClient,
)
from bot.domain.events import AnswerGiven, LeadChanged, PostedMessage
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import ActivityId, LeadId, RemarkId
from bot.domain.interest import Route
from bot.domain.lead import CloseReason, Lead, OwnReason, Reason, Status
from bot.domain.member import Member
from bot.domain.ownership import owners_of
from bot.usecases.advance_lead import advance_lead
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_lead
from bot.usecases.keep_as_contact import keep_as_contact, note_how_it_ended
from bot.usecases.link_lead import link_lead
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import undo
from storage import Session
from tests.usecases.cast import (
    ACCOUNT,
    EMAIL,
    NOW,
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

Decide = Callable[[Turn, LeadId, int, Member], Awaitable[object]]


async def qualify(turn: Turn, lead: LeadId, version: int, by: Member) -> object:
    return await advance_lead(turn, lead, version, Status.QUALIFIED, by=by)


async def win(turn: Turn, lead: LeadId, version: int, by: Member) -> object:
    return await advance_lead(turn, lead, version, Status.WON, by=by)


async def keep(turn: Turn, lead: LeadId, version: int, by: Member) -> object:
    return await keep_as_contact(turn, lead, version, ClientKind.OTHER, by=by)


async def close(turn: Turn, lead: LeadId, version: int, by: Member) -> object:
    return await close_lead(turn, lead, version, CloseReason.NO_ANSWER, by=by)


async def exclude(turn: Turn, lead: LeadId, version: int, by: Member) -> object:
    return await exclude_lead(turn, lead, version, ExclusionReason.SPAM, ExclusionScope.EVERYTHING, by=by)


async def link(turn: Turn, lead: LeadId, version: int, by: Member) -> object:
    boris = await know(turn, name="Борис Сидоров")
    return await link_lead(turn, lead, version, boris.id, by=by)


CLOSING: list[Decide] = [win, keep, close, exclude]
DECISIONS: list[Decide] = [qualify, link, *CLOSING]


async def client_of(turn: Turn, lead: LeadId) -> Client:
    client = (await turn.records.leads.get(lead)).client
    assert client is not None
    return await turn.records.directory.get_client(client)


async def taken(turn: Turn, by: Member) -> Lead:
    return await take_lead(turn, (await new_lead(turn)).id, by=by)


# Take


async def test_whoever_takes_a_lead_has_it(turn: Turn) -> None:
    lead = await new_lead(turn)
    turn.events.clear()

    await take_lead(turn, lead.id, by=OLGA)

    after = await turn.records.leads.get(lead.id)
    assert (after.status, after.manager) == (Status.TAKEN, OLGA.id)
    assert turn.events == [LeadChanged(lead=lead.id)]


async def test_of_two_who_take_a_lead_the_second_learns_who_has_it(turn: Turn) -> None:
    lead = await taken(turn, by=OLGA)

    with pytest.raises(LeadTakenByOther) as refusal:
        await take_lead(turn, lead.id, by=PAVEL)

    assert refusal.value.manager == OLGA.id
    assert (await turn.records.leads.get(lead.id)).manager == OLGA.id


async def test_the_owner_does_not_take_what_somebody_has(turn: Turn) -> None:
    lead = await taken(turn, by=OLGA)

    with pytest.raises(LeadTakenByOther):
        await take_lead(turn, lead.id, by=VIKTOR)


async def test_a_double_tap_on_take_is_told_so(turn: Turn) -> None:
    lead = await taken(turn, by=OLGA)

    with pytest.raises(AlreadyYours):
        await take_lead(turn, lead.id, by=OLGA)


@pytest.mark.parametrize(
    "nobody_to_write_to", [replace(OLGA, started_at=None), replace(OLGA, blocked_at=NOW)], ids=["new", "blocked"]
)
async def test_who_cannot_be_sent_the_card_has_to_start_the_bot_first(turn: Turn, nobody_to_write_to: Member) -> None:
    lead = await new_lead(turn)

    with pytest.raises(StartBotFirst):
        await take_lead(turn, lead.id, by=nobody_to_write_to)

    assert (await turn.records.leads.get(lead.id)).manager is None


# Qualify, win


async def test_a_qualified_lead_has_a_client_with_all_its_contacts(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE), typed(EMAIL))

    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)

    after, client = await turn.records.leads.get(lead.id), await client_of(turn, lead.id)
    assert (after.status, after.manager, after.closed_at) == (Status.QUALIFIED, OLGA.id, None)
    assert (client.name, client.kind, client.manager) == ("Анна Петрова", ClientKind.CLIENT, OLGA.id)
    assert await values_of(turn, client) == {PHONE, EMAIL, ACCOUNT}


async def test_a_second_card_for_a_known_contact_is_not_made_unasked(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))

    with pytest.raises(ValueBelongsToClient) as refusal:
        await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)

    assert (owners_of(refusal.value.held), refusal.value.lead) == ((anna,), lead.id)
    assert await count(session, "clients") == 1


async def test_a_phone_given_after_linking_that_is_another_clients_is_asked_about(turn: Turn) -> None:
    """A phone of Boris, typed into a lead that is Anna's, is not put on her card unasked."""
    anna, boris = await know(turn, typed(EMAIL)), await know(turn, typed(OTHER_PHONE), name="Борис Сидоров")
    lead = await new_lead(turn, typed(PHONE))
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    await introduce(turn, typed(OTHER_PHONE))
    linked = await turn.records.leads.get(lead.id)

    with pytest.raises(ValueBelongsToClient) as refused:
        await advance_lead(turn, lead.id, linked.version, Status.QUALIFIED, by=OLGA)
    assert owners_of(refused.value.held) == (boris,)
    assert OTHER_PHONE not in await values_of(turn, anna)

    await advance_lead(turn, lead.id, linked.version, Status.QUALIFIED, by=OLGA, anyway=True)
    assert OTHER_PHONE in await values_of(turn, anna)


async def test_a_second_card_for_a_known_contact_is_made_anyway_when_the_manager_says_so(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE), name="Борис Сидоров")

    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA, anyway=True)

    boris = await client_of(turn, lead.id)
    assert [client.id for client in await turn.records.directory.clients_owning(PHONE)] == [anna.id, boris.id]


async def test_qualifying_a_linked_lead_makes_no_second_client(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE))
    lead = await new_lead(turn, typed(PHONE))
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)

    await advance_lead(turn, lead.id, (await turn.records.leads.get(lead.id)).version, Status.QUALIFIED, by=OLGA)

    assert await client_of(turn, lead.id) == anna
    assert await count(session, "clients") == 1


async def test_a_won_deal_makes_its_client_a_buyer(turn: Turn, session: Session) -> None:
    lead = await new_lead(turn)
    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)
    client = await client_of(turn, lead.id)
    assert not await turn.records.leads.has_won(client.id)

    await advance_lead(turn, lead.id, (await turn.records.leads.get(lead.id)).version, Status.WON, by=OLGA)

    after = await turn.records.leads.get(lead.id)
    assert (after.status, after.closed_at) == (Status.WON, NOW)
    assert await turn.records.leads.has_won(client.id)
    assert await count(session, "clients") == 1


async def test_a_client_of_a_companys_lead_belongs_to_the_company(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="Ромашка", now=NOW)
    await turn.records.directory.append_points([typed(PHONE)], company=company.id, now=NOW)
    lead = await new_lead(turn, typed(PHONE))

    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)

    assert (await client_of(turn, lead.id)).company == company.id
    assert (await turn.records.leads.get(lead.id)).company == company.id


# Keep, close


@pytest.mark.parametrize("kind", list(ClientKind))
async def test_who_passed_by_stays_in_the_directory_with_a_kind(turn: Turn, kind: ClientKind) -> None:
    lead = await new_lead(turn)

    await keep_as_contact(turn, lead.id, lead.version, kind, by=OLGA)

    after, client = await turn.records.leads.get(lead.id), await client_of(turn, lead.id)
    assert (after.status, after.closed_at) == (Status.CONTACT_KEPT, NOW)
    assert (client.kind, await values_of(turn, client)) == (kind, {PHONE, ACCOUNT})


async def test_a_client_kept_as_a_supplier_is_one_from_now_on(turn: Turn) -> None:
    anna = await know(turn)
    lead = await new_lead(turn)
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)

    await keep_as_contact(turn, lead.id, (await turn.records.leads.get(lead.id)).version, ClientKind.SUPPLIER, by=OLGA)

    assert await client_of(turn, lead.id) == replace(anna, kind=ClientKind.SUPPLIER)


async def keep_by_olga(turn: Turn, lead: Lead) -> ActivityId:
    return await keep_as_contact(turn, lead.id, lead.version, ClientKind.CLIENT, by=OLGA, anyway=True)


async def test_how_it_ended_is_one_line_on_the_clients_card(turn: Turn) -> None:
    lead = await new_lead(turn)
    kept = await keep_by_olga(turn, lead)

    await note_how_it_ended(turn, kept, "  Передумала,\nно  вернётся ", by=OLGA)

    client = await client_of(turn, lead.id)
    line = (await turn.records.activities.list_of_lead(lead.id))[-1]
    assert client.note == "Передумала, но вернётся"
    assert (line.deed, line.actor, line.lead, line.client) == (Deed.NOTE_WRITTEN, OLGA.id, lead.id, client.id)


async def test_a_lead_shows_the_line_from_then_on(turn: Turn) -> None:
    lead = await new_lead(turn)
    kept = await keep_by_olga(turn, lead)
    turn.events.clear()

    await note_how_it_ended(turn, kept, "Передумала", by=OLGA)

    assert turn.events == [LeadChanged(lead=lead.id)]


async def test_a_note_that_is_too_long_is_refused_and_not_cut(turn: Turn) -> None:
    lead = await new_lead(turn)
    kept = await keep_by_olga(turn, lead)
    await note_how_it_ended(turn, kept, "Передумала", by=OLGA)

    with pytest.raises(NoteTooLong) as refused:
        await note_how_it_ended(turn, kept, "о" * 301, by=OLGA)

    assert (refused.value.length, refused.value.longest) == (301, 300)
    assert (await client_of(turn, lead.id)).note == "Передумала"


async def test_a_note_goes_with_the_decision_it_was_about_and_the_earlier_one_stands_again(turn: Turn) -> None:
    anna = await know(turn, shared(PHONE))
    first = await keep_by_olga(turn, await new_lead(turn, shared(PHONE)))
    await note_how_it_ended(turn, first, "Взяла прайс", by=OLGA)
    second = await keep_by_olga(turn, await new_lead(turn, shared(PHONE)))
    await note_how_it_ended(turn, second, "Передумала", by=OLGA)
    assert (await turn.records.directory.get_client(anna.id)).note == "Передумала"

    await undo(turn, second, by=OLGA)

    assert (await turn.records.directory.get_client(anna.id)).note == "Взяла прайс"


async def test_a_note_is_written_by_whoever_decided_or_by_the_owner(turn: Turn) -> None:
    lead = await new_lead(turn)
    kept = await keep_by_olga(turn, lead)

    with pytest.raises(LeadTakenByOther):
        await note_how_it_ended(turn, kept, "Чужое", by=PAVEL)
    await note_how_it_ended(turn, kept, "Вернётся весной", by=VIKTOR)

    assert (await client_of(turn, lead.id)).note == "Вернётся весной"


async def test_no_note_is_written_about_what_was_taken_back_or_was_no_keeping(turn: Turn) -> None:
    lead = await new_lead(turn)
    kept = await keep_by_olga(turn, lead)
    await undo(turn, kept, by=OLGA)
    created = (await turn.records.activities.list_of_lead(lead.id))[0].id

    for activity in (kept, created):
        with pytest.raises(NotFound):
            await note_how_it_ended(turn, activity, "Передумала", by=OLGA)


async def test_the_same_decision_tapped_twice_is_done_already(turn: Turn) -> None:
    lead = await new_lead(turn)
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)

    with pytest.raises(AlreadyDone):
        await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)


async def test_another_client_chosen_on_an_old_card_is_not_done_already(turn: Turn) -> None:
    anna, maria = await know(turn), await know(turn, name="Мария")
    lead = await new_lead(turn)
    await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)

    with pytest.raises(AlreadyDone):
        await link_lead(turn, lead.id, lead.version, anna.id, by=OLGA)
    with pytest.raises(CardOutdated):
        await link_lead(turn, lead.id, lead.version, maria.id, by=OLGA)


@pytest.mark.parametrize(
    ("by", "later"), [(VIKTOR, timedelta()), (OLGA, timedelta(minutes=10))], ids=["somebody else", "much later"]
)
async def test_an_old_button_is_no_second_tap(turn: Turn, by: Member, later: timedelta) -> None:
    lead = await new_lead(turn)
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)

    with pytest.raises(CardOutdated):
        await close_lead(replace(turn, now=NOW + later), lead.id, lead.version, CloseReason.NO_ANSWER, by=by)


async def test_another_decision_on_an_old_card_is_no_second_tap(turn: Turn) -> None:
    lead = await new_lead(turn)
    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)

    with pytest.raises(CardOutdated):
        await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)


@pytest.mark.parametrize("reason", [*CloseReason, OwnReason("Нет бюджета")])
async def test_a_closed_lead_keeps_its_reason(turn: Turn, session: Session, reason: Reason) -> None:
    lead = await new_lead(turn)

    await close_lead(turn, lead.id, lead.version, reason, by=OLGA)

    after = await turn.records.leads.get(lead.id)
    assert (after.status, after.close_reason, after.closed_at) == (Status.CLOSED, reason, NOW)
    assert await count(session, "clients") == 0


# Answer


async def test_an_answer_goes_to_the_prospect(turn: Turn) -> None:
    prospect = await meet(turn)
    posted = PostedMessage(chat_id=OLGA.id, message_id=7)

    await answer_prospect(turn, prospect.id, by=OLGA, words="Добрый день!", posted=posted)

    expected = AnswerGiven(prospect=prospect.id, by=OLGA.id, words="Добрый день!", posted=posted, remark=RemarkId(1))
    assert turn.events == [expected]


async def test_nobody_answers_who_blocked_the_bot(turn: Turn) -> None:
    prospect = await meet(turn)
    await turn.records.prospects.save(replace(prospect, blocked_at=NOW))

    with pytest.raises(ProspectUnreachable):
        await answer_prospect(turn, prospect.id, by=OLGA, words="Добрый день!")

    assert turn.events == []


async def test_who_writes_again_can_be_answered_again(turn: Turn) -> None:
    await turn.records.prospects.save(replace(await meet(turn), blocked_at=NOW))

    prospect = await meet(turn)

    await answer_prospect(turn, prospect.id, by=OLGA, words="Добрый день!")
    assert [type(event).__name__ for event in turn.events] == ["AnswerGiven"]


@pytest.mark.parametrize(("by", "over_colleague"), [(OLGA, False), (VIKTOR, True)], ids=["the manager", "the owner"])
async def test_who_has_the_lead_answers_and_so_does_the_owner(turn: Turn, by: Member, over_colleague: bool) -> None:
    lead = await taken(turn, by=OLGA)

    await answer_prospect(turn, lead.prospect, by=by, words="Добрый день!", over_colleague=over_colleague)

    assert isinstance(turn.events[-1], AnswerGiven)


@pytest.mark.parametrize(("by", "over_colleague"), [(PAVEL, False), (PAVEL, True), (VIKTOR, False)])
async def test_nobody_writes_into_anothers_talk_by_mistake(turn: Turn, by: Member, over_colleague: bool) -> None:
    lead = await taken(turn, by=OLGA)

    with pytest.raises(TalkWithOther) as refusal:
        await answer_prospect(turn, lead.prospect, by=by, words="Добрый день!", over_colleague=over_colleague)

    assert (refusal.value.lead, refusal.value.manager) == (lead.id, OLGA.id)


async def test_the_talk_of_a_closed_lead_is_still_whose_it_was_until_something_new_is_asked(turn: Turn) -> None:
    await register_interest(turn, await meet(turn), Route.QUESTION, words="Сколько стоит?")
    lead = await taken(turn, by=OLGA)
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)
    with pytest.raises(TalkWithOther):
        await answer_prospect(turn, lead.prospect, by=PAVEL, words="Добрый день!")
    await answer_prospect(turn, lead.prospect, by=OLGA, words="До свидания!")

    await register_interest(turn, await meet(turn), Route.QUESTION, words="А завтра?")

    await answer_prospect(turn, lead.prospect, by=PAVEL, words="Добрый день!")


async def test_an_answer_by_a_closed_leads_card_meets_the_talk_of_the_new_one(turn: Turn) -> None:
    """The person came again, and somebody else has the lead."""
    first = await taken(turn, by=OLGA)
    await close_lead(turn, first.id, first.version, CloseReason.NO_ANSWER, by=OLGA)
    second = await taken(turn, by=PAVEL)
    assert second.prospect == first.prospect
    with pytest.raises(TalkWithOther) as refusal:
        await answer_prospect(turn, first.prospect, by=OLGA, words="Добрый день!")
    assert refusal.value.lead == second.id


async def test_nothing_goes_to_somebody_excluded(turn: Turn) -> None:
    anna = await meet(turn)
    await turn.records.exclusions.add(
        value=anna.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=NOW
    )
    with pytest.raises(TalkWithExcluded):
        await answer_prospect(turn, anna.id, by=OLGA, words="Добрый день!")


# Who may decide


@pytest.mark.parametrize("decide", DECISIONS)
@pytest.mark.parametrize(
    ("taker", "by", "refusal"),
    [
        (None, OLGA, None),
        (None, VIKTOR, None),
        (OLGA, OLGA, None),
        (OLGA, VIKTOR, None),
        (OLGA, PAVEL, LeadTakenByOther),
        (VIKTOR, OLGA, LeadTakenByOther),
    ],
    ids=["free, manager", "free, owner", "own", "taken, owner", "taken by another", "taken by the owner"],
)
async def test_managers_decide_about_free_leads_and_their_own_the_owner_about_all(
    turn: Turn, decide: Decide, taker: Member | None, by: Member, refusal: type[Refusal] | None
) -> None:
    lead = await new_lead(turn)
    if taker is not None:
        lead = await take_lead(turn, lead.id, by=taker)

    if refusal is not None:
        with pytest.raises(refusal):
            await decide(turn, lead.id, lead.version, by)
        assert await turn.records.leads.get(lead.id) == lead
    else:
        await decide(turn, lead.id, lead.version, by)
        assert (await turn.records.leads.get(lead.id)).version > lead.version


@pytest.mark.parametrize("decide", DECISIONS)
async def test_an_old_button_decides_nothing(turn: Turn, decide: Decide) -> None:
    lead = await taken(turn, by=OLGA)

    with pytest.raises(CardOutdated):
        await decide(turn, lead.id, lead.version - 1, OLGA)

    assert await turn.records.leads.get(lead.id) == lead


@pytest.mark.parametrize("decide", DECISIONS)
async def test_a_button_of_a_lead_that_is_not_there_is_told_so(turn: Turn, decide: Decide) -> None:
    with pytest.raises(NotFound):
        await decide(turn, LeadId(404), 1, OLGA)


@pytest.mark.parametrize("again", [qualify, *CLOSING])
@pytest.mark.parametrize("decide", CLOSING)
async def test_a_closed_lead_is_decided_already(turn: Turn, decide: Decide, again: Decide) -> None:
    lead = await new_lead(turn)
    await decide(turn, lead.id, lead.version, OLGA)
    closed = await turn.records.leads.get(lead.id)

    with pytest.raises(LeadIsClosed):
        await again(turn, lead.id, closed.version, OLGA)


@pytest.mark.parametrize("decide", CLOSING)
async def test_whose_lead_it_is_may_be_said_after_it_is_closed(turn: Turn, decide: Decide) -> None:
    lead = await new_lead(turn)
    await decide(turn, lead.id, lead.version, OLGA)
    closed = await turn.records.leads.get(lead.id)
    boris = await know(turn, name="Борис Сидоров")

    await link_lead(turn, lead.id, closed.version, boris.id, by=OLGA, anyway=True)

    linked = await turn.records.leads.get(lead.id)
    assert (linked.client, linked.status, linked.closed_at) == (boris.id, closed.status, closed.closed_at)


@pytest.mark.parametrize("decide", [qualify, *CLOSING])
async def test_a_free_lead_becomes_the_deciders_own(turn: Turn, decide: Decide) -> None:
    lead = await new_lead(turn)

    await decide(turn, lead.id, lead.version, PAVEL)

    assert (await turn.records.leads.get(lead.id)).manager == PAVEL.id


@pytest.mark.parametrize("decide", [qualify, *CLOSING])
async def test_a_decision_of_the_owner_leaves_the_lead_with_its_manager(turn: Turn, decide: Decide) -> None:
    lead = await taken(turn, by=OLGA)

    await decide(turn, lead.id, lead.version, VIKTOR)

    assert (await turn.records.leads.get(lead.id)).manager == OLGA.id
