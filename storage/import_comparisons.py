"""Import comparisons: which new clients of a file may be known already, and up to which line that was looked up."""

from collections.abc import Iterable

from bot.domain.ids import ImportId
from bot.domain.imported.likely import Compared, LikelyLine
from bot.usecases.ports.importing import StagedClient
from storage.connection import Connection
from storage.directory import CLIENT, client_of

_NEW_BEYOND = "l.import_id = :file AND l.line > {} AND l.outcome = 'new' AND l.client_id IS NOT NULL"


class SqlImportComparisons:
    """The tables `import_comparisons` and `import_likely`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def get(self, file: ImportId) -> Compared:
        """Return how far the new clients of a file were looked up."""
        row = await self._connection.row(
            "SELECT p.lines, p.reached,"
            " (SELECT count(*) FROM import_likely m WHERE m.import_id = p.import_id) AS likely,"
            f" NOT EXISTS (SELECT 1 FROM import_lines l WHERE {_NEW_BEYOND.format('p.reached')}) AS is_all"
            " FROM import_comparisons p WHERE p.import_id = :file",
            file=file,
        )
        if row is None:
            return Compared()
        return Compared(lines=row["lines"], reached=row["reached"], likely=row["likely"], is_all=bool(row["is_all"]))

    async def list_next(self, file: ImportId, *, after: int, limit: int) -> list[StagedClient]:
        """Return the next new clients of a file, with the line and the company of each."""
        rows = await self._connection.rows(
            f"SELECT l.line, o.name AS company, {CLIENT} FROM import_lines l JOIN clients c ON c.id = l.client_id"
            f" LEFT JOIN companies o ON o.id = c.company_id WHERE {_NEW_BEYOND.format(':after')}"
            " ORDER BY l.line LIMIT :limit",
            file=file,
            after=after,
            limit=limit,
        )
        return [StagedClient(line=row["line"], client=client_of(row), company=row["company"]) for row in rows]

    async def add(self, file: ImportId, likely: Iterable[LikelyLine], *, lines: int, reached: int) -> None:
        """Keep who may be known, and that so many more were looked up, up to a line."""
        await self._connection.run_many(
            "INSERT INTO import_likely (import_id, line, known_id, named_so, evidence)"
            " VALUES (:file, :line, :known, :named_so, :evidence)",
            [
                {
                    "file": file,
                    "line": each.line,
                    "known": each.known,
                    "named_so": int(each.named_so),
                    "evidence": " ".join(each.evidence),
                }
                for each in likely
            ],
        )
        await self._connection.run(
            "INSERT INTO import_comparisons (import_id, lines, reached) VALUES (:file, :lines, :reached)"
            " ON CONFLICT (import_id) DO UPDATE SET lines = lines + :lines, reached = :reached",
            file=file,
            lines=lines,
            reached=reached,
        )
