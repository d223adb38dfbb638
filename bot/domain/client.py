"""Client: a person in the directory, with a kind."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.domain.ids import ClientId, CompanyId, ManagerId


class ClientKind(StrEnum):
    """What a person in the directory is to the business."""

    CLIENT = "client"
    SUPPLIER = "supplier"
    PARTNER = "partner"
    CONTRACTOR = "contractor"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Client:
    """A person in the directory; `manager` is the client's own manager, `note` the newest line that stands."""

    id: ClientId
    name: str
    kind: ClientKind
    manager: ManagerId | None
    company: CompanyId | None
    note: str | None
    created_at: datetime
