"""A pretend Telegram: a Bot API over HTTP, people who play with the bot, and a page to play both sides."""
