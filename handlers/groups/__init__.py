"""What the team does (groups)."""

from aiogram import Router


def setup() -> Router:
    """Nothing yet."""
    return Router(name="groups")
