"""What a client's card has that may be another person's, and what of it was chosen to go."""

from collections.abc import Collection
from dataclasses import dataclass

from bot.domain.client import Client
from bot.domain.ids import ClientId, LeadId
from bot.domain.lead import Lead
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.domain.ownership import OwnedPoint
from bot.domain.rights import check_is_owner
from bot.usecases.ports import Records
from bot.usecases.read_deals import read_all_deals


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """What goes to another card: contacts by the numbers of their ownerships, and leads."""

    contacts: frozenset[int] = frozenset()
    leads: frozenset[LeadId] = frozenset()

    def but(self, part: OwnedPoint | Lead) -> "Chosen":
        """Return the choice with one thing more, or less where it was chosen already."""
        if isinstance(part, Lead):
            return Chosen(contacts=self.contacts, leads=self.leads ^ {part.id})
        return Chosen(contacts=self.contacts ^ {part.id}, leads=self.leads)

    def has(self, part: OwnedPoint | Lead) -> bool:
        """Tell whether something was chosen."""
        return part.id in (self.leads if isinstance(part, Lead) else self.contacts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """A client, and all that can go to another card."""

    client: Client
    parts: tuple[OwnedPoint | Lead, ...]

    def chosen(self, chosen: Chosen) -> tuple[OwnedPoint | Lead, ...]:
        """Return what was chosen and is still there."""
        return tuple(part for part in self.parts if chosen.has(part))


async def read_parts(records: Records, client: ClientId, *, by: Member) -> Parts:
    """Return a client's contacts and leads. Raises ForTheOwner, NotFound."""
    check_is_owner(by)
    found = await records.directory.get_client(client)
    owned = await records.directory.list_owned(found)
    leads = await read_all_deals(records, CardKind.CLIENT, found.id)
    return Parts(client=found, parts=(*owned, *leads))


def contacts_of(parts: Collection[OwnedPoint | Lead]) -> list[OwnedPoint]:
    """Return the contacts among what was chosen."""
    return [part for part in parts if isinstance(part, OwnedPoint)]


def leads_of(parts: Collection[OwnedPoint | Lead]) -> list[Lead]:
    """Return the leads among what was chosen."""
    return [part for part in parts if isinstance(part, Lead)]
