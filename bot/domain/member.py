"""Member: somebody of the team, a manager or an owner."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import ManagerId


class Role(StrEnum):
    """What a member may do; the table of rights is in `bot.domain.rights`."""

    MANAGER = "manager"
    OWNER = "owner"


class Right(StrEnum):
    """What owners always may, and managers where the owner lets them."""

    SEE_ALL_CONTACTS = "see_all_contacts"
    LIFT_ALL_EXCLUSIONS = "lift_all_exclusions"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A manager or owner. `started_at` is empty until the person opened a private chat with the bot.

    `rights`: what the owner lets them do beyond what every manager may.
    """

    id: ManagerId
    role: Role
    name: str
    language: str | None
    started_at: datetime | None
    blocked_at: datetime | None
    rights: frozenset[Right] = frozenset()

    def may(self, right: Right) -> bool:
        """Whether this is an owner, or somebody whom the owner lets do it."""
        return self.role is Role.OWNER or right in self.rights

    @property
    def reachable(self) -> bool:
        """Whether a private message may be sent (Telegram: only to people who started the bot)."""
        return self.started_at is not None and self.blocked_at is None
