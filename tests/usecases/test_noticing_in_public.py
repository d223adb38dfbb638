"""Interest in public: kept without having met its person in private, one journal before and after."""

from dataclasses import replace

import pytest

from bot.domain.budget import AT_ONCE
from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ExclusionId, PostId, ProspectId
from bot.domain.interest import A_DAY, MOST_A_DAY, Route
from bot.domain.post import Spot
from bot.usecases.meet_prospect import meet_in_public, meet_prospect
from bot.usecases.notice_in_public import Somebody, notice_in_public
from bot.usecases.ports import Turn
from bot.usecases.register_interest import register_interest
from storage import Session
from tests.usecases.cast import OLGA, PHONE, count, new_lead, shared

ANNA = Somebody(telegram_id=555, name="Анна", username="anna", language="ru")
SPOT = Spot(chat_id=-100200, message_id=7)


async def test_who_is_seen_in_public_cannot_be_written_to(turn: Turn) -> None:
    kept = await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Красиво")
    assert kept is not None
    assert (await turn.records.prospects.get(kept.prospect)).private_since is None


async def test_the_journal_goes_on_once_they_open_the_chat(turn: Turn) -> None:
    seen = await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Красиво")
    met = await meet_prospect(turn, telegram_id=555, telegram_name="Анна", username="anna", language="en")
    assert seen is not None
    assert met.id == seen.prospect
    assert met.private_since == turn.now
    assert [line.spot for line in await turn.records.interests.list_of(met.id)] == [SPOT]


async def test_being_seen_again_in_public_takes_no_right_away(turn: Turn) -> None:
    """Nor does it end a block: they still cannot be written to."""
    met = await meet_prospect(turn, telegram_id=555, telegram_name="Анна", username="anna", language="en")
    seen = await meet_in_public(turn, telegram_id=555, telegram_name="Анна П.", username=None, language="ru")
    assert (seen.id, seen.private_since, seen.language, seen.telegram_name) == (met.id, turn.now, "en", "Анна П.")


@pytest.mark.parametrize("asks", (True, False))
async def test_only_a_question_waits_for_an_answer(turn: Turn, asks: bool) -> None:
    kept = await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Сколько стоит?", asks=asks)
    assert kept is not None
    assert kept.is_question is asks
    assert ((await turn.records.prospects.get(kept.prospect)).asked_at is not None) is asks
    assert bool(turn.events) is asks


async def test_who_is_excluded_leaves_nothing_in_public(turn: Turn) -> None:
    met = await meet_in_public(turn, telegram_id=555, telegram_name="Анна", username=None, language="ru")
    await turn.records.exclusions.add(
        value=met.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=turn.now
    )
    assert await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Реклама", asks=True) is None
    assert await turn.records.interests.list_of(ProspectId(met.id)) == []
    assert turn.events == []


@pytest.mark.parametrize("route", Route)
async def test_an_exclusion_stops_every_route_and_counts_it(turn: Turn, route: Route) -> None:
    met = await meet_in_public(turn, telegram_id=555, telegram_name="Анна", username=None, language="ru")
    exclusion = await turn.records.exclusions.add(
        value=met.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=turn.now
    )
    assert exclusion is not None

    assert await notice_in_public(turn, ANNA, route, SPOT, words="Реклама", sign="👍") is None
    assert (await turn.records.exclusions.get(exclusion)).stopped == 1


async def excluded_anna(turn: Turn) -> ExclusionId:
    """Anna was seen in public, and excluded."""
    met = await meet_in_public(turn, telegram_id=555, telegram_name="Анна", username=None, language="ru")
    exclusion = await turn.records.exclusions.add(
        value=met.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=turn.now
    )
    assert exclusion is not None
    return exclusion


async def test_ten_thousand_acts_of_somebody_excluded_are_counted_in_a_few_rows(turn: Turn, session: Session) -> None:
    """Of the words the first of a day are read, and can be let in after all."""
    exclusion = await excluded_anna(turn)
    for number in range(300):
        spot = Spot(chat_id=-100200, message_id=number)
        await notice_in_public(turn, ANNA, Route.COMMENT, spot, words=f"Реклама {number}")
        await notice_in_public(turn, ANNA, Route.REACTION, spot, sign="👍")

    assert (await turn.records.exclusions.get(exclusion)).stopped == 600
    assert await count(session, "stopped") == MOST_A_DAY + 1
    restored = await turn.records.exclusions.restore_stopped(exclusion, turn.now)
    assert [line.words for line in restored] == [f"Реклама {number}" for number in range(MOST_A_DAY)]


async def test_what_is_stopped_on_another_day_is_read_again(turn: Turn, session: Session) -> None:
    exclusion = await excluded_anna(turn)
    for now in (turn.now, turn.now + A_DAY):
        for _ in range(MOST_A_DAY + 5):
            await notice_in_public(replace(turn, now=now), ANNA, Route.COMMENT, SPOT, words="Реклама")

    assert (await turn.records.exclusions.get(exclusion)).stopped == 2 * (MOST_A_DAY + 5)
    assert await count(session, "stopped") == 2 * (MOST_A_DAY + 1)


async def test_what_somebody_excluded_asks_in_private_stays_readable(turn: Turn) -> None:
    """There a budget bounds it."""
    exclusion = await excluded_anna(turn)
    met = await meet_prospect(turn, telegram_id=555, telegram_name="Анна", username=None, language="ru")
    for number in range(MOST_A_DAY + 5):
        await register_interest(turn, met, Route.QUESTION, words=f"Вопрос {number}")
    assert len(await turn.records.exclusions.restore_stopped(exclusion, turn.now)) == MOST_A_DAY + 5


async def test_nothing_of_a_journal_is_lost_when_its_person_becomes_a_lead(turn: Turn) -> None:
    """Whichever way each line came, before and after the chat was opened."""
    seen = [await notice_in_public(turn, ANNA, route, SPOT, words="Красиво", sign="👍") for route in Route]
    met = await meet_prospect(turn, telegram_id=555, telegram_name="Анна", username="anna", language="ru")
    asked = await register_interest(turn, met, Route.QUESTION, words="Сколько стоит?")

    lead = await new_lead(turn, shared(PHONE), telegram_id=555)

    later = await notice_in_public(turn, ANNA, Route.REACTION, SPOT, sign="🔥")
    assert await turn.records.interests.list_of_lead(lead.id) == [*seen, asked, later]


async def test_a_channel_that_comments_is_somebody_of_its_own(turn: Turn) -> None:
    channel = Somebody(telegram_id=-1009, name="Кухни мечты", username=None, language="ru")
    first = await notice_in_public(turn, channel, Route.COMMENT, SPOT, words="Раз")
    again = await notice_in_public(turn, channel, Route.COMMENT, SPOT, words="Два")
    assert first is not None and again is not None
    assert first.prospect == again.prospect


async def test_of_who_asks_on_and_on_the_first_questions_are_cards_and_the_rest_is_counted(
    turn: Turn, session: Session
) -> None:
    await turn.records.posts.add(chat_id=-1001, message_id=7, album=None, title="Лофт", posted_at=turn.now)
    spot = replace(SPOT, post=PostId(1))
    kept = [await notice_in_public(turn, ANNA, Route.COMMENT, spot, words="Почём?", asks=True) for _ in range(300)]

    first, rest = kept[: AT_ONCE.at_once], kept[AT_ONCE.at_once :]
    assert all(line is not None and line.asks for line in first)
    assert set(rest) == {None}
    assert await count(session, "interests") == AT_ONCE.at_once
    assert await turn.records.attention_counts.totals_of(Route.COMMENT, -1001, 7) == {"": len(rest)}


async def test_of_very_many_comments_that_ask_nothing_the_first_of_a_day_are_read(turn: Turn, session: Session) -> None:
    """A question after them is asked all the same."""
    for number in range(300):
        await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words=f"Красота {number}")
    asked = await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Сколько стоит?", asks=True)
    tomorrow = await notice_in_public(replace(turn, now=turn.now + A_DAY), ANNA, Route.COMMENT, SPOT, words="Ах")

    assert asked is not None and tomorrow is not None
    assert await count(session, "interests") == MOST_A_DAY + 2
    assert await count(session, "remarks") == 1  # of what asks nothing only where it can change is kept
    assert await turn.records.attention_counts.totals_of(Route.COMMENT, SPOT.chat_id, 0) == {"": 300 - MOST_A_DAY}


async def test_what_an_exclusion_stops_is_in_no_other_count(turn: Turn) -> None:
    for number in range(MOST_A_DAY):
        await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words=f"Красота {number}")
    exclusion = await excluded_anna(turn)
    await notice_in_public(turn, ANNA, Route.COMMENT, SPOT, words="Реклама")

    assert (await turn.records.exclusions.get(exclusion)).stopped == 1
    assert await turn.records.attention_counts.totals_of(Route.COMMENT, SPOT.chat_id, 0) == {}
