"""Deals: what a client or a company has wanted so far, the open ones first."""

from dataclasses import dataclass

from bot.domain.client import Client
from bot.domain.lead import Lead
from bot.domain.merging import CardKind
from bot.domain.ownership import Owner
from bot.domain.paging import Page, page_of
from bot.usecases.change_card import get_card, open_leads_of
from bot.usecases.ports import Records

MOST_PAST = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Deals:
    """A page of what somebody has wanted."""

    owner: Owner
    page: Page[Lead]


async def read_deals(records: Records, kind: CardKind, card: int, page: int, *, size: int) -> Deals:
    """Return a page of the leads of a card: what is open, then the newest of the past. Raises NotFound."""
    owner = await get_card(records, kind, card)
    return Deals(owner=owner, page=page_of(await read_all_deals(records, kind, owner.id), page, size=size))


async def read_all_deals(records: Records, kind: CardKind, card: int) -> list[Lead]:
    """Return the leads of a card: what is open, then the newest of the past. Raises NotFound."""
    owner = await get_card(records, kind, card)
    if isinstance(owner, Client):
        past = await records.leads.list_past_of_client(owner.id, limit=MOST_PAST)
    else:
        past = await records.leads.list_past_of_company(owner.id, limit=MOST_PAST)
    return [*await open_leads_of(records, owner), *past]
