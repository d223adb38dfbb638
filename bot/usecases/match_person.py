"""Match somebody on a list with a directory: looks their contacts up and lets the domain weigh what it finds."""

from collections.abc import Sequence

from bot.domain.contact_points import ContactPoint
from bot.domain.matching import Matching
from bot.domain.matching import match_person as weigh
from bot.usecases.recognise_points import Owners, find_owners


async def match_person(directory: Owners, name: str | None, points: Sequence[ContactPoint]) -> Matching:
    """Return whom of a directory somebody with this name and these contacts may be."""
    return weigh(name, [await find_owners(directory, point) for point in points])
