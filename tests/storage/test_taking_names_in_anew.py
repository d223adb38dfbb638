"""Taking names in anew: after an upgrade to other rules everybody is found as before, and by the new ones.

Companies, too.
"""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.likeness.indexing import in_one_line, of_one_line
from bot.domain.likeness.splitting import words_of_name
from bot.usecases.find_alike import find_alike
from bot.usecases.find_like_companies import find_like_companies
from bot.usecases.ports import Turn
from storage import Session, Storage
from tests.usecases.cast import NOW, know

NAMES = (
    "Анна Петрова",
    "Иван Хвостов",
    "Пётр Хвостов",
    "Мария Римская-Корсакова",
    "А. В. Лаптев",
    "Юлия Щукина",
    "Олег",
)
BY_FORMER_RULES = (
    "UPDATE name_word_keys SET key = 'former' || key",
    "UPDATE name_words SET initial = -1",
    "UPDATE names_taken_in SET words = replace(words, 'g.', 'u.')",
    "UPDATE kept_rules SET rules = 'former'",
)
COMPANIES = ("ООО «Ромашка»", "АО «Дальняя Верфь»", "ИП Орлова Анна", "Blue Ocean LLC", "ООО «СтройГрад»")
KEYS_OF_COMPANIES = "SELECT key, company_id FROM company_keys ORDER BY 1, 2"
AS_KEPT = {
    "keys": "SELECT w.word, w.cards, w.initial, k.key FROM name_words w"
    " LEFT JOIN name_word_keys k ON k.word_id = w.id ORDER BY 1, 4",
    "pairs": "SELECT p.client_id, w.word, coalesce(b.word, p.beside) FROM name_pairs p"
    " JOIN name_words w ON w.id = p.word_id LEFT JOIN name_words b ON b.id = p.beside ORDER BY 1, 2, 3",
    "names": "SELECT client_id, words FROM names_taken_in ORDER BY 1",
}


async def kept(session: Session) -> dict[str, list[tuple[object, ...]]]:
    """All that stands of names, by the words themselves instead of their numbers."""
    return {
        what: [tuple(dict(row).values()) for row in await session.connection.rows(sql)] for what, sql in AS_KEPT.items()
    }


async def is_found(session: Session, name: str) -> bool:
    return bool(await find_alike(session.likeness, name, await session.likeness.count_cards()))


@pytest.fixture
async def upgraded(storage: Storage) -> dict[str, list[tuple[object, ...]]]:
    """What stood of some clients' names; now other rules hold than those by which it stands."""
    async with storage.writing() as session:
        for name in NAMES:
            await know(Turn(records=session, now=NOW), name=name)
        while await session.likeness.take_in(100):
            pass
        before = await kept(session)
        for sql in BY_FORMER_RULES:
            await session.connection.run(sql)
    return before


async def test_everybody_is_found_while_names_are_taken_in_anew_and_in_the_end_all_is_as_the_rules_say(
    storage: Storage, upgraded: dict[str, list[tuple[object, ...]]]
) -> None:
    portions = 0
    while portions == 0 or await _goes_on(storage):
        portions += 1
        async with storage.writing() as session:
            await session.likeness.take_in(2)
            assert [name for name in NAMES if not await is_found(session, name)] == []

    async with storage.reading() as session:
        assert portions > len(NAMES) / 2
        assert await kept(session) == upgraded
        assert await is_found(session, "Shchukina")


async def _goes_on(storage: Storage) -> bool:
    async with storage.reading() as session:
        return await session.likeness.find_renewal() is not None


async def test_how_far_it_is_goes_from_nothing_to_all(
    storage: Storage, upgraded: dict[str, list[tuple[object, ...]]]
) -> None:
    """Before anything is begun, too: what was done by former rules does not count."""
    told = []
    while (percent := await _percent(storage)) is not None:
        told.append(percent)
        async with storage.writing() as session:
            await session.likeness.take_in(3)
    assert (told[0], told) == (0, sorted(told))
    assert 0 < told[1] < told[-1] <= 100


async def _percent(storage: Storage) -> int | None:
    async with storage.reading() as session:
        renewal = await session.likeness.find_renewal()
    return renewal.percent if renewal is not None else None


async def test_a_kill_in_the_middle_takes_nothing_back_but_one_portion(
    storage: Storage, upgraded: dict[str, list[tuple[object, ...]]]
) -> None:
    async with storage.writing() as session:
        await session.likeness.take_in(5)
    with pytest.raises(KeyboardInterrupt):
        async with storage.writing() as session:
            await session.likeness.take_in(5)
            raise KeyboardInterrupt

    while await _goes_on(storage):
        async with storage.writing() as session:
            await session.likeness.take_in(5)
    async with storage.reading() as session:
        assert await kept(session) == upgraded


async def test_who_comes_or_is_renamed_meanwhile_is_taken_in_by_the_new_rules(
    storage: Storage, upgraded: dict[str, list[tuple[object, ...]]]
) -> None:
    async with storage.writing() as session:
        await session.likeness.take_in(3)
        await know(Turn(records=session, now=NOW), name="Хвостова Нина")
        assert await is_found(session, "Nina Hvostova")
        await session.connection.run("UPDATE clients SET name = 'Пётр Ягодкин' WHERE name = 'Пётр Хвостов'")
        await session.connection.run("DELETE FROM clients WHERE name = 'Олег'")
        while await session.likeness.take_in(3):
            pass

        assert await is_found(session, "Yagodkin")
        assert not await is_found(session, "Олег")
        assert await session.connection.rows("SELECT 1 FROM name_words WHERE cards <= 0 AND word <> 'олег'") == []


async def test_companies_are_found_while_they_are_taken_in_anew_and_nothing_is_kept_twice(storage: Storage) -> None:
    async with storage.writing() as session:
        companies = [(await session.directory.add_company(name=name, now=NOW)).id for name in COMPANIES]
        while await session.company_likeness.take_in(100):
            pass
        kept_before = [dict(row) for row in await session.connection.rows(KEYS_OF_COMPANIES)]
        await session.connection.run("UPDATE company_keys SET key = 'former' || key WHERE company_id = 2")
        await session.connection.run("UPDATE kept_rules SET rules = 'former'")

    portions: list[int] = []
    while not portions or portions[-1]:
        async with storage.writing() as session:
            portions.append(await session.company_likeness.take_in(2))
            await session.connection.run("UPDATE companies SET name = 'ООО «Гиацинт»' WHERE name = 'Blue Ocean LLC'")
            found = [each.company for each in await find_like_companies(session.company_likeness, "romashka", most=1)]
            assert found == companies[:1]

    async with storage.reading() as session:
        assert sum(portions) == len(COMPANIES) + 1  # one got another name meanwhile
        assert await find_like_companies(session.company_likeness, "gyacint", most=1)
        kept = [dict(row) for row in await session.connection.rows(KEYS_OF_COMPANIES)]
        others = [row for row in kept if row["company_id"] != companies[3]]
        assert others == [row for row in kept_before if row["company_id"] != companies[3]]


@settings(deadline=None)
@given(st.text() | st.sampled_from(NAMES))
def test_words_kept_in_one_line_are_the_same_words(name: str) -> None:
    assert of_one_line(in_one_line(words_of_name(name))) == words_of_name(name)
