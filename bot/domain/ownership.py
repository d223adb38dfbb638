"""Ownership: whose a contact value is - asked where it is somebody else's, and put back where it was moved in error."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from zlib import crc32

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactPoint, ContactValue, Origin
from bot.domain.ids import ClientId, CompanyId, ImportId
from bot.domain.merging import CardKind


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldValue:
    """A contact value, and the clients who have it; where they matter and no client has it, the companies.

    `told_apart`: the team has said of each two of the clients that they are not the same, where that was asked.
    """

    value: ContactValue
    owners: tuple[Client, ...]
    companies: tuple[Company, ...] = ()
    told_apart: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """What all who have it are called."""
        return (*(client.name for client in self.owners), *(company.name for company in self.companies))


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOwnership:
    """An ownership that ended when its value went to another client: all it takes to put it back as it was.

    It was a client's or a company's. `value` is the number of the contact value, `file` that of the import that brought
    it. `promoted`: the ownership that is the primary one of its kind instead. The extension of a phone is no number of
    ours: storage keeps that.
    """

    id: int
    value: int
    client: ClientId | None = None
    company: CompanyId | None = None
    verified: bool
    origin: Origin
    primary: bool
    added_at: datetime
    promoted: int | None
    file: ImportId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnedPoint:
    """A contact on the card of a client or a company. `file_name`: the file that it came with, if it was one."""

    id: int
    client: ClientId | None
    company: CompanyId | None
    point: ContactPoint
    added_at: datetime
    file_name: str | None


Owner = Client | Company
"""Whose a contact value may be."""


def kind_of(owner: Owner) -> CardKind:
    """Return whose card an owner has."""
    return CardKind.CLIENT if isinstance(owner, Client) else CardKind.COMPANY


def owners_of(held: Sequence[HeldValue]) -> tuple[Client, ...]:
    """Return everybody who has one of the values, each once."""
    return tuple({owner.id: owner for each in held for owner in each.owners}.values())


def everybody_having(held: Sequence[HeldValue]) -> tuple[Owner, ...]:
    """Return all clients and companies that have one of the values, each once."""
    return (*owners_of(held), *{company.id: company for each in held for company in each.companies}.values())


def seal_of(held: Sequence[HeldValue]) -> int:
    """Return a number that changes with the values and with who has them.

    A contact is taken only from those who were on the screen.
    """
    shown = [
        (
            *(each.value.kind, each.value.normal_form),
            *(client.id for client in each.owners),
            *(-company.id for company in each.companies),
        )
        for each in held
    ]
    return crc32(repr(sorted(shown)).encode("utf-8", "surrogatepass"))
