"""Ways of writing Russian names in Latin letters: those of standards, of passports, of people in a hurry."""

import re
from collections.abc import Mapping
from functools import cache

_LETTERS = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"
_SCHEMES: Mapping[str, str] = {
    "ISO 9": "a b v g d e ë ž z i j k l m n o p r s t u f h c č š ŝ ʺ y ʹ è û â",
    "BGN/PCGN": "a b v g d e yë zh z i y k l m n o p r s t u f kh ts ch sh shch ” y ’ e yu ya",
    "GOST 7.79 B": "a b v g d e yo zh z i j k l m n o p r s t u f x cz ch sh shh `` y` ` e` yu ya",
    "passport 1997": "a b v g d e e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya",
    "passport 2010": "a b v g d e e zh z i i k l m n o p r s t u f kh tc ch sh shch _ y _ e iu ia",
    "passport 2013": "a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia",
    "search engines": "a b v g d e yo zh z i j k l m n o p r s t u f h c ch sh sch _ y _ eh yu ya",
    "chat": "a b v g d e e zh z i y k l m n o p r s t u f h c ch sh sh _ y _ e yu ya",
    "chat with j": "a b v g d e jo zh z i j k l m n o p r s t u f h c ch sh sch _ y ' e ju ja",
    "chat with digits": "a b v g d e e zh z i i k l m n o p r s t u f x c 4 6 6 _ y ' e u ya",
    "chat with w": "a b v g d e e j z i i k l m n o p r s t u f x c ch w w _ i _ e yu ya",
    "French passport": "a b v g d e e j z i i k l m n o p r s t ou f kh ts tch ch chtch _ y _ e iou ia",
    "German": "a b w g d e jo sch s i j k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja",
    "Polish": "a b w g d e jo ż z i j k ł m n o p r s t u f ch c cz sz szcz _ y _ e ju ja",
}
SCHEMES = tuple(_SCHEMES)

_YE_AT_THE_BEGINNING = ("BGN/PCGN", "passport 1997")
_SHORT_ENDINGS: Mapping[str, Mapping[str, str]] = {
    "passport 1997": {"ий": "y", "ый": "y"},
    "chat": {"ий": "y", "ый": "y", "ия": "ia"},
    "search engines": {"ий": "iy", "ый": "iy"},
    "chat with w": {"ий": "ij", "ый": "ij"},
}
_SOFT_L = re.compile("л(?:ь|(?=[еёиюя]))")
_FURTHER = {"і": "i", "ї": "yi", "є": "ye", "ґ": "g"}


def transliterated(text: str, scheme: str) -> str:
    """Return a text in Latin letters; what is no Russian letter stays as it is."""
    return " ".join(_word(word, scheme) for word in text.split(" "))


def _word(word: str, scheme: str) -> str:
    if scheme == "Polish":
        word = _SOFT_L.sub("l", word)
    table = _table(scheme)
    ending = next((end for end in _SHORT_ENDINGS.get(scheme, {}) if word.endswith(end)), "")
    body = word.removesuffix(ending)
    latin = "".join(_letter(letter, table) for letter in body)
    if scheme in _YE_AT_THE_BEGINNING and word[:1] in ("е", "Е"):
        latin = ("Ye" if word[0] == "Е" else "ye") + latin[1:]
    return latin + (_SHORT_ENDINGS[scheme][ending] if ending else "")


def _letter(letter: str, table: Mapping[str, str]) -> str:
    small = letter.lower()
    latin = table.get(small, letter)
    return latin if small == letter else latin[:1].upper() + latin[1:]


@cache
def _table(scheme: str) -> Mapping[str, str]:
    latin = (letters.replace("_", "") for letters in _SCHEMES[scheme].split(" "))
    return dict(zip(_LETTERS, latin, strict=True)) | _FURTHER


_SOUNDS = (
    *(("sch", "ш"), ("tch", "ч"), ("sh", "ш"), ("ch", "ч"), ("th", "т"), ("ph", "ф"), ("ck", "к"), ("wh", "у")),
    *(("kn", "н"), ("ght", "т"), ("gh", "г"), ("oo", "у"), ("ee", "и"), ("ea", "и"), ("ou", "ау"), ("ow", "оу")),
    *(("ai", "эй"), ("ay", "эй"), ("ey", "и"), ("qu", "кв"), ("ll", "лл"), ("x", "кс"), ("a", "а"), ("b", "б")),
    *(("c", "к"), ("d", "д"), ("e", "е"), ("f", "ф"), ("g", "г"), ("h", "х"), ("i", "и"), ("j", "дж"), ("k", "к")),
    *(("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"), ("p", "п"), ("q", "к"), ("r", "р"), ("s", "с"), ("t", "т")),
    *(("u", "у"), ("v", "в"), ("w", "у"), ("y", "и"), ("z", "з"), ("ü", "ю"), ("ö", "ё"), ("ä", "е"), ("é", "е")),
    *(("í", "и"), ("á", "а"), ("ó", "о"), ("ñ", "нь"), ("ś", "с"), ("è", "е"), ("ń", "нь")),
)


def heard(latin: str) -> str:
    """Return a Latin surname in Russian letters, about as somebody writes it who has heard or spelt it."""
    rest, written = latin.lower(), []
    if rest.endswith("e") and len(rest) > 3:
        rest = rest[:-1]
    while rest:
        sound, russian = next(((its, in_russian) for its, in_russian in _SOUNDS if rest.startswith(its)), (rest[0], ""))
        written.append(russian)
        rest = rest[len(sound) :]
    return "".join(written).capitalize()
