"""A deal goes on: stages, an amount, an end with a reason, and back into work - all on the card."""

from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact

PRICE = "12\u00a0500\u00a0₽"


async def qualified(office: Office) -> None:
    """Anna's request is a deal of Olga's."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Целевой лид")
    await office.olga.sees("Сделка в работе")


async def test_a_deal_is_followed_from_stage_to_stage(office: Office) -> None:
    """Each stage in two taps; only what is ahead is offered, and back leads undo."""
    await qualified(office)
    await office.olga.presses("Этап…")
    await office.olga.presses("Переговоры")
    await office.olga.sees("✅ Сделка: переговоры")
    await office.pavel.sees("✅ Сделка: переговоры", chat=office.team)
    await office.olga.presses("Этап…")
    await office.olga.sees("На каком этапе сделка?")
    await office.olga.sees_no_button("Переговоры")
    await office.olga.presses("Предложение")
    await office.olga.sees("✅ Сделка: предложение")
    await office.olga.sees_no_button("Этап…")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees("✅ Сделка: переговоры")


async def test_an_amount_is_typed_as_people_type_it(office: Office) -> None:
    """What is no amount is asked for again, and the card shows it to everybody."""
    await qualified(office)
    await office.olga.presses("Ещё…")
    await office.olga.presses("Сумма…")
    await office.olga.sees("На какую сумму?")
    await office.olga.sends("много")
    await office.olga.sees("Напишите сумму")
    await office.olga.sends("12,5 тыс")
    await office.olga.sees(f"Записали: {PRICE}")
    await office.olga.sees(f"Сделка в работе · {PRICE}")
    await office.pavel.sees(f"Сделка в работе · {PRICE}", chat=office.team)


async def test_whoever_thinks_better_of_an_amount_leaves_the_question(office: Office) -> None:
    """What is written afterwards is no amount."""
    await qualified(office)
    await office.olga.presses("Ещё…")
    await office.olga.presses("Сумма…")
    await office.olga.sees("На какую сумму?")
    await office.olga.sends("/cancel")
    await office.olga.sends("500")
    await office.sandbox.quiet()
    assert await office.rows("SELECT amount FROM leads") == [{"amount": None}]


async def test_an_amount_is_not_asked_for_among_colleagues(office: Office) -> None:
    """Nobody types into the group what only the bot is to read."""
    await qualified(office)
    card = await office.olga.sees("Сделка в работе", chat=office.team)
    said = await office.olga.presses_data("amount1:1:5", on=card)
    assert said is not None


async def test_a_deal_is_lost_for_a_reason_and_goes_on_after_all(office: Office) -> None:
    """Two taps end it, one opens it again where it stood."""
    await qualified(office)
    await office.olga.presses("Этап…")
    await office.olga.presses("Переговоры")
    await office.olga.presses("Не состоялась…")
    await office.olga.presses("Выбрали других")
    await office.olga.sees("Сделка не состоялась: выбрали других")
    await office.pavel.sees("Сделка не состоялась: выбрали других", chat=office.team)
    assert await office.olga.presses("Вернуть в работу") == "Снова в работе."
    await office.olga.sees("✅ Сделка: переговоры")
    await office.pavel.sees("✅ Сделка: переговоры", chat=office.team)


async def test_what_a_won_deal_brought_is_written_down_on_its_card(office: Office) -> None:
    """One taps "won" first and looks for the amount then."""
    await qualified(office)
    await office.olga.presses("Сделка заключена")
    await office.olga.presses("Сумма…", on="🏆 Сделка заключена")
    await office.olga.sees("На какую сумму?")
    await office.olga.sends("150 000")
    await office.olga.sees("🏆 Сделка заключена · 150\xa0000\xa0₽ · Ольга")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees("🏆 Сделка заключена · Ольга")


async def test_a_lead_of_somebody_who_asks_anew_is_not_opened_again_beside_the_new_one(office: Office) -> None:
    """One person has one open lead."""
    await qualified(office)
    await office.olga.presses("Сделка заключена")
    await office.olga.sees("🏆 Сделка заключена")
    await office.anna.sends("Нужно ещё столько же")
    await office.olga.presses("Сделать лидом", chat=office.team)
    await office.olga.sees("лид №2", chat=office.team)
    said = await office.olga.presses("Вернуть в работу", on="🏆 Сделка заключена")
    assert said == "У этого человека уже открыт лид №2. Решите на карточке лида: /leads."
