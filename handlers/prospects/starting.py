"""Starting: somebody opens the chat, by themselves or by a link that names where they come from."""

import re

from aiogram import Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.methods import SendMessage
from aiogram.types import Message

from bot.domain.interest import Route
from bot.usecases.check_human import meet_newcomer
from bot.usecases.register_interest import register_interest
from bot.views.human_check import ask_whether_human
from bot.views.prospect_messages import greeting, greeting_by_name, greeting_with_open_request
from handlers.prospects.introducing import as_read, wish_shown
from handlers.prospects.talk import Talk

CAMPAIGN = re.compile(r"[A-Za-z0-9_-]{1,64}")  # Telegram Bot API: deep linking


async def start(message: Message, command: CommandObject, talk: Talk) -> SendMessage:
    """Greet, or ask whether it is a person who came; an introduction under way ends."""
    await talk.leave_introduction()
    campaign = _campaign_in(command.args)
    check = await meet_newcomer(talk.turn, talk.prospect, campaign=campaign, after=talk.rules.human_check_after)
    route = Route.DEEP_LINK if campaign else Route.START
    await register_interest(talk.turn, talk.prospect, route, campaign=campaign)
    return ask_whether_human(talk.chat, talk.say, check) if check is not None else await _greeting(talk)


async def _greeting(talk: Talk) -> SendMessage:
    name = talk.prospect.name
    if name is None:
        return greeting(talk.chat, talk.say, talk.rules)
    lead = await talk.turn.records.leads.find_open_of(talk.prospect.id)
    if lead is None and not await _made_no_lead(talk):
        return greeting_by_name(talk.chat, talk.say, talk.rules, name=name)
    wish = wish_shown(lead) if lead is not None else (await talk.draft()).sent_wish
    return greeting_with_open_request(talk.chat, talk.say, name=name, wish=as_read(talk, wish))


async def _made_no_lead(talk: Talk) -> bool:
    """Tell whether what somebody sent became no lead, as a partner's does not: they read the same as anybody else."""
    draft = await talk.draft()
    return (
        draft.sent_at is not None
        and draft.withdrawn_at is None
        and not await talk.turn.records.leads.list_of_prospect(talk.prospect.id)
    )


def _campaign_in(payload: str | None) -> str | None:
    return payload if payload and CAMPAIGN.fullmatch(payload) else None


def register(router: Router) -> None:
    """/start."""
    # The bot's own name is not asked of Telegram here: in private every command is for it.
    router.message.register(start, CommandStart(ignore_case=True, ignore_mention=True))
