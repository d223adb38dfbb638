"""Whose something is since a decision: what later decisions, and cards merged or split, have made of that."""

from collections.abc import Iterable

from bot.domain.activity import Activity, Deed, standing
from bot.domain.errors import CardsMergedSince, NotFound
from bot.domain.ids import ClientId, CompanyId, LeadId
from bot.domain.merging import CardKind
from bot.usecases.ports import Records

Card = tuple[CardKind, int]


async def found_its_owner_since(records: Records, lead: LeadId, decision: Activity) -> bool:
    """Tell whether somebody has said since a decision whose a lead is."""
    history = standing(await records.activities.list_of_lead(lead))
    return any(line.id > decision.id and line.changes_owner for line in history)


async def check_cards_are_the_same(records: Records, decision: Activity) -> None:
    """What a decision left on a card is not looked for on the card that two became.

    Raises CardsMergedSince. Who takes or answers a lead has nothing to do with it.
    """
    traces = decision.traces
    left_something = traces.ownerships or traces.moved or traces.added_client or traces.kind_before or traces.joined
    if not left_something and not decision.changes_owner:
        return
    states = [state for state in (decision.before, decision.after) if state is not None]
    clients = {decision.client, traces.added_client, *(state.client for state in states)}
    clients |= {ownership.client for ownership in traces.moved}
    companies = {decision.company, traces.joined, *(state.company for state in states)}
    companies |= {ownership.company for ownership in traces.moved}
    if await were_rearranged_since(records, decision, cards_of(clients, companies)):
        raise CardsMergedSince(decision.lead)


def cards_of(clients: Iterable[ClientId | None], companies: Iterable[CompanyId | None]) -> list[Card]:
    """Return the cards of whom there is."""
    return [
        *((CardKind.CLIENT, client) for client in clients if client is not None),
        *((CardKind.COMPANY, company) for company in companies if company is not None),
    ]


async def were_rearranged_since(records: Records, line: Activity, cards: Iterable[Card]) -> bool:
    """Tell whether a card was merged or split after a line of history, and still is."""
    for kind, card in cards:
        last = await records.activities.find_last_rearrangement(kind, await _where_it_is(records, kind, card))
        if last is not None and last.id > line.id:
            return True
    return False


async def was_used_since(records: Records, line: Activity) -> bool:
    """Tell whether anything has come to a card that a line of history put into the directory."""
    traces = line.traces
    if traces.added_client is not None:
        points = await records.directory.client_points(traces.added_client)
        history = await records.activities.list_of_client(traces.added_client)
        if len(points) > len(traces.ownerships) or await _goes_on(records, history, line):
            return True
    if traces.added_company is not None:
        return await _was_company_used(records, traces.added_company, line)
    return False


async def _was_company_used(records: Records, company: CompanyId, line: Activity) -> bool:
    people = await records.directory.list_clients_of(company, limit=2)
    points = await records.directory.company_points(company)
    others = any(person.id != line.client for person in people)
    history = await records.activities.list_of_company(company)
    return others or len(points) > len(line.traces.ownerships) or await _goes_on(records, history, line)


async def _goes_on(records: Records, history: Iterable[Activity], line: Activity) -> bool:
    """Whether anything stands after a line of history, but for what was done about the lead that it is about."""
    since = [
        later
        for later in history
        if later.id > line.id and later.deed is not Deed.UNDONE and (line.lead is None or later.lead != line.lead)
    ]
    return not all([await records.activities.is_undone(later.id) for later in since])


async def _where_it_is(records: Records, kind: CardKind, card: int) -> int:
    """The card that a number leads to."""
    try:
        if kind is CardKind.CLIENT:
            return (await records.directory.get_client(ClientId(card))).id
        return (await records.directory.get_company(CompanyId(card))).id
    except NotFound:
        return card
