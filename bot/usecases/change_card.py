"""Cards of the directory, a client's or a company's: who may change them, and the line of history of each change."""

from collections.abc import Sequence

from bot.domain.activity import Deed, Traces
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.events import LeadChanged
from bot.domain.ids import ActivityId, ClientId, CompanyId, ManagerId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner
from bot.domain.rights import check_may_work_with, may_work_with
from bot.usecases.ports import Records, Turn


async def get_card(records: Records, kind: CardKind, card: int) -> Owner:
    """Return whose card it is, by the number of a merged card too. Raises NotFound."""
    if kind is CardKind.CLIENT:
        return await records.directory.get_client(ClientId(card))
    return await records.directory.get_company(CompanyId(card))


async def card_to_change(records: Records, kind: CardKind, card: int, by: Member) -> Owner:
    """Return whose card it is, for those who work with them. Raises ClientOfOther, NotFound."""
    owner = await get_card(records, kind, card)
    check_may_work_with(owner, await _holders(records, owner), by)
    return owner


async def may_change(records: Records, owner: Owner, member: Member) -> bool:
    """Tell whether a member works with a client or a company."""
    return may_work_with(owner, await _holders(records, owner), member)


async def save_card(records: Records, owner: Owner) -> None:
    """Save what may change about a client or a company."""
    if isinstance(owner, Client):
        await records.directory.save_client(owner)
    else:
        await records.directory.save_company(owner)


async def record_change(
    turn: Turn,
    deed: Deed,
    owner: Owner,
    *,
    by: Member,
    traces: Traces | None = None,
    mentioned: Sequence[Mentioned] = (),
    undoes: ActivityId | None = None,
) -> ActivityId:
    """Write a change of a card into its history; the cards of what is open show what became of it."""
    line = await turn.records.activities.add(
        deed,
        now=turn.now,
        actor=by.id,
        client=owner.id if isinstance(owner, Client) else None,
        company=owner.id if isinstance(owner, Company) else None,
        traces=traces or Traces(),
        undoes=undoes,
    )
    await turn.records.activities.mention(line, mentioned)
    for lead in await open_leads_of(turn.records, owner):
        turn.tell(LeadChanged(lead=lead.id))
    return line


async def open_leads_of(records: Records, owner: Owner) -> list[Lead]:
    """Return what is in work of a client or a company, oldest first."""
    if isinstance(owner, Client):
        return await records.leads.list_open_of_client(owner.id)
    return await records.leads.list_open_of_company(owner.id)


async def _holders(records: Records, owner: Owner) -> list[ManagerId | None]:
    return [lead.manager for lead in await open_leads_of(records, owner)]
