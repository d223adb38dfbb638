"""Finding people: a manager types what is remembered - a part of a name, phone, mail, company, note - and sees who."""

from dataclasses import replace

import pytest

from bot.domain.activity import Deed
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from tests.clocks import START
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.test_known_people import know


def import_of(kind: ContactKind, value: str) -> ContactPoint:
    """A contact that came with a file."""
    return ContactPoint(value=ContactValue(kind=kind, normal_form=value), verified=False, origin=Origin.IMPORT)


PHONE = import_of(ContactKind.PHONE, "+79120004567")
MAIL = import_of(ContactKind.EMAIL, "maria.sidorova@lutik.example")


async def fill(office: Office) -> None:
    """A company, one of its people, whom a note is about, and others."""
    async with office.writing() as session:
        company = await session.directory.add_company(name="ООО «Лютик»", now=START)
    maria = await know(office, "Мария Сидорова", PHONE, MAIL)
    for name in ("Иван Петров", "Пётр Петров", "Александр Кузнецов"):
        await know(office, name)
    async with office.writing() as session:
        await session.directory.save_client(replace(maria, company=company.id))
        line = await session.activities.add(Deed.CONTACT_KEPT, now=START, client=maria.id)
        await session.directory.add_note(maria.id, "Ждёт каталог букетов", about=line, now=START)


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("сидор м", "Клиент: Мария Сидорова, +7912•••••67"),
        ("4567", "Клиент: Мария Сидорова, +7912•••••67, телефон …4567"),
        ("8 912 000", "Клиент: Мария Сидорова, +7912•••••67, телефон +7912000…"),
        ("lutik.ex", "Клиент: Мария Сидорова, +7912•••••67, почта m•••@lutik.example"),
        ("maria.sid", "Клиент: Мария Сидорова, +7912•••••67, почта m•••@lutik.example"),
        ("букет", "Клиент: Мария Сидорова, +7912•••••67, в заметке: Ждёт каталог букетов"),
        ("Сидорова Лютик", "Клиент: Мария Сидорова, +7912•••••67"),
        ("Маша 4567", "Клиент: Мария Сидорова, +7912•••••67, телефон …4567"),
        ("петров и", "Клиент: Иван Петров"),
        ("Саша Кузнецов", "Клиент: Александр Кузнецов, похожее имя"),
        ("лютик", "🏢 ООО «Лютик»"),
    ],
)
async def test_somebody_is_found_by_what_is_remembered(office: Office, typed: str, line: str) -> None:
    """Each line says why it is there, where that is not to be seen anyway."""
    await fill(office)
    sent = await office.olga.sends(f"/find {typed}")
    found = await office.olga.sees("Нашлось", after=sent)
    assert line in found.text.split("\n")


async def test_a_lead_is_linked_to_whom_a_reply_finds_by_a_note(office: Office) -> None:
    """The answer to «Кого ищем?» is looked for in the same way."""
    await fill(office)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Связать…")
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    await office.olga.sends("каталог", reply_to=asked)
    found = await office.olga.sees("Мария Сидорова, ООО «Лютик», +7912•••••67, в заметке: Ждёт каталог", after=asked)
    await office.olga.presses("Это Мария", on=found)
    await office.olga.sees("Повторный лид №1", "Мария Сидорова")


async def test_many_are_turned_page_by_page(office: Office) -> None:
    """Nobody twice; the list stays where it is."""
    for surname in ("Белова", "Волкова", "Громова", "Иванова", "Крылова", "Лосева", "Орлова", "Попова", "Яшина"):
        await know(office, f"Анна {surname}")
    sent = await office.olga.sends("/find анна")
    found = await office.olga.sees("Нашлось", after=sent)
    assert found.labels[-3:] == ["‹", "1 / 2", "›"]
    assert len(found.labels) == 7 + 3
    await office.olga.presses("›", on=found)
    turned = await office.olga.sees("Нашлось", "Анна Попова", "Анна Яшина", after=sent)
    assert (turned.id, turned.labels[-2]) == (found.id, "2 / 2")
    assert len(turned.labels) == 2 + 3


async def test_nobody_is_found_and_the_sentence_says_where_was_looked(open_office: Opening) -> None:
    """In English, whatever was typed; the dialogue goes on until somebody is found."""
    office = await open_office(alone=True, language="en")
    await know(office, "Mary Brown", PHONE)
    for typed, said in (
        ("/find Zoe", "Nobody found: no name, company"),
        ("999888", "Nobody has a phone with 999888 in it."),
        ("👍👍", "There is nothing to look for in that."),
        ('" OR NEAR(*)', "Nobody found:"),
    ):
        sent = await office.viktor.sends(typed)
        await office.viktor.sees(said, after=sent)
    sent = await office.viktor.sends("brown m")
    await office.viktor.sees("Found", "Client: Mary Brown", after=sent)
    sent = await office.viktor.sends("/find 0004567")
    await office.viktor.sees("Client: Mary Brown, +7912•••••67, phone …0004567", after=sent)


async def test_each_keystroke_is_answered(open_office: Opening) -> None:
    """In English; one or two letters show those worked on last before the first by name."""
    office = await open_office(alone=True, language="en")
    for name in ("Mary Brown", "Mark Twain", "Martha Brown"):
        await know(office, name)
    for typed, titles in (
        ("m", ["Mark Twain", "Martha Brown", "Mary Brown"]),
        ("mar", ["Mark Twain", "Martha Brown", "Mary Brown"]),
        ("mart", ["Martha Brown"]),
        ("brown mary", ["Mary Brown"]),
    ):
        assert (await office.viktor.searches(typed)).titles[: len(titles)] == titles
