"""Splitting in the chat: what of a card is another person's, whose it is, and that they have a card of their own."""

from collections.abc import Iterator

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.ids import ActivityId
from bot.domain.lead import Lead
from bot.domain.names import PersonName
from bot.domain.ownership import OwnedPoint
from bot.domain.paging import page_of
from bot.texts import Markup, Say
from bot.usecases.read_split import Chosen, Parts, contacts_of, leads_of
from bot.views.buttons.cards import AskSplit, AskSplitName, ChoosePart, ShowClient, SplitNow, UndoMerge
from bot.views.cards import (
    DANGER,
    LONGEST_CONTACT_SHOWN,
    LONGEST_NAME_SHOWN,
    PRIMARY,
    Face,
    button,
    in_pairs,
    paging_row,
    shortened,
)
from bot.views.said_contacts import said_point

PARTS_ON_A_PAGE = 6
LONGEST_PARTS_SHOWN = 120


def parts_page(parts: Parts, chosen: Chosen, page: int, say: Say) -> Face:
    """Ask what is another person's: contacts first, then requests; what was chosen is marked."""
    client, listed = parts.client, page_of(parts.parts, page, size=PARTS_ON_A_PAGE)
    heading = say("<b>{name}: what is another person’s?</b>", name=shortened(client.name, LONGEST_NAME_SHOWN))
    lines = [_part_line(part, chosen, say) for part in listed.things] or [say("There is nothing to split off.")]
    rows = in_pairs([_part_button(client, part, chosen, listed.number, say) for part in listed.things])
    turning = paging_row(listed, lambda number: AskSplit(client=client.id, page=number))
    back = button(say.plain("‹ Back"), ShowClient(client=client.id))
    go_on = (
        (button(say.plain("Whose is it?…"), AskSplitName(client=client.id), PRIMARY),) if parts.chosen(chosen) else ()
    )
    return Face(lines=(heading, *lines), rows=tuple(row for row in (*rows, turning, (*go_on, back)) if row))


def split_preview(parts: Parts, chosen: Chosen, name: PersonName, say: Say) -> Face:
    """Return what stays and what goes."""
    client = parts.client
    back = button(say.plain("‹ Back"), AskSplit(client=client.id))
    return Face(
        lines=tuple(_preview_lines(parts, chosen, name, say)),
        rows=((button(say.plain("Split"), SplitNow(client=client.id), DANGER), back),),
    )


def split_done(client: Client, new: Client, activity: ActivityId, say: Say) -> Face:
    """Return that there are two cards, with undo."""
    words = say("<b>{name}</b>", name=shortened(new.name, LONGEST_NAME_SHOWN))
    done = say("A card of its own now: No. {number}.", number=new.id)
    show = tuple(button(f"👤 {each.name}", ShowClient(client=each.id)) for each in (new, client))
    return Face(lines=(words, done), rows=((button(say.plain("↩ Undo"), UndoMerge(activity=activity)),), show))


def _preview_lines(parts: Parts, chosen: Chosen, name: PersonName, say: Say) -> Iterator[Markup]:
    going = parts.chosen(chosen)
    yield say("<b>Make two cards of one?</b>")
    named = shortened(parts.client.name, LONGEST_NAME_SHOWN)
    yield say("Stays: {name}, card No. {number}", name=named, number=parts.client.id)
    yield say("Gets a card: {name}", name=shortened(name, LONGEST_NAME_SHOWN))
    contacts = ", ".join(said_point(each.point, say) for each in contacts_of(going))
    if contacts:
        yield say("Goes there: {contacts}", contacts=shortened(contacts, LONGEST_PARTS_SHOWN))
    if leads_of(going):
        yield say("Requests that go there: {count}", count=len(leads_of(going)))
    yield say("All can be undone.")


def _part_line(part: OwnedPoint | Lead, chosen: Chosen, say: Say) -> Markup:
    mark = "✓ " if chosen.has(part) else ""
    if isinstance(part, Lead):
        named = shortened(part.name, LONGEST_NAME_SHOWN)
        return Markup(mark + say("No. {number}, {name}", number=part.id, name=named))
    return Markup(mark + say("{contact}", contact=shortened(said_point(part.point, say), LONGEST_CONTACT_SHOWN)))


def _part_button(client: Client, part: OwnedPoint | Lead, chosen: Chosen, page: int, say: Say) -> InlineKeyboardButton:
    mark = "✓ " if chosen.has(part) else ""
    is_lead = isinstance(part, Lead)
    label = say.plain("No. {number}", number=part.id) if isinstance(part, Lead) else said_point(part.point, say)
    press = ChoosePart(client=client.id, part="lead" if is_lead else "contact", number=part.id, page=page)
    return button(mark + label, press)
