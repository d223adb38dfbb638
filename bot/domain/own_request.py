"""Own request: what somebody has asked for, as they may know it themselves - no word of how the team decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.lead import Lead, Status


class Stage(StrEnum):
    """Where a request or a question stands in its person's eyes."""

    RECEIVED = "received"
    IN_WORK = "in_work"
    PUT_OFF = "put_off"
    ANSWERED = "answered"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnRequest:
    """A request, or (`is_question`) what was asked without an introduction.

    `until`: until when it was put off, or when it was closed; `waits_since`: since when its person waits for a first
    answer, if they do.
    """

    stage: Stage
    since: datetime
    wish: str | None
    until: datetime | None = None
    waits_since: datetime | None = None
    is_question: bool = False

    @property
    def can_be_withdrawn(self) -> bool:
        """Whether there is something to take back."""
        return not self.is_question and self.stage is not Stage.CLOSED


def own_request_of(lead: Lead, *, waits_since: datetime | None) -> OwnRequest:
    """Return a lead as its person may know it; who was excluded does not learn so, their request just waits."""
    wish = lead.wish if lead.wish != lead.campaign else None
    if lead.status is Status.EXCLUDED:
        return received(lead.created_at, wish)
    if not lead.status.is_open:
        return OwnRequest(stage=Stage.CLOSED, since=lead.created_at, wish=wish, until=lead.closed_at)
    if lead.postponed_until is not None:
        return OwnRequest(stage=Stage.PUT_OFF, since=lead.created_at, wish=wish, until=lead.postponed_until)
    in_work = lead.manager is not None or waits_since is None
    stage = Stage.IN_WORK if in_work else Stage.RECEIVED
    return OwnRequest(stage=stage, since=lead.created_at, wish=wish, waits_since=waits_since)


def received(since: datetime, wish: str | None, *, is_question: bool = False) -> OwnRequest:
    """Return what nobody has answered."""
    return OwnRequest(stage=Stage.RECEIVED, since=since, wish=wish, waits_since=since, is_question=is_question)
