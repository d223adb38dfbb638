"""Ports: clients, companies and whose each contact value is; cards made one, and who shares a value."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.hygiene import Checked, Disorder, LikelyDouble
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId, ManagerId
from bot.domain.merging import CardKind, Rearranged
from bot.domain.ownership import OwnedPoint, Owner, TakenOwnership
from bot.domain.who_it_is import SaidWho


class Directory(Protocol):
    """Clients, companies and whose each contact value is. `get_...` raises NotFound."""

    async def add_client(
        self,
        *,
        name: str,
        kind: ClientKind,
        manager: ManagerId | None = None,
        company: CompanyId | None = None,
        now: datetime,
    ) -> Client: ...

    async def add_company(self, *, name: str, now: datetime) -> Company: ...

    async def get_client(self, client: ClientId) -> Client: ...

    async def find_client_name(self, client: ClientId) -> str | None:
        """Return the name also of a client who was removed."""
        ...

    async def get_company(self, company: CompanyId) -> Company: ...

    async def find_company_name(self, company: CompanyId) -> str | None:
        """Return the name also of a company that was removed."""
        ...

    async def save_client(self, client: Client) -> None: ...

    async def save_company(self, company: Company) -> None: ...

    async def add_note(self, client: ClientId, words: str, *, about: ActivityId, now: datetime) -> None: ...

    async def remove_client(self, client: ClientId, now: datetime) -> None: ...

    async def remove_company(self, company: CompanyId, now: datetime) -> None: ...

    async def list_clients_of(self, company: CompanyId, *, limit: int, skipped: int = 0) -> list[Client]: ...

    async def count_clients_of(self, company: CompanyId) -> dict[ClientKind, int]:
        """Return how many people of each kind belong to a company."""
        ...

    async def list_with_mailbox(self, mailbox: str, *, limit: int) -> list[Client]: ...

    async def list_with_phones(self, phones: Sequence[str]) -> list[Client]:
        """Return the clients who have one of these numbers, in E.164."""
        ...

    async def list_clients_at(self, mail_domain: str, *, limit: int) -> list[Client]: ...

    async def list_companies_at(self, mail_domain: str, *, limit: int) -> list[Company]: ...

    async def find_namesakes(self, name: str, *, limit: int) -> list[Client]: ...

    async def client_points(self, client: ClientId) -> tuple[ContactPoint, ...]: ...

    async def company_points(self, company: CompanyId) -> tuple[ContactPoint, ...]: ...

    async def clients_owning(self, value: ContactValue) -> list[Client]: ...

    async def companies_owning(self, value: ContactValue) -> list[Company]: ...

    async def owners_of(self, value: ContactValue) -> tuple[list[Client], list[Company]]: ...

    async def append_points(
        self,
        points: Sequence[ContactPoint],
        *,
        client: ClientId | None = None,
        company: CompanyId | None = None,
        now: datetime,
    ) -> tuple[int, ...]:
        """Append what the owner does not have yet, never replacing; return the ids of the new ownerships."""
        ...

    async def remove_ownerships(self, ownerships: Sequence[int]) -> None: ...

    async def get_owned(self, ownership: int) -> OwnedPoint: ...

    async def list_owned(self, owner: Owner) -> list[OwnedPoint]:
        """Return the contacts of a card, the primary ones first."""
        ...

    async def add_point(self, point: ContactPoint, owner: Owner, *, now: datetime) -> int | None:
        """Append a contact with its extension; return None where the owner has it."""
        ...

    async def make_main(self, ownership: int) -> int | None:
        """Let a contact be the primary one of its kind; return which was that."""
        ...

    async def have_a_main(self, owner: Owner) -> None:
        """Let the oldest contact of a kind be the primary one where none is."""
        ...

    async def retire(self, ownership: int, *, promoting: bool = True) -> TakenOwnership:
        """End an ownership; where it was primary, the oldest of its kind becomes it instead if that is wanted."""
        ...

    async def take_from(self, owners: Sequence[Owner], value: ContactValue) -> tuple[TakenOwnership, ...]:
        """Let a value be these owners' no more; of their others of its kind the oldest becomes primary instead."""
        ...

    async def give_back(self, taken: Sequence[TakenOwnership]) -> None:
        """Put ownerships back as they were before `take_from`."""
        ...

    async def have_gone(self, ownerships: Sequence[int]) -> bool:
        """Return whether one of these ownerships is no more."""
        ...

    async def own_again(self, taken: Sequence[TakenOwnership], *, besides: Sequence[int] = ()) -> bool:
        """Return whether an owner has got a value anew, by other ownerships, that was taken from them."""
        ...


class Merging(Protocol):
    """What two cards have, on one, and on two again; and which cards are not the same, however alike."""

    async def move_all(self, kind: CardKind, other: int, kept: int, now: datetime) -> Rearranged:
        """Let what one card has be another's, and whoever asks for the one be led to the other."""
        ...

    async def move_chosen(
        self, client: ClientId, to: ClientId, values: Sequence[ContactValue], leads: Sequence[LeadId]
    ) -> Rearranged:
        """Let some contacts and leads of a client be another's."""
        ...

    async def move_back(self, kind: CardKind, rearranged: Rearranged, *, came_to: int, back_to: int) -> None:
        """Put everything back to where it was before it came to a card."""
        ...

    async def show_again(self, kind: CardKind, card: int) -> None: ...

    async def lead_on(self, kind: CardKind, card: int, to: int, now: datetime) -> None:
        """Take a card away; whoever asks for it is led to another."""
        ...

    async def have_stayed(self, kind: CardKind, card: int, rearranged: Rearranged) -> bool:
        """Return whether the contacts and leads that came to a card are still there."""
        ...

    async def has_more(self, client: ClientId, rearranged: Rearranged) -> bool:
        """Return whether a client has any contact, lead or note besides these."""
        ...

    async def tell_apart(self, kind: CardKind, one: int, other: int, *, by: ActivityId) -> None: ...

    async def find_told_apart(self, kind: CardKind, one: int, other: int) -> ActivityId | None:
        """Return the line of history that says that two cards are not the same, as long as it stands."""
        ...


class WhoItIs(Protocol):
    """What the team has answered about contacts that several clients have."""

    async def add(
        self, line: ActivityId, values: Sequence[ContactValue], *, lead: LeadId | None, client: ClientId | None
    ) -> None: ...

    async def list_about(self, value: ContactValue) -> list[SaidWho]:
        """Return what was answered about a contact, the last answer first."""
        ...

    async def rule_out(
        self, line: ActivityId, values: Sequence[ContactValue], *, lead: LeadId | None, client: ClientId
    ) -> None:
        """Keep that some contacts are not a client's."""
        ...

    async def list_ruled_out(self, value: ContactValue) -> list[SaidWho]:
        """Return of whom it was answered, and is not doubted, that a contact is not theirs, the last answer first."""
        ...

    async def list_values(self, line: ActivityId) -> list[ContactValue]:
        """Return the contacts that an answer is about, as long as nobody doubts it."""
        ...

    async def doubt(self, line: ActivityId, *, by: ActivityId) -> None: ...

    async def drop(self, line: ActivityId) -> None:
        """Forget an answer that goes with its decision."""
        ...


class LikelyDoubles(Protocol):
    """Pairs of clients that may be one person, up to whom they were looked for, and who has changed since."""

    async def list_next(self, limit: int) -> list[Client]:
        """Return the next clients to look for doubles of; nobody while names are still to be taken in."""
        ...

    async def list_changed(self, limit: int) -> list[tuple[Client, int]]:
        """Return clients to look at again, and how often they have changed; nobody while names are to be taken in."""
        ...

    async def list_paired(self, client: ClientId, limit: int) -> list[Client]:
        """Return who makes a pair with a client."""
        ...

    async def save(self, found: Iterable[LikelyDouble], *, reached: int) -> None:
        """Keep pairs, once each, and that all clients up to a number were looked at."""
        ...

    async def save_again(self, client: ClientId, found: Sequence[LikelyDouble], *, changes: int) -> None:
        """Keep these as all pairs of a client who has changed so often; who changes meanwhile is looked at again."""
        ...


class Hygiene(Protocol):
    """The records that the rules are held against."""

    async def list_checked(self, disorder: Disorder, *, after: int, limit: int) -> list[tuple[int, Checked]]: ...
