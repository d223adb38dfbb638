"""What a client's card shows: who it is to us, how to reach them, what is open and what there was."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.domain.activity import Activity
from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import ClientId, ManagerId
from bot.domain.lead import Lead
from bot.domain.member import Member, Role
from bot.domain.merging import CardKind
from bot.domain.rights import may_work_with
from bot.usecases.change_company import find_undoable_company_change
from bot.usecases.change_kind import find_undoable_change
from bot.usecases.check_record import RecordCheck, read_record_check
from bot.usecases.ports import Records
from bot.usecases.undo_merge import find_undoable_merge
from bot.usecases.undo_on_card import find_undoable_on_card

MOST_PAST = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientCard:
    """A client as one member sees it. `may_work`: its contacts are shown, and its kind can be changed.

    `may_merge`: it can be made one with another card; `rearranged`: that it was, or was split, which can be undone.

    `past`: the newest of the closed leads, and `past_in_all` how many there are.
    """

    client: Client
    company: Company | None
    manager: str | None
    points: tuple[ContactPoint, ...]
    may_work: bool
    open_leads: tuple[Lead, ...]
    past: tuple[Lead, ...]
    past_in_all: int
    undoable: Activity | None
    record: RecordCheck = field(default_factory=RecordCheck)
    may_merge: bool = False
    rearranged: Activity | None = None


async def read_client_card(records: Records, client: ClientId, member: Member, *, since: datetime) -> ClientCard:
    """Return a client's card; what was changed before `since` is not undone. Raises NotFound."""
    found = await records.directory.get_client(client)
    in_work = await records.leads.list_open_of_client(found.id)
    may_work = may_work_with(found, [lead.manager for lead in in_work], member)
    return ClientCard(
        client=found,
        company=await records.directory.get_company(found.company) if found.company is not None else None,
        manager=await _name_of(records, found.manager),
        points=await records.directory.client_points(found.id),
        may_work=may_work,
        open_leads=tuple(in_work),
        past=tuple(await records.leads.list_past_of_client(found.id, limit=MOST_PAST)),
        past_in_all=await records.leads.count_of_client(found.id) - len(in_work),
        undoable=await _find_undoable(records, found, member, since),
        record=await read_record_check(records, client, member, since=since),
        may_merge=member.role is Role.OWNER,
        rearranged=await find_undoable_merge(records, CardKind.CLIENT, found.id) if member.role is Role.OWNER else None,
    )


async def _find_undoable(records: Records, client: Client, member: Member, since: datetime) -> Activity | None:
    """What was changed last about a client."""
    of_kind = await find_undoable_change(records, client, member, since=since)
    of_company = await find_undoable_company_change(records, client.id, member, since=since)
    on_card = await find_undoable_on_card(records, client, member, since=since)
    changes = [change for change in (of_kind, of_company, on_card) if change is not None]
    return max(changes, key=lambda change: change.id, default=None)


async def _name_of(records: Records, manager: ManagerId | None) -> str | None:
    return await records.team.find_name(manager) if manager is not None else None
