"""Remarks: by which name the outbox knows their copies."""

from bot.domain.ids import RemarkId
from bot.domain.remark import remark_in, remark_subject


def test_a_copy_is_known_by_the_number_of_its_remark_and_which_part_it_is() -> None:
    assert remark_subject(RemarkId(12)) == "remark:12"
    assert remark_subject(RemarkId(12), 2) == "remark:12:2"


def test_the_name_of_a_copy_tells_whose_it_is() -> None:
    assert [remark_in(subject) for subject in ("remark:12", "remark:12:2", "lead:12")] == [12, 12, None]
