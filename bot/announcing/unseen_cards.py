"""Cards that nobody ever saw, because nobody could be written to: they come to the first who can be."""

from bot.announcing.desk import Desk
from bot.announcing.lead_cards import new_lead
from bot.announcing.prospect_cards import show
from bot.domain.ids import LeadId, ManagerId, ProspectId
from bot.usecases.read_cards import read_prospect_card
from bot.views.cards import lead_subject, prospect_subject

MOST_AT_ONCE = 10
MOST_LOOKED_THROUGH = 50


async def show_unseen(desk: Desk, member: ManagerId) -> None:
    """Let unseen leads and questions appear to whoever hears of things alone; the rest is in /leads."""
    place = desk.team.reachable(member)
    if place is None or desk.team.audience != [place]:
        return
    leads = await _unseen_leads(desk, place.chat_id)
    for lead in leads[:MOST_AT_ONCE]:
        await new_lead(desk, lead)
    questions = await _unseen_questions(desk)
    for prospect in reversed(questions[: max(0, MOST_AT_ONCE - len(leads))]):
        await show(desk, await read_prospect_card(desk.session, prospect), place)


async def _unseen_leads(desk: Desk, chat_id: int) -> list[LeadId]:
    outbox = desk.session.outbox
    return [
        lead.id
        for lead in await desk.session.leads.list_open(limit=MOST_LOOKED_THROUGH)
        if not await outbox.has_appeared(lead_subject(lead.id)) and not await outbox.is_on_digest(lead.id, chat_id)
    ]


async def _unseen_questions(desk: Desk) -> list[ProspectId]:
    return [
        prospect.id
        for prospect in await desk.session.prospects.list_asking(limit=MOST_LOOKED_THROUGH)
        if not await desk.session.outbox.has_appeared(prospect_subject(prospect.id))
    ]
