"""`python -m bot` is `leadhook`."""

from bot.cli import main

if __name__ == "__main__":
    main()
