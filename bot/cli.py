"""The command line: `leadhook run`, `demo`, `export`, `doctor` and so on; none imports what it does not need."""

import argparse
import asyncio
import signal
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from bot.config import ConfigError, load_config
from bot.exporting import ExportRefused, Format, export_to
from bot.json_lines import BrokenLine, LinesRefused
from bot.progress import Progress
from bot.understanding import REGIONS, understand_file
from storage import StorageError, open_storage
from storage.exporting import Kind

if TYPE_CHECKING:
    from bot.importing.as_directory import Given
    from bot.matching import StoredDirectory

Commands: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

USUAL_REGION = "RU"
BROKEN_LINES = 1
DISORDER = 1
MOST_MEMORY = 4 * 1024**3  # for the clients of a given file; those of a database stay there
WRONG_SET_UP = 2
NO_SUCH_BOT = "telegram.token: Telegram knows no bot with this token; expected the one that @BotFather gave."


def main() -> None:
    """Run a command; exits with 2 and one sentence where something about the set-up is wrong.

    Raises KeyboardInterrupt where it is broken off.
    """
    arguments = _parser().parse_args()
    command: Callable[[argparse.Namespace], Awaitable[None]] = arguments.command
    try:
        asyncio.run(_sentenced(command(arguments)))
    except asyncio.CancelledError:
        raise KeyboardInterrupt from None


async def _sentenced(work: Awaitable[None]) -> None:
    """Do the work; what the owner can put right is one sentence and exit code 2, not a traceback."""
    try:
        await work
    except (ConfigError, StorageError, ExportRefused, LinesRefused) as wrong:
        print(wrong, file=sys.stderr)
        sys.exit(WRONG_SET_UP)


async def _run(arguments: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for sign in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(sign, stop.set)
    from bot.logs import set_up_logging

    config = load_config(arguments.config)
    set_up_logging(arguments.log_level, [config.telegram.token.get_secret_value(), config.telegram.webhook_secret])

    from bot.app import run_bot
    from bot.clock import Clock
    from bot.serving import CannotListen
    from bot.telegram import TokenRejected

    try:
        await run_bot(config, stop=stop, clock=Clock(), print_line=lambda line: print(line, flush=True))
    except TokenRejected:
        print(NO_SUCH_BOT, file=sys.stderr)
        sys.exit(WRONG_SET_UP)
    except CannotListen as wrong:
        print(wrong, file=sys.stderr)
        sys.exit(WRONG_SET_UP)


async def _migrate(arguments: argparse.Namespace) -> None:
    from bot.clock import Clock

    storage = await open_storage(load_config(arguments.config, needs_token=False).storage.url)
    try:
        applied = await storage.migrate(Clock().now())
    finally:
        await storage.close()
    print("\n".join(f"applied: {name}" for name in applied) or "The database is up to date.")


async def _export(arguments: argparse.Namespace) -> None:
    _end_at_once()
    config = load_config(arguments.config, needs_token=False)
    on_the_screen = arguments.output is None and sys.stdout.isatty()
    progress = Progress(f"{arguments.kind} written so far: {{:,}}", silent=on_the_screen)
    kind, format = Kind(arguments.kind), Format(arguments.format)
    count = await export_to(config.storage.url, kind, format, arguments.output, progress=progress)
    print(f"{count} {arguments.kind} exported.", file=sys.stderr)


async def _doctor(arguments: argparse.Namespace) -> None:
    await (_look_at_data(arguments) if arguments.data else _look_at_set_up(arguments))


async def _look_at_set_up(arguments: argparse.Namespace) -> None:
    from bot.setup_check import set_up_of
    from bot.telegram import TelegramError, TokenRejected

    well = True
    try:
        async for line in set_up_of(load_config(arguments.config)):
            print(f"! {line.words}" if line.is_wrong else line.words)
            well = well and not line.is_wrong
    except TokenRejected:
        print(NO_SUCH_BOT, file=sys.stderr)
        sys.exit(WRONG_SET_UP)
    except TelegramError as failure:
        print(f"telegram.api_url: Telegram does not answer ({failure}); expected it to be in reach.", file=sys.stderr)
        sys.exit(WRONG_SET_UP)
    if not well:
        sys.exit(DISORDER)
    print("All is in order.")


async def _look_at_data(arguments: argparse.Namespace) -> None:
    from bot.doctor import disorder_in

    config = load_config(arguments.config, needs_token=False)
    well = True
    async for line in disorder_in(config.storage.url, most=arguments.most):
        print(line)
        well = False
    if not well:
        sys.exit(DISORDER)
    print("All is in order.")


async def _import(arguments: argparse.Namespace) -> None:
    from bot.importing_command import ImportRefused, import_file, leave_import, undo_import

    config = load_config(arguments.config, needs_token=False)
    try:
        if arguments.undo is not None:
            await undo_import(config.storage.url, arguments.undo)
        elif arguments.give_up is not None:
            await leave_import(config.storage.url, arguments.give_up)
        else:
            await import_file(
                config.storage.url,
                arguments.file,
                config.intake.default_region,
                dry_run=arguments.dry_run,
                report=arguments.report,
            )
    except ImportRefused as wrong:
        print(wrong, file=sys.stderr)
        sys.exit(WRONG_SET_UP)


async def _understand(arguments: argparse.Namespace) -> None:
    _end_at_once()
    all_good = True
    progress = Progress("understood so far: {:,}", silent=sys.stdout.isatty())
    for line in understand_file(arguments.file, arguments.region, sys.stdout.buffer, progress=progress):
        print(f"line {line.number}: {line.wrong}", file=sys.stderr)
        all_good = False
    if not all_good:
        sys.exit(BROKEN_LINES)


async def _match(arguments: argparse.Namespace) -> None:
    _end_at_once()
    from bot.matching import given_directory, stored_directory

    if arguments.clients is None:
        config = load_config(arguments.config, needs_token=False)
        async with stored_directory(config.storage.url) as directory:
            all_good = await _matched(arguments, directory, config.intake.default_region)
    else:
        async with given_directory(_clients_of(arguments.clients, arguments.region or USUAL_REGION)) as known:
            all_good = await _matched(arguments, known, USUAL_REGION) and not known.left_out
    if not all_good:
        sys.exit(BROKEN_LINES)


async def _matched(arguments: argparse.Namespace, directory: "StoredDirectory", home: str) -> bool:
    """Match the list; return whether every line of it could be read."""
    from bot.matching import match_file

    all_good = True
    region, progress = arguments.region or home, Progress("looked up so far: {:,}", silent=sys.stdout.isatty())
    async for line in match_file(
        arguments.file, region, directory, arguments.top, sys.stdout.buffer, progress=progress
    ):
        print(f"line {line.number}: {line.wrong}", file=sys.stderr)
        all_good = False
    return all_good


async def _clients_of(clients: Path, home: str) -> "AsyncIterator[Given]":
    """Read the clients of a file, and tell of the lines that hold none. Raises LinesRefused."""
    from bot.importing import FileRefused
    from bot.importing.child import bound_memory
    from bot.importing_command.sentences import why_not_read
    from bot.matching import read_directory

    bound_memory(MOST_MEMORY)
    progress = Progress("clients read so far: {:,}")
    try:
        async for given in read_directory(clients, home):
            progress.add()
            if isinstance(given, BrokenLine):
                print(f"{clients}, line {given.number}: {given.wrong}", file=sys.stderr)
            yield given
    except FileRefused as refused:
        raise LinesRefused(f"{clients}: {why_not_read(refused)}.") from refused
    except MemoryError as failure:
        raise LinesRefused(f"{clients}: it is too large to be kept in memory; import it and match without it.") from (
            failure
        )


async def _demo(arguments: argparse.Namespace) -> None:
    from bot.demo import play_story, stay_up

    _cancel_at(signal.SIGTERM)
    if arguments.story:
        await play_story(arguments.language)
    else:
        await stay_up(arguments.port, open_page=not arguments.no_browser, language=arguments.language)


def _cancel_at(sign: signal.Signals) -> None:
    """Let a signal end the command in an orderly way, as Ctrl+C does."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(sign, task.cancel)


def _end_at_once() -> None:
    """Let Ctrl+C and SIGTERM end the command wherever it is, also while it waits for a line or looks somebody up."""
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.default_int_handler)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="leadhook", description="A Telegram bot for lead intake.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for add in (_add_run, _add_demo, _add_migrate, _add_export, _add_doctor, _add_import, _add_understand, _add_match):
        add(commands)
    return parser


def _add_run(commands: Commands) -> None:
    parser = commands.add_parser("run", help="run the bot")
    _takes_config(parser)
    parser.add_argument("--log-level", default="INFO", choices=("DEBUG", "INFO", "WARNING", "ERROR"))
    parser.set_defaults(command=_run)


def _add_demo(commands: Commands) -> None:
    parser = commands.add_parser("demo", help="try everything out with a pretend Telegram, without a token")
    parser.add_argument("--story", action="store_true", help="play a story in the terminal and end")
    parser.add_argument("--language", default="ru", choices=("ru", "en"), help="the language of the people in it")
    parser.add_argument("--port", type=port_number, default=8765, help="where the page is served (0: any free port)")
    parser.add_argument("--no-browser", action="store_true", help="do not open the page")
    parser.set_defaults(command=_demo)


def _add_migrate(commands: Commands) -> None:
    parser = commands.add_parser("migrate", help="bring the database up to this version")
    _takes_config(parser)
    parser.set_defaults(command=_migrate)


def _add_export(commands: Commands) -> None:
    parser = commands.add_parser("export", help="write out what is stored, also while the bot runs")
    parser.add_argument("kind", choices=[*map(str, Kind)], metavar="KIND", help=", ".join(Kind))
    parser.add_argument("--format", default="jsonl", choices=[*map(str, Format)])
    parser.add_argument("--output", type=Path, help="the file to write (default: standard output)")
    _takes_config(parser)
    parser.set_defaults(command=_export)


def _add_doctor(commands: Commands) -> None:
    parser = commands.add_parser("doctor", help="tell what is wrong and change nothing, also while the bot runs")
    parser.add_argument("--data", action="store_true", help="look at clients, companies and leads, not at Telegram")
    parser.add_argument("--most", type=int, default=20, metavar="N", help="list N of each kind (default: 20)")
    _takes_config(parser)
    parser.set_defaults(command=_doctor)


def _add_import(commands: Commands) -> None:
    parser = commands.add_parser("import", help="take clients and companies in from a file, also while the bot runs")
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", type=Path, metavar="FILE", help="CSV, XLSX, vCard or JSON lines")
    what.add_argument("--undo", type=int, metavar="N", help="take import N back")
    what.add_argument("--give-up", type=int, metavar="N", help="leave import N, which was broken off")
    parser.add_argument("--dry-run", action="store_true", help="only tell what would come of each line")
    parser.add_argument("--report", type=Path, metavar="FILE", help="write what becomes of each line, as CSV")
    _takes_config(parser)
    parser.set_defaults(command=_import)


def _add_understand(commands: Commands) -> None:
    parser = commands.add_parser("understand", help="read free texts as the bot does: JSON lines in, JSON lines out")
    parser.add_argument("file", type=Path, metavar="FILE", help="lines {id, text, region} (-: standard input)")
    parser.add_argument("--region", type=region, default=USUAL_REGION, help="of lines that name none (default: RU)")
    parser.set_defaults(command=_understand)


def _add_match(commands: Commands) -> None:
    parser = commands.add_parser("match", help="tell who of a list is a client: JSON lines in, JSON lines out")
    parser.add_argument("file", type=Path, metavar="FILE", help="lines {id, name, phones, emails, company} (-: stdin)")
    parser.add_argument("--clients", type=Path, metavar="FILE", help="match with these instead of with the database")
    parser.add_argument("--top", type=how_many, default=5, metavar="N", help="matches a line at most (default: 5)")
    parser.add_argument("--region", type=region, help="of local numbers (default: the config's, RU with --clients)")
    _takes_config(parser)
    parser.set_defaults(command=_match)


def port_number(text: str) -> int:
    """Read a port from the command line; raises what argparse turns into a sentence."""
    port = int(text)
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{port} is no port; expected a number from 0 to 65535")
    return port


def how_many(text: str) -> int:
    """Read a number of at least one from the command line; raises what argparse turns into a sentence."""
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f"{text} is not enough; expected a number from 1 on")
    return int(text)


def region(text: str) -> str:
    """Read the home of local phone numbers from the command line; raises what argparse turns into a sentence."""
    if text.upper() not in REGIONS:
        raise argparse.ArgumentTypeError(f"{text} is no country; expected two letters such as RU")
    return text.upper()


def _takes_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", type=Path, default=Path("config.toml"), help="default: config.toml")
