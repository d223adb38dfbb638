"""Languages: what somebody has chosen, be they of the team or not."""

from bot.domain.ids import ManagerId
from bot.domain.member import Role
from storage import Session
from tests.storage.examples import NOW, OLGA


async def test_the_last_choice_counts(session: Session) -> None:
    """And who has chosen nothing has none."""
    await session.languages.save(1001, "en")
    await session.languages.save(1001, "ru")

    assert [await session.languages.find(user) for user in (1001, 1002)] == ["ru", None]


async def test_a_members_choice_wins_over_the_language_of_their_telegram(session: Session) -> None:
    """Wherever the team is read."""
    await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)
    await session.team.save_started(OLGA, name="Ольга", language="ru-RU", now=NOW)
    await session.languages.save(OLGA, "en")

    found = await session.team.find(ManagerId(OLGA))
    assert found is not None
    assert (found.language, [member.language for member in await session.team.list_all()]) == ("en", ["en"])
