"""Alphabets: how words in Georgian, Armenian and Hebrew letters sound, in the signs of `sounds.py`.

Georgian is read letter by letter. Armenian is read as it is put into Russian: an h that begins a word is not heard
there. Hebrew writes no vowels, so that only the skeleton of a word is to be had.
"""

import re

_GEORGIAN = str.maketrans(
    {
        **dict(zip("აბგდევზთიკლმნოპჟრსტუფქღყშჩცწჭხჰ", "abgdevztiklmnopZrstupkgkSCccChh", strict=True)),
        "ძ": "dz",
        "ჯ": "dZ",
    }
)
_ARMENIAN = str.maketrans(
    {
        **dict(zip("աբգդեզէթժիլխծկհղճմյնշոչպռսվտրցւփքօֆ", "abgdezetZilhckhgCminSoCprsvtrcvpkof", strict=True)),
        "ձ": "dz",
        "ջ": "dZ",
        "ը": "",
    }
)
_HEBREW = str.maketrans(
    {**dict(zip("בגדהוזחטיכךלמםנןסףפצץקרשת", "bgdhvzhtihhlmmnnsfpcckrSt", strict=True)), "א": "", "ע": ""}
)
_IS_GEORGIAN = re.compile(r"[\u10d0-\u10ff]")
_IS_ARMENIAN = re.compile(r"[\u0561-\u0587]")
_IS_HEBREW = re.compile(r"[\u05d0-\u05ea]")
_SILENT_IN_HEBREW = re.compile(r"(?<=.)[הוי]|^י(?=.)")
_OF_ARMENIANS = re.compile(r"(?:yan|ian|yants|ян|янц)$")
_OGANES = re.compile(r"^hovh?ann?[ei]s")


def heard_in_alphabets(word: str) -> str:
    """Return a word in small letters with those of these three alphabets as they sound; others stay."""
    if _IS_GEORGIAN.search(word):
        return word.translate(_GEORGIAN)
    if _IS_ARMENIAN.search(word):
        return without_first_h(word.replace("ու", "u").translate(_ARMENIAN))
    return _SILENT_IN_HEBREW.sub("", word).translate(_HEBREW)


def is_of_alphabets(word: str) -> bool:
    """Return whether there is a Georgian, an Armenian or a Hebrew letter."""
    return any(alphabet.search(word) for alphabet in (_IS_GEORGIAN, _IS_ARMENIAN, _IS_HEBREW))


def has_no_vowels(word: str) -> bool:
    """Return whether a word is of letters of which none is a vowel."""
    return _IS_HEBREW.search(word) is not None


def is_of_armenians(word: str) -> bool:
    """Return whether a surname ends as those of Armenians do."""
    return _OF_ARMENIANS.search(word) is not None


def without_first_h(word: str) -> str:
    """Return an Armenian word as Russian takes it over: Hakobyan is Акопян, Hovhannisyan is Оганесян."""
    return _OGANES.sub("oganes", word).removeprefix("h")
