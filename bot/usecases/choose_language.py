"""Choose a language: from now on it wins over the one that somebody's Telegram is set to."""

from dataclasses import replace

from bot.domain.prospect import Prospect
from bot.usecases.ports import Turn


async def choose_language(turn: Turn, user: int, language: str, *, prospect: Prospect | None) -> None:
    """Keep the choice; what is sent to a prospect later, without being asked for, is in it too."""
    await turn.records.languages.save(user, language)
    if prospect is not None:
        await turn.records.prospects.save(replace(prospect, language=language))
