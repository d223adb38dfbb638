"""Undo of a merge or a split, also long after: both cards are as they were, with what came to each since."""

from contextlib import suppress
from dataclasses import replace

from bot.domain.activity import Activity, Deed
from bot.domain.errors import (
    AnotherLeadRestsOnIt,
    CardsChangedSince,
    CardsMergedSince,
    NotFound,
    Refusal,
    UndoneAlready,
)
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ClientId, CompanyId
from bot.domain.member import Member
from bot.domain.merging import CardKind, Part, Rearranged, parted_notes
from bot.domain.rights import check_is_owner
from bot.usecases.owner_since import found_its_owner_since, were_rearranged_since
from bot.usecases.ports import Records, Turn

_REARRANGING = frozenset({Deed.CLIENTS_MERGED, Deed.COMPANIES_MERGED, Deed.CLIENT_SPLIT})


async def undo_merge(turn: Turn, activity: ActivityId, *, by: Member) -> Activity:
    """Let two cards be as they were before they were merged, or one before it was split; return that line of history.

    What came to a kept card later stays with it. Raises ForTheOwner, NotFound, UndoneAlready, CardsMergedSince where
    one of them was merged or split later, CardsChangedSince where something has gone elsewhere, AnotherLeadRestsOnIt.
    """
    check_is_owner(by)
    line = await turn.records.activities.get(activity)
    if line.deed not in _REARRANGING or line.traces.rearranged is None:
        raise NotFound
    if await turn.records.activities.is_undone(activity):
        raise UndoneAlready
    await _check_can_undo(turn.records, line)
    await _put_back(turn, line, line.traces.rearranged)
    await turn.records.activities.add(
        Deed.UNDONE, now=turn.now, actor=by.id, client=line.client, company=line.company, undoes=line.id
    )
    for lead in line.traces.rearranged.leads:
        with suppress(NotFound):  # a lead that was taken away before has no card
            if (await turn.records.leads.get(lead)).status.is_open:
                turn.tell(LeadChanged(lead=lead))
    return line


async def find_undoable_merge(records: Records, kind: CardKind, card: int) -> Activity | None:
    """Return the last merge or split of a card, if the owner can undo it now."""
    last = await records.activities.find_last_rearrangement(kind, card)
    if last is None:
        return None
    try:
        await _check_can_undo(records, last)
    except Refusal:
        return None
    return last


async def _check_can_undo(records: Records, line: Activity) -> None:
    (kind, _), rearranged = card_of(line), line.traces.rearranged
    assert rearranged is not None
    if await were_rearranged_since(records, line, [card_of(line), (kind, rearranged.other)]):
        raise CardsMergedSince
    came_to = rearranged.other if line.deed is Deed.CLIENT_SPLIT else card_of(line)[1]
    if not await records.merging.have_stayed(kind, came_to, rearranged):
        raise CardsChangedSince
    if line.deed is Deed.CLIENT_SPLIT and await records.merging.has_more(ClientId(came_to), rearranged):
        raise CardsChangedSince
    await _check_leads_rest_where_they_are(records, line, rearranged)


async def _check_leads_rest_where_they_are(records: Records, line: Activity, rearranged: Rearranged) -> None:
    """A lead about whose owner somebody has decided since would go back to nobody's decision."""
    for moved in rearranged.leads:
        if await found_its_owner_since(records, moved, line):
            raise CardsChangedSince
    for ownership in rearranged.ownerships:
        for lead in await records.leads.list_owned_by(ownership.id):
            if lead.id not in rearranged.leads and await found_its_owner_since(records, lead.id, line):
                raise AnotherLeadRestsOnIt(lead.id, lead.id)


async def _put_back(turn: Turn, line: Activity, rearranged: Rearranged) -> None:
    (kind, card), other = card_of(line), rearranged.other
    if line.deed is Deed.CLIENT_SPLIT:
        await turn.records.merging.move_back(kind, rearranged, came_to=other, back_to=card)
        await turn.records.merging.lead_on(kind, other, card, turn.now)
        return
    await turn.records.merging.move_back(kind, rearranged, came_to=card, back_to=other)
    await turn.records.merging.show_again(kind, other)
    if rearranged.took_over:
        await _give_back(turn.records, kind, card, other, rearranged.took_over)


async def _give_back(records: Records, kind: CardKind, card: int, other: int, took_over: tuple[Part, ...]) -> None:
    """What a card took over goes, unless somebody has put something else in its place."""
    directory = records.directory
    if kind is CardKind.CLIENT:
        kept, was = await directory.get_client(ClientId(card)), await directory.get_client(ClientId(other))
        manager = None if Part.MANAGER in took_over and kept.manager == was.manager else kept.manager
        of = None if Part.COMPANY in took_over and kept.company == was.company else kept.company
        await directory.save_client(replace(kept, manager=manager, company=of))
        return
    firm, gone = await directory.get_company(CompanyId(card)), await directory.get_company(CompanyId(other))
    manager = None if Part.MANAGER in took_over and firm.manager == gone.manager else firm.manager
    note = parted_notes(firm.note, gone.note) if Part.NOTE in took_over else firm.note
    await directory.save_company(replace(firm, manager=manager, note=note))


def card_of(line: Activity) -> tuple[CardKind, int]:
    """Return which card a line of history is about, where it is about cards."""
    if line.client is not None:
        return CardKind.CLIENT, line.client
    assert line.company is not None, "cards are merged, not leads"
    return CardKind.COMPANY, line.company
