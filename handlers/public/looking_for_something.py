"""Looking for something: after the bot's name, in any chat, somebody of outside types what they want."""

from aiogram import Router
from aiogram.methods import AnswerInlineQuery
from aiogram.types import ChosenInlineResult, InlineQuery

from bot.domain.looked_for import read_words
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.usecases.look_for import choose_result, note_words
from bot.usecases.notice_in_public import Somebody
from bot.usecases.ports import Turn
from bot.views.offered_inline import chosen_topic, offer_inline
from handlers.public.identity import BySomebody


async def look(query: InlineQuery, turn: Turn, somebody: Somebody, say: Say, rules: HouseRules) -> AnswerInlineQuery:
    """Offer what there is to ask about; whoever types nothing has looked for nothing."""
    words = read_words(query.query)
    if words is not None:
        await note_words(turn, somebody, words)
    return offer_inline(query.id, query.query.strip(), say, rules)


async def choose(result: ChosenInlineResult, turn: Turn, somebody: Somebody, rules: HouseRules) -> None:
    """Keep what was chosen, where @BotFather was told to let the bot know."""
    topic = chosen_topic(result.result_id, rules.topics)
    words = read_words(result.query)
    if topic is not None or words is not None:
        await choose_result(turn, somebody, words, topic.name if topic is not None else None)


def register(router: Router) -> None:
    """Words after the bot's name, and what is chosen of the results."""
    router.inline_query.register(look, BySomebody())
    router.chosen_inline_result.register(choose, BySomebody())
