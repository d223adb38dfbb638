"""The stage for stories of deciding: each is told in both languages, in a group, with private cards, and alone."""

import pytest

from tests.stories.conftest import Opening
from tests.stories.workplace import Team, Workplace, workplace

SPEED = 60.0  # there are many stories, and none of them is about how long anything takes
EVERYWHERE = [(team, language) for team in Team for language in ("ru", "en")]


@pytest.fixture(params=EVERYWHERE, ids=lambda place: "-".join(place))
async def work(request: pytest.FixtureRequest, open_office: Opening) -> Workplace:
    """A workplace of every kind, one after another."""
    team, language = request.param
    office = await open_office(language=language, with_group=team is Team.GROUP, alone=team is Team.ALONE, speed=SPEED)
    return workplace(office, language)
