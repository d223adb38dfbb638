"""Progress: a long command says now and then how far it is, and a short one nothing."""

from datetime import timedelta

import pytest

from bot.progress import SECONDS_BETWEEN, Progress
from tests.clocks import ScaledClock

A_WHILE = timedelta(seconds=SECONDS_BETWEEN + 1)


def test_of_what_is_soon_done_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress("{:,} lines ...", clock=ScaledClock())

    progress.add(1_000)

    assert capsys.readouterr() == ("", "")


def test_it_is_said_now_and_then_how_much_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    clock = ScaledClock()
    progress = Progress("{:,} lines ...", clock=clock)

    for _ in range(2):
        progress.add(1_000)
        clock.pass_time(A_WHILE)
        progress.add()
        progress.add()

    assert capsys.readouterr() == ("", "1,001 lines ...\n2,003 lines ...\n")


def test_where_nobody_would_read_it_nothing_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    clock = ScaledClock()
    progress = Progress("{:,} lines ...", silent=True, clock=clock)
    clock.pass_time(A_WHILE)

    progress.add()

    assert capsys.readouterr() == ("", "")
