"""Ports: what the use cases ask of storage, family by family, and the turn in which they act."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.activity import Activity, Deed, LeadState, Traces
from bot.domain.budget import Budget
from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.consent import Consent
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.erasure import Erasure
from bot.domain.errors import NameFault
from bot.domain.events import Event, PostedMessage, UnprovenWrote
from bot.domain.exclusion import Exclusion, ExclusionReason, StoppedWords
from bot.domain.expected_wait import Wait
from bot.domain.human_check import HumanCheck
from bot.domain.hygiene import Checked, Disorder
from bot.domain.ids import (
    ActivityId,
    ClientId,
    CompanyId,
    ExclusionId,
    ImportId,
    InterestId,
    LeadId,
    ManagerId,
    ProspectId,
    RemarkId,
)
from bot.domain.imported.files import FileInChat
from bot.domain.imported.imports import Conflict, Import, ImportStatus, Outcome
from bot.domain.imported.records import LineFault, PersonRead
from bot.domain.interest import Interest, Route
from bot.domain.lead import Lead, OpenLeads
from bot.domain.lead_lists import LeadList
from bot.domain.member import Member, Role
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind, Rearranged
from bot.domain.money import Money
from bot.domain.notes import Note
from bot.domain.on_behalf import OnBehalf
from bot.domain.own_data import OwnData
from bot.domain.ownership import OwnedPoint, Owner, TakenOwnership
from bot.domain.prospect import Part, Prospect
from bot.domain.remark import Remark
from bot.domain.who_it_is import SaidWho


class Prospects(Protocol):
    """Identities, and how they introduced themselves. `get` raises NotFound."""

    async def add(
        self, *, telegram_id: int, telegram_name: str | None, username: str | None, language: str, now: datetime
    ) -> Prospect: ...

    async def get(self, prospect: ProspectId) -> Prospect: ...

    async def find_by_telegram(self, telegram_id: int) -> Prospect | None: ...

    async def find_by_username(self, username: str) -> Prospect | None: ...

    async def save(self, prospect: Prospect) -> None: ...

    async def save_asked(self, prospect: ProspectId, now: datetime) -> None: ...

    async def save_answered(self, prospect: ProspectId) -> None: ...

    async def save_invited(self, prospect: ProspectId, now: datetime) -> None: ...

    async def list_asking(self, *, limit: int) -> list[Prospect]: ...

    async def count_asking(self) -> int: ...

    async def find_newest(self) -> int:
        """Return the highest number of a prospect; 0 where there is none."""
        ...

    async def introduce(
        self, prospect: ProspectId, name: str, points: Sequence[ContactPoint], now: datetime
    ) -> None: ...

    async def replace_points(
        self, prospect: ProspectId, wrong: Sequence[ContactValue], point: ContactPoint, now: datetime
    ) -> None:
        """Let a contact be the first one, in place of wrong ones."""
        ...

    async def contact_points(self, prospect: ProspectId) -> tuple[ContactPoint, ...]: ...

    async def add_consent(self, prospect: ProspectId, version: str, now: datetime) -> None: ...

    async def has_consented(self, prospect: ProspectId, version: str) -> bool: ...

    async def find_consent(self, prospect: ProspectId) -> Consent | None:
        """Return what a prospect agreed to last."""
        ...

    async def save_data_given(self, prospect: ProspectId, now: datetime) -> None: ...

    async def find_data_given_at(self, prospect: ProspectId) -> datetime | None: ...


class Budgets(Protocol):
    """What each prospect has spent lately, and until when something of theirs waits."""

    async def find(self, prospect: ProspectId) -> Budget | None: ...

    async def save(self, prospect: ProspectId, budget: Budget) -> None: ...

    async def list_opening(self, now: datetime, *, limit: int) -> list[ProspectId]:
        """Return of whom something has waited long enough."""
        ...

    async def forget_whole(self, now: datetime) -> None: ...


class Gate(Protocol):
    """Updates that wait at a gate, as they came, and take effect once it opens."""

    async def hold(self, updates: Sequence[int]) -> None: ...

    async def open(self, telegram_id: int, *, limit: int) -> bool:
        """Let so many of those that wait longest take effect; return whether more of them wait."""
        ...


class HumanChecks(Protocol):
    """Who was asked whether they are human, and how much they wrote instead of an answer."""

    async def find(self, prospect: ProspectId) -> HumanCheck | None: ...

    async def save(self, check: HumanCheck) -> None: ...

    async def add_written(self, prospect: ProspectId) -> None: ...

    async def remove(self, prospect: ProspectId) -> None: ...

    async def count_starts(self, since: datetime, *, limit: int) -> int: ...

    async def take_untold(
        self, now: datetime, *, asked_before: datetime, told_before: datetime
    ) -> UnprovenWrote | None:
        """Return what came from who never answered, unless some was told after `told_before`."""
        ...

    async def list_told(self, *, limit: int) -> list[ProspectId]:
        """Return whose words the team was told of and that still wait, the oldest first."""
        ...

    async def list_asked(self, *, limit: int) -> list[ProspectId]:
        """Return who was asked and has not answered."""
        ...

    async def forget_old(self, before: datetime) -> None: ...


class OwnDataReader(Protocol):
    """Everything that is kept about one identity, for the person it belongs to."""

    async def gather(self, prospect: Prospect) -> OwnData: ...


class Interests(Protocol):
    """The journal. Interests are never rewritten."""

    async def add(
        self,
        *,
        prospect: ProspectId,
        route: Route,
        campaign: str | None,
        topic: str | None,
        words: str | None,
        now: datetime,
    ) -> Interest: ...

    async def list_of(self, prospect: ProspectId) -> list[Interest]: ...

    async def list_without_lead(self, prospect: ProspectId) -> list[Interest]: ...

    async def list_of_lead(self, lead: LeadId) -> list[Interest]: ...

    async def forget_anonymous(self, before: datetime, *, among: Part) -> int: ...


class Remarks(Protocol):
    """The talk, message by message. What was said first is never rewritten. `get` raises NotFound."""

    async def add(
        self,
        *,
        prospect: ProspectId,
        words: str | None,
        now: datetime,
        posted: PostedMessage | None = None,
        by: ManagerId | None = None,
        interest: InterestId | None = None,
        answer: ActivityId | None = None,
    ) -> RemarkId: ...

    async def get(self, remark: RemarkId) -> Remark: ...

    async def find_written(self, chat_id: int, message_id: int) -> Remark | None:
        """Return the remark whose author wrote it there."""
        ...

    async def find_shown(self, chat_id: int, message_id: int) -> Remark | None:
        """Return the remark that stands there, be it a copy."""
        ...

    async def find_answer(self, answer: ActivityId) -> Remark | None: ...

    async def find_of_album(self, chat_id: int, album: str) -> Remark | None: ...

    async def add_edit(self, remark: RemarkId, words: str | None, now: datetime) -> None: ...


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
        now: datetime,
    ) -> Lead: ...

    async def get(self, lead: LeadId) -> Lead: ...

    async def find_open_of(self, prospect: ProspectId) -> Lead | None: ...

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

    async def list_past_of_client(self, client: ClientId, *, limit: int) -> list[Lead]: ...

    async def has_won(self, client: ClientId, *, besides: LeadId | None = None) -> bool: ...

    async def count_of_client(self, client: ClientId, *, besides: LeadId | None = None) -> int: ...

    async def count_open(self) -> OpenLeads: ...


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

    async def find_clients(self, words: str, *, limit: int) -> list[Client]: ...

    async def find_companies(self, words: str, *, limit: int) -> list[Company]: ...

    async def list_clients_of(self, company: CompanyId, *, limit: int, skipped: int = 0) -> list[Client]: ...

    async def count_clients_of(self, company: CompanyId) -> dict[ClientKind, int]:
        """Return how many people of each kind belong to a company."""
        ...

    async def list_with_mailbox(self, mailbox: str, *, limit: int) -> list[Client]: ...

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

    async def list_values(self, line: ActivityId) -> list[ContactValue]:
        """Return the contacts that an answer is about, as long as nobody doubts it."""
        ...

    async def doubt(self, line: ActivityId, *, by: ActivityId) -> None: ...

    async def drop(self, line: ActivityId) -> None:
        """Forget an answer that goes with its decision."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class StagedLine:
    """What becomes of a line of an import. `fault`: why nothing does."""

    line: int
    outcome: Outcome
    fault: LineFault | NameFault | Conflict | None = None
    client: ClientId | None = None
    company: CompanyId | None = None


class ImportFiles(Protocol):
    """Files that were sent in the chat to be imported; `storage.import_files` says what each method does."""

    async def save(self, file: ImportId, sent: FileInChat) -> None: ...

    async def find(self, file: ImportId) -> FileInChat | None: ...

    async def find_wanted(self) -> ImportId | None: ...


class Hygiene(Protocol):
    """The records that the rules are held against."""

    async def list_checked(self, disorder: Disorder, *, after: int, limit: int) -> list[tuple[int, Checked]]: ...


class Imports(Protocol):
    """Files on their way into the directory. What one of them staged is seen here, and by nobody else."""

    async def add(self, file_name: str, *, by: ManagerId | None, begun_by: ActivityId, now: datetime) -> ImportId: ...

    async def get(self, file: ImportId) -> Import:
        """Raises ImportGone."""
        ...

    async def get_status(self, file: ImportId) -> ImportStatus:
        """Tell how far it is, without counting its lines. Raises ImportGone."""
        ...

    async def find_under_way(self) -> Import | None: ...

    async def list_last(self, *, limit: int) -> list[Import]: ...

    async def save_status(self, file: ImportId, status: ImportStatus, now: datetime) -> None: ...

    async def add_lines(self, file: ImportId, lines: Sequence[StagedLine], now: datetime) -> None: ...

    async def find_last_line(self, file: ImportId) -> int:
        """Return the number of the last line that was staged; 0 where none was."""
        ...

    async def list_lines(self, file: ImportId, first: int, last: int) -> list[StagedLine]:
        """Return what becomes of the lines from a number to another."""
        ...

    async def list_wrong(self, file: ImportId, *, limit: int) -> list[StagedLine]:
        """Return the first lines that are not taken."""
        ...

    async def count_kept(self, file: ImportId) -> int:
        """Return how many clients and companies of an import everybody sees."""
        ...

    async def look_ahead(self, file: ImportId, values: Collection[ContactValue], companies: Collection[str]) -> None:
        """Look once which values and companies of the lines to come are known; `add_lines` is to follow."""
        ...

    async def clients_owning(self, file: ImportId, values: Sequence[ContactValue]) -> list[Client]:
        """Return whom these values belong to, or will."""
        ...

    async def companies_owning(self, file: ImportId, values: Sequence[ContactValue]) -> list[CompanyId]: ...

    async def find_namesake(self, file: ImportId, name: str, company: str | None) -> Client | None:
        """Return who has just this name and is of this company, where nobody else has it."""
        ...

    async def find_company(self, file: ImportId, name: str) -> CompanyId | None: ...

    async def stage_client(
        self, file: ImportId, read: PersonRead, *, company: CompanyId | None, now: datetime
    ) -> ClientId: ...

    async def stage_company(
        self,
        file: ImportId,
        name: str,
        *,
        note: str | None = None,
        points: Sequence[ContactPoint] = (),
        now: datetime,
    ) -> CompanyId: ...

    async def promise_points(
        self,
        file: ImportId,
        points: Sequence[ContactPoint],
        *,
        client: ClientId | None = None,
        company: CompanyId | None = None,
    ) -> int:
        """Keep what a known card will get, unless it has it; return how many contacts that are."""
        ...

    async def make_visible(self, file: ImportId, now: datetime) -> None:
        """Show what was staged, but for cards whose contacts somebody else got since."""
        ...

    async def undo(self, file: ImportId, now: datetime) -> int:
        """Take a visible import back, but for the cards somebody has worked with; return how many those are."""
        ...

    async def sweep(self, *, limit: int) -> bool:
        """Delete some of what given-up imports left, and of cards that came too late; return whether there is more."""
        ...


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


class Languages(Protocol):
    """The languages that people have chosen, by the id of their messenger account."""

    async def find(self, user: int) -> str | None: ...

    async def save(self, user: int, language: str) -> None: ...


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


class Records(Protocol):
    """All families, seen from inside one transaction."""

    @property
    def prospects(self) -> Prospects: ...
    @property
    def interests(self) -> Interests: ...
    @property
    def remarks(self) -> Remarks: ...
    @property
    def leads(self) -> Leads: ...
    @property
    def directory(self) -> Directory: ...
    @property
    def merging(self) -> Merging: ...
    @property
    def who_it_is(self) -> WhoItIs: ...
    @property
    def imports(self) -> Imports: ...
    @property
    def import_files(self) -> ImportFiles: ...
    @property
    def hygiene(self) -> Hygiene: ...
    @property
    def exclusions(self) -> Exclusions: ...
    @property
    def notes(self) -> Notes: ...
    @property
    def activities(self) -> Activities: ...
    @property
    def team(self) -> Team: ...
    @property
    def languages(self) -> Languages: ...
    @property
    def budgets(self) -> Budgets: ...
    @property
    def gate(self) -> Gate: ...
    @property
    def human_checks(self) -> HumanChecks: ...
    @property
    def own_data(self) -> OwnDataReader: ...
    @property
    def erasing(self) -> Erasing: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of the bot: the records as this transaction sees them, the time, and what is to be told.

    `updates`: the numbers of those that take effect in it; `waited`: whether they waited at a gate until now; and
    `messages`: which messages are read into the one that is.
    """

    records: Records
    now: datetime
    events: list[Event] = field(default_factory=list)
    updates: tuple[int, ...] = ()
    waited: bool = False
    messages: tuple[int, ...] = ()

    def tell(self, event: Event) -> None:
        """Tell what happened; it is announced in the same transaction."""
        self.events.append(event)
