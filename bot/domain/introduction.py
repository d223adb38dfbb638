"""Introduction: what a prospect has said about itself so far, and what is still missing for a lead."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import reduce
from zlib import crc32

from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.mail_typos import likely_meant
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf


class Missing(StrEnum):
    """What a lead needs next; asked one at a time, in this order."""

    CONTACT = "contact"
    NAME = "name"
    WISH = "wish"


class Part(StrEnum):
    """What of a request that was sent may be put right, one at a time."""

    NAME = "name"
    CONTACT = "contact"
    WISH = "wish"
    COMPANY = "company"


@dataclass(frozen=True, slots=True, kw_only=True)
class Introduction:
    """Name, contacts and wish as gathered in a dialogue. Nothing of it is kept before the person consents.

    `on_behalf`: whom the person speaks for, if not for themselves; nobody is asked for it unasked.
    """

    name: PersonName | None = None
    points: tuple[ContactPoint, ...] = ()
    wish: str | None = None
    on_behalf: OnBehalf | None = None

    def with_point(self, point: ContactPoint) -> "Introduction":
        """Return it with one more contact; the first is the primary one.

        Of the same value a better proof wins, and the extension said last.
        """
        same = next((known for known in self.points if known.value == point.value), None)
        if same is None:
            return replace(self, points=(*self.points, replace(point, primary=not self.points)))
        better = replace(same, verified=same.verified or point.verified, extension=point.extension or same.extension)
        return replace(self, points=tuple(better if known is same else known for known in self.points))

    def with_points(self, points: Iterable[ContactPoint]) -> "Introduction":
        """Return it with more contacts."""
        return reduce(Introduction.with_point, points, self)

    def with_right_points(self, points: Iterable[ContactPoint]) -> "Introduction":
        """Return it with contacts in place of those typed ones of their kinds that were wrong."""
        right = tuple(points)
        kept = [known for known in self.points if not any(known.gives_way_to(point) for point in right)]
        return replace(self, points=()).with_points(replace(point, primary=False) for point in (*kept, *right))

    def mended(self) -> "Introduction":
        """Return it with every e-mail as it was likely meant."""
        points = (replace(point, value=likely_meant(point.value) or point.value) for point in self.points)
        return replace(self, points=()).with_points(points)

    def likely_meant(self) -> tuple[ContactValue, ...]:
        """Return what e-mails were likely meant to be, where the domain of one looks mistyped."""
        meant = (likely_meant(point.value) for point in self.points)
        return tuple(value for value in meant if value is not None)

    def with_first_points(self, most: int) -> "Introduction":
        """Return it with no more contacts than these many."""
        return replace(self, points=self.points[:most])

    def with_wish(self, wish: str | None) -> "Introduction":
        """Return it with this wish."""
        return replace(self, wish=wish)

    def without(self, part: Missing) -> "Introduction":
        """Return it with one part missing, to be given anew."""
        match part:
            case Missing.CONTACT:
                return replace(self, points=())
            case Missing.NAME:
                return replace(self, name=None)
            case Missing.WISH:
                return replace(self, wish=None)

    def seal(self, document: str) -> int:
        """Return a number that changes with what would be kept and under which document.

        A consent counts only for what was on the screen, and for the document that was named there.
        """
        points = ((point.value.kind, point.value.normal_form, point.extension) for point in self.points)
        said = self.on_behalf
        company = ((said.company, said.role, said.may_decide),) if said else ()
        kept = (document, self.name, *points, *company)
        return crc32(repr(kept).encode("utf-8", "surrogatepass"))

    def missing(self) -> Missing | None:
        """Return what to ask for next (a lead needs a person's name, a contact and a wish)."""
        if not self.points:
            return Missing.CONTACT
        if self.name is None:
            return Missing.NAME
        return None if self.wish else Missing.WISH
