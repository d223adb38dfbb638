"""Lists as one member sees them: own, free, put off, by stage, and the questions."""

from datetime import timedelta

import pytest

from bot.domain.ids import LeadId
from bot.domain.interest import Route
from bot.domain.lead import Lead, Status
from bot.domain.lead_lists import LeadList
from bot.domain.member import Member
from bot.usecases.advance_lead import advance_lead
from bot.usecases.ports import Turn
from bot.usecases.postpone_lead import postpone_lead
from bot.usecases.read_lists import Listing, read_listing
from bot.usecases.register_interest import register_interest
from bot.usecases.take_lead import take_lead
from tests.usecases.cast import NOW, OLGA, PAVEL, VIKTOR, meet, new_lead


@pytest.fixture
async def leads(turn: Turn) -> list[Lead]:
    """A free one, one of Olga's, one that she put off, a deal of hers, and one of Pavel's with an offer made."""
    made = [await new_lead(turn, telegram_id=1100 + number) for number in range(5)]
    await take_lead(turn, made[1].id, by=OLGA)
    await postpone_lead(turn, made[2].id, 1, NOW + timedelta(days=1), by=OLGA)
    await advance_lead(turn, made[3].id, 1, Status.QUALIFIED, by=OLGA, anyway=True)
    await advance_lead(turn, made[4].id, 1, Status.OFFER, by=PAVEL, anyway=True)
    return made


async def listed(turn: Turn, by: Member, which: LeadList) -> list[LeadId]:
    """The leads on a list as a member sees it."""
    things = (await read_listing(turn.records, by, which, size=6)).page.things
    return [thing.id for thing in things if isinstance(thing, Lead)]


async def test_each_list_holds_what_its_name_says(turn: Turn, leads: list[Lead]) -> None:
    """What is put off is not among one's own work until it comes back."""
    _free, taken, put_off, deal, _offer = (lead.id for lead in leads)

    assert await listed(turn, OLGA, LeadList.MINE) == [taken, deal]
    assert await listed(turn, OLGA, LeadList.FREE) == [leads[0].id]
    assert await listed(turn, OLGA, LeadList.PUT_OFF) == [put_off]
    assert await listed(turn, OLGA, LeadList.QUALIFIED) == [deal]


async def test_whoever_works_alone_has_all_that_is_open_and_nothing_is_free(turn: Turn, leads: list[Lead]) -> None:
    """There is nobody to take it."""
    free, taken, _put_off, deal, _offer = (lead.id for lead in leads)

    mine = await read_listing(turn.records, OLGA, LeadList.MINE, size=6, alone=True)

    assert [thing.id for thing in mine.page.things if isinstance(thing, Lead)] == [free, taken, deal]
    assert (mine.counts[LeadList.MINE], mine.counts[LeadList.FREE]) == (3, 0)


async def test_the_owner_sees_everybodys_deals_with_whose_they_are(turn: Turn, leads: list[Lead]) -> None:
    """A manager sees only their own."""
    listing = await read_listing(turn.records, VIKTOR, LeadList.OFFER, size=6)

    assert listing.page.things == (await turn.records.leads.get(leads[4].id),)
    assert listing.takers == {leads[4].id: "Павел"}
    assert await listed(turn, OLGA, LeadList.OFFER) == []
    assert await listed(turn, PAVEL, LeadList.PUT_OFF) == []


@pytest.mark.parametrize("member", [OLGA, PAVEL, VIKTOR], ids=lambda member: member.role)
async def test_the_counts_are_those_of_the_lists(turn: Turn, leads: list[Lead], member: Member) -> None:
    await register_interest(turn, await meet(turn), Route.QUESTION, words="Сколько стоит?")

    counts = (await read_listing(turn.records, member, size=6)).counts

    of_leads = {which: len(await listed(turn, member, which)) for which in LeadList if which != LeadList.QUESTIONS}
    assert counts == of_leads | {LeadList.QUESTIONS: 1}


async def test_the_first_list_with_anything_on_it_opens(turn: Turn, leads: list[Lead]) -> None:
    async def opens(by: Member) -> LeadList:
        return (await read_listing(turn.records, by, size=6)).which

    assert await opens(OLGA) is LeadList.MINE
    assert await opens(VIKTOR) is LeadList.FREE


async def test_where_only_questions_wait_they_open(turn: Turn) -> None:
    await register_interest(turn, await meet(turn), Route.QUESTION, words="Сколько стоит?")

    assert (await read_listing(turn.records, OLGA, size=6)).which is LeadList.QUESTIONS


async def test_a_list_that_shrank_shows_its_last_page(turn: Turn) -> None:
    """A button from before leads to what there is now."""
    made = [await new_lead(turn, telegram_id=1100 + number) for number in range(3)]

    def ids(listing: Listing) -> list[LeadId]:
        return [thing.id for thing in listing.page.things if isinstance(thing, Lead)]

    assert ids(await read_listing(turn.records, OLGA, LeadList.FREE, 2, size=2)) == [made[2].id]
    assert ids(await read_listing(turn.records, OLGA, LeadList.FREE, 9, size=2)) == [made[2].id]
    assert ids(await read_listing(turn.records, OLGA, LeadList.QUESTIONS, 9, size=2)) == []
