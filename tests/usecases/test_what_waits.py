"""What waits: a question waits until somebody answers it, makes a lead of it, or excludes who asked."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.domain.events import LeadChanged
from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Route
from bot.domain.lead import CloseReason
from bot.domain.lead_lists import LeadList
from bot.usecases.answer_prospect import answer_prospect
from bot.usecases.close_lead import close_lead
from bot.usecases.exclude import exclude_prospect, lift_exclusion
from bot.usecases.ports import Turn
from bot.usecases.read_cards import read_lead_card
from bot.usecases.read_lists import read_listing
from bot.usecases.register_interest import register_interest
from bot.usecases.what_waits import Waiting, count_waiting, read_questions
from tests.usecases.cast import ANNA, BORIS, NOW, OLGA, meet, new_lead


async def ask(turn: Turn, words: str | None = "Сколько стоит?", *, telegram_id: int = ANNA) -> None:
    """Somebody asks."""
    await register_interest(turn, await meet(turn, telegram_id), Route.QUESTION, words=words)


async def waiting(turn: Turn) -> list[str | None]:
    """The words that wait; they are counted as they are listed."""
    questions = await read_questions(turn.records, limit=50)
    assert (await count_waiting(turn.records)).questions == len(questions)
    return [question.words for question in questions]


async def test_a_question_waits_once_with_its_last_words(turn: Turn) -> None:
    await ask(turn, "Сколько стоит?")
    await ask(turn, "И когда?")
    await ask(turn, None)

    assert await waiting(turn) == ["И когда?"]


async def test_whoever_asked_last_comes_first(turn: Turn) -> None:
    await ask(turn, "Первый")
    await ask(replace(turn, now=NOW + timedelta(minutes=1)), "Второй", telegram_id=BORIS)

    assert await waiting(turn) == ["Второй", "Первый"]


@pytest.mark.parametrize("route", [Route.START, Route.TOPIC, Route.DEEP_LINK])
async def test_what_is_no_question_waits_for_nothing(turn: Turn, route: Route) -> None:
    await register_interest(turn, await meet(turn), route, topic="Цены", words=None)

    assert await waiting(turn) == []


async def test_an_answer_ends_the_waiting_until_the_next_question(turn: Turn) -> None:
    await ask(turn)
    prospect = await meet(turn)

    await answer_prospect(turn, prospect.id, by=OLGA, words="900 рублей")
    assert await waiting(turn) == []

    await ask(turn, "А в Пермь?")
    assert await waiting(turn) == ["А в Пермь?"]


async def test_a_lead_takes_the_question_with_it_even_when_it_is_closed(turn: Turn) -> None:
    await ask(turn)
    lead = await new_lead(turn)
    await ask(turn, "И ещё")
    assert await waiting(turn) == []

    await close_lead(turn, lead.id, lead.version, CloseReason.NO_ANSWER, by=OLGA)
    assert await waiting(turn) == []

    await ask(turn, "Снова я")
    assert await waiting(turn) == ["Снова я"]


async def test_whoever_is_excluded_waits_only_when_the_exclusion_is_lifted(turn: Turn) -> None:
    await ask(turn)
    (exclusion,) = await exclude_prospect(turn, (await meet(turn)).id, ExclusionReason.SPAM, by=OLGA)
    assert await waiting(turn) == []

    await lift_exclusion(turn, exclusion, by=OLGA)
    assert await waiting(turn) == ["Сколько стоит?"]


async def test_free_leads_are_counted_beside_the_questions(turn: Turn) -> None:
    await new_lead(turn)
    await ask(turn, telegram_id=BORIS)

    assert await count_waiting(turn.records) == Waiting(free_leads=1, questions=1)


async def test_whoever_asks_again_waits_since_the_first_time(turn: Turn) -> None:
    """Until somebody answers; then since the next question."""
    later, latest = (replace(turn, now=NOW + timedelta(minutes=minutes)) for minutes in (20, 40))
    await ask(turn, "Сколько стоит?")
    await ask(later, "Алло?")
    assert await since(turn) == [NOW]

    await answer_prospect(later, (await meet(turn)).id, by=OLGA, words="900 рублей")
    await ask(latest, "А доставка?")
    assert await since(turn) == [latest.now]


async def test_a_lead_waits_since_the_question_it_came_of_until_somebody_answers(turn: Turn) -> None:
    """And its cards hear of it."""
    await ask(turn)
    later = replace(turn, now=NOW + timedelta(minutes=20))
    lead = await new_lead(later)
    assert (await read_lead_card(turn.records, lead.id)).waits_since == NOW

    told = len(later.events)
    await answer_prospect(later, lead.prospect, by=OLGA, words="900 рублей")
    await answer_prospect(later, lead.prospect, by=OLGA, words="И подарок")

    assert (await read_lead_card(turn.records, lead.id)).waits_since is None
    assert later.events[told:].count(LeadChanged(lead=lead.id)) == 1


async def test_a_list_says_since_when_its_leads_wait(turn: Turn) -> None:
    answered, waits = await new_lead(turn), await new_lead(turn, telegram_id=BORIS, name="Борис")
    await answer_prospect(turn, answered.prospect, by=OLGA, words="900 рублей")

    listing = await read_listing(turn.records, OLGA, LeadList.FREE, size=6)

    assert listing.waiting == {waits.id: NOW}


async def since(turn: Turn) -> list[datetime | None]:
    """Since when those who wait do."""
    return [question.since for question in await read_questions(turn.records, limit=50)]
