"""Answers: what a person typed who was asked for a name, where it may be more than the name."""

import re
from dataclasses import dataclass, replace

from bot.domain.errors import NameFault, NameRefused
from bot.domain.names import PersonName, accept_name
from bot.domain.not_names import ROLE_COMPANIONS, ROLES
from bot.domain.reading.name_words import is_given, is_ordinary, may_be_a_surname_too, plain
from bot.domain.reading.understanding import Understood, understand

_MARK = re.compile(r"[,;:!]\s+|(?<=\w{4})\.\s+|\s[-–—]\s|\n")  # behind "Dr." goes a name on
_GREETING = re.compile(
    r"^(?:здравствуйте|здравствуй|привет|добрый\s+(?:день|вечер)|доброе\s+утро|hello|hi|hey|good\s+(?:day|morning|evening))"
    r"[\s,.!]+",
    re.IGNORECASE,
)
_SHORTEST_SENTENCE = 2
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameAnswered:
    """A name, what its person says to be, and the words beside it that are a wish."""

    name: PersonName
    role: str | None = None
    wish: str | None


def read_name_answered(typed: str, region: str) -> NameAnswered:
    """Read the answer to the question for a name: «Анна», «меня зовут Анна», «Анна, нужен прайс»; raises NameRefused.

    Asked for, a name may be one that nobody has heard of: all that passes the guard is one, unless it says more or is
    something else: «хочу купить диван» is nobody's name.
    """
    understood = understand(typed, region)
    if understood.name is not None and (understood.wish is None or _says_something(understood.wish)):
        return NameAnswered(name=understood.name, role=understood.role, wish=_unless_a_role(understood.wish))
    bare = _GREETING.sub("", typed.strip()) or typed
    return _parted(bare) or _begun(bare) or NameAnswered(name=_name_of(bare, understood), wish=None)


def with_name_asked_for(understood: Understood) -> Understood:
    """Take as a name the words beside a contact that are nothing else, although nobody has heard of such a one."""
    words = understood.wish
    if understood.name or understood.refused_name or words is None or _says_something(words):
        return understood
    try:
        return replace(understood, name=accept_name(words), wish=None)
    except NameRefused:
        return understood


def _name_of(typed: str, understood: Understood) -> PersonName:
    name = accept_name(typed)
    if understood.company is not None:
        raise NameRefused(NameFault.COMPANY)
    if _is_a_sentence(typed):
        raise NameRefused(NameFault.WORDS)
    return name


def _is_a_sentence(typed: str) -> bool:
    """Return whether several words are all ordinary ones, and none is a name or stands like one: Mrs Brown."""
    words = _WORD.findall(typed)
    return (
        len(words) >= _SHORTEST_SENTENCE
        and all(is_ordinary(plain(word)) for word in words)
        and not any(word.istitle() for word in words[1:])
        and not (words[-1].isascii() and may_be_a_surname_too(words[-1].title()))
    )


def _parted(typed: str) -> NameAnswered | None:
    """Part the words behind a comma, if they are ordinary ones, from the name before it."""
    mark = _MARK.search(typed)
    if mark is None:
        return None
    first, rest = typed[: mark.start()], typed[mark.end() :].strip()
    return _answered(first, rest) if _says_something(rest) else None


def _begun(typed: str) -> NameAnswered | None:
    """Part a given name from the sentence that it begins: «анна нужен прайс»."""
    first, *rest = typed.split() or [""]
    if len(rest) < _SHORTEST_SENTENCE or not is_given(plain(first)) or not is_ordinary(plain(rest[0])):
        return None
    return _answered(first, " ".join(rest))


def _answered(first: str, rest: str) -> NameAnswered | None:
    try:
        return NameAnswered(name=accept_name(first), wish=_unless_a_role(rest))
    except NameRefused:
        return None


def _says_something(words: str) -> bool:
    """Return whether words are no part of a name: an ordinary one is among them, or a number, or a question."""
    return any(char.isdigit() or char == "?" for char in words) or any(map(is_ordinary, _plain_words(words)))


def _unless_a_role(words: str | None) -> str | None:
    return None if words is None or _plain_words(words) <= ROLES | ROLE_COMPANIONS else words


def _plain_words(words: str) -> set[str]:
    return {plain(word) for word in _WORD.findall(words)}
