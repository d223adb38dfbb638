"""Abilities: what the bot could do everywhere when Telegram was last asked."""

from collections.abc import Iterable
from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.ability import Ability
from storage.connection import Connection


class SqlAbilities:
    """The table `abilities`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def list_all(self) -> frozenset[Ability]:
        """Return what the bot can do."""
        rows = await self._connection.rows("SELECT ability FROM abilities")
        return frozenset(Ability(row["ability"]) for row in rows)

    async def save(self, abilities: Iterable[Ability], now: datetime) -> None:
        """Keep that it can do this, and nothing else."""
        await self._connection.run("DELETE FROM abilities")
        await self._connection.run_many(
            "INSERT INTO abilities (ability, noticed_at) VALUES (:ability, :now)",
            [{"ability": ability, "now": epoch_ms(now)} for ability in abilities],
        )
