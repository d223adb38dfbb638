"""Loading the configuration: where values come from, which wins, and what must be true of this machine."""

import codecs
import os
import re
import tempfile
import tomllib
from collections.abc import Iterator, Mapping
from io import StringIO
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from dotenv import dotenv_values
from pydantic import BaseModel, SecretStr, ValidationError
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.config.mistakes import ConfigError, is_secret, known_keys, likely_key, sentences, shown
from bot.config.own_words import mistakes_in
from bot.config.sections import Config, StorageSection, TelegramSection
from bot.logs import mask_tokens

KNOWN = known_keys(Config)
PREFIX = "LEADHOOK_"
NESTING = "__"
TELEGRAM = "api.telegram.org"
TOKEN_VARIABLE = "LEADHOOK_TELEGRAM__TOKEN"
TOKEN = re.compile(r"\d+:[A-Za-z0-9_-]{3,}")
TOKEN_EXAMPLE = "expected a token such as 123456:ABC-DEF, as @BotFather gives it"
SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")
TOML_PLACE = re.compile(r" \(at (?:line (?P<line>\d+), column \d+|end of document)\)$")
KEY_WORD = re.compile(r"\w+")
RUSSIAN_WORD = re.compile(r"[А-Яа-яЁё][а-яё]{2}")
SECRET_EXAMPLE = "expected 16 to 256 letters, digits, - or _"
WEBHOOK_PORTS = (443, 80, 88, 8443)  # Telegram Bot API: setWebhook
SQLITE = "sqlite:///"


class _Sources(BaseSettings, Config):
    """The same configuration, read from the environment and .env over given values."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        env_nested_delimiter=NESTING,
        env_ignore_empty=True,
        enable_decoding=False,
        dotenv_filtering="only_existing",
        env_file_encoding="utf-8-sig",
    )

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        return env_settings, dotenv_settings, init_settings


def load_config(path: Path, *, needs_token: bool = True) -> Config:
    """The configuration of this file, of .env beside it and of the environment; ConfigError if it is wrong.

    Files named in it, the database among them, are looked for from the folder of the configuration file.
    A command that never talks to Telegram says that it needs no token.
    """
    config = _read(path)
    _check_own_words(config)
    folder = path.resolve().parent
    telegram = _with_token(config.telegram, folder, needs_token=needs_token)
    if needs_token and telegram.mode == "webhook":
        _check_address(telegram)
        telegram = _with_webhook_secret(telegram, folder)
    storage = _with_writable_database(config.storage, folder)
    return config.model_copy(update={"telegram": telegram, "storage": storage})


def _read(path: Path) -> Config:
    values = _toml(path)
    env_file = path.parent / ".env"
    written = _refuse_unknown(
        [
            *_written_in_toml(values, path.name),
            *_written_as_variables(_dotenv(env_file), f" in {env_file.name}"),
            *_written_as_variables(os.environ, " in the environment"),
        ]
    )
    try:
        sources = _Sources(**{**values, "_env_file": env_file})
    except ValidationError as error:
        # Not "from error": it carries the values, and a token may be among them.
        raise ConfigError(*sentences(error, KNOWN, written)) from None
    return Config(**dict(sources))


def _check_own_words(config: Config) -> None:
    intake = config.intake
    mistakes = list(mistakes_in(intake, intake.by_language, config.team.language, config.consent.operator))
    if mistakes:
        raise ConfigError(*mistakes)


def _toml(path: Path) -> dict[str, Any]:
    try:
        text = _decoded(path)
    except FileNotFoundError:
        raise ConfigError(
            f"{path}: found no such file, expected the configuration; copy config.example.toml to begin with."
        ) from None
    except OSError as error:
        raise ConfigError(f"{path}: found a file that cannot be read ({error.strerror}).") from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(f"{path}: {_not_toml(str(error), text)}.") from error


def _dotenv(path: Path) -> dict[str, str | None]:
    try:
        return dotenv_values(stream=StringIO(_decoded(path))) if path.is_file() else {}
    except OSError as error:
        raise ConfigError(f"{path}: found a file that cannot be read ({error.strerror}).") from error


def _decoded(path: Path) -> str:
    """Return the text of a file; ConfigError where it is not UTF-8, with what it may be instead."""
    content = path.read_bytes()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise ConfigError(
            f"{path}: found {_likely_encoding(content)} (line {line}), expected a file saved as UTF-8;"
            ' a text editor has it at "Save as", "Encoding".'
        ) from None  # the error carries the whole file


def _likely_encoding(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "UTF-16"
    letters = content.decode("cp1251", errors="ignore")
    return "Windows-1251, by the look of it" if RUSSIAN_WORD.search(letters) else "other bytes than text"


def _not_toml(error: str, text: str) -> str:
    """Say what is wrong and where, and show the line, unless it may hold a secret."""
    wrong = TOML_PLACE.sub("", error)
    place = TOML_PLACE.search(error)
    if place is None or place["line"] is None:
        return f"found something that is not TOML at its end, {wrong[:1].lower()}{wrong[1:]}"
    line = text.split("\n")[int(place["line"]) - 1].strip()
    written = "" if any(is_secret(word, KNOWN) for word in KEY_WORD.findall(line)) else f" ({shown(line)})"
    return f"found something that is not TOML in line {place['line']}{written}, {wrong[:1].lower()}{wrong[1:]}"


def _written_in_toml(values: Mapping[str, object], file: str, prefix: str = "") -> Iterator[tuple[str, str]]:
    """Each key as (dotted path, how it was written), down to the values or to the first unknown key."""
    for name, value in values.items():
        yield prefix + name, f"{prefix}{name} in {file}"
        if isinstance(value, Mapping) and _is_section(prefix + name):
            yield from _written_in_toml(value, file, f"{prefix}{name}.")


def _is_section(path: str) -> bool:
    return path in KNOWN and isinstance(KNOWN[path].default, BaseModel)


def _written_as_variables(variables: Mapping[str, str | None], place: str) -> Iterator[tuple[str, str]]:
    for name, value in variables.items():
        if name.upper().startswith(PREFIX):
            path = name[len(PREFIX) :].lower().replace(NESTING, ".")
            if value or path not in KNOWN:  # an empty one is as if it were not there
                yield path, name + place


def _refuse_unknown(keys: list[tuple[str, str]]) -> dict[str, str]:
    """How each key was written last, that is where it wins; ConfigError if one is unknown."""
    unknown = [(path, written) for path, written in keys if path not in KNOWN]
    if unknown:
        raise ConfigError(*(_unknown_key(path, written) for path, written in unknown))
    return dict(keys)


def _unknown_key(path: str, written: str) -> str:
    likely = likely_key(path, list(KNOWN))
    if likely and written.upper().startswith(PREFIX):
        likely = PREFIX + likely.upper().replace(".", NESTING)
    advice = f'did you mean "{likely}"?' if likely else "the known keys are in config.example.toml."
    return f"{written}: found an unknown key, expected a known one; {advice}"


def _with_token(telegram: TelegramSection, folder: Path, *, needs_token: bool) -> TelegramSection:
    token, where = telegram.token.get_secret_value(), "telegram.token"
    if not token and telegram.token_file:
        where = mask_tokens(f"telegram.token_file ({telegram.token_file})")
        token = _secret_in(folder / telegram.token_file, where, TOKEN_EXAMPLE)
    if not token and needs_token:
        raise ConfigError(
            f"telegram.token: found none, {TOKEN_EXAMPLE}, in {TOKEN_VARIABLE}"
            " or in the file that telegram.token_file names."
        )
    if token and not TOKEN.fullmatch(token):
        raise ConfigError(f"{where}: what was found is not shown, {TOKEN_EXAMPLE}.")
    return telegram.model_copy(update={"token": SecretStr(token)})


def _check_address(telegram: TelegramSection) -> None:
    """Refuse an address that Telegram would not deliver to; a Bot API server of the owner's own is less strict."""
    address = urlsplit(telegram.webhook.url)
    if not telegram.webhook.url:
        raise ConfigError(
            "telegram.webhook.url: found none, expected the address under which Telegram reaches this machine,"
            ' such as "https://bot.example.com", because telegram.mode is "webhook".'
        )
    if address.query or address.fragment:
        raise ConfigError("telegram.webhook.url: found an address with a ? or #, expected one without.")
    if urlsplit(telegram.api_url).hostname != TELEGRAM:
        return
    if address.scheme != "https" or (address.port or 443) not in WEBHOOK_PORTS:
        raise ConfigError(
            f'telegram.webhook.url: found "{telegram.webhook.url}", expected an address that begins with https://'
            " and has no port or one of 443, 80, 88 and 8443: Telegram delivers to no other."
        )


def _with_webhook_secret(telegram: TelegramSection, folder: Path) -> TelegramSection:
    webhook = telegram.webhook
    secret, where = webhook.secret.get_secret_value(), "telegram.webhook.secret"
    if not secret and webhook.secret_file:
        where = "telegram.webhook.secret_file"  # not its path: people put the word itself there
        secret = _secret_in(folder / webhook.secret_file, where, SECRET_EXAMPLE)
    if secret and not SECRET.fullmatch(secret):
        raise ConfigError(f"{where}: what was found is not shown, {SECRET_EXAMPLE}.")
    return telegram.model_copy(update={"webhook": webhook.model_copy(update={"secret": SecretStr(secret)})})


def _secret_in(path: Path, where: str, example: str) -> str:
    try:
        secret = path.read_text(encoding="utf-8-sig").strip()
    except (OSError, UnicodeDecodeError):
        # Not "from error": it carries the path, and people put the token itself there.
        raise ConfigError(f"{where}: found no file that can be read, {example}, in it.") from None
    if not secret:
        raise ConfigError(f"{where}: found an empty file, {example}, in it.")
    return secret


def _with_writable_database(storage: StorageSection, folder: Path) -> StorageSection:
    path = folder / storage.url.removeprefix(SQLITE)
    if path.is_dir():
        raise ConfigError(f"storage.url: found the folder {path}, expected the name of a file.")
    if not path.parent.is_dir():
        raise ConfigError(f"storage.url: found no folder {path.parent}, expected one that exists.")
    if not _writable(path):
        raise ConfigError(f"storage.url: found {path}, expected a place where the bot may write.")
    return storage.model_copy(update={"url": f"{SQLITE}{path}"})


def _writable(database: Path) -> bool:
    """Whether the database and the files SQLite keeps beside it can be written, found out by trying."""
    try:
        with tempfile.TemporaryFile(dir=database.parent):
            return not database.exists() or os.access(database, os.W_OK)
    except OSError:
        return False
