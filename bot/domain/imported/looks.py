"""A look at a table: what it is and what it seems to hold, before its lines are read."""

from dataclasses import dataclass

from bot.domain.imported.columns import Columns


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a table is; `rows`: how many lines there are, `sample`: the cells of the first of them."""

    format: str
    headers: tuple[str, ...]
    columns: Columns
    encoding: str
    sheet: str
    rows: int
    sample: tuple[tuple[str, ...], ...]
