"""A lead is put off: in two taps or in words, and it comes back as a new message to whoever has it."""

from datetime import timedelta

from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact, let_time_pass


async def taken(office: Office) -> None:
    """Anna's request is Olga's."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("+7 912 345-67-89")


async def test_a_lead_is_put_off_in_two_taps_and_comes_back_as_a_new_message(office: Office) -> None:
    """Until then its card says so, to everybody."""
    await taken(office)
    await office.olga.presses("Отложить…")
    toast = await office.olga.presses("До завтра")
    assert toast is not None
    assert toast.startswith("Напомним 3 марта, ")
    before = await office.olga.sees("⏸ Отложено до 3 марта")
    await office.pavel.sees("⏸ Отложено до 3 марта", chat=office.team)
    await office.anna.sends("Вы ещё там?")
    await office.olga.sees("Вы ещё там?")
    await let_time_pass(office, timedelta(days=2))
    await office.anna.sends("Ау!")
    await office.sandbox.quiet()
    back = await office.olga.sees("+7 912 345-67-89", "В работе: Ольга")
    assert back.id > before.id
    assert "Отложено" not in back.text
    await office.olga.presses("Целевой лид", on=back)
    await office.olga.sees("Сделка в работе")


async def test_a_moment_is_typed_as_people_say_it(office: Office) -> None:
    """What is no moment ahead is asked for again, with the reason."""
    await taken(office)
    await office.olga.presses("Отложить…")
    await office.olga.presses("Другой день…")
    await office.olga.sees("До какого времени?")
    await office.olga.sends("потом")
    await office.olga.sees("Напишите, когда")
    await office.olga.sends("1.1.2020")
    await office.olga.sees("Это время уже прошло")
    await office.olga.sends("в пятницу вечером")
    await office.olga.sees("Напомним 6 марта, 19:00")
    await office.olga.sees("⏸ Отложено до 6 марта, 19:00")


async def test_whoever_asks_for_help_meanwhile_is_still_being_asked(office: Office) -> None:
    """Reading the commands decides nothing; the next words are the answer."""
    await taken(office)
    await office.olga.presses("Отложить…")
    await office.olga.presses("Другой день…")
    await office.olga.sees("До какого времени?")
    await office.olga.sends("/help")
    await office.olga.sees("/cancel — выйти из диалога")
    await office.olga.sends("в пятницу вечером")
    await office.olga.sees("⏸ Отложено до 6 марта, 19:00")


async def test_a_button_on_the_card_after_all_ends_the_dialogue(office: Office) -> None:
    """What is typed next moves the date no more."""
    await taken(office)
    await office.olga.presses("Отложить…")
    await office.olga.presses("Другой день…")
    asked = await office.olga.sees("До какого времени?")
    await office.olga.presses("На 3 дня")
    await office.olga.sees("⏸ Отложено до 5 марта")
    await office.olga.sends("завтра")
    await office.olga.sees("Это никому не ушло", after=asked)
    await office.olga.sees("⏸ Отложено до 5 марта")


async def test_putting_off_is_undone_and_any_decision_ends_it(office: Office) -> None:
    """Who decides about it has it at hand."""
    await taken(office)
    await office.olga.presses("Отложить…")
    await office.olga.presses("На 3 дня")
    await office.olga.sees("⏸ Отложено")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees("В работе: Ольга")
    await office.olga.sees_no("⏸ Отложено")
    await office.olga.presses("Отложить…")
    await office.olga.presses("На 3 дня")
    await office.olga.presses("Целевой лид")
    await office.olga.sees("Сделка в работе")
    await office.olga.sees_no("⏸ Отложено")
