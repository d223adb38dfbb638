"""The team: what the config names, who came by invitation, and whom the bot may write to."""

from pathlib import Path

from bot.domain.ids import ManagerId
from bot.domain.member import Member, Right, Role
from storage import Session, open_storage
from tests.storage.examples import LATER, NOW, OLGA, PAVEL, VIKTOR

GROUP = -1001


async def names(session: Session) -> list[str]:
    return [member.name for member in await session.team.list_all()]


async def reachable(session: Session, member: ManagerId) -> bool:
    found = await session.team.find(member)
    assert found is not None
    return found.reachable


async def role_of(session: Session, member: ManagerId) -> Role:
    found = await session.team.find(member)
    assert found is not None
    return found.role


async def test_a_member_comes_out_as_it_went_in(session: Session) -> None:
    await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)

    assert await session.team.find(OLGA) == Member(
        id=OLGA, role=Role.MANAGER, name="Ольга", language=None, started_at=None, blocked_at=None
    )


async def test_members_come_with_what_the_owner_lets_managers_do(tmp_path: Path) -> None:
    storage = await open_storage(
        f"sqlite:///{tmp_path / 'leadhook.db'}", manager_rights=frozenset({Right.LIFT_ALL_EXCLUSIONS})
    )
    try:
        await storage.migrate(NOW)
        async with storage.writing() as session:
            await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)
            (olga,) = await session.team.list_all()
    finally:
        await storage.close()

    assert olga.may(Right.LIFT_ALL_EXCLUSIONS)
    assert not olga.may(Right.SEE_ALL_CONTACTS)


async def test_strangers_are_not_on_the_team(session: Session) -> None:
    assert await session.team.find(OLGA) is None
    assert await session.team.list_all() == []


async def test_owners_are_listed_first(session: Session) -> None:
    await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)
    await session.team.add(VIKTOR, Role.OWNER, name="Виктор", now=NOW)
    await session.team.add(PAVEL, Role.MANAGER, name="Павел", now=NOW)

    assert await names(session) == ["Виктор", "Ольга", "Павел"]


async def test_former_members_are_those_who_opened_the_bot_and_left(session: Session) -> None:
    """An invitation stays good when the config names nobody any more."""
    await session.team.follow_config({OLGA: Role.MANAGER, PAVEL: Role.MANAGER, VIKTOR: Role.OWNER}, NOW)
    for member in (OLGA, VIKTOR):
        await session.team.save_started(member, name="Имя", language="ru", now=NOW)
    await session.team.add(VIKTOR, Role.MANAGER, name="Виктор", now=NOW)

    await session.team.follow_config({}, LATER)

    assert await session.team.list_former() == [OLGA]


async def test_a_member_without_a_name_is_shown_by_number(session: Session) -> None:
    await session.team.follow_config({OLGA: Role.MANAGER}, NOW)

    assert await names(session) == [str(OLGA)]


async def test_a_member_is_reachable_from_the_first_start_on(session: Session) -> None:
    await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)
    assert not await reachable(session, OLGA)

    await session.team.save_started(OLGA, name="Ольга К.", language="ru", now=NOW)
    await session.team.save_started(OLGA, name="Ольга Козлова", language="en", now=LATER)

    assert await session.team.find(OLGA) == Member(
        id=OLGA, role=Role.MANAGER, name="Ольга Козлова", language="en", started_at=NOW, blocked_at=None
    )


async def test_who_blocked_the_bot_is_reachable_again_after_a_new_start(session: Session) -> None:
    await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)
    await session.team.save_started(OLGA, name="Ольга", language="ru", now=NOW)

    await session.team.save_blocked(OLGA, LATER)
    assert not await reachable(session, OLGA)

    await session.team.save_started(OLGA, name="Ольга", language="ru", now=LATER)
    assert await reachable(session, OLGA)


async def test_a_name_is_kept_current(session: Session) -> None:
    await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)

    await session.team.save_name(OLGA, "Ольга Козлова")

    assert await names(session) == ["Ольга Козлова"]


async def test_the_config_makes_its_members_be_just_those(session: Session) -> None:
    await session.team.follow_config({OLGA: Role.MANAGER, VIKTOR: Role.OWNER}, NOW)

    await session.team.follow_config({PAVEL: Role.MANAGER, VIKTOR: Role.MANAGER}, LATER)

    assert {member.id: member.role for member in await session.team.list_all()} == {
        PAVEL: Role.MANAGER,
        VIKTOR: Role.MANAGER,
    }


async def test_who_comes_back_into_the_config_keeps_name_and_start(session: Session) -> None:
    await session.team.follow_config({OLGA: Role.MANAGER}, NOW)
    await session.team.save_started(OLGA, name="Ольга", language="ru", now=NOW)
    await session.team.follow_config({}, LATER)
    assert await session.team.find(OLGA) is None

    await session.team.follow_config({OLGA: Role.OWNER}, LATER)

    assert await session.team.find(OLGA) == Member(
        id=OLGA, role=Role.OWNER, name="Ольга", language="ru", started_at=NOW, blocked_at=None
    )


async def test_members_by_invitation_stay_whatever_the_config_says(session: Session) -> None:
    await session.team.add(OLGA, Role.OWNER, name="Ольга", now=NOW)

    await session.team.follow_config({}, LATER)

    assert await names(session) == ["Ольга"]


async def test_the_config_takes_nothing_away_that_an_invitation_gave(session: Session) -> None:
    """An owner by the one-time link who stands in the config as a manager is an owner after every restart."""
    await session.team.follow_config({VIKTOR: Role.MANAGER}, NOW)
    await session.team.add(VIKTOR, Role.OWNER, name="Виктор", now=NOW)

    await session.team.follow_config({VIKTOR: Role.MANAGER}, LATER)

    assert await role_of(session, VIKTOR) is Role.OWNER


async def test_a_member_by_invitation_who_leaves_the_config_stays(session: Session) -> None:
    await session.team.add(OLGA, Role.MANAGER, name="Ольга", now=NOW)
    await session.team.follow_config({OLGA: Role.OWNER}, NOW)
    assert await role_of(session, OLGA) is Role.OWNER

    await session.team.follow_config({}, LATER)

    assert await role_of(session, OLGA) is Role.MANAGER


async def test_an_owner_who_follows_a_managers_link_stays_an_owner(session: Session) -> None:
    await session.team.add(VIKTOR, Role.OWNER, name="Виктор", now=NOW)
    await session.team.follow_config({PAVEL: Role.OWNER}, NOW)

    for owner in (VIKTOR, PAVEL):
        await session.team.add(owner, Role.MANAGER, name="Владелец", now=LATER)

    assert [await role_of(session, owner) for owner in (VIKTOR, PAVEL)] == [Role.OWNER, Role.OWNER]


async def test_an_invitation_works_once(session: Session) -> None:
    await session.team.add_invitation("hash", Role.OWNER, NOW)

    assert await session.team.use_invitation("hash", OLGA) is Role.OWNER
    assert await session.team.use_invitation("hash", PAVEL) is None


async def test_an_unknown_invitation_gives_nothing(session: Session) -> None:
    assert await session.team.use_invitation("hash", OLGA) is None


async def test_unused_invitations_can_be_made_invalid(session: Session) -> None:
    await session.team.add_invitation("used", Role.OWNER, NOW)
    await session.team.use_invitation("used", OLGA)
    await session.team.add_invitation("unused", Role.OWNER, NOW)

    await session.team.drop_unused_invitations()

    assert await session.team.use_invitation("unused", PAVEL) is None
    rows = await session.connection.rows("SELECT code_hash FROM invitations")
    assert [row["code_hash"] for row in rows] == ["used"]


async def test_a_group_closed_to_the_bot_is_so_until_it_is_opened(session: Session) -> None:
    assert not await session.team.is_group_closed(GROUP)

    await session.team.save_group_closed(GROUP, NOW)
    await session.team.save_group_closed(GROUP, LATER)
    assert await session.team.is_group_closed(GROUP)

    assert [await session.team.save_group_open(GROUP) for _ in range(2)] == [True, False]
    assert not await session.team.is_group_closed(GROUP)
