"""What a company's card shows: who it is, who works there, what is open, and what there was; and all its people."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.domain.activity import Activity
from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint
from bot.domain.ids import CompanyId
from bot.domain.lead import Lead
from bot.domain.mail_addresses import corporate_domain
from bot.domain.member import Member, Role
from bot.domain.merging import CardKind
from bot.domain.money import Money
from bot.domain.paging import Page, bounds_of
from bot.usecases.change_card import may_change
from bot.usecases.ports import Records
from bot.usecases.search_owners import Found, found_client
from bot.usecases.undo_merge import find_undoable_merge
from bot.usecases.undo_on_card import find_undoable_on_card

MOST_PAST = 2
MOST_PEOPLE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CompanyCard:
    """A company as one member sees it. `may_work`: its contacts are shown, and who belongs to it can be changed.

    `mail_domains`: at which mail it is recognised. `people`: the first of them, and `kinds` how many of each kind there
    are. `past`: the newest of the closed leads, and `past_in_all` how many there are. `won`: what deals brought, by
    currency. `may_merge`, `rearranged`: as on a client's card.
    """

    company: Company
    manager: str | None
    points: tuple[ContactPoint, ...]
    mail_domains: tuple[str, ...]
    people: tuple[Client, ...]
    kinds: Mapping[ClientKind, int]
    may_work: bool
    open_leads: tuple[Lead, ...]
    past: tuple[Lead, ...]
    past_in_all: int
    won: tuple[Money, ...]
    may_merge: bool
    rearranged: Activity | None
    undoable: Activity | None = None

    @property
    def people_in_all(self) -> int:
        """How many belong to it."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """A page of who belongs to a company. `may_work`: whether the member may put somebody into it."""

    company: Company
    page: Page[Found]
    may_work: bool


async def read_company_card(records: Records, company: CompanyId, member: Member, *, since: datetime) -> CompanyCard:
    """Return a company's card; what was changed before `since` is not undone. Raises NotFound."""
    found = await records.directory.get_company(company)
    in_work = await records.leads.list_open_of_company(found.id)
    points = await records.directory.company_points(found.id)
    domains = [domain for point in points if (domain := corporate_domain(point.value)) is not None]
    is_owner = member.role is Role.OWNER
    return CompanyCard(
        company=found,
        manager=await records.team.find_name(found.manager) if found.manager is not None else None,
        points=points,
        mail_domains=tuple(dict.fromkeys(domains)),
        people=tuple(await records.directory.list_clients_of(found.id, limit=MOST_PEOPLE)),
        kinds=await records.directory.count_clients_of(found.id),
        may_work=await may_change(records, found, member),
        open_leads=tuple(in_work),
        past=tuple(await records.leads.list_past_of_company(found.id, limit=MOST_PAST)),
        past_in_all=await records.leads.count_of_company(found.id) - len(in_work),
        won=tuple(await records.leads.won_of_company(found.id)),
        may_merge=is_owner,
        rearranged=await find_undoable_merge(records, CardKind.COMPANY, found.id) if is_owner else None,
        undoable=await find_undoable_on_card(records, found, member, since=since),
    )


async def read_people(records: Records, company: CompanyId, page: int, member: Member, *, size: int) -> People:
    """Return a page of who belongs to a company, by name. Raises NotFound."""
    found = await records.directory.get_company(company)
    total = sum((await records.directory.count_clients_of(found.id)).values())
    number, pages = bounds_of(page, total, size=size)
    listed = await records.directory.list_clients_of(found.id, limit=size, skipped=(number - 1) * size)
    people = [await found_client(records, client) for client in listed]
    return People(
        company=found,
        page=Page(things=tuple(people), number=number, pages=pages),
        may_work=await may_change(records, found, member),
    )
