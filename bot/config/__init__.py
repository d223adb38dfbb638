"""The configuration: environment before .env before TOML, typed, frozen, checked before anything starts."""

from bot.config.loading import load_config
from bot.config.mistakes import ConfigError
from bot.config.sections import Config, LeadWord

__all__ = ["Config", "ConfigError", "LeadWord", "load_config"]
