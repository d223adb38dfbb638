"""Digests: when leads come faster than a chat may be written to, one card lists many of them."""

from collections.abc import Sequence
from contextlib import suppress

from bot.announcing.desk import Desk
from bot.announcing.places import Place
from bot.domain.errors import NotFound
from bot.domain.ids import LeadId
from bot.domain.lead import Lead
from bot.mailboxes import Priority
from bot.texts import Say
from bot.views.cards import card_letter
from bot.views.team_messages import digest_of

BURST = 5
MOST_ON_A_DIGEST = 20


async def comes_in_a_burst(desk: Desk, place: Place) -> bool:
    """Tell whether so many cards wait for a chat that the next lead goes onto a digest."""
    return await desk.session.outbox.count_unsent_cards(place.chat_id) >= BURST


async def put_on_digest(desk: Desk, lead: LeadId, place: Place) -> None:
    """List a lead on the digest that waits to be sent; one that is full or sent is followed by a new one."""
    outbox = desk.session.outbox
    waiting = await outbox.find_unsent_digest(place.chat_id)
    subject = waiting or f"digest:{lead}"
    listed = await outbox.list_on_digest(lead, subject, place.chat_id)
    if len(listed) > MOST_ON_A_DIGEST:
        subject = f"digest:{lead}"
        listed = await outbox.list_on_digest(lead, subject, place.chat_id)
    face = digest_of(await _leads(desk, listed), place.say)
    await desk.put(card_letter(face, chat_id=place.chat_id, subject=subject, prospect=None, priority=Priority.NOTICE))


async def refresh_digest(desk: Desk, subject: str, chat_id: int, say: Say) -> None:
    """Let a digest list what it still has to list."""
    face = digest_of(await _leads(desk, await desk.session.outbox.leads_on_digest(subject, chat_id)), say)
    await desk.put(card_letter(face, chat_id=chat_id, subject=subject, prospect=None, priority=Priority.CHANGE))


async def _leads(desk: Desk, numbers: Sequence[LeadId]) -> list[Lead]:
    """Return the leads on a digest, without one that was taken away meanwhile."""
    leads = []
    for number in numbers:
        with suppress(NotFound):
            leads.append(await desk.session.leads.get(number))
    return leads
