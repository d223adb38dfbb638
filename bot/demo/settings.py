"""The settings of the demonstration: a small business, its owner and its managers."""

from pathlib import Path
from urllib.parse import urlsplit

from bot.config import Config, ConfigError, load_config
from bot.sandbox.cast import OLGA_ID, PAVEL_ID, TEAM_ID, VIKTOR_ID
from bot.sandbox.server import DEFAULT_TOKEN, SandboxServer
from bot.sandbox.webhook import LOOPBACK
from storage.sqlite import path_of

DATABASE = "demo.db"
TIMEZONE = "Europe/Moscow"

CONFIG = """\
[telegram]
token = "{token}"
api_url = "{api_url}"

[storage]
url = "sqlite:///{database}"

[team]
owners = [{viktor}]
managers = [{olga}, {pavel}]
chat_id = {team}
timezone = "{timezone}"
hours = ["mon-sun 00:00-24:00"]
language = "{language}"

[intake.ru]
greeting = "Здравствуйте! Это <b>Ромашка</b>: шкафы на заказ. Спросите что угодно, ответит живой человек."
topics = ["Цены", {{ "Доставка" = ["По городу", "В другой город"] }}]

[intake.en]
greeting = "Hello! This is <b>Daisy</b>: wardrobes to measure. Ask anything, a person will answer."
topics = ["Prices", {{ "Delivery" = ["In town", "To another town"] }}]

[[answers]]
label = "{answer}"
text.ru = "{{name}}, это {{manager}}. Когда вам привезти?"
text.en = "{{name}}, this is {{manager}}. When shall we bring it?"

[consent]
operator = "{operator}"
link = "https://example.com/privacy"
"""


def written_config(folder: Path, server: SandboxServer, language: str) -> Path:
    """Write the settings of a team that speaks this language into a folder; strangers are met in theirs."""
    russian = language == "ru"
    config = CONFIG.format(
        token=server.token,
        database=DATABASE,
        timezone=TIMEZONE,
        api_url=server.url,
        viktor=VIKTOR_ID,
        olga=OLGA_ID,
        pavel=PAVEL_ID,
        team=TEAM_ID,
        language=language,
        answer="Когда привезти?" if russian else "When to deliver?",
        operator="ООО Ромашка" if russian else "Daisy Ltd",
    )
    path = folder / "config.toml"
    path.write_text(config, encoding="utf-8")
    return path


def demo_config(path: Path) -> Config:
    """Read the settings of the demonstration from where they were written.

    Variables of the environment go before them, as they always do. Raises ConfigError where one of them leads to a
    bot, a database or a Bot API that is not the demonstration's own.
    """
    config = load_config(path)
    if config.telegram.token.get_secret_value() != DEFAULT_TOKEN:
        raise ConfigError(
            "telegram.token: the environment names a bot of yours, and the demonstration plays with none but its own;"
            " unset LEADHOOK_TELEGRAM__TOKEN."
        )
    if path_of(config.storage.url).parent != path.parent.resolve():
        raise ConfigError(
            "storage.url: the environment names a database of yours, and the demonstration plays in none but its own;"
            " unset LEADHOOK_STORAGE__URL."
        )
    if urlsplit(config.telegram.api_url).hostname not in LOOPBACK:
        raise ConfigError(
            "telegram.api_url: the environment names another Telegram than the one that the demonstration pretends;"
            " unset LEADHOOK_TELEGRAM__API_URL."
        )
    return config
