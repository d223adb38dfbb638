"""Property test: whatever happens in public, in whichever order - nothing fails, nobody is written to who never opened
the chat, interest is only what others show, and what Telegram delivers twice changes nothing.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from random import Random

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.faults.fuzz import managers, prospects, public
from tests.faults.fuzz.cast import Json, Part
from tests.faults.fuzz.office import HOUSES, Office, open_office
from tests.faults.fuzz.play import Play
from tests.faults.fuzz.scene import Scene
from tests.faults.memory import memory_folder

TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"


def in_private(scene: Scene) -> Json:
    """Somebody outside of the team goes on in the chat with the bot, or opens it: from then on they can be answered."""
    return prospects.act(scene, scene.random.choice(scene.cast.playing(Part.PROSPECT, Part.STRANGER)))


def by_a_manager(scene: Scene) -> Json:
    """Somebody of the team does something, mostly about what has just come."""
    return managers.act(scene, scene.random.choice(scene.cast.playing(Part.MANAGER, Part.OWNER)))


Deed = Callable[[Scene], Json]
DEEDS: tuple[Deed, ...] = (public.act, public.act, public.act, public.act, in_private, by_a_manager)
Happening = tuple[Deed, int, int]
happenings = st.tuples(st.sampled_from(DEEDS), st.integers(0, 2**32), st.sampled_from((0, 1, 70, 400)))


@settings(max_examples=20, deadline=None, phases=[Phase.generate])  # what is broken tells enough, and less takes long
@given(house=st.integers(0, len(HOUSES) - 1), happening=st.lists(happenings, min_size=10, max_size=40))
def test_every_promise_is_kept_whatever_happens_in_public(house: int, happening: list[Happening]) -> None:
    """The dice of each happening are its own, so that leaving one out leaves the others as they are."""
    assert asyncio.run(_broken_by(house, happening)) == []


async def _broken_by(house: int, happening: Sequence[Happening]) -> list[str]:
    with memory_folder() as folder:
        async with open_office(folder, "in public", house) as office:
            play, came = Play(office), []
            for deed, dice, seconds in happening:
                scene = replace(await office.scene(), random=Random(dice))
                came += await play.let_come([deed(scene)])
                await office.pass_time(seconds)
            await play.settle()
            return play.broken + await _changed_by_a_second_delivery(play, came)


async def _changed_by_a_second_delivery(play: Play, came: Sequence[Json]) -> list[str]:
    before, said = await _everything(play.office), play.office.telegram.taken.copy()
    await play.let_come_as_they_are(came)
    after, news = await _everything(play.office), play.office.telegram.taken - said
    changed = [table for table in after if before[table] != after[table]]
    return [f"What came twice changed {changed} and said {news}."] if changed or news else []


async def _everything(office: Office) -> dict[str, list[Json]]:
    """All that is stored."""
    tables = [row["name"] for row in await office.rows(TABLES)]
    return {table: await office.rows(f"SELECT * FROM {table}") for table in tables}
