"""Offered inline: what an outsider finds after the bot's name in any chat - topics, and the way to the bot.

Others read what is sent by choosing one, so nothing stands there but the owner's own words and a link.
"""

from collections.abc import Iterator, Sequence

from aiogram.methods import AnswerInlineQuery
from aiogram.types import (
    InlineKeyboardButton,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
)

from bot.domain.topics import Topic, find_topic
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.pieces import one_button

BEGINS = "topic-"
PAYLOAD = "inline"
MOST_OFFERED = 20


def offer_inline(query: str, words: str, say: Say, rules: HouseRules) -> AnswerInlineQuery:
    """Return the topics, those first in which the words stand; kept for nobody, since the team finds clients here."""
    topics = sorted(_each(rules.topics), key=lambda topic: words.casefold() not in _title(topic, say).casefold())
    return AnswerInlineQuery(
        inline_query_id=query,
        results=[_article(topic, say, rules) for topic in topics[:MOST_OFFERED]],
        cache_time=0,
        is_personal=True,
        button=InlineQueryResultsButton(text=say.plain("Ask us in private"), start_parameter=PAYLOAD),
    )


def chosen_topic(result: str, topics: Sequence[Topic]) -> Topic | None:
    """Return the topic that a chosen result names."""
    return find_topic(topics, result.removeprefix(BEGINS)) if result.startswith(BEGINS) else None


def _article(topic: Topic, say: Say, rules: HouseRules) -> InlineQueryResultArticle:
    title = _title(topic, say)
    url = f"https://t.me/{rules.bot_username}?start={PAYLOAD}"
    return InlineQueryResultArticle(
        id=f"{BEGINS}{topic.key}",
        title=title,
        description=say.plain("Ask us: a person answers"),
        input_message_content=InputTextMessageContent(
            message_text=say.plain("{topic}: ask here, and a person answers.", topic=title), parse_mode=None
        ),
        reply_markup=one_button(InlineKeyboardButton(text=say.plain("Ask a question"), url=url)),
    )


def _title(topic: Topic, say: Say) -> str:
    return topic.titles[say.language]


def _each(topics: Sequence[Topic]) -> Iterator[Topic]:
    """Those that can be chosen: of a topic with others below it, these."""
    for topic in topics:
        yield from topic.below or (topic,)
