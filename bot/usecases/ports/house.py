"""Ports: who works here, what was done, and what must be forgotten."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.activity import Activity, Deed, LeadState, Traces
from bot.domain.erasure import Erasure
from bot.domain.expected_wait import Wait
from bot.domain.ids import ActivityId, ClientId, CompanyId, LeadId, ManagerId, ProspectId
from bot.domain.member import Member, Role
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind
from bot.domain.prospect import Part, Prospect


class Activities(Protocol):
    """History, append-only."""

    async def add(
        self,
        deed: Deed,
        *,
        now: datetime,
        actor: ManagerId | None = None,
        prospect: ProspectId | None = None,
        lead: LeadId | None = None,
        client: ClientId | None = None,
        company: CompanyId | None = None,
        chat: int | None = None,
        before: LeadState | None = None,
        after: LeadState | None = None,
        traces: Traces = ...,
        undoes: ActivityId | None = None,
    ) -> ActivityId: ...

    async def get(self, activity: ActivityId) -> Activity: ...

    async def find_last_of_client(self, client: ClientId, deed: Deed) -> Activity | None: ...

    async def find_last_answer(self, prospect: ProspectId) -> ActivityId | None: ...
    async def find_answered_at(self, prospect: ProspectId) -> datetime | None: ...

    async def is_undone(self, activity: ActivityId) -> bool: ...

    async def list_of_lead(self, lead: LeadId) -> list[Activity]: ...

    async def find_last_rearrangement(self, kind: CardKind, card: int) -> Activity | None:
        """Return the last time that a card was merged with another or split, and still is."""
        ...

    async def list_of_client(self, client: ClientId) -> list[Activity]:
        """Return what was done about a client and their leads, oldest line first."""
        ...

    async def list_of_company(self, company: CompanyId) -> list[Activity]:
        """Return what was done about a company and its leads, oldest line first."""
        ...

    async def list_of_chat(self, chat_id: int, *, limit: int) -> list[Activity]:
        """Return what was done last about a chat of the bot's, newest line first."""
        ...

    async def find_last_on_card(self, kind: CardKind, card: int, deeds: Collection[Deed]) -> Activity | None:
        """Return the newest of some changes of a card that was not undone."""
        ...

    async def mention(self, activity: ActivityId, mentioned: Sequence[Mentioned]) -> None: ...

    async def list_mentioned(self, activity: ActivityId) -> list[Mentioned]:
        """Return what a line of history says in words; nothing once its person was erased."""
        ...

    async def list_waits(self, since: datetime, *, limit: int) -> list[Wait]:
        """Return for how long people waited who got a first answer since a moment, the last ones first."""
        ...


class Team(Protocol):
    """Who works here."""

    async def find(self, member: ManagerId) -> Member | None: ...

    async def find_name(self, member: ManagerId) -> str | None:
        """Return the name also of somebody who is on the team no more."""
        ...

    async def list_all(self) -> list[Member]: ...

    async def list_former(self) -> list[ManagerId]:
        """Return who opened the bot as a member and is on the team no more."""
        ...

    async def save_started(self, member: ManagerId, *, name: str, language: str | None, now: datetime) -> None: ...

    async def save_name(self, member: ManagerId, name: str) -> None: ...

    async def save_blocked(self, member: ManagerId, now: datetime) -> None: ...

    async def save_group_closed(self, chat_id: int, now: datetime) -> None: ...

    async def save_group_open(self, chat_id: int) -> bool:
        """Return whether the group was closed until now."""
        ...

    async def list_closed_groups(self) -> list[int]: ...

    async def is_group_closed(self, chat_id: int) -> bool: ...

    async def add(self, member: ManagerId, role: Role, *, name: str, now: datetime) -> None: ...

    async def use_invitation(self, code_hash: str, by: ManagerId) -> Role | None:
        """Return the role an unused invitation gives and mark it used; None where there is no such."""
        ...


class Erasing(Protocol):
    """Takes one identity out of all that is kept, and remembers which copies are still on their way."""

    async def erase(self, prospect: Prospect, now: datetime) -> None: ...

    async def erase_introduction(self, prospect: Prospect, now: datetime) -> None: ...

    async def forget(self, prospect: Prospect, now: datetime) -> None: ...

    async def forget_introduction(self, prospect: Prospect, now: datetime) -> None: ...

    async def drop_nobodys_values(self) -> None:
        """Delete the contact values that nobody has any more and nothing excludes."""
        ...

    async def list_long_closed(self, before: datetime, *, among: Part, limit: int) -> list[Prospect]: ...

    async def list_long_without_lead(self, before: datetime, *, among: Part, limit: int) -> list[Prospect]: ...

    async def list_long_silent(self, before: datetime, *, among: Part, limit: int) -> list[Prospect]: ...

    async def forget_old_words(self, before: datetime, *, among: Part) -> int: ...

    async def list_under_way(self) -> list[Erasure]: ...

    async def is_anything_on_its_way(self, since: datetime) -> bool: ...

    async def has_copies(self, prospect: ProspectId) -> bool: ...

    async def list_erased_leads_shown(self, chat_id: int, *, of: ProspectId | None = None) -> list[LeadId]:
        """Return the erased leads, of everybody or of one, of which a chat shows a card."""
        ...

    async def list_erased_shown(self, chat_id: int, *, of: ProspectId | None = None) -> list[ProspectId]:
        """Return who was erased at their own request, of all or just one, and of whom a chat shows a card."""
        ...

    async def list_erased_spoken_of(self, chat_id: int, *, of: ProspectId | None = None) -> list[ProspectId]:
        """Return who was erased at their own request, of all or just one, and of whose words a chat has copies."""
        ...

    async def begin_again(self, erasure: Erasure, now: datetime) -> None: ...

    async def end(self, erasure: Erasure, now: datetime) -> None: ...

    async def add_record_to_check(self, client: ClientId, due: datetime) -> None: ...

    async def find_record_to_check(self, client: ClientId) -> datetime | None:
        """Return by when owners are to look through a client's record."""
        ...

    async def take_record_to_check(self, client: ClientId, due: datetime) -> bool:
        """Let a record be looked through that was to be by then; return whether it was to be."""
        ...

    async def put_back_record_to_check(self, client: ClientId, due: datetime, *, reminded_at: datetime | None) -> None:
        """Let a record be to look through again; with a moment, owners are reminded no more."""
        ...

    async def take_due_records(self, before: datetime, now: datetime) -> list[tuple[ClientId, datetime]]:
        """Return the clients whose records are to be checked by then, once each."""
        ...

    async def is_unswept(self) -> bool:
        """Tell whether something was erased and the file not written anew since."""
        ...

    async def save_forgotten(self, now: datetime) -> None:
        """Keep that something was forgotten, of which the file may hold bytes yet."""
        ...

    async def find_forgotten_since(self) -> datetime | None:
        """Return since when that is so."""
        ...

    async def save_swept(self, now: datetime) -> None: ...
