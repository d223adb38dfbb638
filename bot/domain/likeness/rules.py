"""Rules: a mark of all that decides how names are split and which keys their words have."""

from collections.abc import Iterator
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable

_ONLY_ASKED = frozenset({
    "comparing.py", "evidence.py", "mail_beside.py", "seeking.py", "sureness.py", "weighing.py",
})  # fmt: skip
_OF_COMPANIES = frozenset({
    "company_beside.py", "company_weighing.py", "company_words.py",
    "company_kinds.txt", "company_words.txt", "english_of_companies.txt",
})  # fmt: skip
_READ_ALONG = ("names.py", "name_comparison.py", "reading/name_words.py")
_PARTS = ("anyascii", "nicknames", "pymorphy3", "pymorphy3-dicts-ru")


@cache
def rules_of_today() -> str:
    """Return the mark of this version's rules: where another one was kept, names are to be taken in anew."""
    mark = blake2b(" ".join(f"{part} {version(part)}" for part in _PARTS).encode(), digest_size=16)
    for file in _files():
        mark.update(file.read_bytes())
    return mark.hexdigest()


def _files() -> Iterator[Traversable]:
    domain = files("bot.domain")
    likeness = domain / "likeness"
    for folder in (likeness, likeness / "tables"):
        found = (file for file in folder.iterdir() if file.is_file() and file.name not in _ONLY_ASKED | _OF_COMPANIES)
        yield from sorted(found, key=lambda file: file.name)
    for path in _READ_ALONG:
        yield domain / path
