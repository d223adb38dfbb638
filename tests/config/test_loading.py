"""Loading the configuration: who wins, and what is said about each mistake."""

import os
import traceback
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from bot.config import Config, ConfigError, LeadWord, load_config
from bot.domain.working_hours import Shift

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_12345"
Write = Callable[..., Path]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing from outside but a token."""
    for name in [name for name in os.environ if name.upper().startswith("LEADHOOK_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("LEADHOOK_TELEGRAM__TOKEN", TOKEN)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes config.toml, and .env if given, into an empty folder."""

    def write_files(toml: str = "", dotenv: str | None = None) -> Path:
        if dotenv is not None:
            (tmp_path / ".env").write_text(dotenv, encoding="utf-8")
        path = tmp_path / "config.toml"
        path.write_text(toml, encoding="utf-8")
        return path

    return write_files


def refusal(path: Path) -> str:
    """The sentence with which this configuration is refused."""
    with pytest.raises(ConfigError) as refused:
        load_config(path)
    return str(refused.value)


def test_an_empty_file_and_a_token_are_enough(write: Write) -> None:
    config = load_config(write())

    assert type(config) is Config
    assert config.telegram.api_url == "https://api.telegram.org"
    assert config.team.timezone == ZoneInfo("Europe/Moscow")
    assert config.intake.lead_word is LeadWord.LEAD


def test_the_environment_wins_over_dotenv_and_dotenv_over_toml(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(
        "[http]\nport = 1001\n[deadlines]\nreply_minutes = 1\n[retention]\nraw_updates_days = 1",
        "LEADHOOK_HTTP__PORT=1002\nLEADHOOK_DEADLINES__REPLY_MINUTES=2",
    )
    monkeypatch.setenv("LEADHOOK_HTTP__PORT", "1003")

    config = load_config(path)

    assert (config.http.port, config.deadlines.reply_minutes, config.retention.raw_updates_days) == (
        1003,
        2,
        1,
    )


def test_one_variable_leaves_the_rest_of_its_section_alone(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADHOOK_TEAM__LANGUAGE", "en")

    config = load_config(write("[team]\nowners = [7]"))

    assert (config.team.owners, config.team.language) == ((7,), "en")


@pytest.mark.parametrize("written", ["11,22", "11, 22", "[11, 22]"])
def test_a_list_in_a_variable_has_commas_or_is_json(
    write: Write, monkeypatch: pytest.MonkeyPatch, written: str
) -> None:
    monkeypatch.setenv("LEADHOOK_TEAM__MANAGERS", written)

    assert load_config(write()).team.managers == (11, 22)


def test_an_empty_variable_counts_as_none(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADHOOK_HTTP__PORT", "")

    assert load_config(write("[http]\nport = 1001")).http.port == 1001


def test_foreign_keys_in_dotenv_are_ignored(write: Write) -> None:
    config = load_config(write("", "POSTGRES_PASSWORD=x\nTELEGRAM=1\nteam=2\nLEADHOOK_HTTP__PORT=1002"))

    assert config.http.port == 1002


def test_working_hours_become_shifts_of_each_day(write: Write) -> None:
    config = load_config(write('[team]\nhours = ["пн 10:00-24:00", "Fri-Sat 9:00-13:00", "fri 14:00-18:30"]'))

    assert config.team.hours == (
        Shift(weekday=0, opens=600, closes=1440),
        Shift(weekday=4, opens=540, closes=780),
        Shift(weekday=4, opens=840, closes=1110),
        Shift(weekday=5, opens=540, closes=780),
    )


def test_holidays_are_dates(write: Write) -> None:
    config = load_config(write('[team]\nholidays = [2027-01-01, "2027-01-07"]'))

    assert config.team.holidays == (date(2027, 1, 1), date(2027, 1, 7))


@pytest.mark.parametrize(
    ("written", "word"),
    [("обращение", LeadWord.REQUEST), ("request", LeadWord.REQUEST), ("Лид", LeadWord.LEAD)],
)
def test_the_lead_word_is_written_in_either_language(write: Write, written: str, word: LeadWord) -> None:
    assert load_config(write(f'[intake]\nlead_word = "{written}"')).intake.lead_word is word


def test_the_token_may_stand_in_a_file_beside_the_configuration(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADHOOK_TELEGRAM__TOKEN")
    path = write('[telegram]\ntoken_file = "token.txt"')
    (path.parent / "token.txt").write_text(f"{TOKEN}\n", encoding="utf-8")

    assert load_config(path).telegram.token.get_secret_value() == TOKEN


def test_the_database_stands_beside_the_configuration(write: Write) -> None:
    path = write('[storage]\nurl = "sqlite:///my.db"')

    assert load_config(path).storage.url == f"sqlite:///{path.parent}/my.db"


def test_a_command_without_telegram_needs_no_token(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADHOOK_TELEGRAM__TOKEN")

    assert load_config(write(), needs_token=False).telegram.token.get_secret_value() == ""


def test_nothing_in_the_configuration_can_be_changed(write: Write) -> None:
    config = load_config(write())

    with pytest.raises(ValidationError, match="frozen"):
        config.team.language = "en"


def test_no_form_of_the_configuration_shows_a_secret(write: Write) -> None:
    config = load_config(write('[telegram]\nproxy = "socks5://me:hidden@proxy:1080"'))

    for shown in (repr(config), str(config), config.model_dump_json(), str(config.model_dump())):
        assert TOKEN not in shown
        assert "hidden" not in shown


MISTAKES = [
    ("[taem]\nowners = [1]", "taem", "an unknown key", 'a known one; did you mean "team"?'),
    ("[team]\nownres = [1]", "team.ownres", "an unknown key", 'a known one; did you mean "team.owners"?'),
    ("owners = [1]", "owners", "an unknown key", 'a known one; did you mean "team.owners"?'),
    ("zzzzzz = 1", "zzzzzz", "an unknown key", "a known one; the known keys are in config.example.toml."),
    ("team = 5", "team", "5", "a section with keys of its own."),
    ("[http]\nport = 'x'", "http.port", '"x"', "a whole number."),
    ("[http]\nport = 0", "http.port", "0", "at least 1."),
    ("[team]\nowners = 5", "team.owners", "5", "a list in square brackets."),
    ("[team]\nowners = [1, 'x']", "team.owners, item 2", '"x"', "a whole number."),
    ("[team]\nowners = [-1]", "team.owners, item 1", "-1", "a number greater than 0."),
    (
        "[team]\nchat_id = 5",
        "team.chat_id",
        "5",
        "the id of a group, which is negative, such as -1001234567890.",
    ),
    (
        "[team]\ntimezone = 'Moscow'",
        "team.timezone",
        '"Moscow"',
        'a time zone such as "Europe/Moscow"; did you mean "Europe/Moscow"?',
    ),
    ("[team]\nlanguage = 'de'", "team.language", '"de"', "'ru' or 'en'."),
    ("[team]\nholidays = ['soon']", "team.holidays, item 1", '"soon"', "a date such as 2026-12-31."),
    (
        "[team]\nhours = ['9-18']",
        "team.hours",
        "a list",
        'lines such as "mon-fri 09:00-18:00", unlike "9-18".',
    ),
    (
        "[team]\nhours = ['mon-frx 9:00-18:00']",
        "team.hours",
        "a list",
        'lines such as "mon-fri 09:00-18:00" with the days mon, tue, wed, thu, fri, sat, sun, '
        'unlike "mon-frx 9:00-18:00".',
    ),
    (
        "[team]\nhours = ['mon 18:00-09:00']",
        "team.hours",
        "a list",
        'lines such as "mon-fri 09:00-18:00" that close later than they open '
        '(a night is split at 24:00), unlike "mon 18:00-09:00".',
    ),
    (
        "[team]\nhours = ['mon 18:00-25:00']",
        "team.hours",
        "a list",
        'lines such as "mon-fri 09:00-18:00" between 00:00 and 24:00, unlike "mon 18:00-25:00".',
    ),
    (
        "[team]\nhours = ['mon 9:00-13:00', 'mon-tue 12:00-14:00']",
        "team.hours",
        "a list",
        'lines such as "mon-fri 09:00-18:00" that do not overlap.',
    ),
    (
        "[team]\nhours = []",
        "team.hours",
        "a list",
        'lines such as "mon-fri 09:00-18:00"; round the clock is "mon-sun 00:00-24:00".',
    ),
    (
        "[telegram]\nmode = 'push'",
        "telegram.mode",
        '"push"',
        "'polling' or 'webhook'.",
    ),
    (
        "[telegram.webhook]\npath = '/healthz'",
        "telegram.webhook.path",
        '"/healthz"',
        'a path such as "/telegram", because /healthz is one of the bot\'s own pages.',
    ),
    (
        "[telegram]\napi_url = 'api.telegram.org'",
        "telegram.api_url",
        '"api.telegram.org"',
        "an address that begins with https:// or http://.",
    ),
    (
        "[storage]\nurl = 'postgres://x'",
        "storage.url",
        '"postgres://x"',
        'a database such as "sqlite:///leadhook.db".',
    ),
    (
        "[intake]\ndefault_region = 'Russia'",
        "intake.default_region",
        '"Russia"',
        'a country code of two letters such as "RU".',
    ),
    (
        "[intake]\ntopics = ['Prices', 'Delivery to another country']",
        "intake.topics, item 2",
        '"Delivery to another country"',
        "1 to 22 visible characters, so that the topic fits on a button.",
    ),
    (
        "[intake]\ntopics = ['Prices', 'prices']",
        "intake.topics",
        '"prices" twice',
        "topics that differ from each other.",
    ),
    (
        "[team]\nclose_reasons = ['Too expensive', 'Much too expensive for us']",
        "team.close_reasons, item 2",
        '"Much too expensive for us"',
        "1 to 22 visible characters, so that the reason fits on a button.",
    ),
    (
        "[team]\nclose_reasons = ['Дубль']",
        "team.close_reasons, item 1",
        '"Дубль"',
        "a reason why work ended; what came twice is no reason: managers press Link for it.",
    ),
    (
        "[team]\nclose_reasons = ['Too expensive', 'Junk lead']",
        "team.close_reasons, item 2",
        '"Junk lead"',
        "a reason why work ended; no lead is called bad: managers press Keep as contact for whoever passed by,"
        " and Exclude for whoever is in the way.",
    ),
    (
        "[team]\nclose_reasons = ['Дорого', 'дорого']",
        "team.close_reasons",
        '"дорого" twice',
        "reasons that differ from each other.",
    ),
    (
        "[team]\nclose_reasons = []",
        "team.close_reasons",
        "a list",
        "1 to 8 reasons; leave the key out for the bot's own.",
    ),
    ("[intake]\nlead_word = 'заявка'", "intake.lead_word", '"заявка"', "'лид' or 'обращение'."),
    (
        "[intake]\ngreeting = '<b>Hello'",
        "intake.greeting",
        '"<b>Hello"',
        "the HTML that Telegram knows: <b> is never closed.",
    ),
    (
        "[intake]\ngreeting = '<h1>Hello</h1>'",
        "intake.greeting",
        '"<h1>Hello</h1>"',
        "the HTML that Telegram knows: <h1> is not one of its tags.",
    ),
    ("[intake]\nshow_telegram_names = 'maybe'", "intake.show_telegram_names", '"maybe"', "true or false."),
]


@pytest.mark.parametrize(("toml", "key", "found", "expected"), MISTAKES)
def test_a_mistake_is_one_sentence_with_key_found_and_expected(
    write: Write, toml: str, key: str, found: str, expected: str
) -> None:
    name, comma, item = key.partition(",")

    assert refusal(write(toml)) == f"{name} in config.toml{comma}{item}: found {found}, expected {expected}"


@pytest.mark.parametrize(
    ("misspelt", "meant"),
    [
        ("LEADHOOK_TEAM__OWNRES", "LEADHOOK_TEAM__OWNERS"),
        ("LEADHOOK_TELEGRAM_TOKEN", "LEADHOOK_TELEGRAM__TOKEN"),
        ("LEADHOOK_TOKEN", "LEADHOOK_TELEGRAM__TOKEN"),
        ("leadhook_taem__language", "LEADHOOK_TEAM__LANGUAGE"),
    ],
)
def test_a_misspelt_variable_is_not_ignored(
    write: Write, monkeypatch: pytest.MonkeyPatch, misspelt: str, meant: str
) -> None:
    expected = f'{misspelt} in {{}}: found an unknown key, expected a known one; did you mean "{meant}"?'

    assert refusal(write("", f"{misspelt}=1")) == expected.format(".env")

    monkeypatch.setenv(misspelt, "1")
    assert refusal(write("", "")) == expected.format("the environment")


def test_a_wrong_variable_is_named_as_it_was_written(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADHOOK_HTTP__PORT", "eighty")

    assert refusal(write("[http]\nport = 80")) == (
        'LEADHOOK_HTTP__PORT in the environment: found "eighty", expected a whole number.'
    )


def test_more_mistakes_are_counted(write: Write) -> None:
    with pytest.raises(ConfigError) as refused:
        load_config(write("[http]\nport = 'x'\n[team]\nowners = ['x', 'y']"))

    assert str(refused.value).endswith(" (and 2 more mistakes).")
    assert len(refused.value.mistakes) == 3


def test_a_missing_file_is_said_to_be_missing(tmp_path: Path) -> None:
    path = tmp_path / "absent.toml"

    assert refusal(path) == (
        f"{path}: found no such file, expected the configuration; copy config.example.toml to begin with."
    )


def test_a_folder_is_no_configuration(tmp_path: Path) -> None:
    assert refusal(tmp_path).startswith(f"{tmp_path}: found a file that cannot be read")


def test_broken_toml_is_told_with_its_line(write: Write) -> None:
    path = write("[team]\nlanguage = ru\n")

    assert refusal(path) == (f'{path}: found something that is not TOML in line 2 ("language = ru"), invalid value.')


def test_toml_that_never_ends_is_told_too(write: Write) -> None:
    path = write('[intake]\ngreeting = """Hello\n')

    assert refusal(path) == f"{path}: found something that is not TOML at its end, unterminated string."


@pytest.mark.parametrize("line", ['token = "hush', 'telegram = { proxy = "http://olga:hush@proxy", ', "secret = hush"])
def test_a_broken_line_with_a_secret_is_not_shown(write: Write, line: str) -> None:
    told = refusal(write(f"[telegram]\n{line}\n"))

    assert "line 2" in told
    assert "hush" not in told


@pytest.mark.parametrize(
    ("content", "found"),
    [
        ("[team]\nlanguage = 'ru'\n[consent]\noperator = 'ООО Ромашка'".encode("cp1251"), "Windows-1251"),
        ("[team]\nlanguage = 'ru'".encode("utf-16"), "UTF-16 (line 1)"),
        (b"\x81\x00", "other bytes than text (line 1)"),
    ],
)
def test_a_file_that_is_not_utf_8_is_refused_with_what_it_may_be(write: Write, content: bytes, found: str) -> None:
    path = write()
    path.write_bytes(content)
    told = refusal(path)

    assert found in told
    assert 'saved as UTF-8; a text editor has it at "Save as"' in told


def test_the_first_line_in_another_encoding_is_named(write: Write) -> None:
    path = write()
    path.write_bytes("[team]\n\n# Часы\n".encode("cp1251"))

    assert "Windows-1251, by the look of it (line 3)" in refusal(path)


def test_a_dotenv_that_is_no_text_is_refused(write: Write) -> None:
    path = write()
    (path.parent / ".env").write_bytes(b"\xff\xfe\x00")

    assert ".env: found UTF-16 (line 1), expected a file saved as UTF-8" in refusal(path)


def test_a_byte_order_mark_does_no_harm(write: Write) -> None:
    path = write("\ufeff[http]\nport = 1001", "\ufeffLEADHOOK_DEADLINES__REPLY_MINUTES=2")

    config = load_config(path)

    assert (config.http.port, config.deadlines.reply_minutes) == (1001, 2)


def test_a_missing_token_is_asked_for(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LEADHOOK_TELEGRAM__TOKEN")

    assert refusal(write()) == (
        "telegram.token: found none, expected a token such as 123456:ABC-DEF, as @BotFather gives it, "
        "in LEADHOOK_TELEGRAM__TOKEN or in the file that telegram.token_file names."
    )


@pytest.mark.parametrize(("content", "found"), [(None, "no file that can be read"), (" \n", "an empty file")])
def test_a_token_file_must_hold_a_token(
    write: Write, monkeypatch: pytest.MonkeyPatch, content: str | None, found: str
) -> None:
    monkeypatch.delenv("LEADHOOK_TELEGRAM__TOKEN")
    path = write('[telegram]\ntoken_file = "token.txt"')
    if content is not None:
        (path.parent / "token.txt").write_text(content, encoding="utf-8")

    assert refusal(path).startswith(f"telegram.token_file (token.txt): found {found}, expected a token")


@pytest.mark.parametrize("malformed", ["secret", "123456", "123456 ABCDEF", "bot123456:SECRET", "123456:secret secret"])
def test_a_malformed_token_is_refused_without_showing_it(
    write: Write, monkeypatch: pytest.MonkeyPatch, malformed: str
) -> None:
    monkeypatch.setenv("LEADHOOK_TELEGRAM__TOKEN", malformed)

    assert refusal(write()) == (
        "telegram.token: what was found is not shown, expected a token such as 123456:ABC-DEF, as @BotFather gives it."
    )


@pytest.mark.parametrize(
    "toml",
    [
        f"telegram = '{TOKEN}'",
        "telegram.token = 4815162342",
        f"'telegram.token' = '{TOKEN}'",
        f"[telegram]\ntoken_file = '{TOKEN}'",
        f"[telegram]\napi_url = '{TOKEN}'",
        f"[telegram]\ntoken = ['{TOKEN}']",
        f"[telegram]\ntoken = {TOKEN}",
        "[telegram]\nproxy = 4815162342",
        "[telegram]\nproxy = 'socks5://me:4815162342@proxy'",
    ],
)
def test_no_mistake_shows_a_secret(write: Write, monkeypatch: pytest.MonkeyPatch, toml: str) -> None:
    monkeypatch.delenv("LEADHOOK_TELEGRAM__TOKEN")

    with pytest.raises(ConfigError) as refused:
        load_config(write(toml))

    shown = "".join(traceback.format_exception(refused.value)) + "".join(refused.value.mistakes)
    assert TOKEN not in shown
    assert "4815162342" not in shown


@pytest.mark.parametrize("proxy", ["socks5:1080", "foo", "ftp://proxy:21", "socks5://proxy", "http://:3128"])
def test_a_proxy_is_an_address_with_a_port(write: Write, proxy: str) -> None:
    assert refusal(write(f'[telegram]\nproxy = "{proxy}"')) == (
        "telegram.proxy in config.toml: what was found is not shown, expected an address such as"
        ' "socks5://name:password@proxy.example:1080" or "http://proxy.example:3128".'
    )


def test_the_folder_of_the_database_must_exist(write: Write) -> None:
    path = write('[storage]\nurl = "sqlite:///data/leadhook.db"')

    assert refusal(path) == f"storage.url: found no folder {path.parent / 'data'}, expected one that exists."


def test_the_database_must_not_be_a_folder(write: Write) -> None:
    path = write(f'[storage]\nurl = "sqlite:///{Path(__file__).parent}"')

    assert refusal(path) == f"storage.url: found the folder {Path(__file__).parent}, expected the name of a file."


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="needs a folder that not even root may write to")
def test_the_folder_of_the_database_must_be_writable(write: Write) -> None:
    path = write('[storage]\nurl = "sqlite:////proc/leadhook.db"')

    assert refusal(path) == "storage.url: found /proc/leadhook.db, expected a place where the bot may write."
