"""Sounds: one spelling for whatever alphabet a word is written in, and for the habits of whoever transliterates it.

`Юлия`, `Yulia`, `Ûliâ` and `Julia` are `ula`; `Щукин`, `Shchukin` and `Ščukin` are `Sukin`. A sound is one sign:
S ш щ, C ч, Z ж, c ц; a glide before a vowel is not heard. The skeleton goes further: what stays of the consonants
when voice, hushing and doubling are not told apart, which is what all schemes of transliteration agree about.
"""

import re
from functools import lru_cache

from anyascii import anyascii

from bot.domain.likeness.alphabets import heard_in_alphabets, is_of_alphabets, is_of_armenians, without_first_h

_CYRILLIC = str.maketrans({
    "а": "a", "б": "b", "в": "v", "г": "g", "ґ": "g", "д": "d", "е": "e", "ё": "e", "є": "e", "э": "e",
    "ж": "Z", "з": "z", "и": "i", "і": "i", "ї": "i", "й": "i", "ы": "i", "к": "k", "л": "l", "м": "m",
    "н": "n", "о": "o", "п": "p", "р": "r", "с": "s", "т": "t", "у": "u", "ў": "u", "ф": "f", "х": "h",
    "ц": "c", "ч": "C", "ш": "S", "щ": "S", "ъ": "", "ь": "", "ю": "iu", "я": "ia", "ә": "a", "ғ": "g",
    "қ": "k", "ң": "n", "ө": "o", "ү": "u", "ұ": "u", "һ": "h", "җ": "Z", "ђ": "d", "ј": "i", "љ": "l",
    "њ": "n", "ћ": "C", "џ": "Z", "’": "", "'": "", "ʼ": "", "`": "",
})  # fmt: skip
# Latin letters that say more than their letter without the mark; all others are read without it.
_LATIN = str.maketrans({
    "š": "S", "ś": "S", "ŝ": "S", "ş": "S", "ș": "S", "ß": "ss", "č": "C", "ć": "C", "ç": "C", "ĉ": "C",
    "ž": "Z", "ź": "Z", "ż": "Z", "â": "ia", "û": "iu", "è": "e", "ë": "e", "ä": "a", "ö": "o", "ü": "u",
    "ı": "i", "ł": "l", "đ": "d", "ð": "d", "þ": "t", "æ": "e", "œ": "e", "ø": "o", "å": "o", "ğ": "g",
    "ǆ": "Z", "ʹ": "", "ʺ": "", "’": "", "'": "", "ʼ": "", "`": "",
})  # fmt: skip
_DIGRAPHS = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("schtsch|shch|stch|szcz|SC|shh", "S"),
        ("tsch|tch", "C"),
        ("sch|sh|sz", "S"),
        ("cz|ch", "C"),
        ("zh", "Z"),
        ("kh", "h"),
        ("dzh|dj", "dZ"),
        ("ts|tz", "T"),
        ("ph", "f"),
        ("th", "t"),
        ("ck|cq|q", "k"),
        ("x", "ks"),
        ("c(?=[eiy])", "T"),
        ("c", "k"),
        ("T", "c"),
        ("ee", "i"),
        ("oo|ou", "u"),
        ("w", "v"),
        ("[yj]", "i"),
        ("4", "C"),
        ("6", "S"),
    )
)
_HOME_MADE = str.maketrans({"w": "sh", "x": "kh", "j": "zh"})
_BY_EAR = tuple(
    (re.compile(written), heard)
    for written, heard in (
        ("igh", "ai"), ("tion", "Sn"), ("wr", "r"), ("kn", "n"), ("aw|au", "o"), ("ow|ou", "au"), ("ea|ee", "i"),
        ("ay|ai|ey", "ei"),
        ("oo", "u"), ("^a(?!i)", "e"), ("a(?=[^aeiou]e$)", "ei"), ("i(?=[^aeiou]e$)", "ai"),
        ("ce$", "s"), ("g(?=[ei])", "dzh"), ("j", "dzh"), ("(?<=.)e$", ""), ("y$", "i"),
    )
)  # fmt: skip
_FRENCH_CH = re.compile("(?<!t)ch")
_YO = re.compile("(?<=[^aeiou])[yj]o")  # Korolyov, Semjonov
_TS = re.compile("t[sc]")
_GLIDE = re.compile(r"i+(?=[aeou])")
_DOUBLED = re.compile(r"(.)\1+")
_VOWELS = re.compile(r"[aeiou]+")
_CLASSES = str.maketrans({"S": "s", "Z": "z", "C": "c", "f": "v", "h": "g"})
_NO_SOUND = re.compile(r"[^a-zSCZ]")
_BELARUSIAN = re.compile(r"ў|дз[еіёюя]|ць|.{4}[ae]u$")
_SOFT_D = re.compile("дз(?=[еіёюя])")
_A_INSIDE, _AS_O = re.compile("[аa](?=.)"), {"а": "о", "a": "o"}
_IS_CYRILLIC = re.compile(r"[\u0400-\u052f]")


@lru_cache(maxsize=20_000)
def sound_of(word: str) -> str:
    """Return how a word in small letters sounds, whatever its alphabet; empty where no letter is heard."""
    if is_of_alphabets(word):
        return heard_once(_NO_SOUND.sub("", heard_in_alphabets(word)))
    return heard_once(_heard_in_cyrillic(word) if _IS_CYRILLIC.search(word) else _heard_in_latin(word))


def heard_once(sound: str) -> str:
    """Return a sound without glides before vowels and without what is doubled, after a letter went as well."""
    return _DOUBLED.sub(r"\1", _GLIDE.sub("", sound))


def _heard_in_cyrillic(word: str) -> str:
    """Мацкевич, Матскевич and Matskevich sound alike, as Latin letters do not tell ц from тс."""
    return _TS.sub("c", word.translate(_CYRILLIC))


def _heard_in_latin(word: str) -> str:
    marked = word.translate(_LATIN)
    if not marked.isascii():
        marked = "".join(sign if sign.isascii() else anyascii(sign).lower() for sign in marked)
    for written, heard in _DIGRAPHS:
        marked = written.sub(heard, marked)
    return _NO_SOUND.sub("", marked)


def skeleton_of(sound: str) -> str:
    """Return the consonants of a sound, with what is told apart by few schemes put together."""
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", sound.translate(_CLASSES)))


def other_sounds_of(word: str) -> frozenset[str]:
    """Return how a Latin word sounds if its letters stand for what they look or are typed like: wura, juk, xarlamov."""
    if _BELARUSIAN.search(word):
        return _in_belarusian(word) - {sound_of(word)}
    if is_of_armenians(word):
        return frozenset({sound_of(without_first_h(word)), _by_ear(word)}) - {sound_of(word)}
    if not any(sign in word for sign in "wjxcsy"):
        return frozenset({_by_ear(word)} if word.isascii() else ()) - {sound_of(word)}
    read = {sound_of(word.translate(_HOME_MADE)), sound_of(word.replace("j", "zh")), sound_of(word.replace("c", "ts"))}
    read |= {sound_of(word.replace("ch", "kh")), sound_of(word.replace("ch", "kh").replace("s", "z"))}
    read |= {sound_of(word.replace("j", "dzh")), sound_of(word.replace("w", "u"))}
    read |= {sound_of(_FRENCH_CH.sub("sh", word).replace("tch", "ch")), sound_of(_YO.sub("e", word))}
    return frozenset((read | {_by_ear(word)}) - {sound_of(word)})


def _in_belarusian(word: str) -> frozenset[str]:
    """Return how a word that is written as Belarusians say it sounds in Russian: Ваўчок is Волчок."""
    hard = _SOFT_D.sub("д", word).replace("ць", "ть")
    with_v = hard.replace("ў", "в") if _IS_CYRILLIC.search(word) else hard[:-1] + "v"
    readings = {with_v, hard.replace("ў", "л")}
    readings |= {_A_INSIDE.sub(lambda letter: _AS_O[letter[0]], each) for each in readings}
    return frozenset(map(sound_of, readings))


def _by_ear(word: str) -> str:
    """Return how an English word is written by ear in Russian, as it sounds there: Ashdown is Эшдаун."""
    for written, heard in _BY_EAR:
        word = written.sub(heard, word)
    return sound_of(word)
