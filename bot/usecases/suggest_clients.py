"""Suggestions: whose a request may be, and what each guess rests on. Until somebody says so, it is a guess."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.client import Client
from bot.domain.contact_points import ContactPoint, ContactValue
from bot.domain.ids import ClientId
from bot.domain.lead import Lead
from bot.domain.prospect import Prospect
from bot.usecases.ports import Records

MOST_LIKELY = 4


class Ground(StrEnum):
    """What a suggestion rests on, the strongest first."""

    SAME_CONTACT = "same_contact"
    SAME_NAME = "same_name"


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """A likely client. `value`: the contact of the request that speaks for it."""

    client: Client
    ground: Ground
    value: ContactValue | None = None


async def suggest_for_lead(records: Records, lead: Lead) -> list[Suggestion]:
    """Return the likely clients of a lead, besides the one it has."""
    return await _likeliest(_guesses(records, lead.name, lead.contact_points), besides=lead.client)


async def suggest_for_prospect(records: Records, prospect: Prospect) -> list[Suggestion]:
    """Return the likely clients behind somebody without a lead; namesakes only of who gave a name."""
    points = (prospect.identity_point, *await records.prospects.contact_points(prospect.id))
    return await _likeliest(_guesses(records, prospect.name, points), besides=None)


async def _guesses(records: Records, name: str | None, points: tuple[ContactPoint, ...]) -> AsyncIterator[Suggestion]:
    for point in points:
        for client in await records.directory.clients_owning(point.value):
            yield Suggestion(client=client, ground=Ground.SAME_CONTACT, value=point.value)
    if name is not None:
        for client in await records.directory.find_namesakes(name, limit=MOST_LIKELY):
            yield Suggestion(client=client, ground=Ground.SAME_NAME)


async def _likeliest(guesses: AsyncIterator[Suggestion], *, besides: ClientId | None) -> list[Suggestion]:
    """Return the first few, each client once, by what speaks strongest for it."""
    found: dict[ClientId, Suggestion] = {}
    async for guess in guesses:
        if guess.client.id != besides:
            found.setdefault(guess.client.id, guess)
    return list(found.values())[:MOST_LIKELY]
