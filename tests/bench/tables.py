"""Tables in Markdown, and how sizes stand in them."""

from collections.abc import Iterable, Sequence


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Return a table: the first column holds words, all others figures."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def megabytes(size: float) -> str:
    """Return a number of bytes as people read it."""
    return f"{size / 2**20:.0f} MB"
