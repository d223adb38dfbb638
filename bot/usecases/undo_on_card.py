"""Undo of what was done on the card of a client or a company: exactly, each kind of change step by step."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from bot.domain.activity import Activity, Deed
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.errors import (
    AnotherLeadRestsOnIt,
    CardsMergedSince,
    ClientChangedSince,
    ClientOfOther,
    NotFound,
    Refusal,
    UndoneAlready,
)
from bot.domain.ids import ActivityId
from bot.domain.member import Member, Role
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner, kind_of
from bot.usecases.change_card import get_card, record_change, save_card
from bot.usecases.held_values import move_back
from bot.usecases.owner_since import found_its_owner_since, were_rearranged_since
from bot.usecases.ports import Records, Turn

OF_CONTACTS = frozenset({Deed.CONTACT_ADDED, Deed.CONTACT_CORRECTED, Deed.CONTACT_RETIRED, Deed.MAIN_CONTACT_CHOSEN})
# What was changed last of each of these is what can be undone.
_TOGETHER = (
    OF_CONTACTS,
    frozenset({Deed.RENAMED}),
    frozenset({Deed.NOTE_WRITTEN}),
    frozenset({Deed.OWN_MANAGER_CHOSEN}),
)


async def undo_on_card(turn: Turn, activity: ActivityId, *, by: Member, since: datetime) -> Activity:
    """Put a card back as it was before a change of it; return that change.

    Managers undo what they did themselves, the owner all. Raises UndoneAlready; ClientOfOther; ClientChangedSince where
    something of the kind was changed later, or this was before `since`; CardsMergedSince; AnotherLeadRestsOnIt where a
    lead is theirs by a contact that would go; NotFound.
    """
    line = await turn.records.activities.get(activity)
    if _together(line.deed) is None or line.lead is not None:
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    owner = await _owner(turn.records, line)
    await _check_can_undo(turn.records, line, owner, by, since)
    await _put_back(turn, line, owner, by)
    await record_change(turn, Deed.UNDONE, owner, by=by, undoes=line.id)
    return line


async def find_undoable_on_card(
    records: Records,
    owner: Owner,
    member: Member,
    *,
    since: datetime,
    among: Sequence[frozenset[Deed]] = _TOGETHER,
) -> Activity | None:
    """Return the newest change of a card that `undo_on_card` would take back for this member now."""
    found = [await records.activities.find_last_on_card(kind_of(owner), owner.id, deeds) for deeds in among]
    for line in sorted((line for line in found if line is not None), key=lambda line: line.id, reverse=True):
        with suppress(Refusal):
            await _check_can_undo(records, line, owner, member, since)
            return line
    return None


def _together(deed: Deed) -> frozenset[Deed] | None:
    return next((deeds for deeds in _TOGETHER if deed in deeds), None)


async def _owner(records: Records, line: Activity) -> Owner:
    if line.client is not None:
        return await get_card(records, CardKind.CLIENT, line.client)
    assert line.company is not None, "what is changed on a card is a client's or a company's"
    return await get_card(records, CardKind.COMPANY, line.company)


async def _check_can_undo(records: Records, line: Activity, owner: Owner, by: Member, since: datetime) -> None:
    if line.actor != by.id and by.role is not Role.OWNER:
        raise ClientOfOther
    deeds, kind = _together(line.deed), kind_of(owner)
    assert deeds is not None
    if await were_rearranged_since(records, line, [(kind, line.client or line.company or owner.id)]):
        raise CardsMergedSince
    last = await records.activities.find_last_on_card(kind, owner.id, deeds)
    if last != line or line.happened_at < since or not await _is_as_it_was_left(records, line, owner):
        raise ClientChangedSince
    await _check_no_lead_rests_on_it(records, line)


async def _is_as_it_was_left(records: Records, line: Activity, owner: Owner) -> bool:
    """Whether nothing else has changed it since, and all that is to come back is known yet."""
    match line.deed:
        case Deed.OWN_MANAGER_CHOSEN:
            return owner.manager == line.traces.manager_after
        case Deed.RENAMED:
            return await _words(records, line, was=True) is not None and owner.name == await _words(records, line)
        case Deed.NOTE_WRITTEN:
            return isinstance(owner, Client) or owner.note == await _words(records, line)
        case _:
            return await _contacts_are_as_they_were_left(records, line, owner)


async def _contacts_are_as_they_were_left(records: Records, line: Activity, owner: Owner) -> bool:
    directory, traces = records.directory, line.traces
    here = {owned.id: owned.point for owned in await directory.list_owned(owner)}
    left = {*traces.ownerships, *filter(None, (traces.main_before, traces.main_after))}
    if not left <= here.keys() or (traces.main_after is not None and not here[traces.main_after].primary):
        return False
    if not await records.activities.list_mentioned(line.id):
        return False
    return not await directory.own_again((*traces.moved, *traces.retired), besides=traces.ownerships)


async def _check_no_lead_rests_on_it(records: Records, line: Activity) -> None:
    """A later lead of theirs would be theirs by a contact that they have no more."""
    for ownership in line.traces.ownerships:
        for lead in await records.leads.list_owned_by(ownership):
            if await found_its_owner_since(records, lead.id, line):
                raise AnotherLeadRestsOnIt(lead.id, lead.id)


async def _words(records: Records, line: Activity, *, was: bool = False) -> str | None:
    mentioned = await records.activities.list_mentioned(line.id)
    return next((each.words for each in mentioned if each.was is was), None)


async def _put_back(turn: Turn, line: Activity, owner: Owner, by: Member) -> None:
    match line.deed:
        case Deed.OWN_MANAGER_CHOSEN:
            await save_card(turn.records, replace(owner, manager=line.traces.manager_before))
        case Deed.RENAMED:
            name = await _words(turn.records, line, was=True)
            assert name is not None
            await save_card(turn.records, replace(owner, name=name))
        case Deed.NOTE_WRITTEN:
            if isinstance(owner, Company):  # of a client's notes the newest that was not undone stands
                await save_card(turn.records, replace(owner, note=await _words(turn.records, line, was=True)))
        case _:
            await _put_contacts_back(turn, line, owner, by)


async def _put_contacts_back(turn: Turn, line: Activity, owner: Owner, by: Member) -> None:
    directory, traces = turn.records.directory, line.traces
    await directory.remove_ownerships(traces.ownerships)
    await directory.give_back(traces.retired)
    if traces.main_before is not None:
        await directory.make_main(traces.main_before)
    await directory.have_a_main(owner)
    await move_back(turn, None, traces.moved, by=by)
