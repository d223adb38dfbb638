"""Inline results: whom a search as one types shows; what is sent by choosing one is a code that says nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from aiogram.types import (
    InlineKeyboardButton,
    InlineQueryResultArticle,
    InlineQueryResultUnion,
    InputTextMessageContent,
)

from bot.domain.client import Client
from bot.domain.company import Company
from bot.domain.ids import ClientId, CompanyId
from bot.domain.ownership import Owner
from bot.texts import Say
from bot.usecases.search_owners import Found
from bot.views.buttons.base import LARGEST
from bot.views.cards import shortened
from bot.views.whose_is_it import told_apart
from bot.views.why_found import with_reason

COMMAND = "found"
LONGEST_TITLE = 60

_CODE = re.compile(r"(company )?([1-9][0-9]{0,18})", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Whom a chosen result names: a client or a company."""

    client: ClientId | None = None
    company: CompanyId | None = None


def found_while_typing(found: Sequence[Found], say: Say) -> list[InlineQueryResultUnion]:
    """Return a result each: the name, what tells namesakes apart, and why it fits."""
    return [
        InlineQueryResultArticle(
            id=_code_of(one.owner).replace(" ", "-"),
            title=_title(one.owner),
            description=with_reason(told_apart(one), one, say) or None,
            input_message_content=InputTextMessageContent(message_text=f"/{COMMAND} {_code_of(one.owner)}"),
        )
        for one in found
    ]


def read_code(code: str) -> Choice | None:
    """Return whom a chosen result names; None for anything this bot does not write."""
    named = _CODE.fullmatch(code)
    if named is None or int(named[2]) > LARGEST:
        return None
    number = int(named[2])
    return Choice(company=CompanyId(number)) if named[1] else Choice(client=ClientId(number))


def search_while_typing(say: Say) -> InlineKeyboardButton:
    """Return the button that begins a search as one types, in the chat where it stands."""
    return InlineKeyboardButton(text=say.plain("🔎 Search as I type"), switch_inline_query_current_chat="")


def _code_of(owner: Owner) -> str:
    return f"company {owner.id}" if isinstance(owner, Company) else f"{owner.id}"


def _title(owner: Owner) -> str:
    name = shortened(owner.name, LONGEST_TITLE)
    return name if isinstance(owner, Client) else f"🏢 {name}"
