"""Note interest by hand: somebody called, came to the stand, or wrote elsewhere, and one of ours says so.

An account is known by its id, a phone or mailbox by itself; of whom only a name is known, each line stands alone.
"""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.domain.errors import ChangedSince, InterestOfNobody, NotFound, StillExcluded
from bot.domain.events import LeadChanged, ProspectChanged
from bot.domain.ids import InterestId, ManagerId, ProspectId
from bot.domain.interest import Interest, Route
from bot.domain.member import Member
from bot.domain.occasion import Occasion
from bot.domain.post import Spot
from bot.domain.prospect import Prospect
from bot.usecases.meet_prospect import meet_in_public
from bot.usecases.ports import Records, Turn
from bot.usecases.recognise_points import exclusions_of
from bot.usecases.register_interest import register_interest


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What a manager's message tells of somebody. `spot`: that message, which makes no second line."""

    values: tuple[ContactValue, ...]
    name: str | None
    words: str | None
    spot: Spot
    language: str


async def note_interest(turn: Turn, told: Told, *, occasion: Occasion | None, member: ManagerId) -> Interest:
    """Keep that somebody showed interest, and to whom of ours; without an occasion, it was a call.

    Who has an open lead shows it there. Raises InterestOfNobody for a colleague, and where nothing tells who it is;
    StillExcluded; NotFound where `member` has left the team.
    """
    await _check_is_interest(turn.records, told)
    if await turn.records.team.find(member) is None:
        raise NotFound
    known = await turn.records.interests.find_noted(told.spot)
    if known is not None:
        return known
    prospect = await _meet(turn, told)
    interest = await register_interest(
        turn,
        prospect,
        occasion.route if occasion is not None else Route.CALL,
        words=told.words,
        spot=told.spot,
        occasion=occasion.name if occasion is not None else None,
        member=member,
    )
    if interest is None:
        raise StillExcluded
    await _tell(turn, interest)
    return interest


async def undo_noted(turn: Turn, interest: InterestId, *, by: Member) -> None:
    """Take back a line that the member has noted; whom nothing else is known of is forgotten.

    Raises NotFound where it is gone or a colleague's; ChangedSince where a lead was made of it.
    """
    line = await turn.records.interests.get(interest)
    if line.spot is None or line.spot.chat_id != by.id:
        raise NotFound
    lead = await turn.records.leads.find_with_interest(line.id)
    if lead is not None and lead.created_at >= line.created_at:
        raise ChangedSince(lead.id)
    await turn.records.interests.remove(line.id)
    if lead is not None:
        turn.tell(LeadChanged(lead=lead.id))
    await _forget_who_is_nobody(turn, line.prospect)


async def may_become_lead(records: Records, interest: Interest) -> bool:
    """Tell whether a lead can be made of it without telling who is behind somebody who stays anonymous."""
    prospect = await records.prospects.get(interest.prospect)
    is_secret = prospect.private_since is not None and prospect.name is None
    return not is_secret and await records.leads.find_open_of(prospect.id) is None


async def _check_is_interest(records: Records, told: Told) -> None:
    if not told.values and told.name is None:
        raise InterestOfNobody
    for value in told.values:
        if value.kind is ContactKind.TELEGRAM and await records.team.find(ManagerId(int(value.normal_form))):
            raise InterestOfNobody
        if await exclusions_of(records, value):
            raise StillExcluded


async def _meet(turn: Turn, told: Told) -> Prospect:
    prospect = await _who_it_is(turn, told)
    points = [
        ContactPoint(value=value, verified=False, origin=Origin.CARD)
        for value in told.values
        if value.kind is not ContactKind.TELEGRAM
    ]
    await turn.records.prospects.add_points(prospect.id, points, turn.now)
    return prospect


async def _who_it_is(turn: Turn, told: Told) -> Prospect:
    account = next((value for value in told.values if value.kind is ContactKind.TELEGRAM), None)
    if account is not None:
        telegram_id = int(account.normal_form)
        known = await turn.records.prospects.find_by_telegram(telegram_id)
        return known or await meet_in_public(
            turn, telegram_id=telegram_id, telegram_name=told.name or "", username=None, language=told.language
        )
    return await _find_by_contacts(turn.records, told.values) or await turn.records.prospects.add(
        telegram_id=None, telegram_name=told.name, username=None, language=told.language, now=turn.now
    )


async def _find_by_contacts(records: Records, values: Sequence[ContactValue]) -> Prospect | None:
    for value in values:
        for lead in await records.leads.list_open_with(value):
            return await records.prospects.get(lead.prospect)
        known = await records.prospects.find_by_value(value)
        if known is not None:
            return known
    return None


async def _tell(turn: Turn, interest: Interest) -> None:
    lead = await turn.records.leads.find_open_of(interest.prospect)
    turn.tell(LeadChanged(lead=lead.id) if lead is not None else ProspectChanged(prospect=interest.prospect))


async def _forget_who_is_nobody(turn: Turn, prospect: ProspectId) -> None:
    with suppress(NotFound):
        found = await turn.records.prospects.get(prospect)
        is_known = found.private_since is not None or await turn.records.interests.list_newest(prospect, limit=1)
        if not is_known and not await turn.records.leads.list_of_prospect(prospect):
            await turn.records.erasing.forget(found, turn.now)
            await turn.records.erasing.drop_nobodys_values()
