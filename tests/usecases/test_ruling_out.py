"""Ruling out: who is not the client with a name alike is remembered with their contacts, told, and taken back."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.errors import CardOutdated, LeadTakenByOther, NotFound
from bot.domain.ids import ActivityId, ClientId
from bot.domain.lead import CloseReason, Lead
from bot.usecases.close_lead import close_lead
from bot.usecases.erase_person import erase_person
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.rule_out import rule_out_for_lead, ruled_out
from bot.usecases.say_who_it_is import doubt_who_it_is
from bot.usecases.suggest_owners import likely_clients_of, suggest_for_lead
from bot.usecases.take_lead import take_lead
from storage import Session
from tests.usecases.cast import (
    ANNA,
    BORIS,
    EMAIL,
    OLGA,
    OTHER_PHONE,
    PAVEL,
    PHONE,
    VIKTOR,
    count,
    know,
    new_lead,
    typed,
)

MASHA = "Маша Сидорова"


@pytest.fixture
async def maria(turn: Turn) -> Client:
    """A client whom somebody else is called alike."""
    return await know(turn, typed(OTHER_PHONE), name="Мария Сидорова")


async def not_her(turn: Turn, maria: Client, *points: ContactPoint, telegram_id: int = ANNA) -> Lead:
    """Masha comes, and Olga says that she is not Maria."""
    lead = await new_lead(turn, *points, name=MASHA, telegram_id=telegram_id)
    assert await likely(turn, lead) == [maria.id]
    await rule_out_for_lead(turn, lead.id, lead.version, maria.id, by=OLGA)
    return lead


async def likely(turn: Turn, lead: Lead) -> Sequence[int]:
    return [each.owner.id for each in await likely_clients_of(turn.records, lead)]


async def comes_again(turn: Turn, lead: Lead, *points: ContactPoint, name: str, telegram_id: int) -> Lead:
    """The request is closed, and a new one comes."""
    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)
    return await new_lead(turn, *points, name=name, telegram_id=telegram_id)


async def last_line(turn: Turn, lead: Lead) -> ActivityId:
    return (await turn.records.activities.list_of_lead(lead.id))[-1].id


async def test_somebody_ruled_out_is_not_suggested_any_more(turn: Turn, maria: Client, session: Session) -> None:
    """Neither on the card nor behind "Link…"; a second press changes nothing."""
    lead = await not_her(turn, maria)
    assert await likely(turn, lead) == []
    assert await suggest_for_lead(turn.records, lead) == []

    lines = await count(session, "activities")
    await rule_out_for_lead(turn, lead.id, lead.version, maria.id, by=OLGA)
    assert await count(session, "activities") == lines


async def test_the_next_one_alike_is_likely_instead(turn: Turn, maria: Client) -> None:
    other = await know(turn, name="Мария Сидорова")
    lead = await new_lead(turn, name=MASHA)
    await rule_out_for_lead(turn, lead.id, lead.version, maria.id, by=OLGA)
    assert await likely(turn, lead) == [other.id]


async def test_the_last_answer_comes_first_whichever_contact_it_is_about(turn: Turn, maria: Client) -> None:
    """It is what the card offers to take back."""
    lead = await not_her(turn, maria, typed(PHONE))
    other = await know(turn, name="Мария Сидорова")
    await rule_out_for_lead(turn, lead.id, lead.version, other.id, by=OLGA)
    said = await ruled_out(turn.records, lead.name, lead.contact_points)
    assert [each.client for each in said] == [other.id, maria.id]


@pytest.mark.parametrize(
    ("telegram_id", "phone", "name", "asked"),
    [
        (ANNA, OTHER_PHONE, "Мария Сидорова", False),
        (BORIS, PHONE, MASHA, False),
        (BORIS, PHONE, "Мария Сидорова", True),
        (BORIS, replace(PHONE, normal_form="+79990000001"), MASHA, True),
    ],
    ids=["the same account", "the same phone and name", "another name by the same phone", "nothing the same"],
)
async def test_it_holds_for_the_same_person_only(
    turn: Turn, maria: Client, telegram_id: int, phone: ContactValue, name: str, *, asked: bool
) -> None:
    lead = await not_her(turn, maria, typed(PHONE))
    again = await comes_again(turn, lead, typed(phone), name=name, telegram_id=telegram_id)
    assert await likely(turn, again) == ([maria.id] if asked else [])


async def test_it_is_taken_back(turn: Turn, maria: Client) -> None:
    lead = await not_her(turn, maria)
    await doubt_who_it_is(turn, await last_line(turn, lead), by=OLGA, lead=lead.id)

    assert await likely(turn, lead) == [maria.id]
    deeds = [line.deed for line in await turn.records.activities.list_of_lead(lead.id)]
    assert deeds[-2:] == [Deed.RULED_OUT, Deed.WHO_IT_IS_DOUBTED]


async def test_a_merged_card_carries_it_over(turn: Turn, maria: Client) -> None:
    lead = await not_her(turn, maria)
    kept = await know(turn, typed(EMAIL), name="Сидорова Мария")
    await merge_clients(turn, kept.id, maria.id, by=VIKTOR)
    assert await likely(turn, lead) == []


async def test_it_goes_with_the_person(turn: Turn, maria: Client, session: Session) -> None:
    lead = await not_her(turn, maria)
    await erase_person(turn, await turn.records.prospects.get(lead.prospect))
    assert await count(session, "who_it_is") == 0


async def test_only_who_may_link_a_lead_rules_out(turn: Turn, maria: Client) -> None:
    lead = await new_lead(turn, name=MASHA)
    with pytest.raises(NotFound):
        await rule_out_for_lead(turn, lead.id, lead.version, ClientId(99), by=OLGA)
    with pytest.raises(CardOutdated):
        await rule_out_for_lead(turn, lead.id, lead.version + 1, maria.id, by=OLGA)
    await take_lead(turn, lead.id, by=PAVEL)
    taken = await turn.records.leads.get(lead.id)
    with pytest.raises(LeadTakenByOther):
        await rule_out_for_lead(turn, lead.id, taken.version, maria.id, by=OLGA)
