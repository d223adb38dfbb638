"""Company: an organisation in the directory; clients may belong to it."""

from dataclasses import dataclass
from datetime import datetime

from bot.domain.ids import CompanyId, ManagerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """An organisation, with the manager who looks after it if there is one."""

    id: CompanyId
    name: str
    manager: ManagerId | None
    note: str | None
    created_at: datetime
