"""People: who they really are - full names as frequent as in life, where they work, their mailbox and their phone.

Of these a client's card shows a part, and what somebody says who comes back shows another (see noise.py).
"""

from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from random import Random
from typing import TypeVar

from tests.bench.matching.company_names import Employer, employer
from tests.bench.matching.name_tables import Culture, Gender, GivenName, given_names
from tests.bench.matching.patronymics import has_patronymic
from tests.bench.matching.surnames import borne_by, surnames, tells_gender
from tests.bench.matching.transliteration import transliterated

_T = TypeVar("_T")

_CULTURES: Mapping[Culture, float] = {Culture.RUSSIAN: 0.70, Culture.NEIGHBOURS: 0.15, Culture.LATIN: 0.15}
_WITH_PATRONYMIC = 0.40
_WITH_COMPANY = 0.30
_WITH_MAIL = 0.30
_NAMED_BY_MAIL = 0.7
_DOUBLE_SURNAME = 0.02
_PEOPLE_OF_A_COMPANY = 6

_GIVEN_FLATTER, _GIVEN_FALL = 3, 1.05
_SURNAME_FLATTER, _SURNAME_FALL = 25, 0.85
"""The name of rank r is borne by a share of 1 / (r + flatter) ** fall: twelve men's names in a hundred cover half of
the men, as in life, and the commonest surname one person in a hundred."""

_MAIL_DOMAINS = ("mail.ru", "yandex.ru", "gmail.com", "bk.ru", "inbox.ru", "list.ru", "outlook.com", "icloud.com")
_FREE_WORDS = ("sun", "fox", "star", "tiger", "wind", "lucky", "happy", "best", "super", "cat", "wolf", "dream", "rock")
_PHONES = 999_999_937
"""A prime: its multiples name each phone once, in no order."""
_STRIDE = 618_033_989


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Who somebody really is: the canonical form of the name, and how else they can be found.

    `surname` has its halves, as men bear them; `father` is the name that the patronymic is made of.
    """

    number: int
    culture: Culture
    gender: Gender
    given: GivenName
    father: str | None
    surname: tuple[str, ...]
    company: Employer | None
    mail: str | None
    phone: str

    @property
    def family(self) -> str:
        """The surname as this person bears it."""
        return "-".join(borne_by(self.gender, half) for half in self.surname)

    @property
    def family_tells_gender(self) -> bool:
        """Whether a person of the other gender would bear the surname differently."""
        return any(tells_gender(half) for half in self.surname)


def make_people(count: int, seed: int, *, beginning_with: int = 1) -> Iterator[Person]:
    """Yield so many people, the same for the same seed; no two have the same phone."""
    random = Random(f"people {seed} {beginning_with}")
    employers = max(1, int(count * _WITH_COMPANY / _PEOPLE_OF_A_COMPANY))
    for number in range(beginning_with, beginning_with + count):
        yield _person(number, random, employers)


def phone_of(number: int) -> str:
    """Return the phone of the person with this number, in E.164."""
    return f"+79{number * _STRIDE % _PHONES:09}"


def drawn_surname(culture: Culture, random: Random) -> str:
    """Return the surname of somebody, as men bear it."""
    return _drawn(surnames(culture), _shares_of_surnames(culture), random)


def _person(number: int, random: Random, employers: int) -> Person:
    (culture,) = random.choices(tuple(_CULTURES), tuple(_CULTURES.values()))
    gender = random.choice((Gender.MAN, Gender.WOMAN))
    given = _drawn(given_names(culture)[gender], _shares_of_given(culture, gender), random)
    family = drawn_surname(culture, random)
    further = drawn_surname(culture, random) if random.random() < _DOUBLE_SURNAME else family
    return Person(
        number=number,
        culture=culture,
        gender=gender,
        given=given,
        father=_father(culture, random),
        surname=(family, further) if further != family else (family,),
        company=employer(int(employers * random.random() ** 2)) if random.random() < _WITH_COMPANY else None,
        mail=_mail(given.name, borne_by(gender, family), random) if random.random() < _WITH_MAIL else None,
        phone=phone_of(number),
    )


def _father(culture: Culture, random: Random) -> str | None:
    if culture is Culture.LATIN or random.random() >= _WITH_PATRONYMIC / (1 - _CULTURES[Culture.LATIN]):
        return None
    names = given_names(culture)[Gender.MAN]
    father = _drawn(names, _shares_of_given(culture, Gender.MAN), random).name
    return father if has_patronymic(father) else names[0].name


def _mail(name: str, family: str, random: Random) -> str:
    first, last = (_plain(transliterated(word, "chat").lower()) for word in (name, family))
    year = random.randrange(1955, 2006)
    free = f"{random.choice(_FREE_WORDS)}.{random.choice(_FREE_WORDS)}{random.randrange(1_000)}"
    ways = (
        *(f"{first}.{last}", f"{last}.{first}", f"{first[0]}.{last}", f"{last}{first[0]}", f"{first}{last}"),
        *(f"{first}_{last}{year}", f"{last}{year}", f"{first}{year % 100:02}", f"{first[0]}{last}{year % 100:02}"),
    )
    local = random.choice(ways) if random.random() < _NAMED_BY_MAIL else free
    return f"{local}@{random.choice(_MAIL_DOMAINS)}"


def _plain(latin: str) -> str:
    return "".join(letter for letter in latin if letter.isascii() and letter.isalpha()) or "me"


def _drawn(names: Sequence[_T], shares: Sequence[float], random: Random) -> _T:
    return names[bisect(shares, random.random() * shares[-1])]


@cache
def _shares_of_given(culture: Culture, gender: Gender) -> Sequence[float]:
    return _shares(len(given_names(culture)[gender]), _GIVEN_FLATTER, _GIVEN_FALL)


@cache
def _shares_of_surnames(culture: Culture) -> Sequence[float]:
    return _shares(len(surnames(culture)), _SURNAME_FLATTER, _SURNAME_FALL)


def _shares(count: int, flatter: int, fall: float) -> Sequence[float]:
    return list(accumulate((rank + flatter) ** -fall for rank in range(1, count + 1)))
