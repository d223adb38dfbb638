"""Activity: one dated line of history - who did what to which lead, client or company. It holds ids and codes only."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.domain.chat import ChatChoice
from bot.domain.client import ClientKind
from bot.domain.ids import ActivityId, ClientId, CompanyId, ExclusionId, LeadId, ManagerId, ProspectId
from bot.domain.introduction import Part
from bot.domain.lead import Lead, Reason, Status
from bot.domain.merging import Rearranged
from bot.domain.money import Money
from bot.domain.ownership import TakenOwnership


class Deed(StrEnum):
    """What was done."""

    LEAD_CREATED = "lead_created"
    LEAD_CORRECTED = "lead_corrected"
    TAKEN = "taken"
    HANDED_OVER = "handed_over"
    GIVEN_BACK = "given_back"
    LEASE_ENDED = "lease_ended"
    LEFT_BEHIND = "left_behind"
    QUALIFIED = "qualified"
    NEGOTIATION_BEGUN = "negotiation_begun"
    OFFER_MADE = "offer_made"
    WON = "won"
    LOST = "lost"
    AMOUNT_SET = "amount_set"
    REOPENED = "reopened"
    POSTPONED = "postponed"
    CAME_BACK = "came_back"
    LINKED = "linked"
    LINKED_BY_ITSELF = "linked_by_itself"
    WHO_IT_IS_SAID = "who_it_is_said"
    WHO_IT_IS_DOUBTED = "who_it_is_doubted"
    RULED_OUT = "ruled_out"
    KIND_CHANGED = "kind_changed"
    EXCLUDED = "excluded"
    EXCLUSION_LIFTED = "exclusion_lifted"
    CONTACT_KEPT = "contact_kept"
    NOTE_WRITTEN = "note_written"
    CONTACT_MOVED = "contact_moved"
    CONTACT_RETURNED = "contact_returned"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    ANSWERED = "answered"
    CONSENT_GIVEN = "consent_given"
    CONSENT_WITHDRAWN = "consent_withdrawn"
    ERASED = "erased"
    FORGOTTEN = "forgotten"
    RECORD_CHECKED = "record_checked"
    UNDONE = "undone"
    IMPORT_BEGUN = "import_begun"
    IMPORTED = "imported"
    IMPORT_UNDONE = "import_undone"
    CLIENTS_MERGED = "clients_merged"
    COMPANIES_MERGED = "companies_merged"
    CLIENT_SPLIT = "client_split"
    TOLD_APART = "told_apart"
    COMPANY_JOINED = "company_joined"
    COMPANY_LEFT = "company_left"
    COMPANY_REMOVED = "company_removed"
    CONTACT_ADDED = "contact_added"
    CONTACT_CORRECTED = "contact_corrected"
    CONTACT_RETIRED = "contact_retired"
    MAIN_CONTACT_CHOSEN = "main_contact_chosen"
    OWN_MANAGER_CHOSEN = "own_manager_chosen"
    RENAMED = "renamed"
    MEMBER_JOINED = "member_joined"
    CHAT_LET_IN = "chat_let_in"
    CHAT_LEFT = "chat_left"
    CHAT_MODE_SET = "chat_mode_set"
    CHAT_DOOR_SET = "chat_door_set"

    @property
    def is_decision(self) -> bool:
        """Whether this is a decision about a lead, which managers can undo."""
        return self in _DECISIONS


_DECISIONS = frozenset({
    Deed.TAKEN, Deed.HANDED_OVER, Deed.GIVEN_BACK, Deed.QUALIFIED, Deed.NEGOTIATION_BEGUN,
    Deed.OFFER_MADE, Deed.WON, Deed.LOST, Deed.AMOUNT_SET, Deed.REOPENED, Deed.POSTPONED, Deed.LINKED,
    Deed.LINKED_BY_ITSELF, Deed.EXCLUDED, Deed.CONTACT_KEPT, Deed.CLOSED, Deed.WITHDRAWN,
})  # fmt: skip

_INTO_HANDS = frozenset({Deed.TAKEN, Deed.HANDED_OVER})
_OUT_OF_HANDS = frozenset({Deed.LEASE_ENDED, Deed.LEFT_BEHIND})
_RESTS_ON_NOBODY = _INTO_HANDS | {Deed.GIVEN_BACK, Deed.POSTPONED}


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadState:
    """What a decision may change on a lead: kept before and after, so that undo is exact."""

    status: Status
    manager: ManagerId | None
    client: ClientId | None
    company: CompanyId | None
    close_reason: Reason | None
    amount: Money | None
    postponed_until: datetime | None
    closed_at: datetime | None
    version: int

    @classmethod
    def of(cls, lead: Lead) -> "LeadState":
        """Return the state a lead is in."""
        return cls(
            status=lead.status,
            manager=lead.manager,
            client=lead.client,
            company=lead.company,
            close_reason=lead.close_reason,
            amount=lead.amount,
            postponed_until=lead.postponed_until,
            closed_at=lead.closed_at,
            version=lead.version,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Traces:
    """What a decision left outside the lead: undo takes exactly these away again.

    `moved`: what other clients had before.
    `made_lead`: the lead itself, made of what its prospect had asked. `asked_at`: since when nobody had answered that,
    and of an answer, how long its prospect had waited; `answered`: somebody had, before there was a lead. `corrected`:
    what its person put right, where it was one part. `due_at`: by when a client's record was to be looked through.
    `rearranged`: what went from one card to another. `joined`: the company that a client belongs to since, and
    `company_before`: the one until then; `added_company`: a company that was not known until then. `retired`: what the
    card itself had before; `main_before` and `main_after`: which of its contacts of a kind was the main one, and is.
    `chat_before` and `chat_after`: what was chosen for a chat until then, and since.
    """

    ownerships: tuple[int, ...] = ()
    moved: tuple[TakenOwnership, ...] = ()
    exclusions: tuple[ExclusionId, ...] = ()
    lifted: tuple[ExclusionId, ...] = ()
    added_client: ClientId | None = None
    made_lead: bool = False
    asked_at: datetime | None = None
    answered: bool = False
    kind_before: ClientKind | None = None
    kind_after: ClientKind | None = None
    corrected: Part | None = None
    due_at: datetime | None = None
    rearranged: Rearranged | None = None
    joined: CompanyId | None = None
    company_before: CompanyId | None = None
    added_company: CompanyId | None = None
    retired: tuple[TakenOwnership, ...] = ()
    main_before: int | None = None
    main_after: int | None = None
    manager_before: ManagerId | None = None
    manager_after: ManagerId | None = None
    chat_before: ChatChoice | None = None
    chat_after: ChatChoice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    """One line of history. `actor` is empty where the bot itself did it. `chat`: by the id that it had then."""

    id: ActivityId
    deed: Deed
    actor: ManagerId | None
    prospect: ProspectId | None
    lead: LeadId | None
    client: ClientId | None
    company: CompanyId | None
    before: LeadState | None
    after: LeadState | None
    traces: Traces = field(default_factory=Traces)
    undoes: ActivityId | None = None
    happened_at: datetime
    chat: int | None = None

    @property
    def changes_hands(self) -> bool:
        """Whether somebody else has the lead since, or nobody."""
        return self.before is not None and self.after is not None and self.before.manager != self.after.manager

    @property
    def changes_owner(self) -> bool:
        """Whether the lead is another client's or company's since."""
        if self.before is None or self.after is None:
            return False
        return (self.before.client, self.before.company) != (self.after.client, self.after.company)


def standing(history: Sequence[Activity]) -> list[Activity]:
    """Return the decisions in a lead's history (oldest line first) that were not undone.

    That a lease ended, or that its manager left the team, was nobody's decision; with it, whatever put the lead into
    those hands is gone.
    """
    undone = {line.undoes for line in history}
    decisions: list[Activity] = []
    for line in history:
        if line.deed in _OUT_OF_HANDS:
            while decisions and decisions[-1].deed in _INTO_HANDS:
                decisions.pop()
        elif line.deed.is_decision and line.id not in undone:
            decisions.append(line)
    return decisions


def was_answered(history: Sequence[Activity]) -> bool:
    """Whether a lead's person has had a first answer, be it to the question that the lead was made of."""
    return any(line.deed is Deed.ANSWERED or line.traces.answered for line in history)


def waits_since(lead: Lead, history: Sequence[Activity]) -> datetime | None:
    """Return since when a lead's person waits for a first answer (or a decision), if they do; what is put off waits for
    its time. The question that nobody had answered before it became a lead counts.
    """
    waits = lead.status in (Status.NEW, Status.TAKEN) and lead.postponed_until is None
    if not waits or was_answered(history):
        return None
    asked = (line.traces.asked_at for line in history if line.deed is Deed.LEAD_CREATED)
    return next(asked, None) or lead.created_at


def linked_by_itself(history: Sequence[Activity]) -> Activity | None:
    """Return the link that the bot made by itself, as long as nothing was decided since but in whose hands the lead is
    and when its time comes: none of that rests on whose it is.
    """
    for line in reversed(standing(history)):
        if line.deed is Deed.LINKED_BY_ITSELF:
            return line
        if line.deed not in _RESTS_ON_NOBODY:
            break
    return None


def last_standing(history: Sequence[Activity]) -> Activity | None:
    """Return the last decision in a lead's history (oldest line first) that was not undone."""
    decisions = standing(history)
    return decisions[-1] if decisions else None
