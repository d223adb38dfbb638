"""Inviting: people are asked to introduce themselves once a day at most, and never when they have done so.

Each check yields a sentence for each time the promise was broken.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from tests.faults.checks.reading import text_of
from tests.faults.evidence import Evidence, Row

INVITES = ("Shall we send you the prices?", "If you prefer a call or an e-mail", "Is a call or an e-mail easier")
SUMMARY_WAS_SENT = "Thank you! We have noted"
ZONE = ZoneInfo("Europe/Moscow")  # where the business is, as long as its config does not say otherwise

Broken = Iterator[str]


def nobody_is_invited_twice_a_day(evidence: Evidence) -> Broken:
    """Days are those of the business, by its own clock: one set back begins no new day."""
    for story in evidence.stories:
        letters = evidence.rows("outbox", chat_id=story.person)
        days = Counter(_day_of(letter) for letter in letters if _invites(letter))
        for day, times in days.items():
            if times > 1:
                yield f"Prospect {story.person} was invited {times} times on {day}."


def nobody_introduced_is_invited(evidence: Evidence) -> Broken:
    """Once an introduction has become a lead, no letter written later asks for one."""
    for story in evidence.stories:
        born = evidence.rows("activities", deed="lead_created", prospect_id=evidence.prospect_of(story))
        moments = {row["happened_at"] for row in born}
        is_introduced = False
        for letter in evidence.rows("outbox", chat_id=story.person):
            if is_introduced and _invites(letter):
                yield f"Prospect {story.person} was invited after the introduction, by letter {letter['id']}."
            is_introduced |= letter["created_at"] in moments and SUMMARY_WAS_SENT in text_of(letter)


def _invites(letter: Row) -> bool:
    return any(words in text_of(letter) for words in INVITES)


def _day_of(letter: Row) -> date:
    return datetime.fromtimestamp(letter["created_at"] / 1000, UTC).astimezone(ZONE).date()


CHECKS: tuple[Callable[[Evidence], Broken], ...] = (nobody_is_invited_twice_a_day, nobody_introduced_is_invited)
