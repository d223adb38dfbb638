"""The team's group, closed to the bot and opened again: what it does not hear then, each member hears in private."""

from bot.announcing.desk import Desk
from bot.announcing.lead_cards import new_lead
from bot.announcing.passing_on import elsewhere
from bot.announcing.prospect_cards import listeners, show
from bot.announcing.talk import workers
from bot.domain.errors import NotFound
from bot.domain.events import TeamChatClosed
from bot.domain.ids import ProspectId
from bot.mailboxes import Letter
from bot.usecases.read_cards import ProspectCard, read_prospect_card
from bot.views.cards import lead_subject, prospect_subject
from bot.views.prospect_card import LONGEST_WORDS_SHOWN, shows_all_that_waits


async def team_chat_closed(desk: Desk, event: TeamChatClosed) -> None:
    """The owners learn what to do; what is free, and what people said that the group did not get, come in private."""
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
    for letter in await desk.session.outbox.list_letters(event.unsaid):
        if letter.prospect is not None:
            await _pass_on(desk, letter, letter.prospect)


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


async def _pass_on(desk: Desk, letter: Letter, prospect: ProspectId) -> None:
    """What somebody said goes under their card; words that a card says by itself, where it comes anew, need no line."""
    try:
        card = await read_prospect_card(desk.session, prospect)
    except NotFound:
        return
    lead = await desk.session.leads.find_open_of(prospect)
    if lead is not None:
        for place in workers(desk, lead):
            await desk.put(elsewhere(letter, place, under=lead_subject(lead.id)))
    elif card.exclusion is None:
        subject = prospect_subject(prospect)
        for place in listeners(desk, card):
            if not _is_on_card(letter, card) or await desk.shows(subject, place):
                await desk.put(elsewhere(letter, place, under=subject))


def _is_on_card(letter: Letter, card: ProspectCard) -> bool:
    is_short = letter.method == "sendMessage" and len(letter.payload["text"]) <= LONGEST_WORDS_SHOWN
    return is_short and shows_all_that_waits(card)
