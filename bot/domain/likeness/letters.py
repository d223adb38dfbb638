"""Letters: what was meant where a letter only looks like the right one, or the keyboard was switched."""

import re
from functools import lru_cache

_LOOKS_LATIN = "асеорхуктмнвіѕј"
_LOOKS_CYRILLIC = "aceopxyktmhbisj"
_AS_CYRILLIC = str.maketrans(_LOOKS_CYRILLIC, _LOOKS_LATIN.replace("ѕ", "с"))
_AS_LATIN = str.maketrans(_LOOKS_LATIN, _LOOKS_CYRILLIC)
_LATIN_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
_SHIFTED_KEYS = '{}:"<>~'
_CYRILLIC_KEYS = "йцукенгшщзхъфывапролджэячсмитьбюё"
_ON_CYRILLIC_KEYS = str.maketrans(_LATIN_KEYS + _SHIFTED_KEYS, _CYRILLIC_KEYS + "хъжэбюё")
_ON_LATIN_KEYS = str.maketrans(_CYRILLIC_KEYS, _LATIN_KEYS)
_KEY_IN_WORD = re.compile(r"(?<=[a-z])[\[\];{}:\"<>~](?=[a-z])")

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_LATIN = re.compile(r"[a-zß-öø-ɏ]")
_VOWELS = frozenset("aeiouyáàâãåäæéèêëíìîïóòôõöøœúùûüýаеёиоуыэюяіїє")
_ONE_SOUND = re.compile("shch|t?sch|[cstpkzgd]h|t[sz]|[cs]z|ck")
_Y_BESIDE_VOWELS = re.compile("(?<=[aeiou])y|y(?=[aeiou])")
_NEVER_IN_RUSSIAN = re.compile("^[ьъы]|[аеиоуыэюя][ьъ]")
_CONSONANTS_TOO_MANY, _VOWELS_TOO_MANY = "ccccc", "vvvv"

_IN_CYRILLIC = {
    "ogly": "оглы", "kyzy": "кызы", "vych": "вич", "ych": "ыч", "shch": "щ", "tsch": "ч", "sch": "ш", "sh": "ш",
    "ch": "ч", "zh": "ж", "kh": "х", "ts": "ц", "ja": "я", "ya": "я", "ia": "я", "ju": "ю", "yu": "ю", "iu": "ю",
    "je": "е", "ye": "е", "ie": "е", "jo": "е", "yo": "е", "x": "кс",
    **dict(zip("abvgdezijyklmnoprstufhcw", "абвгдезиииклмнопрстуфхкв", strict=True)),
}  # fmt: skip
_ONE_LETTER = re.compile("|".join(_IN_CYRILLIC))


def is_cyrillic(text: str) -> bool:
    """Return whether there is a Cyrillic letter."""
    return _CYRILLIC.search(text) is not None


def in_one_alphabet(word: str) -> str:
    """Return a word in small letters of which some only look like those of its alphabet as it was meant: Aннa."""
    if not (is_cyrillic(word) and _LATIN.search(word)):
        return word
    surely_latin = any(_LATIN.match(sign) and sign not in _LOOKS_CYRILLIC for sign in word)
    surely_cyrillic = any(is_cyrillic(sign) and sign not in _LOOKS_LATIN for sign in word)
    return word.translate(_AS_LATIN if surely_latin and not surely_cyrillic else _AS_CYRILLIC)


def has_a_key_inside(word: str) -> bool:
    """Return whether a sign stands in a word where the other alphabet has a letter on that key: Ghe;byf."""
    return _KEY_IN_WORD.search(word) is not None


@lru_cache(maxsize=20_000)
def on_other_keys(word: str) -> str | None:
    """Return what the same keys give in the other alphabet; None where that would be no word."""
    if is_cyrillic(word):
        switched = word.translate(_ON_LATIN_KEYS)
    elif word.isascii() and _LATIN.search(word):
        switched = word.translate(_ON_CYRILLIC_KEYS).replace("ё", "е")
    else:
        return None
    return switched if len(switched) > 1 and switched.isalpha() and can_be_said(switched) else None


def can_be_said(word: str) -> bool:
    """Return whether vowels and consonants take turns as in a word of some language."""
    sounds = _Y_BESIDE_VOWELS.sub("j", _ONE_SOUND.sub("s", word))
    turns = "".join("v" if sign in _VOWELS else "c" for sign in sounds)
    in_turn = "v" in turns and _CONSONANTS_TOO_MANY not in turns and _VOWELS_TOO_MANY not in turns
    return in_turn and not _NEVER_IN_RUSSIAN.search(word)


def letter_by_letter(word: str) -> str:
    """Return a word in small Latin letters in those of Russian, whichever scheme it is of; others stay."""
    return _ONE_LETTER.sub(lambda letter: _IN_CYRILLIC[letter[0]], word)


def spelt_in_cyrillic(word: str) -> str | None:
    """Return a word in small Latin letters as it may be spelt in Russian: none of what has other letters."""
    return letter_by_letter(word) if word.isascii() and word.isalpha() else None
