"""The client's card: who somebody is to us, how to reach them, what is open, and what there was."""

from collections.abc import Iterator, Sequence
from itertools import islice

from aiogram.types import InlineKeyboardButton

from bot.domain.activity import Activity, Deed
from bot.domain.client import Client, ClientKind
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, ContactPoint, masked
from bot.domain.ids import LeadId
from bot.domain.lead import Lead
from bot.domain.paging import Page
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.check_record import RecordCheck
from bot.usecases.read_clients import ClientCard
from bot.usecases.search_owners import Found
from bot.views.buttons.base import Button
from bot.views.buttons.cards import (
    AskCompany,
    AskKind,
    AskMerge,
    ChangeKind,
    ShowClient,
    ShowClientHistory,
    ShowCompany,
    TurnFound,
    UndoCheck,
    UndoCompany,
    UndoKind,
    UndoMerge,
    UndoOnCard,
)
from bot.views.buttons.leads import OpenLead
from bot.views.card_menu import change_row
from bot.views.cards import LONGEST_NAME_SHOWN, Face, Row, button, in_pairs, moment_of, money, paging_row, shortened
from bot.views.erased import check_button, day_of
from bot.views.names_of_codes import KINDS, PAST
from bot.views.said_contacts import said_point
from bot.views.why_found import with_reason

MOST_CONTACTS = 4
MOST_OPEN = 2
LONGEST_NOTE_SHOWN = 120
MOST_ON_A_PAGE = 7  # of what a search found
LONGEST_CONTACTS_SHOWN = 120
MOST_IN_LAST_ROW = 3


def client_card(card: ClientCard, say: Say, rules: HouseRules) -> Face:
    """Return a client's card; contacts are masked for those who have nothing to do with the client."""
    opening = tuple((open_lead_button(lead, say),) for lead in card.open_leads[:MOST_OPEN])
    change = change_row(card.client, say) if card.may_work else ()
    work = tuple(row for row in (tuple(_work(card, say)), change) if row)
    last = tuple(islice(_what_is_left(card, say), MOST_IN_LAST_ROW))
    rows = (*opening, *work, *((last,) if last else ()))
    return Face(lines=(*_lines(card, say, rules), *_record_lines(card.record, say, rules)), rows=rows)


def which_kind(card: ClientCard, say: Say) -> Face:
    """Ask on a client's card what they are to the business."""
    words = (say("<b>{name}</b>", name=card.client.name), say("<b>Who is it to us?</b>"))
    back = (button(say.plain("‹ Back"), ShowClient(client=card.client.id)),)
    return Face(lines=words, rows=(*kind_rows(card.client, None, say), back))


def kind_rows(client: Client, lead: LeadId | None, say: Say) -> tuple[Row, ...]:
    """Return the kinds to choose from, the present one marked; `lead`: on whose card."""
    return in_pairs([_choice(client, kind, lead, say) for kind in ClientKind])


def split_label(line: Activity, say: Say) -> str:
    """Return what undoing a merge or a split is called where it is not the last thing done."""
    return say.plain("↩ One card again") if line.deed is Deed.CLIENT_SPLIT else say.plain("↩ Two cards again")


def list_of_cards(page: Page[Found], say: Say) -> Face:
    """Return a page of what a search found, told apart by a masked contact, each with the button of its card."""
    lines = (say("<b>Found</b>"), *(kind_and_name(one, say) for one in page.things))
    turning = paging_row(page, lambda number: TurnFound(page=number))
    rows = tuple((_card_button(one),) for one in page.things)
    return Face(lines=lines, rows=(*rows, turning) if turning else rows)


def kind_and_name(found: Found, say: Say) -> Markup:
    """Return who somebody found is, and of a person a contact that nobody could use."""
    if isinstance(found.owner, Company):
        return say("🏢 {name}", name=with_reason(shortened(found.owner.name, LONGEST_NAME_SHOWN), found, say))
    contacts = [masked(point.value) for point in found.points if point.value.kind is not ContactKind.TELEGRAM]
    named = ", ".join((shortened(found.owner.name, LONGEST_NAME_SHOWN), *contacts[:1]))
    return say("{kind}: {name}", kind=say.plain(KINDS[found.owner.kind]), name=with_reason(named, found, say))


def undo_button(change: Activity, say: Say) -> InlineKeyboardButton:
    """Return the button that takes back what was changed last about a client."""
    match change.deed:
        case Deed.COMPANY_JOINED | Deed.COMPANY_LEFT:
            press: Button = UndoCompany(activity=change.id)
        case Deed.KIND_CHANGED:
            press = UndoKind(activity=change.id)
        case _:
            press = UndoOnCard(activity=change.id)
    return button(say.plain("↩ Undo"), press)


def company_button(company: Company) -> InlineKeyboardButton:
    """Return the button of a company's card."""
    return button(f"🏢 {company.name}", ShowCompany(company=company.id))


def _card_button(found: Found) -> InlineKeyboardButton:
    if isinstance(found.owner, Company):
        return company_button(found.owner)
    return button(found.owner.name, ShowClient(client=found.owner.id))


def _lines(card: ClientCard, say: Say, rules: HouseRules) -> Iterator[str]:
    client = card.client
    yield say("<b>{name}</b>", name=shortened(client.name, LONGEST_NAME_SHOWN))
    yield say("{kind} · card No. {number}", kind=say.plain(KINDS[client.kind]), number=client.id)
    if card.company is not None:
        yield say("Company: {name}", name=shortened(card.company.name, LONGEST_NAME_SHOWN))
    yield from contact_line(card.points, say, in_full=card.may_work)
    if client.note:
        yield say("Note: {note}", note=shortened(client.note, LONGEST_NOTE_SHOWN))
    if card.manager is not None:
        yield say("Looked after by {name}", name=shortened(card.manager, LONGEST_NAME_SHOWN))
    yield from past_lines(card.past, card.past_in_all, say, rules)


def _record_lines(record: RecordCheck, say: Say, rules: HouseRules) -> Iterator[str]:
    """What owners are to look through since its person was erased, or who did."""
    if record.due_at is not None:
        day = day_of(record.due_at, say, rules)
        yield say("🗓 Had everything erased: check by {day} what you may keep.", day=day)
    if record.checked is not None:
        at = moment_of(record.checked.happened_at, say, rules)
        name = shortened(record.checked_by or say.plain("A colleague"), LONGEST_NAME_SHOWN)
        yield say("🗓 Looked through after erasing: {name}, {at}", name=name, at=at)


def _what_is_left(card: ClientCard, say: Say) -> Iterator[InlineKeyboardButton]:
    """The buttons of what is still to be done and of what was done and can be taken back, the most pressing first."""
    if card.undoable is not None:
        yield undo_button(card.undoable, say)
    elif card.rearranged is not None:
        yield button(split_label(card.rearranged, say), UndoMerge(activity=card.rearranged.id))
    if card.record.due_at is not None:
        yield check_button(card.client, card.record.due_at, say)
    if card.record.checked is not None:
        yield button(say.plain("↩ Not looked through"), UndoCheck(activity=card.record.checked.id))
    if card.may_merge:
        yield button(say.plain("Merge…"), AskMerge(number=card.client.id))


def _work(card: ClientCard, say: Say) -> Iterator[InlineKeyboardButton]:
    if card.may_work:
        yield _kind_button(card.client, say)
        yield _history_button(card.client, say)
    if card.company is not None:
        yield company_button(card.company)
    elif card.may_work:
        yield button(say.plain("Company…"), AskCompany(client=card.client.id))


def contact_line(points: Sequence[ContactPoint], say: Say, *, in_full: bool) -> Iterator[Markup]:
    """Return a card's contacts on one line, or masked; an account says nothing by its number."""
    known = [point for point in points if point.value.kind is not ContactKind.TELEGRAM]
    values = [said_point(point, say) if in_full else masked(point.value) for point in known[:MOST_CONTACTS]]
    if values:
        yield say("{contacts}", contacts=shortened(", ".join(values), LONGEST_CONTACTS_SHOWN))


def past_lines(past: Sequence[Lead], in_all: int, say: Say, rules: HouseRules) -> Iterator[Markup]:
    """Return the newest of a card's closed leads, and how many there are beside them."""
    yield from (_past_line(lead, say, rules) for lead in past)
    if in_all > len(past):
        yield say("and {more} more", more=in_all - len(past))


def _past_line(lead: Lead, say: Say, rules: HouseRules) -> Markup:
    ended = moment_of(lead.closed_at or lead.created_at, say, rules)
    outcome = say.plain(PAST[lead.status])
    worth = f" · {money(lead.amount, say)}" if lead.amount is not None else ""
    return say("No. {number} · {outcome}", number=lead.id, outcome=f"{ended} · {outcome}{worth}")


def open_lead_button(lead: Lead, say: Say) -> InlineKeyboardButton:
    """Return the button of an open lead's card."""
    return button(say.plain("Open: No. {number}", number=lead.id), OpenLead(lead=lead.id))


def _kind_button(client: Client, say: Say) -> InlineKeyboardButton:
    return button(say.plain("Who is it to us…"), AskKind(client=client.id))


def _history_button(client: Client, say: Say) -> InlineKeyboardButton:
    return button(say.plain("History"), ShowClientHistory(client=client.id))


def _choice(client: Client, kind: ClientKind, lead: LeadId | None, say: Say) -> InlineKeyboardButton:
    name = say.plain(KINDS[kind])
    label = f"✓ {name}" if client.kind is kind else name
    return button(label, ChangeKind(client=client.id, kind=kind, lead=lead or 0))
