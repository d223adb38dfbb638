"""Erasing at a person's own request: once, wholly, and so that the team's side goes on without them."""

import pytest

from bot.domain.activity import Deed
from bot.domain.errors import NotFound
from bot.domain.events import CopiesErased, LeadErased, PersonErased
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.erase_person import erase_person, withdraw_consent
from bot.usecases.ports import Turn
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import undo
from storage import Session
from tests.usecases.cast import ANNA, BORIS, NOW, OLGA, PHONE, VIKTOR, count, know, meet, new_lead, shared, typed


async def test_a_request_stays_as_a_number_that_nobody_opens(turn: Turn, session: Session) -> None:
    lead = await new_lead(turn)

    await erase_person(turn, await meet(turn))

    with pytest.raises(NotFound):
        await turn.records.leads.get(lead.id)
    row = await session.connection.row("SELECT name, wish, status, close_reason FROM leads")
    assert row is not None
    assert dict(row) == {"name": "", "wish": "", "status": "closed", "close_reason": "erased"}
    assert [line.deed for line in await turn.records.activities.list_of_lead(lead.id)][-1] is Deed.ERASED


async def test_everybody_concerned_hears_of_it(turn: Turn) -> None:
    lead = await new_lead(turn)
    anna = await meet(turn)
    turn.events.clear()

    await erase_person(turn, anna)

    assert turn.events == [
        LeadErased(lead=lead.id),
        PersonErased(prospect=anna.id, clients=()),
        CopiesErased(prospect=anna.id),
    ]


async def test_a_second_press_erases_a_stranger_who_left_nothing(turn: Turn, session: Session) -> None:
    """The press itself makes them known again, and that goes too."""
    await erase_person(turn, await meet(turn))

    await erase_person(turn, await meet(turn))

    assert await count(session, "prospects") == 0


async def test_decisions_about_who_was_erased_find_nobody(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    anna = await meet(turn)
    await erase_person(turn, anna)
    history = await turn.records.activities.list_of_lead(lead.id)
    decision = next(line for line in history if line.deed is Deed.TAKEN)

    with pytest.raises(NotFound):
        await undo(turn, decision.id, by=VIKTOR)
    with pytest.raises(NotFound):
        await answer_prospect(turn, anna.id, by=OLGA, words="Пятьсот рублей")


async def test_a_contact_that_others_left_too_stays_theirs(turn: Turn) -> None:
    """Boris typed the same number: his request keeps it."""
    await new_lead(turn, shared(PHONE))
    of_boris = await new_lead(turn, typed(PHONE), telegram_id=BORIS, name="Борис")

    await erase_person(turn, await meet(turn, ANNA))

    points = (await turn.records.leads.get(of_boris.id)).contact_points
    assert PHONE in [point.value for point in points]


async def test_a_clients_card_keeps_what_it_has_and_owners_are_told(turn: Turn) -> None:
    client = await know(turn, typed(PHONE))
    await new_lead(turn, shared(PHONE))
    anna = await meet(turn)

    await erase_person(turn, anna)

    assert PersonErased(prospect=anna.id, clients=(client.id,)) in turn.events
    assert PHONE in [point.value for point in await turn.records.directory.client_points(client.id)]


async def test_without_the_consent_the_question_waits_again_and_nobody_is_named(turn: Turn) -> None:
    lead = await new_lead(turn)
    anna = await meet(turn)

    await withdraw_consent(turn, anna)

    assert LeadErased(lead=lead.id, question_of=anna.id) in turn.events
    again = await turn.records.prospects.get(anna.id)
    assert (again.name, await turn.records.prospects.contact_points(anna.id)) == (None, ())
    assert (await turn.records.prospects.get(anna.id)).asked_at == NOW


async def test_a_second_press_withdraws_nothing_more(turn: Turn, session: Session) -> None:
    await new_lead(turn)
    await withdraw_consent(turn, await meet(turn))
    lines = await count(session, "activities")
    turn.events.clear()

    await withdraw_consent(turn, await meet(turn))

    assert (turn.events, await count(session, "activities")) == ([], lines)
