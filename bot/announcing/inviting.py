"""Inviting: after an answer, somebody unnamed may be asked for a contact - without a sound, and once a day."""

from bot.announcing.desk import Desk
from bot.announcing.threads import in_thread
from bot.domain.ids import ProspectId
from bot.domain.interest import MOST_READ
from bot.domain.invitation import Occasion
from bot.domain.prospect import Prospect
from bot.domain.start_payload import Origin
from bot.texts import language_of, speaking
from bot.usecases.invite import invite
from bot.usecases.read_campaigns import sign
from bot.usecases.where_to_answer import where_to_answer
from bot.views.campaign_card import link_of
from bot.views.letters import letter_of
from bot.views.receipts import invitation
from bot.views.speaking_up import invited


async def invite_after_answer(desk: Desk, prospect: Prospect) -> None:
    """Whoever is introducing themselves just then goes on with that."""
    if not desk.rules.invites or await desk.session.dialogues.is_under_way(prospect.private_chat):
        return
    if await invite(desk.session, prospect, desk.now, desk.rules.hours.zone):
        say = speaking(language_of(prospect.language, desk.rules.language), desk.rules.lead_word)
        await desk.put(letter_of(invitation(prospect.private_chat, say, Occasion.ANSWER)))


async def invite_in_thread(desk: Desk, number: ProspectId) -> None:
    """Let a way into the chat stand under what somebody asked in public; it tells which post had brought them."""
    prospect = await desk.session.prospects.get(number)
    where = await where_to_answer(desk.session, prospect)
    if where is None or where.under is None:
        return
    journal = await desk.session.interests.list_newest(number, limit=MOST_READ)
    spots = [line.spot for line in journal if line.spot is not None and line.spot.message_id == where.under]
    link = link_of(await sign(desk.session, Origin(post=spots[-1].post if spots else None)), desk.rules)
    say = speaking(language_of(prospect.language, desk.rules.language), desk.rules.lead_word)
    letter = letter_of(invited(where.chat_id, link, say))
    await desk.put(in_thread(letter, where, number))
