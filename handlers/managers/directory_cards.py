"""Cards of the directory: a client's or a company's, as a member sees it now."""

from bot.domain.ids import ClientId, CompanyId
from bot.domain.member import Member
from bot.domain.merging import CardKind
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.ports import Turn
from bot.usecases.read_clients import read_client_card
from bot.usecases.read_companies import read_company_card
from bot.usecases.read_contacts import read_contacts
from bot.views.cards import Face
from bot.views.client_card import client_card
from bot.views.company_card import company_card
from bot.views.contacts import CONTACTS_ON_A_PAGE, contacts_page


async def card_now(turn: Turn, kind: CardKind, number: int, member: Member, rules: HouseRules, say: Say) -> Face:
    """Return the card of a client or a company. Raises NotFound."""
    since = rules.undoable_since(turn.now)
    if kind is CardKind.CLIENT:
        return client_card(await read_client_card(turn.records, ClientId(number), member, since=since), say, rules)
    return company_card(await read_company_card(turn.records, CompanyId(number), member, since=since), say, rules)


async def contacts_now(
    turn: Turn, kind: CardKind, number: int, member: Member, rules: HouseRules, say: Say, *, page: int = 1
) -> Face:
    """Return the contacts of a card. Raises ClientOfOther, NotFound."""
    since = rules.undoable_since(turn.now)
    contacts = await read_contacts(turn.records, kind, number, page, size=CONTACTS_ON_A_PAGE, by=member, since=since)
    return contacts_page(contacts, say, rules)
