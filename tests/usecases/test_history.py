"""The history of a lead: for those who see the whole card, newest first, with the names behind the ids."""

from datetime import timedelta

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.errors import CardOutdated, ClientOfOther, LeadTakenByOther
from bot.domain.exclusion import ExclusionReason, ExclusionScope
from bot.domain.ids import LeadId
from bot.domain.interest import Route
from bot.domain.lead import Status
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.usecases.advance_lead import advance_lead
from bot.usecases.change_kind import change_kind
from bot.usecases.exclude import exclude_lead
from bot.usecases.hand_over import hand_over
from bot.usecases.link_lead import link_lead
from bot.usecases.ports import Turn
from bot.usecases.read_history import Shown, Told, read_card_history, read_history
from bot.usecases.register_interest import register_interest
from bot.usecases.take_lead import take_lead
from bot.usecases.undo import undo
from storage import Session
from tests.usecases.cast import BORIS, EARLIER, OLGA, PAVEL, PHONE, VIKTOR, know, new_lead, typed


async def lines(turn: Turn, lead: LeadId, by: Member = VIKTOR) -> list[Told]:
    """What was done, as somebody reads it."""
    things = (await read_history(turn.records, lead, 1, size=50, by=by, alone=False)).page.things
    return [line for line in things if isinstance(line, Told)]


async def test_the_newest_line_comes_first_and_names_who_did_it(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)

    told = await lines(turn, lead.id, by=OLGA)

    assert [(line.activity.deed, line.actor) for line in told] == [(Deed.TAKEN, "Ольга"), (Deed.LEAD_CREATED, None)]


async def test_a_colleague_who_does_not_have_it_does_not_read_it(turn: Turn) -> None:
    """The history says as much as the card."""
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)

    with pytest.raises(LeadTakenByOther):
        await lines(turn, lead.id, by=PAVEL)


async def test_of_a_free_lead_only_the_owner_reads_it_or_whoever_works_alone(turn: Turn) -> None:
    lead = await new_lead(turn)

    with pytest.raises(CardOutdated):
        await lines(turn, lead.id, by=PAVEL)

    assert await lines(turn, lead.id, by=VIKTOR)
    assert (await read_history(turn.records, lead.id, 1, size=8, by=PAVEL, alone=True)).page.things


async def test_whom_it_was_given_to_and_whose_it_is_stand_there_by_name(turn: Turn) -> None:
    lead = await new_lead(turn)
    client = await know(turn, name="Анна из Твери")
    await take_lead(turn, lead.id, by=OLGA)
    await link_lead(turn, lead.id, 2, client.id, by=OLGA)
    await hand_over(turn, lead.id, 3, PAVEL, by=OLGA)

    handed, linked, *_ = await lines(turn, lead.id)

    assert (handed.colleague, handed.actor) == ("Павел", "Ольга")
    assert linked.owner == "Анна из Твери"


async def test_a_client_card_that_went_with_an_undo_keeps_its_name_there(turn: Turn) -> None:
    """What was undone can still be read."""
    lead = await new_lead(turn, typed(PHONE))
    decided = await advance_lead(turn, lead.id, lead.version, Status.QUALIFIED, by=OLGA)
    await undo(turn, decided, by=OLGA)

    undone, qualified, _ = await lines(turn, lead.id, by=VIKTOR)

    assert (qualified.owner, qualified.undone) == ("Анна Петрова", True)
    assert undone.undoes is not None and undone.undoes.activity == qualified.activity


async def test_why_it_was_excluded_stands_there_after_lifting_too(turn: Turn) -> None:
    lead = await new_lead(turn, typed(PHONE))
    excluded = await exclude_lead(
        turn, lead.id, lead.version, ExclusionReason.COURIER, ExclusionScope.EVERYTHING, by=OLGA
    )
    await undo(turn, excluded, by=OLGA)

    _, line, _ = await lines(turn, lead.id)

    assert line.excluded_for is ExclusionReason.COURIER


async def test_who_left_the_team_is_still_named(turn: Turn, session: Session) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    await session.team.follow_config({VIKTOR.id: VIKTOR.role}, turn.now)
    await session.connection.run("UPDATE members SET invited_role = NULL WHERE user_id = :id", id=OLGA.id)

    assert await session.team.find(OLGA.id) is None
    assert (await lines(turn, lead.id))[0].actor == "Ольга"


async def test_a_company_stands_there_by_name(turn: Turn) -> None:
    lead = await new_lead(turn)
    company = await turn.records.directory.add_company(name="ООО Ромашка", now=turn.now)
    await turn.records.activities.add(Deed.LINKED, now=turn.now, actor=OLGA.id, lead=lead.id, company=company.id)

    assert (await lines(turn, lead.id))[0].owner == "ООО Ромашка"


async def test_what_the_person_said_stands_among_what_was_done(turn: Turn) -> None:
    lead = await new_lead(turn)
    await take_lead(turn, lead.id, by=OLGA)
    later = Turn(records=turn.records, now=turn.now + timedelta(minutes=5))
    anna = await turn.records.prospects.get(lead.prospect)
    await register_interest(later, anna, Route.QUESTION, words="И сколько стоит?")

    things = (await read_history(turn.records, lead.id, 1, size=50, by=OLGA, alone=False)).page.things

    said, done, *_ = things
    assert isinstance(said, Shown)
    assert isinstance(done, Told)
    assert (said.interest.words, done.activity.deed) == ("И сколько стоит?", Deed.TAKEN)


async def test_pages_follow_one_another(turn: Turn) -> None:
    lead = await new_lead(turn)
    for _ in range(9):
        await turn.records.activities.add(Deed.ANSWERED, now=turn.now, actor=OLGA.id, lead=lead.id)

    second = await read_history(turn.records, lead.id, 2, size=8, by=VIKTOR, alone=False)

    done = [line.activity.deed for line in second.page.things if isinstance(line, Told)]
    assert done == [Deed.ANSWERED, Deed.LEAD_CREATED]
    assert (second.page.number, second.page.pages) == (2, 2)


async def test_a_clients_history_tells_of_their_leads_and_of_what_was_done_about_them(turn: Turn) -> None:
    """Also of a link that was undone; not of leads that are somebody else's."""
    client = await know(turn, name="Анна из Твери")
    lead = await new_lead(turn)
    await new_lead(turn, telegram_id=BORIS, name="Борис")
    await take_lead(turn, lead.id, by=OLGA)
    await link_lead(turn, lead.id, 2, client.id, by=OLGA)
    await change_kind(turn, client.id, ClientKind.SUPPLIER, by=OLGA, since=EARLIER)

    told = (await read_card_history(turn.records, CardKind.CLIENT, client.id, 1, size=50, by=OLGA)).page.things

    assert [(line.activity.deed, line.activity.lead) for line in told] == [
        (Deed.KIND_CHANGED, None),
        (Deed.LINKED, lead.id),
        (Deed.TAKEN, lead.id),
        (Deed.LEAD_CREATED, lead.id),
    ]


async def test_whoever_does_not_work_with_a_client_does_not_read_their_history(turn: Turn) -> None:
    client = await know(turn, manager=OLGA.id)

    with pytest.raises(ClientOfOther):
        await read_card_history(turn.records, CardKind.CLIENT, client.id, 1, size=8, by=PAVEL)
