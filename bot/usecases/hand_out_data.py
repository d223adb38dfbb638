"""Hand out: a person gets all that is kept about them, but not one file after another.

Of a request that was excluded, or became no lead because of an exclusion, its person reads that it waits.
"""

from dataclasses import replace
from datetime import datetime

from bot.domain.errors import DataJustGiven
from bot.domain.lead import Lead, Status
from bot.domain.own_data import PAUSE, OwnData, SentRequest
from bot.domain.own_request import Stage
from bot.domain.prospect import Prospect
from bot.usecases.ports import Turn
from bot.usecases.read_status import Said, became_no_lead, taken_back_at


async def hand_out_data(turn: Turn, prospect: Prospect, said: Said) -> OwnData:
    """Return what is kept about somebody. Raises DataJustGiven within ten minutes of the last time."""
    given_at = await turn.records.prospects.find_data_given_at(prospect.id)
    if given_at is not None and given_at <= turn.now < given_at + PAUSE:
        raise DataJustGiven(given_at + PAUSE)
    await turn.records.prospects.save_data_given(prospect.id, turn.now)
    data = await turn.records.own_data.gather(prospect)
    return replace(data, requests=(*(_as_known(lead, said) for lead in data.leads), *_unheard(data, said)))


def _as_known(lead: Lead, said: Said) -> SentRequest:
    waits = lead.status is Status.EXCLUDED
    closed_at = taken_back_at(said, lead.created_at) if waits else lead.closed_at
    return SentRequest(
        name=lead.name,
        wish=lead.wish,
        contact_points=lead.contact_points,
        on_behalf=lead.on_behalf,
        came_at=lead.created_at,
        stage=_stage(closed_at, waits=waits or lead.status is Status.NEW),
        closed_at=closed_at,
    )


def _unheard(data: OwnData, said: Said) -> tuple[SentRequest, ...]:
    """What was sent and became no lead, with the name and contacts that its person is known by."""
    if said.sent_at is None or not became_no_lead(said, data.leads[-1] if data.leads else None):
        return ()
    closed_at = taken_back_at(said, said.sent_at)
    request = SentRequest(
        name=data.prospect.name or "",
        wish=said.wish or "",
        contact_points=(data.prospect.identity_point, *data.contact_points),
        on_behalf=None,
        came_at=said.sent_at,
        stage=_stage(closed_at, waits=True),
        closed_at=closed_at,
    )
    return (request,)


def _stage(closed_at: datetime | None, *, waits: bool) -> Stage:
    if closed_at is not None:
        return Stage.CLOSED
    return Stage.RECEIVED if waits else Stage.IN_WORK
