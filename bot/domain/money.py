"""Money: what a deal brings, as a manager types it."""

import re
from dataclasses import dataclass

from bot.domain.errors import AmountFault, AmountRefused

LONGEST = 40
LARGEST = 10**15  # hundredths: ten trillions of anything
CURRENCY = re.compile(r"[A-Z]{3}")
AMOUNT = re.compile(
    r"""(?P<whole> \d{1,3} (?: [ .,'\u00a0\u202f\u2019] \d{3} )+ | \d+ )
        (?: [.,] (?P<part> \d{1,2} ) )?
        \s* (?P<times> (?: тыс\.? | млн\.? | [кkmм] ) (?! [^\W\d_] ) )?
        \s* (?P<currency> [^\d\s.,'-]{1,5}\.? )?""",
    re.VERBOSE | re.IGNORECASE,
)
TIMES = {"тыс": 1_000, "к": 1_000, "k": 1_000, "млн": 1_000_000, "м": 1_000_000, "m": 1_000_000}
SIGNS = {
    "₽": "RUB", "р": "RUB", "руб": "RUB", "€": "EUR", "евро": "EUR", "$": "USD", "£": "GBP", "₸": "KZT", "тг": "KZT",
    "₴": "UAH", "грн": "UAH", "br": "BYN", "сум": "UZS", "₾": "GEL", "֏": "AMD", "₼": "AZN", "zł": "PLN",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in hundredths of a currency (ISO 4217)."""

    hundredths: int
    currency: str


def read_money(typed: str, currency: str) -> Money:
    """Read an amount, such as "150 000", "1.5k €" or "12,5 тыс"; without a sign it is in the given currency.

    Raises AmountRefused.
    """
    found = AMOUNT.fullmatch(typed.strip().removeprefix("~").strip()) if len(typed) <= LONGEST else None
    if found is None:
        raise AmountRefused(AmountFault.NOT_AN_AMOUNT)
    whole = re.sub(r"\D", "", found["whole"])
    hundredths = int(whole) * 100 + int((found["part"] or "").ljust(2, "0") or 0)
    hundredths *= TIMES.get((found["times"] or "").casefold().rstrip("."), 1)
    if not 0 < hundredths <= LARGEST:
        raise AmountRefused(AmountFault.OUT_OF_RANGE)
    return Money(hundredths=hundredths, currency=_currency_of(found["currency"], currency))


def _currency_of(sign: str | None, default: str) -> str:
    if sign is None:
        return default
    code = SIGNS.get(sign.casefold().rstrip(".")) or sign.upper()
    if not CURRENCY.fullmatch(code):
        raise AmountRefused(AmountFault.UNKNOWN_CURRENCY)
    return code
