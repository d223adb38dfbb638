"""A lead's cards: where they appear, what each reader sees there, and how they stay true."""

from bot.announcing.desk import Desk
from bot.announcing.digests import comes_in_a_burst, put_on_digest
from bot.announcing.places import Place
from bot.announcing.prospect_cards import listeners, show
from bot.domain.events import LeadHandedOver, LeadTakenAway, LeaseEnded, LeftBehind
from bot.domain.ids import LeadId
from bot.mailboxes import Letter, Priority
from bot.usecases.card_details import read_card_details
from bot.usecases.read_cards import LeadCard, read_lead_card, read_prospect_card
from bot.views.cards import card_letter, lead_subject
from bot.views.lead_card import Viewer, card_of_taken_away, lead_card, viewer_of


async def new_lead(desk: Desk, lead: LeadId) -> None:
    """A lead came: its card appears to the audience, and in full to whoever has it already."""
    card = await read_lead_card(desk.session, lead)
    for place in _with_holder(desk, card, desk.team.audience):
        if place.chat_id != card.lead.manager and await comes_in_a_burst(desk, place):
            await put_on_digest(desk, lead, place)
        else:
            await desk.put(await _letter(desk, card, place, priority=Priority.NOTICE))


async def change_lead(desk: Desk, lead: LeadId) -> None:
    """A lead changed: its cards show it wherever they are, and whoever has taken it gets the full one."""
    card = await read_lead_card(desk.session, lead)
    for place in _with_holder(desk, card, await desk.places_showing(lead_subject(lead))):
        await desk.put(await _letter(desk, card, place, priority=_urgency(card, place)))


async def bring_back(desk: Desk, lead: LeadId) -> None:
    """A lead's time has come: its card comes anew to whoever has it - or to all, if they cannot be reached."""
    card = await read_lead_card(desk.session, lead)
    holder = desk.team.reachable(card.lead.manager)
    for place in [holder] if holder else desk.team.audience:
        await _show_anew(desk, card, place)
    await change_lead(desk, lead)


async def take_away(desk: Desk, gone: LeadTakenAway) -> None:
    """A lead is none any more: its cards say so, and the question has its own card where it would have one.

    Of somebody excluded nobody hears anew.
    """
    subject = lead_subject(gone.lead)
    for place in await desk.places_showing(subject):
        if not await desk.session.outbox.withdraw(subject, place.chat_id):
            face = card_of_taken_away(gone.lead, place.say)
            await desk.put(
                card_letter(
                    face, chat_id=place.chat_id, subject=subject, prospect=gone.prospect, priority=Priority.CHANGE
                )
            )
    card = await read_prospect_card(desk.session, gone.prospect)
    for place in listeners(desk, card) if card.exclusion is None else ():
        await show(desk, card, place)


async def hand_over(desk: Desk, handed: LeadHandedOver) -> None:
    """A lead was given to somebody: its card comes to them with a sound, wherever it stood."""
    place = desk.team.reachable(handed.to)
    if place is not None:
        await _show_anew(desk, await read_lead_card(desk.session, handed.lead), place)


async def lease_ended(desk: Desk, ended: LeaseEnded) -> None:
    """A lead is free again: everybody hears of it under its card, and whoever had it reads why."""
    subject = lead_subject(ended.lead)
    for place in desk.team.audience:
        if place.chat_id != ended.manager:
            words = place.say("No. {number} is free again: nobody has answered in time.", number=ended.lead)
            await desk.write(place, words, under=subject)
    late = desk.team.reachable(ended.manager)
    if late is not None:
        words = late.say("No. {number} is everybody’s again: there was no answer in time.", number=ended.lead)
        await desk.write(late, words, under=subject)


async def withdrawn(desk: Desk, lead: LeadId) -> None:
    """A lead's person wants nothing any more: whoever works on it reads so under its card."""
    card = await read_lead_card(desk.session, lead)
    holder = desk.team.reachable(card.lead.manager)
    for place in [holder] if holder else desk.team.audience:
        words = place.say("{name} has withdrawn the request: nobody waits any more.", name=card.lead.name)
        await desk.write(place, words, under=lead_subject(lead), prospect=card.lead.prospect)


async def left_behind(desk: Desk, left: LeftBehind) -> None:
    """A lead is free again: everybody hears under its card who had it and has left the team."""
    name = await desk.session.team.find_name(left.manager)
    for place in desk.team.audience:
        words = place.say("No. {number} is free again: {name} has left the team.", number=left.lead, name=name or "")
        await desk.write(place, words, under=lead_subject(left.lead))


async def _show_anew(desk: Desk, card: LeadCard, place: Place) -> None:
    await desk.clear_away(lead_subject(card.lead.id), place)
    await desk.put(await _letter(desk, card, place, priority=Priority.NOTICE))


async def ask_for_card(desk: Desk, lead: LeadId, chat_id: int) -> None:
    """Somebody wants to see a card now: it moves to the end of their chat."""
    place = desk.team.place(chat_id)
    if place is None:
        return
    card = await read_lead_card(desk.session, lead)
    await desk.clear_away(lead_subject(lead), place)
    await desk.put(await _letter(desk, card, place, priority=Priority.ANSWER, asked=True))


def _with_holder(desk: Desk, card: LeadCard, places: list[Place]) -> list[Place]:
    """The places, and the private chat of whoever has the lead."""
    holder = desk.team.reachable(card.lead.manager)
    if holder is None or any(place.chat_id == holder.chat_id for place in places):
        return places
    return [*places, holder]


def _urgency(card: LeadCard, place: Place) -> Priority:
    """A chat may hear only so much a minute: a change goes after what is new, except to whoever works on the lead."""
    return Priority.NOTICE if place.chat_id == card.lead.manager else Priority.CHANGE


async def _letter(desk: Desk, card: LeadCard, place: Place, *, priority: Priority, asked: bool = False) -> Letter:
    alone = desk.team.alone
    viewer, details = Viewer.TEAM, None
    if place.member is not None:
        viewer = viewer_of(card.lead, place.member, alone=alone, asked=asked)
        details = await read_card_details(
            desk.session,
            card,
            place.member,
            undoable_since=desk.rules.undoable_since(desk.now),
            decides=viewer is Viewer.HOLDER,
        )
    face = lead_card(card, say=place.say, rules=desk.rules, viewer=viewer, alone=alone, details=details)
    return card_letter(
        face,
        chat_id=place.chat_id,
        subject=lead_subject(card.lead.id),
        prospect=card.lead.prospect,
        priority=priority,
    )
