"""The demonstration: the real bot beside a pretend Telegram, on a database of its own, without a token."""

from bot.demo.staying import stay_up
from bot.demo.telling import play_story

__all__ = ["play_story", "stay_up"]
