"""Company: an organisation in the directory; clients may belong to it."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from bot.domain.errors import CompanyFault, CompanyRefused
from bot.domain.ids import CompanyId, ManagerId
from bot.domain.on_behalf import LONGEST_COMPANY, may_be_a_company
from bot.domain.typed_text import visible

CompanyName = NewType("CompanyName", str)
"""What a company is called, in its normal form."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An organisation, with the manager who looks after it if there is one."""

    id: CompanyId
    name: str
    manager: ManagerId | None
    note: str | None
    created_at: datetime


def accept_company_name(typed: str) -> CompanyName:
    """Let the name of a company pass, on one line; raises CompanyRefused. Digits may be all of it: 585, 36,6."""
    name = visible(typed)
    if not may_be_a_company(name):
        raise CompanyRefused(CompanyFault.EMPTY)
    if len(name) > LONGEST_COMPANY:
        raise CompanyRefused(CompanyFault.TOO_LONG)
    return CompanyName(name)
