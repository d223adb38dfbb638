"""Words of companies: what of a company's name tells it from others, and the keys that its other writings share.

Legal forms go; what kind of business it is, and where, says little (`tables/company_kinds.txt`, `company_words.txt`);
the rest is held together as it sounds in either alphabet, apart or in one word, or by its first letters alone.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from bot.domain.likeness.letters import in_one_alphabet, on_other_keys
from bot.domain.likeness.sounds import skeleton_of, sound_of
from bot.domain.likeness.words import lines_of, plain, with_one_left_out
from bot.domain.reading.companies import WORDS_OF_FORMS
from bot.domain.reading.ordinary_words import PLACES

LONGEST_NAME = 200
MOST_WORDS = 8
IN_ONE, FOR_SHORT, BY_WORD = "=", "#", "|"
"""What the keys begin with."""
OF_MANY = 300
"""A key that so many companies have leads to none of them, save that of the whole name."""
_SHORTEST_WITH_SLIPS, _LONGEST_WITH_SLIPS = 4, 10
_LONGEST_ABBREVIATION = 5
_HUMPS = re.compile(r"(?<![^\W_])(?:[A-ZА-ЯЁ][a-zа-яёіїєғқңөұүһ]+){2,}(?![^\W_])")
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W_]+)*")
_ENDING_OF_A_NUMBER = re.compile(r"^(\d+)-(?:й|я|е|ый|ая|ое|st|nd|rd|th)(?!\w)")
_DOTTED_FORM = re.compile(r"(?<!\w)(?:[^\W\d_]\.\s?){2,}")
_DIGITS_APART = re.compile(r"\d+|\D+")
_IN_BRACKETS = re.compile(r"\(([^()]+)\)")
_MISTYPED_APART = re.compile(r"[-/+&«»()]")
_WHERE_FROM = re.compile(r"^\s*(?:(?:я|мы|это|we|are|i'm|we're)\s+)*(?:из|от|с|from|at|of)\s+(?=\S)", re.IGNORECASE)
_JOINS = frozenset({"и", "and", "und", "end", "энд", "en", "et", "of", "the", "y", "е"})
_NUMBERS = {
    word: number
    for number, words in {
        "1": "один одна первый первая первое one first", "2": "два две второй вторая two second",
        "3": "три третий третья three third", "4": "четыре четвертый four", "5": "пять пятый five",
        "6": "шесть шестой six", "7": "семь седьмой seven", "8": "восемь восьмой", "9": "девять девятый nine",
        "10": "десять ten", "100": "сто", "1000": "тысяча",
    }.items()
    for word in words.split()
}  # fmt: skip
_KINDS_OF_WORK = frozenset({"гк", "тд", "тк", "ук", "пк", "нпо", "нпп", "чоп", "снт", "тсж"})
"""Legal forms to some, and words of names to others: they stay, and tell little."""
_SIGNS = str.maketrans({"&": " и ", "+": " плюс ", "№": " ", "#": " "})


@dataclass(frozen=True, slots=True)
class CompanyWord:
    """A word of a company's name, how it sounds, and whether it tells little: what kind of business it is, or where."""

    text: str
    sound: str
    skeleton: str
    telling: bool


@dataclass(frozen=True, slots=True)
class CompanyName:
    """The words of a company's name; `glued`: the telling ones in one; `initials`: what it may be called for short.

    `others`: what else it is called, one of them in brackets: ООО «Агроторг» (Пятёрочка).
    """

    words: tuple[CompanyWord, ...]
    glued: str
    whole: str
    initials: frozenset[str]
    others: "tuple[CompanyName, ...]" = ()

    @property
    def is_short(self) -> bool:
        """Whether it may be the first letters of some other name."""
        return len(self.words) == 1 and 1 < len(self.words[0].text) <= _LONGEST_ABBREVIATION


@lru_cache(maxsize=20_000)
def company_name(written: str) -> CompanyName:
    """Return what a company's name consists of, without its legal form."""
    name = _name(written)
    parts = [*_IN_BRACKETS.findall(written), _IN_BRACKETS.sub(" ", written)] if "(" in written else []
    others = (_name(part) for part in parts if part.strip())
    return replace(name, others=tuple(other for other in others if any(word.telling for word in other.words)))


def _name(written: str) -> CompanyName:
    apart = _HUMPS.sub(lambda joined: _HUMP.sub(" ", joined[0]), _plain_signs(written))
    raw = _without_forms([word for chunk in apart.casefold().split() for word in _words_in(chunk)])
    texts = _with_kinds_for_short(raw)
    telling = [not _tells_little(text) for text in texts]
    words = tuple(_company_word(text, tells or not any(telling)) for text, tells in zip(texts, telling, strict=True))
    return CompanyName(
        words=words[:MOST_WORDS],
        glued="".join(word.sound for word in words if word.telling),
        whole="".join(word.sound for word in words),
        initials=frozenset(_initials_of(raw)),
    )


def on_the_other_keys(written: str) -> str | None:
    """Return what was meant if the keyboard was switched to the other alphabet; None where that is nothing said."""
    meant = [
        on_other_keys(word) for chunk in written.casefold().split() for word in _MISTYPED_APART.split(chunk) if word
    ]
    return " ".join(filter(None, meant)) if meant and all(meant) else None


def _plain_signs(written: str) -> str:
    text = unicodedata.normalize("NFKC", _WHERE_FROM.sub("", written.replace("№", " ")))[:LONGEST_NAME].translate(
        _SIGNS
    )
    return _DOTTED_FORM.sub(lambda form: form[0].replace(".", "").replace(" ", "") + " ", text)


def _words_in(chunk: str) -> Iterator[str]:
    for found in _WORD.finditer(_ENDING_OF_A_NUMBER.sub(r"\1", chunk)):
        yield in_one_alphabet(plain(found[0]))


def _without_forms(words: Sequence[str]) -> list[str]:
    """Leave out legal forms at both ends, in full and for short; one that is all there is, stays."""
    left = [word for word in _forms_in_full().sub(" ", f" {' '.join(words)} ").split() if word not in _JOINS]
    while len(left) > 1 and left[0] in WORDS_OF_FORMS:
        left = left[1:]
    while len(left) > 1 and left[-1] in WORDS_OF_FORMS:
        left = left[:-1]
    return left or list(words)


def _with_kinds_for_short(words: Sequence[str]) -> list[str]:
    """Return the words with numbers as digits, and with `торговый дом` as `тд`."""
    said = _kinds_in_full().sub(lambda kind: f" {_kinds()[kind[0].strip()]} ", f" {' '.join(words)} ").split()
    return [_NUMBERS.get(word, word) for word in said]


def _company_word(text: str, telling: bool) -> CompanyWord:
    text = _as_said().get(text, text)
    sound = "".join(part if part.isdigit() else sound_of(part) for part in _DIGITS_APART.findall(text)) or text
    return CompanyWord(text=text, sound=sound, skeleton=_bones(sound), telling=telling)


def _bones(sound: str) -> str:
    bones = skeleton_of(sound)
    return bones if len(bones) > 1 else sound


def _tells_little(text: str) -> bool:
    return text in _little() or text in PLACES


def _initials_of(words: Sequence[str]) -> Iterator[str]:
    """Yield what a name of several words may be for short, as it sounds; a short name may be it itself."""
    if len(words) > 1:
        yield "".join(sound_of(word)[:1] or word[:1] for word in words)
        yield "".join(sound_of(_as_said().get(word, word))[:1] or word[:1] for word in words)
    elif words and 1 < len(words[0]) <= _LONGEST_ABBREVIATION:
        yield "".join(sound_of(letter)[:1] or letter for letter in words[0])


def keys_of_company(name: CompanyName) -> frozenset[str]:
    """Return the keys under which a company is kept and sought: two names of one company share one at least."""
    return frozenset(_keys(name))


def _keys(name: CompanyName) -> Iterator[str]:
    for glued in {name.glued, name.whole}:
        yield f"{IN_ONE}{_bones(glued)}"
    if sum(word.telling for word in name.words) > 1 or len(name.words) == 1:
        bones = _bones(name.glued)
        if _SHORTEST_WITH_SLIPS < len(bones) <= _LONGEST_WITH_SLIPS:
            yield from (f"{IN_ONE}{key}" for key in with_one_left_out(bones))
    yield from (f"{FOR_SHORT}{initials}" for initials in name.initials)
    for word in name.words:
        if word.telling:
            yield from (f"{BY_WORD}{key}" for key in keys_of_company_word(word))
    for other in name.others:
        yield from _keys(other)


def keys_of_company_word(word: CompanyWord) -> frozenset[str]:
    """Return the keys of a word: its consonants, and the same with one left out."""
    bones = word.skeleton
    return frozenset(with_one_left_out(bones) if len(bones) >= _SHORTEST_WITH_SLIPS else {bones})


@cache
def _little() -> frozenset[str]:
    alone = {word for line in lines_of("company_words.txt") for word in line.split()}
    return frozenset(alone | set(_kinds().values()))


@cache
def _kinds() -> Mapping[str, str]:
    rows = (line.partition(" ") for line in lines_of("company_kinds.txt"))
    return {in_full: short for short, _, in_full in rows}


@cache
def _forms_in_full() -> re.Pattern[str]:
    return _any_of(
        [in_full for in_full, short in _kinds().items() if short in {"ооо", "ао", "пао", "зао", "оао", "ип"}]
    )


@cache
def _kinds_in_full() -> re.Pattern[str]:
    return _any_of(list(_kinds()))


def _any_of(phrases: Sequence[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<= )(?:{'|'.join(sorted(phrases, key=len, reverse=True))})(?= )")


@cache
def _as_said() -> Mapping[str, str]:
    """How English words of names are said in Russian; whoever says them otherwise means the same."""
    rows = (line.split() for line in lines_of("english_of_companies.txt"))
    return {word: said for english, said, *others in rows for word in (english, *others)}
