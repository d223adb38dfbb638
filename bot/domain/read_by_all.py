"""Read by all: words that stand in public, and what is better not said there."""

import re

MAIL = re.compile(r"\S@\S")
# As many digits as a short phone has, with what people write between them; a price has fewer.
PHONE = re.compile(r"(?:\+|\b)\d(?:[\s().-]{0,3}\d){6,}")
PRICE = re.compile(
    r"\d{1,3}(?:[\s.]\d{3})+(?!\d)(?:,\d{1,2})?(?=\s*(?:₽|р\b|р\.|руб|тыс|млн|\$|€|£|usd|eur|rub))", re.IGNORECASE
)


def may_hold_contact(words: str | None) -> bool:
    """Tell whether there may be a phone or an e-mail in words: rather once too often."""
    said = PRICE.sub(" ", words or "")
    return bool(MAIL.search(said) or PHONE.search(said))
