"""Talk: what prospects say reaches managers under the card it belongs to, what managers answer reaches prospects."""

from bot.announcing.desk import Desk
from bot.announcing.inviting import invite_after_answer
from bot.announcing.passing_on import pass_on_to_prospect, pass_on_to_team
from bot.announcing.places import Place
from bot.announcing.prospect_cards import change_prospect, listeners, show
from bot.announcing.threads import where_answer_goes
from bot.domain.events import (
    AnswerEdited,
    AnswerGiven,
    PostedMessage,
    ProspectEdited,
    ProspectWrote,
    UnprovenWrote,
)
from bot.domain.ids import ProspectId, RemarkId
from bot.domain.lead import Lead
from bot.domain.remark import remark_subject
from bot.mailboxes import Priority
from bot.usecases.read_cards import ProspectCard, read_prospect_card
from bot.usecases.read_place import PublicPlace, read_place
from bot.views.cards import lead_subject, prospect_subject
from bot.views.human_check import unproven_line
from bot.views.letters import letter_of
from bot.views.prospect_card import LONGEST_WORDS_SHOWN, called, shows_all_that_waits


async def prospect_wrote(desk: Desk, event: ProspectWrote) -> None:
    """Words go under the lead's card to whoever works on it, or onto the card of somebody without a lead."""
    if event.lead is None:
        await _show_question(desk, event)
        return
    lead = await desk.session.leads.get(event.lead)
    seen_in = await _seen_in(desk, event.remark)
    for place in workers(desk, lead):
        subject = lead_subject(lead.id)
        await pass_on_to_team(desk, event, place, name=lead.name, under=subject, seen_in=seen_in)


async def _seen_in(desk: Desk, remark: RemarkId | None) -> PublicPlace | None:
    """Where others could read what was said; in private chats nobody could."""
    line = (await desk.session.remarks.get(remark)).interest if remark is not None else None
    return await read_place(desk.session, await desk.session.interests.get(line)) if line is not None else None


async def prospect_edited(desk: Desk, event: ProspectEdited) -> None:
    """The copy changes where it stands; where only a card shows the words, that does, or a line under it says so."""
    lead = await desk.session.leads.find_open_of(event.prospect)
    if lead is None:
        await _show_edited_question(desk, event)
        return
    subject = lead_subject(lead.id)
    showing = await desk.places_showing(remark_subject(event.remark))
    silent = event.on_card or showing
    seen_in = await _seen_in(desk, event.remark)
    for place in showing if silent else workers(desk, lead):
        await pass_on_to_team(desk, event, place, name=lead.name, under=subject, seen_in=seen_in)


async def answer_edited(desk: Desk, event: AnswerEdited) -> None:
    """The answer changes where the prospect reads it."""
    prospect = await desk.session.prospects.get(event.prospect)
    where = await where_answer_goes(desk, event, prospect)
    if where is not None:
        await pass_on_to_prospect(desk, event, where)


async def unproven_wrote(desk: Desk, event: UnprovenWrote) -> None:
    """One line a day, without a sound, with a button that lets them in."""
    for place in desk.team.audience:
        line = letter_of(unproven_line(place.chat_id, event, place.say, desk.rules), priority=Priority.CHANGE)
        await desk.put(line)


async def answer_given(desk: Desk, event: AnswerGiven) -> None:
    """The answer goes to the prospect; those who see the card too learn who has answered."""
    prospect = await desk.session.prospects.get(event.prospect)
    where = await where_answer_goes(desk, event, prospect)
    if where is None:
        return
    await pass_on_to_prospect(desk, event, where)
    if not event.goes_on:
        if where.is_with_bot:
            await invite_after_answer(desk, prospect)
        await _tell_the_others(desk, event)


async def undeliverable(desk: Desk, prospect: ProspectId) -> None:
    """The person has blocked the bot: their card says so, and a line under it to whoever cares."""
    await change_prospect(desk, prospect)
    lead = await desk.session.leads.find_open_of(prospect)
    subject = lead_subject(lead.id) if lead is not None else prospect_subject(prospect)
    places = workers(desk, lead) if lead is not None else await desk.places_showing(subject)
    for place in places:
        await desk.write(place, place.say("🔇 Not delivered: the person has blocked the bot."), under=subject)


async def _show_question(desk: Desk, event: ProspectWrote) -> None:
    """The card shows the words; a line under it where the card would say it silently or cut it short.

    A card that is still on its way stays as it is once it is full: nobody has seen what would have to give way.
    """
    card = await read_prospect_card(desk.session, event.prospect)
    subject = prospect_subject(event.prospect)
    is_full = not shows_all_that_waits(card)
    for place in listeners(desk, card):
        silently = await desk.session.outbox.is_seen(subject, place.chat_id)
        if not is_full or not await _still_comes(desk, subject, place):
            await show(desk, card, place)
        if silently or is_full or _has_more_than_words(event.posted) or len(event.words or "") > LONGEST_WORDS_SHOWN:
            await _pass_on_under_card(desk, event, card, place)


async def _still_comes(desk: Desk, subject: str, place: Place) -> bool:
    if await desk.shows(subject, place):
        return False
    return await desk.session.outbox.is_coming_anew(subject, place.chat_id)


async def _show_edited_question(desk: Desk, event: ProspectEdited) -> None:
    """The card shows the words as they are now, and so does the line under it, if there is one or has to be."""
    card = await read_prospect_card(desk.session, event.prospect)
    remark = await desk.session.remarks.get(event.remark)
    shown_last = bool(card.journal) and card.journal[-1].id == remark.interest
    subject = prospect_subject(event.prospect)
    for place in await desk.places_showing(subject):
        await show(desk, card, place, silent=True)
        passed_on = place in await desk.places_showing(remark_subject(event.remark))
        if passed_on or not shown_last or len(event.words or "") > LONGEST_WORDS_SHOWN:
            await _pass_on_under_card(desk, event, card, place)


async def _pass_on_under_card(
    desk: Desk, event: ProspectWrote | ProspectEdited, card: ProspectCard, place: Place
) -> None:
    name = card.partner.name if card.partner is not None else called(card.prospect, place.say, desk.rules)
    await pass_on_to_team(desk, event, place, name=name, under=prospect_subject(event.prospect))


def _has_more_than_words(posted: PostedMessage | None) -> bool:
    return posted is not None and not posted.is_text


async def _tell_the_others(desk: Desk, event: AnswerGiven) -> None:
    lead = await desk.session.leads.find_open_of(event.prospect)
    subject = lead_subject(lead.id) if lead is not None else prospect_subject(event.prospect)
    member = await desk.session.team.find(event.by)
    for place in await desk.places_showing(subject):
        if member is not None and place.chat_id != event.by:
            words = place.say("💬 Answered by {name}", name=member.name)
            await desk.write(place, words, under=subject, prospect=event.prospect, priority=Priority.CHANGE)


def workers(desk: Desk, lead: Lead) -> list[Place]:
    """Whoever has the lead and can be written to, else the audience."""
    holder = desk.team.reachable(lead.manager)
    return [holder] if holder is not None else desk.team.audience
