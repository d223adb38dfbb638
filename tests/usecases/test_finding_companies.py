"""Finding companies: the one that is meant stands first, also after it was renamed, merged or removed."""

from dataclasses import replace

import pytest

from bot.domain.client import ClientKind
from bot.domain.company import Company
from bot.domain.likeness.company_beside import company_beside
from bot.matching import StoredDirectory
from bot.usecases.find_like_companies import find_like_companies
from bot.usecases.match_person import match_person
from bot.usecases.ports import Turn
from storage import Session
from tests.usecases.cast import NOW, know

COMPANIES = [
    "ООО «Ромашка»", "ООО «Ромашка-Сервис»", "АО «Дальняя Восточная Верфь»", "ООО «СтройДом»", "ИП Орлова Анна",
    *(f"ООО «Строй{back}»" for back in ("Снаб", "Монтаж", "Тех", "Град", "Парк", "Лайн", "Ресурс", "Альянс")),
]  # fmt: skip


@pytest.fixture
async def turn(session: Session) -> Turn:
    turn = Turn(records=session, now=NOW)
    for name in COMPANIES:
        await turn.records.directory.add_company(name=name, now=NOW)
    return turn


async def found(turn: Turn, name: str) -> list[Company]:
    like = await find_like_companies(turn.records.company_likeness, name, most=5)
    return [await turn.records.directory.get_company(each.company) for each in like]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ромашка", "ООО «Ромашка»"),
        ("Romashka Servis", "ООО «Ромашка-Сервис»"),
        ("ДВВ", "АО «Дальняя Восточная Верфь»"),
        ("Дом Строй", "ООО «СтройДом»"),
        ("стройград", "ООО «СтройГрад»"),
        ("стройдум", "ООО «СтройДом»"),
    ],
)
async def test_whoever_is_meant_stands_first(turn: Turn, written: str, meant: str) -> None:
    first, *_ = await found(turn, written)

    assert first.name == meant


async def test_a_renamed_company_is_found_by_its_new_name_alone(turn: Turn) -> None:
    (romashka, *_) = await found(turn, "Ромашка")
    await turn.records.directory.save_company(replace(romashka, name="ООО «Гиацинт»"))

    assert [company.id for company in await found(turn, "gyacint")] == [romashka.id]
    assert romashka.id not in [company.id for company in await found(turn, "Ромашка")]


async def test_a_name_without_words_finds_nobody(turn: Turn) -> None:
    assert await found(turn, "—") == []


async def test_a_colleague_is_found_by_the_company_however_it_is_written(turn: Turn, session: Session) -> None:
    (verf, *_) = await found(turn, "Дальняя Восточная Верфь")
    for other in range(40):
        await know(turn, name=f"Анна {other}")
    anna = await turn.records.directory.add_client(name="Анна", kind=ClientKind.CLIENT, company=verf.id, now=NOW)

    matching = await match_person(StoredDirectory(session.connection), "Анна", (), "ДВВ", most=3)

    assert matching.clients[0].owner == anna


@pytest.mark.parametrize(
    "line", ["Анна, Дальняя Восточная Верфь", "Анна (ДВВ)", "анна из ДВВ", 'Анна АО "Дальняя Восточная Верфь"']
)
async def test_a_company_beside_the_name_tells_who_it_is(turn: Turn, session: Session, line: str) -> None:
    (verf, *_) = await found(turn, "Дальняя Восточная Верфь")
    for other in range(40):
        await know(turn, name=f"Анна {other}")
    anna = await turn.records.directory.add_client(
        name="Анна Чистова", kind=ClientKind.CLIENT, company=verf.id, now=NOW
    )

    matching = await match_person(StoredDirectory(session.connection), line, (), most=3)

    assert matching.clients[0].owner == anna


def test_a_company_is_called_like_somebody_in_part() -> None:
    assert company_beside("Иван Юлинов (УралСистемы)") == ("Иван Юлинов", "УралСистемы")


@pytest.mark.parametrize("line", ["Петрова, Анна", "Анна (Чистова)", "Анна Чистова", "Анна"])
def test_what_is_a_name_itself_is_no_company(line: str) -> None:
    assert company_beside(line) is None
