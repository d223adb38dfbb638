"""Forget the old: requests that became nobody's business, names without one, people who are silent for long.

Just a part of all people is looked at, and of very many old ones a few go at once; each deed returns of how many
people it was.
"""

from datetime import datetime

from bot.domain.activity import Deed
from bot.domain.prospect import Part
from bot.usecases.ports import Turn

MOST_AT_ONCE = 20


async def forget_old_requests(turn: Turn, closed_before: datetime, *, among: Part) -> int:
    """Erase the name, contacts and requests of people all of whose requests were closed long ago and led to nothing."""
    forgotten = await turn.records.erasing.list_long_closed(closed_before, among=among, limit=MOST_AT_ONCE)
    for prospect in forgotten:
        leads = await turn.records.leads.list_of_prospect(prospect.id)
        await turn.records.erasing.forget_introduction(prospect, turn.now)
        for lead in leads:
            await turn.records.activities.add(Deed.FORGOTTEN, now=turn.now, prospect=prospect.id, lead=lead.id)
    if forgotten:
        await turn.records.erasing.drop_nobodys_values()
    return len(forgotten)


async def forget_introductions_without_lead(turn: Turn, silent_since: datetime, *, among: Part) -> int:
    """Erase the name and contacts of people who were silent for long and have no lead: interest, with a name beside it.

    These are whom an exclusion stopped, and suppliers, partners and contractors: what their card holds stays there.
    """
    forgotten = await turn.records.erasing.list_long_without_lead(silent_since, among=among, limit=MOST_AT_ONCE)
    for prospect in forgotten:
        await turn.records.erasing.forget_introduction(prospect, turn.now)
    if forgotten:
        await turn.records.erasing.drop_nobodys_values()
    return len(forgotten)


async def forget_silent_people(turn: Turn, silent_since: datetime, *, among: Part) -> int:
    """Erase who is unnamed, came long ago, and has left nothing that is still kept."""
    forgotten = await turn.records.erasing.list_long_silent(silent_since, among=among, limit=MOST_AT_ONCE)
    for prospect in forgotten:
        await turn.records.erasing.forget(prospect, turn.now)
    if forgotten:
        await turn.records.erasing.drop_nobodys_values()
    return len(forgotten)
