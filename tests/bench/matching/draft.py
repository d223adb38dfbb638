"""A draft: what one record is going to show of somebody, while noises change how it is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum, auto

from tests.bench.matching.company_names import Employer
from tests.bench.matching.name_tables import Gender
from tests.bench.matching.people import Person


class Part(StrEnum):
    """What a written word says of somebody."""

    GIVEN = auto()
    PATRONYMIC = auto()
    SURNAME = auto()
    OTHER = auto()


@dataclass(slots=True, kw_only=True)
class Word:
    """A written word, and what it says."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Visible:
    """The canonical parts of somebody that a record shows, however it writes them; what it hides is empty.

    `given` are the full names that the shown word may stand for: one, several if it is a short form. `surname` has the
    shown halves, as men bear them. `mail` is the part before the @.
    """

    given: frozenset[str] = frozenset()
    given_initial: str | None = None
    father: str | None = None
    father_initial: str | None = None
    surname: frozenset[str] = frozenset()
    gender: Gender | None = None
    company: int | None = None
    mail: str | None = None


@dataclass(slots=True, kw_only=True)
class Draft:
    """The words of a name, in their order, and what is visible; noises change both, and `name` in the end."""

    person: Person
    words: list[Word]
    given: frozenset[str] = frozenset()
    given_initial: str | None = None
    father: str | None = None
    father_initial: str | None = None
    surname: tuple[str, ...] = ()
    gender_is_told: bool = True
    company: Employer | None = None
    company_in_name: bool = False
    name: str = ""
    used: list[str] = field(default_factory=list)

    def words_of(self, *parts: Part) -> Sequence[Word]:
        """Return the words that say this."""
        return [word for word in self.words if word.part in parts]

    def spell(self) -> None:
        """Put the words into one line."""
        self.name = " ".join(word.text for word in self.words)


def is_cyrillic(text: str) -> bool:
    """Whether there is a Russian letter in a text."""
    return any("а" <= letter <= "я" or letter == "ё" for letter in text.lower())
