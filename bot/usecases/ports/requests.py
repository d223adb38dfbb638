"""Ports: requests in work, what is excluded, and what the team wrote down."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.exclusion import Exclusion, ExclusionReason, StoppedWords
from bot.domain.ids import CampaignId, ClientId, CompanyId, ExclusionId, InterestId, LeadId, ManagerId, ProspectId
from bot.domain.interest import Route
from bot.domain.lead import Lead, OpenLeads
from bot.domain.lead_lists import LeadList
from bot.domain.money import Money
from bot.domain.notes import Note
from bot.domain.on_behalf import OnBehalf


class Leads(Protocol):
    """Requests in work. `save` is compare-and-set: it raises CardOutdated if somebody saved in between."""

    async def add(
        self,
        *,
        prospect: ProspectId,
        name: str,
        wish: str,
        campaign: str | None,
        route: Route,
        contact_points: Sequence[ContactPoint],
        on_behalf: OnBehalf | None = None,
        campaign_id: CampaignId | None = None,
        now: datetime,
    ) -> Lead: ...

    async def get(self, lead: LeadId) -> Lead: ...

    async def find_open_of(self, prospect: ProspectId) -> Lead | None: ...

    async def find_with_interest(self, interest: InterestId) -> Lead | None:
        """Return the lead that a line of its prospect's journal belongs to."""
        ...

    async def list_of_prospect(self, prospect: ProspectId) -> list[Lead]: ...

    async def find_of_last_words(self, prospect: ProspectId) -> Lead | None: ...

    async def find_spoken_of(self, prospect: ProspectId) -> Lead | None:
        """Return the open lead of a prospect, else the one that has what it asked last."""
        ...

    async def save(self, lead: Lead, *, before: Lead) -> None: ...

    async def remove(self, lead: LeadId, now: datetime) -> None:
        """Take a lead away; what its prospect said belongs to no lead again."""
        ...

    async def list_due(self, now: datetime, *, limit: int) -> list[Lead]: ...

    async def bring_back(self, lead: LeadId) -> None: ...

    async def list_with_ended_lease(self, now: datetime, *, limit: int) -> list[Lead]: ...

    async def list_left_behind(self, *, limit: int) -> list[Lead]: ...

    async def end_lease(self, lead: LeadId) -> None: ...

    async def correct_name(self, lead: LeadId, name: str) -> None: ...

    async def correct_wish(self, lead: LeadId, wish: str) -> None: ...

    async def replace_points(self, lead: LeadId, wrong: Sequence[ContactValue], point: ContactPoint) -> None:
        """Let a contact be the first one, in place of wrong ones."""
        ...

    async def correct_on_behalf(self, lead: LeadId, on_behalf: OnBehalf | None) -> None: ...

    async def add_contact_points(self, lead: LeadId, points: Sequence[ContactPoint]) -> None: ...

    async def attach_journal(self, lead: LeadId, interests: Sequence[InterestId]) -> None: ...

    async def list_open(self, *, manager: ManagerId | None = None, limit: int = 20) -> list[Lead]: ...

    async def list_on(
        self, which: LeadList, member: ManagerId, *, everybodys: bool, alone: bool, limit: int, skipped: int
    ) -> list[Lead]: ...

    async def count_on_lists(self, member: ManagerId, *, everybodys: bool, alone: bool) -> dict[LeadList, int]: ...

    async def list_open_with(self, value: ContactValue) -> list[Lead]: ...

    async def list_owned_by(self, ownership: int) -> list[Lead]:
        """Return the leads, closed ones too, that are an owner's and have the contact this ownership gives them."""
        ...

    async def list_open_of_client(self, client: ClientId) -> list[Lead]: ...

    async def list_open_of_company(self, company: CompanyId) -> list[Lead]:
        """Return the open leads of a company, and of its people where they are no other company's."""
        ...

    async def list_past_of_company(self, company: CompanyId, *, limit: int) -> list[Lead]: ...

    async def count_of_company(self, company: CompanyId) -> int: ...

    async def won_of_company(self, company: CompanyId) -> list[Money]:
        """Return what the won deals of a company and of its people have brought, in each currency."""
        ...

    async def list_of_same_campaign(self, lead: LeadId, *, limit: int) -> list[ClientId]:
        """Return clients who have a lead that the same campaign brought as this one."""
        ...

    async def list_past_of_client(self, client: ClientId, *, limit: int) -> list[Lead]: ...

    async def has_won(self, client: ClientId, *, besides: LeadId | None = None) -> bool: ...

    async def count_of_client(self, client: ClientId, *, besides: LeadId | None = None) -> int: ...

    async def count_open(self) -> OpenLeads: ...


class Exclusions(Protocol):
    """Values that become no interest and no lead."""

    async def add(
        self,
        *,
        value: ContactValue,
        reason: ExclusionReason,
        over_client: bool,
        lead: LeadId | None,
        by: ManagerId,
        now: datetime,
    ) -> ExclusionId | None:
        """Return the new exclusion, or None where the value is excluded already."""
        ...

    async def get(self, exclusion: ExclusionId) -> Exclusion: ...

    async def find(self, value: ContactValue) -> Exclusion | None: ...

    async def list_in_force(self, *, limit: int, after: int = 0) -> list[Exclusion]:
        """Return the exclusions in force, newest first, without the first ones."""
        ...

    async def count_in_force(self) -> int: ...

    async def count_unrecognisable(self) -> int:
        """Return how many in force recognise nobody any more, because the key they were hidden with is lost."""
        ...

    async def search_in_force(self, words: str, *, limit: int) -> list[Exclusion]:
        """Return those of the newest in force that have the words in their value, or in the name of who is behind."""
        ...

    async def lift(self, exclusion: ExclusionId, by: ManagerId, now: datetime) -> bool: ...

    async def put_back(self, exclusion: ExclusionId) -> None:
        """Let a lifted exclusion be in force again, unless its value has been excluded anew."""
        ...

    async def find_last_stopped(self, exclusion: ExclusionId) -> StoppedWords | None: ...

    async def add_stopped(
        self,
        exclusion: ExclusionId,
        prospect: ProspectId,
        words: str | None,
        now: datetime,
        *,
        told_before: bool = False,
    ) -> None:
        """Keep what was stopped; `told_before`: its words, one by one, stand in the journal or were stopped already."""
        ...

    async def count_stopped(
        self, exclusion: ExclusionId, prospect: ProspectId, now: datetime, *, since: datetime
    ) -> None:
        """Count once more that something was stopped, beside what was counted since a moment."""
        ...

    async def count_stopped_words(self, prospect: ProspectId, since: datetime) -> int:
        """Return how often words of somebody were stopped since a moment."""
        ...

    async def restore_stopped(self, exclusion: ExclusionId, now: datetime) -> list[StoppedWords]:
        """Return the words that stand in no journal yet, oldest first: from now on they do."""
        ...

    async def add_marked(self, exclusion: ExclusionId, lead: LeadId) -> None: ...


class Notes(Protocol):
    """What the team wrote down about prospects."""

    async def add(self, prospect: ProspectId, words: str, *, by: ManagerId, now: datetime) -> None: ...

    async def find_last(self, prospect: ProspectId) -> Note | None: ...

    async def list_of(self, prospect: ProspectId) -> list[Note]:
        """Return all notes on a prospect, oldest first."""
        ...
