"""Whose is it? The question on a card of a lead or of somebody without one: likely clients, a search, what it found."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, masked, shown
from bot.domain.lead import Lead
from bot.domain.prospect import Prospect
from bot.texts import Markup, Say
from bot.usecases.suggest_clients import Ground, Suggestion
from bot.views.buttons import Button, LinkProspect, LinkTo, SearchClient, SearchForProspect, ShowMenu, ShowProspect
from bot.views.cards import PRIMARY, Question, button

Whose = Lead | Prospect


def link_button(whose: Whose, client: Client, say: Say) -> InlineKeyboardButton:
    """Return the button that says that it is this client's."""
    return button(say.plain("It is {name}", name=client.name), _link_press(whose, client), PRIMARY)


def whose_is_it(whose: Whose, likely: Sequence[Suggestion], say: Say) -> Question:
    """Ask whose it is: the likely ones with what speaks for them, or a search."""
    lines = [say("<b>Whose is it?</b>"), *(_suggestion_line(suggestion, say) for suggestion in likely)]
    rows = tuple((link_button(whose, suggestion.client, say),) for suggestion in likely)
    search = (button(say.plain("🔎 Find a client"), _search_press(whose)),)
    return Question(words=Markup("\n".join(lines)), rows=(*rows, search, (back_button(whose, say),)))


def found_clients(whose: Whose, found: Sequence[tuple[Client, Sequence[ContactPoint]]], say: Say) -> Question:
    """Show the clients a search found, told apart by a masked contact."""
    lines = [say("<b>Whose is it?</b>"), *(_found_line(client, points, say) for client, points in found)]
    rows = tuple((link_button(whose, client, say),) for client, _ in found)
    return Question(words=Markup("\n".join(lines)), rows=rows)


def back_button(whose: Whose, say: Say) -> InlineKeyboardButton:
    """Return the button that leaves a question on a card."""
    match whose:
        case Lead():
            return button(say.plain("‹ Back"), ShowMenu(lead=whose.id, version=whose.version, menu=""))
        case Prospect():
            return button(say.plain("‹ Back"), ShowProspect(prospect=whose.id))


def said_value(value: ContactValue, say: Say) -> str:
    """Return a contact as a person reads it; the number of an account says nothing."""
    return say.plain("Telegram account") if value.kind is ContactKind.TELEGRAM else shown(value)


def _suggestion_line(suggestion: Suggestion, say: Say) -> Markup:
    name = suggestion.client.name
    match suggestion.ground:
        case Ground.SAME_CONTACT:
            assert suggestion.value is not None
            return say("{name}: {contact}", name=name, contact=said_value(suggestion.value, say))
        case Ground.SAME_NAME:
            return say("{name}: the same name", name=name)


def _found_line(client: Client, points: Sequence[ContactPoint], say: Say) -> Markup:
    contacts = [masked(point.value) for point in points if point.value.kind is not ContactKind.TELEGRAM]
    if not contacts:
        return say("{name}", name=client.name)
    return say("{name}, {contact}", name=client.name, contact=contacts[0])


def _link_press(whose: Whose, client: Client) -> Button:
    match whose:
        case Lead():
            return LinkTo(lead=whose.id, version=whose.version, client=client.id)
        case Prospect():
            return LinkProspect(prospect=whose.id, client=client.id)


def _search_press(whose: Whose) -> Button:
    match whose:
        case Lead():
            return SearchClient(lead=whose.id, version=whose.version)
        case Prospect():
            return SearchForProspect(prospect=whose.id)
