"""How often the bot speaks up by itself: whatever people do, it floods nobody."""

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.speaking_up import A_DAY, IN_A_ROW, MOST_IN_A_ROW, MOST_UNDER_A_POST, SpokenUp, may_speak_up

MINUTE, DAY = 60, int(A_DAY.total_seconds())
QUESTIONS = st.lists(
    st.tuples(st.integers(0, 30 * MINUTE), st.integers(1, 20), st.sampled_from((None, 1, 2, 3))), max_size=200
)
Said = list[tuple[int, int, int | None]]


def spoken(questions: Said) -> Said:
    """What it says to questions one after another: the pause before each, who asks, and under which post."""
    now, said = 0, Said()
    for pause, person, post in questions:
        now += pause
        row = sum(at > now - IN_A_ROW.total_seconds() for at, _, _ in said)
        today = [line for line in said if line[0] > now - DAY]
        under = sum(post is not None and line[2] == post for line in today)
        to = sum(line[1] == person for line in today)
        if may_speak_up(SpokenUp(in_a_row=row, under_post=under, to_person=to)):
            said.append((now, person, post))
    return said


@given(questions=QUESTIONS)
def test_bursts_of_questions_never_make_it_flood_a_discussion(questions: Said) -> None:
    said = spoken(questions)
    for at, person, post in said:
        later = [line for line in said if at <= line[0] < at + IN_A_ROW.total_seconds()]
        today = [line for line in said if at <= line[0] < at + DAY]
        assert len(later) <= MOST_IN_A_ROW
        assert sum(line[1] == person for line in today) == 1
        assert post is None or sum(line[2] == post for line in today) <= MOST_UNDER_A_POST


def test_the_first_one_is_always_answered() -> None:
    assert may_speak_up(SpokenUp())
