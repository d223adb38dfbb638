"""A contact that is somebody else's: it moves for good, both keep it, or nothing happens; each undone with one tap."""

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from bot.sandbox.people import Player
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.test_known_people import PHONE, know

SECOND_PHONE = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79260000002"), verified=False, origin=Origin.IMPORT
)


async def owners_of_phone(office: Office) -> list[str]:
    """On whose cards the phone stands."""
    rows = await office.rows(
        "SELECT c.name FROM ownerships w JOIN clients c ON c.id = w.client_id"
        " JOIN contact_values v ON v.id = w.value_id"
        " WHERE v.normal_form = '+79123456789' AND c.removed_at IS NULL ORDER BY c.id"
    )
    return [row["name"] for row in rows]


async def says_it_is_maria(manager: Player) -> None:
    """Not whose the phone is, but somebody whom the manager looks for."""
    await manager.presses("Связать…", on="Анна Петрова")
    await manager.presses("Найти клиента", on="Анна Петрова")
    asked = await manager.sees("Кого ищем?")
    await manager.sends("сидор")
    await manager.presses("Это Мария", on=await manager.sees("Мария Сидорова", after=asked))


async def test_a_phone_moves_to_whom_the_lead_is_linked_and_back(office: Office) -> None:
    """Named with whose it is; the other client's next phone is primary then, and undo restores all of it."""
    await know(office, "Борис Ильин", PHONE, SECOND_PHONE)
    await know(office, "Мария Сидорова")
    before = await office.rows("SELECT * FROM ownerships ORDER BY id")
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await says_it_is_maria(office.olga)
    question = await office.olga.sees("Уже есть у клиента Борис Ильин: +7 912 345-67-89.")
    assert question.labels == [
        "Связать: Борис Ильин", "Оставить у обоих", "Перенести: Мария Сидо…", "‹ Назад",
    ]  # fmt: skip
    said = await office.olga.presses("Перенести: Мария")
    assert said == "Клиент: Мария Сидорова. Контакты теперь только в карточке клиента."
    await office.olga.sees("Клиент: Мария Сидорова")
    assert await owners_of_phone(office) == ["Мария Сидорова"]
    await office.olga.presses("Ещё…")
    await office.olga.presses("История")
    await office.olga.sees("Контакт ушёл от клиента: Борис Ильин", "Связано: Мария Сидорова")
    await office.olga.presses("‹ Назад")
    await office.restart_bot()
    await office.olga.presses("Вернуть как было")
    await office.olga.sees_no("Клиент: Мария Сидорова")
    assert await office.rows("SELECT * FROM ownerships ORDER BY id") == before


async def test_both_keep_the_phone_or_nothing_happens(office: Office) -> None:
    """Back leaves everything as it is; shared, the phone stands on both cards."""
    await know(office, "Борис Ильин", PHONE)
    await know(office, "Мария Сидорова")
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await says_it_is_maria(office.olga)
    await office.olga.presses("‹ Назад", on="Уже есть у клиента")
    await office.olga.sees_no("Уже есть у клиента")
    assert await owners_of_phone(office) == ["Борис Ильин"]
    await says_it_is_maria(office.olga)
    await office.olga.presses("Оставить у обоих")
    await office.olga.sees("Клиент: Мария Сидорова")
    assert await owners_of_phone(office) == ["Борис Ильин", "Мария Сидорова"]


async def test_whose_contact_changed_meanwhile_loses_nothing(office: Office) -> None:
    """What was on the screen is no more: the manager is told, and links once more."""
    await know(office, "Борис Ильин", PHONE)
    await know(office, "Мария Сидорова")
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await says_it_is_maria(office.olga)
    await office.olga.sees_button("Перенести: Мария")
    await know(office, "Вера Ильина", PHONE)
    said = await office.olga.presses("Перенести: Мария")
    assert said == "Контакт за это время сменил клиента. Свяжите ещё раз: покажу, чей он теперь."
    assert await owners_of_phone(office) == ["Борис Ильин", "Вера Ильина"]


async def test_a_phone_of_a_colleagues_client_is_for_them_to_move(open_office: Opening) -> None:
    """In private cards for all: Olga may share it or link to whose it is; the owner may move it."""
    office = await open_office(with_group=False)
    await know(office, "Мария Сидорова")
    boris = await know(office, "Борис Ильин", PHONE)
    async with office.writing() as session:
        await session.connection.run(
            "UPDATE clients SET manager_id = :pavel WHERE id = :id", pavel=office.pavel.id, id=boris.id
        )
    await leave_contact(office)
    await office.olga.presses("Взять")
    await says_it_is_maria(office.olga)
    question = await office.olga.sees("Уже есть у клиента Борис Ильин")
    assert [label for label in question.labels if label.startswith("Перенести")] == []
    await office.viktor.sends("/lead 1")
    await says_it_is_maria(office.viktor)
    await office.viktor.presses("Перенести: Мария")
    await office.viktor.sees("Клиент: Мария Сидорова")
    assert await owners_of_phone(office) == ["Мария Сидорова"]


async def test_an_account_moves_with_a_question_in_english(open_office: Opening) -> None:
    """One person alone, who first took the guest for somebody else."""
    office = await open_office(alone=True, language="en")
    account = ContactPoint(
        value=ContactValue(kind=ContactKind.TELEGRAM, normal_form=str(office.anna.id)),
        verified=True, origin=Origin.MESSENGER,
    )  # fmt: skip
    await know(office, "Boris Stone", account)
    await know(office, "Mary Brown")
    await office.anna.starts()
    await office.anna.sends("How much is the delivery?")
    await office.viktor.presses("Link…")
    await office.viktor.presses("Find a client")
    asked = await office.viktor.sees("Whom to look for?")
    await office.viktor.sends("brown")
    await office.viktor.presses("It is Mary", on=await office.viktor.sees("Mary Brown", after=asked))
    question = await office.viktor.sees("Client Boris Stone has this already: Telegram account.")
    assert question.labels == ["Link to Boris Stone", "Keep with both", "Move to Mary Brown", "‹ Back"]
    said = await office.viktor.presses("Move to Mary Brown")
    assert said == "Client: Mary Brown. The contacts are on their card alone now."
    await office.viktor.sees("Repeat lead No. 1", "Mary Brown")
    await office.viktor.presses("Undo", on="Repeat lead No. 1")
    await office.viktor.sees("this is no lead any more")
    assert await office.rows("SELECT client_id FROM ownerships") == [{"client_id": 1}]
