"""Own managers: whoever is to look after a client or a company from now on hears of it, with the card."""

from bot.announcing.desk import Desk
from bot.domain.events import OwnManagerChosen
from bot.usecases.change_card import get_card
from bot.views.own_manager import in_your_care


async def own_manager_chosen(desk: Desk, chosen: OwnManagerChosen) -> None:
    """Tell a manager, if they can be written to, whom they look after now, and who said so."""
    place = desk.team.reachable(chosen.to)
    if place is None:
        return
    owner = await get_card(desk.session, chosen.card, chosen.number)
    by = await desk.session.team.find_name(chosen.by)
    await desk.put(in_your_care(owner, by, place.chat_id, place.say))
