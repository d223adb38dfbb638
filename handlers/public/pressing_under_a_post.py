"""Pressing under a post: who presses is interested, and the chat with the bot opens."""

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery
from aiogram.types import CallbackQuery

from bot.domain.member import Member
from bot.domain.start_payload import Origin
from bot.house_rules import HouseRules
from bot.usecases.notice_press import notice_press
from bot.usecases.ports import Turn
from bot.usecases.read_campaigns import sign
from bot.views.buttons.prospects import PressUnderPost
from bot.views.post_button_card import link_to_bot
from handlers.public.identity import who_acts


async def press(
    query: CallbackQuery, callback_data: PressUnderPost, turn: Turn, member: Member | None, rules: HouseRules
) -> AnswerCallbackQuery:
    """Keep it once a person and post, and open the chat: also of the team, and where nobody knows the post any more."""
    somebody = who_acts(query, rules.language) if member is None else None
    shown = await turn.records.post_buttons.find_of_post(callback_data.post)
    if somebody is not None:
        await notice_press(turn, somebody, callback_data.post)
    campaign = shown.campaign if shown is not None else None
    payload = await sign(turn.records, Origin(campaign=campaign, post=callback_data.post))
    return query.answer(url=link_to_bot(rules, payload))


def register(router: Router) -> None:
    """The button under a post."""
    router.callback_query.register(press, PressUnderPost.filter())
