"""Repair: what was found out of order is put right from the list of it; and each step of that back."""

from datetime import datetime

from bot.domain.activity import Deed
from bot.domain.contact_points import ContactValue
from bot.domain.errors import NotFound
from bot.domain.hygiene import Disorder
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import HeldValue
from bot.domain.rights import check_is_owner
from bot.usecases.change_card import get_card
from bot.usecases.ports import Records, Turn
from bot.usecases.remove_company import put_company_back
from bot.usecases.retire_contact import retire_contact
from bot.usecases.undo import undo
from bot.usecases.undo_on_card import undo_on_card

_REPAIRED_BY = {
    Deed.RENAMED: Disorder.NAMELESS,
    Deed.COMPANY_REMOVED: Disorder.COMPANY_WITHOUT_PERSON,
    Deed.CONTACT_RETIRED: Disorder.SHARED_VALUE,
    Deed.CLOSED: Disorder.CLOSED_WITHOUT_REASON,
    Deed.LOST: Disorder.CLOSED_WITHOUT_REASON,
    Deed.CONTACT_KEPT: Disorder.CLOSED_WITHOUT_REASON,
}


async def read_shared(records: Records, number: int, *, by: Member) -> HeldValue:
    """Return a contact of several cards by its number. Raises ForTheOwner; NotFound where it is of several no more."""
    check_is_owner(by)
    found = await records.hygiene.list_checked(Disorder.SHARED_VALUE, after=number - 1, limit=1)
    for at, record in found:
        if at == number and isinstance(record, HeldValue):
            return record
    raise NotFound


async def take_off_card(turn: Turn, number: int, kind: CardKind, card: int, *, by: Member) -> ActivityId:
    """Take a contact of several cards off one of them. Raises ForTheOwner, NotFound."""
    held = await read_shared(turn.records, number, by=by)
    return await retire_contact(turn, await _ownership(turn.records, held.value, kind, card), by=by)


async def undo_repair(turn: Turn, activity: ActivityId, *, by: Member, since: datetime) -> Disorder:
    """Take a step of putting in order back; return what was out of order then. Raises what the undo of it does."""
    check_is_owner(by)
    line = await turn.records.activities.get(activity)
    if line.deed not in _REPAIRED_BY:
        raise NotFound
    match line.deed:
        case Deed.COMPANY_REMOVED:
            await put_company_back(turn, activity, by=by)
        case Deed.CLOSED | Deed.LOST | Deed.CONTACT_KEPT:
            await undo(turn, activity, by=by, since=since)
        case _:
            await undo_on_card(turn, activity, by=by, since=since)
    return _REPAIRED_BY[line.deed]


async def _ownership(records: Records, value: ContactValue, kind: CardKind, card: int) -> int:
    owner = await get_card(records, kind, card)
    for owned in await records.directory.list_owned(owner):
        if owned.point.value == value:
            return owned.id
    raise NotFound
