"""Noises of letters: another alphabet, another keyboard, a slip of the finger."""

from collections.abc import Mapping
from random import Random

from tests.bench.matching.draft import Draft, Part, Word, is_cyrillic
from tests.bench.matching.name_tables import Culture
from tests.bench.matching.transliteration import SCHEMES, heard, transliterated

_RUSSIAN_ROWS = ("йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю")
_ENGLISH_ROWS = ("qwertyuiop[]", "asdfghjkl;'", "zxcvbnm,.")
_RUSSIAN_KEYS, _ENGLISH_KEYS = "".join(_RUSSIAN_ROWS) + "ё", "".join(_ENGLISH_ROWS) + "`"
_SHIFTED: Mapping[str, str] = {"[": "{", "]": "}", ";": ":", "'": '"', ",": "<", ".": ">", "`": "~"}
_LOOK_ALIKE = dict(zip("аеорсухкАВЕКМНОРСТХ", "aeopcyxkABEKMHOPCTX", strict=True))
_PLAIN: Mapping[str, str] = {"ё": "е", "Ё": "Е"}
_SHORTEST_WITH_TYPO = 4
_TWO_TYPOS = 0.1
_ALL_LOOK_ALIKE = 0.5


def yo(draft: Draft, random: Random) -> bool:
    """«Семенов» and «Семёнов»: nobody types the dots, and papers have them."""
    changed = False
    for word in draft.words:
        plain = "".join(_PLAIN.get(letter, letter) for letter in word.text)
        changed |= plain != word.text
        word.text = plain
    return changed


def transliteration(draft: Draft, random: Random) -> bool:
    """«Aleksey Shcherbakov», «Alexey Werbakov»: a phone without Russian letters, or a passport for abroad."""
    if not _all_cyrillic(draft):
        return False
    scheme = random.choice(SCHEMES)
    for word in draft.words:
        word.text = transliterated(word.text, scheme)
    return True


def in_cyrillic(draft: Draft, random: Random) -> bool:
    """«Джон Смит» stands on the card, because the manager has written down what was said."""
    if draft.person.culture is not Culture.LATIN or draft.given_initial or "diminutive" in draft.used:
        return False
    for word in draft.words:
        given = draft.person.given.in_cyrillic if word.part is Part.GIVEN else None
        word.text = given or " ".join(heard(part) for part in word.text.replace("-", " ").split())
    return True


def typo(draft: Draft, random: Random) -> bool:
    """«Алексанрд»: a letter lost, doubled, swapped, or that of the key beside; seldom two of them."""
    words = [
        word
        for word in draft.words_of(Part.GIVEN, Part.PATRONYMIC, Part.SURNAME)
        if len(word.text) >= _SHORTEST_WITH_TYPO
    ]
    if not words:
        return False
    for _ in range(1 + (random.random() < _TWO_TYPOS)):
        word = random.choice(words)
        word.text = mistyped(word.text, random)
    return True


def mistyped(text: str, random: Random) -> str:
    """Return a word with one slip of the finger; its first letter stays in most cases."""
    place = random.randrange(len(text)) if random.randrange(10) == 0 else random.randrange(1, len(text))
    letter = text[place]
    match random.randrange(4):
        case 0:
            return text[:place] + _beside(letter, random) + text[place + 1 :]
        case 1:
            return text[:place] + text[place + 1 :]
        case 2:
            return text[:place] + random.choice((letter, _beside(letter, random))) + text[place:]
        case _:
            place = max(1, place)
            return text[: place - 1] + text[place] + text[place - 1] + text[place + 1 :]


def repeated_letters(draft: Draft, random: Random) -> bool:
    """«Аннааа»: somebody is in high spirits."""
    words = draft.words_of(Part.GIVEN, Part.SURNAME)
    if not words or draft.given_initial:
        return False
    word = random.choice(words)
    place = random.choice((len(word.text) - 1, random.randrange(len(word.text))))
    word.text = word.text[:place] + word.text[place] * random.randrange(3, 6) + word.text[place + 1 :]
    return True


def homoglyphs(draft: Draft, random: Random) -> bool:
    """«Cepгей» with Latin letters that look Russian, out of a file that went through several hands."""
    wholly = random.random() < _ALL_LOOK_ALIKE
    changed = False
    for word in draft.words:
        table = _LOOK_ALIKE if is_cyrillic(word.text) else {latin: russian for russian, latin in _LOOK_ALIKE.items()}
        letters = [table.get(letter, letter) if wholly or random.random() < 0.5 else letter for letter in word.text]
        changed |= "".join(letters) != word.text
        word.text = "".join(letters)
    return changed


def wrong_layout(draft: Draft, random: Random) -> bool:
    """«Bdfy Gtnhjd»: the keyboard was still English."""
    if {"transliteration", "in_cyrillic", "homoglyphs"} & {*draft.used}:
        return False
    table = _layout(_RUSSIAN_KEYS, _ENGLISH_KEYS) if _all_cyrillic(draft) else _layout(_ENGLISH_KEYS, _RUSSIAN_KEYS)
    for word in draft.words:
        word.text = "".join(table.get(letter, letter) for letter in word.text)
    return True


def _layout(from_keys: str, to_keys: str) -> Mapping[str, str]:
    small = dict(zip(from_keys, to_keys, strict=True))
    return small | {key.upper(): _SHIFTED.get(its, its.upper()) for key, its in small.items() if key.isalpha()}


def _beside(letter: str, random: Random) -> str:
    small = letter.lower()
    for row in (*_RUSSIAN_ROWS, *_ENGLISH_ROWS):
        if small in row:
            place = row.index(small)
            neighbours = [key for key in row[max(0, place - 1) : place + 2] if key != small and key.isalpha()]
            return random.choice(neighbours or [small])
    return small


def _all_cyrillic(draft: Draft) -> bool:
    named: list[Word] = [word for word in draft.words if word.part is not Part.OTHER]
    return all(is_cyrillic(word.text) for word in named)
