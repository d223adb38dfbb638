"""Importing: nobody is doubled, nobody's card is guessed, all of it is seen at once and goes again as it came."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from bot.domain.activity import Deed
from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactPoint, Origin, read_contact
from bot.domain.errors import ForTheOwner, ImportGone, ImportUnderWay
from bot.domain.ids import ImportId
from bot.domain.imported.imports import Import, ImportStatus, Outcome
from bot.domain.imported.records import CompanyRead, LineFault, LineRefused, PersonRead, Read
from bot.domain.names import PersonName
from bot.usecases.import_clients import (
    begin_import,
    end_staging,
    give_up_broken_off,
    give_up_import,
    make_visible,
    stage_lines,
    sweep_imports,
    undo_import,
)
from bot.usecases.merge_cards import merge_clients, merge_companies
from bot.usecases.ports import Turn
from bot.usecases.search_owners import search_companies
from storage import Session
from storage.exporting import Kind, Record, export
from tests.usecases.cast import OLGA, VIKTOR, know

PHONE, OTHER_PHONE, EMAIL = "8 912 345-67-89", "8 912 345-67-80", "anna@example.com"


def points(*typed: str) -> tuple[ContactPoint, ...]:
    """Contacts as a file says them."""
    return tuple(ContactPoint(value=read_contact(each, "RU"), verified=False, origin=Origin.IMPORT) for each in typed)


def person(name: str, *contacts: str, line: int = 2, company: str | None = None, ours: int | None = None) -> PersonRead:
    """A line with a person."""
    return PersonRead(
        line=line,
        name=PersonName(name),
        points=points(*contacts),
        kind=ClientKind.CLIENT,
        company=company,
        note=None,
        ours=ours,
        left_out=(),
    )


def company(name: str, *contacts: str, line: int = 2) -> CompanyRead:
    """A line with a company."""
    return CompanyRead(line=line, name=name, points=points(*contacts), note=None, ours=None, left_out=())


async def staged(turn: Turn, *lines: Read) -> Import:
    """A file whose lines are there, and which nobody sees."""
    file = await begin_import(turn, "clients.csv", by=VIKTOR)
    await stage_lines(turn, file, lines)
    return await end_staging(turn, file)


async def imported(turn: Turn, *lines: Read) -> Import:
    """A file that everybody sees."""
    return await make_visible(turn, (await staged(turn, *lines)).id, by=VIKTOR)


async def directory(session: Session) -> list[Record]:
    """All that is shown of clients and companies."""
    clients = [record async for record in export(session.connection, Kind.CLIENTS)]
    return clients + [record async for record in export(session.connection, Kind.COMPANIES)]


async def names(session: Session) -> list[str]:
    """Who is in the directory."""
    return [record["name"] for record in await directory(session)]


async def test_nobody_sees_a_line_before_all_are_there(turn: Turn, session: Session) -> None:
    file = await staged(turn, person("Анна Петрова", PHONE, company="Ромашка"))
    assert await directory(session) == []
    assert await turn.records.directory.clients_owning(points(PHONE)[0].value) == []
    assert await search_companies(turn.records, "Ромашка") == []

    assert (await make_visible(turn, file.id, by=VIKTOR)).counts == {Outcome.NEW: 1}
    assert await names(session) == ["Анна Петрова", "Ромашка"]
    [anna] = await turn.records.directory.clients_owning(points(PHONE)[0].value)
    assert (await turn.records.directory.client_points(anna.id))[0].primary


async def test_the_same_person_five_times_is_one(turn: Turn, session: Session) -> None:
    lines = [person(name, PHONE, line=line) for line, name in enumerate(["Анна Петрова", "Анна"] * 2 + ["А. Петрова"])]
    file = await imported(turn, *lines)
    assert file.counts == {Outcome.NEW: 1, Outcome.KNOWN: 4}
    assert await names(session) == ["Анна Петрова"]


@pytest.mark.parametrize("seed", range(12))
async def test_it_is_all_the_same_in_which_portions_lines_come(turn: Turn, session: Session, seed: int) -> None:
    """What one line brings is found by the next, whether it is written already or not."""
    dice = Random(seed)
    await know(turn, *points(PHONE), name="Анна Петрова")
    lines = [a_line(dice, number) for number in range(25)]
    seen = []
    for size in (25, 1, 7):
        file = await begin_import(turn, "clients.csv", by=VIKTOR)
        for first in range(0, len(lines), size):
            await stage_lines(turn, file, lines[first : first + size])
        await end_staging(turn, file)
        counts = (await make_visible(turn, file, by=VIKTOR)).counts
        seen.append((counts, [carried(record) for record in await directory(session)]))
        await undo_import(turn, file, by=VIKTOR)
    assert seen[0] == seen[1] == seen[2]


def a_line(dice: Random, number: int) -> Read:
    """One of few people with some of few contacts, so that much of it is known by then."""
    contacts = dice.sample([PHONE, OTHER_PHONE, EMAIL, "b@example.com", "8 495 123-45-67"], dice.randrange(3))
    firm = dice.choice(["Ромашка", "РОМАШКА", "Лютик", None])
    if firm and dice.random() < 0.3:
        return company(firm, *contacts, line=number)
    return person(dice.choice(["Анна Петрова", "Анна", "Иван"]), *contacts, line=number, company=firm)


def carried(record: Record) -> tuple[object, ...]:
    """A card without its number."""
    contacts = [(point["value"], point["primary"]) for point in record["contact_points"]]
    return record["name"], record.get("company_name"), contacts


async def test_the_same_file_again_changes_nothing(turn: Turn, session: Session) -> None:
    lines: list[Read] = [
        person("Анна Петрова", PHONE, EMAIL, line=2, company="Ромашка"),
        person("Иван", line=3),
        person("Иван", line=4, company="Ромашка"),
        company("Лютик", "8 495 123-45-67", line=5),
    ]
    await imported(turn, *lines)
    before = await directory(session)
    assert (await imported(turn, *lines)).counts == {Outcome.KNOWN: 4}
    assert await directory(session) == before


async def test_a_name_that_two_have_already_adds_no_third(turn: Turn, session: Session) -> None:
    """Nothing tells which of them a mere name is; that it is one more of them, neither."""
    oldest = await know(turn, name="Иван")
    await know(turn, name="Иван")
    before = await directory(session)
    file = await imported(turn, person("Иван"))
    assert file.counts == {Outcome.KNOWN: 1}
    assert await directory(session) == before
    [line] = await turn.records.imports.list_lines(file.id, 1, 2)
    assert line.client == oldest.id


async def test_the_same_file_again_brings_back_nobody_who_was_merged(turn: Turn, session: Session) -> None:
    lines: list[Read] = [
        person("Ваня", line=2, company="Ромашка"),
        person("Иван", line=3, company="Ромашка"),
        company("ООО Ромашка плюс", line=4),
    ]
    await imported(turn, *lines)
    [vanya] = await turn.records.directory.find_namesakes("Ваня", limit=2)
    [ivan] = await turn.records.directory.find_namesakes("Иван", limit=2)
    await merge_clients(turn, ivan.id, vanya.id, by=VIKTOR)
    await turn.records.searching.take_in(100)
    [kept, going] = await search_companies(turn.records, "Ромашка")
    await merge_companies(turn, kept.id, going.id, by=VIKTOR)
    before = await directory(session)
    file = await imported(turn, *lines, person("Ольга", PHONE, line=5, company="Ромашка"))
    assert file.counts == {Outcome.KNOWN: 3, Outcome.NEW: 1}
    [olga] = await turn.records.directory.clients_owning(points(PHONE)[0].value)
    assert olga.company == kept.id
    assert await undo_import(turn, file.id, by=VIKTOR) == 0
    assert await directory(session) == before


async def test_a_known_client_gets_what_is_new(turn: Turn, session: Session) -> None:
    anna = await know(turn, *points(PHONE), name="Анна Петрова")
    file = await imported(turn, person("Петрова Анна", PHONE, EMAIL))
    assert file.counts == {Outcome.MERGED: 1}
    found = await turn.records.directory.client_points(anna.id)
    assert [point.value.normal_form for point in found] == ["+79123456789", "anna@example.com"]


async def test_whose_card_it_is_is_never_guessed(turn: Turn, session: Session) -> None:
    await know(turn, *points(PHONE), name="Анна Петрова")
    await know(turn, *points(OTHER_PHONE), name="Иван Сидоров")
    before = await directory(session)
    file = await imported(
        turn, person("Ольга Ким", PHONE, EMAIL, line=2), person("Анна Петрова", PHONE, OTHER_PHONE, line=3)
    )
    assert file.counts == {Outcome.CONFLICTING: 2}
    assert await directory(session) == before


async def test_refused_lines_make_nothing(turn: Turn, session: Session) -> None:
    file = await imported(turn, LineRefused(line=2, fault=LineFault.NO_NAME, words="123"))
    assert file.counts == {Outcome.REFUSED: 1}
    assert await directory(session) == []


async def test_our_own_number_is_believed_where_the_name_agrees(turn: Turn, session: Session) -> None:
    anna = await know(turn, *points(PHONE), name="Анна Петрова")
    assert (await imported(turn, person("Анна Петрова", ours=anna.id))).counts == {Outcome.KNOWN: 1}
    assert (await imported(turn, person("Ольга Ким", ours=anna.id))).counts == {Outcome.NEW: 1}


async def test_who_came_meanwhile_is_not_doubled(turn: Turn, session: Session) -> None:
    file = await staged(turn, person("Анна Петрова", PHONE, line=2), person("Иван", OTHER_PHONE, line=3))
    await know(turn, *points(PHONE), name="Анна")
    assert (await make_visible(turn, file.id, by=VIKTOR)).counts == {Outcome.NEW: 1, Outcome.CONFLICTING: 1}
    assert sorted(await names(session)) == ["Анна", "Иван"]


async def test_of_who_came_meanwhile_nothing_hidden_stays(turn: Turn, session: Session) -> None:
    """The card that is not shown is swept away, with its contacts and the company that only it was of."""
    file = await staged(turn, person("Анна Петрова", PHONE, EMAIL, company="Ромашка"))
    known = await know(turn, *points(PHONE), name="Анна")
    await make_visible(turn, file.id, by=VIKTOR)
    while await sweep_imports(turn):
        pass
    assert [row["id"] for row in await session.connection.rows("SELECT id FROM clients")] == [known.id]
    assert await session.connection.rows("SELECT * FROM companies") == []
    values = await session.connection.rows("SELECT normal_form FROM contact_values")
    assert [row["normal_form"] for row in values] == ["+79123456789"]
    assert (await turn.records.imports.get(file.id)).counts == {Outcome.CONFLICTING: 1}


async def test_a_company_that_came_meanwhile_is_not_doubled(turn: Turn, session: Session) -> None:
    """Its people are of the known one; what a line says of it is for somebody to look at."""
    file = await staged(turn, person("Анна", PHONE, company="Ромашка"), company("Ромашка", OTHER_PHONE, line=3))
    known = await turn.records.directory.add_company(name="ромашка", now=turn.now)
    assert (await make_visible(turn, file.id, by=VIKTOR)).counts == {Outcome.NEW: 1, Outcome.CONFLICTING: 1}
    while await sweep_imports(turn):
        pass
    assert [row["id"] for row in await session.connection.rows("SELECT id FROM companies")] == [known.id]
    [anna] = await turn.records.directory.clients_owning(points(PHONE)[0].value)
    assert anna.company == known.id
    assert await turn.records.directory.companies_owning(points(OTHER_PHONE)[0].value) == []


@pytest.mark.parametrize("people", [0, 1])
async def test_a_contact_that_another_company_got_meanwhile_is_on_no_card_twice(
    turn: Turn, session: Session, people: int
) -> None:
    """The company is there without it if it has people, and otherwise not at all."""
    lines: list[Read] = [company("Ромашка", OTHER_PHONE, line=2), person("Анна", PHONE, line=3, company="Ромашка")]
    file = await staged(turn, *lines[: 1 + people])
    other = await turn.records.directory.add_company(name="Лютик", now=turn.now)
    await turn.records.directory.append_points(points(OTHER_PHONE), company=other.id, now=turn.now)
    assert (await make_visible(turn, file.id, by=VIKTOR)).counts[Outcome.CONFLICTING] == 1
    while await sweep_imports(turn):
        pass
    assert await names(session) == ["Анна", "Ромашка", "Лютик"] if people else ["Лютик"]
    [owner] = await turn.records.directory.companies_owning(points(OTHER_PHONE)[0].value)
    assert owner == other
    await undo_import(turn, file.id, by=VIKTOR)
    assert await names(session) == ["Лютик"]


async def test_what_a_known_card_was_to_get_may_be_another_ones_by_then(turn: Turn, session: Session) -> None:
    """Then it goes nowhere; the rest of the file comes in."""
    anna = await know(turn, *points(PHONE), name="Анна Петрова")
    file = await staged(turn, person("Анна Петрова", PHONE, EMAIL, line=2), person("Ольга", OTHER_PHONE, line=3))
    ivan = await know(turn, *points(EMAIL), name="Иван")
    assert (await make_visible(turn, file.id, by=VIKTOR)).counts == {Outcome.NEW: 1, Outcome.CONFLICTING: 1}
    assert await turn.records.directory.clients_owning(points(EMAIL)[0].value) == [ivan]
    assert len(await turn.records.directory.client_points(anna.id)) == 1


async def test_who_is_of_a_company_that_was_merged_meanwhile_is_of_the_one_that_stayed(turn: Turn) -> None:
    going = await turn.records.directory.add_company(name="Ромашка", now=turn.now)
    kept = await turn.records.directory.add_company(name="Ромашка плюс", now=turn.now)
    file = await staged(turn, person("Анна", PHONE, company="Ромашка"))
    await merge_companies(turn, kept.id, going.id, by=VIKTOR)
    await make_visible(turn, file.id, by=VIKTOR)
    [anna] = await turn.records.directory.clients_owning(points(PHONE)[0].value)
    assert anna.company == kept.id


async def test_an_import_is_taken_back_as_a_whole(turn: Turn, session: Session) -> None:
    await know(turn, *points(PHONE), name="Анна Петрова")
    await imported(turn, company("Лютик"))
    before = await directory(session)
    file = await imported(
        turn,
        person("Анна Петрова", PHONE, EMAIL, line=2),
        person("Иван", OTHER_PHONE, line=3, company="Ромашка"),
        company("Лютик", "8 495 123-45-67", line=4),
    )
    assert await undo_import(turn, file.id, by=VIKTOR) == 0
    assert await directory(session) == before
    with pytest.raises(ImportGone):
        await undo_import(turn, file.id, by=VIKTOR)


async def test_a_card_that_loses_its_primary_contact_gets_the_oldest_that_is_left(turn: Turn) -> None:
    """An import brought the first e-mail; the next one came later by hand, and is the only one again."""
    anna = await know(turn, *points(PHONE), name="Анна Петрова")
    file = await imported(turn, person("Анна Петрова", PHONE, EMAIL))
    await turn.records.directory.append_points(points("a@example.com", "b@example.com"), client=anna.id, now=turn.now)
    await undo_import(turn, file.id, by=VIKTOR)
    found = await turn.records.directory.client_points(anna.id)
    assert [point.value.normal_form for point in found if point.primary] == ["+79123456789", "a@example.com"]


async def test_who_was_worked_with_since_stays(turn: Turn, session: Session) -> None:
    file = await imported(turn, person("Анна Петрова", PHONE, line=2), person("Иван", OTHER_PHONE, line=3))
    [anna] = await turn.records.directory.clients_owning(points(PHONE)[0].value)
    await turn.records.directory.append_points(points(EMAIL), client=anna.id, now=turn.now)
    assert await undo_import(turn, file.id, by=VIKTOR) == 1
    [kept] = await directory(session)
    assert [point["value"] for point in kept["contact_points"]] == ["+79123456789", "anna@example.com"]


@pytest.mark.parametrize("deed", ["contact", "decision"])
async def test_a_company_that_was_worked_with_since_stays(turn: Turn, session: Session, deed: str) -> None:
    """What somebody has added to its card does not go with the file."""
    file = await imported(turn, company("Лютик", PHONE, line=2), company("Ромашка", OTHER_PHONE, line=3))
    [lutik] = await turn.records.directory.companies_owning(points(PHONE)[0].value)
    if deed == "contact":
        await turn.records.directory.append_points(points(EMAIL), company=lutik.id, now=turn.now)
    else:
        await turn.records.activities.add(Deed.RENAMED, now=turn.now, actor=VIKTOR.id, company=lutik.id)
    assert await undo_import(turn, file.id, by=VIKTOR) == 1
    assert await names(session) == ["Лютик"]


async def test_what_was_given_up_leaves_nothing(turn: Turn, session: Session) -> None:
    """Neither the cards nor the contacts; only what known people had before stays."""
    anna = await know(turn, *points(PHONE), name="Анна Петрова")
    lines = [
        person(f"Анна {letter}ова", f"a{n}@example.com", line=n, company=f"Фирма {n}")
        for n, letter in enumerate("бвгд")
    ]
    file = await staged(
        turn, *lines, person("Анна Петрова", PHONE, EMAIL, line=9), company("Лютик", OTHER_PHONE, line=10)
    )
    await give_up_import(turn, file.id)
    while await sweep_imports(turn):
        pass
    for table in ("companies", "import_lines", "import_points", "client_notes"):
        assert await session.connection.rows(f"SELECT 1 FROM {table}") == []
    assert [row["id"] for row in await session.connection.rows("SELECT id FROM clients")] == [anna.id]
    assert len(await session.connection.rows("SELECT 1 FROM ownerships")) == 1
    assert [row["normal_form"] for row in await session.connection.rows("SELECT normal_form FROM contact_values")] == [
        "+79123456789"
    ]
    assert await session.erasing.find_forgotten_since() == turn.now
    with pytest.raises(ImportGone):
        await make_visible(turn, file.id, by=VIKTOR)


async def test_what_was_given_up_goes_in_portions(turn: Turn, session: Session) -> None:
    lines = [person(f"Анна {letter}ова", line=n) for n, letter in enumerate("бвгд")]
    file = await staged(turn, *lines)
    await give_up_import(turn, file.id)
    left = []
    while await turn.records.imports.sweep(limit=3):
        [row] = await session.connection.rows("SELECT count(*) AS clients FROM clients")
        left.append(row["clients"])
    assert left == [4, 4, 1, 0]


async def test_what_is_promised_to_a_card_outlives_an_erasure(turn: Turn) -> None:
    """A contact that nobody has yet is somebody's all the same."""
    anna = await know(turn, *points(PHONE), name="Анна Петрова")
    file = await staged(turn, person("Анна Петрова", PHONE, EMAIL))
    await turn.records.erasing.drop_nobodys_values()
    await make_visible(turn, file.id, by=VIKTOR)
    assert [point.value for point in await turn.records.directory.client_points(anna.id)] == [
        point.value for point in points(PHONE, EMAIL)
    ]


async def test_an_import_that_nobody_goes_on_with_is_given_up(turn: Turn) -> None:
    file = await begin_import(turn, "a.csv", by=None)
    later = replace(turn, now=turn.now + timedelta(hours=23))
    await stage_lines(later, file, [person("Анна Петрова", PHONE)])
    for hours, status in ((46, ImportStatus.STAGING), (48, ImportStatus.GIVEN_UP)):
        await give_up_broken_off(replace(turn, now=turn.now + timedelta(hours=hours)))
        assert await turn.records.imports.get_status(file) is status


async def test_two_files_at_once_would_not_know_of_each_other(turn: Turn) -> None:
    file = await begin_import(turn, "a.csv", by=VIKTOR)
    with pytest.raises(ImportUnderWay):
        await begin_import(turn, "b.csv", by=None)
    await give_up_import(turn, file)
    assert await begin_import(turn, "b.csv", by=None) != file


async def test_only_the_owner_imports(turn: Turn) -> None:
    with pytest.raises(ForTheOwner):
        await begin_import(turn, "a.csv", by=OLGA)
    file = await staged(turn, person("Анна Петрова", PHONE))
    with pytest.raises(ForTheOwner):
        await make_visible(turn, file.id, by=OLGA)
    assert (await turn.records.imports.get(file.id)).status is ImportStatus.READY


async def test_lines_come_only_while_it_is_staged(turn: Turn) -> None:
    file = await staged(turn, person("Анна Петрова", PHONE))
    with pytest.raises(ImportGone):
        await stage_lines(turn, file.id, [person("Иван", line=3)])
    with pytest.raises(ImportGone):
        await stage_lines(turn, ImportId(99), [])
