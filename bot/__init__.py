"""The bot itself."""
