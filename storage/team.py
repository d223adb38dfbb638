"""The team: members from the config and by invitation, and whether each, and the group, can be written to."""

from datetime import datetime

from bot.clock import epoch_ms, from_epoch_ms
from bot.domain.ids import ManagerId
from bot.domain.member import Member, Right, Role
from storage.connection import Connection, Row

# What somebody has chosen wins over what their Telegram is set to.
# What the config says and what an invitation gave are kept apart; the higher role counts.
MEMBERS = (
    "SELECT user_id, name, started_at, blocked_at,"
    " COALESCE((SELECT c.language FROM chosen_languages c WHERE c.user_id = members.user_id), language) AS language,"
    " CASE WHEN 'owner' IN (config_role, invited_role) THEN 'owner' ELSE 'manager' END AS role"
    " FROM members WHERE (config_role IS NOT NULL OR invited_role IS NOT NULL)"
)


class SqlTeam:
    """The tables `members`, `invitations` and `closed_groups`."""

    def __init__(self, connection: Connection, manager_rights: frozenset[Right]) -> None:
        self._connection = connection
        self._manager_rights = manager_rights

    async def find(self, member: ManagerId) -> Member | None:
        """Return a member of the team, none for strangers and for those who were removed."""
        row = await self._connection.row(f"{MEMBERS} AND user_id = :member", member=member)
        return self._member_of(row) if row else None

    async def find_name(self, member: ManagerId) -> str | None:
        """Return the name also of somebody who is on the team no more."""
        row = await self._connection.row("SELECT name FROM members WHERE user_id = :member", member=member)
        return str(row["name"]) if row else None

    async def list_all(self) -> list[Member]:
        """Return everybody on the team, owners first."""
        rows = await self._connection.rows(f"{MEMBERS} ORDER BY role DESC, user_id")
        return [self._member_of(row) for row in rows]

    async def list_former(self) -> list[ManagerId]:
        """Return who opened the bot as a member and is on the team no more."""
        rows = await self._connection.rows(
            "SELECT user_id FROM members"
            " WHERE config_role IS NULL AND invited_role IS NULL AND started_at IS NOT NULL ORDER BY user_id"
        )
        return [ManagerId(row["user_id"]) for row in rows]

    async def save_started(self, member: ManagerId, *, name: str, language: str | None, now: datetime) -> None:
        """Keep that a member opened the bot in private: from now on it may write to them."""
        await self._connection.run(
            "UPDATE members SET name = :name, language = :language, blocked_at = NULL,"
            " started_at = COALESCE(started_at, :now) WHERE user_id = :member",
            member=member,
            name=name,
            language=language,
            now=epoch_ms(now),
        )

    async def save_name(self, member: ManagerId, name: str) -> None:
        """Keep the name a member has in Telegram now."""
        await self._connection.run("UPDATE members SET name = :name WHERE user_id = :member", member=member, name=name)

    async def save_blocked(self, member: ManagerId, now: datetime) -> None:
        """Keep that a member blocked the bot; a new start takes it back."""
        await self._connection.run(
            "UPDATE members SET blocked_at = :now WHERE user_id = :member", member=member, now=epoch_ms(now)
        )

    async def save_group_closed(self, chat_id: int, now: datetime) -> None:
        """Keep that Telegram does not let the bot write to a group."""
        await self._connection.run(
            "INSERT INTO closed_groups (chat_id, closed_at) VALUES (:chat_id, :now) ON CONFLICT (chat_id) DO NOTHING",
            chat_id=chat_id,
            now=epoch_ms(now),
        )

    async def save_group_open(self, chat_id: int) -> bool:
        """Keep that the bot can write to a group; return whether it was closed until now."""
        row = await self._connection.row(
            "DELETE FROM closed_groups WHERE chat_id = :chat_id RETURNING chat_id", chat_id=chat_id
        )
        return row is not None

    async def list_closed_groups(self) -> list[int]:
        """Return the groups that were closed and not opened since."""
        rows = await self._connection.rows("SELECT chat_id FROM closed_groups ORDER BY closed_at")
        return [row["chat_id"] for row in rows]

    async def is_group_closed(self, chat_id: int) -> bool:
        """Tell whether a group was closed and not opened since."""
        row = await self._connection.row("SELECT 1 FROM closed_groups WHERE chat_id = :chat_id", chat_id=chat_id)
        return row is not None

    async def add(self, member: ManagerId, role: Role, *, name: str, now: datetime) -> None:
        """Add a member by invitation; an owner who follows a manager's link stays one."""
        await self._connection.run(
            "INSERT INTO members (user_id, invited_role, name, added_at) VALUES (:member, :role, :name, :now)"
            " ON CONFLICT (user_id) DO UPDATE SET name = excluded.name, invited_role ="
            " CASE WHEN members.invited_role = 'owner' THEN 'owner' ELSE excluded.invited_role END",
            member=member,
            role=role,
            name=name,
            now=epoch_ms(now),
        )

    async def follow_config(self, roles: dict[ManagerId, Role], now: datetime) -> None:
        """Make the members named in the config be just those; what invitations gave stays."""
        await self._connection.run("UPDATE members SET config_role = NULL WHERE config_role IS NOT NULL")
        for member, role in roles.items():
            await self._connection.run(
                "INSERT INTO members (user_id, config_role, added_at) VALUES (:member, :role, :now)"
                " ON CONFLICT (user_id) DO UPDATE SET config_role = excluded.config_role",
                member=member,
                role=role,
                now=epoch_ms(now),
            )

    async def add_invitation(self, code_hash: str, role: Role, now: datetime) -> None:
        """Keep a one-time link by the hash of its code."""
        await self._connection.run(
            "INSERT INTO invitations (code_hash, role, created_at) VALUES (:code_hash, :role, :now)",
            code_hash=code_hash,
            role=role,
            now=epoch_ms(now),
        )

    async def use_invitation(self, code_hash: str, by: ManagerId) -> Role | None:
        """Use up an invitation and return the role it gives; none where there is none unused."""
        row = await self._connection.row(
            "UPDATE invitations SET used_by = :by WHERE code_hash = :code_hash AND used_by IS NULL RETURNING role",
            code_hash=code_hash,
            by=by,
        )
        return Role(row["role"]) if row else None

    async def drop_unused_invitations(self) -> None:
        """Make every invitation that nobody used invalid."""
        await self._connection.run("DELETE FROM invitations WHERE used_by IS NULL")

    def _member_of(self, row: Row) -> Member:
        return Member(
            id=ManagerId(row["user_id"]),
            role=Role(row["role"]),
            name=row["name"] or str(row["user_id"]),
            language=row["language"],
            started_at=from_epoch_ms(row["started_at"]) if row["started_at"] is not None else None,
            blocked_at=from_epoch_ms(row["blocked_at"]) if row["blocked_at"] is not None else None,
            rights=self._manager_rights,
        )
