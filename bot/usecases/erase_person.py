"""Erase: a person takes back what they left - all of it, or the name and contact they had consented to."""

from bot.domain.activity import Deed, waits_since
from bot.domain.erasure import REMINDED_BEFORE, TIME_TO_DECIDE
from bot.domain.events import CopiesErased, LeadErased, PersonErased, ProspectChanged, RecordDue
from bot.domain.ids import ClientId, ProspectId
from bot.domain.lead import Lead
from bot.domain.prospect import Prospect
from bot.usecases.ports import Records, Turn


async def erase_person(turn: Turn, prospect: Prospect) -> None:
    """Erase all that came through an identity; what a client's card holds is the business's own, and owners hear."""
    leads = await turn.records.leads.list_of_prospect(prospect.id)
    clients = await _clients_known_by(turn.records, prospect, leads)
    await turn.records.erasing.erase(prospect, turn.now)
    await _write_down(turn, Deed.ERASED, prospect, leads)
    for client in clients:
        await turn.records.erasing.add_record_to_check(client, turn.now + TIME_TO_DECIDE)
    turn.tell(PersonErased(prospect=prospect.id, clients=clients))
    turn.tell(CopiesErased(prospect=prospect.id))


async def withdraw_consent(turn: Turn, prospect: Prospect) -> None:
    """Erase name and contacts, and what was made of them; the questions stay, and the talk goes on without a name.

    Without a consent there is nothing of that: a second press changes nothing.
    """
    if await turn.records.prospects.find_consent(prospect.id) is None:
        return
    leads = await turn.records.leads.list_of_prospect(prospect.id)
    open_lead = await turn.records.leads.find_open_of(prospect.id)
    waits = waits_since(open_lead, await turn.records.activities.list_of_lead(open_lead.id)) if open_lead else None
    await turn.records.erasing.erase_introduction(prospect, turn.now)
    if waits is not None:
        await turn.records.prospects.save_asked(prospect.id, waits)
    await _write_down(turn, Deed.CONSENT_WITHDRAWN, prospect, leads, question_of=prospect.id if waits else None)
    turn.tell(CopiesErased(prospect=prospect.id))
    turn.tell(ProspectChanged(prospect=prospect.id))


async def remind_of_records(turn: Turn) -> None:
    """Remind owners, a few days ahead, of clients' records that they are to have looked through."""
    for client, due in await turn.records.erasing.take_due_records(turn.now + REMINDED_BEFORE, turn.now):
        turn.tell(RecordDue(client=client, due_at=due))


async def finish_erasures(turn: Turn) -> None:
    """Take back what was on its way to managers' chats when somebody was erased, until nothing is any more."""
    for erasure in await turn.records.erasing.list_under_way():
        if await turn.records.erasing.is_anything_on_its_way(erasure.began_at):
            continue
        if await turn.records.erasing.has_copies(erasure.prospect):
            turn.tell(CopiesErased(prospect=erasure.prospect, late=True))
            await turn.records.erasing.begin_again(erasure, turn.now)
        else:
            await turn.records.erasing.end(erasure, turn.now)


async def _write_down(
    turn: Turn, deed: Deed, prospect: Prospect, leads: list[Lead], *, question_of: ProspectId | None = None
) -> None:
    """History says that it happened; of whom it was nothing is left to say."""
    for lead in leads:
        await turn.records.activities.add(deed, now=turn.now, prospect=prospect.id, lead=lead.id)
        turn.tell(LeadErased(lead=lead.id, question_of=question_of))
    if not leads:
        await turn.records.activities.add(deed, now=turn.now, prospect=prospect.id)


async def _clients_known_by(records: Records, prospect: Prospect, leads: list[Lead]) -> tuple[ClientId, ...]:
    """The clients whose cards hold something that came through this identity."""
    proven = (point for lead in leads for point in lead.contact_points if point.verified)
    values = {point.value for point in (*prospect.account_points, *proven)}
    owners = [owner.id for value in values for owner in await records.directory.clients_owning(value)]
    linked = [lead.client for lead in leads if lead.client is not None]
    return tuple(sorted({*owners, *linked}))
