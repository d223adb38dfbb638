"""The contacts of a card: where each came from, what can be done with it, and whose else it is."""

from collections.abc import Iterator
from typing import Literal

from aiogram.types import InlineKeyboardButton
from babel.dates import format_date

from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, Origin
from bot.domain.errors import ContactNeedsAnswer
from bot.domain.ownership import Owner, kind_of
from bot.house_rules import HouseRules
from bot.texts import Markup, Say, text
from bot.usecases.add_contact import seal_of_asked
from bot.usecases.read_contacts import CardContacts, ContactShown, ContactTold, WhoseItIs
from bot.views.buttons.callers import AskWhoseNumberAgain
from bot.views.buttons.cards import (
    AddContact,
    CorrectContact,
    MakeMain,
    PutContact,
    RetireContact,
    ShowContact,
    ShowContacts,
    ShowHolders,
    UndoOnCard,
)
from bot.views.card_menu import back_to_card, card_press
from bot.views.cards import (
    DANGER,
    LONGEST_CONTACT_SHOWN,
    LONGEST_NAME_SHOWN,
    Face,
    Row,
    button,
    in_pairs,
    paging_row,
    shortened,
)
from bot.views.held_contacts import held_lines, keep_shared
from bot.views.names_of_codes import EXCLUSION_REASONS, inside
from bot.views.said_contacts import said_point

CONTACTS_ON_A_PAGE = 6
MOST_HOLDERS = 4
LONGEST_FILE_NAME = 30
KINDS = {
    ContactKind.PHONE: text("Phone"),
    ContactKind.EMAIL: text("E-mail"),
    ContactKind.TELEGRAM: text("Telegram account"),
}
_BY_ORIGIN = {
    Origin.SHARED: text("shared in Telegram, {day}"),
    Origin.TYPED: text("typed by the person, {day}"),
    Origin.CARD: text("from a contact card, {day}"),
    Origin.MESSENGER: text("wrote in Telegram, {day}"),
    Origin.MANAGER: text("written down by the team, {day}"),
    Origin.IMPORT: text("imported, {day}"),
}


def contacts_page(contacts: CardContacts, say: Say, rules: HouseRules) -> Face:
    """Return the contacts of a card, each with where it came from and a button of its own."""
    owner, page = contacts.owner, contacts.page
    heading = say("<b>{name}: contacts</b>", name=shortened(owner.name, LONGEST_NAME_SHOWN))
    lines = [_line(told, say, rules) for told in page.things] or [say("None so far.")]
    rows = in_pairs([_contact_button(told, say) for told in page.things])
    turning = paging_row(page, lambda number: ShowContacts(card=kind_of(owner), number=owner.id, page=number))
    return Face(lines=(heading, *lines), rows=tuple(row for row in (*rows, turning, _last_row(contacts, say)) if row))


def contact_face(shown: ContactShown, say: Say, rules: HouseRules) -> Face:
    """Return one contact, and what can be done with it."""
    point, ownership = shown.told.owned.point, shown.told.owned.id
    correct = (button(say.plain("Correct…"), CorrectContact(ownership=ownership)),)
    main = (button(say.plain("Make main"), MakeMain(ownership=ownership)),)
    last = (
        button(say.plain("Take off the card"), RetireContact(ownership=ownership), DANGER),
        *((button(say.plain("Who else has it"), ShowHolders(ownership=ownership)),) if shown.others else ()),
    )
    first = (*(correct if point.value.kind is not ContactKind.TELEGRAM else ()), *(() if point.primary else main))
    again = (button(say.plain("Ask who again"), AskWhoseNumberAgain(line=shown.said.line)),) if shown.said else ()
    rows = (first, last, (*again, _back_to_contacts(shown.owner, say)))
    return Face(lines=tuple(_lines(shown, say, rules)), rows=tuple(row for row in rows if row))


def holders_face(shown: ContactShown, say: Say) -> Face:
    """Return who else has a contact, each with the button of their card."""
    contact = shortened(said_point(shown.told.owned.point, say), LONGEST_CONTACT_SHOWN)
    heading = say("<b>{contact} is also on these cards:</b>", contact=contact)
    others = shown.others[:MOST_HOLDERS]
    lines = [heading, *(say("{name}", name=shortened(_called(other), LONGEST_NAME_SHOWN)) for other in others)]
    if len(shown.others) > len(others):
        lines.append(say("and {more} more", more=len(shown.others) - len(others)))
    back = (button(say.plain("‹ Back"), ShowContact(ownership=shown.told.owned.id)),)
    return Face(lines=tuple(lines), rows=(*((button(_called(other), card_press(other)),) for other in others), back))


def whose_contact_is_it(
    needed: ContactNeedsAnswer,
    owner: Owner,
    place: Literal["client", "company", "contact"],
    number: int,
    say: Say,
    *,
    may_move: bool,
) -> Face:
    """Ask what is to become of a contact that is somebody else's, or excluded."""
    seal = seal_of_asked(needed.held, needed.exclusions)
    put = PutContact(place=place, number=number, seal=seal, moving=False)
    keep = keep_shared(needed.held, say) if needed.held else say.plain("Add it all the same")
    rows: list[Row] = [(button(keep, put),)]
    if may_move and needed.held:
        move = put.model_copy(update={"moving": True})
        rows.append((button(say.plain("Move to {name}", name=owner.name), move, DANGER),))
    return Face(lines=tuple(_asked(needed, say)), rows=(*rows, (_back_to_contacts(owner, say),)))


def _asked(needed: ContactNeedsAnswer, say: Say) -> Iterator[Markup]:
    yield from held_lines(needed.held, say)
    for exclusion in needed.exclusions[:1]:
        reason = inside(say.plain(EXCLUSION_REASONS[exclusion.reason]))
        yield say("⛔ On the list of exclusions: {reason}", reason=reason)


def _lines(shown: ContactShown, say: Say, rules: HouseRules) -> Iterator[Markup]:
    point = shown.told.owned.point
    yield say("<b>{contact}</b>", contact=shortened(said_point(point, say), LONGEST_CONTACT_SHOWN))
    yield say("On the card: {name}", name=shortened(_called(shown.owner), LONGEST_NAME_SHOWN))
    main = [say.plain("the main one")] if point.primary else []
    proven = say.plain("confirmed by Telegram") if point.verified else say.plain("not confirmed")
    yield say("{contact}", contact=" · ".join((say.plain(KINDS[point.value.kind]), *main, proven)))
    yield say("Origin: {origin}", origin=origin_of(shown.told, say, rules))
    if shown.others:
        yield say("Other cards that have it: {count}", count=len(shown.others))
    if shown.said is not None:
        yield _whose_it_is(shown.said, say)


def _whose_it_is(said: WhoseItIs, say: Say) -> Markup:
    """What the team has answered, once or for whoever comes by a name."""
    name = shortened(said.is_client or say.plain("somebody else"), LONGEST_NAME_SHOWN)
    if said.of is None:
        return say("We answered who it is: {name}", name=name)
    return say("We answered who it is: {of} is {name}", of=shortened(said.of, LONGEST_NAME_SHOWN), name=name)


def origin_of(told: ContactTold, say: Say, rules: HouseRules) -> str:
    """Return where a contact came from, in words."""
    point, day = told.owned.point, _day(told, say, rules)
    if told.owned.file_name is not None:
        return say.plain("import {file}, {day}", file=shortened(told.owned.file_name, LONGEST_FILE_NAME), day=day)
    if told.lead is not None:
        return say.plain("from lead No. {number}, {day}", number=told.lead, day=day)
    if told.by is not None and point.origin is Origin.CARD:
        return say.plain("contact card from {name}, {day}", name=shortened(told.by, LONGEST_NAME_SHOWN), day=day)
    if told.by is not None:
        return say.plain("written down by {name}, {day}", name=shortened(told.by, LONGEST_NAME_SHOWN), day=day)
    return say.plain(_BY_ORIGIN[point.origin], day=day)


def _line(told: ContactTold, say: Say, rules: HouseRules) -> Markup:
    """The main ones are marked, and those that are proven."""
    point = told.owned.point
    contact = shortened(said_point(point, say), LONGEST_CONTACT_SHOWN)
    signs = (f"★ {contact}" if point.primary else contact) + (" ✓" if point.verified else "")
    return say("{contact}: {origin}", contact=signs, origin=origin_of(told, say, rules))


def _day(told: ContactTold, say: Say, rules: HouseRules) -> str:
    return format_date(told.owned.added_at.astimezone(rules.hours.zone), "d MMM y", locale=say.language)


def _contact_button(told: ContactTold, say: Say) -> InlineKeyboardButton:
    return button(said_point(told.owned.point, say), ShowContact(ownership=told.owned.id))


def _last_row(contacts: CardContacts, say: Say) -> Row:
    owner = contacts.owner
    undo = contacts.undoable
    return (
        button(say.plain("Add…"), AddContact(card=kind_of(owner), number=owner.id)),
        *((button(say.plain("↩ Undo"), UndoOnCard(activity=undo.id)),) if undo is not None else ()),
        back_to_card(owner, say),
    )


def _back_to_contacts(owner: Owner, say: Say) -> InlineKeyboardButton:
    return button(say.plain("‹ Back"), ShowContacts(card=kind_of(owner), number=owner.id))


def _called(owner: Owner) -> str:
    return owner.name if isinstance(owner, Client) else f"🏢 {owner.name}"
