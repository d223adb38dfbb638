"""Comparing names: may two names be the same person's?

A wrong "yes" links a request to a stranger without asking, a wrong "no" costs a manager one tap. So all that
the shorter name says must be found in the longer one: `Анна` agrees with `Анна Петрова`, but `Анна Сидорова`
(who may have married) and `Иван Петров` (who may share her phone) do not.
"""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.names import is_of_an_alphabet

_LATIN = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "э": "e",
    "ж": "zh", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "ы": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "h",
    "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "iu", "я": "ia",
})  # fmt: skip
_SPELLINGS = (("kh", "h"), ("x", "ks"), ("w", "v"), ("y", "i"), ("j", "i"), (r"c(?!h)", "k"), ("ii+", "i"))
_PATRONYMIC = re.compile(r"\w+(?:ovna|evna|ichna)")


class NameAgreement(StrEnum):
    """What two names say about each other."""

    AGREE = "agree"
    CONFLICT = "conflict"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Word:
    spelling: str
    initial: bool


def compare_names(one: str | None, other: str | None) -> NameAgreement:
    """Compare names, whatever the order of words, the case and the alphabet; UNKNOWN if one is missing.

    Initials stand for the words they begin. A patronymic in -вна counts only if both names have one; one in
    -ович always counts, because it may be a surname (Абрамович).
    """
    ones, others = _words(one or ""), _words(other or "")
    if not (_has_patronymic(ones) and _has_patronymic(others)):
        ones, others = _without_patronymic(ones), _without_patronymic(others)
    shorter, longer = sorted((ones, others), key=len)
    if not shorter:
        return NameAgreement.UNKNOWN
    return NameAgreement.AGREE if _is_found_in(shorter, longer) else NameAgreement.CONFLICT


def _words(name: str) -> list[_Word]:
    plain = re.sub(r"['’ʼ`]", "", unicodedata.normalize("NFC", name.casefold()))
    words = re.findall(r"[^\W\d_][^\W\d_\u0300-\u036f]*", plain)
    return [_Word(spelling=spelling(word), initial=len(word) == 1 and is_of_an_alphabet(word)) for word in words]


def spelling(word: str) -> str:
    """One spelling for the usual Latin and Cyrillic writings: Юлия, Yulia and Julia are `iulia`."""
    decomposed = unicodedata.normalize("NFKD", word.translate(_LATIN))
    spelling = "".join(char for char in decomposed if unicodedata.combining(char) < 200)
    for written, spelt in _SPELLINGS:
        spelling = re.sub(written, spelt, spelling)
    return spelling


def _has_patronymic(words: list[_Word]) -> bool:
    return any(_PATRONYMIC.fullmatch(word.spelling) for word in words)


def _without_patronymic(words: list[_Word]) -> list[_Word]:
    return [word for word in words if not _PATRONYMIC.fullmatch(word.spelling)] or words


def _is_found_in(shorter: list[_Word], longer: list[_Word]) -> bool:
    """Find a word of its own for each word; initials alone prove nothing."""
    left = list(longer)
    in_full = False
    for word in sorted(shorter, key=lambda word: word.initial):
        found = next((its for its in left if its == word), None) or next(
            (its for its in left if _is_initial_of(word, its)), None
        )
        if found is None:
            return False
        in_full = in_full or (found == word and not word.initial)
        left.remove(found)
    return in_full


def _is_initial_of(one: _Word, other: _Word) -> bool:
    short, full = (one, other) if one.initial else (other, one)
    return short.initial and full.spelling.startswith(short.spelling)
