"""The data of the matcher's bench: as frequent as in life, the same for the same seed, and what it says of itself."""

from collections import Counter
from random import Random

import pytest

from tests.bench.matching.name_tables import Culture, Gender, given_names, meant_by
from tests.bench.matching.noise import NOISES, Side, card_of, only_with, return_of
from tests.bench.matching.noises_of_letters import mistyped
from tests.bench.matching.patronymics import as_said, has_patronymic, patronymic_of
from tests.bench.matching.people import Person, make_people
from tests.bench.matching.quality import make_trial
from tests.bench.matching.surnames import borne_by, surnames
from tests.bench.matching.transliteration import SCHEMES, transliterated

PEOPLE = list(make_people(3_000, 1))


def test_the_same_seed_makes_the_same_trial() -> None:
    assert make_trial(50, 10, 7) == make_trial(50, 10, 7)
    assert make_trial(50, 10, 7) != make_trial(50, 10, 8)


def test_there_are_several_hundred_given_names_and_several_thousand_surnames() -> None:
    given = {its.name for culture in Culture for names in given_names(culture).values() for its in names}

    assert len(given) > 400
    assert len({surname for culture in Culture for surname in surnames(culture)}) > 3_000


def test_people_are_of_all_cultures_and_have_what_people_have() -> None:
    cultures = Counter(person.culture for person in PEOPLE)
    shares = {
        "company": sum(person.company is not None for person in PEOPLE) / len(PEOPLE),
        "mail": sum(person.mail is not None for person in PEOPLE) / len(PEOPLE),
        "patronymic": sum(person.father is not None for person in PEOPLE) / len(PEOPLE),
    }

    assert cultures[Culture.RUSSIAN] == pytest.approx(2_100, abs=150)
    assert shares == pytest.approx({"company": 0.3, "mail": 0.3, "patronymic": 0.4}, abs=0.04)
    assert len({person.phone for person in PEOPLE}) == len(PEOPLE)


def test_the_commonest_surname_is_borne_by_about_one_in_a_hundred() -> None:
    (_, most), *_ = Counter(person.surname for person in PEOPLE).most_common(1)

    assert 10 <= most <= 50


@pytest.mark.parametrize(
    ("father", "woman", "man"),
    [
        ("Илья", "Ильинична", "Ильич"),
        ("Игорь", "Игоревна", "Игоревич"),
        ("Юрий", "Юрьевна", "Юрьевич"),
        ("Сергей", "Сергеевна", "Сергеевич"),
        ("Дмитрий", "Дмитриевна", "Дмитриевич"),
    ],
)
def test_patronymics_are_made_as_grammar_has_it(father: str, woman: str, man: str) -> None:
    assert (patronymic_of(father, Gender.WOMAN), patronymic_of(father, Gender.MAN)) == (woman, man)


def test_no_patronymic_is_made_of_a_name_that_has_none() -> None:
    assert not has_patronymic("Гиви")


def test_a_patronymic_is_said_in_a_breath() -> None:
    assert (as_said("Александрович"), as_said("Петрович")) == ("Саныч", None)


@pytest.mark.parametrize(
    ("man", "woman"),
    [("Петров", "Петрова"), ("Толстой", "Толстая"), ("Донской", "Донская"), ("Коваленко", "Коваленко")],
)
def test_surnames_agree_with_who_bears_them(man: str, woman: str) -> None:
    assert borne_by(Gender.WOMAN, man) == woman


def test_a_short_form_may_stand_for_several_names() -> None:
    assert meant_by()["Саша"] == {"Александр", "Александра"}


def test_schemes_write_the_same_name_in_many_ways() -> None:
    assert len(SCHEMES) >= 8
    assert transliterated("Щербаков Юрий", "passport 1997") == "Shcherbakov Yury"
    assert transliterated("Щербаков Юрий", "ISO 9") == "Ŝerbakov Ûrij"
    assert transliterated("Щербаков Юрий", "chat with w") == "Werbakov Yurij"


@pytest.mark.parametrize("noise", NOISES)
def test_every_noise_changes_names_and_says_so(noise: str) -> None:
    records = [(person, its) for person in PEOPLE[:300] if (its := only_with(person, noise, 1))]

    assert records
    assert all(its.noises == (noise,) for _, its in records)
    assert noise == "changed_job" or any(its.name != _without(noise, person) for person, its in records)


@pytest.mark.parametrize("noise", NOISES)
def test_every_noise_has_a_story(noise: str) -> None:
    assert NOISES[noise].story.endswith(".")
    assert NOISES[noise].share(Side.RETURN) > 0


def test_a_record_shows_nothing_but_what_is_true_of_its_person() -> None:
    """Save a surname that its bearer did not have when the card was written."""
    for person in PEOPLE[:1_000]:
        for record in (card_of(person, 1), return_of(person, 1)):
            seen = record.visible
            assert not seen.given or person.given.canonical in seen.given
            assert seen.father in (None, person.father)
            assert seen.gender in (None, person.gender)
            assert "maiden_name" in record.noises or seen.surname <= {*person.surname}
            assert seen.company is None or person.company


def test_who_has_changed_the_job_shows_another_company() -> None:
    shown = [(person, its) for person in PEOPLE if (its := only_with(person, "changed_job", 1))]

    assert shown
    assert [its for person, its in shown if person.company and its.visible.company == person.company.number] == []


def test_who_comes_back_has_another_phone() -> None:
    cards = {card_of(person, 1).phone for person in PEOPLE}

    assert cards.isdisjoint({return_of(person, 1).phone for person in PEOPLE})


def _without(noise: str, person: Person) -> str:
    """What would stand there, had nobody made any noise."""
    names = [person.given.name, person.family]
    if noise.startswith("patronymic") and person.father:
        names.insert(1, patronymic_of(person.father, person.gender))
    return " ".join(names)


@pytest.mark.parametrize("letter", [*"аъёqp'`[].,;-ʹ”"])
def test_a_finger_slips_beside_any_letter_and_sign(letter: str) -> None:
    assert {mistyped(letter * 4, Random(seed)) for seed in range(40)}
