"""The invitation to introduce oneself: it comes at natural moments, once a day at most, and blocks nothing."""

import re
from datetime import datetime, tzinfo
from enum import StrEnum

PRICES = re.compile(
    r"\b(?:прайс\w*|цен(?:а|ы|у|е|ой|ам|ами|ах|ник\w*)?|ценов\w+|по\s?ч[её]м|стоимост\w+|расценк\w+|тариф\w*|каталог\w*|смет\w+|кп"
    r"|сколько\s+(?:\w+\s+){0,2}сто[ия]\w*|коммерческ\w+\s+предложени\w+"
    r"|prices?|pric(?:ing|ey)|price\s?lists?|costs?|how\s+much|quotes?|quotations?|catalogu?e?s?|estimates?|rates)\b",
    re.IGNORECASE,
)


class Occasion(StrEnum):
    """What makes an invitation natural."""

    PRICES = "prices"
    TOPIC = "topic"
    ANSWER = "answer"


def occasion_of(words: str | None, topic: str | None) -> Occasion | None:
    """Return why a question is a moment to invite: it is about prices, or goes on from a topic."""
    if words is not None and PRICES.search(words):
        return Occasion.PRICES
    return Occasion.TOPIC if topic is not None else None


def may_invite(invited_at: datetime | None, now: datetime, zone: tzinfo) -> bool:
    """Tell whether a day of the business has begun since the last invitation; a clock set back begins none."""
    return invited_at is None or invited_at.astimezone(zone).date() < now.astimezone(zone).date()
