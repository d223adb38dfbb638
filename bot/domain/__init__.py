"""The rules of the product in plain Python: no input, no output, no Telegram, no database."""
