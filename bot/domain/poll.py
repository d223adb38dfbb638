"""Poll: what the owner lets people vote on in a channel or group, and how it is read from what was typed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.chat import BotStatus, ChatKind, OurChat
from bot.domain.errors import PollFault, PollRefused
from bot.domain.ids import ManagerId, PollId

LONGEST_QUESTION, LONGEST_OPTION = 300, 100  # Telegram Bot API: sendPoll
FEWEST_OPTIONS, MOST_OPTIONS = 2, 10
SUBJECT = "poll"


@dataclass(frozen=True, slots=True, kw_only=True)
class Poll:
    """A poll of ours. `chat_id`: where it is asked, once that was decided; `message_id` and `telegram_id`, by which
    votes name it, are known once it stands there. `refused`: Telegram did not let the bot ask it.
    """

    id: PollId
    question: str
    options: tuple[str, ...]
    is_anonymous: bool
    made_by: ManagerId
    chat_id: int | None = None
    message_id: int | None = None
    telegram_id: str | None = None
    ended_at: datetime | None = None
    refused: bool = False

    @property
    def is_draft(self) -> bool:
        """Whether it is still to be decided where it is asked."""
        return self.chat_id is None

    @property
    def is_open(self) -> bool:
        """Whether people vote on it."""
        return self.message_id is not None and self.ended_at is None


def poll_subject(poll: PollId) -> str:
    """Return what the outbox knows a poll by."""
    return f"{SUBJECT}:{poll}"


def poll_in(subject: str | None) -> PollId | None:
    """Return which poll this is; None for a card of something else."""
    prefix, _, number = (subject or "").partition(":")
    return PollId(int(number)) if prefix == SUBJECT else None


def read_poll(text: str) -> tuple[str, tuple[str, ...]]:
    """Return the question, which is the first line, and what can be answered, a line each. Raises PollRefused."""
    question, *options = [line.strip() for line in text.splitlines() if line.strip()] or [""]
    fault = _fault_of(question, options)
    if fault is not None:
        raise PollRefused(fault)
    return question, tuple(options)


def _fault_of(question: str, options: Sequence[str]) -> PollFault | None:
    if len(options) < FEWEST_OPTIONS:
        return PollFault.TOO_FEW
    if len(options) > MOST_OPTIONS:
        return PollFault.TOO_MANY
    if len(question) > LONGEST_QUESTION or any(len(option) > LONGEST_OPTION for option in options):
        return PollFault.TOO_LONG
    return PollFault.TWICE if len(set(options)) < len(options) else None


def may_be_asked_in(chat: OurChat, *, anonymous: bool) -> bool:
    """Tell whether Telegram would let the bot ask there: in channels only without names, and with the right to post."""
    if not chat.is_heard or chat.kind.is_among_two:
        return False
    if chat.kind is ChatKind.CHANNEL:
        return anonymous and "can_post_messages" in chat.rights
    return chat.status is not BotStatus.RESTRICTED
