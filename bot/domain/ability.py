"""Ability: what @BotFather was told to let the bot do everywhere."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any


class Ability(StrEnum):
    """Each by Telegram's own name (Telegram Bot API: User, as getMe returns it)."""

    JOINS_GROUPS = "can_join_groups"
    READS_GROUPS = "can_read_all_group_messages"
    SEARCHES = "supports_inline_queries"


def abilities_in(told: Mapping[str, Any]) -> frozenset[Ability]:
    """Return what Telegram says in a User that the bot can do."""
    return frozenset(ability for ability in Ability if told.get(ability) is True)
