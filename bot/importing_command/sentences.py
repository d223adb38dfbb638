"""Sentences: what an import from the command line says."""

from bot.domain.imported.columns import Meaning
from bot.domain.imported.imports import Import, Outcome
from bot.domain.imported.likely import Compared
from bot.domain.imported.looks import Look
from bot.domain.imported.refused import FileRefused
from bot.views.import_words import FILE_FAULTS


def why_not_read(refused: FileRefused) -> str:
    """Say why nothing of a file is taken, and what to do."""
    return FILE_FAULTS[refused.fault].format(detail=refused.detail)


def described(file_name: str, look: Look) -> str:
    """Say what a file is, and what is read from which column."""
    about = (look.columns.source, look.format, look.encoding, look.sheet, f"{look.rows:,} lines")
    columns = zip(look.columns.meanings, look.headers, strict=True)
    read = [
        f"{meaning} from {header or 'an unnamed column'}"
        for meaning, header in columns
        if meaning is not Meaning.NOTHING
    ]
    return f"{file_name} ({', '.join(filter(None, about))}): {'; '.join(read)}."


def compared(found: Compared) -> str:
    """Say how many new people may be known already; nothing where nobody is, and all were looked up."""
    if not found.is_all:
        return (
            f"{found.likely:,} of the first {found.lines:,} new people, up to line {found.reached:,}, may be known"
            " already; the others were not looked up."
        )
    return f"{found.likely:,} of the new people may be known already." if found.likely else ""


def counted(file: Import) -> str:
    """Say how many lines became what."""
    counts = ((outcome, file.counts.get(outcome, 0)) for outcome in Outcome)
    return ", ".join(f"{count:,} {outcome}" for outcome, count in counts) + "."
