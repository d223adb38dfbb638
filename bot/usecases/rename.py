"""Rename: what a client or a company is called is put right; what they were called stays in the history."""

from dataclasses import replace

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.company import accept_company_name
from bot.domain.ids import ActivityId
from bot.domain.member import Member
from bot.domain.mentioned import Mentioned
from bot.domain.merging import CardKind
from bot.domain.names import accept_name_of_other
from bot.usecases.change_card import card_to_change, record_change, save_card
from bot.usecases.ports import Turn


async def rename(turn: Turn, kind: CardKind, card: int, typed: str, *, by: Member) -> ActivityId | None:
    """Give a card another name, if the guard lets it pass; return None where it has that name already.

    Raises NameRefused, CompanyRefused, ClientOfOther, NotFound.
    """
    owner = await card_to_change(turn.records, kind, card, by)
    name = accept_name_of_other(typed) if isinstance(owner, Client) else accept_company_name(typed)
    if name == owner.name:
        return None
    await save_card(turn.records, replace(owner, name=name))
    mentioned = (Mentioned(was=True, words=owner.name), Mentioned(was=False, words=name))
    return await record_change(turn, Deed.RENAMED, owner, by=by, mentioned=mentioned)
