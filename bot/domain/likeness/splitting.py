"""Splitting: the words of a name, out of spaces, hyphens and decoration, in small letters of one alphabet each."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from bot.domain.likeness.diminutives import full_names
from bot.domain.likeness.inflection import nominatives
from bot.domain.likeness.initials import is_initial
from bot.domain.likeness.letters import can_be_said, has_a_key_inside, in_one_alphabet, is_cyrillic, on_other_keys
from bot.domain.likeness.parts import Part
from bot.domain.reading.name_words import PARTICLES

MOST_WORDS = 5
LONGEST_NAME = 200
LONGEST_WORD = 40
_SHORTEST_MISTYPED = 3

_SIGN_AS_LETTER = re.compile(r"[03][а-яё]{2}")
_SIGNS_AS_LETTERS = str.maketrans("013", "оиз")  # 0лег, Ка3имир; 4 and 6 are sounds: ka4alin, 6ura

_RELATIVES = frozenset({
    "мама", "папа", "муж", "жена", "сын", "дочь", "дочка", "брат", "сестра", "бабушка", "дедушка", "тетя", "дядя",
    "подруга", "друг", "mama", "papa", "mother", "mom", "mum", "dad", "father", "wife", "husband", "son", "daughter",
    "brother", "sister",
})  # fmt: skip
_SPACED = re.compile(r"(?<!\S)(?:[^\W\d_] ){3,}[^\W\d_](?!\S)")
_JOINED_CAPITALS = re.compile(r"(?<![^\W_])(?:[A-ZА-ЯЁ][a-zа-яё]{2,}){2,}(?![^\W_])")
_HUMP = re.compile(r"(?<=[a-zа-яё])(?=[A-ZА-ЯЁ])")
_WORD = re.compile(r"[^\W_]+(?:['’ʼ`][^\W\d_]+)*['’ʼ`]?")
_DIGITS_AROUND = re.compile(r"^\d+(?!\w{0,2}$)|\d+$")
_DECORATION = re.compile(r"[\u2e80-\u9fff]+(?=[a-zа-яё])|(?<=[a-zа-яё])[\u2e80-\u9fff]+")
_LENGTHENED = re.compile(r"(.)\1{2,}")
_TWO_INITIALS = re.compile(r"(?<!\w)([А-ЯЁ])([А-ЯЁ])(?!\w)")
_AROUND_NAMES = frozenset({
    "от", "для", "у", "на", "имя", "ot", "dlya", "dlia", "imya", "from", "the",
    "г-н", "г-жа", "гн", "гжа", "господин", "госпожа", "товарищ", "mr", "mrs", "ms", "miss", "mister", "sir", "dr",
    "ип", "ооо", "оао", "зао", "пао", "ао", "тоо", "ltd", "llc", "inc", "gmbh",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name in small letters, ё as е. `half`: of a name joined by a hyphen; `part`: where it is known."""

    text: str
    half: bool = False
    part: Part | None = field(default=None, compare=False)

    @property
    def is_initial(self) -> bool:
        """Whether it is one letter of a word, or two that stand for one: Iu., Ch."""
        return len(self.text) <= 2 and is_initial(self.text)


@lru_cache(maxsize=20_000)
def words_of_name(name: str) -> tuple[Word, ...]:
    """Return the words of a name as somebody wrote it, the first few, without those that only introduce it."""
    text = unicodedata.normalize("NFKC", name)[:LONGEST_NAME]
    seen = "".join(sign for sign in text if not unicodedata.combining(sign))
    seen = _SPACED.sub(lambda run: run[0].replace(" ", ""), seen)
    apart = _JOINED_CAPITALS.sub(lambda joined: _HUMP.sub(" ", joined[0]), _TWO_INITIALS.sub(_apart, seen))
    chunks = apart.casefold().split()
    named = [chunk for chunk in chunks if _bare(chunk) not in _AROUND_NAMES] or chunks
    if _is_mistyped(named):
        named = [on_other_keys(chunk) or on_other_keys(_bare(chunk)) or chunk for chunk in named]
    return _the_first(_without_relatives([word for chunk in named for word in _words_of_chunk(chunk)]))


def _apart(initials: re.Match[str]) -> str:
    """Return two initials that stand together, apart; ИП and АО are none."""
    return initials[0] if initials[0].casefold() in _AROUND_NAMES else " ".join(initials.groups())


def _bare(chunk: str) -> str:
    return chunk.strip('.,:;()«»"')


def _the_first(words: list[Word]) -> tuple[Word, ...]:
    """Return the first few words; of very many those that only join others do not count."""
    counted = [word for word in words if word.text not in PARTICLES] if len(words) > MOST_WORDS else words
    return tuple(counted[:MOST_WORDS])


def _without_relatives(words: list[Word]) -> list[Word]:
    """Leave out who somebody is to whom: `мама Пети` tells nothing of her own name; what is all there is, stays."""
    if words and words[0].text in _RELATIVES and all(nominatives(word.text) for word in words[1:]):
        return words
    whose = {at + 1 for at, word in enumerate(words) if word.text in _RELATIVES}
    told = [word for at, word in enumerate(words) if at not in whose and word.text not in _RELATIVES]
    return told or words


def _words_of_chunk(chunk: str) -> Iterator[Word]:
    """Return what stands between two spaces: a word, joined words, initials without a space."""
    parts = [part for part in (_plain(found[0]) for found in _WORD.finditer(chunk)) if part]
    joined = len(parts) > 1 and "-" in chunk
    for part in parts:
        yield Word(part, half=joined and len(part) > 1)


def _is_mistyped(chunks: list[str]) -> bool:
    """Return whether the keyboard was switched to the other alphabet: for one word that tells it, all were so.

    Who slips writes words that cannot be said as well: `lipscmbe`. Then other words are none on the other keys.
    """
    return any(_tells_other_keys(chunk) for chunk in chunks) or (
        any(_cannot_be(chunk) and on_other_keys(chunk) for chunk in chunks)
        and all(on_other_keys(chunk) for chunk in chunks if len(chunk) >= _SHORTEST_MISTYPED and chunk.isalpha())
    )


def _tells_other_keys(chunk: str) -> bool:
    """Return whether a word is no name as it stands, and one on the other keys."""
    meant = on_other_keys(chunk)
    if meant is None or len(chunk) < _SHORTEST_MISTYPED:
        return False
    return bool(full_names(meant) and not full_names(_short(chunk))) or has_a_key_inside(chunk)


def _cannot_be(chunk: str) -> bool:
    """Return whether a word cannot be said; what is cut short can be neither way."""
    bare = _short(chunk)
    return bare.isalpha() and len(bare) > _SHORTEST_MISTYPED and not can_be_said(bare)


def _short(chunk: str) -> str:
    return _LENGTHENED.sub(r"\1", _bare(chunk))


def _plain(written: str) -> str:
    """Return a written word in letters of one alphabet, without digits around and without letters drawn out."""
    read = written.translate(_SIGNS_AS_LETTERS) if _SIGN_AS_LETTER.match(written) else written
    read = _DECORATION.sub("", read) or read
    word = _LENGTHENED.sub(r"\1", _DIGITS_AROUND.sub("", read))[:LONGEST_WORD].replace("ё", "е")
    if is_cyrillic(word):
        return in_one_alphabet(word.strip("'’ʼ`").translate(_SIGNS_AS_LETTERS))
    return word if any(sign.isalpha() for sign in word) else ""
