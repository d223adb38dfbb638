"""Unseen cards: what came while nobody could be written to appears to the first who can be."""

from datetime import timedelta

import pytest

from bot.announcing import Announcer
from bot.announcing.unseen_cards import MOST_AT_ONCE
from bot.domain.events import Event, LeadCreated, MemberReachable, ProspectCardAskedFor, ProspectWrote
from bot.domain.ids import ManagerId, ProspectId
from bot.domain.interest import Route
from bot.mailboxes import OutboxEntry
from storage import Session
from tests.announcing.conftest import NOW, OLGA, TEAM_CHAT, VIKTOR, hire, house


async def ask(session: Session, number: int = 1) -> ProspectId:
    """Somebody asks."""
    prospect = await session.prospects.add(
        telegram_id=1000 + number, telegram_name=None, username=None, language="ru", now=NOW
    )
    await session.interests.add(
        prospect=prospect.id, route=Route.QUESTION, campaign=None, topic=None, words=f"Вопрос {number}", now=NOW
    )
    await session.prospects.save_asked(prospect.id, NOW + timedelta(minutes=number))
    return prospect.id


async def leave_contact(session: Session, number: int) -> LeadCreated:
    """Somebody becomes a lead."""
    prospect = await session.prospects.add(
        telegram_id=5000 + number, telegram_name=None, username=None, language="ru", now=NOW
    )
    lead = await session.leads.add(
        prospect=prospect.id, name="Анна", wish=f"Лид {number}", campaign=None, route=Route.FORM, contact_points=(),
        now=NOW,
    )  # fmt: skip
    return LeadCreated(lead=lead.id)


async def waiting(session: Session) -> list[OutboxEntry]:
    """Take every letter out of the outbox as delivered."""
    sent: list[OutboxEntry] = []
    while heads := await session.outbox.heads(NOW):
        for entry in heads:
            await session.outbox.mark_sending([entry])
            await session.outbox.mark_sent(entry, entry.card_message_id or 100 + entry.id, NOW)
            sent.append(entry)
    return sent


async def told(session: Session, *events: Event, team_chat: int | None = None) -> list[str]:
    """Let events be told and return what was said."""
    await Announcer(house(team_chat=team_chat)).announce(session, NOW, events)
    return [str(entry.letter.payload.get("text", entry.letter.method)) for entry in await waiting(session)]


async def test_a_question_asked_before_anybody_was_there_appears_to_the_first(session: Session) -> None:
    """Once, however often the bot is started."""
    await told(session, ProspectWrote(prospect=await ask(session), lead=None, words="Вопрос 1", posted=None))
    await hire(session, VIKTOR)
    (card,) = await told(session, MemberReachable(member=VIKTOR))
    assert "Вопрос 1" in card
    assert await told(session, MemberReachable(member=VIKTOR)) == []


async def test_what_a_lone_owner_missed_while_the_bot_was_blocked_appears_on_return(session: Session) -> None:
    """The card that could not be delivered counts as unseen."""
    await hire(session, VIKTOR)
    prospect, lead = await ask(session), await leave_contact(session, 1)
    news = ProspectWrote(prospect=prospect, lead=None, words="Вопрос 1", posted=None)
    await Announcer(house(team_chat=None)).announce(session, NOW, [news, lead])
    await session.outbox.drop_waiting(VIKTOR, "blocked", NOW)
    cards = await told(session, MemberReachable(member=VIKTOR))
    assert ["Лид 1" in cards[0], "Вопрос 1" in cards[1], len(cards)] == [True, True, 2]


@pytest.mark.parametrize(
    ("members", "team_chat"), [([VIKTOR, OLGA], None), ([VIKTOR], TEAM_CHAT)], ids=["a colleague", "a group"]
)
async def test_where_others_hear_too_nothing_appears_unasked(
    session: Session, members: list[ManagerId], team_chat: int | None
) -> None:
    """What waits is in /leads."""
    await ask(session)
    await hire(session, *members)
    assert await told(session, MemberReachable(member=VIKTOR), team_chat=team_chat) == []


@pytest.mark.parametrize("leads", [0, 4, 12])
async def test_no_more_than_ten_appear_at_once(session: Session, leads: int) -> None:
    """Leads go before questions, and of the questions the newest are shown, the oldest of them first."""
    for number in range(1, 13):
        await ask(session, number)
    for number in range(leads):
        await leave_contact(session, number)
    await hire(session, VIKTOR)
    said = await told(session, MemberReachable(member=VIKTOR))
    questions = [text.rpartition("Вопрос ")[2].partition("»")[0] for text in said if "Вопрос " in text]
    assert questions == [str(number) for number in range(13 - max(0, MOST_AT_ONCE - leads), 13)]


async def test_leads_on_a_digest_were_seen(session: Session) -> None:
    """They do not come again as cards."""
    for number in range(8):
        await leave_contact(session, number)
    await hire(session, VIKTOR)
    assert len(await told(session, MemberReachable(member=VIKTOR))) == 6
    assert await told(session, MemberReachable(member=VIKTOR)) == []


async def test_a_prospects_card_that_is_asked_for_moves_to_the_end_of_the_chat(session: Session) -> None:
    """As a lead's does."""
    await hire(session, VIKTOR)
    prospect = await ask(session)
    await told(session, MemberReachable(member=VIKTOR))
    removed, card = await told(session, ProspectCardAskedFor(prospect=prospect, chat_id=VIKTOR))
    assert removed == "deleteMessage"
    assert "Вопрос 1" in card
