"""What a prospect reads fits a phone, is escaped, and says what the owner decided."""

from dataclasses import replace

import pytest
from aiogram.types import InlineKeyboardMarkup
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin, read_contact
from bot.domain.errors import CompanyFault, CompanyRefused, ContactFault, ContactRefused, NameFault, NameRefused
from bot.domain.expected_wait import ExpectedWait
from bot.domain.introduction import Introduction
from bot.domain.names import PersonName
from bot.domain.on_behalf import LONGEST_COMPANY, LONGEST_ROLE, OnBehalf
from bot.house_rules import HouseRules, OwnWords
from bot.texts import LANGUAGES, speaking
from bot.views.asking_again import ask_again
from bot.views.greetings import about_topic, greeting, greeting_by_name, greeting_with_open_request
from bot.views.receipts import receipt
from bot.views.summary import ask_what_to_correct, summary
from tests.houses import topics
from tests.views import phone
from tests.views.test_expected_answer import RULES, at

ANNA = 700
MOST_LINES = 12
LONGEST_ALERT = 200
PROMISED = ExpectedWait(minutes=60, usual=False)


def introduction(*contacts: str) -> Introduction:
    """Somebody with these e-mails."""
    points = (ContactValue(kind=ContactKind.EMAIL, normal_form=contact) for contact in contacts)
    return Introduction(
        name=PersonName("Анна"),
        points=tuple(ContactPoint(value=value, verified=False, origin=Origin.TYPED) for value in points),
    )


def rows_under(markup: object) -> list[list[str]]:
    """The labels of inline buttons, row by row."""
    assert isinstance(markup, InlineKeyboardMarkup)
    return [[button.text for button in row] for row in markup.inline_keyboard]


def test_the_greeting_offers_short_topics_in_pairs_and_a_contact() -> None:
    """A long topic has a row of its own."""
    rules = replace(RULES, topics=topics("Цены", "Доставка", "Установка и гарантия", "Самовывоз"))

    rows = rows_under(greeting(ANNA, speaking("ru"), rules).reply_markup)

    assert rows == [["Цены", "Доставка"], ["Установка и гарантия"], ["Самовывоз"], ["Оставить контакт"]]


def test_without_topics_the_greeting_speaks_of_none() -> None:
    """Just the words and the one button."""
    message = greeting(ANNA, speaking("ru"), RULES)

    assert "тему" not in message.text
    assert rows_under(message.reply_markup) == [["Оставить контакт"]]


def test_the_owners_own_greeting_is_said_as_written() -> None:
    """Its HTML was checked with the configuration."""
    message = greeting(ANNA, speaking("ru"), replace(RULES, own_words={"ru": OwnWords(greeting="<b>Привет!</b>")}))

    assert message.text == "<b>Привет!</b>"


def test_what_people_typed_is_escaped() -> None:
    """A wish, a name of a topic, an operator."""
    rules: HouseRules = replace(RULES, operator="Рога & <Копыта>", consent_link="https://example.com/?a=1&b=2")

    shown = summary(ANNA, speaking("ru"), rules, introduction("a@example.com"), wish="<i>1 < 2</i>", consented=False)

    assert "&lt;i&gt;1 &lt; 2&lt;/i&gt;" in shown.text
    assert "Рога &amp; &lt;Копыта&gt;" in shown.text
    assert "?a=1&amp;b=2" in shown.text
    assert "&lt;b&gt;" in about_topic(ANNA, speaking("ru"), topic="<b>", introduced=False).text


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("Аа<>&;\"'%{}br/ amp"), min_size=1, max_size=30))
def test_whatever_people_typed_is_read_as_they_typed_it(typed: str) -> None:
    """Signs of markup, of formats and of quotes stand in the message as themselves."""
    said = replace(introduction("anna@example.com"), name=PersonName(typed))

    read = phone.shown(summary(ANNA, speaking("ru"), RULES, said, wish="", consented=False).text)

    assert f"Имя: {typed}" in read


def test_who_consented_before_is_only_asked_whether_to_send() -> None:
    """Consent is not asked twice for the same document."""
    shown = summary(ANNA, speaking("ru"), RULES, introduction("a@example.com"), wish=None, consented=True)

    assert "согласны" not in shown.text
    assert rows_under(shown.reply_markup) == [["Отправить"], ["От компании…"], ["Исправить", "Не отправлять"]]


def test_whoever_named_a_company_reads_it_and_may_say_who_decides() -> None:
    """Once, and nobody has to; it is corrected with the rest."""
    named = replace(introduction("a@example.com"), on_behalf=OnBehalf(company="ООО <Ромашка>", role="закупки"))
    shown = summary(ANNA, speaking("ru"), RULES, named, wish=None, consented=True)

    assert "Компания: <b>ООО &lt;Ромашка&gt;, закупки</b>" in shown.text
    correcting_it = ["Исправить", "Не отправлять"]
    assert rows_under(shown.reply_markup) == [["Отправить"], ["Решаю я", "Решает другой"], correcting_it]
    decides = replace(named, on_behalf=OnBehalf(company="Ромашка", may_decide=True))
    told = summary(ANNA, speaking("ru"), RULES, decides, wish=None, consented=True)
    assert "Компания: <b>Ромашка</b>, решаете вы" in told.text
    assert rows_under(told.reply_markup) == [["Отправить"], correcting_it]
    correcting = ask_what_to_correct(ANNA, speaking("ru"))
    assert rows_under(correcting.reply_markup) == [["Имя", "Контакт"], ["Вопрос", "Компания"]]


def test_the_fullest_summary_has_three_rows_of_buttons() -> None:
    """A mistyped mail is mended before it is asked who decides in the company: one thing at a time."""
    whole = replace(introduction("anna@gmial.com"), on_behalf=OnBehalf(company="Ромашка", role="закупки"))
    correcting_it = ["Исправить", "Не отправлять"]
    shown = summary(ANNA, speaking("ru"), RULES, whole, wish=None, consented=False)
    assert rows_under(shown.reply_markup) == [["Соглашаюсь, отправить"], ["Да, исправить почту"], correcting_it]
    mended = summary(ANNA, speaking("ru"), RULES, whole.mended(), wish=None, consented=False)
    assert rows_under(mended.reply_markup) == [["Соглашаюсь, отправить"], ["Решаю я", "Решает другой"], correcting_it]


def test_several_messages_are_read_back_as_sentences() -> None:
    """They come as lines; on one line each needs its end."""
    wish = "Нужна доставка\nСколько стоит?\n\nИ когда"

    shown = summary(ANNA, speaking("ru"), RULES, introduction("a@example.com"), wish=wish, consented=True)

    assert "Вопрос: Нужна доставка. Сколько стоит? И когда\n" in shown.text


def test_a_likely_mistyped_mail_is_asked_about_right_below_it() -> None:
    """Further below it would seem to ask about the wish; one contact is one, two are several."""
    mistyped = summary(ANNA, speaking("ru"), RULES, introduction("a@gmial.com"), wish="Прайс", consented=True)
    several = summary(ANNA, speaking("ru"), RULES, introduction("a@ya.ru", "b@ya.ru"), wish=None, consented=True)

    asked = "Контакт: <b>a@gmial.com</b>\nИли вы имели в виду <b>a@gmail.com</b>?\nВопрос: Прайс"
    assert asked in mistyped.text
    assert "Контакты: <b>a@ya.ru, b@ya.ru</b>" in several.text


def test_whose_contact_is_known_is_not_asked_to_leave_one() -> None:
    """One tap asks to be called back; the words speak of no contact either."""
    topic = about_topic(ANNA, speaking("ru"), topic="Цены", introduced=True)
    by_name = greeting_by_name(ANNA, speaking("ru"), RULES, name="Анна")

    assert rows_under(topic.reply_markup) == [["Свяжитесь со мной"]]
    assert "контакт" not in topic.text
    assert rows_under(by_name.reply_markup)[-1] == ["Свяжитесь со мной"]


@pytest.mark.parametrize(
    ("contacts", "where"),
    [
        (["+79123456789"], "Напишем сюда или позвоним."),
        (["anna@example.com"], "Напишем сюда или на почту."),
        (["+79123456789", "anna@example.com"], "Напишем сюда, на почту или позвоним."),
    ],
)
def test_the_receipt_names_what_was_given(contacts: list[str], where: str) -> None:
    """A phone, an e-mail or both."""
    points = (ContactPoint(value=read_contact(typed, "RU"), verified=False, origin=Origin.TYPED) for typed in contacts)
    given = replace(introduction(), points=tuple(points))

    assert where in receipt(ANNA, speaking("ru"), RULES, at(28, 12), given, wait=PROMISED, wish=None).text


def test_the_receipt_says_who_answers_and_when_they_work() -> None:
    """The company, never a manager's account; without a company's name just the hours, round the clock nothing."""
    rules = replace(RULES, operator="ООО Ромашка")
    always = replace(RULES, hours=replace(RULES.hours, shifts=()))

    def told(house: HouseRules) -> str:
        return receipt(ANNA, speaking("ru"), house, at(23, 12), introduction(), wait=PROMISED, wish=None).text

    assert "С вами свяжется человек из ООО Ромашка. Работаем пн–пт 09:00–18:00." in told(rules)
    assert "С вами свяжется" not in told(RULES)
    assert "Работаем пн–пт 09:00–18:00." in told(RULES)
    assert "Работаем" not in told(always)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_longest_messages_fit(language: str) -> None:
    """At most 12 lines and 4096 characters, however much was typed."""
    say = speaking(language)
    rules = replace(RULES, operator="О" * 200, consent_link="https://example.com/" + "a" * 200)
    company = OnBehalf(company="К" * LONGEST_COMPANY, role="з" * LONGEST_ROLE)
    long = replace(introduction(*(letter * 243 + "@gmial.com" for letter in "abcde")), on_behalf=company)
    wish = "слово\n" * 160

    messages = [
        summary(ANNA, say, rules, long, wish=wish, consented=False, before="Это чужая карточка"),
        receipt(ANNA, say, rules, at(28, 12), long, wait=PROMISED, wish=wish),
        greeting_with_open_request(ANNA, say, name="Анна", wish=wish),
    ]

    assert all(message.text.count("\n") < MOST_LINES and len(message.text) < 4096 for message in messages)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_to_ask_again_has_words_of_its_own_kind(language: str) -> None:
    """Short enough for a pop-up, with an example of what is right."""
    say = speaking(language)
    for_names = [ask_again(NameRefused(reason), say, RULES) for reason in NameFault]
    for_contacts = [ask_again(ContactRefused(reason), say, RULES) for reason in ContactFault]
    for_companies = [ask_again(CompanyRefused(reason), say, RULES) for reason in CompanyFault]

    assert all("Anna" in words or "Анна" in words for words in for_names)
    assert all("+7 912 345-67-89" in words or "anna@example.com" in words for words in for_contacts)
    assert all("Ltd" in words or "ООО" in words for words in for_companies)
    assert max(map(len, for_names + for_contacts + for_companies)) <= LONGEST_ALERT
