"""Lead: a request accepted for work - a person's name, a contact and a wish - and what may become of it."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any, NewType

from bot.domain.contact_points import ContactPoint
from bot.domain.ids import ClientId, CompanyId, LeadId, ManagerId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.money import Money
from bot.domain.on_behalf import OnBehalf


class Status(StrEnum):
    """Where a lead stands."""

    NEW = "new"
    TAKEN = "taken"
    QUALIFIED = "qualified"
    NEGOTIATION = "negotiation"
    OFFER = "offer"
    WON = "won"
    LOST = "lost"
    CONTACT_KEPT = "contact_kept"
    EXCLUDED = "excluded"
    CLOSED = "closed"

    @property
    def is_open(self) -> bool:
        """Whether work on a lead of this status goes on."""
        return self in _OPEN

    @property
    def is_deal(self) -> bool:
        """Whether a lead of this status is a deal in work."""
        return self in _DEAL

    @property
    def stages_ahead(self) -> "tuple[Status, ...]":
        """The stages a lead of this status may go on to: only forward, and any may be skipped."""
        if not self.is_open:
            return ()
        return _STAGES[_STAGES.index(self) + 1 :] if self in _STAGES else _STAGES


_STAGES = (Status.QUALIFIED, Status.NEGOTIATION, Status.OFFER, Status.WON)
_DEAL = frozenset({Status.QUALIFIED, Status.NEGOTIATION, Status.OFFER})
_OPEN = _DEAL | {Status.NEW, Status.TAKEN}


class CloseReason(StrEnum):
    """Why a lead was closed, as shipped. There is no "duplicate" (that is Link) and no "bad lead" (Keep as contact)."""

    NO_ANSWER = "no_answer"
    CHANGED_MIND = "changed_mind"
    NOT_OUR_OFFER = "not_our_offer"
    CHOSE_ANOTHER = "chose_another"


class PersonsReason(StrEnum):
    """Why a lead was closed that no manager has closed; on nobody's list of reasons."""

    WITHDRAWN = "withdrawn"


OwnReason = NewType("OwnReason", str)  # the owner's words: they stay with the lead, whatever is chosen later
Reason = CloseReason | PersonsReason | OwnReason


ERASED = OwnReason("erased")  # closed because its person had everything erased


def reason_of(text: str) -> Reason:
    """Return a reason that was written down: the code of a shipped one, or the owner's words."""
    for shipped in (CloseReason, PersonsReason):
        with suppress(ValueError):
            return shipped(text)
    return OwnReason(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLeads:
    """How many leads are open: free ones, and ones in somebody's hands."""

    free: int
    taken: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """A request in work. `version` grows with every decision; buttons carry it, so an old one cannot decide.

    `on_behalf`: for which company its person asks, where they said so.
    `lease_until`: by then whoever has it has decided or answered, or it is everybody's again.
    """

    id: LeadId
    prospect: ProspectId
    status: Status
    name: str
    wish: str
    campaign: str | None
    route: Route
    contact_points: tuple[ContactPoint, ...]
    on_behalf: OnBehalf | None
    manager: ManagerId | None
    client: ClientId | None
    company: CompanyId | None
    close_reason: Reason | None
    amount: Money | None
    postponed_until: datetime | None
    lease_until: datetime | None
    version: int
    created_at: datetime
    closed_at: datetime | None

    def taken_by(self, manager: ManagerId, lease_until: datetime | None = None) -> "Lead":
        """Return the lead in the hands of a manager, until `lease_until` if it waits for an answer."""
        status = Status.TAKEN if self.status is Status.NEW else self.status
        return self._next(status=status, manager=manager).leased(lease_until)

    def leased(self, until: datetime | None) -> "Lead":
        """Return the lead as kept for its manager until a moment only; a deal and what is put off stay with them."""
        waits = self.status is Status.TAKEN and self.postponed_until is None
        return replace(self, lease_until=until if waits else None)

    def given_back(self) -> "Lead":
        """Return the lead free for everybody; a deal stays at its stage."""
        status = Status.NEW if self.status is Status.TAKEN else self.status
        return self._next(status=status, manager=None, postponed_until=None)

    def moved_to(self, status: Status, *, by: ManagerId, now: datetime, reason: Reason | None = None) -> "Lead":
        """Return the lead with a new status; a free one becomes the decider's own."""
        return self._next(
            status=status,
            manager=self.manager or by,
            closed_at=None if status.is_open else now,
            close_reason=reason,
            postponed_until=None,
        )

    def withdrawn(self, now: datetime) -> "Lead":
        """Return the lead as its own person has closed it; it stays with whoever has it, if anybody does."""
        reason = PersonsReason.WITHDRAWN
        return self._next(status=Status.CLOSED, closed_at=now, close_reason=reason, postponed_until=None)

    def postponed(self, until: datetime, *, by: ManagerId) -> "Lead":
        """Return the lead put off until a moment; a free one becomes the decider's own, whom it comes back to."""
        status = Status.TAKEN if self.status is Status.NEW else self.status
        return self._next(status=status, manager=self.manager or by, postponed_until=until)

    def worth(self, amount: Money | None) -> "Lead":
        """Return the lead with what the deal brings."""
        return self._next(amount=amount)

    def belonging_to(self, client: ClientId | None, company: CompanyId | None = None) -> "Lead":
        """Return the lead as that client's or company's; whose it is says nothing about its status."""
        return self._next(client=client, company=company)

    def _next(self, **changes: Any) -> "Lead":
        return replace(self, **{"lease_until": None, "version": self.version + 1, **changes})


LONGEST_WISH = 1000


def as_wish(words: str) -> str:
    """Return words as a wish, cut where it ends at the latest."""
    return words[:LONGEST_WISH]


def wish_after_change(wish: str, said: str | None, changed: str | None) -> str | None:
    """Return a wish in which words that stand on lines of their own are said otherwise; None if it holds them not so.

    Inside a sentence they are somebody's other words: "yes" is not to be changed in "yesterday".
    """
    lines = f"\n{wish}\n"
    if not said or not changed or f"\n{said}\n" not in lines:
        return None
    return as_wish(lines.replace(f"\n{said}\n", f"\n{changed}\n", 1)[1:-1])


def wish_in(journal: Sequence[Interest], post: str | None = None) -> str | None:
    """Return what a prospect wants, in its own words; else the topic it chose; else the campaign that brought it.

    `post`: what the post is called that they were at, which tells it where nothing else does. What they just said under
    it, without a wish, does not.
    """
    words = "\n".join(interest.words for interest in journal if interest.words and interest.is_wish)
    if words:
        return as_wish(words)
    topics = [interest.topic for interest in journal if interest.topic]
    campaigns = [interest.campaign for interest in journal if interest.campaign]
    return next(iter([*reversed(topics), *reversed(campaigns)]), post)
