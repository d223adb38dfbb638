"""Choosing a topic: one of the buttons under the greeting."""

from dataclasses import replace
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.methods import TelegramMethod
from aiogram.types import CallbackQuery

from bot.domain.interest import Route
from bot.usecases.register_interest import register_interest
from bot.views.buttons import PickTopic
from bot.views.prospect_messages import about_topic
from handlers.prospects.talk import Talk


async def choose_topic(query: CallbackQuery, callback_data: PickTopic, talk: Talk) -> list[TelegramMethod[Any]]:
    """Keep the topic and go on to the question; whoever is being asked something just goes on with that."""
    if callback_data.place >= len(talk.rules.topics):
        raise SkipHandler
    topic = talk.rules.topics[callback_data.place]
    await register_interest(talk.turn, talk.prospect, Route.TOPIC, topic=topic)
    await talk.keep(replace(await talk.draft(), topic=topic))
    if await talk.is_introducing():
        return [query.answer(talk.say.plain("Noted: {topic}", topic=topic))]
    return [query.answer(), about_topic(talk.chat, talk.say, topic=topic)]


def register(router: Router) -> None:
    """Topic buttons."""
    router.callback_query.register(choose_topic, PickTopic.filter())
