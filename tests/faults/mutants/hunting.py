"""Hunting: a programme runs with a bug planted, longer and longer, until it complains about what the bug breaks."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from signal import SIGKILL
from time import perf_counter

from tests.faults.mutants.mutant import CannotPlant, Mutant, planted
from tests.faults.programmes import BROKEN, PROGRAMMES, Programme, Result, run

SHOWN = 400
WITHOUT_BUG = "(no bug)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of a hunt: whether all went as it should, what a programme told, and after how many seconds."""

    name: str
    programme: str
    is_good: bool
    told: str
    seconds: float


Finding = tuple[bool, str]
Hunt = Callable[[], Verdict]


def hunt_all(mutants: Sequence[Mutant], at_once: int, patience: float) -> Iterator[Verdict]:
    """Yield verdicts as they come, `at_once` hunts going on side by side."""
    return _side_by_side([_hunt_for(mutant, patience) for mutant in mutants], at_once)


def try_without_bugs(programmes: Sequence[str], at_once: int, patience: float) -> Iterator[Verdict]:
    """Yield what programmes say, in all that they do in a hunt, when nothing is planted."""
    return _side_by_side([_trial_of(name, patience) for name in programmes], at_once)


def _side_by_side(hunts: Sequence[Hunt], at_once: int) -> Iterator[Verdict]:
    with ThreadPoolExecutor(at_once) as threads:
        for hunt in as_completed([threads.submit(hunt) for hunt in hunts]):
            yield hunt.result()


def _hunt_for(mutant: Mutant, patience: float) -> Hunt:
    return lambda: _timed(mutant.name, mutant.programme, lambda: _caught(mutant, patience))


def _trial_of(programme: str, patience: float) -> Hunt:
    return lambda: _timed(WITHOUT_BUG, programme, lambda: _keeps_its_promises(programme, patience))


def _timed(name: str, programme: str, find: Callable[[], Finding]) -> Verdict:
    began = perf_counter()
    try:
        is_good, told = find()
    except CannotPlant as reason:
        is_good, told = False, str(reason)
    seconds = perf_counter() - began
    return Verdict(name=name, programme=programme, is_good=is_good, told=told, seconds=seconds)


def _caught(mutant: Mutant, patience: float) -> Finding:
    """Only a complaint about what the bug breaks counts, not that a programme crashed."""
    programme = PROGRAMMES[mutant.programme]
    with planted(mutant) as tree:
        for _, result in _stages(programme, tree, patience, enough=mutant.is_told_by):
            told = next(filter(mutant.is_told_by, result.output), None)
            if told is not None:
                return True, told.removeprefix(BROKEN).lstrip(": ")[:SHOWN]
    return False, f"NOT CAUGHT ({'; '.join(programme.hunt)}): {_last_words(result)}"


def _keeps_its_promises(name: str, patience: float) -> Finding:
    with planted(None) as tree:
        for arguments, result in _stages(PROGRAMMES[name], tree, patience, enough=lambda _: False):
            if result.code != 0:
                return False, f"FAILS WITHOUT A BUG ({arguments}): {_last_words(result)}"
    return True, "every promise is kept"


def _stages(
    programme: Programme, tree: Path, patience: float, enough: Callable[[str], bool]
) -> Iterator[tuple[str, Result]]:
    """Yield what is done in a hunt, one after another, and what came of it, until patience with all of it is over."""
    give_up = perf_counter() + patience
    for arguments in programme.hunt:
        result = run(programme.command(arguments), tree, give_up - perf_counter(), enough)
        yield arguments, result
        if result.code == -SIGKILL:
            return


def _last_words(result: Result) -> str:
    """What a programme said at last, where it said nothing of what was hoped for."""
    if result.code == -SIGKILL:
        return "; ".join(["it took too long", *result.broken[:1]])[:SHOWN]
    if result.broken:
        return result.broken[0][:SHOWN]
    said = result.errors or "\n".join(result.output)
    return " ".join(said[-SHOWN:].split()) if result.code else "every promise is kept"
