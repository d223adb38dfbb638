"""Cards of people without a lead: who sees them, and how they stay true."""

from bot.announcing.desk import Desk
from bot.announcing.places import Place
from bot.domain.ids import ProspectId
from bot.mailboxes import Priority
from bot.usecases.card_details import guess_who_asks
from bot.usecases.read_cards import ProspectCard, read_prospect_card
from bot.views.cards import card_letter, prospect_subject
from bot.views.prospect_card import name_shown, prospect_card


async def topic_chosen(desk: Desk, prospect: ProspectId) -> None:
    """No words yet, so the card comes without a sound."""
    card = await read_prospect_card(desk.session, prospect)
    for place in listeners(desk, card):
        await show(desk, card, place, silent=True)


async def partner_wrote(desk: Desk, prospect: ProspectId) -> None:
    """A supplier, partner or contractor: a badged card to their own manager."""
    card = await read_prospect_card(desk.session, prospect)
    for place in listeners(desk, card):
        await show(desk, card, place)


async def change_prospect(desk: Desk, prospect: ProspectId) -> None:
    """The card shows, wherever it stands, what has become of the person.

    One that still waits need not appear where a lead has all that it would show; a reopened lead may not.
    """
    card = await read_prospect_card(desk.session, prospect)
    subject = prospect_subject(prospect)
    for place in await desk.places_showing(subject):
        is_told = card.lead is not None and not any(line.words for line in card.journal)
        if not is_told or not await desk.session.outbox.withdraw(subject, place.chat_id):
            await show(desk, card, place, priority=Priority.CHANGE)


async def ask_for_prospect(desk: Desk, prospect: ProspectId, chat_id: int) -> None:
    """Somebody wants to see a card now: it moves to the end of their chat."""
    place = desk.team.place(chat_id)
    if place is not None:
        await desk.clear_away(prospect_subject(prospect), place)
        await show(desk, await read_prospect_card(desk.session, prospect), place, priority=Priority.ANSWER)


def listeners(desk: Desk, card: ProspectCard) -> list[Place]:
    """Who hears of somebody without a lead: a partner's own manager, else the audience."""
    own = desk.team.reachable(card.partner.manager) if card.partner is not None else None
    return [own] if own is not None else desk.team.audience


async def show(
    desk: Desk, card: ProspectCard, place: Place, *, silent: bool = False, priority: Priority = Priority.NOTICE
) -> None:
    """Let the card appear in a chat, or be as it is now; who it may be is nothing for a group."""
    name = name_shown(card.prospect, desk.rules) if place.member is not None else None
    guess = await guess_who_asks(desk.session, card, name)
    face = prospect_card(card, say=place.say, rules=desk.rules, guess=guess)
    subject = prospect_subject(card.prospect.id)
    letter = card_letter(
        face, chat_id=place.chat_id, subject=subject, prospect=card.prospect.id, priority=priority, silent=silent
    )
    await desk.put(letter)
