"""On behalf: for which company a person asks, and what they do there, in their own words; nothing where they ask for
themselves.
"""

import re
from dataclasses import dataclass

from bot.domain.errors import CompanyFault, CompanyRefused
from bot.domain.typed_text import visible

LONGEST_COMPANY = 100
LONGEST_ROLE = 60

# What stands in quotes belongs together, and so does "Daisy, Ltd."
_QUOTED = '«[^»]*»|“[^”]*”|„[^“”]*[“”]|"[^"]*"'
_LEGAL_FORM = r",\s*(?:inc|ltd|llc|llp|plc|corp|co|gmbh|limited)\b\.?(?=\s*(?:,|$))"
_COMPANY = re.compile(rf"(?:{_QUOTED}|{_LEGAL_FORM}|[^,])*", re.IGNORECASE)
# A phone, or an e-mail: no company is called so, while 585 and 36,6 are.
_CONTACT = re.compile(r"\S+@\S+\.\S+|[^\w@]*(?:\d[^\w@]*){7,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class OnBehalf:
    """Whom a person speaks for, as far as they said. `may_decide`: whether the decision is theirs."""

    company: str | None = None
    role: str | None = None
    may_decide: bool | None = None


def read_on_behalf(typed: str) -> OnBehalf:
    """Read a company, and behind a comma or on the next line what the person does there; raises CompanyRefused."""
    first, _, rest = typed.strip().partition("\n")
    text = ", ".join(part for part in (visible(first), visible(rest)) if part)
    named = _COMPANY.match(text)
    assert named is not None, "it matches nothing at least"
    company, role = named.group().strip(), text[named.end() :].strip(" ,")
    if not may_be_a_company(company):
        raise CompanyRefused(CompanyFault.EMPTY)
    if len(company) > LONGEST_COMPANY or len(role) > LONGEST_ROLE:
        raise CompanyRefused(CompanyFault.TOO_LONG)
    return OnBehalf(company=company, role=role or None)


def may_be_a_company(words: str) -> bool:
    """Tell whether something may be called so: there is a letter or a digit, and it is no phone and no e-mail."""
    return any(char.isalnum() for char in words) and not _CONTACT.fullmatch(words)
