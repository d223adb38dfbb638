"""`make bench`: what an update costs, how soon it is answered, memory, growth, taps, ways, reading, matching ..."""

import argparse
import asyncio
import sys
from pathlib import Path

from bot.clock import Clock
from tests.bench.report import page_of, tables_of
from tests.bench.sections import FULL, QUICK, SECTIONS, measure

PAGE = Path(__file__).parents[2] / "docs" / "benchmarks.md"


def main() -> None:
    """Measure and print; `--write` keeps it in docs/benchmarks.md."""
    parser = _parser()
    arguments = parser.parse_args()
    if not Path("/proc/self/stat").is_file():
        sys.exit("The CPU time of a process is read from /proc, which this system does not have.")
    if arguments.write and arguments.only:
        parser.error("The page holds all sections: --write goes without --only.")
    figures = asyncio.run(measure(QUICK if arguments.quick else FULL, arguments.only or SECTIONS))
    print(tables_of(figures))
    if arguments.write:
        PAGE.write_text(page_of(figures, Clock().now().date()), encoding="utf-8")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description="Measure the bot.")
    parser.add_argument("--quick", action="store_true", help="so little that the figures mean nothing: does it run?")
    parser.add_argument("--write", action="store_true", help="keep the figures in docs/benchmarks.md")
    parser.add_argument("--only", action="append", choices=SECTIONS, help="this section (may be given several times)")
    return parser


if __name__ == "__main__":
    main()
