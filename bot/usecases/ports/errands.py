"""Ports: what is wanted of Telegram outside of any turn."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, Protocol

from bot.domain.ability import Ability
from bot.domain.errand import Errand, Purpose
from bot.domain.ids import ErrandId


class Errands(Protocol):
    """Calls to Telegram whose answer is needed; `storage.errands` says what each method does."""

    async def add(
        self,
        purpose: Purpose,
        about: int,
        method: str,
        payload: dict[str, Any],
        *,
        not_before: datetime,
        not_after: datetime,
    ) -> None: ...

    async def find_next(self) -> Errand | None: ...

    async def try_again(self, errand: ErrandId, not_before: datetime) -> None: ...

    async def finish(self, errand: ErrandId) -> bool: ...


class Abilities(Protocol):
    """What the bot can do everywhere, as Telegram last said."""

    async def list_all(self) -> frozenset[Ability]: ...

    async def save(self, abilities: Iterable[Ability], now: datetime) -> None: ...
