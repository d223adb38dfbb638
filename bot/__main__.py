"""`leadhook` and `python -m bot`: the command line, which may be broken off from its very first moment on."""

import sys

INTERRUPTED = 130


def main() -> None:
    """Run a command; whoever breaks it off reads a sentence, also while it is still being loaded."""
    try:
        from bot.cli import main as run_command

        run_command()
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
