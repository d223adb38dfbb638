"""The company's card: what it is called, how to reach it, who works there, what is open, and what there was."""

from collections.abc import Iterator

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.merging import CardKind
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_companies import CompanyCard, People
from bot.views.buttons.cards import (
    AskMerge,
    AskPerson,
    ShowClient,
    ShowCompany,
    ShowCompanyHistory,
    ShowPeople,
    UndoMerge,
    UndoOnCard,
)
from bot.views.card_menu import change_row
from bot.views.cards import (
    LONGEST_CONTACT_SHOWN,
    LONGEST_NAME_SHOWN,
    Face,
    button,
    in_pairs,
    money,
    paging_row,
    shortened,
)
from bot.views.client_card import contact_line, kind_and_name, open_lead_button, past_lines, split_label
from bot.views.names_of_codes import KINDS

MOST_OPEN = 2
MOST_CURRENCIES = 2
PEOPLE_ON_A_PAGE = 6
LONGEST_NOTE_SHOWN = 120
LONGEST_PERSON = 25


def company_card(card: CompanyCard, say: Say, rules: HouseRules) -> Face:
    """Return a company's card; contacts are masked for those who have nothing to do with it."""
    people = tuple(_person_button(person) for person in card.people)
    opening = tuple(open_lead_button(lead, say) for lead in card.open_leads[:MOST_OPEN])
    change = change_row(card.company, say) if card.may_work else ()
    rows = (people, opening, tuple(_work(card, say)), change, tuple(_what_is_left(card, say)))
    return Face(lines=tuple(_lines(card, say, rules)), rows=tuple(row for row in rows if row))


def people_page(people: People, say: Say) -> Face:
    """Return a page of who belongs to a company, each with the button of their card."""
    company, page = people.company, people.page
    heading = say("<b>{name}: who works there</b>", name=shortened(company.name, LONGEST_NAME_SHOWN))
    lines = [kind_and_name(found, say) for found in page.things] or [say("Nobody is known there yet.")]
    rows = in_pairs([_person_button(found.owner) for found in page.things if isinstance(found.owner, Client)])
    turning = paging_row(page, lambda number: ShowPeople(company=company.id, page=number))
    back = button(say.plain("‹ Back"), ShowCompany(company=company.id))
    last = (add_person_button(company, say), back) if people.may_work else (back,)
    return Face(lines=(heading, *lines), rows=tuple(row for row in (*rows, turning, last) if row))


def _lines(card: CompanyCard, say: Say, rules: HouseRules) -> Iterator[str]:
    company = card.company
    yield say("🏢 <b>{name}</b>", name=shortened(company.name, LONGEST_NAME_SHOWN))
    yield _what_and_worth(card, say)
    yield from contact_line(card.points, say, in_full=card.may_work)
    if card.mail_domains:
        domains = shortened(", ".join(card.mail_domains), LONGEST_CONTACT_SHOWN)
        yield say("Recognised by mail at {domains}", domains=domains)
    if company.note:
        yield say("Note: {note}", note=shortened(company.note, LONGEST_NOTE_SHOWN))
    if card.manager is not None:
        yield say("Looked after by {name}", name=shortened(card.manager, LONGEST_NAME_SHOWN))
    yield from _people_lines(card, say)
    yield from past_lines(card.past, card.past_in_all, say, rules)


def _what_and_worth(card: CompanyCard, say: Say) -> Markup:
    """That it is a company, and what its deals have brought."""
    if not card.won:
        return say("Company · card No. {number}", number=card.company.id)
    amounts = ", ".join(money(amount, say) for amount in card.won[:MOST_CURRENCIES])
    return say("Company · card No. {number} · deals won: {amounts}", number=card.company.id, amounts=amounts)


def _people_lines(card: CompanyCard, say: Say) -> Iterator[Markup]:
    """Who works there, and of which kinds they are where they are of several."""
    if not card.people:
        yield say("Nobody is known there yet.")
        return
    names = ", ".join(shortened(person.name, LONGEST_PERSON) for person in card.people)
    more = card.people_in_all - len(card.people)
    if more:
        yield say("People: {names} and {more} more", names=names, more=more)
    else:
        yield say("People: {names}", names=names)
    if len(card.kinds) > 1:
        kinds = ", ".join(f"{say.plain(KINDS[kind])}: {number}" for kind, number in card.kinds.items())
        yield say("{kinds}", kinds=kinds)


def _work(card: CompanyCard, say: Say) -> Iterator[InlineKeyboardButton]:
    if card.people:
        label = say.plain("People ({number})…", number=card.people_in_all)
        yield button(label, ShowPeople(company=card.company.id))
    elif card.may_work:
        yield add_person_button(card.company, say)
    if card.may_work:
        yield button(say.plain("History"), ShowCompanyHistory(company=card.company.id))


def _what_is_left(card: CompanyCard, say: Say) -> Iterator[InlineKeyboardButton]:
    if card.undoable is not None:
        yield button(say.plain("↩ Undo"), UndoOnCard(activity=card.undoable.id))
    elif card.rearranged is not None:
        yield button(split_label(card.rearranged, say), UndoMerge(activity=card.rearranged.id))
    if card.may_merge:
        yield button(say.plain("Merge…"), AskMerge(number=card.company.id, card=CardKind.COMPANY))


def add_person_button(company: Company, say: Say) -> InlineKeyboardButton:
    """Return the button that puts somebody into a company."""
    return button(say.plain("➕ Add a person…"), AskPerson(company=company.id))


def _person_button(person: Client) -> InlineKeyboardButton:
    return button(f"👤 {person.name}", ShowClient(client=person.id))
