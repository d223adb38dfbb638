"""Disorder: a list of records that are out of order, each with the buttons that put it right."""

from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.close_reasons import NoReason, key_of
from bot.domain.contact_points import shown
from bot.domain.hygiene import (
    ClosedWithoutReason,
    CompanyWithoutPerson,
    Disorder,
    Finding,
    MaybeSame,
    Nameless,
    SharedValue,
)
from bot.domain.ids import ActivityId
from bot.domain.lead import Lead, Reason
from bot.domain.merging import CardKind
from bot.domain.ownership import HeldValue, Owner
from bot.texts import Markup, Say, text
from bot.usecases.find_disorder import DisorderPage
from bot.views.buttons.cards import (
    AskForName,
    AskPerson,
    AskReason,
    GiveReason,
    KeepPasserBy,
    RemoveCompany,
    ShowClient,
    ShowCompany,
    ShowDisorder,
    ShowMerge,
    ShowShared,
    TakeOffCard,
    TellApart,
    UndoRepair,
)
from bot.views.buttons.leads import OpenLead
from bot.views.cards import PRIMARY, Face, Row, button, in_pairs, shortened
from bot.views.names_of_codes import name_of_reason
from bot.views.said_signs import said_likeness

LISTED_ON_A_PAGE = 5
MOST_CARDS = 2  # of one contact, by name
MOST_OWNERS = 8
LONGEST_NAME_LISTED = 30
HEADINGS = {
    Disorder.NAMELESS: text("Clients without a name"),
    Disorder.COMPANY_WITHOUT_PERSON: text("Companies without a person"),
    Disorder.SHARED_VALUE: text("A contact on several cards"),
    Disorder.CLOSED_WITHOUT_REASON: text("Closed without a reason"),
    Disorder.MAYBE_SAME: text("Maybe the same person"),
}
CHOICES = {
    Disorder.NAMELESS: text("No name"),
    Disorder.COMPANY_WITHOUT_PERSON: text("No person"),
    Disorder.SHARED_VALUE: text("Shared contacts"),
    Disorder.CLOSED_WITHOUT_REASON: text("No reason"),
    Disorder.MAYBE_SAME: text("Maybe the same"),
}


def disorder_page(page: DisorderPage, say: Say, *, repaired: ActivityId | None = None) -> Face:
    """Return what is wrong, a line each, and the other lists; `repaired`: what was just put right."""
    lines = [say("<b>{list}</b>", list=say.plain(HEADINGS[page.disorder])), *_lines(page, say)]
    numbered = zip(page.numbers, page.findings, strict=True)
    repairs = tuple(row for number, finding in numbered for row in in_pairs(tuple(_repairs(number, finding, say))))
    undo = (button(say.plain("↩ Undo"), UndoRepair(activity=repaired)),) if repaired is not None else ()
    choices = in_pairs([_choice(which, page.disorder, say) for which in Disorder])
    rows = (*repairs, undo, tuple(_turning(page, say)), *choices)
    return Face(lines=tuple(lines), rows=tuple(row for row in rows if row))


def disorder_button(which: Disorder, say: Say) -> InlineKeyboardButton:
    """Return the button that leads back to a list of what is out of order."""
    return button(f"‹ {say.plain(CHOICES[which])}", ShowDisorder(which=which))


def whose_contact(number: int, held: HeldValue, say: Say) -> Face:
    """Ask on which cards of several a contact stands by mistake."""
    names = ", ".join(shortened(name, LONGEST_NAME_LISTED) for name in held.names[: MOST_CARDS + 1])
    lines = (say("<b>Off which card?</b>"), say("{value}: {names}", value=shown(held.value), names=names))
    owners: list[Owner] = [*held.owners, *held.companies]
    rows = tuple(
        (_opens(owner), button(say.plain("✂ Off: {name}", name=owner.name), _off(number, owner)))
        for owner in owners[:MOST_OWNERS]
    )
    back = (button(say.plain("‹ Back"), ShowDisorder(which=Disorder.SHARED_VALUE)),)
    return Face(lines=lines, rows=(*rows, back))


def why_was_it_closed(lead: Lead, said: NoReason | None, reasons: Sequence[Reason], say: Say) -> Face:
    """Ask for the reason of something that is closed: a duplicate is rather linked, on the card."""
    lines = [say("<b>Why was No. {number}, {name}, closed?</b>", number=lead.id, name=shortened(lead.name, 30))]
    if said is NoReason.DUPLICATE:
        lines.append(say("Of a client known already? Then open it and link it."))
    given = [
        button(name_of_reason(reason, say), GiveReason(lead=lead.id, version=lead.version, reason=key_of(reason)))
        for reason in reasons
    ]
    opening = button(say.plain("Show No. {number}", number=lead.id), OpenLead(lead=lead.id))
    back = button(say.plain("‹ Back"), ShowDisorder(which=Disorder.CLOSED_WITHOUT_REASON))
    return Face(lines=tuple(lines), rows=(*in_pairs(given), (opening, back)))


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
        case MaybeSame(one=one, other=other, named_so=named_so, evidence=evidence):
            first, second = (shortened(each.name, LONGEST_NAME_LISTED) for each in (one, other))
            signs = said_likeness(named_so=named_so, evidence=evidence, say=say)
            return say("{one}, {other}: {signs}", one=first, other=second, signs=signs)


def _repairs(number: int, finding: Finding, say: Say) -> Iterator[InlineKeyboardButton]:
    """The card, and what puts it right from here."""
    match finding:
        case Nameless(client=client):
            yield _opens(client)
            yield button(say.plain("Name it…"), AskForName(client=client.id))
        case CompanyWithoutPerson(company=company):
            yield button(say.plain("➕ Person: {name}", name=company.name), AskPerson(company=company.id))
            yield button(say.plain("✕ It is a mistake"), RemoveCompany(company=company.id))
        case SharedValue(held=HeldValue(owners=(one, other), companies=())):
            yield button(say.plain("⇄ Same person?"), ShowMerge(kept=one.id, other=other.id))
            yield button(say.plain("Off one of them…"), ShowShared(value=number))
        case SharedValue(held=held):
            yield _opens(held.owners[0] if held.owners else held.companies[0])
            yield button(say.plain("Off one of them…"), ShowShared(value=number))
        case MaybeSame(one=one, other=other):
            yield button(say.plain("⇄ Same person?"), ShowMerge(kept=one.id, other=other.id))
            yield button(say.plain("Not the same"), TellApart(kept=one.id, other=other.id))
        case ClosedWithoutReason(lead=lead, said=said) if said is not NoReason.DUPLICATE:
            keep = KeepPasserBy(lead=lead.id, version=lead.version)
            yield button(say.plain("Keep No. {number}", number=lead.id), keep)
            yield button(say.plain("Why…"), AskReason(lead=lead.id))
        case ClosedWithoutReason(lead=lead):
            label = say.plain("No. {number}, {name}", number=lead.id, name=lead.name)
            yield button(label, OpenLead(lead=lead.id))
            yield button(say.plain("Why…"), AskReason(lead=lead.id))


def _opens(owner: Owner) -> InlineKeyboardButton:
    if isinstance(owner, Client):
        return button(f"👤 {owner.name}", ShowClient(client=owner.id))
    return button(f"🏢 {owner.name}", ShowCompany(company=owner.id))


def _off(number: int, owner: Owner) -> TakeOffCard:
    kind = CardKind.CLIENT if isinstance(owner, Client) else CardKind.COMPANY
    return TakeOffCard(value=number, kind=kind, card=owner.id)


def _turning(page: DisorderPage, say: Say) -> Row:
    """On to what was not looked at yet, and back to where it begins."""
    back = button(say.plain("‹ From the start"), ShowDisorder(which=page.disorder))
    row = (back,) if page.after else ()
    if page.on_from is None:
        return row
    return (*row, button(say.plain("Further ›"), ShowDisorder(which=page.disorder, after=page.on_from)))


def _choice(which: Disorder, chosen: Disorder, say: Say) -> InlineKeyboardButton:
    return button(say.plain(CHOICES[which]), ShowDisorder(which=which), PRIMARY if which is chosen else None)
