"""Keyboard mash: telling `asdf` and `ааа` from short, rare and foreign names.

Refusing a real name hurts more than letting mash pass, so every rule here names what it is sure of.
"""

import re
import unicodedata
from collections.abc import Iterable

_ROWS = (
    "qwertyuiop",
    "asdfghjkl",
    "zxcvbnm",
    "йцукенгшщзхъ",
    "фывапролджэ",
    "ячсмитьбю",
    "йцукенгшщзхї",
    "фівапролджє",
    "abcdefghijklmnopqrstuvwxyz",
    "абвгдежзийклмнопрстуфхцчшщъыьэюя",
)
_NEXT_KEYS = frozenset(row[at : at + 2] for line in _ROWS for row in (line, line[::-1]) for at in range(len(row) - 1))
_ROW_BEGINNINGS = frozenset(row[:3] for row in _ROWS) | {row[2::-1] for row in _ROWS}
_NAMES_ALONG_A_ROW = frozenset({"смит", "wert", "trew", "кен", "тим"})

_CONSONANTS = frozenset("bcdfghjklmnpqrstvwxzбвгджзйклмнпрстфхцчшщъьґђћџљњ")
_SYLLABIC = frozenset("rlрл")
_LONGEST_SYLLABIC_NAME = 5

_LAUGHTER = re.compile(r"(?=.*х.*х)[хаеи]+")

_RUN_NO_NAME_HAS = 5
_SHORTEST_WHOLE_RUN = 4
_SHORTEST_PATCHWORK = 6


def is_keyboard_mash(words: Iterable[str]) -> bool:
    """Tell whether every word of more than one letter is mash: one real word among them makes it a name."""
    longer = [word.casefold() for word in words if len(word) > 1]
    return bool(longer) and (_is_one_word_over_and_over(longer) or all(_is_mash(word) for word in longer))


def _is_one_word_over_and_over(words: list[str]) -> bool:
    """`бла бла бла`, but not `Анна Анна`."""
    return len(words) >= 3 and len(set(words)) == 1


def _is_mash(word: str) -> bool:
    return _repeats(word) or _runs_along_a_row(word) or _has_no_vowel(word) or _LAUGHTER.fullmatch(word) is not None


def _repeats(word: str) -> bool:
    """`ааа` and `хахаха`, but not `Яя`, `Лала` or `Ваааня`; four letters in a row are never a name."""
    return bool(re.fullmatch(r"(.{1,3}?)\1{2,}", word) or re.search(r"(.)\1{3}", word))


def _runs_along_a_row(word: str) -> bool:
    """`qwerty`, `фыва`, `qweasd`, but not `Смит`, `Тим` or `Пролыгин`, which only pass along a row."""
    if word in _NAMES_ALONG_A_ROW:
        return False
    runs = [len(run) for run in _runs(word)]
    return (
        word in _ROW_BEGINNINGS
        or max(runs) >= _RUN_NO_NAME_HAS
        or (len(runs) == 1 and len(word) >= _SHORTEST_WHOLE_RUN)
        or (min(runs) >= 3 and len(word) >= _SHORTEST_PATCHWORK)
    )


def _runs(word: str) -> list[str]:
    runs = [word[0]]
    for char in word[1:]:
        if runs[-1][-1] + char in _NEXT_KEYS and _keeps_direction(runs[-1], char):
            runs[-1] += char
        else:
            runs.append(char)
    return runs


def _keeps_direction(run: str, char: str) -> bool:
    return len(run) == 1 or run[-2] != char


def _has_no_vowel(word: str) -> bool:
    """Four consonants or more and nothing else, unless r or l may carry a syllable, as in `Smrž`."""
    letters = [_base(char) for char in word]
    if len(letters) < 4 or not _CONSONANTS.issuperset(letters):
        return False
    return len(letters) > _LONGEST_SYLLABIC_NAME or _SYLLABIC.isdisjoint(letters)


def _base(char: str) -> str:
    return char if char == "й" else unicodedata.normalize("NFD", char)[0]
