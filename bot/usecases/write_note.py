"""Write a note: the team keeps it with a person and their requests, and the person never reads it."""

from bot.domain.errors import NoteTooLong
from bot.domain.events import LeadChanged, ProspectChanged
from bot.domain.ids import ProspectId
from bot.domain.member import Member
from bot.domain.notes import LONGEST_NOTE
from bot.usecases.ports import Turn


async def write_note(turn: Turn, prospect: ProspectId, words: str, *, by: Member) -> None:
    """Keep a note on a prospect, whoever has the lead. Raises NoteTooLong, NotFound."""
    if len(words) > LONGEST_NOTE:
        raise NoteTooLong(len(words), LONGEST_NOTE)
    found = await turn.records.prospects.get(prospect)
    await turn.records.notes.add(found.id, words, by=by.id, now=turn.now)
    lead = await turn.records.leads.find_spoken_of(prospect)
    turn.tell(ProspectChanged(prospect=prospect) if lead is None else LeadChanged(lead=lead.id))
