"""Looking for something: the last words of a person are interest once they rest, are chosen, or the chat is opened."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.exclusion import ExclusionReason
from bot.domain.interest import Interest, Route
from bot.domain.looked_for import MOST_A_DAY, RESTED
from bot.usecases.look_for import choose_result, finish_looking, finish_rested, note_words
from bot.usecases.meet_prospect import meet_prospect
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from tests.usecases.cast import OLGA

ANNA = Somebody(telegram_id=555, name="Анна", username="anna", language="ru")


def later(turn: Turn, period: timedelta) -> Turn:
    """So much later."""
    return replace(turn, now=turn.now + period)


async def journal(turn: Turn, somebody: Somebody = ANNA) -> list[Interest]:
    """What is known of somebody."""
    prospect = await turn.records.prospects.find_by_telegram(somebody.telegram_id)
    return [] if prospect is None else await turn.records.interests.list_of(prospect.id)


async def test_only_the_last_words_are_interest_once_they_rest(turn: Turn) -> None:
    """Dated when they were typed; who typed them cannot be written to."""
    for words in ("кух", "кухня", "кухня лофт"):
        await note_words(turn, ANNA, words)
    await finish_rested(later(turn, RESTED / 2))
    assert await journal(turn) == []
    await finish_rested(later(turn, RESTED))
    await finish_rested(later(turn, 2 * RESTED))
    assert [(line.route, line.words, line.created_at) for line in await journal(turn)] == [
        (Route.INLINE_QUERY, "кухня лофт", turn.now)
    ]
    prospect = await turn.records.prospects.find_by_telegram(555)
    assert prospect is not None and prospect.private_since is None
    assert turn.events == []


async def test_who_opens_the_chat_has_finished_looking(turn: Turn) -> None:
    await note_words(turn, ANNA, "кухня")
    met = await meet_prospect(turn, telegram_id=555, telegram_name="Анна", username=None, language="ru")
    await finish_looking(later(turn, RESTED / 2), met)
    await finish_looking(later(turn, RESTED / 2), met)
    await finish_rested(later(turn, RESTED))
    assert [line.words for line in await journal(turn)] == ["кухня"]


async def test_what_is_chosen_is_interest_at_once_with_its_topic(turn: Turn) -> None:
    await note_words(turn, ANNA, "кухня")
    await choose_result(turn, ANNA, "кухня", "Цены")
    await finish_rested(later(turn, RESTED))
    assert [(line.words, line.topic) for line in await journal(turn)] == [("кухня", "Цены")]


async def test_who_is_excluded_is_no_interest_and_counted(turn: Turn) -> None:
    await note_words(turn, ANNA, "реклама")
    met = await turn.records.prospects.find_by_telegram(555)
    assert met is not None
    exclusion = await turn.records.exclusions.add(
        value=met.identity, reason=ExclusionReason.SPAM, over_client=False, lead=None, by=OLGA.id, now=turn.now
    )
    assert exclusion is not None
    await finish_rested(later(turn, RESTED))
    assert await journal(turn) == []


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(st.tuples(st.sampled_from("абвгд"), st.integers(0, 120)), max_size=30))
async def test_however_much_somebody_types_little_of_it_is_kept(turn: Turn, typed: list[tuple[str, int]]) -> None:
    """One row while they type, a few lines a day in their journal."""
    somebody = replace(ANNA, telegram_id=1 + max([0, *await _known(turn)]))
    passed = timedelta()
    for letter, seconds in typed:
        passed += timedelta(seconds=seconds)
        await finish_rested(later(turn, passed))
        await note_words(later(turn, passed), somebody, letter * 3)
    await finish_rested(later(turn, passed + RESTED))
    lines = await journal(turn, somebody)
    assert len(lines) <= MOST_A_DAY
    assert len({line.words for line in lines}) == len(lines)
    assert await turn.records.looked_for.list_before(later(turn, passed + RESTED).now, limit=9) == []


async def _known(turn: Turn) -> list[int]:
    newest = await turn.records.prospects.find_newest()
    return [1000 + newest]
