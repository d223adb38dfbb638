"""The daily line: the group reads it, without a group each member does, and nobody is rung for it."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.announcing import Announcer
from bot.domain.events import DayTold
from bot.domain.ids import ManagerId
from bot.domain.interest import Route
from storage import Session
from tests.announcing.conftest import NOW, OLGA, TEAM_CHAT, VIKTOR, hire, house

DAY = DayTold(
    since=NOW - timedelta(days=3),
    yesterday=True,
    routes=((Route.REACTION, 120), (Route.COMMENT, 14), (Route.JOIN, 9)),
    asked=3,
    waiting=1,
)


async def lines(session: Session, day: DayTold, *, team_chat: int | None) -> dict[int, str]:
    """Who reads what."""
    await Announcer(house(team_chat=team_chat)).announce(session, NOW, [day])
    letters = [entry.letter for entry in await session.outbox.heads(NOW)]
    assert all(letter.payload["disable_notification"] for letter in letters)
    return {letter.chat_id: letter.payload["text"] for letter in letters}


@pytest.mark.parametrize(
    ("team_chat", "members", "readers"),
    [(TEAM_CHAT, (OLGA, VIKTOR), {TEAM_CHAT}), (None, (OLGA, VIKTOR), {OLGA, VIKTOR}), (None, (VIKTOR,), {VIKTOR})],
    ids=["in the group", "in private", "alone"],
)
async def test_the_team_reads_it_where_news_comes(
    session: Session, team_chat: int | None, members: tuple[ManagerId, ...], readers: set[int]
) -> None:
    await hire(session, *members)
    line = "📈 Вчера: 120 реакций, 14 комментариев, 9 вступлений; спросили: 3, ждут ответа: 1. /interests"

    assert await lines(session, DAY, team_chat=team_chat) == dict.fromkeys(readers, line)


async def test_several_days_say_since_when_and_who_asked_nothing_is_not_counted(session: Session) -> None:
    await hire(session, VIKTOR)
    weekend = replace(DAY, yesterday=False, routes=((Route.VOTE, 1),), asked=0, waiting=0)

    assert await lines(session, weekend, team_chat=None) == {VIKTOR: "📈 С 27 февраля: 1 голос. /interests"}
