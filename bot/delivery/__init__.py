"""Delivery: the outbox -> Telegram, the only place that sends messages."""

from bot.delivery.pace import Limit, Pace
from bot.delivery.postman import Delivery

__all__ = ["Delivery", "Limit", "Pace"]
