"""Ability: what @BotFather was told to let the bot do everywhere."""

from enum import StrEnum


class Ability(StrEnum):
    """Each by Telegram's own name (Telegram Bot API: User, as getMe returns it)."""

    JOINS_GROUPS = "can_join_groups"
    READS_GROUPS = "can_read_all_group_messages"
    SEARCHES = "supports_inline_queries"
