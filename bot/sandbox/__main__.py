"""`python -m bot.sandbox`: a sandbox alone, for any bot and any program that plays people."""

import asyncio
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from bot.sandbox.cast import introduce_the_cast
from bot.sandbox.server import DEFAULT_TOKEN, sandbox_server


def main() -> None:
    """Serve until Ctrl+C."""
    parser = ArgumentParser(prog="python -m bot.sandbox", description="A pretend Telegram on this machine.")
    parser.add_argument("--port", type=int, default=8081, help="0 takes any free port (default: 8081)")
    parser.add_argument("--token", default=DEFAULT_TOKEN, help="the token the bot must use")
    parser.add_argument("--speed", type=float, default=1.0, help="sandbox seconds per real second")
    parser.add_argument("--no-pace", action="store_true", help="never answer 429")
    parser.add_argument("--empty", action="store_true", help="start without Anna, Olga, Pavel and Viktor")
    chosen = parser.parse_args()
    with suppress(KeyboardInterrupt), _sentences_for(parser):
        asyncio.run(_serve(chosen.port, chosen.token, chosen.speed, not chosen.no_pace, not chosen.empty))


@contextmanager
def _sentences_for(parser: ArgumentParser) -> Iterator[None]:
    """Turn a wrong setting or a taken port into one sentence and exit code 2."""
    try:
        yield
    except (OSError, ValueError) as fault:
        parser.error(str(fault))


async def _serve(port: int, token: str, speed: float, strict_pace: bool, with_cast: bool) -> None:
    async with sandbox_server(port=port, token=token, speed=speed, strict_pace=strict_pace) as server:
        if with_cast:
            introduce_the_cast(server.world)
        print(f"Page and Bot API: {server.url}", f"Token: {server.token}", sep="\n", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    main()
