"""Money: what a deal brings, as a manager types it."""

import re
from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.errors import AmountFault, AmountRefused

LONGEST = 40
LARGEST = 10**15  # hundredths: ten trillions of anything
AMOUNT = re.compile(
    r"""(?P<whole> \d{1,3} (?: [ .,'\u00a0\u202f\u2019] \d{3} )+ | \d+ )
        (?: [.,] (?P<part> \d{1,2} ) )?
        \s* (?P<times> (?: тыс(?:яч[аи]?)?\.? | млн\.? | миллион(?:а|ов)? | [кkmм] ) (?! [^\W\d_] ) )?
        \s* (?P<currency> [^\d\s.,'-]{1,10}\.? )?""",
    re.VERBOSE | re.IGNORECASE,
)
TIMES = {"т": 1_000, "к": 1_000, "k": 1_000, "м": 1_000_000, "m": 1_000_000}  # by the first letter
SIGNS = {
    "₽": "RUB", "р": "RUB", "руб": "RUB", "рубль": "RUB", "рубля": "RUB", "рублей": "RUB",
    "$": "USD", "доллар": "USD", "доллара": "USD", "долларов": "USD", "dollar": "USD", "dollars": "USD",
    "€": "EUR", "евро": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP", "₸": "KZT", "тг": "KZT", "тенге": "KZT",
    "₴": "UAH", "грн": "UAH", "br": "BYN", "сум": "UZS", "₾": "GEL", "֏": "AMD", "₼": "AZN", "zł": "PLN",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """An amount in hundredths of a currency (ISO 4217)."""

    hundredths: int
    currency: str


def read_money(typed: str, currency: str, known: Collection[str]) -> Money:
    """Read an amount, such as "150 000", "1.5k €" or "12,5 тыс"; without a sign it is in the given currency.

    `known`: the codes of all currencies there are. Raises AmountRefused.
    """
    found = AMOUNT.fullmatch(typed.strip().removeprefix("~").strip()) if len(typed) <= LONGEST else None
    if found is None:
        raise AmountRefused(AmountFault.NOT_AN_AMOUNT)
    whole = re.sub(r"\D", "", found["whole"])
    hundredths = int(whole) * 100 + int((found["part"] or "").ljust(2, "0") or 0)
    hundredths *= TIMES[found["times"][0].casefold()] if found["times"] else 1
    if not 0 < hundredths <= LARGEST:
        raise AmountRefused(AmountFault.OUT_OF_RANGE)
    return Money(hundredths=hundredths, currency=_currency_of(found["currency"], currency, known))


def _currency_of(sign: str | None, default: str, known: Collection[str]) -> str:
    if sign is None:
        return default
    code = SIGNS.get(sign.casefold().rstrip(".")) or sign.upper()
    if code not in known:
        raise AmountRefused(AmountFault.UNKNOWN_CURRENCY)
    return code
