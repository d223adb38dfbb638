"""Choosing a topic: one of the buttons under the greeting, or one of those that stand below it."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.methods import AnswerCallbackQuery, TelegramMethod
from aiogram.types import CallbackQuery

from bot.domain.interest import Route
from bot.domain.topics import Topic, find_topic
from bot.usecases.register_interest import register_interest
from bot.views.buttons.prospects import PickTopic, ShowTopics
from bot.views.greetings import about_topic, all_topics, topic_noted, topics_below
from handlers.prospects.talk import Talk

Methods = list[TelegramMethod[Any]]


async def choose_topic(query: CallbackQuery, callback_data: PickTopic, talk: Talk) -> Methods | AnswerCallbackQuery:
    """Show what is below a topic, or take it; one that is gone from the list is not taken for another."""
    topic = find_topic(talk.rules.topics, callback_data.topic)
    if topic is None:
        words = talk.say.plain("This topic is no longer on our list. See what there is now: /start.")
        return query.answer(words, show_alert=True)
    return _open(query, topic, talk) if topic.below else await _take(query, topic, talk)


async def show_topics(query: CallbackQuery, talk: Talk) -> Methods:
    """Go back from the topics below one; it changes nothing."""
    if query.message is None:
        return [query.answer()]
    here, introduced = query.message.message_id, await talk.is_introduced()
    return [query.answer(), all_topics(talk.chat, here, talk.say, talk.rules, introduced=introduced)]


def _open(query: CallbackQuery, topic: Topic, talk: Talk) -> Methods:
    """Show in place of all the topics what one consists of; only one of these is a wish."""
    words = talk.say.plain("{topic}: what exactly?", topic=topic.labels[talk.say.language])
    message = query.message
    below = [topics_below(talk.chat, message.message_id, talk.say, topic)] if message else []
    return [query.answer(words), *below]


async def _take(query: CallbackQuery, topic: Topic, talk: Talk) -> Methods:
    """Keep the topic and go on to the question; whoever is being asked something just goes on with that."""
    await register_interest(talk.turn, talk.prospect, Route.TOPIC, topic=topic.name)
    await talk.keep(replace(await talk.draft(), topic=topic.name))
    title = topic.titles[talk.say.language]
    if await talk.is_introducing():
        return [query.answer(), topic_noted(talk.chat, talk.say, title)]
    return [query.answer(), about_topic(talk.chat, talk.say, topic=title, introduced=await talk.is_introduced())]


def register(router: Router) -> None:
    """Topic buttons."""
    router.callback_query.register(choose_topic, PickTopic.filter())
    router.callback_query.register(show_topics, ShowTopics.filter())
