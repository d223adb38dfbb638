"""The owner sends a file with clients to the bot: columns, the check, the report, and all of it back again."""

import csv
from datetime import timedelta

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint, Origin, read_contact
from bot.domain.imported.files import MOST_BYTES
from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from bot.texts import speaking
from tests.clocks import START
from tests.importing.test_files import FILES
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import let_time_pass

PEOPLE = "Имя;Телефон;Город\nАнна Петрова;8 912 345-67-89;Омск\nИван Сидоров;8 912 345-67-80;Омск\n;8 912 000-00-00;\n"
UNTITLED = "Кто;Номер\nАнна Петрова;8 912 345-67-89\n"
MANY = "Имя;Почта\n" + "".join(f"Анна;anna{n}@example.com\n" for n in range(1_500))
SOON = 30.0
FOR_THE_OWNER = "Это может сделать только владелец: попросите его."
OVER = "Это уже сделано, или загрузка закончена. Что с ней стало: /import."


async def clients(office: Office) -> list[str]:
    """The names of all clients whom the directory shows."""
    return [row["name"] for row in await office.rows("SELECT name FROM clients WHERE removed_at IS NULL ORDER BY id")]


async def checked(owner: Player, content: str = PEOPLE, name: str = "clients.csv") -> Seen:
    """A file all lines of which were looked at."""
    await owner.sends_document(name, content.encode())
    await owner.presses("Проверить", on=name, patience=SOON)
    return await owner.sees("проверка готова", name, patience=SOON)


async def test_the_owner_brings_in_a_file_and_takes_it_back(office: Office) -> None:
    await office.viktor.sends_document("clients.csv", PEOPLE.encode("cp1251"))
    shown = await office.viktor.sees(
        "CSV, Windows-1251. Строк: 3",
        "Имя ← «Имя»: Анна Петрова",
        "Телефон ← «Телефон»: 8 912 345-67-89",
        "Не читаю: Город",
        patience=SOON,
    )
    await office.viktor.presses("Проверить")
    card = await office.viktor.sees("Новых карточек: 2", "Не взято: 1", "Строка 4: нет имени", patience=SOON)
    assert card.id == shown.id, "one card tells all of it"
    assert await office.viktor.presses_data("impcheck1:1", on=card) == OVER
    assert await clients(office) == []

    await office.viktor.presses("Загрузить")
    await office.viktor.sees("клиенты загружены")
    assert await clients(office) == ["Анна Петрова", "Иван Сидоров"]

    await office.viktor.presses("↩ Отменить загрузку")
    await office.viktor.sees("Загрузка clients.csv отменена.")
    assert await clients(office) == []
    assert await office.viktor.presses_data("impgo1:1", on=card) == OVER


async def test_a_card_somebody_has_worked_with_stays_when_the_file_goes(office: Office) -> None:
    await checked(office.viktor)
    await office.viktor.presses("Загрузить")
    await office.viktor.sees("клиенты загружены")
    await office.olga.sends("/client 1")
    await office.olga.presses("Кто это для нас…", on="карточка №1")
    await office.olga.presses("Партнёр")
    await office.viktor.presses("↩ Отменить загрузку")
    await office.viktor.sees("Загрузка clients.csv отменена.", "Остались карточки, с которыми уже работали: 1")
    assert await clients(office) == ["Анна Петрова"]


@pytest.mark.parametrize(
    ("name", "told"),
    [("amocrm.xlsx", "amoCRM, XLSX"), ("phone.vcf", "телефонная книга, vCard"), ("bitrix24.csv", "Битрикс24, CSV")],
)
async def test_what_other_programs_export_is_recognised(office: Office, name: str, told: str) -> None:
    await office.viktor.sends_document(name, (FILES / name).read_bytes())
    await office.viktor.sees(name, told, patience=SOON)
    await office.viktor.presses("Проверить")
    await office.viktor.presses("Загрузить", patience=SOON)
    await office.viktor.sees(name, "клиенты загружены")
    assert await clients(office) != []


async def test_the_owner_says_what_the_columns_are(office: Office) -> None:
    await office.viktor.sends_document("people.csv", UNTITLED.encode())
    shown = await office.viktor.sees("В каком столбце имена?", patience=SOON)
    assert "Проверить" not in shown.labels
    assert await office.viktor.presses_data("impcheck1:1", on=shown) == (
        "Сначала выберите столбец с именами: «Изменить столбцы…»."
    )
    await office.viktor.presses("Изменить столбцы…")
    await office.viktor.sees("Какой столбец изменить?", "«Кто» — Не читать")
    await office.viktor.presses("Кто")
    await office.viktor.sees("Что в столбце «Кто»?", "Например: Анна Петрова")
    await office.viktor.presses("›")
    await office.viktor.presses("‹", on="Что в столбце")
    await office.viktor.presses("Имя целиком")
    await office.viktor.sees("Имя целиком ← «Кто»: Анна Петрова", "Всё верно?")
    await office.viktor.presses("Проверить")
    await office.viktor.presses("Загрузить", patience=SOON)
    await office.viktor.sees("клиенты загружены")
    assert await clients(office) == ["Анна Петрова"]


async def test_the_report_comes_as_a_file_that_no_spreadsheet_runs(office: Office) -> None:
    await checked(office.viktor, "Имя;Телефон\nАнна Петрова;12 марта\n=1+1;8 912 345-67-80\n")
    await office.viktor.presses("Отчёт файлом")
    sent = await office.viktor.sees("clients.csv: что станет с каждой строкой", patience=SOON)
    table = list(csv.reader((await office.viktor.opens(sent)).decode("utf-8-sig").splitlines(), delimiter=";"))
    assert table[0] == ["строка", "итог", "причина", "слова"]
    assert [row[0] for row in table[1:]] == ["2", "3"]
    assert table[1][1:] == ["новая карточка", "без того, что не похоже на телефон", "12 марта"]
    assert table[2][1] == "не взята"
    assert table[2][3] == "'=1+1"
    await office.viktor.presses("✕ Не загружать")
    await office.viktor.sees("clients.csv не загружен. Ничего не изменилось.")
    assert await clients(office) == []


@pytest.mark.parametrize(("language", "done"), [("ru", "клиенты загружены"), ("en", "is in the directory")])
async def test_who_may_be_known_already_is_told_before_the_file_comes_in(
    open_office: Opening, language: str, done: str
) -> None:
    """On the card and in the report; they come in as somebody new all the same."""
    say = speaking(language)
    office = await open_office(language=language)
    async with office.writing() as session:
        maria = await session.directory.add_client(name="Мария Римская", kind=ClientKind.CLIENT, now=START)
        point = ContactPoint(value=read_contact("+79123456789", "RU"), verified=False, origin=Origin.IMPORT)
        await session.directory.append_points([point], company=None, client=maria.id, now=START)
    await office.viktor.sends_document(
        "clients.csv", "Имя;Телефон\nРоза Щукина;8 912 000-00-00\nМаша Римская;8 912 345-67-81\n".encode()
    )
    await office.viktor.presses(say.plain("Check"), patience=SOON)
    why = f"{say('a similar name')}, {say('one digit of the phone differs')}"
    line = say(
        "Line {line}: {name} looks like {known}: {signs}", line=3, name="Маша Римская", known=maria.name, signs=why
    )
    await office.viktor.sees(say("Maybe known already: {n}", n=1), line, patience=SOON)

    await office.viktor.presses(say.plain("Report as a file"))
    sent = await office.viktor.sees(say("📄 {file}: what becomes of every line.", file="clients.csv"), patience=SOON)
    rows = (await office.viktor.opens(sent)).decode("utf-8-sig").splitlines()
    told = say.plain("looks like {name}: {signs}", name=maria.name, signs=why)
    assert [told in row for row in rows] == [False, False, True]
    await office.viktor.presses(say.plain("Import"))
    await office.viktor.sees(done, patience=SOON)
    assert await clients(office) == ["Мария Римская", "Роза Щукина", "Маша Римская"]


async def test_two_files_at_once_are_too_many(office: Office) -> None:
    await checked(office.viktor)
    await office.viktor.sends_document("others.csv", PEOPLE.encode())
    refused = await office.viktor.sees("Ещё не закончен файл clients.csv")
    await office.viktor.presses("✕ Не загружать", on=refused)
    await office.viktor.sees("clients.csv не загружен. Ничего не изменилось.")
    await checked(office.viktor, name="others.csv")


async def test_imports_are_listed_and_taken_back_there(office: Office) -> None:
    await office.viktor.sends("/import")
    empty = await office.viktor.sees("Чтобы загрузить клиентов, пришлите мне сюда файл")
    assert empty.labels == []
    await checked(office.viktor)
    await office.viktor.presses("Загрузить")
    await office.viktor.sees("клиенты загружены")
    await checked(office.viktor, name="others.csv")
    await office.viktor.sends("/import")
    listed = await office.viktor.sees("1. clients.csv,", ": загружен", "2. others.csv,", ": ждёт вашего решения")
    await office.viktor.presses("✕ Не загружать №2", on=listed)
    await office.viktor.sees("others.csv не загружен.")
    await office.viktor.presses("↩ Отменить №1", on="Последние файлы")
    await office.viktor.sees("Загрузка clients.csv отменена.")
    last = await office.viktor.sees("1. clients.csv,", ": отменён", "2. others.csv,", ": не загружен")
    assert last.labels == []
    assert await clients(office) == []


async def test_files_are_for_the_owner(office: Office) -> None:
    """A manager's table is refused; what holds nobody goes where it went before."""
    await office.olga.sends_document("clients.csv", PEOPLE.encode())
    await office.olga.sees(FOR_THE_OWNER)
    await office.olga.sends("/import")
    await office.olga.sees(FOR_THE_OWNER)
    await office.olga.sends_document("photo.pdf", b"%PDF")
    await office.olga.sees("Это никому не ушло.")
    await office.viktor.sends_document("photo.pdf", b"%PDF")
    await office.viktor.sees("Из этого файла клиентов не загрузить")
    card = await checked(office.viktor)
    hint = await office.olga.sees("Это никому не ушло.")
    for press in ("imp1:1", "impcols1:1:1", "impcol1:1:0:1", "impmean1:1:0:name", "impcheck1:1", "impreport1:1"):
        assert await office.olga.presses_data(press, on=hint) == FOR_THE_OWNER
    for press in ("impgo1:1", "impleave1:1:0", "impundo1:1:0"):
        assert await office.olga.presses_data(press, on=hint) == FOR_THE_OWNER
    assert await office.viktor.presses_data("impmean1:1:0:name", on=card) == OVER
    assert await clients(office) == []


async def test_a_file_in_a_dialogue_goes_to_whom_it_is_meant_for(open_office: Opening) -> None:
    office = await open_office(alone=True)
    await office.anna.starts()
    await office.anna.sends("Пришлёте прайс?")
    await office.viktor.presses("Ответить", on="Пришлёте прайс?")
    await office.viktor.sees("/cancel")
    await office.viktor.sends_document("prices.csv", b"a;b\n1;2\n")
    await office.sandbox.quiet()
    sent = [message.raw["document"] for message in await office.anna.messages() if "document" in message.raw]
    assert [document["file_name"] for document in sent] == ["prices.csv"]
    assert await office.rows("SELECT id FROM imports") == []


async def test_a_table_right_after_an_answer_is_asked_about_before_it_goes_to_anybody(open_office: Opening) -> None:
    """It may be the price that was promised, or the clients of the whole company."""
    office = await open_office(alone=True, speed=1.0)
    await office.anna.starts()
    await office.anna.sends("Пришлёте прайс?")
    await office.viktor.presses("Ответить", on="Пришлёте прайс?")
    await office.viktor.sees("/cancel")
    await office.viktor.sends("Сейчас")
    await office.viktor.sends_document("clients.csv", PEOPLE.encode())
    asked = await office.viktor.sees("Пока не отправлено", "clients.csv", patience=SOON)
    assert not any("document" in message.raw for message in await office.anna.messages())

    await office.viktor.presses(asked.labels[0], on=asked)
    await office.viktor.sees("Отправлено", patience=SOON)
    await office.sandbox.quiet()
    assert any("document" in message.raw for message in await office.anna.messages())

    await office.viktor.sends_document("clients.csv", PEOPLE.encode())
    await office.viktor.presses("Проверить", patience=SOON)
    await office.viktor.sees("Новых карточек: 2", patience=SOON)


async def test_the_card_says_how_far_it_is(office: Office) -> None:
    await checked(office.viktor, MANY + MANY.partition("\n")[2], "many.csv")
    edits = [call for call in await office.sandbox.calls() if call["method"] == "editMessageText"]
    texts = [call["parameters"]["text"] for call in edits]
    told = [text.partition("проверяю строки, ")[2] for text in texts if "проверяю строки" in text]
    done = [int(words.partition(" из 3\u00a0000")[0].replace("\u00a0", "")) for words in told]
    assert done == sorted(done)
    assert any(0 < lines < 3_000 for lines in done)


async def test_an_import_goes_on_where_the_bot_was_stopped(office: Office) -> None:
    """Nothing is doubled, and nothing is seen before all of it is there."""
    await office.viktor.sends_document("many.csv", MANY.encode())
    await office.viktor.presses("Проверить", patience=SOON)
    staged = 0
    while not staged:
        staged = (await office.rows("SELECT count(*) AS n FROM import_lines"))[0]["n"]
    await office.restart_bot()
    assert await clients(office) == []
    await office.viktor.sees("проверка готова", "Новых карточек: 1\u00a0500", patience=SOON * 2)
    assert staged < 1_500, "it was stopped in the middle"
    await office.viktor.presses("Загрузить")
    await office.viktor.sees("клиенты загружены", patience=SOON)
    assert len(await clients(office)) == 1_500


async def test_a_file_nobody_decides_about_is_left_a_day_later(office: Office) -> None:
    card = await checked(office.viktor)
    await let_time_pass(office, timedelta(days=1, minutes=5))
    await office.sandbox.quiet()
    await office.viktor.sends("/leads")
    left = await office.viktor.sees("clients.csv не загружен. Ничего не изменилось.")
    assert left.id == card.id
    assert await office.viktor.presses_data("impgo1:1", on=left) == OVER
    assert await office.rows("SELECT id FROM clients") == []


async def test_a_file_larger_than_telegram_hands_out_is_not_even_begun_with(office: Office) -> None:
    await office.viktor.sends_document("clients.csv", b"a" * (MOST_BYTES + 1))
    await office.viktor.sees("clients.csv не загрузить", "не больше 20 МБ", patience=SOON)
    assert await office.rows("SELECT id FROM imports") == []


async def test_a_file_that_cannot_be_loaded_yet_is_loaded_later(office: Office) -> None:
    await office.sandbox.order_fault("getFile", "502")
    await office.sandbox.order_fault("loadFile", "reset")
    await checked(office.viktor)


@pytest.mark.parametrize(
    ("method", "fault", "told"),
    [
        ("getFile", "file_too_big", "Telegram отдаёт мне файлы не больше 20 МБ"),
        ("getFile", "wrong_file_id", "Telegram больше не находит этот файл, пришлите его ещё раз"),
        ("loadFile", "file_gone", "Telegram больше не находит этот файл, пришлите его ещё раз"),
    ],
)
async def test_a_file_that_telegram_does_not_hand_out_is_refused(
    office: Office, method: str, fault: str, told: str
) -> None:
    await office.sandbox.order_fault(method, fault)
    await office.viktor.sends_document("clients.csv", PEOPLE.encode())
    refused = await office.viktor.sees("clients.csv не загрузить", told, patience=SOON)
    assert refused.labels == []
    await checked(office.viktor)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("locked.xlsx", (FILES / "locked.xlsx").read_bytes(), "файл закрыт паролем"),
        ("many.csv", b"name\n" + b"Anna\n" * 1_000_000, "в файле больше 200\u00a0000 строк"),
        ("empty.csv", b"\n", "файл пустой"),
        ("picture.csv", b"\x89PNG\r\n\x1a\n" + b"\0\1" * 500, "это не таблица"),
    ],
    ids=["locked", "million", "empty", "picture"],
)
async def test_what_is_no_table_is_refused_with_a_sentence(
    office: Office, name: str, content: bytes, told: str
) -> None:
    await office.viktor.sends_document(name, content)
    await office.viktor.sees(f"{name} не загрузить", told, patience=SOON)
    await office.viktor.sends("/leads")
    assert await office.rows("SELECT name FROM clients") == []


async def test_an_owner_alone_imports_in_english(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    await office.viktor.sends_document("people.csv", b"Name,Phone\nAnna Petrova,+44 20 7946 0018\n123,1\n")
    await office.viktor.sees("CSV, UTF-8. Lines: 2", "Name in full ← “Name”: Anna Petrova", patience=SOON)
    await office.viktor.presses("Check")
    await office.viktor.sees("is checked. Nothing is changed yet.", "Line 3: that is no name (digits)", patience=SOON)
    await office.viktor.presses("Import")
    await office.viktor.sees("people.csv is in the directory.", "New cards: 1")
    assert await clients(office) == ["Anna Petrova"]


async def test_a_file_that_somebody_sent_the_owner_is_forwarded(office: Office) -> None:
    sent = await office.viktor.sends_document("clients.csv", PEOPLE.encode())
    await office.viktor.presses("Не загружать", on="clients.csv", patience=SOON)
    await office.viktor.forwards(sent)
    await office.viktor.presses("Проверить", patience=SOON)
    await office.viktor.sees("Новых карточек: 2", patience=SOON)
