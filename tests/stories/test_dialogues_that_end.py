"""Dialogues that end: what a manager was asked for cannot be any more, and is not asked for again."""

from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact

TO_NOBODY = "Это никому не ушло"


async def take_and_see(office: Office) -> None:
    """Olga takes the lead that Anna left."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("+7 912 345-67-89")


async def hand_over_to_pavel(office: Office) -> None:
    """Olga gives the lead back, and Pavel is faster."""
    await office.olga.presses("Вернуть всем")
    await office.pavel.presses("Взять", chat=office.team)
    await office.pavel.sees("+7 912 345-67-89")


async def test_a_note_on_a_client_who_is_gone_ends_its_dialogue(office: Office) -> None:
    """Undone meanwhile: one sentence, and what comes next is taken as always."""
    await take_and_see(office)
    await office.olga.presses("Сохранить контакт…")
    await office.olga.presses("Поставщик")
    await office.olga.sees("Чем закончилось?")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees_button("Целевой лид")
    await office.olga.sends("Возит коробки")
    await office.olga.sees("уже нет. Что открыто: /leads.")
    await office.olga.sends("Возит коробки")
    await office.olga.sees(TO_NOBODY)


async def test_a_note_that_is_written_is_not_said_to_be_skipped(office: Office) -> None:
    """The button of the question comes too late."""
    await take_and_see(office)
    await office.olga.presses("Сохранить контакт…")
    await office.olga.presses("Поставщик")
    asked = await office.olga.sees("Чем закончилось?")
    await office.olga.sends("Возит коробки")
    await office.olga.sees("Записано в карточку")
    assert await office.olga.presses_stale("Пропустить", on=asked) == "Уже сделано."
    await office.olga.sees_no("без заметки")


async def test_a_search_for_a_lead_that_a_colleague_took_ends(office: Office) -> None:
    """The colleague is named once."""
    await take_and_see(office)
    await office.olga.presses("Связать…")
    await office.olga.presses("Найти клиента")
    await office.olga.sees("Кого ищем?")
    await office.olga.presses("‹ Назад")
    await hand_over_to_pavel(office)
    await office.olga.sends("Сидорова")
    await office.olga.sees("Уже в работе: Павел.")
    await office.olga.sends("Сидорова")
    await office.olga.sees(TO_NOBODY)


async def test_an_answer_about_a_lead_that_a_colleague_took_ends_its_dialogue(office: Office) -> None:
    """Nothing reaches the prospect, and nothing waits for another try."""
    await take_and_see(office)
    await office.olga.presses("Ответить")
    await office.olga.sees("получит Анна Петрова")
    await hand_over_to_pavel(office)
    await office.olga.sends("Когда вам удобно?")
    await office.olga.sees("Не отправлено. Разговор ведёт Павел")
    await office.olga.sends("Когда вам удобно?")
    await office.olga.sees(TO_NOBODY)
    await office.anna.sees_no("Когда вам удобно?")
