"""Companies where people work: made-up names with a legal form, and how people write them when they are in a hurry."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from random import Random

from tests.bench.matching.name_tables import TABLES
from tests.bench.matching.transliteration import transliterated

FORMS = ("ООО", "АО", "ИП", "ЗАО", "ПАО", "ТОО", "LLC", "ОДО", "ГК", "НПО", "ТД")
_OFTEN = (50, 12, 8, 5, 3, 4, 4, 2, 6, 2, 4)
_BARE, _QUOTED, _FORM_BEHIND, _SMALL, _LATIN = 45, 25, 10, 12, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Employer:
    """A company by its number, the words that tell it from others, and its legal form."""

    number: int
    core: str
    form: str

    @property
    def name(self) -> str:
        """The name as papers have it."""
        return f"{self.form} «{self.core}»"


def employer(number: int) -> Employer:
    """Return the company of this number: always the same; all of them are told apart by their core."""
    cores = _cores()
    core, again = cores[number % len(cores)], number // len(cores)
    if again:
        towns = company_words()["towns"]
        core = f"{core} {towns[(again - 1) % len(towns)]}"
        core += f" {again // len(towns) + 1}" if again > len(towns) else ""
    return Employer(number=number, core=core, form=Random(number).choices(FORMS, _OFTEN)[0])


def written(company: Employer, random: Random) -> str:
    """Return the name of a company as somebody writes it who does not look it up."""
    form = company.form
    ways = (company.core, f'{form} "{company.core}"', f"{company.core}, {form}", company.core.lower(), "")
    said = random.choices(ways, (_BARE, _QUOTED, _FORM_BEHIND, _SMALL, _LATIN))[0]
    return said or transliterated(company.core, "chat")


@cache
def company_words() -> Mapping[str, Sequence[str]]:
    """Return the words of which names are made, by where they stand in them."""
    lines = (TABLES / "company_words.txt").read_text(encoding="utf-8").splitlines()
    return {kind: words for kind, *words in (line.split() for line in lines if not line.startswith("#"))}


@cache
def _cores() -> Sequence[str]:
    fronts, backs = company_words()["fronts"], company_words()["backs"]
    made = [front + back for front in fronts for back in backs if front != back]
    made += [f"{front}-{back}" for front in fronts for back in backs[::3] if front != back]
    made += [alone.replace("_", " ") for alone in company_words()["alone"]]
    Random("companies").shuffle(made)
    return made
