"""The settings of the webhook: an address that Telegram delivers to, and a word that nobody else knows."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.config import Config, ConfigError, load_config

TOKEN = "123456789:AAF-abcdefghijklmnopqrstuvwxyz_12345"
ADDRESS = '[telegram]\nmode = "webhook"\n[telegram.webhook]\nurl = "https://bot.example.com"\n'
Load = Callable[..., Config]


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Load:
    """Loads a configuration with a token, and with the secret file of these contents."""
    monkeypatch.setenv("LEADHOOK_TELEGRAM__TOKEN", TOKEN)

    def load_text(toml: str, *, secret_file: str | None = None, needs_token: bool = True) -> Config:
        (tmp_path / "config.toml").write_text(toml, encoding="utf-8")
        if secret_file is not None:
            (tmp_path / "secret.txt").write_text(secret_file, encoding="utf-8")
        return load_config(tmp_path / "config.toml", needs_token=needs_token)

    return load_text


def with_url(url: str, **telegram: str) -> str:
    """A configuration whose webhook has this address."""
    keys = "".join(f'{key} = "{value}"\n' for key, value in {"mode": "webhook", **telegram}.items())
    return f'[telegram]\n{keys}[telegram.webhook]\nurl = "{url}"\n'


def test_an_address_is_enough(load: Load) -> None:
    config = load(ADDRESS)

    assert (config.telegram.mode, config.telegram.webhook.url) == ("webhook", "https://bot.example.com")


def test_the_word_that_follows_from_the_token_stays_the_same_and_does_not_betray_it(load: Load) -> None:
    first, second = load(ADDRESS).telegram.webhook_secret, load(ADDRESS).telegram.webhook_secret

    assert first == second
    assert len(first) == 64
    assert TOKEN.partition(":")[2] not in first


def test_another_token_makes_another_word(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    first = load(ADDRESS).telegram.webhook_secret
    monkeypatch.setenv("LEADHOOK_TELEGRAM__TOKEN", TOKEN[:-1] + "6")

    assert load(ADDRESS).telegram.webhook_secret != first


def test_the_owner_may_choose_a_word_in_a_file(load: Load) -> None:
    config = load(ADDRESS + 'secret_file = "secret.txt"', secret_file="my-own-secret-word\n")

    assert config.telegram.webhook_secret == "my-own-secret-word"
    assert "my-own-secret-word" not in repr(config)


def test_a_word_from_the_environment_wins_over_the_file(load: Load, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LEADHOOK_TELEGRAM__WEBHOOK__SECRET", "from-the-environment")

    config = load(ADDRESS + 'secret_file = "secret.txt"', secret_file="my-own-secret-word")

    assert config.telegram.webhook_secret == "from-the-environment"


@pytest.mark.parametrize(
    "url", ["https://b.example.com:8443", "https://b.example.com:88/bots/", "https://b.example.com"]
)
def test_telegram_delivers_to_its_own_ports(load: Load, url: str) -> None:
    assert load(with_url(url)).telegram.webhook.url == url.rstrip("/")


@pytest.mark.parametrize("url", ["http://b.example.com", "https://b.example.com:8081"])
def test_an_address_that_telegram_delivers_to_never_is_refused(load: Load, url: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(with_url(url))

    assert str(refused.value) == (
        f'telegram.webhook.url: found "{url}", expected an address that begins with https://'
        " and has no port or one of 443, 80, 88 and 8443: Telegram delivers to no other."
    )


def test_a_bot_api_server_of_ones_own_delivers_anywhere(load: Load) -> None:
    config = load(with_url("http://127.0.0.1:8081", api_url="http://127.0.0.1:9000"))

    assert config.telegram.webhook.url == "http://127.0.0.1:8081"


def test_without_an_address_there_is_no_webhook(load: Load) -> None:
    with pytest.raises(ConfigError) as refused:
        load('[telegram]\nmode = "webhook"')

    assert str(refused.value) == (
        "telegram.webhook.url: found none, expected the address under which Telegram reaches this machine,"
        ' such as "https://bot.example.com", because telegram.mode is "webhook".'
    )


def test_an_address_to_which_no_path_can_be_added_is_refused(load: Load) -> None:
    with pytest.raises(ConfigError, match=r"expected one without\.$"):
        load(with_url("https://bot.example.com/?key=1"))


@pytest.mark.parametrize("word", ["short", "with spaces in between", "слово-которое-никто-не-знает", "x" * 257])
def test_a_word_that_telegram_would_not_take_is_refused_and_not_shown(load: Load, word: str) -> None:
    with pytest.raises(ConfigError) as refused:
        load(ADDRESS + 'secret_file = "secret.txt"', secret_file=word)

    assert str(refused.value) == (
        "telegram.webhook.secret_file: what was found is not shown, expected 16 to 256 letters, digits, - or _."
    )


def test_a_file_that_is_not_there_is_told_without_its_name(load: Load) -> None:
    """Some people write the word itself where the name of the file belongs."""
    with pytest.raises(ConfigError) as refused:
        load(ADDRESS + 'secret_file = "my-own-secret-word"')

    assert "my-own-secret-word" not in str(refused.value)


def test_whoever_only_asks_for_updates_needs_none_of_it(load: Load) -> None:
    assert load("[telegram.webhook]\nsecret_file = 'nowhere.txt'").telegram.mode == "polling"


def test_a_command_without_telegram_looks_at_none_of_it(load: Load) -> None:
    assert load('[telegram]\nmode = "webhook"', needs_token=False).telegram.mode == "webhook"
