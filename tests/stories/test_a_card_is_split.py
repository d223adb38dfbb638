"""A card on which two persons have come together: the owner chooses what is the other's, names them, and may undo."""

from bot.domain.client import ClientKind
from storage.exporting import Kind, Record, export
from tests.stories.conftest import Office, Opening
from tests.usecases.cast import EARLIER, EMAIL, OTHER_PHONE, PHONE, typed


async def know_two_as_one(office: Office, name: str) -> None:
    """A card with the contacts of two persons."""
    async with office.writing() as session:
        both = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=EARLIER)
        await session.directory.append_points(
            [typed(PHONE), typed(OTHER_PHONE), typed(EMAIL)], client=both.id, now=EARLIER
        )


async def clients(office: Office) -> list[Record]:
    """All that is shown of clients."""
    async with office.records() as session:
        return [record async for record in export(session.connection, Kind.CLIENTS)]


async def test_what_is_another_persons_gets_a_card_of_its_own_and_comes_back(office: Office) -> None:
    await know_two_as_one(office, "Анна Петрова")
    before = await clients(office)
    await office.viktor.sends("/client 1")
    await office.viktor.presses("Ещё…", on="Клиент · карточка №1")
    await office.viktor.presses("Разделить…")
    asked = await office.viktor.sees("Анна Петрова: что относится к другому человеку?")
    refused = await office.viktor.presses_data("splitname1:1", on=asked)
    assert refused == "Сначала отметьте, что относится к другому человеку."
    await office.viktor.presses("+7 912 000-00-01", on=asked)
    await office.viktor.presses("anna@example.com", on="✓ +7 912 000-00-01")
    marked = await office.viktor.sees("✓ +7 912 000-00-01", "✓ anna@example.com")
    await office.viktor.presses("✓ anna@example.com", on=marked)
    await office.viktor.presses("Чьё это?…", on="✓ +7 912 000-00-01")
    await office.viktor.sees("Как зовут другого человека?")
    await office.viktor.sends("123")
    await office.viktor.sends("Борис Сидоров")
    preview = await office.viktor.sees(
        "Сделать из одной карточки две?",
        "Останется: Анна Петрова, карточка №1",
        "Получит карточку: Борис Сидоров",
        "Перейдёт: +7 912 000-00-01",
    )
    await office.viktor.presses("Разделить", on=preview)
    done = await office.viktor.sees("Борис Сидоров", "Теперь это отдельная карточка: №2.")
    await office.viktor.sends("/client 2")
    await office.viktor.sees("Клиент · карточка №2", "+7 912 000-00-01")
    await office.viktor.presses("↩ Вернуть как было", on=done)
    await office.viktor.sees("Клиент · карточка №1", "+7 912 345-67-89, anna@example.com, +7 912 000-00-01")
    assert await clients(office) == before


async def test_only_the_owner_splits_and_old_buttons_are_answered(open_office: Opening) -> None:
    office = await open_office(language="en")
    await know_two_as_one(office, "Anna Peterson")
    await office.olga.sends("/client 1")
    shown = await office.olga.sees("Client · card No. 1")
    for press in ("split1:1:1", "splitpick1:1:contact:1:1", "splitname1:1"):
        assert await office.olga.presses_data(press, on=shown) == "Only the owner can do that: please ask them."
    said = await office.olga.presses_data("splitnow1:1", on=shown)
    assert said == "Write the name once more: I no longer know which one is meant."
