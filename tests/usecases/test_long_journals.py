"""Long journals: a card tells of their beginning and their end, and says how much there is between."""

import pytest

from bot.clock import epoch_ms
from bot.domain.ids import CampaignId, ProspectId
from bot.domain.interest import MOST_AT_AN_END, MOST_READ, Route
from bot.domain.post import Spot
from bot.usecases.check_human import meet_newcomer
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import Promoted, promote_to_lead
from bot.usecases.read_cards import read_lead_card, read_prospect_card
from bot.usecases.read_status import Said, read_status
from bot.usecases.what_waits import read_questions
from storage import Session
from tests.usecases.cast import ANNA, CONSENT, EARLIER, NOW, PHONE, introduction, meet, typed

LINES = 3 * MOST_AT_AN_END


async def shows_much(turn: Turn, session: Session) -> ProspectId:
    """Somebody comments first, reacts for weeks, and asks at last."""
    prospect = (await meet(turn)).id
    spot = Spot(chat_id=-1001, message_id=7)
    early = Turn(records=turn.records, now=EARLIER)
    await early.records.interests.add(
        prospect=prospect, route=Route.COMMENT, campaign=None, topic=None, words="Красиво", spot=spot, now=EARLIER
    )
    await session.connection.run_many(
        "INSERT INTO interests (prospect_id, route, chat_id, message_id, sign, created_at)"
        " VALUES (:prospect, 'reaction', -1001, :number, '👍', :moment)",
        [
            {"prospect": prospect, "number": number, "moment": epoch_ms(EARLIER) + number}
            for number in range(1, LINES - 1)
        ],
    )
    await turn.records.interests.add(
        prospect=prospect, route=Route.QUESTION, campaign=None, topic=None, words="Сколько стоит?", now=NOW
    )
    await turn.records.prospects.save_asked(prospect, NOW)
    return prospect


async def test_a_question_stands_with_the_beginning_and_the_end_of_a_long_journal(turn: Turn, session: Session) -> None:
    prospect = await shows_much(turn, session)

    card = await read_prospect_card(turn.records, prospect)

    assert (card.journal[0].words, card.journal[-1].words) == ("Красиво", "Сколько стоит?")
    assert (len(card.journal), card.between) == (2 * MOST_AT_AN_END, MOST_AT_AN_END)


async def test_a_lead_stands_with_the_beginning_and_the_end_of_a_long_journal(turn: Turn, session: Session) -> None:
    """All of it belongs to the lead all the same; what is shown since is no part of it."""
    await shows_much(turn, session)
    promoted = await promote_to_lead(
        turn, await meet(turn), introduction(typed(PHONE)), consent_version=CONSENT, on_shift=False
    )
    assert isinstance(promoted, Promoted)

    card = await read_lead_card(turn.records, promoted.lead)
    left = await read_prospect_card(turn.records, card.prospect.id)

    assert (card.journal[0].words, card.journal[-1].words) == ("Красиво", "Сколько стоит?")
    assert len(card.journal) + card.between == len(await turn.records.interests.list_of_lead(promoted.lead)) == LINES
    assert (left.journal, left.between) == ((), 0)


async def test_a_short_journal_is_read_whole(turn: Turn) -> None:
    prospect = await meet(turn)
    for words in ("Раз", "Два"):
        await turn.records.interests.add(
            prospect=prospect.id, route=Route.QUESTION, campaign=None, topic=None, words=words, now=NOW
        )
    card = await read_prospect_card(turn.records, prospect.id)
    assert ([line.words for line in card.journal], card.between) == (["Раз", "Два"], 0)


async def test_what_somebody_asked_last_is_known_however_long_the_journal(turn: Turn, session: Session) -> None:
    prospect = await shows_much(turn, session)

    (waiting,) = await read_questions(turn.records, limit=5)
    status = await read_status(turn.records, await meet(turn), Said())

    assert waiting.words == "Сколько стоит?"
    assert status is not None and status.wish == "Сколько стоит?" and prospect == (await meet(turn)).id
    assert LINES > MOST_READ


@pytest.mark.parametrize(("words", "campaign", "asked"), [(None, None, True), ("Да", None, False), (None, 1, False)])
async def test_whoever_has_said_something_or_come_by_a_campaign_is_not_asked_who_they_are(
    turn: Turn, session: Session, words: str | None, campaign: int | None, asked: bool
) -> None:
    await session.connection.run("INSERT INTO campaigns (id, name, made_at, version) VALUES (1, 'Весна', 1, 1)")
    prospect = await meet(turn, ANNA)
    for other in range(3):
        await turn.records.interests.add(
            prospect=(await meet(turn, 9000 + other)).id,
            route=Route.START,
            campaign=None,
            topic=None,
            words=None,
            now=NOW,
        )
    await turn.records.interests.add(
        prospect=prospect.id,
        route=Route.COMMENT,
        campaign=None,
        campaign_id=CampaignId(campaign) if campaign else None,
        topic=None,
        words=words,
        now=NOW,
    )
    assert (await meet_newcomer(turn, prospect, known=False, after=1) is not None) == asked
