"""Results while typing: names for the manager, and a code that tells nobody anything."""

from dataclasses import replace

import pytest

from bot.domain.company import Company
from bot.domain.ids import ClientId, CompanyId
from bot.texts import Say
from bot.usecases.search_owners import Found
from bot.views.buttons.base import LARGEST
from bot.views.cards import LONGEST_LABEL
from bot.views.inline_results import LONGEST_TITLE, Choice, found_while_typing, read_code, search_while_typing
from tests.views.examples import CLIENT, LEAD, NOW

ROMASHKA = Company(id=CompanyId(7), name="Ромашка", manager=None, note=None, created_at=NOW)


def test_a_result_names_whom_it_is_and_sends_a_number(say: Say) -> None:
    """A client and a company of the same number are two."""
    found = [Found(owner=CLIENT, points=LEAD.contact_points, company=ROMASHKA), Found(owner=ROMASHKA)]
    dumped = [result.model_dump(include={"id", "title", "description"}) for result in found_while_typing(found, say)]
    assert dumped == [
        {"id": "7", "title": "Анна-Мария Константинопольская", "description": "Ромашка, +7912•••••89"},
        {"id": "company-7", "title": "🏢 Ромашка", "description": None},
    ]
    sent = [result.input_message_content.message_text for result in found_while_typing(found, say)]  # type: ignore[union-attr]  # all are articles
    assert sent == ["/found 7", "/found company 7"]


def test_a_long_name_is_cut(say: Say) -> None:
    """To a line."""
    (result,) = found_while_typing([Found(owner=replace(CLIENT, name="Имя " * 100))], say)
    assert len(result.title or "") == LONGEST_TITLE  # type: ignore[union-attr]  # all are articles


@pytest.mark.parametrize(
    ("code", "choice"),
    [
        ("7", Choice(client=ClientId(7))),
        ("company 7", Choice(company=CompanyId(7))),
        (f"{LARGEST}", Choice(client=ClientId(LARGEST))),
        *((code, None) for code in (f"{LARGEST + 1}", "", "0", "-7", "07", "٧", "7 ", "company", "company  7", "x")),
    ],
)
def test_only_what_this_bot_writes_is_read(code: str, choice: Choice | None) -> None:
    """Anybody can type such a code."""
    assert read_code(code) == choice


def test_the_button_fits_a_phone(say: Say) -> None:
    """And begins with nothing typed yet."""
    button = search_while_typing(say)
    assert len(button.text) <= LONGEST_LABEL
    assert button.switch_inline_query_current_chat == ""
