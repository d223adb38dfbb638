"""Logging: nothing personal or secret gets through, and what helps to find a fault does."""

import io
import logging
import subprocess
import sys
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from bot.logs import HIDDEN, MaskingFormatter, mask, set_up_logging

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_12345"
TOKENS = st.from_regex(r"[1-9][0-9]{5,11}:[A-Za-z0-9_-]{30,40}", fullmatch=True)
EMAILS = st.from_regex(r"[a-zа-я0-9._+-]{1,20}@[a-zа-я0-9-]{1,20}\.[a-zа-я]{2,6}", fullmatch=True)
PHONES = st.from_regex(
    r"(\+7|8)[ -]?\(?9[0-9]{2}\)?[ -]?[0-9]{3}[ -]?[0-9]{2}[ -]?[0-9]{2}|\+[1-9][0-9]{9,13}", fullmatch=True
)
AROUND = st.text(alphabet="abc яю,;:!?()\n\"'«»", max_size=20)


@pytest.fixture
def output() -> Iterator[io.StringIO]:
    """What the log says, with the logging of the test run put back afterwards."""
    root, hook = logging.getLogger(), sys.excepthook
    handlers, level = root.handlers[:], root.level
    root.handlers.clear()  # so that pytest's own are not closed
    stream = io.StringIO()
    set_up_logging("info", [TOKEN, "p@ss word"], stream)
    yield stream
    logging.captureWarnings(False)
    root.handlers[:], sys.excepthook = handlers, hook
    root.setLevel(level)


@given(AROUND, st.one_of(TOKENS, EMAILS, PHONES), AROUND)
def test_tokens_addresses_and_phones_are_masked_wherever_they_stand(before: str, found: str, after: str) -> None:
    masked = mask(before + found + after)

    assert found not in masked
    assert HIDDEN in masked


@given(AROUND, st.text(min_size=4, max_size=40), AROUND)
def test_a_configured_secret_is_masked_whatever_it_looks_like(before: str, secret: str, after: str) -> None:
    record = logging.makeLogRecord({"msg": "%s", "args": (before + secret + after,)})

    line = MaskingFormatter([secret]).format(record)

    assert HIDDEN in line


@pytest.mark.parametrize(
    "written",
    [
        *("+7 912 345-67-89", "8 (912) 345-67-89", "89123456789", "79123456789", "912 345 67 89"),
        *("380501234567", "5511912345678", "+7(912)3456789", "8-912-345-67-89", "00491701234567"),
        *("+49 30 901820", "тел.79123456789", "(912) 345-67-89"),
    ],
)
def test_a_phone_is_masked_however_it_is_written(written: str) -> None:
    assert not any(digit in mask(f"call {written} now") for digit in "0123456789")


@pytest.mark.parametrize(
    "harmless",
    [
        *("update=123456789", "chat=-1001234567890", "user=7012345678", "query 1234567890123456789"),
        *("at 2026-03-02 09:00:00.123", "1772442000000", "took 0.12345678901 s", "lead=12 manager=7"),
        *("127.0.0.1:8080", "192.168.100.200"),
    ],
)
def test_ids_times_and_addresses_of_machines_stay_readable(harmless: str) -> None:
    assert mask(harmless) == harmless


def test_a_record_is_one_line_with_the_event_first(output: io.StringIO) -> None:
    logging.getLogger("handlers").info("lead taken", extra={"lead": 12, "reason": "two words"})

    line = output.getvalue()
    assert line.startswith('lead taken lead=12 reason="two words" level=info logger=handlers time=2')
    assert line.count("\n") == 1


def test_text_from_outside_cannot_begin_a_line_of_its_own(output: io.StringIO) -> None:
    logging.getLogger("bot").warning("odd update %s", "x\nlead taken lead=1", extra={"kind": "a\r\nb"})

    assert len(output.getvalue().splitlines()) == 1


def test_a_traceback_is_masked_too(output: io.StringIO) -> None:
    try:
        raise ValueError(f"https://api.example/bot{TOKEN}/getMe for anna@mail.ru, +7 912 345-67-89")
    except ValueError:
        logging.getLogger("bot").exception("sending failed")

    line = output.getvalue()
    assert "ValueError: https://api.example/bot" in line
    assert not [secret for secret in (TOKEN, "anna@", "345-67-89") if secret in line]
    assert len(line.splitlines()) == 1


def test_a_secret_is_masked_in_the_form_it_takes_in_an_address(output: io.StringIO) -> None:
    logging.getLogger("aiohttp.client").error("cannot reach http://user:p%40ss%20word@proxy")

    assert "p%40ss" not in output.getvalue()


def test_arguments_that_do_not_fit_their_message_are_left_out() -> None:
    record = logging.makeLogRecord({"msg": "count: %d", "args": ("anna@mail.ru",)})

    assert MaskingFormatter().format(record).startswith("count: %d level=")


def test_what_ends_the_process_is_logged_without_the_secret() -> None:
    program = (
        f"from bot.logs import set_up_logging; set_up_logging('info', ['{TOKEN}']); "
        f"raise RuntimeError('cannot use {TOKEN}')"
    )

    ended = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert ended.stderr.startswith("stopped by an error level=critical")
    assert "RuntimeError" in ended.stderr
    assert TOKEN not in ended.stderr


def test_what_somebody_typed_is_not_repeated_by_a_failed_validation(output: io.StringIO) -> None:
    """pydantic puts the value it refuses into its message."""
    typed = "Анна Петрова хочет шкаф"
    try:
        TypeAdapter(int).validate_python(typed)
    except ValidationError:
        logging.getLogger("handlers").exception("an update failed")

    assert "int_parsing" in output.getvalue()
    assert "Анна" not in output.getvalue()
