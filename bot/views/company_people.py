"""Who belongs to a company: what is asked about it, whom and what a search found, and what was done."""

from collections.abc import Sequence

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.ids import ActivityId
from bot.texts import Say
from bot.usecases.search_owners import Found
from bot.views.buttons.cards import AddPerson, JoinCompany, JoinNewCompany, LeaveCompany, ShowClient, UndoCompany
from bot.views.cards import LONGEST_NAME_SHOWN, PRIMARY, Face, Row, button, shortened
from bot.views.client_card import company_button
from bot.views.whose_is_it import found_line

MOST_LIKELY = 2


def which_company(client: Client, company: Company | None, likely: Sequence[Company], say: Say) -> Face:
    """Ask which company a client belongs to; the likely ones are a press away."""
    name = say("<b>{name}</b>", name=shortened(client.name, LONGEST_NAME_SHOWN))
    ask = say("Which company? Write a part of its name, or the name of a new one. /cancel leaves it.")
    rows: list[Row] = [_join_row(client, each) for each in likely[:MOST_LIKELY]]
    if company is not None:
        leave = LeaveCompany(client=client.id, company=company.id)
        rows.append((button(say.plain("Take out of it"), leave),))
    rows.append((button(say.plain("‹ Back"), ShowClient(client=client.id)),))
    now = (say("Company: {name}", name=shortened(company.name, LONGEST_NAME_SHOWN)),) if company is not None else ()
    return Face(lines=(name, *now, ask), rows=tuple(rows))


def found_companies(client: Client, found: Sequence[Company], new: str | None, say: Say) -> Face:
    """Return the companies that a search found for a client, and the new one that it may be."""
    heading = say("<b>Which company is {name} of?</b>", name=shortened(client.name, LONGEST_NAME_SHOWN))
    lines = (heading, *(say("🏢 {name}", name=shortened(each.name, LONGEST_NAME_SHOWN)) for each in found))
    rows = [_join_row(client, each) for each in found]
    if new is not None:
        rows.append((button(f"➕ 🏢 {new}", JoinNewCompany(client=client.id)),))
    return Face(lines=lines, rows=tuple(rows))


def found_people(company: Company, found: Sequence[Found], new: str | None, say: Say) -> Face:
    """Return whom a search found for a company, and the new person that it may be."""
    heading = say("<b>Who works at {name}?</b>", name=shortened(company.name, LONGEST_NAME_SHOWN))
    rows: list[Row] = [
        (button(say.plain("It is {name}", name=one.owner.name), _join(one.owner, company), PRIMARY),)
        for one in found
        if isinstance(one.owner, Client)
    ]
    if new is not None:
        rows.append((button(f"➕ 👤 {new}", AddPerson(company=company.id)),))
    return Face(lines=(heading, *(found_line(one, say) for one in found)), rows=tuple(rows))


def placed(client: Client, company: Company, change: ActivityId, say: Say) -> Face:
    """Return that a client belongs to a company, with undo."""
    name, of = (shortened(each, LONGEST_NAME_SHOWN) for each in (client.name, company.name))
    words = (say("<b>{name}</b>", name=name), say("Works at {company} now.", company=of))
    show = (button(f"👤 {client.name}", ShowClient(client=client.id)), company_button(company))
    return Face(lines=words, rows=((button(say.plain("↩ Undo"), UndoCompany(activity=change)),), show))


def _join_row(client: Client, company: Company) -> Row:
    return (button(f"🏢 {company.name}", _join(client, company), PRIMARY),)


def _join(client: Client, company: Company) -> JoinCompany:
    return JoinCompany(client=client.id, company=company.id)
