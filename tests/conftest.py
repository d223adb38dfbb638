"""How many tests are under way at once: half as many again as there are cores, because much of a story is waiting."""

from collections.abc import Generator

import pytest


@pytest.hookimpl(wrapper=True, optionalhook=True)
def pytest_xdist_auto_num_workers() -> Generator[None, int, int]:
    """Let nobody who waits for a bot, a browser or a clock keep a core from somebody who reckons."""
    cores = yield
    return cores + cores // 2
