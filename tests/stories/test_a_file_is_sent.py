"""The owner sends a file with clients to the bot: columns, the check, the report, and all of it back again."""

from tests.stories.conftest import Office

PEOPLE = "Имя;Телефон;Город\nАнна Петрова;8 912 345-67-89;Омск\nИван Сидоров;8 912 345-67-80;Омск\n;8 912 000-00-00;\n"


async def clients(office: Office) -> list[str]:
    """The names of all clients whom the directory shows."""
    return [row["name"] for row in await office.rows("SELECT name FROM clients WHERE removed_at IS NULL ORDER BY id")]


async def test_the_owner_brings_in_a_file_and_takes_it_back(office: Office) -> None:
    await office.viktor.sends_document("clients.csv", PEOPLE.encode("cp1251"))
    await office.viktor.sees(
        "clients.csv", "CSV, Windows-1251. Строк: 3", "Телефон ← «Телефон»: 8 912 345-67-89", "Не читаю: Город"
    )
    await office.viktor.presses("Проверить")
    await office.viktor.sees("Новых карточек: 2", "Не взято: 1", "Строка 4: нет имени")
    assert await clients(office) == []

    await office.viktor.presses("Загрузить")
    await office.viktor.sees("клиенты загружены")
    assert await clients(office) == ["Анна Петрова", "Иван Сидоров"]

    await office.viktor.presses("↩ Отменить загрузку")
    await office.viktor.sees("Загрузка clients.csv отменена.")
    assert await clients(office) == []
