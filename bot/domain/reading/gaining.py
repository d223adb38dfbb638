"""Gaining: what an introduction gains by a free text, and which words are left to pass on."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.introduction import Introduction
from bot.domain.name_comparison import NameAgreement, compare_names
from bot.domain.names import PersonName
from bot.domain.on_behalf import LONGEST_COMPANY, LONGEST_ROLE, OnBehalf
from bot.domain.reading.understanding import Understood


@dataclass(frozen=True, slots=True, kw_only=True)
class Gained:
    """An introduction with what a text adds to it, and the words that are no part of it: they hold no contact."""

    introduction: Introduction
    words: str | None


def gain(said: Introduction, understood: Understood) -> Gained:
    """Take from a text what is missing or said more fully. What contradicts a known name or company stays words.

    A contact is one more, unless the text says that the one before was wrong.
    """
    name = _fuller(said.name, understood.name)
    on_behalf = with_role(_with_company(said.on_behalf, understood.company), understood.role)
    left = _left_over(understood, name, on_behalf)
    named, points = replace(said, name=name, on_behalf=on_behalf), typed_points(understood)
    introduction = named.with_right_points(points) if understood.corrects else named.with_points(points)
    return Gained(introduction=introduction, words=_joined(left))


def with_role(known: OnBehalf | None, told: str | None) -> OnBehalf | None:
    """Return for whom somebody speaks, with what they say to be, unless that is known already."""
    if told is None or len(told) > LONGEST_ROLE or (known is not None and known.role):
        return known
    return replace(known or OnBehalf(), role=told)


def typed_points(understood: Understood, *, origin: Origin = Origin.TYPED) -> Iterator[ContactPoint]:
    """Yield the contacts of a text, phones first."""
    for phone in understood.phones:
        value = ContactValue(kind=ContactKind.PHONE, normal_form=phone)
        yield ContactPoint(value=value, verified=False, origin=origin, extension=understood.extensions.get(phone))
    for email in understood.emails:
        yield ContactPoint(value=ContactValue(kind=ContactKind.EMAIL, normal_form=email), verified=False, origin=origin)


def _fuller(known: PersonName | None, told: PersonName | None) -> PersonName | None:
    if known is None or told is None:
        return known or told
    same = compare_names(known, told) is not NameAgreement.CONFLICT
    return told if same and len(told.split()) > len(known.split()) else known


def _with_company(known: OnBehalf | None, told: str | None) -> OnBehalf | None:
    if told is None or len(told) > LONGEST_COMPANY or (known is not None and known.company):
        return known
    return replace(known or OnBehalf(), company=told)


def _left_over(understood: Understood, name: PersonName | None, on_behalf: OnBehalf | None) -> Iterator[str | None]:
    """Yield what was said of somebody else, and the wish: nothing that is not a contact is lost."""
    if understood.name is not None and compare_names(name, understood.name) is NameAgreement.CONFLICT:
        yield understood.name
    company = on_behalf.company if on_behalf is not None else None
    if understood.company is not None and understood.company.casefold() != (company or "").casefold():
        yield understood.company
    yield understood.wish


def _joined(parts: Iterable[str | None]) -> str | None:
    return ", ".join(part for part in parts if part) or None
