"""Sounds: one spelling for a name in whichever alphabet, by whichever scheme."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness.sounds import other_sounds_of, skeleton_of, sound_of


@pytest.mark.parametrize(
    "spellings",
    [
        "юлия yulia yuliya iuliia yuliia ûliâ julia",
        "анна anna ana",
        "щукин shchukin schukin shhukin szczukin",
        "шура shura šura szura",
        "жуков zhukov žukov",
        "чехов chekhov čehov",
        "хабибуллин khabibullin habibullin habibulin",
        "кузнецов kuznetsov kuznetzov",
        "цой tsoy tsoi tzoy",
        "воронцов vorontsov",
        "кравец kravets kravetz",
        "цветаева tsvetaeva tsvetayeva",
        "дмитрий dmitry dmitri dmitrii dmitriy dmitrij",
        "алексей alexey alexei aleksei aleksey aleksej alexej",
        "наталья natalya natalia nataliya natal'ya",
        "григорьев grigoriev grigorev grigor'ev grigoryev",
        "філіп филип filip philip",
        "мацкевич матскевич matskevich",
        "джавахишвили ჯავახიშვილი dzhavakhishvili",
        "капанадзе კაპანაძე kapanadze",
        "акобян հակոբյան",
        "арутюнян հարությունյան",
    ],
)
def test_one_name_sounds_one_way_in_all_its_spellings(spellings: str) -> None:
    assert len({sound_of(word) for word in spellings.split()}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("шура", "юра"), ("жуков", "чуков"), ("цой", "кой"), ("анна", "инна"), ("мария", "марина"), ("орлов", "орехов")],
)
def test_different_names_sound_differently(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize(
    ("home_made", "meant"),
    [("wura", "шура"), ("jukov", "жуков"), ("xabibullin", "хабибуллин"), ("mixail", "михаил"), ("cvetaeva", "цветаева"),
     ("kuznecov", "кузнецов"), ("coy", "цой"), ("jamal", "джамал"), ("michail", "михаил"),
     ("марозаў", "морозов"), ("marozau", "морозов"), ("ваўчок", "волчок"),
     ("hovhannisyan", "оганесян"), ("harutyunyan", "арутюнян"), ("hakobyan", "акобян")],
)  # fmt: skip
def test_a_home_made_scheme_is_among_the_other_readings(home_made: str, meant: str) -> None:
    assert sound_of(meant) in {sound_of(home_made), *other_sounds_of(home_made)}


@pytest.mark.parametrize(("written", "meant"), [("ka4alin", "качалин"), ("6ura", "шура"), ("4ehov", "чехов")])
def test_digits_stand_for_the_sounds_they_begin_with(written: str, meant: str) -> None:
    assert sound_of(written) == sound_of(meant)


@pytest.mark.parametrize(
    ("one", "other"),
    [("щукин", "щюкин"), ("виталий", "фиталий"), ("сергей", "serhii"), ("петров", "питроф")],
)
def test_the_skeleton_keeps_what_all_schemes_agree_about(one: str, other: str) -> None:
    assert skeleton_of(sound_of(one)) == skeleton_of(sound_of(other))


@given(st.text(max_size=40))
def test_a_sound_is_made_of_the_signs_of_sounds_alone(word: str) -> None:
    assert sound_of(word.casefold()).isascii()


@given(st.text(alphabet="абвгдежзийклмнопрстуфхцчшщъыьэюя", max_size=20))
def test_the_skeleton_of_a_sound_is_its_own_skeleton(word: str) -> None:
    skeleton = skeleton_of(sound_of(word))

    assert skeleton_of(skeleton) == skeleton
