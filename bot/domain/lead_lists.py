"""Lists of open leads: which there are, and in which order a member looks at them."""

from collections.abc import Mapping
from enum import StrEnum


class LeadList(StrEnum):
    """Which open leads - or, without a lead yet, which questions."""

    MINE = "mine"
    FREE = "free"
    QUESTIONS = "questions"
    PUT_OFF = "put_off"
    QUALIFIED = "qualified"
    NEGOTIATION = "negotiation"
    OFFER = "offer"


def first_to_look_at(counts: Mapping[LeadList, int]) -> LeadList:
    """Return the first list that has anything on it; one's own where nothing is open."""
    return next((which for which in LeadList if counts[which]), LeadList.MINE)
