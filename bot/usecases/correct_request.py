"""Correct: a person puts right what they sent. The open lead is edited, never doubled, and its cards show it.

What they introduced themselves with is put right even where no lead came of it: somebody excluded, a partner.
"""

from dataclasses import replace

from bot.domain.activity import Deed, Traces
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.events import LeadChanged
from bot.domain.introduction import Part
from bot.domain.lead import Lead, as_wish
from bot.domain.names import PersonName
from bot.domain.on_behalf import OnBehalf
from bot.domain.prospect import Prospect
from bot.domain.recognition import Excluded
from bot.usecases.ports import Turn
from bot.usecases.promote_to_lead import keep_marks
from bot.usecases.recognise_points import recognise_points


async def correct_name(turn: Turn, prospect: Prospect, name: PersonName) -> None:
    """Call the person by another name from now on."""
    await turn.records.prospects.introduce(prospect.id, name, (), turn.now)
    lead = await _open_lead(turn, prospect, (prospect.identity_point,))
    if lead is not None:
        await turn.records.leads.correct_name(lead.id, name)
        await _tell(turn, lead, Part.NAME)


async def correct_contact(turn: Turn, prospect: Prospect, point: ContactPoint) -> None:
    """Put a contact first, in place of typed ones of its kind; what the messenger vouches for is no mistake."""
    kept = await turn.records.prospects.contact_points(prospect.id)
    await turn.records.prospects.replace_points(prospect.id, _wrong(kept, point), point, turn.now)
    lead = await _open_lead(turn, prospect, (prospect.identity_point, point))
    if lead is not None:
        await turn.records.leads.replace_points(lead.id, _wrong(lead.contact_points, point), point)
        await keep_marks(turn, lead.id, (point,))
        await _tell(turn, lead, Part.CONTACT)


async def correct_wish(turn: Turn, prospect: Prospect, wish: str) -> None:
    """Let the request be about something else; all that was said before stays in the journal."""
    lead = await _open_lead(turn, prospect, (prospect.identity_point,))
    if lead is not None:
        await turn.records.leads.correct_wish(lead.id, as_wish(wish))
        await _tell(turn, lead, Part.WISH)


async def correct_company(turn: Turn, prospect: Prospect, named: OnBehalf | None) -> None:
    """Let the request be for another company, or for nobody but the person.

    What was said of the role and of who decides stays with a company, unless it is said anew.
    """
    lead = await _open_lead(turn, prospect, (prospect.identity_point,))
    if lead is not None:
        known = lead.on_behalf or OnBehalf()
        right = named and replace(known, company=named.company, role=named.role or known.role)
        await turn.records.leads.correct_on_behalf(lead.id, right)
        await _tell(turn, lead, Part.COMPANY)


async def _open_lead(turn: Turn, prospect: Prospect, points: tuple[ContactPoint, ...]) -> Lead | None:
    """Return what can be corrected; nothing of somebody who is excluded."""
    recognition = await recognise_points(turn.records, prospect.name, points)
    if isinstance(recognition.verdict, Excluded):
        return None
    return await turn.records.leads.find_open_of(prospect.id)


def _wrong(known: tuple[ContactPoint, ...], point: ContactPoint) -> list[ContactValue]:
    return [each.value for each in known if each.gives_way_to(point)]


async def _tell(turn: Turn, before: Lead, part: Part) -> None:
    """What says nothing new leaves no line of history."""
    if await turn.records.leads.get(before.id) != before:
        traces = Traces(corrected=part)
        await turn.records.activities.add(
            Deed.LEAD_CORRECTED, now=turn.now, prospect=before.prospect, lead=before.id, traces=traces
        )
        turn.tell(LeadChanged(lead=before.id))
