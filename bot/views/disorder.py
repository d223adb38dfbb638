"""Disorder: a list of records that are out of order, each with a button that opens what to put right."""

from collections.abc import Iterator

from aiogram.types import InlineKeyboardButton

from bot.domain.contact_points import shown
from bot.domain.hygiene import ClosedWithoutReason, CompanyWithoutPerson, Disorder, Finding, Nameless, SharedValue
from bot.domain.ownership import HeldValue
from bot.texts import Markup, Say, text
from bot.usecases.find_disorder import DisorderPage
from bot.views.buttons import OpenLead, ShowClient, ShowDisorder, ShowMerge
from bot.views.cards import PRIMARY, Face, Row, button, in_pairs, shortened

LISTED_ON_A_PAGE = 5
MOST_CARDS = 2  # of one contact, as buttons
LONGEST_NAME_LISTED = 30
HEADINGS = {
    Disorder.NAMELESS: text("Clients without a name"),
    Disorder.COMPANY_WITHOUT_PERSON: text("Companies without a person"),
    Disorder.SHARED_VALUE: text("A contact on several cards"),
    Disorder.CLOSED_WITHOUT_REASON: text("Closed without a reason"),
}
CHOICES = {
    Disorder.NAMELESS: text("No name"),
    Disorder.COMPANY_WITHOUT_PERSON: text("No person"),
    Disorder.SHARED_VALUE: text("Shared contacts"),
    Disorder.CLOSED_WITHOUT_REASON: text("No reason"),
}


def disorder_page(page: DisorderPage, say: Say) -> Face:
    """Return what is wrong, a line each, and the other lists."""
    lines = [say("<b>{list}</b>", list=say.plain(HEADINGS[page.disorder])), *_lines(page, say)]
    opening = tuple(row for finding in page.findings for row in in_pairs(tuple(_opening(finding, say))))
    turning = tuple(_turning(page, say))
    choices = in_pairs([_choice(which, page.disorder, say) for which in Disorder])
    return Face(lines=tuple(lines), rows=tuple(row for row in (*opening, turning, *choices) if row))


def _lines(page: DisorderPage, say: Say) -> list[Markup]:
    if page.findings:
        return [_line(finding, say) for finding in page.findings]
    return [say("All is in order here.") if page.on_from is None else say("Nothing so far. There is more to look at.")]


def _line(finding: Finding, say: Say) -> Markup:
    match finding:
        case Nameless(client=client):
            return say("“{words}”", words=shortened(client.name, LONGEST_NAME_LISTED))
        case CompanyWithoutPerson(company=company):
            return say("{name}", name=shortened(company.name, LONGEST_NAME_LISTED))
        case SharedValue(held=held):
            names = ", ".join(shortened(name, LONGEST_NAME_LISTED) for name in held.names[: MOST_CARDS + 1])
            return say("{value}: {names}", value=shown(held.value), names=names)
        case ClosedWithoutReason(lead=lead):
            name = shortened(lead.name, LONGEST_NAME_LISTED)
            return say("No. {number}, {name}", number=lead.id, name=name)


def _opening(finding: Finding, say: Say) -> Iterator[InlineKeyboardButton]:
    """The cards on which it can be put right."""
    match finding:
        case Nameless(client=client):
            yield button(f"👤 {client.name}", ShowClient(client=client.id))
        case SharedValue(held=HeldValue(owners=(one, other), companies=())):
            yield button(f"👤 {one.name}", ShowClient(client=one.id))
            yield button(say.plain("⇄ Same person?"), ShowMerge(kept=one.id, other=other.id))
        case SharedValue(held=held):
            yield from (button(f"👤 {owner.name}", ShowClient(client=owner.id)) for owner in held.owners[:MOST_CARDS])
        case ClosedWithoutReason(lead=lead):
            label = say.plain("No. {number}, {name}", number=lead.id, name=lead.name)
            yield button(label, OpenLead(lead=lead.id))


def _turning(page: DisorderPage, say: Say) -> Row:
    """On to what was not looked at yet, and back to where it begins."""
    back = button(say.plain("‹ From the start"), ShowDisorder(which=page.disorder))
    row = (back,) if page.after else ()
    if page.on_from is None:
        return row
    return (*row, button(say.plain("Further ›"), ShowDisorder(which=page.disorder, after=page.on_from)))


def _choice(which: Disorder, chosen: Disorder, say: Say) -> InlineKeyboardButton:
    return button(say.plain(CHOICES[which]), ShowDisorder(which=which), PRIMARY if which is chosen else None)
