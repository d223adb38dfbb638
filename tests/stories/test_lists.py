"""Lists: what is free, mine, put off and how far, filtered and turned in the same message."""

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def test_a_list_is_filtered_in_place_and_opens_cards(office: Office) -> None:
    """One's own first; the counts stand on the filters."""
    await leave_contact(office)
    await office.pavel.sends("/leads")
    listed = await office.pavel.sees("Свободно", "№1", "Сколько стоит доставка?")
    assert listed.labels == ["№1, Анна Петрова", "Мои · 0", "Свободные · 1"]
    await office.pavel.presses("Взять", chat=office.team)
    await office.pavel.sees("+7 912 345-67-89")
    await office.pavel.presses("Мои · 0", on=listed)
    mine = await office.pavel.sees("У вас в работе", "№1")
    assert (mine.id, mine.labels) == (listed.id, ["№1, Анна Петрова", "Мои · 1", "Свободные · 0"])
    assert await office.pavel.presses("№1, Анна Петрова", on=mine) == "Карточка ниже."
    await office.pavel.sees("+7 912 345-67-89", after=mine)


async def test_what_is_put_off_and_deals_have_their_lists(office: Office) -> None:
    """The owner sees everybody's, with whose they are."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.viktor.sends("/leads")
    listed = await office.viktor.sees("Сделки: целевые", "№1", "Ольга")
    assert "Целевые · 1" in listed.labels
    await office.olga.sees("✅ Сделка в работе")
    await office.olga.presses("Отложить…")
    await office.olga.presses("На 3 дня")
    await office.viktor.presses("Целевые · 1", on=listed)
    await office.viktor.presses("Отложенные · 1", on=listed)
    await office.viktor.sees("Отложено на потом", "№1 · ⏸ до", "Ольга")


async def test_questions_have_a_command_of_their_own(open_office: Opening) -> None:
    """In English, for one person alone."""
    office = await open_office(language="en", alone=True)
    await office.viktor.sends("/interests")
    await office.viktor.sees("Nobody has shown interest")
    await office.anna.starts()
    await office.anna.sends("How much is it?")
    await office.viktor.sends("/interests")
    listed = await office.viktor.sees("Asked: 1, waiting for an answer: 1")
    await office.viktor.presses("Wait for an answer · 1", on=listed)
    await office.viktor.sees("Questions without an answer", "How much is it?")


async def test_nobodys_list_opens_in_the_group(office: Office) -> None:
    """There only numbers are told."""
    await leave_contact(office)
    card = await office.olga.sees("№1", chat=office.team)
    said = await office.olga.presses_data("list1:free:1", on=card)
    assert said == "Откройте карточку в личном чате со мной: /leads."
