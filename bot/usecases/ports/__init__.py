"""Ports: what the use cases ask of storage, family by family, and the turn in which they act."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from bot.domain.events import Event
from bot.usecases.ports.attention import (
    AttentionCounts,
    Chats,
    LookedForWords,
    Occasions,
    Polls,
    PostButtons,
    Posts,
    SpeakingUp,
)
from bot.usecases.ports.campaigns import Campaigns
from bot.usecases.ports.directory import Directory, Hygiene, LikelyDoubles, Merging, WhoItIs
from bot.usecases.ports.errands import Abilities, Errands
from bot.usecases.ports.figures import DailyLines, InterestFigures
from bot.usecases.ports.house import Activities, Erasing, Team
from bot.usecases.ports.importing import ImportComparisons, ImportFiles, Imports
from bot.usecases.ports.likeness import CompanyLikeness, Likeness
from bot.usecases.ports.people import (
    Budgets,
    Gate,
    HumanChecks,
    Interests,
    Languages,
    OwnDataReader,
    Prospects,
    Remarks,
)
from bot.usecases.ports.requests import Exclusions, Leads, Notes
from bot.usecases.ports.searching import Searching


class Records(Protocol):
    """All families, seen from inside one transaction."""

    @property
    def prospects(self) -> Prospects: ...
    @property
    def interests(self) -> Interests: ...
    @property
    def attention_counts(self) -> AttentionCounts: ...
    @property
    def spoken_up(self) -> SpeakingUp: ...
    @property
    def posts(self) -> Posts: ...
    @property
    def interest_figures(self) -> InterestFigures: ...
    @property
    def daily_lines(self) -> DailyLines: ...
    @property
    def post_buttons(self) -> PostButtons: ...
    @property
    def occasions(self) -> Occasions: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def polls(self) -> Polls: ...
    @property
    def looked_for(self) -> LookedForWords: ...
    @property
    def remarks(self) -> Remarks: ...
    @property
    def leads(self) -> Leads: ...
    @property
    def directory(self) -> Directory: ...
    @property
    def likeness(self) -> Likeness: ...
    @property
    def company_likeness(self) -> CompanyLikeness: ...
    @property
    def searching(self) -> Searching: ...
    @property
    def merging(self) -> Merging: ...
    @property
    def who_it_is(self) -> WhoItIs: ...
    @property
    def imports(self) -> Imports: ...
    @property
    def import_files(self) -> ImportFiles: ...
    @property
    def import_comparisons(self) -> ImportComparisons: ...
    @property
    def campaigns(self) -> Campaigns: ...
    @property
    def hygiene(self) -> Hygiene: ...
    @property
    def likely_doubles(self) -> LikelyDoubles: ...
    @property
    def exclusions(self) -> Exclusions: ...
    @property
    def errands(self) -> Errands: ...
    @property
    def abilities(self) -> Abilities: ...
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
