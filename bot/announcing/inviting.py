"""Inviting: after an answer, somebody unnamed may be asked for a contact - without a sound, and once a day."""

from bot.announcing.desk import Desk
from bot.domain.invitation import Occasion
from bot.domain.prospect import Prospect
from bot.texts import language_of, speaking
from bot.usecases.invite import invite
from bot.views.letters import letter_of
from bot.views.receipts import invitation


async def invite_after_answer(desk: Desk, prospect: Prospect) -> None:
    """Whoever is introducing themselves just then goes on with that."""
    if not desk.rules.invites or await desk.session.dialogues.is_under_way(prospect.private_chat):
        return
    if await invite(desk.session, prospect, desk.now, desk.rules.hours.zone):
        say = speaking(language_of(prospect.language, desk.rules.language), desk.rules.lead_word)
        await desk.put(letter_of(invitation(prospect.private_chat, say, Occasion.ANSWER)))
