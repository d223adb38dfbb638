"""Delivery: the outbox -> Telegram, the only place that sends messages."""

from bot.delivery.outcomes import Announce
from bot.delivery.pace import Limit, Pace
from bot.delivery.postman import Delivery

__all__ = ["Announce", "Delivery", "Limit", "Pace"]
