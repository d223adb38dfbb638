"""A lead goes from hand to hand: to a colleague, back to everybody - by a tap, or because nobody answered in time."""

from datetime import timedelta

from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact, let_time_pass


async def taken(office: Office) -> None:
    """Anna's request is Olga's."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("+7 912 345-67-89")


async def test_a_lead_is_handed_to_a_colleague_who_sees_everything_from_then_on(office: Office) -> None:
    """Two taps; whoever gave it away sees the contact no more, and may take it back while nobody has decided."""
    await taken(office)
    await office.olga.presses("Ещё…")
    await office.olga.presses("Передать…")
    await office.olga.sees("Кому передать?")
    await office.olga.presses("Павел")
    await office.pavel.sees("+7 912 345-67-89", "В работе: Павел")
    await office.olga.sees("В работе: Павел")
    await office.olga.sees_no("+7 912 345-67-89")
    await office.viktor.sees("В работе: Павел", chat=office.team)


async def test_what_was_handed_over_in_error_is_taken_back_from_the_card(office: Office) -> None:
    """The owner sees the full card and undoes it like any other decision."""
    await taken(office)
    await office.olga.presses("Ещё…")
    await office.olga.presses("Передать…")
    await office.olga.presses("Павел")
    await office.pavel.sees("В работе: Павел")
    await office.viktor.sends("/lead 1")
    await office.viktor.presses("Вернуть как было")
    await office.olga.sees("В работе: Ольга", "+7 912 345-67-89")
    await office.pavel.sees_no("+7 912 345-67-89")


async def test_a_lead_given_back_is_everybodys_again(office: Office) -> None:
    """The same card offers it to all."""
    await taken(office)
    await office.olga.presses("Ещё…")
    await office.olga.presses("Передать…")
    await office.olga.presses("Вернуть всем")
    await office.pavel.sees_button("Взять", chat=office.team)
    await office.olga.sees_no("+7 912 345-67-89")
    await office.pavel.presses("Взять", chat=office.team)
    await office.pavel.sees("+7 912 345-67-89", "В работе: Павел")


async def test_whoever_takes_a_lead_and_does_not_answer_loses_it(office: Office) -> None:
    """The same card offers it to everybody again, and both sides read why."""
    await taken(office)
    await let_time_pass(office, timedelta(hours=2))
    await office.anna.sends("Вы тут?")
    await office.pavel.sees("№1 снова можно взять", chat=office.team)
    await office.pavel.sees_button("Взять", chat=office.team)
    await office.olga.sees("№1 снова у всех")
    await office.olga.sees_no("+7 912 345-67-89")
    await office.olga.sees_no_button("Вернуть как было")
    await office.pavel.presses("Взять", chat=office.team)
    await office.pavel.sees("+7 912 345-67-89", "В работе: Павел")


async def test_an_answer_in_time_keeps_the_lead(office: Office) -> None:
    """The first one is enough."""
    await taken(office)
    await office.olga.presses("Ответить")
    await office.olga.sees("Что ответить")
    await office.olga.sends("Доставим завтра")
    await office.anna.sees("Доставим завтра")
    await let_time_pass(office, timedelta(hours=2))
    await office.anna.sends("Спасибо!")
    await office.olga.sees("Спасибо!")
    assert await office.rows("SELECT manager_id FROM leads") == [{"manager_id": office.olga.id}]


async def test_a_decision_in_time_keeps_the_lead(office: Office) -> None:
    """Any decision counts."""
    await taken(office)
    await office.olga.presses("Целевой лид")
    await office.olga.sees("Сделка в работе")
    await let_time_pass(office, timedelta(hours=2))
    assert await office.rows("SELECT manager_id FROM leads") == [{"manager_id": office.olga.id}]
