"""Known people: a company's number, a number of several clients, and a client who has something in work already."""

from bot.domain.client import Client, ClientKind
from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from tests.clocks import START
from tests.stories.conftest import Office
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
    boris = await office.sandbox.person("Борис", phone="79261112233")
    anna, office.anna = office.anna, boris
    await boris.starts()
    await boris.sends("А когда привезёте?")
    await introduce_herself(office, name="Борис")
    office.anna = anna
    await link_to_maria(office, "Борис")
    await office.olga.sees("Борис", "Клиент: Мария Сидорова", "Ещё в работе: №1 · Ольга")
    assert len(await office.rows("SELECT id FROM leads WHERE closed_at IS NULL")) == 2


async def link_to_maria(office: Office, name: str) -> None:
    """Olga takes the lead and finds whose it is."""
    await office.olga.presses("Взять", chat=office.team, on=name)
    await office.olga.presses("Связать…", on=name)
    await office.olga.presses("Найти клиента", on=name)
    asked = await office.olga.sees("Кого ищем?")
    await office.olga.sends("сидор")
    await office.olga.presses("Это Мария", on=await office.olga.sees("Мария Сидорова", after=asked))
    await office.olga.sees(name, "Клиент: Мария Сидорова")


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
    await office.olga.sees("Кто это?", "Анна Петрова: почта на lyutik.ru, так же зовут")
    await office.olga.presses("Это Анна Петрова")
    await office.olga.sees("Клиент: Анна Петрова")
