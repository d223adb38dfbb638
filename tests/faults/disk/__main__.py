"""`python -m tests.faults.disk`: cut the power at thousands of places, and look each time at what is left."""

import argparse
import asyncio
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from tests.faults.disk.file_layer import OutOfReach
from tests.faults.disk.power_cuts import PowerCuts, Verdict, memory_folder, synchronous
from tests.faults.disk.recording import Recording, record

IMAGES_A_LIFE = 2500
CANNOT_BE_TRIED = 2


def main() -> None:
    """Run it and print figures and every promise that was broken; exits with 1 if there is one."""
    arguments = _parser().parse_args()
    broken = 0
    try:
        for number, (seed, count) in enumerate(_lives(arguments), start=1):
            recording = _recording(arguments)
            verdict = asyncio.run(PowerCuts(recording).try_out(seed, count, restart_every=arguments.restart_every))
            broken += len(verdict.broken)
            sys.stdout.write("\n".join(_lines(number, seed, recording, verdict)) + "\n")
            _keep(arguments.keep, number, recording)
    except OutOfReach as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(CANNOT_BE_TRIED)
    verdict_on_all = "Every promise was kept." if not broken else f"{broken} promises were broken."
    sys.stdout.write(f"{process_time():.0f} s of CPU. {verdict_on_all}\n")
    sys.exit(bool(broken))


def _lives(arguments: argparse.Namespace) -> Iterator[tuple[int, int]]:
    """Share the images out to several lives, with a seed for each."""
    for number, start in enumerate(range(0, arguments.images, IMAGES_A_LIFE)):
        yield arguments.seed + number, min(IMAGES_A_LIFE, arguments.images - start)


def _recording(arguments: argparse.Namespace) -> Recording:
    if arguments.recording is not None:
        kept: Recording = pickle.loads(arguments.recording.read_bytes())
        return kept
    with memory_folder() as folder, synchronous(arguments.synchronous):
        return asyncio.run(record(folder, people=arguments.people))


def _keep(folder: Path | None, number: int, recording: Recording) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"recording-{number}").write_bytes(pickle.dumps(recording))


def _lines(number: int, seed: int, recording: Recording, verdict: Verdict) -> Iterator[str]:
    yield f"life {number}: {len(recording.updates)} updates, {len(recording.events)} deeds of the disk and calls"
    yield f"images: {verdict.images} of seed {seed}, bot started on {verdict.restarts} of them"
    yield f"images that lack a confirmed update: {verdict.lost} ({verdict.lost / verdict.images:.1%})"
    yield from (f"BROKEN: {promise}" for promise in verdict.broken)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.disk", description=__doc__)
    parser.add_argument("--images", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=24, help="how many people talk with the bot in a life")
    parser.add_argument("--restart-every", type=int, default=20, help="on which images the bot is started again")
    parser.add_argument("--synchronous", default="FULL", help="NORMAL shows what the images find out")
    parser.add_argument("--keep", type=Path, help="a folder for the recordings, to repeat a run with just the same one")
    parser.add_argument("--recording", type=Path, help="a recording that was kept, instead of a new life")
    return parser


if __name__ == "__main__":
    main()
