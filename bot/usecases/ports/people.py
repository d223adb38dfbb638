"""Ports: identities, what they asked and said, and what stands between them and the team."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from bot.domain.budget import Budget
from bot.domain.consent import Consent
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.events import PostedMessage, UnprovenWrote
from bot.domain.human_check import HumanCheck
from bot.domain.ids import ActivityId, CampaignId, InterestId, LeadId, ManagerId, ProspectId, RemarkId
from bot.domain.interest import Ends, Interest, Route
from bot.domain.own_data import OwnData
from bot.domain.post import Spot
from bot.domain.prospect import Part, Prospect
from bot.domain.remark import Remark


class Prospects(Protocol):
    """Identities, and how they introduced themselves. `get` raises NotFound."""

    async def add(
        self,
        *,
        telegram_id: int | None,
        telegram_name: str | None,
        username: str | None,
        language: str,
        now: datetime,
        private_since: datetime | None = None,
    ) -> Prospect: ...

    async def get(self, prospect: ProspectId) -> Prospect: ...

    async def find_by_telegram(self, telegram_id: int) -> Prospect | None: ...

    async def find_by_username(self, username: str) -> Prospect | None: ...

    async def find_by_value(self, value: ContactValue) -> Prospect | None:
        """Return who has a phone or mailbox: whoever has an account too comes first."""
        ...

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

    async def add_points(self, prospect: ProspectId, points: Sequence[ContactPoint], now: datetime) -> None: ...

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
        campaign_id: CampaignId | None = None,
        spot: Spot | None = None,
        sign: str | None = None,
        asks: bool = False,
        occasion: str | None = None,
        member: ManagerId | None = None,
    ) -> Interest: ...

    async def get(self, interest: InterestId) -> Interest:
        """Raises NotFound."""
        ...

    async def find_noted(self, spot: Spot) -> Interest | None:
        """Return the line that was noted by hand from a message."""
        ...

    async def remove(self, interest: InterestId) -> None:
        """Take a line away that was noted by mistake."""
        ...

    async def list_of(self, prospect: ProspectId) -> list[Interest]: ...

    async def list_newest(self, prospect: ProspectId, *, limit: int) -> list[Interest]:
        """Return the last lines of a journal, oldest line first."""
        ...

    async def list_by_route(self, prospect: ProspectId, route: Route) -> list[Interest]:
        """Return the lines of a journal that came one way, oldest line first."""
        ...

    async def list_without_lead(self, prospect: ProspectId) -> list[Interest]: ...

    async def list_newest_without_lead(self, prospect: ProspectId, *, limit: int) -> list[Interest]:
        """Return those of the last `limit` lines that belong to no lead yet, oldest line first."""
        ...

    async def read_without_lead(self, prospect: ProspectId, *, each: int) -> Ends:
        """Return the beginning and the end of what belongs to no lead yet, so many lines of a journal each."""
        ...

    async def list_of_lead(self, lead: LeadId) -> list[Interest]: ...

    async def read_of_lead(self, lead: LeadId, *, each: int) -> Ends:
        """Return the beginning and the end of a lead's journal, so many lines each."""
        ...

    async def has_told_something(self, prospect: ProspectId) -> bool:
        """Tell whether somebody has ever said something, chosen a topic or come by a campaign."""
        ...

    async def has_shown(self, prospect: ProspectId, route: Route, spot: Spot) -> bool:
        """Tell whether somebody has come this way at this message before."""
        ...

    async def count_shown_since(self, prospect: ProspectId, route: Route, moment: datetime) -> int:
        """Return how often somebody has come this way since a moment."""
        ...

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

    async def find_last_asked(self, prospect: ProspectId) -> Remark | None:
        """Return what a prospect has said last that wanted an answer."""
        ...

    async def forget_place(self, chat_id: int, message_id: int) -> None:
        """Keep of what was written there no more that it stands there: it was deleted."""
        ...

    async def move(self, old: int, new: int) -> None:
        """A group goes on under another id; its messages stay behind, and have no place in the new one."""
        ...

    async def find_of_album(self, chat_id: int, album: str) -> Remark | None: ...

    async def add_edit(self, remark: RemarkId, words: str | None, now: datetime, *, most: int) -> None:
        """Keep the words as they are from now on; where there are more than so many edits, in place of the last."""
        ...


class Languages(Protocol):
    """The languages that people have chosen, by the id of their messenger account."""

    async def find(self, user: int) -> str | None: ...

    async def save(self, user: int, language: str) -> None: ...
