"""Interest: one act of attention, kept as it came and never rewritten."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.ids import CampaignId, InterestId, ManagerId, ProspectId
from bot.domain.post import Spot

MOST_A_DAY = 20  # of one kind, where others look on: whoever shows more tells no more by it, so that is only counted
A_DAY = timedelta(days=1)
MOST_TOLD = 10**12  # of one thing, by Telegram: more than everybody could do, and yet any sum of it fits the base
MOST_READ = 500  # lines of one journal, the newest, where it is looked through for what was lately
MOST_AT_AN_END = 250  # lines at the beginning of one journal, and at its end, where a card tells of it


class Route(StrEnum):
    """The way attention reached us."""

    START = "start"
    DEEP_LINK = "deep_link"
    QUESTION = "question"
    TOPIC = "topic"
    FORM = "form"
    POST_BUTTON = "post_button"
    COMMENT = "comment"
    GROUP_MESSAGE = "group_message"
    REACTION = "reaction"
    VOTE = "vote"
    BUSINESS = "business"
    DIRECT = "direct"
    JOIN_REQUEST = "join_request"
    JOIN = "join"
    INLINE_QUERY = "inline_query"
    EXHIBITION = "exhibition"
    CALL = "call"
    BY_HAND = "by_hand"


# Where others look on, or somebody of ours wrote it down: all but what people do in the chat with the bot.
BEFORE_THE_CHAT = frozenset(Route) - {Route.START, Route.DEEP_LINK, Route.QUESTION, Route.TOPIC, Route.FORM}


@dataclass(frozen=True, slots=True, kw_only=True)
class Interest:
    """One line of a prospect's journal. `words`: as they are by now; `typed`: as they came, where they were changed.

    `spot`: where others could see it. `sign`: an emoji, or what was voted for. `asks`: it waits for an answer, though
    its route alone does not say so. `occasion`: where it was shown outside Telegram, and `member`: to whom of ours.
    """

    id: InterestId
    prospect: ProspectId
    route: Route
    campaign: str | None
    topic: str | None
    words: str | None
    created_at: datetime
    typed: str | None = None
    campaign_id: CampaignId | None = None
    spot: Spot | None = None
    sign: str | None = None
    asks: bool = False
    occasion: str | None = None
    member: ManagerId | None = None

    @property
    def is_question(self) -> bool:
        """Whether somebody is to answer it."""
        return self.asks or self.route is Route.QUESTION

    @property
    def is_wish(self) -> bool:
        """Whether its words say what somebody wants: those that are no question in public are rather praise."""
        return self.asks or self.route not in (Route.COMMENT, Route.GROUP_MESSAGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ends:
    """A journal as far as it is read: its beginning and its end, oldest line first; `between`: how many lines are not.

    Of very many between, only that there are so many is counted.
    """

    lines: tuple[Interest, ...]
    between: int = 0


def last_words(journal: Sequence[Interest]) -> str | None:
    """Return what was said last in a journal, oldest line first."""
    return next((line.words for line in reversed(journal) if line.words), None)


def said_once(journal: Sequence[Interest]) -> list[Interest]:
    """Return a journal, oldest line first, in which what was changed into a question is only that."""
    asked = {(line.spot, line.route) for line in journal if line.asks and line.spot is not None}
    return [line for line in journal if line.asks or not line.words or (line.spot, line.route) not in asked]


def believable(number: int) -> int:
    """Return how many of one thing there are where Telegram tells a number that might be any."""
    return min(max(number, 0), MOST_TOLD)
