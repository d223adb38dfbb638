"""Languages that people have chosen for themselves, be they prospects or of the team."""

from storage.connection import Connection


class SqlLanguages:
    """The table `chosen_languages`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def find(self, user: int) -> str | None:
        """Return the language somebody has chosen; None where it is that of their Telegram."""
        row = await self._connection.row("SELECT language FROM chosen_languages WHERE user_id = :user", user=user)
        return str(row["language"]) if row else None

    async def save(self, user: int, language: str) -> None:
        """Keep the language somebody has chosen, in place of an earlier choice."""
        await self._connection.run(
            "INSERT INTO chosen_languages (user_id, language) VALUES (:user, :language)"
            " ON CONFLICT (user_id) DO UPDATE SET language = excluded.language",
            user=user,
            language=language,
        )
