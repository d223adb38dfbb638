"""The report on an import: what became of every line, as a table that opens everywhere."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.domain.imported.imports import Outcome
from bot.domain.imported.likely import MaybeKnown
from bot.domain.imported.records import LineRefused, Read
from bot.mailboxes import Letter, Priority
from bot.spreadsheets import harmless
from bot.texts import Say, text
from bot.usecases.ports.importing import StagedLine
from bot.views.import_words import LOSSES, OUTCOMES, REASONS
from bot.views.said_signs import said_likeness

HEADERS = (text("line"), text("outcome"), text("reason"), text("words"))
DELIMITERS = {"ru": ";"}  # as Excel in that language splits columns; elsewhere at commas


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing to know of a line, in words. `reason` is empty where all is well with it.

    `is_likely`: it may be of somebody who is known already, and is taken all the same.
    """

    line: int
    outcome: str
    reason: str
    words: str
    is_likely: bool = False

    def cells(self) -> tuple[str, ...]:
        """Return the line of the table, harmless in a spreadsheet."""
        return (str(self.line), self.outcome, harmless(self.reason), harmless(self.words))


def entries_of(reads: Sequence[Read], staged: Sequence[StagedLine], say: Say) -> Iterator[Entry]:
    """Yield what there is to know of lines, as they were read and as it was decided about them."""
    decided = {line.line: line for line in staged}
    for read in reads:
        if read.line in decided:
            yield from _entries(read, decided[read.line], say)


def _entries(read: Read, staged: StagedLine, say: Say) -> Iterator[Entry]:
    """Yield why a line is not taken, or else what of it is left out and who it may be, or else that all is well."""
    words = read.words if isinstance(read, LineRefused) else read.name
    left_out = () if isinstance(read, LineRefused) or staged.fault else read.left_out
    outcome = say.plain(OUTCOMES[staged.outcome])
    if staged.maybe is not None and staged.outcome is Outcome.NEW:
        yield Entry(line=read.line, outcome=outcome, reason=_maybe(staged.maybe, say), words=words, is_likely=True)
    elif not left_out:
        reason = say.plain(REASONS[staged.fault]) if staged.fault else ""
        yield Entry(line=read.line, outcome=outcome, reason=reason, words=words)
    for piece in left_out:
        yield Entry(line=read.line, outcome=outcome, reason=say.plain(LOSSES[piece.loss]), words=piece.words)


def _maybe(maybe: MaybeKnown, say: Say) -> str:
    signs = said_likeness(named_so=maybe.named_so, evidence=maybe.evidence, say=say)
    return say.plain("looks like {name}: {signs}", name=maybe.known, signs=signs)


class ReportFile:
    """The table while it grows."""

    def __init__(self, say: Say) -> None:
        self._say = say
        self._text = io.StringIO(newline="")
        self._text.write("\ufeff")  # by which spreadsheets know the encoding
        self._table = csv.writer(self._text, delimiter=DELIMITERS.get(say.language, ","))
        self._table.writerow(map(say.plain, HEADERS))

    def add(self, reads: Sequence[Read], staged: Sequence[StagedLine]) -> None:
        """Tell of some lines."""
        self._table.writerows(entry.cells() for entry in entries_of(reads, staged, self._say))

    def letter(self, chat_id: int, file_name: str) -> Letter:
        """Return the letter with the table, of which nothing is kept once it went out."""
        say = self._say
        document = {"filename": say.plain("report.csv"), "content": self._text.getvalue()}
        caption = say("📄 {file}: what becomes of every line.", file=file_name)
        return Letter(
            chat_id=chat_id,
            method="sendDocument",
            payload={"chat_id": chat_id, "document": document, "caption": caption, "parse_mode": "HTML"},
            priority=Priority.ANSWER,
            fleeting=True,
        )
