"""The import's card: every state fits a phone, in both languages, whatever stands in the file."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from bot.domain.ids import ActivityId, ImportId
from bot.domain.imported.columns import Columns, Meaning, Source
from bot.domain.imported.files import FileInChat, Wanted
from bot.domain.imported.imports import Import, ImportStatus, Outcome
from bot.domain.imported.likely import Compared, MaybeKnown
from bot.domain.imported.looks import Look
from bot.domain.imported.records import LineFault
from bot.domain.imported.refused import FileFault
from bot.domain.likeness.evidence import Evidence
from bot.house_rules import HouseRules
from bot.texts import Say, speaking
from bot.usecases.ports.importing import StagedLine
from bot.usecases.read_imports import MOST_LISTED, MOST_MAYBE, MOST_WRONG, ImportCard
from bot.views.buttons.imports import ShowColumns
from bot.views.cards import LONGEST_LABEL, MOST_LINES, MOST_ROWS, Face
from bot.views.import_card import (
    choose_column,
    choose_meaning,
    import_card,
    list_of_imports,
    no_table,
    not_taken,
    other_under_way,
)
from tests.views.examples import NOW, VIKTOR
from tests.views.phone import SCREEN, height

FILE = ImportId(2**62)
LONG = "Контакты из старой программы за все годы, исправленные, последние (копия 2)"
HEADERS = tuple(f"Очень длинный заголовок столбца номер {number}" for number in range(40))
CELLS = tuple("<b>Константин-Эммануил</b> Константинопольский" for _ in HEADERS)
LOOK = Look(
    format="xlsx",
    headers=HEADERS,
    columns=Columns(meanings=(*tuple(Meaning), *(Meaning.NOTHING,) * 27), source=Source.BITRIX24),
    encoding="cp1251",
    sheet=LONG,
    rows=200_000,
    sample=(CELLS, (), CELLS),
)
SENT = FileInChat(file_id="BQAC", wanted=Wanted.LOOK)
IMPORT = Import(
    id=FILE,
    file_name=f"{LONG}.xlsx",
    status=ImportStatus.STAGING,
    by=VIKTOR.id,
    begun_by=ActivityId(1),
    started_at=NOW,
    went_on_at=NOW,
    counts=dict.fromkeys(Outcome, 123_456),
)
WRONG = tuple(
    StagedLine(line=199_000 + number, outcome=Outcome.REFUSED, fault=LineFault.COMPANY_WITHOUT_PERSON)
    for number in range(MOST_WRONG)
)
MAYBE = MaybeKnown(
    name="<b>Константин-Эммануил</b> Константинопольский",
    known="Константин Константинопольский-Задунайский",
    named_so=False,
    evidence=(Evidence.ONE_DIGIT_OFF, Evidence.SAME_MAILBOX),
)
LIKELY = tuple(StagedLine(line=199_000 + number, outcome=Outcome.NEW, maybe=MAYBE) for number in range(MOST_MAYBE))
COMPARED = Compared(lines=5_000, reached=199_000, likely=1_234, is_all=False)
CARD = ImportCard(imported=IMPORT, sent=SENT, wrong=WRONG, kept=123_456)


def cards() -> Iterator[ImportCard]:
    """An import in every state."""
    nameless = replace(LOOK, columns=replace(LOOK.columns, meanings=(Meaning.NOTHING,) * len(HEADERS)))
    for sent in (SENT, SENT.seen(LOOK), SENT.seen(nameless), SENT.seen(LOOK).decided()):
        yield replace(CARD, sent=sent)
    for status in (ImportStatus.READY, ImportStatus.VISIBLE, ImportStatus.UNDONE, ImportStatus.GIVEN_UP):
        imported = replace(IMPORT, status=status)
        yield replace(CARD, imported=imported)
        yield replace(CARD, imported=imported, sent=None)
        yield replace(CARD, imported=imported, likely=LIKELY, compared=COMPARED)
        yield replace(CARD, imported=imported, likely=LIKELY[:1], compared=replace(COMPARED, is_all=True))
        for fault in FileFault:
            yield replace(CARD, imported=imported, sent=SENT.over(fault, "200,000"))
            yield replace(CARD, imported=imported, sent=SENT.over(fault, "200,000"), likely=LIKELY, compared=COMPARED)


def faces(say: Say, rules: HouseRules) -> Iterator[Face]:
    """All that is shown of imports."""
    yield from (import_card(card, say) for card in cards())
    yield from (choose_column(FILE, LOOK, page, say) for page in (1, 3, 99))
    yield from (choose_meaning(FILE, LOOK, column, page, say) for column in (0, 39) for page in (1, 2, 9))
    yield other_under_way(IMPORT, say)
    yield Face(lines=(no_table(say), not_taken(LONG, FileFault.NOT_HANDED_OUT, say)))
    for status in ImportStatus:
        yield list_of_imports([replace(IMPORT, status=status)] * MOST_LISTED, say, rules)
    yield list_of_imports([], say, rules)


@pytest.mark.parametrize("language", ["ru", "en"])
def test_every_card_of_an_import_fits_a_phone(language: str, rules: HouseRules) -> None:
    for face in faces(speaking(language), rules):
        assert len(face.lines) <= MOST_LINES
        assert len(face.rows) <= MOST_ROWS
        assert height(face.text, face.rows) <= SCREEN
        for button in (button for row in face.rows for button in row):
            assert len(button.text) <= LONGEST_LABEL
            assert len((button.callback_data or "").encode()) <= 64


def test_what_stands_in_a_file_is_never_markup(rules: HouseRules) -> None:
    for face in faces(speaking("ru"), rules):
        assert "<b>Константин" not in face.text


def test_who_may_be_known_is_told_with_the_reason() -> None:
    face = import_card(
        replace(CARD, imported=replace(IMPORT, status=ImportStatus.READY), likely=LIKELY, compared=COMPARED),
        speaking("ru"),
    )
    assert "Возможно, уже есть в базе: 1\u00a0234 из первых 5\u00a0000 новых; остальных я не сверял" in face.lines
    assert [line for line in face.lines if "похоже, это Константин" in line and "похожее имя, " in line]
    assert [line for line in face.lines if "И ещё таких строк" in line]


def test_the_way_back_from_a_column_leads_to_its_page() -> None:
    face = choose_meaning(FILE, LOOK, 7, 1, speaking("ru"))
    assert face.rows[-1][0].callback_data == ShowColumns(file=FILE, page=2).pack()
