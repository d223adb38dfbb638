"""Link a question: somebody without a lead turns out to be a known client, so what they asked is a repeat lead."""

from datetime import datetime

from bot.domain.activity import Deed, Traces, last_standing
from bot.domain.errors import (
    AlreadyDone,
    ContactsBelongToClient,
    HasOpenLead,
    NothingAsked,
    StartBotFirst,
    StillExcluded,
)
from bot.domain.ids import ClientId, ProspectId
from bot.domain.interest import MOST_READ
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.prospect import Prospect
from bot.usecases.decision import is_second_tap
from bot.usecases.held_values import check_can_move, held_elsewhere, move_away
from bot.usecases.lease import lease_of
from bot.usecases.link_lead import Linked, attach_to_client
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import open_lead


async def link_question(
    turn: Turn,
    prospect: ProspectId,
    client: ClientId,
    *,
    by: Member,
    anyway: bool = False,
    seal: int | None = None,
    lease_until: datetime | None = None,
) -> Linked:
    """Make a lead of the client's of what a prospect asked, in the hands of whoever says so, as if they took it.

    The messenger account joins the client. Raises ContactsBelongToClient where it, or a contact, is somebody else's,
    unless the manager says that they share it, or with the `seal` of what was shown that it is this client's alone
    (then OwnersChanged, ClientOfOther); HasOpenLead where there is a lead by now, or AlreadyDone where it was just
    this decision that made it; StartBotFirst where the private card could not be sent; and what `question_of` raises.
    """
    in_work = await turn.records.leads.find_open_of(prospect)
    if in_work is not None:
        await _refuse_for(turn, in_work, client, by)
    found = await question_of(turn, prospect)
    if not by.reachable:
        raise StartBotFirst
    owner = await turn.records.directory.get_client(client)
    points = (*found.account_points, *await turn.records.prospects.contact_points(prospect))
    held = await held_elsewhere(turn.records, points, client=owner.id)
    if seal is not None:
        await check_can_move(turn.records, held, seal, by)
    elif held and not anyway:
        raise ContactsBelongToClient(held)
    lead = await open_lead(turn, prospect, found.name or owner.name, points, None)
    moved = await move_away(turn, lead, held, by=by) if seal is not None else ()
    made = Traces(moved=moved, made_lead=True, asked_at=found.asked_at)
    lease = await lease_of(turn, lead.id, lease_until)
    return await attach_to_client(
        turn, Deed.LINKED, lead, owner.id, by=by.id, taker=by.id, lease_until=lease, traces=made
    )


async def question_of(turn: Turn, prospect: ProspectId) -> Prospect:
    """Return whoever asked something that belongs to no lead yet.

    Raises HasOpenLead; NothingAsked where it was settled since; StillExcluded; NotFound.
    """
    found = await turn.records.prospects.get(prospect)
    in_work = await turn.records.leads.find_open_of(prospect)
    if in_work is not None:
        raise HasOpenLead(in_work.id)
    if any([await turn.records.exclusions.find(point.value) for point in found.account_points]):
        raise StillExcluded
    if not await turn.records.interests.list_newest_without_lead(prospect, limit=MOST_READ):
        raise NothingAsked
    return found


async def _refuse_for(turn: Turn, in_work: Lead, client: ClientId, by: Member) -> None:
    last = last_standing(await turn.records.activities.list_of_lead(in_work.id))
    is_this = last is not None and last.traces.made_lead and last.client == client
    if last is not None and is_this and is_second_tap(last, Deed.LINKED, by, turn.now):
        raise AlreadyDone(in_work.id)
    raise HasOpenLead(in_work.id)
