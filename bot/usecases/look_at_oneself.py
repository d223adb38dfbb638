"""Looking at oneself: what Telegram lets the bot do everywhere; asked at each start, once a day, and when somebody
wants to know. Asked twice, it is answered twice alike.
"""

from datetime import timedelta

from bot.domain.ability import abilities_in
from bot.domain.errand import MYSELF, Answer, Granted, Purpose
from bot.domain.events import SetupChanged
from bot.usecases.ports import Turn
from bot.usecases.want_errand import want_errand

EACH = timedelta(days=1)


async def look_at_oneself(turn: Turn, *, after: timedelta = timedelta()) -> None:
    """Ask Telegram who the bot is."""
    await want_errand(turn, Purpose.LOOK_AT_ONESELF, MYSELF, "getMe", {}, after=after)


async def note_oneself(turn: Turn, answer: Answer) -> None:
    """Keep what Telegram said, and ask again tomorrow."""
    if isinstance(answer, Granted) and isinstance(answer.result, dict):
        await turn.records.abilities.save(abilities_in(answer.result), turn.now)
        turn.tell(SetupChanged())
    await look_at_oneself(turn, after=EACH)
