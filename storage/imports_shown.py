"""Imports shown: what was staged is seen from now on, but for what somebody else got meanwhile."""

from datetime import datetime

from bot.clock import epoch_ms
from bot.domain.contact_points import Origin
from bot.domain.ids import ImportId
from bot.domain.imported.imports import Conflict
from storage.connection import Connection
from storage.contact_values import ContactValues

_CARDS = (("client_id", "clients"), ("company_id", "companies"))


async def show(connection: Connection, values: ContactValues, file: ImportId, now: datetime) -> None:
    """Show what an import staged. Nobody is doubled, and nothing of another's is put on a card unasked."""
    for table, card, cards in _REFERRING:
        await connection.run(_FOLLOW_MERGED.format(table=table, card=card, cards=cards), file=file)
    for statement in _TELL_WHO_CAME_MEANWHILE:
        await connection.run(statement, file=file, conflict=Conflict.CAME_MEANWHILE)
    await connection.run(_BELONG_TO_THE_KNOWN_COMPANY, file=file)
    await connection.run(_SHOW_CLIENTS, file=file)
    await connection.run(_SHOW_COMPANIES, file=file)
    await _leave_out_the_late(connection, values, file)
    await connection.run(_KEEP_PROMISES, file=file, origin=Origin.IMPORT, now=epoch_ms(now))
    await connection.run("DELETE FROM import_points WHERE import_id = :file", file=file)


async def sweep_late(connection: Connection, values: ContactValues, *, limit: int) -> bool:
    """Delete some cards that came too late to be shown; return whether there may be more."""
    for card, cards in _CARDS:
        rows = await connection.rows(_LATE_CARDS.format(card=card, cards=cards), limit=limit)
        late = [{"id": row["id"]} for row in rows]
        for each in late:
            owned = await connection.rows(f"DELETE FROM ownerships WHERE {card} = :id RETURNING value_id", **each)
            await values.drop_nobodys({row["value_id"] for row in owned})
        if card == "client_id":
            await connection.run_many("DELETE FROM client_notes WHERE client_id = :id", late)
        await connection.run_many(f"UPDATE import_lines SET {card} = NULL WHERE {card} = :id", late)
        await connection.run_many(f"DELETE FROM {cards} WHERE id = :id", late)
        if late:
            return True
    return False


async def _leave_out_the_late(connection: Connection, values: ContactValues, file: ImportId) -> None:
    """A line that came too late leaves nothing on a card that is seen, and no company that has nobody."""
    conflict = Conflict.CAME_MEANWHILE
    rows = await connection.rows(_TAKE_FROM_COMPANIES, file=file, conflict=conflict)
    for card, cards in _CARDS:
        await connection.run(_DROP_PROMISES.format(card=card), file=file, conflict=conflict)
        await connection.run(_LEAVE_THE_CARD.format(card=card, cards=cards), file=file, conflict=conflict)
    await connection.run(_BELONG_NOWHERE, file=file, conflict=conflict)
    await connection.run(_DELETE_COMPANIES_WITH_NOBODY, file=file)
    await values.drop_nobodys({row["value_id"] for row in rows})


# Cards that were merged into others while the import was staged.
_REFERRING = (
    ("clients", "company_id", "companies"),
    *((table, card, cards) for table in ("import_lines", "import_points") for card, cards in _CARDS),
)
_FOLLOW_MERGED = """
    UPDATE {table} SET {card} = (SELECT merged_into FROM {cards} c WHERE c.id = {table}.{card})
    WHERE import_id = :file AND {card} IN (SELECT id FROM {cards} WHERE merged_into IS NOT NULL)
"""

# Companies that somebody else has made since, by the same name.
_DOUBLED = """
    SELECT h.id FROM companies h JOIN companies k ON k.search_key = h.search_key AND k.removed_at IS NULL
    WHERE h.import_id = :file AND h.removed_at IS NOT NULL
"""
_TELL_OF_DOUBLED_COMPANIES = f"""
    UPDATE import_lines SET outcome = 'conflicting', fault = :conflict
    WHERE import_id = :file AND company_id IN ({_DOUBLED})
"""
# Lines about new cards of which a contact belongs to somebody whom everybody sees by now.
_TELL_OF_STAGED = """
    UPDATE import_lines SET outcome = 'conflicting', fault = :conflict
    WHERE import_id = :file AND {card} IN (
        SELECT p.{card} FROM ownerships p JOIN ownerships w ON w.value_id = p.value_id
        JOIN {cards} c ON c.id = w.{card} AND c.removed_at IS NULL
        WHERE p.import_id = :file AND p.{card} IS NOT NULL)
"""
# Lines that would add to a card what somebody else has by now.
_TELL_OF_PROMISED = """
    UPDATE import_lines SET outcome = 'conflicting', fault = :conflict
    WHERE import_id = :file AND outcome = 'merged' AND {card} IN (
        SELECT p.{card} FROM import_points p JOIN ownerships w ON w.value_id = p.value_id AND w.{card} <> p.{card}
        JOIN {cards} c ON c.id = w.{card} AND c.removed_at IS NULL
        WHERE p.import_id = :file AND p.{card} IS NOT NULL)
"""
_TELL_WHO_CAME_MEANWHILE = (
    _TELL_OF_DOUBLED_COMPANIES,
    *(tell.format(card=card, cards=cards) for tell in (_TELL_OF_STAGED, _TELL_OF_PROMISED) for card, cards in _CARDS),
)

_BELONG_TO_THE_KNOWN_COMPANY = f"""
    UPDATE clients SET company_id = (
        SELECT min(k.id) FROM companies h JOIN companies k ON k.search_key = h.search_key AND k.removed_at IS NULL
        WHERE h.id = clients.company_id)
    WHERE import_id = :file AND company_id IN ({_DOUBLED})
"""

# A new card has a line of its own that says so; a company may have people instead.
_SHOW_CLIENTS = """
    UPDATE clients SET removed_at = NULL WHERE import_id = :file AND id IN
        (SELECT client_id FROM import_lines WHERE import_id = :file AND outcome = 'new' AND client_id IS NOT NULL)
"""
_SHOW_COMPANIES = """
    UPDATE companies SET removed_at = NULL WHERE import_id = :file AND (id IN
        (SELECT company_id FROM import_lines WHERE import_id = :file AND outcome = 'new' AND company_id IS NOT NULL)
    OR EXISTS (SELECT 1 FROM clients c WHERE c.company_id = companies.id AND c.removed_at IS NULL))
"""

_LATE = "SELECT {card} FROM import_lines WHERE import_id = :file AND fault = :conflict AND {card} IS NOT NULL"
_TAKE_FROM_COMPANIES = f"""
    DELETE FROM ownerships WHERE import_id = :file AND company_id IN ({_LATE.format(card="company_id")})
    RETURNING value_id
"""
_DROP_PROMISES = f"DELETE FROM import_points WHERE import_id = :file AND {{card}} IN ({_LATE})"
_LEAVE_THE_CARD = """
    UPDATE import_lines SET {card} = NULL WHERE import_id = :file AND fault = :conflict
    AND {card} IN (SELECT id FROM {cards} WHERE removed_at IS NULL)
"""
_BELONG_NOWHERE = f"UPDATE clients SET company_id = NULL WHERE id IN ({_LATE.format(card='client_id')})"
_DELETE_COMPANIES_WITH_NOBODY = """
    DELETE FROM companies WHERE import_id = :file AND removed_at IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM import_lines l WHERE l.company_id = companies.id)
    AND NOT EXISTS (SELECT 1 FROM clients c WHERE c.company_id = companies.id)
"""

# The first of its kind becomes a card's primary contact, unless it has one.
_KEEP_PROMISES = """
    INSERT INTO ownerships
        (value_id, client_id, company_id, verified, origin, is_primary, added_at, import_id, extension)
    SELECT p.value_id, p.client_id, p.company_id, 0, :origin,
        row_number() OVER (PARTITION BY p.client_id, p.company_id, v.kind ORDER BY p.id) = 1
        AND NOT EXISTS (SELECT 1 FROM ownerships w JOIN contact_values k ON k.id = w.value_id AND k.kind = v.kind
            WHERE w.is_primary = 1 AND (w.client_id = p.client_id OR w.company_id = p.company_id)),
        :now, :file, p.extension
    FROM import_points p JOIN contact_values v ON v.id = p.value_id
    LEFT JOIN clients c ON c.id = p.client_id LEFT JOIN companies o ON o.id = p.company_id
    WHERE p.import_id = :file AND c.removed_at IS NULL AND o.removed_at IS NULL
    ON CONFLICT DO NOTHING
"""

_LATE_CARDS = """
    SELECT DISTINCT c.id FROM import_lines l JOIN {cards} c ON c.id = l.{card} AND c.removed_at IS NOT NULL
    WHERE l.fault = 'came_meanwhile' AND l.import_id IN (SELECT id FROM imports WHERE status IN ('visible', 'undone'))
    LIMIT :limit
"""
