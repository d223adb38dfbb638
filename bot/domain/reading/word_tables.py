"""Word tables: many words, written down as one text, here or in a file of `tables/`."""

from importlib.resources import files


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text."""
    return frozenset(text.split())


def table(name: str) -> str:
    """Return a file of `tables/`; its README says where each comes from."""
    return (files("bot.domain.reading") / "tables" / name).read_text(encoding="utf-8")
