"""Inflection: the man's form of a woman's surname, and the nominatives of a name in another case.

Rules of endings, not a dictionary: they cost microseconds a word, and a form too many is only one more way to be found.
Given names are let pass by the table of names, surnames by what surnames end in.
"""

import re
from functools import cache

from bot.domain.likeness.diminutives import full_names, names_in_cyrillic
from bot.domain.likeness.words import plain

_OF_MEN_TOO = frozenset(
    {"былина", "волошина", "долина", "дубина", "калина", "кручина", "купина", "малина", "осина", "перлина", "рябина"}
    | {"середина", "тычина", "щербина"}
)
"""Surnames that look like a woman's, and are those of men as well."""

_OF_WOMEN = ("ова", "ева", "ина", "ына", "іна", "їна", "ova", "eva", "ina", "yna")
_SKAYA = re.compile(r"(?<=[st]k)(?:aya|aia|aja|aa)$")
_STRESSED = frozenset(
    {"больш", "глух", "дорог", "дурн", "золот", "косм", "кос", "крив", "крутск", "лесн", "лих", "мал", "молод", "прост"}
    | {"рев", "ряб", "сед", "степн", "стальн", "сух", "толст", "худ", "цветн", "чужд", "трубецк", "донск"}
)
"""What stands before -ой in the surnames of men; after -ов and -ев it is always -ой."""

_HUSHING = ("г", "к", "х", "ж", "ч", "ш", "щ")

_GIVEN_NAMES = {
    "а": ("", "о"), "у": ("", "а", "о"), "ом": ("", "о"), "ы": ("а",), "е": ("", "а", "я", "й", "ь"),
    "и": ("а", "я", "ь", "й"), "ой": ("а",), "ою": ("а",), "ей": ("а", "я"), "ею": ("а", "я"), "ью": ("ь",),
    "я": ("й", "ь"), "ю": ("й", "ь", "я"), "ем": ("", "й", "ь"), "ї": ("я",), "єм": ("й",), "єю": ("я",),
    "ка": ("ок",), "ку": ("ок",), "ком": ("ок",), "ька": ("ек",), "ьку": ("ек",), "ьком": ("ек",), "ьке": ("ек",),
    "ьва": ("ев",), "ьву": ("ев",), "ьвом": ("ев",), "ьве": ("ев",),
    "вла": ("вел",), "влу": ("вел",), "влом": ("вел",), "вле": ("вел",),
}  # fmt: skip
"""Endings of given names in other cases, and what stands there in the nominative: Льва, Павла, Игорька included."""

_SURNAMES_AND_PATRONYMICS = (
    ("ов ев ин ын ін їн", "а у ым им ом е", ("",)),
    ("ов ев ин ын ін їн", "ой ою у ої ій", ("а",)),
    ("ск цк", "ого ому им ом", ("ий", "ой")),
    ("ск цк", "ой ою ую", ("ая",)),
    ("ськ цьк", "ого ому им", ("ий",)),
    ("ськ цьк", "ої ій у ою", ("а",)),
    ("б в д з л м н п р с т ф", "ого ому ым ом", ("ый", "ой")),
    ("г к х", "ого ому им ом", ("ий", "ой")),
    ("б в г д з к л м н п р с т ф х", "ой ою ую", ("ая",)),
    ("вн чн", "ы и е у ой ою", ("а",)),
    ("ич ук юк як ик ак ян нт ар ер ман рг йн дт ис ас", "а у ом ем е", ("",)),
    ("енк", "а у ом ові", ("о",)),
    ("ар ер ел ол ал ил", "я ю ем е", ("ь",)),
    ("в м н р т", "ца цу цем цом це", ("ец",)),
    ("в", "ья ью ьем", ("ей",)),
)
"""What words end in, the endings of other cases behind that, and those of the nominative."""

_SHORTEST = 2
_LONGEST_ENDING = 6


def masculine(surname: str) -> str:
    """Return the surname of her brother in small letters: Иванова is `иванов`, and Ivanova `ivanov`; Шевченко stays."""
    small = plain(surname)
    stem = small[:-1]
    if small in _OF_MEN_TOO or full_names(small):
        return small
    if small.endswith(_OF_WOMEN) and len(stem) > _SHORTEST + 1:
        return stem
    if ending := _SKAYA.search(small):
        return small[: ending.start()] + "iy"
    if small.endswith(("ська", "цька")):
        return stem + "ий"
    return _adjective_of_a_man(small)


def _adjective_of_a_man(small: str) -> str:
    stem = small[:-2]
    if small.endswith("яя"):
        return stem + "ий"
    if not small.endswith("ая") or len(stem) < _SHORTEST:
        return small
    if stem in _STRESSED or stem.endswith(("ов", "ев")):
        return stem + "ой"
    return stem + ("ий" if stem.endswith(_HUSHING) else "ый")


def nominatives(word: str) -> tuple[str, ...]:
    """Return how a person may sign of whom this word speaks in another case: «от Ивана», «Петровой», «Льва».

    Russian and the commonest of Ukrainian, in small letters, without the word itself; nothing for what is in no other
    case. Иванова may be the genitive of Иванов: the word itself may be right as well.
    """
    small = plain(word)
    names = [name for name in _put_instead(small, _GIVEN_NAMES) if name in names_in_cyrillic()]
    surnames = next((found for ending in _endings(small) if (found := _surnames(small, ending))), ())
    return tuple(dict.fromkeys(form for form in (*names, *surnames) if form != small))


def _put_instead(small: str, endings: dict[str, tuple[str, ...]]) -> list[str]:
    return [small[: -len(end)] + nominative for end in _endings(small) for nominative in endings.get(end, ())]


def _endings(small: str) -> list[str]:
    longest = min(_LONGEST_ENDING, len(small) - 1)
    return [small[-length:] for length in range(longest, 0, -1)]


def _surnames(small: str, ending: str) -> tuple[str, ...]:
    return tuple(small.removesuffix(ending) + nominative for nominative in _other_cases().get(ending, ()))


@cache
def _other_cases() -> dict[str, tuple[str, ...]]:
    """Return what each oblique ending is in the nominative; of «Иванову» it may be two things."""
    found: dict[str, tuple[str, ...]] = {}
    for before, oblique, nominative in _SURNAMES_AND_PATRONYMICS:
        for stem in before.split():
            for ending in oblique.split():
                found[stem + ending] = (*found.get(stem + ending, ()), *(stem + end for end in nominative))
    return found
