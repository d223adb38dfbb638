"""Rules: marks of all that decides how names are split and which keys their words have, and names of companies."""

from collections.abc import Iterable, Iterator
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
_ONLY_ASKED_OF_COMPANIES = frozenset({"company_beside.py", "company_weighing.py"})
_READ_ALONG_OF_COMPANIES = ("reading/companies.py", "reading/ordinary_words.py")
_READ_ALONG = ("names.py", "name_comparison.py", "reading/name_words.py")
_PARTS = ("anyascii", "nicknames", "pymorphy3", "pymorphy3-dicts-ru")


@cache
def rules_of_today() -> str:
    """Return the mark of this version's rules: where another one was kept, names are to be taken in anew."""
    return _mark_of(_files(_ONLY_ASKED | _OF_COMPANIES, _READ_ALONG))


@cache
def company_rules_of_today() -> str:
    """Return the mark of this version's rules for names of companies, which are read by much of what names are."""
    besides = (*_READ_ALONG, *_READ_ALONG_OF_COMPANIES)
    return _mark_of(_files(_ONLY_ASKED | _ONLY_ASKED_OF_COMPANIES, besides))


def _mark_of(read: Iterator[Traversable]) -> str:
    mark = blake2b(" ".join(f"{part} {version(part)}" for part in _PARTS).encode(), digest_size=16)
    for file in read:
        mark.update(file.read_bytes())
    return mark.hexdigest()


def _files(but: frozenset[str], besides: Iterable[str]) -> Iterator[Traversable]:
    domain = files("bot.domain")
    likeness = domain / "likeness"
    for folder in (likeness, likeness / "tables"):
        found = (file for file in folder.iterdir() if file.is_file() and file.name not in but)
        yield from sorted(found, key=lambda file: file.name)
    for path in besides:
        yield domain / path
