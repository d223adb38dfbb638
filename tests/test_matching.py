"""`leadhook match`: a list against the database or a file, through the real command."""

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import read_contact
from bot.json_lines import LONGEST_LINE
from storage import Session, open_storage
from tests.fresh_database import open_fresh_storage
from tests.importing.test_files import FILES
from tests.test_cli import config, leadhook
from tests.usecases.cast import NOW, typed

ANNA = {"id": 1, "name": "Анна Петрова", "phones": ["8 (912) 345-67-89"], "emails": ["ANNA@mail.ru"], "company": None}


def listed(folder: Path, *lines: dict[str, Any] | str) -> str:
    """A list in a file."""
    path = folder / "list.jsonl"
    texts = [line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines]
    path.write_text("\n".join(texts) + "\n", encoding="utf-8")
    return str(path)


def answers(ended: subprocess.CompletedProcess[str]) -> list[dict[str, Any]]:
    """What was written, line by line."""
    return [json.loads(line) for line in ended.stdout.splitlines()]


def bands(ended: subprocess.CompletedProcess[str]) -> list[tuple[Any, str, list[Any]]]:
    """Who was asked about, how surely they were found, and who they may be."""
    return [(line["id"], line["band"], [match["id"] for match in line["matches"]]) for line in answers(ended)]


async def add(session: Session, name: str, *contacts: str) -> int:
    """Somebody stands in the directory."""
    client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=NOW)
    points = [typed(read_contact(contact, "RU")) for contact in contacts]
    await session.directory.append_points(points, client=client.id, now=NOW)
    return client.id


@pytest.fixture
async def office(tmp_path: Path) -> str:
    """A config whose database knows Anna, Ivan who shares her phone with Maria, and a company."""
    storage = await open_fresh_storage(tmp_path)
    async with storage.writing() as session:
        await add(session, "Анна Петрова", "+79123456789", "anna@mail.ru")
        await add(session, "Иван Сидоров", "+79120000001")
        await add(session, "Мария Сидорова", "+79120000001")
        company = await session.directory.add_company(name="Ромашка", now=NOW)
        contacts = [typed(read_contact(contact, "RU")) for contact in ("+74951234567", "info@romashka.ru")]
        await session.directory.append_points(contacts, company=company.id, now=NOW)
    await storage.close()
    return config(tmp_path, f'[storage]\nurl = "sqlite:///{tmp_path / "leadhook.db"}"')


def matched(list_file: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the command to its end."""
    return leadhook("match", list_file, *arguments)


def test_a_line_is_answered_in_the_words_of_the_contract(office: str, tmp_path: Path) -> None:
    ended = matched(listed(tmp_path, ANNA), "--config", office)

    assert (ended.returncode, ended.stderr) == (0, "")
    assert answers(ended) == [
        {
            "id": 1,
            "band": "exact",
            "matches": [{"id": 1, "score": 1.0, "reasons": ["same_phone", "same_email", "names_agree"]}],
            "companies": [],
            "unread": [],
        }
    ]


def test_every_band_comes_with_its_reasons_and_in_the_order_of_the_list(office: str, tmp_path: Path) -> None:
    guests = (
        {"id": "a", "name": "Иван Сидоров", "phones": ["89120000001"]},
        {"id": "b", "name": "Борис Новиков", "phones": ["89123456789"]},
        {"id": "c", "name": "Борис Новиков", "phones": ["89120000002"], "emails": ["anna@mail.ru.com"]},
        {"id": None, "emails": ["anna@mail.ru"]},
        {"id": {"hall": 3}, "name": "Борис Новиков", "phones": ["+7 495 123-45-67"]},
        {"id": 6, "name": "Борис Новиков", "emails": ["boris@romashka.ru"]},
        {"id": 7, "name": "Анна Петрова"},
    )

    ended = matched(listed(tmp_path, *guests), "--config", office)

    assert bands(ended) == [
        ("a", "likely", [2, 3]),
        ("b", "likely", [1]),
        ("c", "none", [1, 2, 3]),  # a phone one digit off, or the same mailbox: but nobody is called so
        (None, "exact", [1]),
        ({"hall": 3}, "none", []),
        (6, "none", []),
        (7, "likely", [1]),
    ]
    told = answers(ended)
    assert told[6]["matches"][0]["reasons"] == ["names_alike"]
    assert told[4]["companies"] == [{"id": 1, "score": 1.0, "reasons": ["same_phone"]}]
    assert told[5]["companies"] == [{"id": 1, "score": 0.7, "reasons": ["same_mail_domain"]}]


def test_as_many_matches_are_told_as_are_wanted(office: str, tmp_path: Path) -> None:
    shared = listed(tmp_path, {"id": 1, "phones": ["89120000001"]})

    assert bands(matched(shared, "--top", "1", "--config", office)) == [(1, "likely", [2])]


def test_what_is_no_contact_is_told_with_the_answer(office: str, tmp_path: Path) -> None:
    guest = {"id": 1, "name": "Анна", "phones": ["нет", " ", "89123456789"], "emails": ["anna@"]}

    (told,) = answers(matched(listed(tmp_path, guest), "--config", office))

    assert (told["band"], told["unread"]) == ("exact", ["нет", "anna@"])


def test_broken_lines_are_told_and_the_others_answered(office: str, tmp_path: Path) -> None:
    broken = ("no json", "", "[]", '{"id": 4, "phones": "89123456789"}', '{"id": 5, "name": 5}', '{"emails": [null]}')

    ended = matched(listed(tmp_path, *broken, ANNA), "--config", office)

    assert bands(ended) == [(1, "exact", [1])]
    assert [line.partition(":")[0] for line in ended.stderr.splitlines()] == [f"line {n}" for n in (1, 3, 4, 5, 6)]
    assert ended.returncode == 1


async def test_the_database_is_only_read_also_while_somebody_writes(office: str, tmp_path: Path) -> None:
    file = tmp_path / "leadhook.db"
    storage = await open_storage(f"sqlite:///{file}")
    before = hashlib.sha256(file.read_bytes()).hexdigest()

    async with storage.writing() as session:
        await add(session, "Пётр Новый", "+79120000009")
        unseen = {"id": 2, "phones": ["89120000009"]}
        ended = matched(listed(tmp_path, ANNA, unseen), "--config", office)

        assert bands(ended) == [(1, "exact", [1]), (2, "none", [])], "what is not committed is nobody's yet"
    assert hashlib.sha256(file.read_bytes()).hexdigest() == before
    await storage.close()


async def test_who_was_removed_or_is_not_imported_yet_is_nobody(office: str, tmp_path: Path) -> None:
    storage = await open_storage(f"sqlite:///{tmp_path / 'leadhook.db'}")
    async with storage.writing() as session:
        await session.connection.run("UPDATE clients SET removed_at = 1 WHERE id = 1")
        await session.connection.run("UPDATE companies SET removed_at = 1")
    await storage.close()
    staff = {"id": 2, "emails": ["boris@romashka.ru"], "phones": ["84951234567"]}

    ended = matched(listed(tmp_path, ANNA, staff), "--config", office)

    assert [(line["band"], line["companies"]) for line in answers(ended)] == [("none", [])] * 2


CSV = "ID;ФИО;Телефон;Почта\n17;Петрова Анна;89123456789;\n00018;Иван Сидоров;+7 912 000-00-01;ivan@mail.ru\n"
VCARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Анна Петрова\nTEL:+7 912 345-67-89\nEND:VCARD\n"


@pytest.mark.parametrize(
    ("content", "found"),
    [
        (CSV.encode(), [17]),
        (CSV.encode("cp1251"), [17]),
        (CSV.encode("utf-16"), [17]),
        (CSV.replace("ID;", "Номер заказа;").encode(), [2]),
        (VCARD.encode(), [1]),
        (json.dumps({**ANNA, "id": "anna"}).encode(), ["anna"]),
        (json.dumps({**ANNA, "id": None}).encode("utf-8-sig"), [1]),
        (b'{"id": 9, "contact_points": [{"kind": "phone", "value": "+79123456789"}]}', [9]),
    ],
    ids=["csv", "windows-1251", "utf-16", "no ids", "vcard", "json", "json without id", "our export"],
)
def test_a_given_file_is_matched_without_config_and_database(tmp_path: Path, content: bytes, found: list[Any]) -> None:
    clients = tmp_path / "clients"
    clients.write_bytes(content)

    ended = matched(listed(tmp_path, ANNA), "--clients", str(clients))

    assert (ended.returncode, ended.stderr) == (0, "")
    assert bands(ended) == [(1, "exact", found)]


@pytest.mark.parametrize("format", ["jsonl", "csv", "xlsx"])
def test_what_was_exported_answers_like_the_database(office: str, tmp_path: Path, format: str) -> None:
    exported = str(tmp_path / "exported")
    leadhook("export", "clients", "--format", format, "--output", exported, "--config", office)
    guests = listed(tmp_path, ANNA, {"id": 2, "name": "Мария", "phones": ["8-912-000-00-01"]})

    assert answers(matched(guests, "--clients", exported)) == answers(matched(guests, "--config", office))


def test_companies_of_a_file_are_known_by_number_and_domain(tmp_path: Path) -> None:
    clients = tmp_path / "companies.csv"
    clients.write_text("id,Компания,Телефон,Почта\n5,Ромашка,84951234567,info@romashka.ru\n6,Лютик,,shop@mail.ru\n")
    mails = ({"id": 2, "emails": ["a@romashka.ru"]}, {"id": 3, "emails": ["a@mail.ru"]})
    guests = ({"id": 1, "phones": ["84951234567"]}, *mails)

    told = answers(matched(listed(tmp_path, *guests), "--clients", str(clients)))

    assert [[match["id"] for match in line["companies"]] for line in told] == [[5], [5], []]


def test_a_company_that_comes_behind_those_who_work_there_is_the_same_one(tmp_path: Path) -> None:
    clients = tmp_path / "clients.csv"
    lines = ("Иванов Иван,Ромашка,89120000001,", ",Ромашка,84951234567,компания", "Мария Сидорова,ромашка,89120000002,")
    clients.write_text("\n".join(("Имя,Компания,Телефон,Тип", *lines)), encoding="utf-8")
    guests = ({"id": 1, "phones": ["84951234567"]}, {"id": 2, "name": "Маша Сидорова", "company": "Ромашка"})

    told = answers(matched(listed(tmp_path, *guests), "--clients", str(clients)))

    assert [match["id"] for match in told[0]["companies"]] == [3]
    assert [(match["id"], match["reasons"]) for match in told[1]["matches"][:1]] == [
        (4, ["names_alike", "same_company"])
    ]


def test_lines_of_the_clients_that_are_none_are_told(tmp_path: Path) -> None:
    clients = tmp_path / "clients.csv"
    lines = ("Анна,89123456789", ",завтра", "\N{REPLACEMENT CHARACTER},89120000002")
    clients.write_text("\n".join(("Имя,Телефон", *lines)), encoding="utf-8")

    ended = matched(listed(tmp_path, ANNA), "--clients", str(clients))

    assert (ended.returncode, bands(ended)) == (1, [(1, "exact", [2])])
    assert [line.partition("csv, ")[2].partition(":")[0] for line in ended.stderr.splitlines()] == ["line 3", "line 4"]


def test_who_has_no_proper_name_in_a_table_is_known_by_all_that_stands_there(tmp_path: Path) -> None:
    """An import would refuse these lines; here nothing comes of them but that somebody is found."""
    clients = tmp_path / "clients.csv"
    lines = ("ivan1985,89120000001,", ",89120000002,", ",89120000003,Ромашка", "★Жозефина★ 777,,")
    clients.write_text("\n".join(("Имя,Телефон,Компания", *lines)), encoding="utf-8")
    guests: list[dict[str, Any]] = [{"id": at, "phones": [f"8912000000{at}"]} for at in (1, 2, 3)]

    ended = matched(listed(tmp_path, *guests, {"id": 4, "name": "Жозефина"}), "--clients", str(clients))

    people = [[match["id"] for match in line["matches"][:1]] for line in answers(ended)]
    companies = [[match["id"] for match in line["companies"]] for line in answers(ended)]
    assert (ended.returncode, ended.stderr) == (0, "")
    assert (people, companies) == ([[2], [3], [], [5]], [[], [], [4], []])


def test_clients_that_no_machine_could_hold_are_one_sentence(tmp_path: Path) -> None:
    """A cell in the last corner of a sheet stands for 17,000,000,000 others."""
    guests = listed(tmp_path, ANNA)
    ended = leadhook("match", str(guests), "--clients", str(FILES / "corner.xlsx"))
    assert (ended.returncode, ended.stdout) == (2, "")
    assert ended.stderr.splitlines() == [
        f"{FILES / 'corner.xlsx'}: it would unpack to far more than such a table needs, so it is not opened;"
        " save it as CSV."
    ]


def test_a_line_that_does_not_end_is_told_of_and_not_kept(tmp_path: Path) -> None:
    guests = tmp_path / "guests.jsonl"
    guests.write_bytes(b"[" * 3 * LONGEST_LINE + b"\n" + json.dumps(ANNA).encode() + b"\n")
    clients = tmp_path / "clients.jsonl"
    clients.write_text(json.dumps(ANNA))
    ended = leadhook("match", str(guests), "--clients", str(clients))
    assert ended.stderr == "line 1: expected a line of a megabyte at most.\n"
    assert [json.loads(line)["band"] for line in ended.stdout.splitlines()] == ["exact"]


def test_the_region_is_the_home_of_local_numbers(tmp_path: Path) -> None:
    clients = tmp_path / "clients.jsonl"
    clients.write_text('{"id": 1, "name": "Olga", "phones": ["07911 123456"]}')
    guests = listed(tmp_path, {"id": 1, "phones": ["+44 7911 123456"]})

    assert bands(matched(guests, "--clients", str(clients), "--region", "gb")) == [(1, "exact", [1])]
    assert bands(matched(guests, "--clients", str(clients))) == [(1, "none", [])]


@pytest.mark.parametrize(
    "arguments",
    [
        ("nowhere.jsonl", "--clients", "clients.jsonl"),
        ("list.jsonl", "--clients", "nowhere.csv"),
        ("list.jsonl", "--clients", "-"),
        ("list.jsonl", "--clients", "empty"),
        ("list.jsonl", "--clients", "nameless.csv"),
        ("list.jsonl", "--config", "nowhere.toml"),
        ("list.jsonl", "--top", "0"),
        ("list.jsonl", "--top", "many"),
        ("list.jsonl", "--region", "Mars"),
        (),
    ],
)
def test_what_cannot_be_matched_at_all_is_one_sentence(tmp_path: Path, arguments: Sequence[str]) -> None:
    listed(tmp_path, ANNA)
    for name, content in (("clients.jsonl", "{}"), ("empty", ""), ("nameless.csv", "a,b\n1,2\n")):
        (tmp_path / name).write_text(content)
    in_folder = [str(tmp_path / each) if "." in each or each == "empty" else each for each in arguments]

    ended = leadhook("match", *in_folder)

    assert (ended.returncode, ended.stdout) == (2, "")
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize("sign", [signal.SIGINT, signal.SIGTERM])
def test_whoever_breaks_it_off_leaves_nothing_of_the_clients_behind(tmp_path: Path, sign: signal.Signals) -> None:
    """Wherever it is: here it waits for the next line of the list."""
    clients, aside = listed(tmp_path, ANNA), tmp_path / "aside"
    aside.mkdir()
    program = [sys.executable, "-m", "bot", "match", "-", "--clients", clients]
    environment = os.environ | {"TMPDIR": str(aside)}

    with subprocess.Popen(program, env=environment, stdin=PIPE, stdout=PIPE, stderr=PIPE, text=True) as process:
        assert process.stdin is not None and process.stdout is not None and process.stderr is not None
        process.stdin.write(json.dumps(ANNA) + "\n")
        process.stdin.flush()
        process.stdout.readline()
        kept = [*aside.iterdir()]
        process.send_signal(sign)
        said = process.stderr.read()

    assert len(kept) == 1
    assert (process.returncode, said, [*aside.iterdir()]) == (130, "Stopped.\n", [])
