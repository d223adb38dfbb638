"""Companies: looked at by number, by search and from the cards of their people."""

from dataclasses import replace

import pytest

from bot.domain.client import ClientKind
from bot.domain.contact_points import ContactKind, ContactValue
from bot.domain.ids import ManagerId
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.workplace import workplace
from tests.usecases.cast import EARLIER, typed

INFO = ContactValue(kind=ContactKind.EMAIL, normal_form="info@romashka-mebel.ru")


async def know_a_company(
    office: Office, name: str = "ООО Ромашка", *people: str, manager: ManagerId | None = None
) -> None:
    """A company with its own mail, and people who belong to it."""
    async with office.writing() as session:
        company = await session.directory.add_company(name=name, now=EARLIER)
        await session.directory.save_company(replace(company, manager=manager))
        await session.directory.append_points([typed(INFO)], company=company.id, now=EARLIER)
        for person in people:
            await session.directory.add_client(name=person, kind=ClientKind.CLIENT, company=company.id, now=EARLIER)


async def test_a_company_is_found_and_its_people_open_their_cards(office: Office) -> None:
    people = [f"{name} Смирнова" for name in ("Вера", "Галина", "Дарья", "Елена", "Жанна", "Зоя", "Инна")]
    await know_a_company(office, "ООО Ромашка", *people)
    await office.olga.sends("/find ромашка")
    await office.olga.presses("🏢 ООО Ромашка", on="Нашлось")
    card = await office.olga.sees(
        "🏢 ООО Ромашка",
        "Компания · карточка №1",
        "info@romashka-mebel.ru",
        "Узнаём по почте romashka-mebel.ru",
        "Люди: Вера Смирнова, Галина Смирнова и ещё 5",
    )
    await office.olga.presses("Люди (7)…", on=card)
    await office.olga.presses("›", on="ООО Ромашка: кто там работает")
    await office.olga.presses("👤 Инна Смирнова", on="кто там работает")
    await office.olga.presses("🏢 ООО Ромашка", on="Клиент · карточка №7")
    await office.olga.sees("Компания · карточка №1")


async def test_a_company_by_its_number_in_english(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    await know_a_company(office, "Acme Ltd", "Mary Jones")
    await office.viktor.sends("/company")
    await office.viktor.sees("Which one? Write the number of the card too, for example /company 7.")
    await office.viktor.sends("/company 2")
    await office.viktor.sees("There is no company No. 2. Look for the name: /find.")
    await office.viktor.sends("/company 1")
    card = await office.viktor.sees("🏢 Acme Ltd", "Company · card No. 1", "People: Mary Jones")
    await office.viktor.presses("History", on=card)
    await office.viktor.presses("‹ Back", on="History: Acme Ltd")
    await office.viktor.sees("Company · card No. 1")


async def test_a_companys_lead_opens_its_card_with_what_is_open(office: Office) -> None:
    await know_a_company(office)
    await leave_contact(office, phone="info@romashka-mebel.ru")
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Ещё…", on="Компания: ООО Ромашка. Кто это из них?")
    await office.olga.presses("🏢 ООО Ромашка")
    card = await office.olga.sees("Компания · карточка №1", "Пока никого оттуда не знаем.")
    await office.olga.presses("История", on=card)
    await office.olga.presses("‹ Назад", on="История: ООО Ромашка")
    await office.olga.presses("Открыто: №1", on="Компания · карточка №1")


@pytest.mark.parametrize("language", ["ru", "en"])
async def test_a_company_shows_what_its_deals_have_brought(open_office: Opening, language: str) -> None:
    """Also those of its people."""
    office = await open_office(language=language)
    await know_a_company(office)
    place = workplace(office, language)
    await place.gets_and_takes_a_lead(phone="info@romashka-mebel.ru")
    async with office.writing() as session:
        await session.connection.run(
            "UPDATE leads SET status = 'won', amount = 15000000, currency = 'RUB', closed_at = created_at"
        )
    await place.manager.sends("/company 1")
    won = {"ru": "карточка №1 · сделок на 150 000 ₽", "en": "card No. 1 · deals won: 150,000\u00a0RUB"}
    await place.manager.sees("ООО Ромашка", won[language].replace("0 ₽", "0\u00a0₽").replace("150 000", "150\u00a0000"))


async def test_contacts_of_a_colleagues_company_are_masked(office: Office) -> None:
    await know_a_company(office, manager=ManagerId(office.viktor.id))
    await office.olga.sends("/company 1")
    card = await office.olga.sees("Компания · карточка №1")
    assert "info@" not in card.text
    assert card.labels == []
    refused = await office.olga.presses_data("cohist1:1:1", on=card)
    assert refused == "С этим клиентом работает коллега: решает он или владелец."
