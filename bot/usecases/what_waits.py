"""What waits for the team: leads that nobody has, and questions that nobody has answered."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.interest import MOST_READ, last_words
from bot.domain.prospect import Prospect
from bot.usecases.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """How much waits."""

    free_leads: int = 0
    questions: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class WaitingQuestion:
    """Somebody without a lead who waits for an answer. `words`: the last there were, if any."""

    prospect: Prospect
    words: str | None
    since: datetime | None


async def count_waiting(records: Records) -> Waiting:
    """Return how much waits."""
    leads = await records.leads.count_open()
    return Waiting(free_leads=leads.free, questions=await records.prospects.count_asking())


async def read_questions(records: Records, *, limit: int, skipped: int = 0) -> list[WaitingQuestion]:
    """Return the questions that wait, the newest first, without so many of the newest."""
    asking = (await records.prospects.list_asking(limit=skipped + limit))[skipped:]
    return [await _question_of(records, prospect) for prospect in asking]


async def _question_of(records: Records, prospect: Prospect) -> WaitingQuestion:
    return WaitingQuestion(
        prospect=prospect,
        words=last_words(await records.interests.list_newest_without_lead(prospect.id, limit=MOST_READ)),
        since=prospect.asked_at,
    )
