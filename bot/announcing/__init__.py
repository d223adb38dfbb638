"""Announcing: events become messages for everybody but the actor - the one place where that happens."""

from bot.announcing.announcer import Announcer

__all__ = ["Announcer"]
