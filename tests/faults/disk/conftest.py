"""Where the SQLite of this Python cannot be reached, faults of the disk are skipped, and the end of the run says so."""

from collections.abc import Iterator

import pytest

from tests.faults.disk.file_layer import OutOfReach, check_reach

UNTRIED = pytest.StashKey[str]()


@pytest.fixture(autouse=True, scope="session")
def within_reach(pytestconfig: pytest.Config) -> Iterator[None]:
    """Skip what needs the file layer where there can be none."""
    try:
        check_reach()
    except OutOfReach as reason:
        pytestconfig.stash[UNTRIED] = str(reason)
        pytest.skip(str(reason))
    yield


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Say what was not tried, and why."""
    if UNTRIED in config.stash:
        terminalreporter.section("not tried", yellow=True)
        terminalreporter.write_line(config.stash[UNTRIED])
