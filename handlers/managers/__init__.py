"""What the team does (managers)."""

from aiogram import Router


def setup() -> Router:
    """Nothing yet."""
    return Router(name="managers")
