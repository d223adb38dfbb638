"""Hunting: a programme runs with a bug planted, longer and longer, until it complains about what the bug breaks."""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from time import perf_counter

from tests.faults.mutants.mutant import CannotPlant, Mutant, planted
from tests.faults.programmes import PROGRAMMES, Result, run

SHOWN = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What came of a hunt: whether all went as it should, told in one line, after so many seconds."""

    name: str
    is_good: bool
    line: str
    seconds: float


def hunt_all(mutants: Sequence[Mutant], at_once: int, patience: float) -> Iterator[Verdict]:
    """Yield verdicts as they come, `at_once` hunts going on side by side."""
    with ThreadPoolExecutor(at_once) as threads:
        for hunt in as_completed([threads.submit(_hunt, mutant, patience) for mutant in mutants]):
            yield hunt.result()


def try_without_bugs(programmes: Sequence[str], at_once: int, patience: float) -> Iterator[Verdict]:
    """Yield what programmes say, in all that they do in a hunt, when nothing is planted."""
    with ThreadPoolExecutor(at_once) as threads:
        for trial in as_completed([threads.submit(_try, name, patience) for name in programmes]):
            yield trial.result()


def _hunt(mutant: Mutant, patience: float) -> Verdict:
    began = perf_counter()
    try:
        is_caught, line = _caught(mutant, patience)
    except CannotPlant as reason:
        is_caught, line = False, str(reason)
    return Verdict(name=mutant.name, is_good=is_caught, line=line, seconds=perf_counter() - began)


def _caught(mutant: Mutant, patience: float) -> tuple[bool, str]:
    """Only a complaint about what the bug breaks counts, not that a programme crashed."""
    programme = PROGRAMMES[mutant.programme]
    with planted(mutant) as tree:
        for arguments in programme.hunt:
            result = run(programme.command(arguments), tree, patience)
            told = next(filter(mutant.is_told_by, result.broken), None)
            if told is not None and result.code != 0:
                return True, f"caught by {mutant.programme} ({arguments}): {told[:SHOWN]}"
    return False, f"NOT CAUGHT by {mutant.programme} ({'; '.join(programme.hunt)}): {_last_words(result)}"


def _try(name: str, patience: float) -> Verdict:
    programme, began = PROGRAMMES[name], perf_counter()
    line, is_good = "keeps every promise without a bug", True
    with planted(None) as tree:
        for arguments in programme.hunt:
            result = run(programme.command(arguments), tree, patience)
            if result.code != 0:
                line, is_good = f"FAILS WITHOUT A BUG ({arguments}): {_last_words(result)}", False
                break
    return Verdict(name=name, is_good=is_good, line=line, seconds=perf_counter() - began)


def _last_words(result: Result) -> str:
    """What a programme said at last, where it said nothing of what was hoped for."""
    if result.broken:
        return result.broken[0][:SHOWN]
    if result.code is None:
        return "it took too long"
    return (result.errors or result.output).strip()[-SHOWN:] if result.code else "it kept every promise"
