"""Check the exclusions: where the key of erased people's is lost, they stop nobody, and owners have to know."""

from bot.domain.events import ExclusionsLost
from bot.usecases.ports import Turn


async def tell_of_lost_exclusions(turn: Turn) -> None:
    """Tell how many exclusions in force recognise nobody any more, if there are any."""
    lost = await turn.records.exclusions.count_unrecognisable()
    if lost:
        turn.tell(ExclusionsLost(count=lost))
