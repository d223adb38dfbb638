"""`python -m tests.faults.disk`: cut the power at thousands of places, and look each time at what is left.

With `--outages` the disk fails instead, at every moment of the life of a lead.
"""

import argparse
import asyncio
import pickle
import sys
from collections.abc import Iterator
from pathlib import Path
from time import process_time

from tests.faults.checking import violations
from tests.faults.disk.file_layer import OutOfReach
from tests.faults.disk.outages import endure_everywhere
from tests.faults.disk.power_cuts import PowerCuts, Verdict, synchronous
from tests.faults.disk.recording import Recording, record
from tests.faults.disk.troubles import WHILE_RUNNING, Trouble
from tests.faults.memory import memory_folder

IMAGES_A_LIFE = 2500
CANNOT_BE_TRIED = 2
MODES = ("webhook", "polling")
LIVES = 4  # in either mode one without an erasure and one with it


def main() -> None:
    """Run it and print figures and every promise that was broken; exits with 1 if there is one."""
    arguments = _parser().parse_args()
    try:
        broken = _fail_the_disk(arguments) if arguments.outages else _cut_the_power(arguments)
    except OutOfReach as reason:
        sys.stderr.write(f"{reason}\n")
        sys.exit(CANNOT_BE_TRIED)
    verdict = "Every promise was kept." if not broken else f"{broken} promises were broken."
    sys.stdout.write(f"{process_time():.0f} s of CPU. {verdict}\n")
    sys.exit(bool(broken))


def _cut_the_power(arguments: argparse.Namespace) -> int:
    broken = 0
    for number, (seed, count) in enumerate(_lives(arguments), start=1):
        erasing = arguments.erasing or (number - 1) % LIVES >= LIVES // 2
        recording = _recording(arguments, arguments.mode or MODES[number % len(MODES)], erasing=erasing)
        _keep(arguments.keep, number, recording)
        verdict = asyncio.run(PowerCuts(recording).try_out(seed, count, restart_every=arguments.restart_every))
        broken += len(verdict.broken)
        sys.stdout.write("\n".join(_lines(number, seed, recording, verdict)) + "\n")
        sys.stdout.flush()
    return broken


def _fail_the_disk(arguments: argparse.Namespace) -> int:
    return sum(asyncio.run(_outages_of(trouble, arguments)) for trouble in WHILE_RUNNING)


async def _outages_of(trouble: Trouble, arguments: argparse.Namespace) -> int:
    times = refused = leads = 0
    broken: list[str] = []
    async for outcome in endure_everywhere(trouble, arguments.seed, arguments.stride):
        times += outcome.times
        refused += outcome.refused
        leads += len(outcome.evidence.rows("leads"))
        broken += violations(outcome.evidence)
        sys.stderr.write(f"{trouble.name}: {times} times\n")
    sys.stdout.write(f"{trouble.name}: {times} times, {refused} deeds refused, {leads} leads\n")
    sys.stdout.write("".join(f"BROKEN: {promise}\n" for promise in broken))
    sys.stdout.flush()
    return len(broken)


def _lives(arguments: argparse.Namespace) -> Iterator[tuple[int, int]]:
    """Share the images out to several lives, with a seed for each."""
    for number, start in enumerate(range(0, arguments.images, IMAGES_A_LIFE)):
        yield arguments.seed + number, min(IMAGES_A_LIFE, arguments.images - start)


def _recording(arguments: argparse.Namespace, mode: str, *, erasing: bool) -> Recording:
    if arguments.recording is not None:
        kept: Recording = pickle.loads(arguments.recording.read_bytes())
        return kept
    with memory_folder() as folder, synchronous(arguments.synchronous):
        return asyncio.run(record(folder, people=arguments.people, mode=mode, erasing=erasing))


def _keep(folder: Path | None, number: int, recording: Recording) -> None:
    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"recording-{number}").write_bytes(pickle.dumps(recording))


def _lines(number: int, seed: int, recording: Recording, verdict: Verdict) -> Iterator[str]:
    contents = f"{len(recording.updates)} updates, {len(recording.events)} deeds of the disk and calls"
    yield f"life {number}, recording {recording.mark}: {contents}"
    yield f"images: {verdict.images} of seed {seed}, bot started on {verdict.restarts} of them"
    yield f"images that lack a confirmed update: {verdict.lost} ({verdict.lost / verdict.images:.1%})"
    yield from (f"BROKEN: {promise}" for promise in verdict.broken)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.faults.disk", description="Cut the power, or fail.")
    parser.add_argument("--images", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--people", type=int, default=24, help="how many people talk with the bot in a life")
    parser.add_argument("--mode", choices=MODES, help="how the bot receives updates; in turn if not said")
    parser.add_argument("--erasing", action="store_true", help="have everything erased in each life, not every other")
    parser.add_argument("--restart-every", type=int, default=8, help="on which images the bot is started again")
    parser.add_argument("--synchronous", help="another than the bot's own; NORMAL shows what the images find out")
    parser.add_argument("--outages", action="store_true", help="let the disk fail instead")
    parser.add_argument("--stride", type=int, default=1, help="by how many deeds later the disk fails each time")
    parser.add_argument("--keep", type=Path, help="a folder for the recordings, to repeat a run with just the same one")
    parser.add_argument("--recording", type=Path, help="a recording that was kept, instead of a new life")
    return parser


if __name__ == "__main__":
    main()
