"""Why somebody was found: in a few words, and no more of a contact than was typed."""

import pytest

from bot.texts import Say
from bot.usecases.search_owners import Found
from bot.usecases.seek import Fit, Hit, Why
from bot.views.why_found import nobody_found, why_found
from tests.views.examples import CLIENT


def found(why: Why, words: str, fit: Fit = Fit.BEGINS, part: str = "") -> Found:
    """A client of whom that fits."""
    return Found(owner=CLIENT, hit=Hit(client=CLIENT.id, company=None, fit=fit, why=why, words=words, part=part))


@pytest.mark.parametrize(
    ("one", "told"),
    [
        (found(Why.NAME, CLIENT.name), None),
        (found(Why.NAME, "Нюра Ягодкина"), "есть и карточка «Нюра Ягодкина»"),
        (found(Why.PHONE, "+79120004567", part="4567"), "телефон …4567"),
        (found(Why.PHONE, "+79120004567", Fit.INSIDE, "1200"), "телефон …1200…"),
        (found(Why.PHONE, "+79120004567", Fit.INSIDE, "7912"), "телефон +7912…"),
        (found(Why.PHONE, "+79120004567", Fit.WHOLE, "79120004567"), "телефон +7912•••••67"),
        (found(Why.MAIL, "anna.petrova@romashka.ru"), "почта a•••@romashka.ru"),
        (found(Why.USERNAME, "anna_p"), "@anna_p"),
        (found(Why.COMPANY, CLIENT.name), None),
        (found(Why.NOTE, "Ждёт каталог"), "в заметке: Ждёт каталог"),
        (found(Why.LIKE_NAME, "", Fit.ALIKE), "похожее имя"),
        (Found(owner=CLIENT), None),
    ],
)
def test_what_fits_is_told_where_the_line_does_not_show_it(one: Found, told: str | None, russian: Say) -> None:
    assert why_found(one, russian) == told


def test_of_what_was_typed_digits_alone_are_said_again_where_nobody_was_found(russian: Say) -> None:
    """A name that was looked for would outlive its erasure there."""
    assert "аня" not in nobody_found("<b> аня", russian)
    assert "с цифрами 4567" in nobody_found("45-67", russian)
    assert nobody_found("👍", russian).startswith("Здесь не за что зацепиться.")
