"""The stage for stories of the prospect's side: each is told in both languages, in a team with a group."""

from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from tests.stories.conftest import Opening
from tests.stories.workplace import Workplace, workplace

SPEED = 60.0  # as for deciding: what is about time moves the clock by itself

PlaceOpening = Callable[..., Awaitable[Workplace]]


@pytest.fixture(params=("ru", "en"))
def language(request: pytest.FixtureRequest) -> str:
    """What everybody's Telegram speaks."""
    spoken: str = request.param
    return spoken


@pytest.fixture
def open_place(open_office: Opening, language: str) -> PlaceOpening:
    """Open a workplace with settings of its own, as `open_office` takes them."""

    async def open_it(**settings: Any) -> Workplace:
        return workplace(await open_office(language=language, **{"speed": SPEED, **settings}), language)

    return open_it


@pytest.fixture
async def place(open_place: PlaceOpening) -> Workplace:
    """The usual workplace."""
    return await open_place()
