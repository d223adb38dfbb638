"""Who it is: what the team answers about a contact of several is remembered, told, doubted, and undone exactly."""

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.errors import CardOutdated, LeadTakenByOther, NotFound, UndoneAlready
from bot.domain.ids import ActivityId, ClientId
from bot.domain.lead import CloseReason, Lead, Status
from bot.domain.names import PersonName
from bot.usecases.advance_lead import advance_lead
from bot.usecases.close_lead import close_lead
from bot.usecases.erase_person import erase_person
from bot.usecases.link_lead import link_lead
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.read_caller import read_caller
from bot.usecases.read_cards import LeadCard, read_lead_card
from bot.usecases.say_who_it_is import doubt_who_it_is, say_it_is_somebody_else, say_whose_number_it_is
from bot.usecases.split_client import split_client
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import undo
from bot.usecases.undo_merge import undo_merge
from storage import Session
from tests.usecases.cast import (
    BORIS,
    EMAIL,
    OLGA,
    PAVEL,
    PHONE,
    VIKTOR,
    count,
    everything_in_force,
    know,
    new_lead,
    typed,
)

ANOTHER = 1003


@pytest.fixture
async def family(turn: Turn) -> tuple[Client, Client]:
    """Two clients with one phone."""
    return await know(turn, typed(PHONE), name="Мария Сидорова"), await know(turn, typed(PHONE), name="Пётр Сидоров")


async def card_of(turn: Turn, lead: Lead) -> LeadCard:
    return await read_lead_card(turn.records, lead.id)


async def last_line(turn: Turn, lead: Lead) -> ActivityId:
    return (await turn.records.activities.list_of_lead(lead.id))[-1].id


async def answered(turn: Turn, client: Client) -> Lead:
    """A lead of which Olga has said whose it is, and which is over by now."""
    lead = await new_lead(turn, typed(PHONE), name="Маша")
    linked = await link_lead(turn, lead.id, lead.version, client.id, by=OLGA)
    await close_lead(turn, lead.id, linked.lead.version, CloseReason.NO_ANSWER, by=OLGA)
    return await turn.records.leads.get(lead.id)


async def test_the_same_name_with_the_same_number_is_not_asked_about_again(
    turn: Turn, family: tuple[Client, Client]
) -> None:
    maria, _ = family
    first = await answered(turn, maria)

    again = await card_of(turn, await new_lead(turn, typed(PHONE), name="маша", telegram_id=BORIS))
    other = await card_of(turn, await new_lead(turn, typed(PHONE), name="Света", telegram_id=ANOTHER))

    assert (again.suggestions, again.said and again.said.lead) == ((maria,), first.id)
    assert (other.suggestions, other.said) == (family, None)


async def test_the_same_account_is_recognised_and_the_card_tells_why(turn: Turn, family: tuple[Client, Client]) -> None:
    maria, _ = family
    first = await answered(turn, maria)

    card = await card_of(turn, await new_lead(turn, typed(PHONE), name="Мария С."))

    assert (card.client, card.said and card.said.lead) == (maria, first.id)


async def test_undoing_the_link_forgets_the_answer(turn: Turn, session: Session, family: tuple[Client, Client]) -> None:
    lead = await new_lead(turn, typed(PHONE), name="Маша")
    before = await everything_in_force(session)
    await link_lead(turn, lead.id, lead.version, family[0].id, by=OLGA)

    await undo(turn, await last_line(turn, lead), by=OLGA)

    assert await everything_in_force(session) == before
    assert (await card_of(turn, lead)).suggestions == family


async def test_a_doubted_answer_is_asked_for_again_though_the_account_is_known(
    turn: Turn, family: tuple[Client, Client]
) -> None:
    await answered(turn, family[0])
    lead = await new_lead(turn, typed(PHONE), name="Маша")
    card = await card_of(turn, lead)
    assert card.said is not None

    await undo(turn, await last_line(turn, lead), by=OLGA)
    await doubt_who_it_is(turn, card.said.line, by=OLGA, lead=lead.id)

    asked = await card_of(turn, lead)
    assert (asked.client, set(asked.suggestions), asked.said) == (None, set(family), None)
    with pytest.raises(UndoneAlready):
        await doubt_who_it_is(turn, card.said.line, by=OLGA, lead=lead.id)


async def test_the_next_answer_counts(turn: Turn, family: tuple[Client, Client]) -> None:
    maria, peter = family
    first = await answered(turn, maria)
    said = (await card_of(turn, first)).said
    assert said is not None
    await doubt_who_it_is(turn, said.line, by=PAVEL)
    lead = await new_lead(turn, typed(PHONE), name="Маша", telegram_id=BORIS)
    await link_lead(turn, lead.id, lead.version, peter.id, by=OLGA)

    card = await card_of(turn, await new_lead(turn, typed(PHONE), name="Маша", telegram_id=ANOTHER))

    assert card.suggestions == (peter,)


async def test_somebody_else_is_a_new_client_and_not_asked_about_again(
    turn: Turn, family: tuple[Client, Client]
) -> None:
    lead = await new_lead(turn, typed(PHONE), name="Света")
    await say_it_is_somebody_else(turn, lead.id, lead.version, by=OLGA)
    card = await card_of(turn, lead)
    assert card.said is not None and (card.suggestions, card.said.client) == ((), None)

    await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)
    svetlana = (await turn.records.leads.get(lead.id)).client
    again = await card_of(turn, await new_lead(turn, typed(PHONE), name="Света", telegram_id=BORIS))

    assert svetlana not in (None, family[0].id, family[1].id)
    assert [client.id for client in again.suggestions] == [svetlana]


async def test_that_it_is_somebody_else_can_be_doubted(turn: Turn, family: tuple[Client, Client]) -> None:
    lead = await new_lead(turn, typed(PHONE), name="Света")
    await say_it_is_somebody_else(turn, lead.id, lead.version, by=OLGA)

    await doubt_who_it_is(turn, await last_line(turn, lead), by=PAVEL, lead=lead.id)

    assert (await card_of(turn, lead)).suggestions == family
    deeds = [line.deed for line in await turn.records.activities.list_of_lead(lead.id)]
    assert deeds[-2:] == [Deed.WHO_IT_IS_SAID, Deed.WHO_IT_IS_DOUBTED]


async def test_only_whoever_may_decide_says_who_it_is(turn: Turn, family: tuple[Client, Client]) -> None:
    lead = await new_lead(turn, typed(PHONE), name="Света")
    taken = await take_lead(turn, lead.id, by=OLGA)

    with pytest.raises(LeadTakenByOther):
        await say_it_is_somebody_else(turn, lead.id, taken.version, by=PAVEL)
    with pytest.raises(CardOutdated):
        await say_it_is_somebody_else(turn, lead.id, lead.version, by=OLGA)
    await say_it_is_somebody_else(turn, lead.id, taken.version, by=OLGA)
    with pytest.raises(LeadTakenByOther):
        await doubt_who_it_is(turn, await last_line(turn, lead), by=PAVEL, lead=lead.id)


async def test_whose_number_it_is_is_remembered_for_whoever_asks_next(
    turn: Turn, family: tuple[Client, Client]
) -> None:
    _, peter = family
    await say_whose_number_it_is(turn, [PHONE], peter.id, by=OLGA)

    caller = await read_caller(turn.records, [PHONE], PAVEL, alone=False, unnamed_too=False)
    assert caller.client == peter and caller.said is not None
    await doubt_who_it_is(turn, caller.said.line, by=PAVEL)
    caller = await read_caller(turn.records, [PHONE], PAVEL, alone=False, unnamed_too=False)

    assert (caller.client, caller.said) == (None, None)


async def test_it_is_nobody_who_does_not_have_the_number(turn: Turn, family: tuple[Client, Client]) -> None:
    stranger = await know(turn, typed(EMAIL), name="Борис")

    for client in (stranger.id, ClientId(99)):
        with pytest.raises(NotFound):
            await say_whose_number_it_is(turn, [PHONE], client, by=OLGA)


async def test_the_answer_follows_a_merged_card_and_comes_back_with_it(
    turn: Turn, family: tuple[Client, Client]
) -> None:
    maria, _ = family
    await answered(turn, maria)
    kept = await know(turn, name="Мария Сидорова-Кац")
    merged = await merge_clients(turn, kept.id, maria.id, by=VIKTOR)

    lead = await new_lead(turn, typed(PHONE), name="Маша", telegram_id=BORIS)
    assert [client.id for client in (await card_of(turn, lead)).suggestions] == [kept.id]
    await undo_merge(turn, merged, by=VIKTOR)

    assert (await card_of(turn, lead)).suggestions == (maria,)


async def test_an_answer_is_not_about_a_card_from_which_the_number_was_split_off(
    turn: Turn, family: tuple[Client, Client]
) -> None:
    maria, peter = family
    await say_whose_number_it_is(turn, [PHONE], maria.id, by=OLGA)
    split = await split_client(turn, maria.id, PersonName("Мария Кац"), [PHONE], [], by=VIKTOR)

    lead = await new_lead(turn, typed(PHONE), name="Маша")

    assert {client.id for client in (await card_of(turn, lead)).suggestions} == {peter.id, split.client}


async def test_erasing_reaches_what_was_answered(turn: Turn, session: Session, family: tuple[Client, Client]) -> None:
    lead = await answered(turn, family[0])
    assert await count(session, "who_it_is") == 2

    await erase_person(turn, await turn.records.prospects.get(lead.prospect))

    assert await count(session, "who_it_is") == 0
