"""The mode: how a bot that is tried out receives updates."""

from enum import StrEnum


class Mode(StrEnum):
    """Whether the bot asks for updates, or Telegram delivers them."""

    POLLING = "polling"
    WEBHOOK = "webhook"
