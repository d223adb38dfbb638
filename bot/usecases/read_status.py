"""Status: what somebody has open, for themselves."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.domain.activity import waits_since
from bot.domain.interest import MOST_READ, Interest, last_words
from bot.domain.lead import Lead, Status
from bot.domain.own_request import OwnRequest, Stage, own_request_of, received
from bot.domain.prospect import Prospect
from bot.usecases.ports import Records

SAME_MOMENT = timedelta(seconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What somebody said as the dialogue remembers it: the records know nothing of who is excluded.

    `sent_at`: when they sent a request, about `wish`; `withdrawn_at`: when they took it back; `asked_at`: when they
    last asked something, with the words `asked`.
    """

    sent_at: datetime | None = None
    wish: str | None = None
    withdrawn_at: datetime | None = None
    asked_at: datetime | None = None
    asked: str | None = None


async def read_status(records: Records, prospect: Prospect, said: Said) -> OwnRequest | None:
    """Return what is open, else what was last; whoever is excluded reads the same as anybody who waits."""
    leads = await records.leads.list_of_prospect(prospect.id)
    lead = leads[-1] if leads else None
    if lead is not None and lead.status.is_open:
        return own_request_of(lead, waits_since=waits_since(lead, await records.activities.list_of_lead(lead.id)))
    journal = await records.interests.list_newest(prospect.id, limit=MOST_READ)
    asked_at = (await records.prospects.get(prospect.id)).asked_at
    unheard = _unheard_request(said, lead)
    if unheard is not None and (asked_at is None or unheard.since > asked_at):
        return unheard if unheard.can_be_withdrawn else _unheard_question(said, journal) or unheard
    if asked_at is not None:
        return received(asked_at, last_words(journal), is_question=True)
    last = own_request_of(lead, waits_since=None) if lead is not None else _answered_question(journal)
    return _unheard_question(said, journal) or last


def _unheard_request(said: Said, last: Lead | None) -> OwnRequest | None:
    """Return a request that became no lead, or whose lead was excluded: as far as its person knows, it waits."""
    if last is not None and last.status is Status.EXCLUDED:
        request = own_request_of(last, waits_since=None)
    elif said.sent_at is not None and became_no_lead(said, last):
        request = received(said.sent_at, said.wish)
    else:
        return None
    taken_back = taken_back_at(said, request.since)
    if taken_back is None:
        return request
    return OwnRequest(stage=Stage.CLOSED, since=request.since, wish=request.wish, until=taken_back)


def became_no_lead(said: Said, last: Lead | None) -> bool:
    """Return whether the request that was sent last is held by no record."""
    return said.sent_at is not None and (last is None or _is_later(said.sent_at, last.created_at))


def taken_back_at(said: Said, since: datetime) -> datetime | None:
    """Return when a request was taken back, as far as its person knows."""
    return said.withdrawn_at if said.withdrawn_at is not None and said.withdrawn_at >= since else None


def _unheard_question(said: Said, journal: list[Interest]) -> OwnRequest | None:
    """Return a question that stands in no journal."""
    kept = max((line.created_at for line in journal if line.is_question), default=None)
    if said.asked_at is None or (kept is not None and not _is_later(said.asked_at, kept)):
        return None
    return received(said.asked_at, said.asked, is_question=True)


def _answered_question(journal: list[Interest]) -> OwnRequest | None:
    asked = [line for line in journal if line.is_question]
    if not asked:
        return None
    return OwnRequest(stage=Stage.ANSWERED, since=asked[-1].created_at, wish=last_words(asked), is_question=True)


def _is_later(moment: datetime, kept: datetime) -> bool:
    """Rows keep a moment less exactly than a dialogue does."""
    return moment - kept >= SAME_MOMENT
