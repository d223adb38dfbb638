"""Comparing: in which way two words are alike, the same from either side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness.comparing import Alike, compare_words
from bot.domain.likeness.diminutives import names_in_cyrillic
from bot.domain.likeness.traits import keys_of, traits_of

CYRILLIC = "абвгдежзийклмнопрстуфхцчшщъыьэюя"
WORDS = st.one_of(
    st.sampled_from(sorted(names_in_cyrillic())),
    st.sampled_from(["иванов", "иванова", "ivanova", "иваныч", "иванович", "ivanovich", "щукина", "shchukina"]),
    st.sampled_from(["wura", "шура", "жуков", "jukov", "kate", "bill", "william", "вильям", "xabibullin"]),
    st.text(alphabet=CYRILLIC, min_size=1, max_size=12),
    st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12),
)


def way(one: str, other: str) -> Alike | None:
    """In which way two words in small letters are alike."""
    return compare_words(traits_of(one), traits_of(other))


@pytest.mark.parametrize(
    ("one", "other", "alike"),
    [
        ("анна", "анна", Alike.SAME),
        ("юлия", "yulia", Alike.SPELLING),
        ("юлия", "ûliâ", Alike.SPELLING),
        ("юлия", "julia", Alike.SPELLING),
        ("щукин", "shchukin", Alike.SPELLING),
        ("кузнецов", "kuznetsov", Alike.SPELLING),
        ("цой", "tsoy", Alike.SPELLING),
        ("жуков", "jukov", Alike.SPELLING),
        ("хабибуллин", "xabibullin", Alike.SPELLING),
        ("филиппов", "филипов", Alike.SPELLING),
        ("иванович", "иваныч", Alike.PATRONYMIC),
        ("иванович", "ивановна", Alike.PATRONYMIC),
        ("щукин", "щукина", Alike.ENDING),
        ("островский", "островская", Alike.ENDING),
        ("ivanov", "иванова", Alike.ENDING),
        ("саша", "александр", Alike.SHORT),
        ("саша", "александра", Alike.SHORT),
        ("шура", "саня", Alike.SHORT),
        ("bill", "william", Alike.SHORT),
        ("kate", "екатерина", Alike.SHORT),
        ("петрова", "перова", Alike.TYPO),
        ("петрова", "птерова", Alike.TYPO),
        ("смирнов", "смернов", Alike.TYPO),
        ("шломо", "שלמה", Alike.SPELLING),
        ("йосеф", "יוסף", Alike.SPELLING),
        ("королев", "korolyov", Alike.SPELLING),
        ("шишкушкин", "chichkouchkin", Alike.SPELLING),
        ("лена", "łenka", Alike.SHORT),
        ("сергей", "серый", Alike.SHORT),
        ("robert", "robbie", Alike.SHORT),
        ("анна", "яна", None),
        ("виктор", "виктория", Alike.ROUGH),
        ("мэри", "терри", Alike.ROUGH),
        ("анна", "петрова", None),
        ("иван", "сергей", None),
        ("ли", "лу", None),
    ],
)
def test_words_are_alike_in_the_surest_way(one: str, other: str, alike: Alike | None) -> None:
    assert way(one, other) is alike


@given(WORDS, WORDS)
def test_two_words_are_alike_from_either_side(one: str, other: str) -> None:
    assert way(one, other) == way(other, one)


@given(WORDS)
def test_every_word_is_the_same_as_itself(word: str) -> None:
    assert way(word, word) is Alike.SAME


@given(st.sampled_from(sorted(names_in_cyrillic())), st.data())
def test_a_name_with_one_slip_is_still_found_under_a_key_of_its_own(name: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(min_value=0, max_value=len(name) - 1))
    slipped = name[:at] + name[at + 1 :] if data.draw(st.booleans()) else name[:at] + name[at] + name[at:]
    found = way(name, slipped)

    if found is not None and found <= Alike.TYPO:
        assert set(keys_of(traits_of(name))) & set(keys_of(traits_of(slipped)))
