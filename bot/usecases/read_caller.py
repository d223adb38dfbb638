"""Who is this? All that a manager may know of somebody before the talk, from a contact they have at hand."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.errors import Refusal
from bot.domain.exclusion import Exclusion
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.prospect import Prospect
from bot.domain.who_it_is import SaidWho
from bot.usecases.ports import Records
from bot.usecases.read_history import Line, read_card_history, read_history
from bot.usecases.recognise_points import exclusions_of
from bot.usecases.search_owners import Found, search_by_contact

MOST_TOLD = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLead:
    """A lead in work, and who has it."""

    lead: Lead
    taker: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """Somebody as far as a member may know. `owners`: whose contacts these are; with several, nobody knows who it is
    unless the team has `said` so.

    `prospect`: who can be answered through the bot; `told`: what happened last on an open lead that the member sees
    whole, else what was done last about the client.
    """

    values: tuple[ContactValue, ...]
    owners: tuple[Found, ...]
    own_manager: str | None = None
    has_bought: bool = False
    leads: tuple[OpenLead, ...] = ()
    told: tuple[Line, ...] = ()
    prospect: Prospect | None = None
    exclusions: tuple[Exclusion, ...] = ()
    said: SaidWho | None = None

    @property
    def clients(self) -> tuple[Client, ...]:
        """Those who have these contacts."""
        return tuple(found.owner for found in self.owners if isinstance(found.owner, Client))

    @property
    def client(self) -> Client | None:
        """The one person it is."""
        said = [client for client in self.clients if self.said is not None and client.id == self.said.client]
        return next(iter(said or self.clients), None) if said or len(self.clients) == 1 else None

    @property
    def company(self) -> Company | None:
        """The one company it is, where no person is known."""
        owners = [found.owner for found in self.owners]
        return owners[0] if len(owners) == 1 and isinstance(owners[0], Company) else None

    @property
    def is_known(self) -> bool:
        """Whether there is anything to tell."""
        return bool(self.owners or self.leads or self.exclusions)

    @property
    def is_excluded(self) -> bool:
        """Whether every one of the contacts is on the list of exclusions by itself."""
        excluded = {exclusion.value for exclusion in self.exclusions}
        return bool(self.values) and excluded.issuperset(self.values)


async def read_caller(
    records: Records, values: Sequence[ContactValue], by: Member, *, alone: bool, unnamed_too: bool
) -> Caller:
    """Return what is known about somebody with these contacts.

    `unnamed_too`: whether managers may learn whose account is behind a pseudonym.
    """
    owners = tuple(await search_by_contact(records, values, None))
    caller = Caller(values=tuple(values), owners=owners, said=await _said(records, values))
    client = caller.client
    leads = await _open_leads(records, values, client)
    return Caller(
        values=caller.values,
        owners=owners,
        said=caller.said,
        own_manager=await _own_manager(records, client),
        has_bought=client is not None and await records.leads.has_won(client.id),
        leads=tuple([OpenLead(lead=lead, taker=await _taker(records, lead)) for lead in leads]),
        told=await _told(records, leads, client, by, alone=alone),
        prospect=await _prospect(records, await _accounts(records, values, client), leads, unnamed_too=unnamed_too),
        exclusions=await _exclusions(records, values),
    )


async def _said(records: Records, values: Sequence[ContactValue]) -> SaidWho | None:
    """What was answered last when somebody asked whose contacts these are."""
    said = [each for value in values for each in await records.who_it_is.list_about(value) if each.lead is None]
    last = max(said, key=lambda each: each.line, default=None)
    return last if last is not None and not last.doubted else None


async def _open_leads(records: Records, values: Sequence[ContactValue], client: Client | None) -> list[Lead]:
    leads = {lead.id: lead for value in values for lead in await records.leads.list_open_with(value)}
    if client is not None:
        leads |= {lead.id: lead for lead in await records.leads.list_open_of_client(client.id)}
    return list(leads.values())


async def _own_manager(records: Records, client: Client | None) -> str | None:
    if client is None or client.manager is None:
        return None
    return await records.team.find_name(client.manager)


async def _taker(records: Records, lead: Lead) -> str | None:
    return await records.team.find_name(lead.manager) if lead.manager is not None else None


async def _told(
    records: Records, leads: Sequence[Lead], client: Client | None, by: Member, *, alone: bool
) -> tuple[Line, ...]:
    for lead in leads:
        with suppress(Refusal):
            history = await read_history(records, lead.id, 1, size=MOST_TOLD, by=by, alone=alone)
            return history.page.things
    if client is not None:
        with suppress(Refusal):
            return (await read_card_history(records, CardKind.CLIENT, client.id, 1, size=MOST_TOLD, by=by)).page.things
    return ()


async def _prospect(
    records: Records, accounts: Sequence[ContactValue], leads: Sequence[Lead], *, unnamed_too: bool
) -> Prospect | None:
    """Return who can be answered: by the lead, or by an account whose person is no secret."""
    if leads:
        return await records.prospects.get(leads[0].prospect)
    for account in accounts:
        prospect = await records.prospects.find_by_telegram(int(account.normal_form))
        is_named = prospect is not None and prospect.name is not None
        if unnamed_too or is_named or await records.directory.clients_owning(account):
            return prospect
    return None


async def _accounts(records: Records, values: Sequence[ContactValue], client: Client | None) -> list[ContactValue]:
    """The messenger accounts that were shown, and those of the client it is."""
    known = await records.directory.client_points(client.id) if client is not None else ()
    return [value for value in (*values, *(point.value for point in known)) if value.kind is ContactKind.TELEGRAM]


async def _exclusions(records: Records, values: Sequence[ContactValue]) -> tuple[Exclusion, ...]:
    found = {each.id: each for value in values for each in await exclusions_of(records, value)}
    return tuple(found.values())
