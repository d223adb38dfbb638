"""Two cards of one person: the owner finds the other one, sees what would be, makes one of two, and two of one."""

from bot.domain.client import ClientKind
from storage.exporting import Kind, Record, export
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.usecases.cast import EARLIER, EMAIL, typed


async def two_cards(office: Office) -> None:
    """Anna is a client by her phone; and another card of hers has her mail."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sees("✅ Сделка в работе")
    async with office.writing() as session:
        anya = await session.directory.add_client(name="Аня П.", kind=ClientKind.CLIENT, now=EARLIER)
        await session.directory.append_points([typed(EMAIL)], client=anya.id, now=EARLIER)


async def clients(office: Office) -> list[Record]:
    """All that is shown of clients."""
    async with office.records() as session:
        return [record async for record in export(session.connection, Kind.CLIENTS)]


async def test_the_owner_makes_one_card_of_two_and_two_of_one(office: Office) -> None:
    await two_cards(office)
    before = await clients(office)
    await office.viktor.sends("/client 1")
    await office.viktor.presses("Объединить…", on="карточка №1")
    await office.viktor.sees("Какая карточка — того же человека, что и Анна Петрова?")
    await office.viktor.sends("аня")
    await office.viktor.presses("Аня П.", on="Какая карточка — того же человека?")
    preview = await office.viktor.sees(
        "Сделать из двух карточек одну?",
        "Останется: Анна Петрова, карточка №1",
        "Войдёт в неё: Аня П., карточка №2",
        "Добавится: anna@example.com",
    )
    await office.viktor.presses("⇄ Оставить другую", on=preview)
    await office.viktor.sees("Останется: Аня П., карточка №2", "Перейдёт запросов: 1")
    await office.viktor.presses("⇄ Оставить другую")
    await office.viktor.sees("Останется: Анна Петрова, карточка №1")
    await office.viktor.presses("Объединить")
    done = await office.viktor.sees("Теперь это одна карточка: №1")

    await office.viktor.sends("/client 2")
    await office.viktor.sees("карточка №1", "+7 912 345-67-89, anna@example.com")
    await office.viktor.presses("История", on="карточка №1")
    await office.viktor.sees("Объединена с карточкой: Аня П. · Виктор")

    await office.viktor.presses("↩ Вернуть как было", on=done)
    await office.viktor.sees("Клиент · карточка №1")
    assert await clients(office) == before


async def test_what_only_the_other_card_says_is_shown_before(office: Office) -> None:
    """Kind, company and own manager: the owner chooses which card stays."""
    async with office.writing() as session:
        lily, daisy = [await session.directory.add_company(name=name, now=EARLIER) for name in ("Лилия", "Ромашка")]
        for name, kind, company in (("Анна", ClientKind.CLIENT, lily), ("Аня", ClientKind.SUPPLIER, daisy)):
            await session.directory.add_client(name=name, kind=kind, company=company.id, now=EARLIER)
    await office.viktor.sends("/client 1")
    await office.viktor.presses("Объединить…", on="карточка №1")
    await office.viktor.sends("аня")
    await office.viktor.presses("Аня", on="Какая карточка — того же человека?")
    await office.viktor.sees("Кто это для нас: Клиент (в другой: Поставщик)", "Компания: Лилия (в другой: Ромашка)")


async def test_what_is_not_the_same_is_remembered_and_taken_back(office: Office) -> None:
    await two_cards(office)
    await office.viktor.sends("/client 1")
    await office.viktor.presses("Объединить…", on="карточка №1")
    await office.viktor.sends("anna@example.com")
    await office.viktor.presses("Аня П.", on="Какая карточка — того же человека?")
    await office.viktor.presses("Это разные люди", on="Сделать из двух карточек одну?")
    said = await office.viktor.sees("Отмечено, что это разные люди.")
    refused = await office.viktor.presses_data("mergenow1:1:2:client", on=said)
    assert refused == "Раньше отметили, что это не одно и то же. Сначала снимите отметку на карточке."
    await office.viktor.presses("Снять отметку", on=said)
    await office.viktor.sees("Сделать из двух карточек одну?")


async def test_only_the_owner_merges(office: Office) -> None:
    """A manager has no such button, and pressing an altered one is answered."""
    await two_cards(office)
    await office.olga.sends("/client 1")
    shown = await office.olga.sees("карточка №1")
    assert "Объединить…" not in shown.labels
    for press in ("merge1:1:client", "mergeq1:1:2:client", "mergenow1:1:2:client", "apart1:1:2:client"):
        assert await office.olga.presses_data(press, on=shown) == "Это может сделать только владелец: попросите его."


async def test_nobody_found_and_the_same_card_are_said_so_in_english(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    async with office.writing() as session:
        await session.directory.add_client(name="Anna Petrova", kind=ClientKind.CLIENT, now=EARLIER)
        await session.directory.add_client(name="Zoe", kind=ClientKind.CLIENT, now=EARLIER)
    await office.viktor.sends("/client 1")
    shown = await office.viktor.sees("card No. 1")
    await office.viktor.presses("Merge…", on=shown)
    await office.viktor.sees("Which card is Anna Petrova’s too?")
    await office.viktor.sends("Anna")
    await office.viktor.sees("Nobody found. Try another part")
    await office.viktor.sends("Zoe")
    await office.viktor.presses("Zoe", on="Which card is Anna Petrova’s too?")
    await office.viktor.presses("Merge", on="Make one card of two?")
    await office.viktor.sees("One card now: No. 1.")
    assert await office.viktor.presses_data("mergenow1:1:2:client", on=shown) == (
        "That is one card already. Choose another one: /find."
    )
    await office.viktor.sends("/client 1")
    await office.viktor.presses("↩ Two cards again")
    await office.viktor.sees("card No. 1")
