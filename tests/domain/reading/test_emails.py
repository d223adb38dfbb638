"""E-mails in free text."""

import pytest

from bot.domain.reading.understanding import understand


@pytest.mark.parametrize(
    ("text", "email"),
    [
        ("почта:Anna@Mail.ru", "anna@mail.ru"),
        ("пишите на anna@mail.ru.Спасибо", "anna@mail.ru"),
        ("anna@mail.ruтел 8", "anna@mail.ru"),
        ("<anna.petrova+1@mail.co.uk>", "anna.petrova+1@mail.co.uk"),
        ("анна@почта.рф", "анна@почта.рф"),
        ("anna @mail.ru", "anna@mail.ru"),
        ("anna собака mail.ru", "anna@mail.ru"),
        ("anna (at) mail.ru", "anna@mail.ru"),
        ("anna at mail dot com", "anna@mail.com"),
        ("write me at anna dot petrova at mail dot com", "anna.petrova@mail.com"),
        ("anna @ mail . ru", "anna@mail.ru"),
        ("anna@mail .ru", "anna@mail.ru"),
        ("почта anna@yandex,ru", "anna@yandex.ru"),
        ("ａｎｎａ＠ｍａｉｌ．ｒｕ", "anna@mail.ru"),
        ("anna [собака] mail точка ru", "anna@mail.ru"),
    ],
)
def test_an_email_is_found_however_it_is_written(text: str, email: str) -> None:
    assert understand(text, "RU").emails == (email,)


@pytest.mark.parametrize(
    "text",
    [
        "@anna",
        "I sit @ home. It is warm",
        "anna@home. it would be nice",
        "цена 100 @ склад . ру",
        "anna@",
        "anna@mail",
        "я at work",
        "писал вам на info@shop.ru",
        "на вашу почту info@shop.ru ответа нет",
        "https://user@shop.ru/a?b=c@d.ru",
        "аnna@mail.ru",
        "> anna@mail.ru",
    ],
)
def test_what_is_no_email_of_the_writer_is_left_alone(text: str) -> None:
    """The first letter of the last but one is Cyrillic: whoever guesses there invents an address."""
    assert understand(text, "RU").emails == ()


def test_several_emails_keep_their_order() -> None:
    assert understand("b@mail.ru, a@mail.ru и b@mail.ru", "RU").emails == ("b@mail.ru", "a@mail.ru")
