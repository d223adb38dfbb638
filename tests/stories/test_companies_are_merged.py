"""Two cards of one company: the owner makes one of them, and two again; and companies that are not the same."""

from storage.exporting import Kind, Record, export
from tests.stories.conftest import Office, Opening
from tests.stories.test_companies import know_a_company


async def cards(office: Office) -> list[Record]:
    """All that is shown of clients and companies."""
    async with office.records() as session:
        kinds = (Kind.CLIENTS, Kind.COMPANIES)
        return [record for kind in kinds async for record in export(session.connection, kind)]


async def test_the_owner_makes_one_company_of_two_and_two_of_one(office: Office) -> None:
    await know_a_company(office, "ООО Ромашка", "Вера Смирнова")
    await know_a_company(office, "Ромашка-мебель", "Зоя Смирнова")
    before = await cards(office)
    await office.viktor.sends("/company 1")
    await office.viktor.presses("Объединить…", on="Компания · карточка №1")
    await office.viktor.sees("Какая карточка — той же компании, что и ООО Ромашка?")
    await office.viktor.sends("мебель")
    await office.viktor.presses("Ромашка-мебель", on="Какая карточка — той же компании?")
    preview = await office.viktor.sees(
        "Останется: ООО Ромашка, карточка №1", "Войдёт в неё: Ромашка-мебель, карточка №2", "Перейдёт людей: 1"
    )
    await office.viktor.presses("Объединить", on=preview)
    done = await office.viktor.sees("Теперь это одна карточка: №1")
    await office.viktor.sends("/company 2")
    await office.viktor.presses("История", on="Люди: Вера Смирнова, Зоя Смирнова")
    await office.viktor.sees("Объединена с компанией: Ромашка-мебель · Виктор")
    await office.viktor.presses("↩ Вернуть как было", on=done)
    await office.viktor.sees("Компания · карточка №1")
    assert await cards(office) == before


async def test_two_companies_are_told_apart_in_english(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    await know_a_company(office, "Acme East")
    await know_a_company(office, "Acme West")
    await office.viktor.sends("/company 1")
    await office.viktor.presses("Merge…", on="Company · card No. 1")
    await office.viktor.sees("Which card is of the company Acme East too?")
    await office.viktor.sends("acme")
    await office.viktor.presses("Acme West", on="Which card is of the company Acme East too?")
    await office.viktor.presses("Two companies", on="Make one card of two?")
    said = await office.viktor.sees("These are two companies: so it was said.")
    await office.viktor.presses("They may be the same", on=said)
    await office.viktor.presses("Merge", on="Make one card of two?")
    await office.viktor.sends("/company 1")
    await office.viktor.presses("↩ Two cards again", on="Company · card No. 1")
    await office.viktor.sees("Company · card No. 1")
