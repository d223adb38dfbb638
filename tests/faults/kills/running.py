"""Running: ordeals side by side, each in a process of its own, from plans to verdicts."""

import asyncio
import json
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from shutil import rmtree

from tests.faults.checking import violations
from tests.faults.evidence import Evidence
from tests.faults.kills.figures import Figures, figures
from tests.faults.kills.ordeal import Plan, endure
from tests.faults.side_by_side import side_by_side


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What one ordeal came to; without figures if it did not reach its end."""

    seed: int
    figures: Figures | None
    broken: Sequence[str]


def run_side_by_side(plans: Sequence[Plan], at_once: int, folder: Path) -> Iterator[Verdict]:
    """Yield verdicts as they come. Of each ordeal that broke a promise, a folder inside `folder` keeps the traces."""
    return side_by_side(partial(_run, folder), plans, at_once)


def _run(inside: Path, plan: Plan) -> Verdict:
    folder = inside / f"seed-{plan.seed}"
    folder.mkdir(parents=True)
    try:
        endured = asyncio.run(endure(plan, folder, tell=lambda line: _tell(plan, line)))
    except Exception as failure:  # whatever ended it: that is a verdict too, and the other ordeals go on
        return Verdict(seed=plan.seed, figures=None, broken=[f"The ordeal did not reach its end: {failure!r}"])
    broken = violations(endured.evidence)
    if broken:
        _keep(endured.evidence, broken, folder)
    else:
        rmtree(folder)
    return Verdict(seed=plan.seed, figures=figures(endured.evidence, endured.starts), broken=broken)


def _tell(plan: Plan, line: str) -> None:
    sys.stderr.write(f"seed {plan.seed}: {line}\n")
    sys.stderr.flush()


def _keep(evidence: Evidence, broken: Sequence[str], folder: Path) -> None:
    """Write down what was broken and what Telegram saw; database and log are there already."""
    (folder / "broken.txt").write_text("\n".join(broken), encoding="utf-8")
    for name in ("updates", "calls", "posts"):
        seen = getattr(evidence, name)
        (folder / f"{name}.json").write_text(json.dumps(seen, indent=1), encoding="utf-8")
