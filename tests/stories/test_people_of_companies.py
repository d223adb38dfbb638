"""People of companies in the chat: put in, taken out, new ones of either, and each of it taken back."""

from bot.domain.client import ClientKind
from storage.exporting import Kind, Record, export
from tests.stories.conftest import Office, Opening
from tests.stories.test_companies import know_a_company
from tests.usecases.cast import EARLIER, PHONE, typed


async def know_anna(office: Office, name: str = "Анна Петрова") -> None:
    """A client who is of no company."""
    async with office.writing() as session:
        anna = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=EARLIER)
        await session.directory.append_points([typed(PHONE)], client=anna.id, now=EARLIER)


async def cards(office: Office) -> list[Record]:
    """All that is shown of clients and companies."""
    async with office.records() as session:
        kinds = (Kind.CLIENTS, Kind.COMPANIES)
        return [record for kind in kinds async for record in export(session.connection, kind)]


async def test_a_client_is_put_into_a_company_and_taken_out_again(office: Office) -> None:
    await know_a_company(office)
    await know_anna(office)
    before = await cards(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Компания…", on="Клиент · карточка №1")
    await office.olga.sees("Какая компания?")
    await office.olga.sends("ромашка")
    await office.olga.presses("🏢 ООО Ромашка", on="В какой компании Анна Петрова?")
    done = await office.olga.sees("Теперь в компании ООО Ромашка.")
    await office.olga.presses("🏢 ООО Ромашка", on=done)
    card = await office.olga.sees("Люди: Анна Петрова")
    await office.olga.presses("История", on=card)
    await office.olga.sees("Теперь в компании ООО Ромашка: Анна Петрова · Ольга")
    await office.olga.sends("/client 1")
    await office.olga.presses("↩ Вернуть как было", on="Клиент · карточка №1")
    await office.olga.sees("Клиент · карточка №1")
    assert await cards(office) == before


async def test_a_new_company_is_offered_beside_those_called_the_same(office: Office) -> None:
    await know_a_company(office)
    await know_anna(office)
    before = await cards(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Компания…", on="Клиент · карточка №1")
    await office.olga.sends("АО «Ромашка»")
    asked = await office.olga.sees("В какой компании Анна Петрова?", "🏢 ООО Ромашка")
    await office.olga.presses("➕ 🏢 АО «Ромашка»", on=asked)
    done = await office.olga.sees("Теперь в компании АО «Ромашка».")
    await office.olga.presses("↩ Вернуть как было", on=done)
    await office.olga.sees("Клиент · карточка №1")
    assert await cards(office) == before


async def test_a_contact_is_whose_it_is_and_no_companys_name(office: Office) -> None:
    await know_a_company(office)
    await know_anna(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Компания…", on="Клиент · карточка №1")
    asked = await office.olga.sees("Какая компания?")
    await office.olga.sends("+7 999 000-11-22")
    refused = await office.olga.sees("Этого контакта ни у кого нет.", after=asked)
    assert not refused.labels
    await office.olga.sends("zakaz@romashka-mebel.ru")
    await office.olga.presses("🏢 ООО Ромашка", on="В какой компании Анна Петрова?")
    await office.olga.sees("Теперь в компании ООО Ромашка.")


async def test_a_new_person_of_a_company_is_added_at_once_and_goes_with_undo(office: Office) -> None:
    await know_a_company(office)
    before = await cards(office)
    await office.olga.sends("/company 1")
    await office.olga.presses("➕ Добавить человека…", on="Пока никого оттуда не знаем.")
    await office.olga.sees("Кто работает в компании ООО Ромашка?")
    await office.olga.sends("Борис Сидоров, boris@romashka-mebel.ru")
    done = await office.olga.sees("Борис Сидоров", "Теперь в компании ООО Ромашка.")
    await office.olga.presses("👤 Борис Сидоров", on=done)
    await office.olga.sees("Борис Сидоров", "boris@romashka-mebel.ru")
    await office.olga.sends("/client 1")
    await office.olga.presses("↩ Вернуть как было", on="карточка №1")
    await office.olga.sees("Пока никого оттуда не знаем.")
    assert await cards(office) == before


async def test_a_known_contact_offers_whose_it_is_before_anybody_new(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    await know_a_company(office, "Acme Ltd")
    await know_anna(office, "Mary Jones")
    await office.viktor.sends("/company 1")
    await office.viktor.presses("➕ Add a person…", on="Nobody is known there yet.")
    await office.viktor.sends("98765")
    await office.viktor.sees("Nobody found. Write the name, with a phone or e-mail.")
    await office.viktor.sends("John Smith, +7 912 345-67-89")
    asked = await office.viktor.sees("Who works at Acme Ltd?", "Mary Jones")
    assert asked.labels == ["It is Mary Jones", "➕ 👤 John Smith"]
    await office.viktor.presses("➕ 👤 John Smith", on=asked)
    await office.viktor.sees("John Smith", "Works at Acme Ltd now.")
    await office.viktor.sends("/company 1")
    await office.viktor.presses("People (1)…", on="Company · card No. 1")
    await office.viktor.presses("➕ Add a person…", on="Acme Ltd: who works there")
    await office.viktor.sends("Mary")
    await office.viktor.presses("It is Mary Jones", on="Who works at Acme Ltd?")
    await office.viktor.sees("Mary Jones", "Works at Acme Ltd now.")
    await office.viktor.sends("/client 1")
    card = await office.viktor.sees("Client · card No. 1")
    await office.viktor.presses_data("coask1:1", on=card)
    await office.viktor.presses("Take out of it", on="Which company?")
    await office.viktor.presses("↩ Undo", on="Client · card No. 1")
    await office.viktor.sees("Company: Acme Ltd")


async def test_a_question_that_is_left_waits_for_nothing(office: Office) -> None:
    """A number typed later is looked up, and no company is called like that."""
    await know_anna(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Компания…", on="Клиент · карточка №1")
    await office.olga.presses("‹ Назад", on="Какая компания?")
    await office.olga.sees("Клиент · карточка №1")
    await office.olga.sends("+7 912 345-67-89")
    card = await office.olga.sees("+7 912 345-67-89", after=await office.olga.sees("Клиент · карточка №1"))
    assert not [label for label in card.labels if label.startswith("➕")]
