"""Returning: what is offered to somebody known who has nothing open, and whether they have."""

from bot.domain.introduction import Introduction
from bot.views.receipts import Again
from bot.views.said_contacts import said_point
from handlers.prospects.asking_for_the_status import own_request
from handlers.prospects.introducing import introduction_so_far
from handlers.prospects.talk import Talk


async def offer_again(talk: Talk, words: str) -> Again | None:
    """Return what a new request would be sent with, where words that somebody known has just said may be one."""
    if talk.prospect.name is None or not is_a_wish(talk, words) or await has_open_request(talk):
        return None
    said = await introduction_so_far(talk)
    return _again(said, talk) if said.points and await has_consented(talk) else None


def is_a_wish(talk: Talk, words: str) -> bool:
    """Tell whether words want something; thanks do not."""
    return talk.understand(words).wish is not None


async def has_open_request(talk: Talk) -> bool:
    """Return whether something is open already, as far as the person knows."""
    request = await own_request(talk)
    return request is not None and request.can_be_withdrawn


def _again(said: Introduction, talk: Talk) -> Again:
    contacts = ", ".join(said_point(point, talk.say) for point in said.points)
    return Again(name=str(said.name), contacts=contacts, seal=said.seal(talk.rules.consent_document))


async def has_consented(talk: Talk) -> bool:
    """Return whether the person agreed to the consent document as it is now."""
    return await talk.turn.records.prospects.has_consented(talk.prospect.id, talk.rules.consent_version)
