"""Meeting and joining: the prospect behind an account, and the one-time link into the team."""

from dataclasses import replace

import pytest

from bot.domain.errors import InvitationUsed
from bot.domain.ids import ManagerId
from bot.domain.member import Role
from bot.usecases.join_team import hash_of, join_team
from bot.usecases.meet_prospect import meet_prospect
from bot.usecases.ports import Turn
from storage import Session
from tests.usecases.cast import ANNA, NOW, VIKTOR, count, meet

STRANGER, OTHER_STRANGER = ManagerId(3001), ManagerId(3002)


async def test_one_account_is_one_prospect(turn: Turn, session: Session) -> None:
    first, again = await meet(turn), await meet(turn)

    assert first == again
    assert await count(session, "prospects") == 1


async def test_whoever_writes_again_has_the_name_of_now_and_no_block(turn: Turn) -> None:
    known = replace(await meet(turn), blocked_at=NOW)
    await turn.records.prospects.save(known)

    seen = await meet_prospect(turn, telegram_id=ANNA, telegram_name="Anna", username=None, language="en")

    assert seen == replace(known, telegram_name="Anna", username=None, language="en", blocked_at=None)
    assert await turn.records.prospects.get(known.id) == seen


async def test_whoever_follows_the_link_first_joins_and_can_be_written_to(turn: Turn, session: Session) -> None:
    await session.team.add_invitation(hash_of("code"), Role.OWNER, NOW)

    role = await join_team(turn, "code", user=STRANGER, name="Виктор", language="ru")

    member = await turn.records.team.find(STRANGER)
    assert member is not None
    assert (role, member.role, member.reachable) == (Role.OWNER, Role.OWNER, True)


async def test_an_owner_who_follows_a_managers_link_is_still_greeted_as_the_owner(turn: Turn, session: Session) -> None:
    await session.team.add_invitation(hash_of("code"), Role.MANAGER, NOW)

    assert await join_team(turn, "code", user=VIKTOR.id, name="Виктор", language="ru") is Role.OWNER


async def test_a_link_works_once(turn: Turn, session: Session) -> None:
    await session.team.add_invitation(hash_of("code"), Role.OWNER, NOW)
    await join_team(turn, "code", user=STRANGER, name="Виктор", language="ru")

    with pytest.raises(InvitationUsed):
        await join_team(turn, "code", user=OTHER_STRANGER, name="Кто-то", language="ru")

    assert await turn.records.team.find(OTHER_STRANGER) is None


async def test_an_invented_link_lets_nobody_in(turn: Turn) -> None:
    with pytest.raises(InvitationUsed):
        await join_team(turn, "guess", user=STRANGER, name="Кто-то", language="ru")

    assert await turn.records.team.find(STRANGER) is None
