"""Known people: a company's number, a number of several clients, and a client who has something in work already."""

import pytest

from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.sandbox.people import Player
from tests.clocks import START
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import introduce_herself, leave_contact

PHONE = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79123456789"), verified=False, origin=Origin.IMPORT
)


async def know(office: Office, name: str, *points: ContactPoint) -> Client:
    """Somebody stands in the directory."""
    async with office.writing() as session:
        client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=START)
        await session.directory.append_points(points, client=client.id, now=START)
        return client


async def test_a_companys_number_links_the_lead_to_the_company_and_asks_who_it_is(office: Office) -> None:
    """Linked by itself; the person becomes a client of that company."""
    async with office.writing() as session:
        company = await session.directory.add_company(name="Лютик", now=START)
        await session.directory.append_points([PHONE], company=company.id, now=START)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("лид №1", "Компания: Лютик. Кто это из них?")
    await office.olga.presses("Целевой лид")
    await office.olga.sees("Сделка в работе", "Клиент: Анна Петрова")
    assert await office.rows("SELECT name, company_id FROM clients") == [
        {"name": "Анна Петрова", "company_id": company.id}
    ]


async def lyutik_has_mail(office: Office) -> None:
    """A company stands in the directory with a mailbox at its own domain."""
    mailbox = ContactValue(kind=ContactKind.EMAIL, normal_form="info@lyutik.ru")
    async with office.writing() as session:
        company = await session.directory.add_company(name="Лютик", now=START)
        point = ContactPoint(value=mailbox, verified=False, origin=Origin.IMPORT)
        await session.directory.append_points([point], company=company.id, now=START)


async def test_a_companys_own_mail_links_the_lead_to_the_company(office: Office) -> None:
    """Linked by itself, however the domain is written; the person becomes a client of that company."""
    await lyutik_has_mail(office)
    await leave_contact(office, phone="a.petrova@Lyutik.RU")
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("Повторный лид №1", "Компания: Лютик. Кто это из них?")
    await office.olga.presses("Целевой лид")
    await office.olga.sees("Сделка в работе", "Клиент: Анна Петрова, Лютик")


async def test_a_link_to_the_company_of_a_mailbox_is_undone(open_office: Opening) -> None:
    """What is left is a new lead, for which the company is only suggested."""
    office = await open_office(alone=True, with_group=False)
    await lyutik_has_mail(office)
    await leave_contact(office, phone="a.petrova@lyutik.ru")
    await office.viktor.sees("Повторный лид №1", "Компания: Лютик. Кто это из них?")
    await office.viktor.presses("Вернуть как было")
    await office.viktor.sees("Новый лид №1", "Анна Петрова")
    assert await office.rows("SELECT company_id FROM leads") == [{"company_id": None}]


async def test_a_companys_own_mail_in_english(open_office: Opening) -> None:
    office = await open_office(language="en")
    await lyutik_has_mail(office)
    await office.anna.starts()
    await office.anna.presses("Leave a contact")
    for said in ("anna@lyutik.ru", "Anna", "Delivery"):
        await office.anna.sends(said)
    await office.anna.presses("Agree and send")
    await office.olga.presses("Take", chat=office.team)
    await office.olga.sees("No. 1", "Company: Лютик. Who of them is it?")


async def test_a_number_of_two_clients_is_asked_about(office: Office) -> None:
    """One tap says who it is, undo takes it back; the answer holds for what the same account sends later."""
    await know(office, "Мария Сидорова", PHONE)
    await know(office, "Пётр Сидоров", PHONE)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    card = await office.olga.sees("Эти контакты есть у нескольких клиентов. Кто это?")
    assert {"Это Мария Сидорова", "Это Пётр Сидоров"} <= set(card.labels)
    await office.olga.presses("Это Пётр Сидоров")
    await office.olga.sees("Клиент: Пётр Сидоров")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees_button("Это Мария Сидорова", "Это Пётр Сидоров")
    await office.olga.presses("Это Пётр Сидоров")
    await office.olga.sees("Клиент: Пётр Сидоров")
    await office.olga.presses("Закрыть…")
    await office.olga.presses("Передумали")
    await office.anna.sends("Ещё вопрос")
    await office.anna.presses("Оставить контакт", on="передали менеджеру")
    await office.anna.presses("Отправить")
    await office.olga.sees("Повторный лид №2", chat=office.team)


async def test_a_second_lead_of_the_same_client_names_the_first_and_who_has_it(office: Office) -> None:
    """Both are kept."""
    await know(office, "Мария Сидорова")
    await leave_contact(office)
    await link_to_maria(office, "Анна Петрова")
    await boris_asks_too(office)
    await link_to_maria(office, "Борис")
    await office.olga.sees("Борис", "Клиент: Мария Сидорова", "Ещё в работе: №1 · Ольга")
    await office.olga.sees_no("уже работает коллега")
    assert len(await office.rows("SELECT id FROM leads WHERE closed_at IS NULL")) == 2


async def link_to_maria(office: Office, name: str) -> None:
    """Olga takes the lead and finds whose it is."""
    await office.olga.presses("Взять", chat=office.team, on=name)
    await says_it_is_maria(office.olga, name)
    await office.olga.sees(name, "Клиент: Мария Сидорова")


async def says_it_is_maria(manager: Player, name: str) -> str:
    """A manager finds whose the lead is, and reads what linking did."""
    await manager.presses("Связать…", on=name)
    await manager.presses("Найти клиента", on=name)
    asked = await manager.sees("Кого ищем?")
    await manager.sends("сидор")
    return str(await manager.presses("Это Мария", on=await manager.sees("Мария Сидорова", after=asked)))


async def boris_asks_too(office: Office) -> None:
    """Somebody else asks, for the same company as it turns out."""
    boris = await office.sandbox.person("Борис", phone="79261112233")
    anna, office.anna = office.anna, boris
    await boris.starts()
    await boris.sends("А когда привезёте?")
    await introduce_herself(office, name="Борис")
    office.anna = anna


async def test_a_second_lead_is_handed_to_who_has_the_first_with_one_tap(office: Office) -> None:
    """Named in the answer and offered beside it; the owner takes both steps back, one after the other."""
    await know(office, "Мария Сидорова")
    await leave_contact(office)
    await link_to_maria(office, "Анна Петрова")
    await boris_asks_too(office)
    await office.pavel.presses("Взять", chat=office.team, on="Борис")
    said = await says_it_is_maria(office.pavel, "Борис")
    assert said == "Клиент: Мария Сидорова. Ещё в работе: №1 (Ольга)."
    offer = await office.pavel.sees("С клиентом Мария Сидорова уже работает коллега. Передать коллеге и №2?")
    assert await office.pavel.presses("Передать: Ольга", on=offer) == "Теперь это у коллеги: Ольга."
    await office.olga.sees("Борис", "В работе: Ольга", "Ещё в работе: №1 · Ольга")
    await office.pavel.sees_no("Передать коллеге")
    await office.viktor.sends("/lead 2")
    await office.viktor.presses("Вернуть как было", on="Борис")
    await office.viktor.sees("Борис", "В работе: Павел", "Клиент: Мария Сидорова")
    await office.viktor.presses("Вернуть как было", on="Борис")
    await office.pavel.sees("Новый лид №2", "Борис", "В работе: Павел")


@pytest.mark.parametrize("alone", [False, True], ids=["private cards", "alone"])
async def test_a_second_lead_in_english(open_office: Opening, alone: bool) -> None:
    """Offered in private cards too; alone there is nobody to hand it to."""
    office = await open_office(with_group=False, alone=alone, language="en")
    mary = await know(office, "Mary Brown")
    for guest, phone in ((office.anna, None), (await office.sandbox.person("Boris", language="en"), "+79261112233")):
        await guest.starts()
        await guest.presses("Leave a contact")
        await guest.sends(phone or "+7 912 345-67-89")
        await guest.sends("Anna")
        await guest.sends("Delivery")
        await guest.presses("Agree and send")
    first, second = (office.viktor, office.viktor) if alone else (office.pavel, office.olga)
    said = []
    for manager, number in ((first, 1), (second, 2)):
        if not alone:
            await manager.presses("Take", on=f"No. {number}")
        await manager.presses("Link…", on=f"No. {number}")
        await manager.presses("Find a client", on=f"No. {number}")
        asked = await manager.sees("Whom to look for?")
        await manager.sends("mary")
        said.append(await manager.presses("It is Mary", on=await manager.sees(mary.name, after=asked)))
    await office.sandbox.quiet()
    offers = [seen for seen in await second.messages() if "A colleague works with client Mary Brown" in seen.text]
    assert said[1] == f"Client: Mary Brown. Also open: No. 1{'' if alone else ' (Павел)'}."
    assert [offer.labels for offer in offers] == ([] if alone else [["Give to Павел"]])


async def test_a_company_is_found_and_asks_who_of_its_people_it_is(office: Office) -> None:
    """Linked to the company first, then to the person: two taps after the search, each undone by one."""
    async with office.writing() as session:
        company = await session.directory.add_company(name="Лютик", now=START)
        await session.directory.add_client(name="Мария Сидорова", kind=ClientKind.CLIENT, company=company.id, now=START)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Связать…")
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    await office.olga.sends("лютик")
    found = await office.olga.sees("Мария Сидорова, Лютик", "🏢 Лютик", after=asked)
    assert await office.olga.presses("🏢 Это Лютик", on=found) == "Компания: Лютик. Кто это из них?"
    await office.olga.sees("Компания: Лютик. Кто это из них?", "лид №1")
    await office.olga.presses("Это Мария Сидорова", on="лид №1")
    await office.olga.sees("Клиент: Мария Сидорова, Лютик")
    await office.olga.presses("Вернуть как было", on="лид №1")
    await office.olga.presses("Вернуть как было", on="Компания: Лютик")
    await office.olga.sees_no("Компания: Лютик")
    assert await office.rows("SELECT id FROM ownerships") == []


async def test_a_suggestion_says_what_it_rests_on(office: Office) -> None:
    """Mail of the same company, and the same name."""
    point = ContactPoint(
        value=ContactValue(kind=ContactKind.EMAIL, normal_form="a.p@lyutik.ru"), verified=False, origin=Origin.IMPORT
    )
    await know(office, "Анна Петрова", point)
    await leave_contact(office, phone="anna@lyutik.ru")
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Связать…")
    await office.olga.sees("Кто это?", "Анна Петрова: то же имя, почта на lyutik.ru")
    await office.olga.presses("Это Анна Петрова")
    await office.olga.sees("Клиент: Анна Петрова")
