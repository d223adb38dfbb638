"""Patronymics: which of them name the same father, however they are said - Сергеевич, Сергеич, Сергевна, Сергіївна.

A patronymic is cut down to what all its forms share: the suffix goes, then the soft end of the father's name. What is
said too freely for that stands in `tables/patronymics.txt`; a father whose name is another one in Ukrainian and
Belarusian gets his Russian stem (`tables/fathers.txt`).
"""

import re
from functools import cache

from bot.domain.likeness.diminutives import full_names
from bot.domain.likeness.letters import letter_by_letter
from bot.domain.likeness.words import lines_of, plain

_IN_RUSSIAN = str.maketrans("іїєґўұүқғңөәһ", "ииегвуукгноах")
_SUFFIX = re.compile(
    r"(?:[аоеий]в(?:ич|на)"  # Иванович, Сергеевна, Іванівна, Іванавіч
    r"|[аеь]ич|инична|(?<=[бвгдзклмнпрстфх])ыч"  # Сергеич, Ильинична, Олегыч
    r"|-(?:оглы|оглу|углы|угли|кызы|гызы|кизи|улы|уулу)"
    r"|(?<=[а-я]{3})(?:оглы|оглу|кызы|гызы|улы|уулу))$"  # Нурланулы, Гасаноглы
)
_FATHER_IN_A = re.compile(r"(ил|лук|[фх]ом|к[уо]зьм|[нм]икит|сав)(?:ич|инична|ична|ивна)$")
_AS_SPOKEN = re.compile(r"(?<=[а-яё]{3})нна$")  # Енсунна, Шаманна: of what is left of -новна
_SOFT_END = re.compile(r"[аеийыья]+$")
_DOUBLED = re.compile(r"([а-я])\1")
_SHORTEST = 2
_IN_LATIN = re.compile(r"(?:[aeiouy][vw](?:ich|ych|itsch|na)|[aeiy]ch|ichna|[^aeiouy]ych|ogly|oglu|kyzy)$")


def patronymic_stem(word: str) -> str | None:
    """Return what all patronymics of one father share; None if a word is no patronymic.

    A surname in -ович has a stem, too: nobody can tell Абрамович from a patronymic.
    """
    said = _in_russian_letters(plain(word))
    said = _DOUBLED.sub(r"\1", _in_full().get(said, said))
    if father := _FATHER_IN_A.match(said):
        return _of_one_father(father[1])
    if _AS_SPOKEN.search(word) and plain(word) not in _in_full() and not full_names(word):
        return _of_one_father(said.removesuffix("на"))
    suffix = _SUFFIX.search(said)
    if suffix is None:
        return None
    stem = _of_one_father(said[: suffix.start()])
    return stem if len(stem) >= _SHORTEST else None


def _in_russian_letters(word: str) -> str:
    """Sergeevich, Sergejewitsch and Сергійович come out alike; other words in Latin letters are left alone."""
    if _IN_LATIN.search(word):
        return letter_by_letter(word)
    return word.translate(_IN_RUSSIAN)


def _of_one_father(stem: str) -> str:
    hard = _SOFT_END.sub("", stem)
    return _in_russian().get(hard, hard)


@cache
def _in_full() -> dict[str, str]:
    pairs = (line.partition(" ") for line in lines_of("patronymics.txt"))
    return {said: in_full for said, _, in_full in pairs}


@cache
def _in_russian() -> dict[str, str]:
    rows = map(str.split, lines_of("fathers.txt"))
    return {other: russian for russian, *others in rows for other in others}
