"""Primary contacts: of each kind a card has one, and where it lost that, the oldest takes its place."""

from bot.domain.merging import CardKind
from storage.connection import Connection


async def promote_oldest(connection: Connection, kind: CardKind, card: int) -> tuple[int, ...]:
    """Let the oldest contact of a kind be a card's primary one where none is; return the ownerships it became."""
    rows = await connection.rows(
        "UPDATE ownerships SET is_primary = 1 WHERE id IN (SELECT min(o.id) FROM ownerships o"
        f" JOIN contact_values v ON v.id = o.value_id WHERE o.{kind}_id = :card"
        " GROUP BY v.kind HAVING max(o.is_primary) = 0) RETURNING id",
        card=card,
    )
    return tuple(row["id"] for row in rows)
