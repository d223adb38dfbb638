"""The team's group, closed to the bot and opened again: what it does not hear then, each member hears in private."""

from bot.announcing.desk import Desk
from bot.announcing.lead_cards import new_lead
from bot.announcing.prospect_cards import listeners, show
from bot.domain.errors import NotFound
from bot.domain.events import TeamChatClosed
from bot.domain.ids import ProspectId
from bot.usecases.read_cards import read_prospect_card


async def team_chat_closed(desk: Desk, event: TeamChatClosed) -> None:
    """The owners learn what to do; what is free, and the questions the group did not get, come in private."""
    if not await desk.team.is_its_chat(desk.session, event.chat_id):
        return
    for place in desk.team.owners:
        await desk.write(
            place,
            place.say(
                "⚠️ I cannot write to the team's group. Until I can, cards come to everybody in private."
                " Add me there again and let me write. What is open: /leads."
            ),
        )
    await show_free_leads(desk)
    for prospect in event.unheard:
        await _show_question(desk, prospect)


async def show_free_leads(desk: Desk) -> None:
    """Let the cards of free leads appear where news goes now, the oldest first; all of them are in /leads."""
    for lead in await desk.session.leads.list_open():
        await new_lead(desk, lead.id)


async def _show_question(desk: Desk, prospect: ProspectId) -> None:
    """Somebody with a lead is shown by its card; somebody excluded, not at all."""
    try:
        card = await read_prospect_card(desk.session, prospect)
    except NotFound:  # erased since
        return
    if card.journal and card.lead is None and card.exclusion is None:
        for place in listeners(desk, card):
            await show(desk, card, place)
