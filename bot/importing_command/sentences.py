"""Sentences: what an import from the command line says."""

from bot.domain.errors import NameFault
from bot.domain.imported.columns import Meaning
from bot.domain.imported.imports import Conflict, Import, Outcome
from bot.domain.imported.looks import Look
from bot.domain.imported.records import LineFault, Loss
from bot.domain.imported.refused import FileFault, FileRefused

FILE_FAULTS = {
    FileFault.EMPTY: "there is nothing in it",
    FileFault.TOO_LARGE: "it is larger than {} MB; split it",
    FileFault.TOO_MANY_ROWS: "it has more than {} rows; split it",
    FileFault.TOO_MANY_COLUMNS: "it has more than {} columns; leave only those about people",
    FileFault.TOO_DENSE: "it would unpack to far more than such a table needs, so it is not opened; save it as CSV",
    FileFault.LOCKED: "it is locked with a password; save it without one",
    FileFault.UNKNOWN_FORMAT: "it is no table that can be read; save it as CSV or XLSX",
    FileFault.BROKEN: "it is damaged or cut off; save it once more",
    FileFault.NO_ROWS: "there are headers at most, and nobody below them",
    FileFault.NO_NAMES: "no column is called Name or Company; name one so in the first line",
}
REASONS: dict[LineFault | NameFault | Conflict, str] = {
    LineFault.NO_NAME: "there is no name",
    LineFault.COMPANY_WITHOUT_PERSON: "a company without a person",
    LineFault.NO_COMPANY: "there is no name of a company",
    LineFault.BROKEN: "it is no JSON object",
    **{fault: f"that is no name ({fault.replace('_', ' ')})" for fault in NameFault},
    Conflict.OTHER_NAME: "the contact is known under another name",
    Conflict.SEVERAL_OWNERS: "the contacts belong to several cards",
    Conflict.CAME_MEANWHILE: "somebody else got the contact meanwhile",
}
LOSSES = {
    Loss.DATE_AS_PHONE: "a date in place of a phone",
    Loss.ROUNDED_PHONE: "a phone whose last digits a spreadsheet has cut off",
    Loss.NO_PHONE: "what is no phone",
    Loss.NO_EMAIL: "what is no e-mail",
    Loss.NO_CONTACT: "what is no contact",
    Loss.UNKNOWN_KIND: "an unknown kind",
}


def why_not_read(refused: FileRefused) -> str:
    """Say why nothing of a file is taken, and what to do."""
    return FILE_FAULTS[refused.fault].format(refused.detail)


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


def counted(file: Import) -> str:
    """Say how many lines became what."""
    counts = ((outcome, file.counts.get(outcome, 0)) for outcome in Outcome)
    return ", ".join(f"{count:,} {outcome}" for outcome, count in counts) + "."
