"""The stage: the real bot and storage beside the sandbox, on a clock that runs fast."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from pydantic import SecretStr

from bot.app import Surroundings, live
from bot.config import Config
from bot.delivery import Pace
from bot.telegram import Telegram
from bot.timetable import A_MINUTE
from storage import open_storage
from storage.sqlite import PATIENCE
from tests.clocks import ScaledClock

SPEED = 20.0
TEAM = ("Viktor", "Olga")


def config_of(api_url: str, token: str, database: Path, team: list[int], **sections: Any) -> Config:
    """The config of a bot whose team gets the cards in private; the first of them is the owner."""
    owner, *managers = team
    return Config.model_validate(
        {
            "telegram": {"api_url": api_url, "token": SecretStr(token), **sections.pop("telegram", {})},
            "storage": {"url": f"sqlite:///{database}"},
            "team": {
                "owners": (owner,),
                "managers": tuple(managers),
                "language": "en",
                "hours": ["mon-sun 00:00-24:00"],
            },
            "intake": {"topics": ("Prices", "Delivery")},
            "consent": {"operator": "Romashka", "link": "https://example.com/privacy"},
            **sections,
        }
    )


@asynccontextmanager
async def bot_running(
    config: Config,
    telegram: Telegram,
    clock: ScaledClock,
    *,
    patience: timedelta = PATIENCE,
    pace: Pace | None = None,
    looks_every: timedelta = A_MINUTE,
) -> AsyncIterator[None]:
    """Let the bot run as long as the block lasts; `patience` is its patience with a locked database.

    `looks_every`: so often it does what is due, in real time.
    """
    stop = asyncio.Event()
    storage = await open_storage(config.storage.url, patience=patience)
    try:
        around = Surroundings(
            config=config,
            storage=storage,
            telegram=telegram,
            clock=clock,
            print_line=lambda line: None,
            pace=pace,
            looks_every=looks_every,
        )
        async with asyncio.TaskGroup() as nursery:
            nursery.create_task(live(around, stop))
            yield
            stop.set()
    finally:
        await storage.close()
