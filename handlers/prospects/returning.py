"""Returning: what is offered to somebody known who has nothing open."""

from bot.domain.introduction import Introduction
from bot.views.receipts import Again
from bot.views.said_contacts import said_point
from handlers.prospects.introducing import introduction_so_far
from handlers.prospects.talk import Talk


async def offer_again(talk: Talk, words: str) -> Again | None:
    """Return what a new request would be sent with, where words that somebody known has just said may be one."""
    if talk.prospect.name is None or not _is_a_wish(talk, words) or await talk.open_request() is not None:
        return None
    said = await introduction_so_far(talk)
    return _again(said, talk) if said.points and await talk.has_consented() else None


def _is_a_wish(talk: Talk, words: str) -> bool:
    """Tell whether words want something; thanks do not."""
    return talk.understand(words).wish is not None


def _again(said: Introduction, talk: Talk) -> Again:
    contacts = ", ".join(said_point(point, talk.say) for point in said.points)
    return Again(name=str(said.name), contacts=contacts, seal=said.seal(talk.rules.consent_document))
