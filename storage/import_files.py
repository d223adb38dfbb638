"""Files sent in the chat to be imported: where Telegram has them, and what was found out about their columns."""

import json
from dataclasses import asdict
from typing import Any

from bot.domain.ids import ImportId
from bot.domain.imported.columns import Columns, Meaning, Source
from bot.domain.imported.files import FileInChat, Wanted
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileFault
from storage.connection import Connection, Row


class SqlImportFiles:
    """The table `import_files`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    async def save(self, file: ImportId, sent: FileInChat) -> None:
        """Save what is known of the file of an import."""
        await self._connection.run(
            "INSERT INTO import_files (import_id, file_id, wanted, look, meanings, lines, fault, detail)"
            " VALUES (:file, :file_id, :wanted, :look, :meanings, :lines, :fault, :detail)"
            " ON CONFLICT (import_id) DO UPDATE SET wanted = :wanted, look = :look, meanings = :meanings,"
            "  lines = :lines, fault = :fault, detail = :detail",
            file=file,
            file_id=sent.file_id,
            wanted=sent.wanted,
            look=json.dumps(asdict(sent.look), ensure_ascii=False) if sent.look else None,
            meanings=" ".join(sent.meanings),
            lines=sent.rows,
            fault=sent.fault,
            detail=sent.detail,
        )

    async def find(self, file: ImportId) -> FileInChat | None:
        """Return what is known of the file of an import; None where it did not come in the chat."""
        row = await self._connection.row("SELECT * FROM import_files WHERE import_id = :file", file=file)
        return _file_of(row) if row else None

    async def find_wanted(self) -> ImportId | None:
        """Return the import whose file is to be read next."""
        row = await self._connection.row(
            "SELECT import_id FROM import_files WHERE wanted IS NOT NULL ORDER BY import_id LIMIT 1"
        )
        return ImportId(row["import_id"]) if row else None


def _file_of(row: Row) -> FileInChat:
    return FileInChat(
        file_id=row["file_id"],
        wanted=Wanted(row["wanted"]) if row["wanted"] else None,
        look=_look_of(json.loads(row["look"])) if row["look"] else None,
        meanings=tuple(map(Meaning, row["meanings"].split())),
        rows=row["lines"],
        fault=FileFault(row["fault"]) if row["fault"] else None,
        detail=row["detail"],
    )


def _look_of(kept: dict[str, Any]) -> Look:
    source = kept["columns"]["source"]
    columns = Columns(
        meanings=tuple(map(Meaning, kept["columns"]["meanings"])), source=Source(source) if source else None
    )
    sample = tuple(map(tuple, kept["sample"]))
    return Look(**{**kept, "headers": tuple(kept["headers"]), "columns": columns, "sample": sample})
