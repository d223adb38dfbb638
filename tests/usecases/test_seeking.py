"""Seeking: somebody is found by whatever part of what is known of them was typed, the surest first."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.domain.activity import Deed
from bot.domain.client import Client
from bot.domain.contact_points import ContactKind, ContactValue, telegram_identity
from bot.domain.ids import CompanyId
from bot.domain.merging import CardKind
from bot.usecases.merge_cards import merge_clients
from bot.usecases.ports import Turn
from bot.usecases.rename import rename
from bot.usecases.search_owners import find_same_companies, search_owners, search_page
from bot.usecases.seek import MOST_HITS, MOST_WITH_A_NUMBER, Why, seek
from storage import Session
from tests.usecases.cast import BORIS, EARLIER, EMAIL, LATER, NOW, OLGA, OTHER_PHONE, PHONE, VIKTOR, know, meet, typed

KEPT = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
NAMES = ["Пётр Петров", "Иван Петров", "Мария Иванова", "Инна Иванова", "Ольга Ивановна Кузнецова", "Сергей Иванов"]


async def found(turn: Turn, words: str, *, most: int = 10) -> list[str]:
    """The names of who is found, in their order."""
    return [one.owner.name for one in await search_owners(turn.records, words, most=most)]


async def why(turn: Turn, words: str) -> list[Why]:
    return [hit.why for hit in await seek(turn.records, words)]


async def noted(turn: Turn, client: Client, words: str) -> None:
    """A note that a decision about a client ended with."""
    line = await turn.records.activities.add(Deed.CONTACT_KEPT, now=NOW, client=client.id)
    await turn.records.directory.add_note(client.id, words, about=line, now=NOW)


async def employ(turn: Turn, client: Client, company: CompanyId) -> None:
    await turn.records.directory.save_client(replace(client, company=company))


@pytest.fixture
async def crowd(turn: Turn) -> Turn:
    """People some of whom share a first name, a surname or a patronymic."""
    for name in NAMES:
        await know(turn, name=name)
    return turn


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("петров и", ["Иван Петров"]),
        ("иванова м", ["Мария Иванова"]),
        ("м. иванова", ["Мария Иванова"]),
        ("иванов и", ["Инна Иванова"]),
        ("петр п", ["Пётр Петров"]),
        ("кузнец о и", ["Ольга Ивановна Кузнецова"]),
        ("иван петр", ["Иван Петров"]),
        ("ivanova m", ["Мария Иванова"]),
        ("petr", ["Иван Петров", "Пётр Петров"]),
        ("Кузнецова", ["Ольга Ивановна Кузнецова"]),
        ("repy", ["Ольга Ивановна Кузнецова"]),
    ],
)
async def test_a_name_is_found_by_what_its_words_begin_with(crowd: Turn, words: str, names: list[str]) -> None:
    assert (await found(crowd, words))[: len(names)] == names


async def test_who_is_called_just_so_comes_before_whose_name_begins_so(crowd: Turn) -> None:
    await know(crowd, name="Иван")

    assert (await found(crowd, "иван"))[0] == "Иван"
    assert (await found(crowd, "мария иванова"))[0] == "Мария Иванова"


async def test_whose_name_is_only_alike_comes_last_and_says_so(crowd: Turn) -> None:
    await know(crowd, name="Мариам Иванова")

    assert (await found(crowd, "Маша Иванова"))[0] == "Мария Иванова"
    assert Why.LIKE_NAME in await why(crowd, "Маша Иванова")
    assert await why(crowd, "Мария Иванова") != []


@KEPT
@given(at=st.integers(0, len(NAMES) - 1), long=st.integers(3, 9), turned=st.booleans(), dot=st.sampled_from(["", "."]))
async def test_a_surname_that_begins_so_and_an_initial_find_everybody(
    crowd: Turn, at: int, long: int, turned: bool, dot: str
) -> None:
    *first, surname = NAMES[at].split()
    words = [surname[:long].lower(), f"{first[0][0].lower()}{dot}"]

    assert NAMES[at] in await found(crowd, " ".join(words[::-1] if turned else words), most=100)


@KEPT
@given(digits=st.text("0123456789", min_size=9, max_size=9), begin=st.integers(0, 7), long=st.integers(4, 11))
async def test_everybody_is_found_by_any_four_digits_of_the_phone(
    turn: Turn, digits: str, begin: int, long: int
) -> None:
    phone = ContactValue(kind=ContactKind.PHONE, normal_form=f"+79{digits}")
    client = await know(turn, typed(phone), name=f"Анна {digits}")
    part = phone.normal_form[1:][begin : begin + long]

    assert client.id in {hit.client for hit in await seek(turn.records, part)}


@pytest.mark.parametrize(
    "words",
    ["6789", "789", "+7 912 345-67-89", "8 (912) 345", "345 67 89", "912345", "345-67", "00 7 912 345 67 89",
     "+7 912 345-67-89 доб. 12", "٦٧٨٩", "тел. 345-67-89"],
)  # fmt: skip
async def test_a_phone_is_found_by_any_part_in_any_writing(turn: Turn, words: str) -> None:
    await know(turn, typed(PHONE))
    await know(turn, typed(OTHER_PHONE), name="Борис")

    assert await found(turn, words) == ["Анна Петрова"]


async def test_last_digits_come_before_digits_inside(turn: Turn) -> None:
    for name, number in (("Внутри", "+79124567000"), ("Кончается", "+79120004567"), ("Начинается", "+45671230000")):
        await know(turn, typed(replace(PHONE, normal_form=number)), name=name)

    assert (await found(turn, "4567"))[0] == "Кончается"
    assert set(await found(turn, "4567")) == {"Внутри", "Кончается", "Начинается"}


@pytest.mark.parametrize(
    "words",
    ["anna.petrova@romashka.ru", "anna.petrova", "anna.pet", "petrova@", "petrova@romashka", "@romashka", "romashka.ru",
     "@romashka.ru", "anna.petrova@", "ANNA.PETROVA@ROMASHKA.RU", "mailto:anna.petrova@romashka.ru", "romashka"],
)  # fmt: skip
async def test_an_email_is_found_by_a_part_before_and_behind_the_at(turn: Turn, words: str) -> None:
    await know(turn, typed(replace(EMAIL, normal_form="anna.petrova@romashka.ru")), name="Жанна")
    await know(turn, typed(EMAIL), name="Борис")

    assert await found(turn, words) == ["Жанна"]


@pytest.mark.parametrize("words", ["@anna", "anna", "https://t.me/anna", "t.me/Anna?start=1", "@ann"])
async def test_an_account_is_found_by_its_username(turn: Turn, words: str) -> None:
    prospect = await meet(turn)
    assert prospect.telegram_id is not None
    await know(turn, typed(telegram_identity(prospect.telegram_id)), name="Жанна")
    await meet(turn, BORIS)

    assert await found(turn, words) == ["Жанна"]
    assert await why(turn, words) == [Why.USERNAME]


async def test_a_username_that_was_only_written_down_is_found(turn: Turn) -> None:
    await know(turn, typed(ContactValue(kind=ContactKind.TELEGRAM, normal_form="@zhanna_p")), name="Жанна")

    assert await found(turn, "@zhanna") == await found(turn, "zhanna_p") == ["Жанна"]


async def test_a_note_is_found_by_its_words_until_its_decision_is_undone(turn: Turn) -> None:
    anna = await know(turn)
    await noted(turn, anna, "Ждёт каталог свадебных букетов")

    assert await found(turn, "букет свадеб") == ["Анна Петрова"]
    assert await why(turn, "каталог") == [Why.NOTE]

    line = await turn.records.activities.add(Deed.CONTACT_KEPT, now=LATER, client=anna.id)
    await turn.records.directory.add_note(anna.id, "Переехала в Тверь", about=line, now=LATER)
    await turn.records.activities.add(Deed.UNDONE, now=LATER, undoes=line)
    assert await found(turn, "тверь") == []


@pytest.mark.parametrize("words", ["Иванов Ромашка", "ромашка иванов", "Иванов ООО «Ромашка»", "серг ромаш"])
async def test_a_name_and_a_company_find_who_works_there(crowd: Turn, words: str) -> None:
    company = await crowd.records.directory.add_company(name="ООО «Ромашка»", now=EARLIER)
    sergey = await know(crowd, name="Сергей Иванов")
    await employ(crowd, sergey, company.id)

    hits = await seek(crowd.records, words)
    assert (hits[0].client, hits[0].why) == (sergey.id, Why.COMPANY)


async def test_a_name_and_a_part_of_the_phone_find_who_has_both(crowd: Turn) -> None:
    anna = await know(crowd, typed(replace(PHONE, normal_form="+79120004567")), name="Анна Орлова")
    await know(crowd, typed(replace(PHONE, normal_form="+79130004567")), name="Борис Орлов")

    assert await found(crowd, "орлова 4567") == [anna.name]
    assert await found(crowd, "4567 Аня") == [anna.name]
    assert set(await found(crowd, "Геннадий 4567")) >= {"Анна Орлова", "Борис Орлов"}


async def test_a_company_is_found_with_its_people_and_by_its_number(turn: Turn) -> None:
    company = await turn.records.directory.add_company(name="Студия 585", now=EARLIER)
    anna = await know(turn)
    await employ(turn, anna, company.id)
    await turn.records.directory.append_points([typed(OTHER_PHONE)], company=company.id, now=EARLIER)

    assert await found(turn, "студ") == await found(turn, "585") == ["Студия 585", "Анна Петрова"]
    assert await found(turn, "0000001") == ["Студия 585"]


@pytest.mark.parametrize("words", ["Студия Свет", "ООО «Студия-Свет»", "свет студи"])
async def test_a_company_is_found_among_more_that_share_its_longest_word_than_are_looked_at(
    turn: Turn, words: str
) -> None:
    directory = turn.records.directory
    for number in range(MOST_WITH_A_NUMBER + 1):
        await directory.add_company(name=f"Студия {number}", now=EARLIER)
    company = await directory.add_company(name="ООО «Студия Свет»", now=EARLIER)

    hits = await seek(turn.records, words)

    assert hits[0].company == company.id
    assert await find_same_companies(turn.records, "Студия «Свет», ООО") == (company,)


async def test_who_was_removed_or_is_called_otherwise_now_is_not_found(turn: Turn) -> None:
    anna = await know(turn, typed(PHONE))
    await rename(turn, CardKind.CLIENT, anna.id, "Анна Сидорова", by=OLGA)
    assert await found(turn, "петрова") == []
    assert await found(turn, "сидорова") == ["Анна Сидорова"]

    await turn.records.directory.remove_client(anna.id, NOW)
    assert await found(turn, "сидорова") == await found(turn, "6789") == await found(turn, "а") == []


async def test_a_merged_card_leads_to_the_one_that_stayed(turn: Turn) -> None:
    kept, other = await know(turn, typed(PHONE)), await know(turn, typed(OTHER_PHONE), name="Нюра Ягодкина")
    await noted(turn, other, "Любит пионы")
    await merge_clients(turn, kept.id, other.id, by=VIKTOR)

    for words in ("нюра", "ягодкина н", "000001", "пионы"):
        assert await found(turn, words) == ["Анна Петрова"]


async def test_a_letter_or_two_find_those_worked_on_last_first(crowd: Turn) -> None:
    olga = await know(crowd, name="Олег Яковлев")
    assert await found(crowd, "о") == ["Олег Яковлев", "Ольга Ивановна Кузнецова"]
    await crowd.records.activities.add(Deed.CONTACT_KEPT, now=NOW, client=olga.id)
    await crowd.records.activities.add(Deed.CONTACT_KEPT, now=NOW, client=(await know(crowd, name="Яна Ольхина")).id)

    assert (await found(crowd, "ол"))[:2] == ["Яна Ольхина", "Олег Яковлев"]
    assert (await found(crowd, ""))[:2] == ["Яна Ольхина", "Олег Яковлев"]


async def test_pages_hold_everybody_once_in_one_order(turn: Turn) -> None:
    for number in range(20):
        await know(turn, name=f"Анна Петрова{'аб'[number % 2]}")
    pages = [await search_page(turn.records, "анна", page, size=6) for page in (1, 2, 3, 4)]

    assert [page.pages for page in pages] == [4] * 4
    assert len({one.owner.id for page in pages for one in page.things}) == 20
    again = await search_page(turn.records, "анна", 2, size=6)
    assert again.things == pages[1].things


NOISE = ["", "   ", "🌸", "👍👍", "а" * 4096, "%", "_", '"', "*", "NEAR(а б)", "а AND б OR", "' OR 1=1 --", "\\",
         "\x00", "@", "@@", "+", "доб. 12", "t.me/", "--", "+7", "12", "\u202eа", "🇷🇺 7", "²²²", "\ud800"]  # fmt: skip


@pytest.mark.parametrize("words", NOISE)
async def test_no_noise_raises_or_finds_a_stranger(turn: Turn, words: str) -> None:
    await know(turn, typed(PHONE), typed(EMAIL), name="Жанна Щукина")

    assert await found(turn, words) in ([], ["Жанна Щукина"])


@KEPT
@given(words=st.text(max_size=60) | st.text("аб@+79 .-_()/*\"'%", max_size=40))
async def test_nothing_that_can_be_typed_raises(turn: Turn, words: str) -> None:
    assert len(await seek(turn.records, words)) <= MOST_HITS


async def test_what_came_unseen_is_found_once_it_is_taken_in(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE), typed(EMAIL))
    await session.connection.run("DELETE FROM phone_ends")
    await session.connection.run("DELETE FROM search_words")
    await session.connection.run(
        "INSERT INTO search_to_take_in (source, id) SELECT 'value', value_id FROM ownerships WHERE client_id = :anna",
        anna=anna.id,
    )
    assert await found(turn, "6789") == []

    while await turn.records.searching.take_in(1):
        pass
    assert await found(turn, "6789") == await found(turn, "anna@") == ["Анна Петрова"]


async def test_what_nobody_has_any_more_leaves_the_index(turn: Turn, session: Session) -> None:
    anna = await know(turn, typed(PHONE), typed(EMAIL))
    for ownership in await turn.records.directory.list_owned(anna):
        await turn.records.directory.retire(ownership.id)

    for table in ("phone_ends", "search_words", "search_to_take_in"):
        assert await session.connection.rows(f"SELECT * FROM {table}") == []
