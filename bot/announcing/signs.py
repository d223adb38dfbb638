"""Signs: small reactions under messages - that an answer arrived, and how the other side likes what was said."""

from collections.abc import Callable
from contextlib import suppress

from aiogram.methods import SendMessage
from aiogram.types import ReplyParameters

from bot.announcing.desk import Desk
from bot.announcing.places import Place
from bot.domain.errors import NotFound
from bot.domain.events import LostInPublic, Reacted, RemarkArrived, RemarkLost
from bot.domain.prospect import Prospect
from bot.domain.remark import Remark
from bot.mailboxes import Priority
from bot.texts import Markup
from bot.views.cards import lead_subject, prospect_subject
from bot.views.letters import letter_of
from bot.views.prospect_card import called
from bot.views.signs import ARRIVED, PASSED_ON, sign


async def remark_arrived(desk: Desk, event: RemarkArrived) -> None:
    """Whoever wrote an answer sees under it that the person has it."""
    with suppress(NotFound):
        remark = await desk.session.remarks.get(event.remark)
        if remark.by is not None:
            await _react(desk, remark, ARRIVED)


async def reacted(desk: Desk, event: Reacted) -> None:
    """A reaction shows under the message itself; one that is taken away leaves the sign that the other side has it."""
    remark = await desk.session.remarks.get(event.remark)
    await _react(desk, remark, event.emoji or (ARRIVED if remark.by is not None else PASSED_ON))


async def remark_lost(desk: Desk, event: RemarkLost) -> None:
    """Telegram does not pass a message on: the team learns of it, and what can be done."""
    with suppress(NotFound):
        remark = await desk.session.remarks.get(event.remark)
        if remark.by is not None:
            await _tell_author(desk, remark, lambda place: _answer_lost(event, place))
        else:
            await _tell_team(desk, remark, event)


async def _react(desk: Desk, remark: Remark, emoji: str) -> None:
    if remark.chat_id is not None and remark.message_id is not None:
        await desk.put(sign(remark.chat_id, remark.message_id, emoji))


async def lost_in_public(desk: Desk, event: LostInPublic) -> None:
    """Whoever answered learns that nobody reads it, and what can be done."""
    with suppress(NotFound):
        remark = await desk.session.remarks.get(event.remark)
        prospect = await desk.session.prospects.get(remark.prospect)
        await _tell_author(desk, remark, lambda place: _unsaid(event, prospect, place))


async def _tell_author(desk: Desk, remark: Remark, words: Callable[[Place], Markup]) -> None:
    """Under the answer that did not arrive; in private where it was chosen from a list."""
    place = desk.team.place(remark.chat_id) if remark.chat_id is not None else desk.team.reachable(remark.by)
    if place is None:
        return
    under = ReplyParameters(message_id=remark.message_id) if remark.message_id is not None else None
    method = SendMessage(chat_id=place.chat_id, text=words(place), reply_parameters=under)
    await desk.put(letter_of(method, priority=Priority.NOTICE))


def _answer_lost(event: RemarkLost, place: Place) -> Markup:
    if event.too_big:
        return place.say("⚠️ This did not arrive: it is too big for Telegram. Please send a link to it instead.")
    return place.say("⚠️ This did not arrive: Telegram does not pass it on. Please say it in another way.")


def _unsaid(event: LostInPublic, prospect: Prospect, place: Place) -> Markup:
    parts = [
        place.say("⚠️ This did not arrive: the question was deleted from the discussion.")
        if event.deleted
        else place.say("⚠️ This did not arrive: I may not write in the discussion any more.")
    ]
    if prospect.private_since is not None:
        parts.append(place.say("Your next answer goes to their chat with me."))
    return Markup(" ".join(parts))


async def _tell_team(desk: Desk, remark: Remark, event: RemarkLost) -> None:
    """Under the card, where the message was to stand."""
    place = desk.team.place(event.chat_id)
    if place is None:
        return
    prospect = await desk.session.prospects.get(remark.prospect)
    lead = await desk.session.leads.find_open_of(prospect.id)
    subject = lead_subject(lead.id) if lead is not None else prospect_subject(prospect.id)
    name = lead.name if lead is not None else called(prospect, place.say, desk.rules)
    words = place.say(
        "⚠️ <b>{name}</b> sent something that Telegram does not pass on. Ask to send it in another way.", name=name
    )
    await desk.write(place, words, under=subject, prospect=prospect.id)
