"""Misfortune: calls that Telegram refuses for a while, loses or does not answer, and deliveries of unheard success."""

import asyncio
from random import Random

from bot.sandbox.people import Sandbox

LASTS = 15.0  # seconds: what found nothing to strike by then is over
UNHEARD_SHARE = 0.2
KINDS = {
    "timeout_after": 3, "timeout_before": 1, "reset_after": 3, "reset": 2, "truncated": 2, "429": 3, "429_bare": 1,
    "500": 1, "502": 1, "504": 1, "500_after": 1, "502_after": 1, "504_after": 1,
}  # fmt: skip
METHODS = {
    "sendMessage": 6, "*": 4, "editMessageText": 2, "getUpdates": 2, "answerCallbackQuery": 1, "setWebhook": 1,
    "deleteWebhook": 1, "getMe": 1,
}  # fmt: skip


async def strike(sandbox: Sandbox, random: Random, pause: float) -> None:
    """Let something go wrong every `pause` seconds on average, until cancelled."""
    while True:
        await asyncio.sleep(random.expovariate(1 / pause))
        until = (await sandbox.state())["now"] + LASTS
        times = random.choice((1, 1, 2, 3))
        if random.random() < UNHEARD_SHARE:
            await sandbox.order_update_fault("unheard", times=times, until=until)
        else:
            method, kind = _one_of(random, METHODS), _one_of(random, KINDS)
            pause = random.randint(1, 3)
            told = pause if kind == "429" else None
            await sandbox.order_fault(method, kind, times=times, retry_after=told, until=until)


def _one_of(random: Random, weights: dict[str, int]) -> str:
    return random.choices(list(weights), list(weights.values()))[0]
