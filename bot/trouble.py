"""Trouble: what keeps a part of the bot from working just now, as the short codes that `/readyz` shows."""

from enum import StrEnum


class Trouble(StrEnum):
    """Why something has to wait. Nothing here is lost, and nothing here names anybody."""

    STARTING = "starting"
    STORAGE_UNAVAILABLE = "storage_unavailable"
    TELEGRAM_OUT_OF_REACH = "telegram_out_of_reach"
    TELEGRAM_REFUSES = "telegram_refuses"
    ANOTHER_POLLER = "another_poller"
    WEBHOOK_NOT_SET = "webhook_not_set"
    WEBHOOK_SET_ELSEWHERE = "webhook_set_elsewhere"
    OVERLOADED = "overloaded"
