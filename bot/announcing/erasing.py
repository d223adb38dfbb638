"""Erasing in managers' chats: cards say what happened, copies of what was said go, owners hear what stays."""

from collections.abc import Sequence
from datetime import datetime

from bot.announcing.desk import Desk
from bot.announcing.digests import refresh_digest
from bot.announcing.prospect_cards import listeners, show
from bot.domain.erasure import LONGEST_DELETABLE, TIME_TO_DECIDE
from bot.domain.errors import NotFound
from bot.domain.events import LeadErased, PersonErased, RecordDue, TeamChatClosed
from bot.domain.ids import ClientId, ProspectId
from bot.mailboxes import Copy, Priority
from bot.texts import Say, speaking
from bot.usecases.read_cards import read_prospect_card
from bot.views.cards import Face, card_letter, lead_subject, prospect_subject
from bot.views.erased import (
    ErasedCards,
    copy_letter,
    erased_lead,
    erased_person,
    key_lost,
    left_in_group,
    media_left,
    record_to_check,
)


async def lead_erased(desk: Desk, event: LeadErased) -> None:
    """A lead's cards say what happened, wherever they stand; a question that still waits has its own card again."""
    for chat_id in await _chats_showing(desk, lead_subject(event.lead)):
        face = erased_lead(event.lead, _say(desk, chat_id))
        await _replace(desk, lead_subject(event.lead), chat_id, face)
    for chat_id, digest in await desk.session.outbox.digests_listing(event.lead):
        await refresh_digest(desk, digest, chat_id, _say(desk, chat_id))
    if event.question_of is not None:
        card = await read_prospect_card(desk.session, event.question_of)
        for place in listeners(desk, card) if card.exclusion is None else ():
            await show(desk, card, place)


async def person_erased(desk: Desk, event: PersonErased) -> None:
    """Their own card says so, and owners hear which client's record they have to look at, and until when."""
    subject = prospect_subject(event.prospect)
    for chat_id in await _chats_showing(desk, subject):
        await _replace(desk, subject, chat_id, erased_person(event.prospect, _say(desk, chat_id)))
    for client in event.clients:
        await _tell_owners(desk, client, desk.now + TIME_TO_DECIDE, again=False)


async def record_due(desk: Desk, event: RecordDue) -> None:
    """Owners are reminded of a client's record a few days before the day that was named."""
    await _tell_owners(desk, event.client, event.due_at, again=True)


async def catch_up_with_erasures(desk: Desk, chat_id: int) -> None:
    """Whoever was erased while a group was closed to the bot is erased there, too."""
    erasing = desk.session.erasing
    for lead in await erasing.list_erased_leads_shown(chat_id):
        await _replace(desk, lead_subject(lead), chat_id, erased_lead(lead, _say(desk, chat_id)))
    for prospect in await erasing.list_erased_shown(chat_id):
        await _replace(desk, prospect_subject(prospect), chat_id, erased_person(prospect, _say(desk, chat_id)))
    for prospect in await erasing.list_erased_spoken_of(chat_id):
        await copies_erased(desk, prospect)


async def group_closed_over_erasures(desk: Desk, event: TeamChatClosed) -> None:
    """Owners hear of what was being erased in a group when it closed: they can let the bot in, or do it by hand."""
    erasing = desk.session.erasing
    leads = await erasing.list_erased_leads_shown(event.chat_id)
    guests = await erasing.list_erased_shown(event.chat_id)
    cards = ErasedCards(
        leads=tuple(lead for lead in leads if lead_subject(lead) in event.cards),
        guests=tuple(guest for guest in guests if prospect_subject(guest) in event.cards),
    )
    await _tell_of_what_stays(desk, cards, await erasing.list_erased_spoken_of(event.chat_id))


async def erased_over_closed_groups(desk: Desk, prospect: ProspectId) -> None:
    """Owners hear of what stays of somebody in groups that are closed to the bot already."""
    erasing = desk.session.erasing
    for chat_id in await desk.session.team.list_closed_groups():
        cards = ErasedCards(
            leads=tuple(await erasing.list_erased_leads_shown(chat_id, of=prospect)),
            guests=tuple(await erasing.list_erased_shown(chat_id, of=prospect)),
        )
        await _tell_of_what_stays(desk, cards, await erasing.list_erased_spoken_of(chat_id, of=prospect))


async def _tell_of_what_stays(desk: Desk, cards: ErasedCards, spoken_of: Sequence[ProspectId]) -> None:
    for place in desk.team.owners if cards.leads or cards.guests or spoken_of else ():
        await desk.write(place, left_in_group(cards, place.say))


async def copies_erased(desk: Desk, prospect: ProspectId) -> None:
    """What was passed on of somebody's words is deleted, or emptied where Telegram deletes it no more.

    In a group that is closed to the bot that waits until it is open again.
    """
    copies = await desk.session.outbox.take_copies(prospect)
    left = [copy for copy in copies if not copy.is_text and _is_old(desk, copy)]
    for copy in copies:
        await desk.put(copy_letter(copy, deletable=not _is_old(desk, copy)))
    for place in desk.team.owners if left else ():
        await desk.write(place, media_left(len(left), place.say))


async def exclusions_lost(desk: Desk, count: int) -> None:
    """Owners hear that exclusions of people who were erased stop nobody, and what brings them back."""
    for place in desk.team.owners:
        await desk.write(place, key_lost(count, place.say))


async def _chats_showing(desk: Desk, subject: str) -> list[int]:
    """Return where a card stands that can be changed there: nothing can in a group that is closed to the bot."""
    chats = await desk.session.outbox.chats_showing(subject)
    return [chat_id for chat_id in chats if not await desk.session.team.is_group_closed(chat_id)]


async def _replace(desk: Desk, subject: str, chat_id: int, face: Face) -> None:
    """A card that has surely not appeared yet need not do so."""
    if not await desk.session.outbox.withdraw(subject, chat_id):
        letter = card_letter(face, chat_id=chat_id, subject=subject, prospect=None, priority=Priority.CHANGE)
        await desk.put(letter)


async def _tell_owners(desk: Desk, client: ClientId, until: datetime, *, again: bool) -> None:
    try:
        found = await desk.session.directory.get_client(client)
    except NotFound:
        return
    for place in desk.team.owners:
        await desk.put(record_to_check(found, place.chat_id, until, place.say, desk.rules, again=again))


def _is_old(desk: Desk, copy: Copy) -> bool:
    return copy.sent_at is None or desk.now - copy.sent_at > LONGEST_DELETABLE


def _say(desk: Desk, chat_id: int) -> Say:
    """Cards also stand with those who have left the team."""
    place = desk.team.place(chat_id)
    return place.say if place is not None else speaking(desk.rules.language, desk.rules.lead_word)
