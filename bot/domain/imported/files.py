"""Files sent in the chat: they stay with Telegram, and are fetched whenever there is something to read in them."""

from dataclasses import dataclass, replace
from enum import StrEnum

from bot.domain.errors import NoColumnOfNames, NotFound
from bot.domain.imported.columns import Meaning
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileFault

ENDINGS = frozenset(
    {".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".vcf", ".vcard", ".jsonl", ".json"}
)
MOST_BYTES = 20 * 1024 * 1024  # Telegram Bot API: no larger file can be downloaded


class Wanted(StrEnum):
    """What a file is to be read for: to see what it is, to learn what becomes of its lines, to tell that of each."""

    LOOK = "look"
    CHECK = "check"
    REPORT = "report"


@dataclass(frozen=True, slots=True, kw_only=True)
class FileInChat:
    """A file as Telegram keeps it. `look` is there while its columns are to be decided, `fault` where nothing can be.

    `meanings`: what the columns are from then on; `rows`: how many lines there are.
    """

    file_id: str
    wanted: Wanted | None
    look: Look | None = None
    meanings: tuple[Meaning, ...] = ()
    rows: int = 0
    fault: FileFault | None = None
    detail: str = ""

    def seen(self, look: Look) -> "FileInChat":
        """What it is was found out: its columns are shown."""
        return replace(self, wanted=None, look=look, rows=look.rows)

    def look_at(self, column: int) -> Look:
        """Return what it is while its columns are to be decided. Raises NotFound where there is no such column."""
        if self.look is None or column >= len(self.look.headers):
            raise NotFound
        return self.look

    def with_meaning(self, column: int, meaning: Meaning) -> "FileInChat":
        """Somebody says what a column is. Raises NotFound where there is no such column to be decided."""
        look = self.look_at(column)
        meanings = (*look.columns.meanings[:column], meaning, *look.columns.meanings[column + 1 :])
        return replace(self, look=replace(look, columns=replace(look.columns, meanings=meanings)))

    def decided(self) -> "FileInChat":
        """The columns are right: of what stands in the file only that is kept. Raises NoColumnOfNames, NotFound."""
        columns = self.look_at(0).columns
        if not columns.is_enough:
            raise NoColumnOfNames
        return replace(self, wanted=Wanted.CHECK, look=None, meanings=columns.meanings)

    def over(self, fault: FileFault | None = None, detail: str = "") -> "FileInChat":
        """Nothing more is read in it."""
        return replace(self, wanted=None, look=None, fault=fault, detail=detail)


def may_be_table(name: str) -> bool:
    """Tell by its name whether a file may hold clients at all; what it is, its bytes tell."""
    _, dot, ending = name.rpartition(".")
    return dot + ending.casefold() in ENDINGS
