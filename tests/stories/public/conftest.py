"""The stage for stories of public interest: a channel whose posts are discussed in a group, and the bot in both."""

from dataclasses import dataclass
from typing import Any

import pytest

from bot.sandbox.people import Channel, Group
from tests.stories.conftest import Office, Opening
from tests.stories.workplace import Workplace, workplace

SPEED = 60.0


@dataclass(kw_only=True)
class Square(Workplace):
    """A workplace whose company has a channel, with a group where its posts are discussed."""

    channel: Channel

    @property
    def discussion(self) -> Group:
        """Where posts are discussed."""
        assert self.channel.group is not None
        return self.channel.group


@pytest.fixture(params=("ru", "en"))
def language(request: pytest.FixtureRequest) -> str:
    """What everybody's Telegram speaks."""
    spoken: str = request.param
    return spoken


@pytest.fixture
async def square(open_office: Opening, language: str) -> Square:
    """The usual team, its channel and its discussion; its owner has brought the bot in as an administrator."""
    return await open_square(open_office, language)


async def open_square(open_office: Opening, language: str, **settings: Any) -> Square:
    """Open a square with settings of its own, as `open_office` takes them."""
    office: Office = await open_office(language=language, speed=SPEED, **settings)
    place = workplace(office, language)
    owner = office.viktor
    group = await office.sandbox.group("Кухни: разговоры", members=[owner])
    channel = await office.sandbox.channel("Кухни", members=[owner], group=group)
    await owner.makes_bot("administrator", of=group)
    return Square(**vars(place), channel=channel)
