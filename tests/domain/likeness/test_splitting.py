"""Splitting: which words a name is made of, whatever stands between and around them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.likeness.diminutives import names_in_cyrillic
from bot.domain.likeness.splitting import LONGEST_WORD, MOST_WORDS, words_of_name

LETTERS_OF_A_KEYBOARD = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")
ON_LATIN_KEYS = str.maketrans("абвгдежзийклмнопрстуфхцчшщъыьэюя", "f,dult;pbqrkvyjghcnea[wxio]sm'.z")


def texts(name: str) -> list[str]:
    """The words of a name, without what else is known of them."""
    return [word.text for word in words_of_name(name)]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Анна Петрова", "анна петрова"),
        ("  АННА   петрова ", "анна петрова"),
        ("Пётр Алёшин", "петр алешин"),
        ("Анна🌸", "анна"),
        ("🌸Анна🌸Петрова🌸", "анна петрова"),
        ("Анна (Ромашка)", "анна ромашка"),
        ("АняМаникюр", "аня маникюр"),
        ("Аня_маникюр", "аня маникюр"),
        ("@anna.petrova", "anna petrova"),
        ("Анна2024", "анна"),
        ("1Анна", "анна"),
        ("Ка3имир", "казимир"),
        ("Аннааа", "анна"),
        ("А н н а", "анна"),
        ("п е т р", "петр"),
        ("А н н а  П е т р о в а", "анна петрова"),
        ("𝐀𝐧𝐧𝐚 Ⓟetrova", "anna petrova"),
        ("Анна\u0301 Петро\u0301ва", "анна петрова"),
    ],
)
def test_case_spaces_and_decoration_are_no_part_of_a_name(written: str, words: str) -> None:
    assert texts(written) == words.split()


@pytest.mark.parametrize(
    ("written", "words"),
    [("Aннa", "анна"), ("Aннa Пeтpoвa", "анна петрова"), ("Cepгей", "сергей"), ("Аnnа", "anna"), ("Реtrоv", "petrov")],
)
def test_letters_that_only_look_right_are_read_as_the_word_means_them(written: str, words: str) -> None:
    assert texts(written) == words.split()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("fktrcfylh", "александр"),
        ("Fktrcfylh Gtnhjd", "александр петров"),
        ("Gtnhjd Fktrcfylh", "александр петров"),
        ("Bdfyjd Bdfy", "иван иванов"),
        ("Yfnfif", "наташа"),
        ("FYYF", "анна"),
        ("Цшддшфь Ыьшер", "smith william"),
        ("Ыьшер, Цшддшфь", "smith william"),
    ],
)
def test_one_name_typed_on_the_other_keys_gives_all_words_away(written: str, words: str) -> None:
    assert sorted(texts(written)) == words.split()


def test_every_given_name_is_read_from_the_other_keys() -> None:
    names = {name for name in names_in_cyrillic() if LETTERS_OF_A_KEYBOARD.issuperset(name)}
    missed = {name for name in names if texts(name.translate(ON_LATIN_KEYS)) != [name]}

    assert len(names) > 5_000
    assert len(missed) <= 20


@pytest.mark.parametrize(
    "name",
    ["Stephen Fry", "Rhys Jones", "Robert Byrd", "Bryn", "Flynn", "Mkrtchyan", "Hirschfeld", "Nguyen", "Kyrylo",
     "Мкртчян", "Вздорнов", "Мстислав", "Штольц", "Ван", "Ли", "Цой"],
)  # fmt: skip
def test_a_name_with_few_vowels_is_not_taken_for_the_other_keys(name: str) -> None:
    assert texts(name) == name.casefold().split()


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Иванов А.В.", "иванов а в"),
        ("Иванов А. В.", "иванов а в"),
        ("А.В.Иванов", "а в иванов"),
        ("Иванов АВ", "иванов а в"),
        ("J. Smith", "j smith"),
    ],
)
def test_initials_are_words_of_their_own(written: str, words: str) -> None:
    assert texts(written) == words.split()
    assert [word.is_initial for word in words_of_name(written)] == [len(word) == 1 for word in words.split()]


def test_the_halves_of_a_joined_name_are_known_as_such() -> None:
    assert [(word.text, word.half) for word in words_of_name("Мария Римская-Корсакова")] == [
        ("мария", False),
        ("римская", True),
        ("корсакова", True),
    ]


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Анна мама Пети", "анна"),
        ("Мама Пети Анна", "анна"),
        ("Анна Петрова (мама Пети)", "анна петрова"),
        ("Ольга Сестра", "ольга"),
        ("от Ивана", "ивана"),
        ("от Ивана Петрова", "ивана петрова"),
        ("для Ольги", "ольги"),
        ("Mr. Smith", "smith"),
        ("господин Петров", "петров"),
    ],
)
def test_who_somebody_is_to_others_is_not_what_they_are_called(written: str, words: str) -> None:
    assert texts(written) == words.split()


@pytest.mark.parametrize(
    ("written", "words"),
    [("мама Пети", "мама пети"), ("мама Анны Петровой", "мама анны петровой"), ("Мама", "мама"), ("от", "от")],
)
def test_of_whom_nothing_else_is_known_they_are_called_by_it(written: str, words: str) -> None:
    assert texts(written) == words.split()


@pytest.mark.parametrize("written", ["", " ", "👍", "...", "2024", "\u200d", "-"])
def test_what_has_no_letter_has_no_words(written: str) -> None:
    assert words_of_name(written) == ()


@given(st.text())
def test_whatever_is_written_the_words_are_few_short_and_in_small_letters(name: str) -> None:
    words = words_of_name(name)

    assert len(words) <= MOST_WORDS
    assert all(0 < len(word.text) <= LONGEST_WORD + 1 for word in words)
    assert not any("ё" in word.text or " " in word.text for word in words)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Zh. Orlova", ["zh", "orlova"]),
        ("John Smith Jr.", ["john", "smith", "jr"]),
        ("Dr. Lee", ["lee"]),
        ("Ivan Petrov GmbH", ["ivan", "petrov"]),
        ("Bjørn", ["bjørn"]),
        ("Аннаааа", ["анна"]),
    ],
)
def test_what_is_cut_short_or_drawn_out_was_not_typed_on_other_keys(written: str, words: list[str]) -> None:
    assert [word.text for word in words_of_name(written)] == words


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("ООО Вектор", ["вектор"]),
        ("ИП Иванов", ["иванов"]),
        ("г-н Петров", ["петров"]),
        ("АВ Иванов", ["а", "в", "иванов"]),
        ("0лег", ["олег"]),
        ("ивАн", ["иван"]),
        ("ИванПетров", ["иван", "петров"]),
        ("sашa", ["саша"]),
        ("Анна Мария Луиза фон дер Ланге Петрова", ["анна", "мария", "луиза", "ланге", "петрова"]),
    ],
)
def test_what_only_stands_around_or_looks_otherwise_is_no_word_of_a_name(written: str, words: list[str]) -> None:
    assert [word.text for word in words_of_name(written)] == words


def test_a_sign_that_is_a_word_by_itself_is_no_initial() -> None:
    assert not any(word.is_initial for word in words_of_name("李 伟"))


@pytest.mark.parametrize("name", ["madison campbnl", "emisly lipscmbe", "tayya vandelaar", "олег взбздцев"])
def test_a_word_that_slips_left_unsayable_is_not_read_from_the_other_keys(name: str) -> None:
    assert texts(name) == name.split()
