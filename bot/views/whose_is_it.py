"""Whose is it? The question on a card of a lead or of somebody without one: likely owners, a search, what it found."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.contact_points import ContactKind, masked
from bot.domain.errors import CompanyKnown
from bot.domain.lead import Lead
from bot.domain.likeness.sureness import Sure
from bot.domain.ownership import Owner
from bot.domain.prospect import Prospect
from bot.texts import Markup, Say
from bot.usecases.search_owners import Found
from bot.usecases.suggest_owners import MOST_LIKELY, Ground, Suggestion
from bot.views.buttons.base import Button
from bot.views.buttons.leads import (
    LinkTo,
    LinkToCompany,
    LinkToNewCompany,
    LinkToNewPerson,
    RuleOut,
    SearchClient,
    ShowMenu,
)
from bot.views.buttons.talk import LinkProspect, RuleOutForProspect, SearchForProspect, ShowProspect
from bot.views.cards import DANGER, LONGEST_CONTACT_SHOWN, LONGEST_NAME_SHOWN, PRIMARY, Question, Row, button, shortened
from bot.views.said_signs import MOST_SIGNS, said_sign
from bot.views.why_found import with_reason

MOST_CALLED_THE_SAME = 3

Whose = Lead | Prospect


def link_button(whose: Whose, client: Client, say: Say) -> InlineKeyboardButton:
    """Return the button that says that it is this client's."""
    return button(say.plain("It is {name}", name=client.name), _link_press(whose, client), PRIMARY)


def not_them_button(whose: Whose, client: Client, say: Say) -> InlineKeyboardButton:
    """Return the button that says that it is not this client."""
    return button(say.plain("It is somebody else"), _rule_out_press(whose, client))


def whose_is_it(whose: Whose, likely: Sequence[Suggestion], say: Say) -> Question:
    """Ask whose it is: the likely ones with what speaks for them, or a search."""
    new = _new_rows(whose)
    likely = likely[: MOST_LIKELY - len(new)]
    lines = [say("<b>Whose is it?</b>"), *(_suggestion_line(suggestion, say) for suggestion in likely)]
    search = (button(say.plain("🔎 Find a client"), _search_press(whose)), back_button(whose, say))
    rows = (*(row for each in likely for row in _suggested(whose, each, say)), *new, search)
    return Question(words=Markup("\n".join(lines)), rows=rows)


def _suggested(whose: Whose, suggestion: Suggestion, say: Say) -> tuple[Row, ...]:
    """Who it may be in one tap, and that it is not them; whoever has one of the contacts is asked about anyway."""
    rows = _rows(whose, [suggestion.owner], say)
    has_contact = any(sign.ground is Ground.SAME_CONTACT for sign in suggestion.signs)
    if has_contact or not isinstance(suggestion.owner, Client):
        return rows
    return tuple((*row, not_them_button(whose, suggestion.owner, say)) for row in rows)


def found_owners(whose: Whose, found: Sequence[Found], say: Say) -> Question:
    """Show whom a search found: people told apart by company and a masked contact, companies where they may be it."""
    lines = [say("<b>Whose is it?</b>"), *(found_line(one, say) for one in found)]
    return Question(words=Markup("\n".join(lines)), rows=_rows(whose, [one.owner for one in found], say))


def called_the_same(lead: Lead, known: CompanyKnown, pressed: LinkToNewCompany, say: Say) -> Question:
    """Ask whether it is a company that is called the same, or another one."""
    words = say("<b>There is a company {name}.</b> Is it this one?", name=shortened(known.name, LONGEST_NAME_SHOWN))
    another = button(say.plain("Another one, new"), pressed.model_copy(update={"another": True}), DANGER)
    rows = (*_rows(lead, known.same[:MOST_CALLED_THE_SAME], say), (another,), (back_button(lead, say),))
    return Question(words=words, rows=rows)


def _new_rows(whose: Whose) -> tuple[Row, ...]:
    """Who is surely not in the directory: the company that was named, or of a known company somebody new."""
    if isinstance(whose, Prospect):
        return ()
    if whose.company is not None and whose.client is None:
        person = LinkToNewPerson(lead=whose.id, version=whose.version)
        return ((button(f"➕ 👤 {whose.name}", person),),)
    named = whose.on_behalf.company if whose.on_behalf is not None else None
    if whose.company is not None or named is None:
        return ()
    return (new_company_row(whose, named, typed=False),)


def new_company_row(lead: Lead, name: str, *, typed: bool) -> Row:
    """Return the button that links to a new company; `typed`: called as in the message that is answered."""
    return (button(f"➕ 🏢 {name}", LinkToNewCompany(lead=lead.id, version=lead.version, typed=typed)),)


def back_button(whose: Whose, say: Say) -> InlineKeyboardButton:
    """Return the button that leaves a question on a card."""
    match whose:
        case Lead():
            return button(say.plain("‹ Back"), ShowMenu(lead=whose.id, version=whose.version, menu=""))
        case Prospect():
            return button(say.plain("‹ Back"), ShowProspect(prospect=whose.id))


def _rows(whose: Whose, owners: Sequence[Owner], say: Say) -> tuple[Row, ...]:
    """A button each; without a person a question is no lead, so a company has one only on a lead."""
    rows: list[Row] = []
    for owner in owners:
        if isinstance(owner, Client):
            rows.append((link_button(whose, owner, say),))
        elif isinstance(whose, Lead):
            press = LinkToCompany(lead=whose.id, version=whose.version, company=owner.id)
            rows.append((button(say.plain("🏢 It is {name}", name=owner.name), press, PRIMARY),))
    return tuple(rows)


def likely_line(likely: Suggestion, say: Say) -> Markup:
    """Return who it may be, as surely as that is, and what it rests on."""
    name, signs = shortened(likely.owner.name, LONGEST_NAME_SHOWN), _signs(likely, say)
    if likely.sure is Sure.ASK:
        return say("Looks like {name}: {signs}.", name=name, signs=signs)
    return say("Perhaps {name}: {signs}.", name=name, signs=signs)


def _signs(suggestion: Suggestion, say: Say) -> str:
    return shortened(", ".join(said_sign(sign, say) for sign in suggestion.signs[:MOST_SIGNS]), LONGEST_CONTACT_SHOWN)


def _suggestion_line(suggestion: Suggestion, say: Say) -> Markup:
    signs = _signs(suggestion, say)
    name = shortened(suggestion.owner.name, LONGEST_NAME_SHOWN)
    if isinstance(suggestion.owner, Company):
        return say("🏢 {name}: {signs}", name=name, signs=signs)
    return say("{name}: {signs}", name=name, signs=signs)


def found_line(found: Found, say: Say) -> Markup:
    name = shortened(found.owner.name, LONGEST_NAME_SHOWN)
    if isinstance(found.owner, Company):
        return say("🏢 {name}", name=with_reason(name, found, say))
    said = with_reason(told_apart(found), found, say)
    return say("{name}, {contact}", name=name, contact=said) if said else say("{name}", name=name)


def told_apart(found: Found) -> str:
    """Return what tells somebody found from namesakes: the company, and a contact that nobody could use."""
    about = [shortened(found.company.name, LONGEST_NAME_SHOWN)] if found.company is not None else []
    contacts = [masked(point.value) for point in found.points if point.value.kind is not ContactKind.TELEGRAM]
    return ", ".join((*about, *contacts[:1]))


def _link_press(whose: Whose, client: Client) -> Button:
    match whose:
        case Lead():
            return LinkTo(lead=whose.id, version=whose.version, client=client.id)
        case Prospect():
            return LinkProspect(prospect=whose.id, client=client.id)


def _rule_out_press(whose: Whose, client: Client) -> Button:
    match whose:
        case Lead():
            return RuleOut(lead=whose.id, version=whose.version, client=client.id)
        case Prospect():
            return RuleOutForProspect(prospect=whose.id, client=client.id)


def _search_press(whose: Whose) -> Button:
    match whose:
        case Lead():
            return SearchClient(lead=whose.id, version=whose.version)
        case Prospect():
            return SearchForProspect(prospect=whose.id)
