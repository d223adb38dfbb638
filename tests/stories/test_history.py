"""History: what was done about a lead, read on its card by whoever has it."""

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def test_the_history_opens_on_the_card_and_leads_back(office: Office) -> None:
    """Each decision is a line, what was undone is struck through, and the card is as before."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Целевой лид")
    await office.olga.presses("↩ Вернуть как было")
    await office.olga.sees_button("↩ Вернуть всем")
    await office.olga.presses("Ещё…")
    await office.olga.presses("История")
    told = await office.olga.sees("История №1", "Отменено: целевой запрос · Ольга")
    assert [line.split(" · ", 1)[1] for line in told.text.splitlines()[2:]] == [
        "Отменено: целевой запрос · Ольга",
        "Целевой запрос · Ольга",
        "Взято в работу · Ольга",
        "Появился лид",
        "«Сколько стоит доставка?»",
        "Открыт чат с ботом",
    ]
    await office.olga.presses("‹ Назад")
    await office.olga.sees("Новый лид №1", "+7 912 345-67-89")


async def test_a_long_history_is_turned_page_by_page(office: Office) -> None:
    """Newest first; the oldest line stands at the end."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    for _ in range(4):
        await office.olga.presses("✓ Целевой лид")
        await office.olga.presses("↩ Вернуть как было")
    await office.olga.sees_button("↩ Вернуть всем")
    await office.olga.presses("Ещё…")
    await office.olga.presses("История")
    await office.olga.sees("История №1")
    await office.olga.sees_no_button("‹ 1")
    await office.olga.presses("›")
    await office.olga.sees("Появился лид")
    await office.olga.presses("‹")
    await office.olga.sees("История №1", "Отменено: целевой запрос · Ольга")


async def test_nobody_reads_the_history_of_a_colleagues_lead(office: Office) -> None:
    """Neither from an old card nor from the group; whoever had it learns who has it now."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    mine = await office.olga.sees("+7 912 345-67-89")
    said = await office.olga.presses_data("hist1:1:2:1", on=await office.olga.sees("№1", chat=office.team))
    assert said == "Откройте карточку в личном чате со мной: /leads."
    await office.olga.presses("Ещё…")
    await office.olga.presses("Передать…")
    await office.olga.presses("Павел")
    await office.pavel.sees("+7 912 345-67-89")
    assert await office.olga.presses_data("hist1:1:2:1", on=mine) == "Уже в работе: Павел. Выберите другое: /leads."


async def test_one_person_alone_reads_it_in_english(open_office: Opening) -> None:
    """Without taking anything."""
    office = await open_office(language="en", alone=True)
    await office.anna.starts()
    await office.anna.sends("How much is it?")
    await office.anna.presses("Leave a contact")
    await office.anna.shares_contact()
    await office.anna.sends("Anna Brown")
    await office.anna.sees("Please check", "Anna Brown")
    await office.anna.presses("Agree and send")
    await office.viktor.presses("More…")
    await office.viktor.presses("History")
    await office.viktor.sees("History of No. 1", "It became a lead")


async def test_a_client_has_a_history_over_all_their_leads(office: Office) -> None:
    """On the card of the client, there and back; a colleague who does not work with them is not offered it."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sees("Сделка в работе")
    await office.olga.sends("/client 1")
    await office.olga.presses("История", on="карточка №1")
    await office.olga.sees("История: Анна Петрова", "№1 · Целевой запрос · Ольга", "№1 · Взято в работу · Ольга")
    await office.olga.presses("‹ Назад", on="История: Анна Петрова")
    await office.olga.sees("карточка №1", "Ведёт: Ольга")
    await office.pavel.sends("/client 1")
    shown = await office.pavel.sees("карточка №1")
    assert "История" not in shown.labels
    said = await office.pavel.presses_data("chist1:1:1", on=shown)
    assert said == "С этим клиентом работает коллега: решает он или владелец."
