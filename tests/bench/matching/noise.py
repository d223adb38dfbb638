"""Noise: how somebody stands on a client's card, and how the same person writes who comes back with a new phone.

Each side shows some parts of who they are, in its own way; a record tells which noises were used, and what of the
canonical form is visible through them. The table of noises, with a story each, is `NOISES`.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from random import Random

from tests.bench.matching import noises_of_letters as letters
from tests.bench.matching import noises_of_lines as lines
from tests.bench.matching import noises_of_names as names
from tests.bench.matching.company_names import Employer, written
from tests.bench.matching.draft import Draft, Part, Visible, Word
from tests.bench.matching.patronymics import patronymic_of
from tests.bench.matching.people import Person, phone_of


class Side(StrEnum):
    """Which of the two records of somebody it is."""

    CARD = "card"
    RETURN = "return"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Somebody as one side shows them: the line of the name, and what stands in fields of its own."""

    number: int
    name: str
    company: str | None
    mail: str | None
    phone: str
    visible: Visible
    noises: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Noise:
    """One way in which a name is written otherwise, and in which share of cards and of returns it is tried."""

    change: Callable[[Draft, Random], bool]
    on_card: float
    on_return: float

    @property
    def name(self) -> str:
        """What the table of noises calls it."""
        return self.change.__name__

    def share(self, side: Side) -> float:
        """Return in which share of the records of this side it is tried."""
        return self.on_card if side is Side.CARD else self.on_return

    @property
    def story(self) -> str:
        """Who writes so."""
        return (self.change.__doc__ or "").partition("\n")[0]


# Shares under which LIKE finds about four of ten that can be found, as it does in directories that people have kept.
_OF_WORDS = (
    Noise(change=names.half_of_surname, on_card=0.1, on_return=0.5),
    Noise(change=names.maiden_name, on_card=0, on_return=0.01),
    Noise(change=names.diminutive, on_card=0.06, on_return=0.13),
    Noise(change=names.patronymic_dropped, on_card=0.05, on_return=0.3),
    Noise(change=names.patronymic_as_said, on_card=0.06, on_return=0.2),
    Noise(change=names.wrong_gender, on_card=0.005, on_return=0.02),
    Noise(change=names.genitive, on_card=0.005, on_return=0.02),
    Noise(change=names.order, on_card=0.35, on_return=0.25),
    Noise(change=letters.yo, on_card=0.5, on_return=0.8),
    Noise(change=letters.transliteration, on_card=0.03, on_return=0.08),
    Noise(change=letters.in_cyrillic, on_card=0.2, on_return=0.12),
    Noise(change=letters.typo, on_card=0.025, on_return=0.07),
    Noise(change=letters.repeated_letters, on_card=0.002, on_return=0.012),
    Noise(change=letters.homoglyphs, on_card=0.006, on_return=0.012),
    Noise(change=letters.wrong_layout, on_card=0.003, on_return=0.018),
)
_OF_LINES = (
    Noise(change=lines.case, on_card=0.06, on_return=0.3),
    Noise(change=lines.changed_job, on_card=0, on_return=0.1),
    Noise(change=lines.company_in_name, on_card=0.04, on_return=0.04),
    Noise(change=lines.attached_words, on_card=0.035, on_return=0.03),
    Noise(change=lines.joined_words, on_card=0.002, on_return=0.006),
    Noise(change=lines.digits_behind, on_card=0.003, on_return=0.018),
    Noise(change=lines.decorated, on_card=0.003, on_return=0.012),
)
NOISES: Mapping[str, Noise] = {noise.name: noise for noise in (*_OF_WORDS, *_OF_LINES)}


class Shape(StrEnum):
    """Which parts of the name a record shows at all."""

    GIVEN_SURNAME = "given surname"
    GIVEN = "given"
    SURNAME_INITIALS = "surname initials"
    ALL = "given patronymic surname"
    GIVEN_COMPANY = "given company"
    GIVEN_PATRONYMIC = "given patronymic"


SHAPES: Mapping[Shape, float] = {
    Shape.GIVEN_SURNAME: 0.55,
    Shape.GIVEN: 0.10,
    Shape.SURNAME_INITIALS: 0.10,
    Shape.ALL: 0.15,
    Shape.GIVEN_COMPANY: 0.05,
    Shape.GIVEN_PATRONYMIC: 0.05,
}
_INITIALS = ("{surname} {first}.{second}.", "{surname} {first}. {second}.", "{first}.{second}. {surname}")
_ONE_INITIAL = ("{surname} {first}.", "{first}. {surname}", "{surname} {first}")
_COMPANY_TOLD: Mapping[Side, float] = {Side.CARD: 0.8, Side.RETURN: 0.3}
_COMPANY_AS_ON_PAPER: Mapping[Side, float] = {Side.CARD: 0.6, Side.RETURN: 0.1}
_MAIL_ON_CARD, _SAME_LOCAL_PART, _OTHER_MAIL = 0.8, 0.15, 0.10
_OTHER_DOMAINS = ("gmail.com", "ya.ru", "rambler.ru", "hotmail.com", "proton.me", "internet.ru")
_NEW_PHONES = 400_000_000
"""Far above the numbers of all people: nobody had these phones before."""


def card_of(person: Person, seed: int) -> Record:
    """Return what the client's card shows of somebody."""
    return _record(person, Side.CARD, Random(f"card {seed} {person.number}"))


def return_of(person: Person, seed: int) -> Record:
    """Return what the same person shows who comes back with a new phone."""
    return _record(person, Side.RETURN, Random(f"return {seed} {person.number}"))


def plain_card_of(person: Person) -> Record:
    """Return a card with the name as papers have it, the company and the phone."""
    draft = _draft(person, Shape.ALL if person.father else Shape.GIVEN_SURNAME, Random(0))
    draft.spell()
    return _shown(draft, person.company.name if person.company else None, None, new_phone=False)


def only_with(person: Person, noise: str, seed: int) -> Record | None:
    """Return somebody's given name and surname with this noise alone, or None where it has nothing to change."""
    random = Random(f"{noise} {seed} {person.number}")
    shape = Shape.ALL if person.father and noise.startswith("patronymic") else Shape.GIVEN_SURNAME
    draft = _draft(person, shape, random)
    _go_through([NOISES[noise]] if NOISES[noise] in _OF_WORDS else [], draft, lambda _: 1, random)
    draft.spell()
    _go_through([NOISES[noise]] if NOISES[noise] in _OF_LINES else [], draft, lambda _: 1, random)
    company = draft.company.name if draft.company and draft.company is not person.company else None
    return _shown(draft, company, None) if draft.used else None


def _record(person: Person, side: Side, random: Random) -> Record:
    shape = _shape(person, random)
    draft = _draft(person, shape, random)
    _go_through(_OF_WORDS, draft, lambda noise: noise.share(side), random)
    draft.spell()
    _go_through(_OF_LINES, draft, lambda noise: noise.share(side), random)
    company = None if draft.company_in_name else _company(draft.company, shape, side, random)
    return _shown(draft, company, _mail(person, side, random), new_phone=side is Side.RETURN)


def _shape(person: Person, random: Random) -> Shape:
    (shape,) = random.choices(tuple(SHAPES), tuple(SHAPES.values()))
    missing = (shape is Shape.GIVEN_COMPANY and not person.company) or (
        shape in (Shape.ALL, Shape.GIVEN_PATRONYMIC) and not person.father
    )
    return Shape.GIVEN_SURNAME if missing else shape


def _draft(person: Person, shape: Shape, random: Random) -> Draft:
    draft = Draft(person=person, words=[], company=person.company)
    if shape is Shape.SURNAME_INITIALS:
        _show_initials(draft, random)
        return draft
    draft.given = frozenset({person.given.canonical})
    draft.words.append(Word(part=Part.GIVEN, text=person.given.name))
    if shape in (Shape.ALL, Shape.GIVEN_PATRONYMIC) and person.father:
        draft.father = person.father
        draft.words.append(Word(part=Part.PATRONYMIC, text=patronymic_of(person.father, person.gender)))
    if shape in (Shape.ALL, Shape.GIVEN_SURNAME):
        draft.surname = person.surname
        draft.words.append(Word(part=Part.SURNAME, text=person.family))
    return draft


def _show_initials(draft: Draft, random: Random) -> None:
    person = draft.person
    draft.surname, draft.given_initial = person.surname, person.given.canonical[0]
    draft.father_initial = person.father[0] if person.father else None
    ways = _INITIALS if person.father else _ONE_INITIAL
    line = random.choice(ways).format(surname="*", first=person.given.name[0], second=(person.father or "-")[0])
    draft.words = [
        Word(part=Part.SURNAME, text=person.family) if word == "*" else Word(part=Part.OTHER, text=word)
        for word in line.split(" ")
    ]


def _go_through(noises: Sequence[Noise], draft: Draft, share: Callable[[Noise], float], random: Random) -> None:
    for noise in noises:
        if random.random() < share(noise) and noise.change(draft, random):
            draft.used.append(noise.name)


def _company(company: Employer | None, shape: Shape, side: Side, random: Random) -> str | None:
    told = shape is Shape.GIVEN_COMPANY or random.random() < _COMPANY_TOLD[side]
    if company is None or not told:
        return None
    return company.name if random.random() < _COMPANY_AS_ON_PAPER[side] else written(company, random)


def _mail(person: Person, side: Side, random: Random) -> str | None:
    if person.mail is None:
        return None
    chance = random.random()
    if side is Side.CARD:
        return person.mail if chance < _MAIL_ON_CARD else None
    if chance < _SAME_LOCAL_PART:
        return f"{person.mail.partition('@')[0]}@{random.choice(_OTHER_DOMAINS)}"
    if chance < _SAME_LOCAL_PART + _OTHER_MAIL:
        return f"new{random.randrange(10**9)}@{random.choice(_OTHER_DOMAINS)}"
    return None


def _shown(draft: Draft, company: str | None, mail: str | None, *, new_phone: bool = True) -> Record:
    person = draft.person
    told = draft.company if company or draft.company_in_name else None
    return Record(
        number=person.number,
        name=draft.name,
        company=company,
        mail=mail,
        phone=phone_of(person.number + _NEW_PHONES) if new_phone else person.phone,
        noises=tuple(draft.used),
        visible=Visible(
            given=draft.given,
            given_initial=draft.given_initial,
            father=draft.father,
            father_initial=draft.father_initial,
            surname=frozenset(draft.surname),
            gender=person.gender if _gender_shows(draft) else None,
            company=told.number if told else None,
            mail=mail.partition("@")[0] if mail else None,
        ),
    )


def _gender_shows(draft: Draft) -> bool:
    told_by_given = len(draft.given) == 1
    told_by_surname = bool(draft.surname) and draft.gender_is_told and draft.person.family_tells_gender
    return told_by_given or draft.father is not None or told_by_surname
