"""Names of persons: the guard that lets them in and the form they are kept in."""

import re
import unicodedata
from typing import NewType

from bot.domain.errors import NameFault, NameRefused
from bot.domain.keyboard_mash import is_keyboard_mash
from bot.domain.not_names import COMPANY_WORDS, ORDINARY_WORDS, ROLE_COMPANIONS, ROLES, SHORT_LEGAL_FORMS
from bot.domain.typed_text import visible

PersonName = NewType("PersonName", str)
"""A name that has passed the guard, in its normal form."""

LONGEST_NAME = 80
_MOST_WORDS = 8
_DIGITS_OF_A_PHONE = 5

# Here one letter is no name and two marks on a letter are enough; elsewhere (王, 김) a letter may be a word.
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "GEORGIAN", "HEBREW", "ARABIC")
_MARKS_IN_ALPHABETS = 2
_MARKS_ELSEWHERE = 4

_CONTACT = re.compile(r"\w@|@\w|://|\bwww\.|\bt\.me/|\w{2}\.(?:ru|com|net|org|me|io|su|by|kz|ua|рф)\b", re.IGNORECASE)
_MARKUP = re.compile(r"[;=/\\|{}\[\]*#$%^&_~<>]")
_DECORATION = re.compile(r"^[*~_ ]+|[*~_ ]+$|[;=]-?[()]+")
_ONE_FORM = str.maketrans({
    **dict.fromkeys("’‘`´ʼ\u05f3", "'"),  # the last is the Hebrew one
    **dict.fromkeys("‐‑‒–—―−\u05be", "-"),
    "\u30fb": "·",  # the Japanese one
})  # fmt: skip
_JOINTS = re.compile(r"([\s.'·-]+)")

# Parts that stay small inside a name typed in small letters.
_PARTICLES = frozenset({
    "de", "da", "di", "du", "del", "della", "dos", "das", "do", "van", "von", "der", "den", "ter", "zu", "af",
    "la", "le", "al", "el", "bin", "ibn", "ben",
    "де", "да", "ди", "дю", "дель", "делла", "дос", "ван", "фон", "дер", "ден", "тер", "цу",
    "ла", "ле", "аль", "эль", "бин", "ибн", "бен", "оглы", "кызы",
})  # fmt: skip
_ARTICLES = frozenset({"'t", "'s"})
"""What is left of a Dutch article stays small, with its apostrophe: Maarten 't Hart."""


def accept_name_of_other(typed: str) -> PersonName:
    """Let the name pass that somebody types of another person; raises NameRefused, which says so."""
    try:
        return accept_name(typed)
    except NameRefused as refused:
        raise NameRefused(refused.reason, of_other=True) from refused


def accept_name(typed: str) -> PersonName:
    """Let a plausible name of a person pass in its normal form; raises NameRefused with the reason."""
    text = _DECORATION.sub(" ", in_one_form(typed)).strip()
    name = _name_in(text)
    fault = _fault_of_text(text, name) or _fault_of_words(_words(name), name)
    if fault:
        raise NameRefused(fault)
    return PersonName(_with_capitals(name))


def find_name(written: str) -> PersonName | None:
    """Return a name in its normal form, where nobody was asked for one; None for what the guard refuses."""
    try:
        return accept_name(written)
    except NameRefused:
        return None


def in_one_form(typed: str) -> str:
    """Return a text in NFC, without unseen characters, few marks on a letter, one kind of apostrophe and of hyphen."""
    text = unicodedata.normalize("NFC", visible(typed)).translate(_ONE_FORM)
    return unicodedata.normalize("NFC", _with_few_marks(text))


def is_of_an_alphabet(letter: str) -> bool:
    """Tell whether a letter belongs to a script where one letter alone is an initial at most."""
    plain = unicodedata.normalize("NFKC", letter)[0]
    return unicodedata.name(plain, "").startswith(_ALPHABETS)


def _with_few_marks(text: str) -> str:
    kept: list[str] = []
    allowed = 0
    for char in text:
        if not _is_mark(char):
            allowed = _marks_allowed_on(char)
        elif allowed == 0:
            continue
        else:
            allowed -= 1
        kept.append(char)
    return "".join(kept)


def _marks_allowed_on(char: str) -> int:
    if not char.isalpha():
        return 0
    return _MARKS_IN_ALPHABETS if is_of_an_alphabet(char) else _MARKS_ELSEWHERE


def _is_mark(char: str) -> bool:
    return unicodedata.category(char).startswith("M")


def _name_in(text: str) -> str:
    """The letters and what joins them: pictures, brackets, quotes and stray punctuation are left out."""
    spaced = "".join(char if char.isalpha() or _is_mark(char) or char in "-'.·" else " " for char in text)
    return " ".join(word for word in map(_without_edges, spaced.split()) if word)


def _without_edges(word: str) -> str:
    """Trim a word to its letters; the dot of an initial stays, and an apostrophe that belongs to the letter."""
    bare = word.strip("-'.·")
    if "'" + bare.lower() in _ARTICLES and word.startswith("'"):
        return "'" + bare
    if unicodedata.name(bare[-1:] or " ", "").startswith("HEBREW") and word.endswith(bare + "'"):
        return bare + "'"
    is_initial = len(re.split(r"[.'-]", bare)[-1]) == 1
    return bare + "." if is_initial and word.startswith(bare + ".") else bare


def _words(name: str) -> list[str]:
    return [word for word in re.split(r"[\s.·-]+", name.replace("'", "")) if word]


def _fault_of_text(text: str, name: str) -> NameFault | None:
    """What is wrong with the whole of it, whatever the words."""
    digits = sum(char.isnumeric() and not char.isalpha() for char in text)
    if len(text) > LONGEST_NAME:
        return NameFault.TOO_LONG
    if digits >= _DIGITS_OF_A_PHONE or _CONTACT.search(text):
        return NameFault.CONTACT
    if _MARKUP.search(text):
        return NameFault.MARKUP
    if digits:
        return NameFault.DIGITS
    if not name:
        return NameFault.EMOJI if any(unicodedata.category(char) == "So" for char in text) else NameFault.EMPTY
    if text.endswith("?"):
        return NameFault.WORDS
    return None


def _fault_of_words(words: list[str], name: str) -> NameFault | None:
    folded = {word.casefold().replace("ё", "е") for word in words}
    if _names_a_company(folded, name):
        return NameFault.COMPANY
    if folded <= ROLES | ROLE_COMPANIONS and not folded.isdisjoint(ROLES):
        return NameFault.ROLE
    if folded <= ORDINARY_WORDS or len(words) > _MOST_WORDS:
        return NameFault.WORDS
    if all(_is_initial(word) for word in words):
        return NameFault.ONE_LETTER
    if is_keyboard_mash(words):
        return NameFault.MASH
    return None


def _is_initial(word: str) -> bool:
    letters = [char for char in word if not _is_mark(char)]
    return len(letters) == 1 and is_of_an_alphabet(letters[0])


def _names_a_company(folded: set[str], name: str) -> bool:
    undotted = {word.replace(".", "").casefold() for word in name.split()}
    if not COMPANY_WORDS.isdisjoint(folded | undotted):
        return True
    first = name.split()[0]
    return first.casefold() in SHORT_LEGAL_FORMS and not first.istitle()


def _with_capitals(name: str) -> str:
    """Keep the case as typed, unless the whole name is in small or in capital letters."""
    if not (name.islower() or name.isupper()):
        return name
    parts = _JOINTS.split(name)
    for at in range(0, len(parts), 2):
        parts[at] = _capitalised(parts[at], joint=parts[at - 1] if at else "", before="".join(parts[:at]))
    return unicodedata.normalize("NFC", "".join(parts))


def _capitalised(part: str, *, joint: str, before: str) -> str:
    small = _small(part)
    if joint.endswith("'") and "'" + small in _ARTICLES:
        return small
    if joint == "'" and not _starts_a_name_after_apostrophe(small, before):
        return small
    if before and small in _PARTICLES:
        return small
    capital = part[:1].title()
    return (capital if len(capital) == 1 else part[:1]) + _small(part[1:])


def _small(part: str) -> str:
    """Small letters, with one dot on the Turkish i."""
    return part.lower().replace("i\u0307", "i")


def _starts_a_name_after_apostrophe(small: str, before: str) -> bool:
    """O'Brien and Д'Артаньян, but Мар'яна and В'ячеслав."""
    prefix = _words(before.replace("'", " "))[-1].casefold()
    return prefix in {"o", "d", "l", "о", "д"} and not small.startswith(("я", "ю", "є", "ї"))
