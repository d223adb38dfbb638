"""Why a file cannot be read in at all, as a fact without words."""

from enum import StrEnum


class FileFault(StrEnum):
    """What is wrong with a file; `FileRefused.detail` is told with those that have one."""

    EMPTY = "empty"
    TOO_LARGE = "too_large"  # detail: the most megabytes
    TOO_MANY_ROWS = "too_many_rows"  # detail: the most rows
    TOO_MANY_COLUMNS = "too_many_columns"  # detail: the most columns
    TOO_DENSE = "too_dense"
    LOCKED = "locked"
    UNKNOWN_FORMAT = "unknown_format"
    BROKEN = "broken"
    NO_ROWS = "no_rows"
    NO_NAMES = "no_names"
    NOT_HANDED_OUT = "not_handed_out"  # by Telegram, to which it was sent
    GONE = "gone"


class FileRefused(Exception):
    """Nothing of a file is taken."""

    def __init__(self, fault: FileFault, detail: str = "") -> None:
        super().__init__(fault, detail)
        self.fault = fault
        self.detail = detail
