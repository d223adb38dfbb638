"""When: moments as people write them, in both languages; what cannot be meant is refused with the reason."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.errors import MomentFault, MomentRefused
from bot.domain.when import FURTHEST, LONGEST, read_moment
from bot.domain.working_hours import Shift, WorkingHours

ZONE = ZoneInfo("Europe/Moscow")
HOURS = WorkingHours(zone=ZONE, shifts=tuple(Shift(weekday=day, opens=10 * 60, closes=19 * 60) for day in range(5)))
NOW = datetime(2026, 11, 25, 14, 30, tzinfo=ZONE)  # a Wednesday


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("завтра", "26.11.2026 10:00"),
        ("Завтра в 11", "26.11.2026 11:00"),
        ("завтра утром", "26.11.2026 10:00"),
        ("послезавтра к 9:15", "27.11.2026 09:15"),
        ("в пятницу", "27.11.2026 10:00"),
        ("в среду", "02.12.2026 10:00"),
        ("в следующий вторник вечером", "01.12.2026 19:00"),
        ("в субботу", "28.11.2026 09:00"),
        ("пн в 12", "30.11.2026 12:00"),
        ("через неделю", "02.12.2026 10:00"),
        ("через 3 дня", "28.11.2026 09:00"),
        ("через два часа", "25.11.2026 16:30"),
        ("через час", "25.11.2026 15:30"),
        ("через месяц", "25.12.2026 10:00"),
        ("на следующей неделе", "30.11.2026 10:00"),
        ("5 декабря", "05.12.2026 09:00"),
        ("5 декабря, в 15:30", "05.12.2026 15:30"),
        ("7.12 в 9", "07.12.2026 09:00"),
        ("07.12.2026", "07.12.2026 10:00"),
        ("12 января", "12.01.2027 10:00"),
        ("вечером", "25.11.2026 19:00"),
        ("в 18:00", "25.11.2026 18:00"),
        ("в 9", "26.11.2026 09:00"),
        ("в 7 вечера", "25.11.2026 19:00"),
        ("завтра в 5", "26.11.2026 17:00"),
        ("завтра в 5:30", "26.11.2026 17:30"),
        ("завтра в 05:30", "26.11.2026 05:30"),
        ("завтра в 7 утра", "26.11.2026 07:00"),
        ("завтра в 12", "26.11.2026 12:00"),
        ("через полчаса", "25.11.2026 15:00"),
        ("через 30 минут", "25.11.2026 15:00"),
        ("in half an hour", "25.11.2026 15:00"),
        ("in 20 minutes", "25.11.2026 14:50"),
        ("в следующую пятницу", "04.12.2026 10:00"),
        ("следующая среда", "02.12.2026 10:00"),
        ("next Friday at 3", "04.12.2026 15:00"),
        ("tomorrow at 10am", "26.11.2026 10:00"),
        ("tonight", "25.11.2026 19:00"),
        ("Friday afternoon", "27.11.2026 14:00"),
        ("next monday", "30.11.2026 10:00"),
        ("in two weeks", "09.12.2026 10:00"),
        ("in an hour", "25.11.2026 15:30"),
        ("December 5th at 5 pm", "05.12.2026 17:00"),
        ("1st of December", "01.12.2026 10:00"),
        ("next week", "30.11.2026 10:00"),
        ("in 1 month", "25.12.2026 10:00"),
        ("до понедельника", "30.11.2026 10:00"),
        ("на завтра", "26.11.2026 10:00"),
        ("на 3 дня", "28.11.2026 09:00"),
        ("на неделю", "02.12.2026 10:00"),
        ("к пятнице, к 15:00", "27.11.2026 15:00"),
        ("в эту пятницу", "27.11.2026 10:00"),
        ("на следующей неделе в среду", "02.12.2026 10:00"),
        ("в следующем месяце", "01.12.2026 10:00"),
        ("через полтора часа", "25.11.2026 16:00"),
        ("через полгода", "25.05.2027 10:00"),
        ("через двое суток", "27.11.2026 10:00"),
        ("через восемь дней", "03.12.2026 10:00"),
        ("завтра в обед", "26.11.2026 12:00"),
        ("завтра после обеда", "26.11.2026 14:00"),
        ("завтра в час", "26.11.2026 13:00"),
        ("завтра 10", "26.11.2026 10:00"),
        ("завтра вечером в 8", "26.11.2026 20:00"),
        ("завтра в 11 дня", "26.11.2026 11:00"),
        ("в 10 завтра", "26.11.2026 10:00"),
        ("вечером в пятницу", "27.11.2026 19:00"),
        ("к вечеру", "25.11.2026 19:00"),
        ("в 10.30", "26.11.2026 10:30"),
        ("5.12.26", "05.12.2026 09:00"),
        ("15 числа", "15.12.2026 10:00"),
        ("by Friday", "27.11.2026 10:00"),
        ("until Monday at 10", "30.11.2026 10:00"),
        ("3 days", "28.11.2026 09:00"),
        ("a week from now", "02.12.2026 10:00"),
        ("in a couple of days", "27.11.2026 10:00"),
        ("tonight at 8", "25.11.2026 20:00"),
        ("this evening", "25.11.2026 19:00"),
        ("tomorrow at noon", "26.11.2026 12:00"),
        ("10 am tomorrow", "26.11.2026 10:00"),
        ("next month", "01.12.2026 10:00"),
        ("the 5th of December", "05.12.2026 09:00"),
        ("on December 5th, 2026 at 10", "05.12.2026 10:00"),
        ("2026-12-05", "05.12.2026 09:00"),
        ("до завтрашнего утра", "26.11.2026 10:00"),
        ("до вечера", "25.11.2026 19:00"),
        ("до понедельника, до обеда", "30.11.2026 12:00"),
        ("через пол часа", "25.11.2026 15:00"),
    ],
)
def test_a_moment_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    moment = read_moment(typed, NOW, HOURS)

    assert f"{moment.astimezone(ZONE):%d.%m.%Y %H:%M}" == meant


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("потом", MomentFault.NOT_A_MOMENT),
        ("", MomentFault.NOT_A_MOMENT),
        ("10", MomentFault.NOT_A_MOMENT),
        ("31 февраля", MomentFault.NOT_A_MOMENT),
        ("завтра в 25:00", MomentFault.NOT_A_MOMENT),
        ("завтра или в пятницу", MomentFault.NOT_A_MOMENT),
        ("14 часов", MomentFault.NOT_A_MOMENT),
        ("5.12.0000", MomentFault.NOT_A_MOMENT),
        ("2026-00-05", MomentFault.NOT_A_MOMENT),
        ("99.99", MomentFault.NOT_A_MOMENT),
        ("я" * (LONGEST + 1), MomentFault.NOT_A_MOMENT),
        ("сегодня утром", MomentFault.PASSED),
        ("1.11.2026", MomentFault.PASSED),
        ("вчера", MomentFault.PASSED),
        ("5 декабря 2030", MomentFault.TOO_FAR),
        ("через 500 дней", MomentFault.TOO_FAR),
    ],
)
def test_what_cannot_be_meant_is_refused_with_the_reason(typed: str, fault: MomentFault) -> None:
    with pytest.raises(MomentRefused) as refused:
        read_moment(typed, NOW, HOURS)

    assert refused.value.reason is fault


def test_a_month_from_the_last_of_january_is_the_last_of_february() -> None:
    now = datetime(2027, 1, 31, 12, tzinfo=ZONE)

    assert f"{read_moment('через месяц', now, HOURS):%d.%m}" == "28.02"


@pytest.mark.parametrize(("opens", "morning"), [(0, "09:00"), (5 * 60, "05:00"), (10 * 60, "10:00")])
def test_a_morning_is_when_work_begins_and_never_at_night(opens: int, morning: str) -> None:
    hours = WorkingHours(zone=ZONE, shifts=tuple(Shift(weekday=day, opens=opens, closes=24 * 60) for day in range(7)))

    assert f"{read_moment('завтра утром', NOW, hours).astimezone(ZONE):%d.%m %H:%M}" == f"26.11 {morning}"


WORDS = ("завтра", "в", "10", "через", "3", "дня", "месяц", "29", "февраля", "next", "friday", "at", "5", "pm", "31.12")
TYPED = st.text(max_size=80) | st.lists(st.sampled_from(WORDS), max_size=5).map(" ".join)
MOMENTS = st.integers(min_value=0, max_value=4_000_000_000).map(lambda seconds: datetime.fromtimestamp(seconds, UTC))


@given(typed=TYPED, now=MOMENTS)
def test_whatever_is_typed_is_a_moment_ahead_or_refused(typed: str, now: datetime) -> None:
    try:
        moment = read_moment(typed, now, HOURS)
    except MomentRefused:
        return
    assert now < moment <= now + FURTHEST
