"""Noises of whole lines: what else stands beside a name, and in what letters."""

from collections.abc import Callable, Sequence
from functools import cache
from random import Random

from tests.bench.matching.company_names import employer, written
from tests.bench.matching.draft import Draft
from tests.bench.matching.name_tables import TABLES

_OTHER_COMPANIES = 50
_EMOJI = ("🚗", "💅", "🌸", "⭐", "🔥", "❤️", "✨", "🏠", "👍", "🦊", "☀️")
_STRUCK = ("\u0336", "\u0332", "\u035f")


def case(draft: Draft, random: Random) -> bool:
    """«иван петров», «ИВАН ПЕТРОВ»: one thumb, or a form of an office."""
    draft.name = random.choices((str.lower, str.upper, _uneven), (7, 2, 1))[0](draft.name)
    return True


def attached_words(draft: Draft, random: Random) -> bool:
    """«Аня маникюр», «Иван 🚗 такси»: as people are kept in a phone."""
    said = random.choice(_attached())
    emoji = random.choice(_EMOJI)
    draft.name = random.choice(
        (f"{draft.name} {said}", f"{draft.name} {emoji} {said}", f"{draft.name}{emoji}", f"{said} {draft.name}")
    )
    return True


def changed_job(draft: Draft, random: Random) -> bool:
    """The company on the card is where she worked before."""
    if draft.company is None:
        return False
    draft.company = employer(draft.company.number + random.randrange(1, _OTHER_COMPANIES))
    return True


def company_in_name(draft: Draft, random: Random) -> bool:
    """«Иван, Ромашка»: the company stands in the field of the name."""
    if draft.company is None:
        return False
    name = written(draft.company, random)
    draft.name = random.choice((f"{draft.name}, {name}", f"{draft.name} {name}", f"{draft.name} ({name})"))
    draft.company_in_name = True
    return True


def digits_behind(draft: Draft, random: Random) -> bool:
    """«ivan1985»: a nickname is the only name given."""
    year = random.randrange(1955, 2006)
    draft.name += random.choice((f"{year}", f" {year}", f"_{year % 100:02}", f"{random.randrange(1, 1_000)}"))
    return True


def joined_words(draft: Draft, random: Random) -> bool:
    """«ИванПетров», «ivan_petrov»: as accounts are called."""
    if " " not in draft.name:
        return False
    draft.name = random.choice(("", "_", ".", "-")).join(draft.name.split())
    return True


def decorated(draft: Draft, random: Random) -> bool:
    """«𝓐𝓷𝓷𝓪», «А н н а», «★Анна★»: the name is a piece of jewellery."""
    plain = draft.name
    ways = _LATIN_WAYS if plain.isascii() else _WAYS
    draft.name = random.choice(ways)(plain)
    return True


@cache
def _attached() -> Sequence[str]:
    lines = (TABLES / "attached_words.txt").read_text(encoding="utf-8").splitlines()
    return [line.replace("_", " ") for line in lines if not line.startswith("#")]


def _uneven(text: str) -> str:
    return "".join(letter.upper() if place % 2 else letter.lower() for place, letter in enumerate(text))


def _moved(capital: int, small: int) -> Callable[[str], str]:
    def way(text: str) -> str:
        return "".join(
            chr(capital + ord(letter) - ord("A"))
            if "A" <= letter <= "Z"
            else chr(small + ord(letter) - ord("a"))
            if "a" <= letter <= "z"
            else letter
            for letter in text
        )

    return way


def _marked(mark: str) -> Callable[[str], str]:
    return lambda text: "".join(letter + mark if letter.isalpha() else letter for letter in text)


_WAYS: Sequence[Callable[[str], str]] = (
    *(_marked(mark) for mark in _STRUCK),
    lambda text: "  ".join(" ".join(word) for word in text.split()),
    lambda text: f"★{text}★",
    lambda text: f"꧁{text}꧂",
    lambda text: f"~{text}~",
)
_LATIN_WAYS: Sequence[Callable[[str], str]] = (
    _moved(0x1D4D0, 0x1D4EA),
    _moved(0x1D400, 0x1D41A),
    _moved(0x1D5D4, 0x1D5EE),
    _moved(0x1D670, 0x1D68A),
    _moved(0xFF21, 0xFF41),
    _moved(0x24B6, 0x24D0),
    *_WAYS,
)
