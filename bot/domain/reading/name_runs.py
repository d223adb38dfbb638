"""Runs of words that may be one name: how far it goes, and how sure its words are of being a person's."""

import re
from dataclasses import dataclass

from bot.domain.reading import cues
from bot.domain.reading.name_words import (
    Kind,
    is_a_surname_in_plural,
    is_also_a_word,
    is_never_a_name,
    is_ordinary,
    is_surely_a_surname,
    is_written_large,
    kind_of,
    may_be_a_surname_too,
    plain,
)
from bot.domain.reading.ordinary_words import PLACES

_WORD = re.compile(r"(?<!\w)[^\W\d_]\.(?:[ ]?-?[^\W\d_]\.)*|[^\W\d_]+(?:['’ʼ-][^\W\d_]+)*")
_SMALL_INITIAL = re.compile(r"[b-hj-z]\.?|[ai]\.")
_STATE = re.compile(
    "A[KLRZ]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]"
)
_ADJECTIVE = re.compile(r"[А-ЯЁ][а-яё]+(?:ая|яя|ий|ый|ой)")
_OF_A_TRADE = re.compile(r".+(?:тель|[еоё]р|ист|[нтщч]ик|лог|ница|ка|ша|арь|ант|ач)")
_MOST_WORDS = 4
_LONGEST_WITHOUT_SPACES = 7
_IN_A_NAME = frozenset({Kind.GIVEN, Kind.PATRONYMIC, Kind.SURNAME, Kind.INITIAL, Kind.PARTICLE, Kind.UNKNOWN})


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a text, where it stands, and what it may be in a name."""

    text: str
    start: int
    end: int
    kind: Kind


def words_in(text: str) -> list[Word]:
    """Return the words of a text; initials that stand together are one."""
    return [_word(found) for found in _WORD.finditer(text)]


def word_at(text: str, start: int) -> Word | None:
    """Return the word that begins there, if one does."""
    found = _WORD.match(text, start)
    return _word(found) if found is not None else None


def _word(found: re.Match[str]) -> Word:
    return Word(text=found[0], start=found.start(), end=found.end(), kind=kind_of(found[0]))


def begins_no_name(word: Word) -> bool:
    """Return whether no name begins here, whatever stands around: what that is, is costlier to find out."""
    if word.kind is Kind.OBLIQUE:
        return True
    return word.kind is Kind.ORDINARY and is_ordinary(plain(word.text)) and not word.text[0].isupper()


def run_at(text: str, words: list[Word], at: int, *, offered: bool) -> list[Word]:
    """Return the words from here on that may be one name."""
    run: list[Word] = []
    if _is_a_surname_in_front(text, words[at : at + 3]):
        run.append(words[at])
        at += 1
    for word in words[at : at + _MOST_WORDS]:
        gap = text[run[-1].end : word.start] if run else ""
        if (
            _STATE.fullmatch(word.text)
            or _is_a_phrase(word.text)
            or (run and not (gap == " " or (gap == "" and run[-1].kind is Kind.INITIAL)))
        ):
            break
        if not (
            _may_go_on(run, word)
            or (offered and _may_be_unheard_of(run, word, text[word.end :]))
            or (run and _may_end_it(run, word, text[word.end :], offered=offered))
        ):
            break
        run.append(word)
    while run and (
        (run[-1].kind is Kind.PARTICLE and not _is_a_surname_like_a_particle(run, text))
        or _SMALL_INITIAL.fullmatch(run[-1].text)
        or (len(run) > 1 and _only_hangs_on(run[:-1], run[-1]))
    ):
        run.pop()
    if len(run) > 2 and run[0].kind is Kind.UNKNOWN and {Kind.GIVEN, Kind.SURNAME} <= {word.kind for word in run}:
        return []
    return run


def _is_a_surname_in_front(text: str, words: list[Word]) -> bool:
    """Return whether a word that means something is a surname by what follows it: «Сом Геннадий Ильич»."""
    surname, given, behind = (*words, None, None)[:3]
    if surname is None or given is None or given.kind is not Kind.GIVEN or not given.text.istitle():
        return False
    if (
        surname.kind is not Kind.ORDINARY
        or not may_be_a_surname_too(surname.text)
        or text[surname.end : given.start] != " "
    ):
        return False
    if _OF_A_TRADE.fullmatch(plain(surname.text)):
        return False
    if behind is not None and behind.kind is Kind.PATRONYMIC and text[given.end : behind.start] == " ":
        return True
    return _ADJECTIVE.fullmatch(surname.text) is not None and cues.has_an_edge_behind("", text[given.end :])


def _is_a_surname_like_a_particle(run: list[Word], text: str) -> bool:
    """Return whether the last word is a surname that is a particle elsewhere: Thanh Le."""
    large = len(run) > 1 and run[0].text.istitle() and run[-1].text.istitle()
    return large and cues.has_an_edge_behind("", text[run[-1].end :])


def _may_go_on(run: list[Word], word: Word) -> bool:
    """Return whether the word may be the next of a name."""
    if run and run[-1].kind is Kind.PARTICLE:
        unknown = word.text.isascii() and not is_ordinary(plain(word.text))
        small_too = run[0].text.islower() and (unknown or word.kind is Kind.SURNAME)
        return word.kind is Kind.PARTICLE or is_written_large(word.text) or small_too
    if run and run[-1].kind is Kind.GIVEN and _SMALL_INITIAL.fullmatch(word.text):
        return True
    if word.kind not in _IN_A_NAME:
        return False
    small = not is_written_large(word.text)
    if not run:
        if word.kind is Kind.UNKNOWN and is_ordinary(plain(word.text)):
            return False
        return not (small and word.kind is Kind.PARTICLE) and (
            word.kind in {Kind.GIVEN, Kind.PATRONYMIC} or not small or is_surely_a_surname(word.text)
        )
    given = sum(known.kind is Kind.GIVEN for known in run)
    match word.kind:
        case Kind.GIVEN:
            return not (
                given and _is_cyrillic(word.text) and plain(run[-1].text) != plain(word.text) and given > 1
            ) and not (small and is_also_a_word(word.text))
        case Kind.SURNAME:
            return not small or is_surely_a_surname(word.text)
        case Kind.UNKNOWN:
            complete = {Kind.GIVEN, Kind.SURNAME} <= {known.kind for known in run}
            return not (complete or (is_ordinary(plain(word.text)) and not _is_behind_an_english_name(run, word)))
        case _:
            return True


def _is_behind_an_english_name(run: list[Word], word: Word) -> bool:
    """Return whether any word is a surname here: Skyler Benally, Rob Manning."""
    return run[-1].kind is Kind.GIVEN and run[-1].text.istitle() and word.text.isascii() and word.text.istitle()


def _may_be_unheard_of(run: list[Word], word: Word, after: str) -> bool:
    """Return whether, where a name is offered, a word may be one that nobody here knows."""
    small = plain(word.text)
    if word.kind is Kind.OBLIQUE or is_never_a_name(small) or len(small) < 2:
        return False
    if is_ordinary(small) and not word.text[0].isupper():
        return False
    if not run:
        return True
    return (
        len(run) == 1
        and run[0].text.islower()
        and not _is_cyrillic(word.text)
        and not is_ordinary(plain(word.text))
        and cues.GOES_ON_AFTER_A_NAME.match(after) is not None
    )


def _may_end_it(run: list[Word], word: Word, after: str, *, offered: bool) -> bool:
    """Return whether a word that is something else as well, or unknown and written small, is a surname here."""
    if run[-1].kind is Kind.PATRONYMIC and len(run) == 1:
        return False
    if run[-1].kind not in {Kind.GIVEN, Kind.PATRONYMIC}:
        return False
    if may_be_a_surname_too(word.text):
        return run[-1].text[0].isupper() and (word.text.isascii() or cues.has_an_edge_behind("", after))
    if not (word.text.islower() and run[-1].text.islower()) or len(word.text) < 3:
        return False
    if is_surely_a_surname(word.text):
        return True
    if not cues.has_an_edge_behind("", after):
        return False
    if is_a_surname_in_plural(plain(word.text)):
        return True
    if offered and plain(word.text) in PLACES:
        return True
    unknown = not _is_cyrillic(word.text) and not is_ordinary(plain(word.text))
    return word.kind is Kind.GIVEN or unknown


def _only_hangs_on(run: list[Word], last: Word) -> bool:
    """Return whether the last word begins the next phrase rather than ends the name: Анна Хотят."""
    if last.kind is not Kind.UNKNOWN or _is_behind_an_english_name(run, last):
        return False
    return is_ordinary(plain(last.text)) or len(plain(last.text)) < 2


def _is_a_phrase(word: str) -> bool:
    """Return whether a word of a script that is written without spaces is too long for a name: 見積もりお願いします."""
    return len(word) > _LONGEST_WITHOUT_SPACES and re.match(r"[\u3040-\u30ff\u3400-\u9fff]", word) is not None


def _is_cyrillic(word: str) -> bool:
    return bool(re.match(r"[Ѐ-ӿ]", word))


def is_founded(run: list[Word]) -> bool:
    """Return whether one of the words is surely of a person's name."""
    kinds = {word.kind for word in run}
    return (
        not kinds.isdisjoint({Kind.GIVEN, Kind.PATRONYMIC})
        or kinds >= {Kind.SURNAME, Kind.INITIAL}
        or (len(run) > 1 and is_full(run) and any(is_surely_a_surname(word.text) for word in run))
    )


def is_full(run: list[Word]) -> bool:
    """Return whether it has a surname: by that people say who they are, and nobody is called by it."""
    kinds = {word.kind for word in run}
    return len(run) > 1 and not kinds.isdisjoint({Kind.SURNAME, Kind.INITIAL}) and all(w.text[0].isupper() for w in run)
