"""The rarer deeds on the card of a client or a company, and what is asked for them."""

from collections.abc import Iterator, Sequence

from aiogram.types import InlineKeyboardButton

from bot.domain.client import Client
from bot.domain.lead import Lead
from bot.domain.member import Member, Role
from bot.domain.ownership import Owner, kind_of
from bot.house_rules import HouseRules
from bot.texts import Markup, Say
from bot.usecases.read_deals import Deals
from bot.views.buttons.base import Button
from bot.views.buttons.cards import (
    AskCardNote,
    AskCompany,
    AskName,
    AskOwnManager,
    AskSplit,
    ChooseOwnManager,
    ShowClient,
    ShowCompany,
    ShowContacts,
    ShowDeals,
    ShowMore,
)
from bot.views.buttons.leads import OpenLead
from bot.views.cards import LONGEST_NAME_SHOWN, Face, Row, button, in_pairs, moment_of, money, paging_row, shortened
from bot.views.names_of_codes import PAST, STAGES

DEALS_ON_A_PAGE = 6
MOST_COLLEAGUES = 8


def card_press(owner: Owner) -> Button:
    """Return the press that shows a card."""
    return ShowClient(client=owner.id) if isinstance(owner, Client) else ShowCompany(company=owner.id)


def back_to_card(owner: Owner, say: Say) -> InlineKeyboardButton:
    """Return the button that leads back to a card."""
    return button(say.plain("‹ Back"), card_press(owner))


def change_row(owner: Owner, say: Say) -> Row:
    """Return the buttons of what can be changed on a card."""
    kind = kind_of(owner)
    return (
        button(say.plain("Contacts…"), ShowContacts(card=kind, number=owner.id)),
        button(say.plain("More…"), ShowMore(card=kind, number=owner.id)),
    )


def rarer_deeds(owner: Owner, by: Member, say: Say) -> Face:
    """Return what is rarely done on a card, in place of its buttons."""
    about = {"card": kind_of(owner), "number": owner.id}
    deeds = [
        button(say.plain("Correct the name…"), AskName.model_validate(about)),
        button(say.plain("Note…"), AskCardNote.model_validate(about)),
        button(say.plain("Own manager…"), AskOwnManager.model_validate(about)),
        button(say.plain("Requests and deals"), ShowDeals.model_validate(about)),
    ]
    words = (_name(owner, say), say("What is to be changed?"))
    return Face(lines=words, rows=(*in_pairs([*deeds, *_of_clients(owner, by, say)]), (back_to_card(owner, say),)))


def _of_clients(owner: Owner, by: Member, say: Say) -> Iterator[InlineKeyboardButton]:
    """What companies have not, and what only owners do."""
    if not isinstance(owner, Client):
        return
    yield button(say.plain("Company…"), AskCompany(client=owner.id))
    if by.role is Role.OWNER:
        yield button(say.plain("Split…"), AskSplit(client=owner.id))


def who_looks_after(owner: Owner, team: Sequence[Member], say: Say) -> Face:
    """Ask who of the team looks after a card, the present one marked."""
    choices = [
        _choice(owner, member.id, shortened(member.name, LONGEST_NAME_SHOWN)) for member in team[:MOST_COLLEAGUES]
    ]
    nobody = _choice(owner, 0, say.plain("Nobody"))
    rows = (*in_pairs(choices), (nobody, back_to_card(owner, say)))
    return Face(lines=(_name(owner, say), say("<b>Who looks after them?</b>")), rows=rows)


def deals_page(deals: Deals, say: Say, rules: HouseRules) -> Face:
    """Return what somebody has wanted so far, each with the button of its card."""
    owner, page = deals.owner, deals.page
    heading = say("<b>{name}: requests and deals</b>", name=shortened(owner.name, LONGEST_NAME_SHOWN))
    lines = [_deal_line(lead, say, rules) for lead in page.things] or [say("Nothing so far.")]
    rows = in_pairs([button(say.plain("No. {number}", number=lead.id), OpenLead(lead=lead.id)) for lead in page.things])
    turning = paging_row(page, lambda number: ShowDeals(card=kind_of(owner), number=owner.id, page=number))
    back = (back_to_card(owner, say),)
    return Face(lines=(heading, *lines), rows=tuple(row for row in (*rows, turning, back) if row))


def _deal_line(lead: Lead, say: Say, rules: HouseRules) -> Markup:
    """When it came or ended, how it stands, and what it brings."""
    moment = moment_of(lead.closed_at or lead.created_at, say, rules)
    stands = PAST.get(lead.status) or STAGES.get(lead.status)
    parts = [moment, say.plain(stands) if stands else say.plain("In work")]
    if lead.amount is not None:
        parts.append(money(lead.amount, say))
    return say("No. {number} · {outcome}", number=lead.id, outcome=" · ".join(parts))


def _choice(owner: Owner, manager: int, name: str) -> InlineKeyboardButton:
    label = f"✓ {name}" if (owner.manager or 0) == manager else name
    return button(label, ChooseOwnManager(card=kind_of(owner), number=owner.id, manager=manager))


def _name(owner: Owner, say: Say) -> Markup:
    return say("<b>{name}</b>", name=shortened(owner.name, LONGEST_NAME_SHOWN))
