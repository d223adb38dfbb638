"""At rest: whether the bot, once everything has been done and said, still calls for something."""

import asyncio

from bot.sandbox.people import Sandbox


async def calls_at_rest(sandbox: Sandbox, *, settles: float, lasting: float) -> list[str]:
    """The methods that are called for so many real seconds, after as many in which what is under way may end."""
    await asyncio.sleep(settles)
    before = len(await sandbox.calls())
    await asyncio.sleep(lasting)
    return [call["method"] for call in (await sandbox.calls())[before:]]
