"""Hand out: a person gets all that is kept about them, but not one file after another."""

from bot.domain.errors import DataJustGiven
from bot.domain.own_data import PAUSE, OwnData
from bot.domain.prospect import Prospect
from bot.usecases.ports import Turn


async def hand_out_data(turn: Turn, prospect: Prospect) -> OwnData:
    """Return what is kept about somebody. Raises DataJustGiven within ten minutes of the last time."""
    given_at = await turn.records.prospects.find_data_given_at(prospect.id)
    if given_at is not None and given_at <= turn.now < given_at + PAUSE:
        raise DataJustGiven(given_at + PAUSE)
    await turn.records.prospects.save_data_given(prospect.id, turn.now)
    return await turn.records.own_data.gather(prospect)
