"""Companies of leads: one that nobody knew is made of a lead, and a company's lead is somebody's."""

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.test_companies import know_a_company


async def lead_in_hands(office: Office, *, phone: str) -> None:
    """Anna leaves a contact, and Olga takes the lead."""
    await leave_contact(office, phone=phone)
    await office.olga.presses("Взять", chat=office.team)


async def test_a_search_that_finds_nobody_makes_a_company_of_what_was_typed(office: Office) -> None:
    await lead_in_hands(office, phone="+7 912 345-67-89")
    await office.olga.presses("Связать…", on="№1")
    await office.olga.presses("🔎 Найти клиента")
    await office.olga.sends("ООО «Лютик»")
    await office.olga.presses("➕ 🏢 ООО «Лютик»", on="Никого не нашли:")
    await office.olga.sees("Компания: ООО «Лютик». Кто это из них?")
    await office.olga.presses("↩ Вернуть как было", on="Компания: ООО «Лютик».")
    assert await office.rows("SELECT id FROM companies WHERE removed_at IS NULL") == []


async def test_one_that_is_called_the_same_is_asked_about(office: Office) -> None:
    await know_a_company(office, "ООО Ромашка")
    await lead_in_hands(office, phone="+7 912 345-67-89")
    async with office.writing() as session:
        await session.connection.run("UPDATE leads SET on_behalf = 'АО «Ромашка»'")
    await office.olga.presses("Связать…", on="№1")
    asked = await office.olga.sees("Кто это?", "🏢 ООО Ромашка")
    await office.olga.presses("➕ 🏢 АО «Ромашка»", on=asked)
    asked = await office.olga.sees("Компания АО «Ромашка» уже есть. Это она?")
    await office.olga.presses("🏢 Это ООО Ромашка", on=asked)
    await office.olga.sees("Компания: ООО Ромашка. Кто это из них?")


async def test_a_companys_lead_asks_who_it_is_and_the_answer_belongs_there(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    await know_a_company(office, "Acme Ltd", "Mary Jones")
    await office.anna.starts()
    await office.anna.sends("How much is delivery?")
    await office.anna.presses("Leave a contact")
    await office.anna.sends("info@romashka-mebel.ru")
    await office.anna.sees("name")
    await office.anna.sends("Anna Peterson")
    await office.anna.presses("Agree and send")
    asked = await office.viktor.sees("Company: Acme Ltd. Who of them is it?")
    await office.viktor.presses("Link…", on=asked)
    question = await office.viktor.sees("Whose is it?")
    await office.viktor.presses("➕ 👤 Anna Peterson", on=question)
    await office.viktor.sees("Client: Anna Peterson, Acme Ltd")
    await office.viktor.sends("/company 1")
    await office.viktor.sees("People: Anna Peterson, Mary Jones")
