"""Linked: what linking did in one line, and the offer to hand the lead to who works for the same client already."""

from collections.abc import Iterator, Mapping, Sequence

from bot.domain.ids import LeadId
from bot.domain.member import Member
from bot.texts import Say
from bot.usecases.link_lead import Linked
from bot.views.buttons.leads import HandTo
from bot.views.cards import Question, button, shortened

MOST_NAMED = 3
MOST_OFFERED = 2
LONGEST_CLIENT = 60
LONGEST_TAKER = 20


def what_linking_did(linked: Linked, takers: Mapping[LeadId, Member], say: Say) -> str:
    """Return one line that fits a pop-up: whose it is, and what else is open of theirs and who has it."""
    name = shortened(linked.client_name, LONGEST_CLIENT)
    if linked.other_open:
        leads = ", ".join(_others(linked, takers, say))
        return say.plain("Client: {name}. Also open: {leads}.", name=name, leads=leads)
    if linked.moved:
        return say.plain("Client: {name}. The contacts are on their card alone now.", name=name)
    return say.plain("Client: {name}. The contacts are on their card now.", name=name)


def offer_to_hand_over(linked: Linked, offered: Sequence[Member], say: Say) -> Question:
    """Ask whether the lead goes to one of those who have another one of the same client."""
    lead = linked.lead
    words = say(
        "A colleague works with client {name} already. Hand No. {number} over too?",
        name=shortened(linked.client_name, LONGEST_CLIENT),
        number=lead.id,
    )
    presses = {taker: HandTo(lead=lead.id, version=lead.version, member=taker.id) for taker in offered[:MOST_OFFERED]}
    rows = tuple((button(say.plain("Give to {name}", name=to.name), press),) for to, press in presses.items())
    return Question(words=words, rows=rows)


def _others(linked: Linked, takers: Mapping[LeadId, Member], say: Say) -> Iterator[str]:
    for other in linked.other_open[:MOST_NAMED]:
        number, taker = say.plain("No. {number}", number=other.id), takers.get(other.id)
        yield f"{number} ({shortened(taker.name, LONGEST_TAKER)})" if taker is not None else number
