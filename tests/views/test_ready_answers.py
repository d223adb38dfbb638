"""Ready answers on the screen: the words as they will be read, on one screen."""

from dataclasses import replace

from bot.domain.ready_answers import ReadyAnswer
from bot.domain.working_hours import Shift
from bot.house_rules import HouseRules
from bot.texts import Say
from bot.views.cards import MOST_LINES, MOST_ROWS
from bot.views.ready_answers import answer_sent, answer_shown, which_answer, words_for
from tests.views.examples import ANNA, OLGA

PRICES = ReadyAnswer(
    label="Прайс", words={"ru": "Здравствуйте, {name}! Ваша {manager}", "en": "Hello, {name}! Yours, {manager}"}
)


def test_the_reader_decides_about_the_language_and_the_manager_shows_a_first_name(rules: HouseRules) -> None:
    named = replace(ANNA, name="Анна Петрова", language="en")
    olga = replace(OLGA, name="Ольга Иванова")
    assert words_for(PRICES, named, olga, rules) == "Hello, Анна Петрова! Yours, Ольга"
    assert words_for(PRICES, ANNA, olga, rules) == "Здравствуйте! Ваша Ольга"


def test_a_name_that_was_told_to_the_company_is_not_read_by_all(rules: HouseRules) -> None:
    named = replace(ANNA, name="Анна Петрова")
    assert words_for(PRICES, named, OLGA, rules, read_by_all=True) == "Здравствуйте! Ваша Ольга"


def test_the_hours_are_those_of_the_business_in_the_readers_words(rules: HouseRules) -> None:
    """Where it never closes there are none to tell, and the owner says what stands there instead."""
    words = dict.fromkeys(("ru", "en"), "Мы здесь {hours|всегда}")
    weekdays = tuple(Shift(weekday=day, opens=9 * 60, closes=18 * 60) for day in range(5))
    open_on_weekdays = replace(rules, hours=replace(rules.hours, shifts=weekdays))
    always_open = replace(rules, hours=replace(rules.hours, shifts=()))
    answer = ReadyAnswer(label="Часы", words=words)
    assert words_for(answer, ANNA, OLGA, open_on_weekdays) == "Мы здесь пн–пт 09:00–18:00"
    assert words_for(answer, ANNA, OLGA, always_open) == "Мы здесь всегда"


def test_the_longest_answer_is_shown_whole_and_as_plain_words(say: Say, rules: HouseRules) -> None:
    """What looks like markup is shown, not obeyed: it goes out just so."""
    words = "\n".join(["<b>слово</b> & дело"] * 10)
    for face in (
        answer_shown(ANNA, 0, words, after=None, say=say, rules=rules),
        answer_sent(ANNA, words, say, rules),
    ):
        assert len(face.lines) <= MOST_LINES
        assert face.text.count("&lt;b&gt;слово&lt;/b&gt; &amp; дело") == 10


def test_as_many_answers_as_may_be_fit_a_card(say: Say, rules: HouseRules) -> None:
    many = replace(rules, ready_answers=tuple(replace(PRICES, label=f"Ответ {number}") for number in range(8)))
    assert len(which_answer(ANNA, say, many).rows) <= MOST_ROWS
