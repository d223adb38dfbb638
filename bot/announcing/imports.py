"""Imports: whoever sent a file sees on one card how far it is."""

from bot.announcing.desk import Desk
from bot.domain.events import ImportChanged
from bot.mailboxes import Priority
from bot.usecases.read_imports import read_import
from bot.views.cards import card_letter
from bot.views.import_card import import_card, import_subject


async def import_changed(desk: Desk, event: ImportChanged) -> None:
    """Show the card as it is now; what came in from the command line has none."""
    card = await read_import(desk.session, event.file)
    place = desk.team.reachable(card.imported.by) if card.sent is not None else None
    if place is None:
        return
    letter = card_letter(
        import_card(card, place.say),
        chat_id=place.chat_id,
        subject=import_subject(event.file),
        prospect=None,
        priority=Priority.CHANGE if event.merely_on else Priority.ANSWER,
    )
    await desk.put(letter)
