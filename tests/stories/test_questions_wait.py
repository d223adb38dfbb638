"""Questions wait: what was asked while nobody could hear of it is found, and a client's new question is known."""

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def test_a_lone_owner_who_returns_sees_what_was_asked_meanwhile(open_office: Opening) -> None:
    """By unblocking the bot, without /start."""
    office = await open_office(alone=True)
    await office.viktor.blocks()
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.sandbox.quiet()
    await office.viktor.unblocks()
    await office.viktor.sees("В очереди: 1 вопрос.")
    await office.viktor.sees("Сколько стоит доставка?", "Гость")
    await office.viktor.sees_button("Ответить")


async def test_a_question_stays_in_the_list_until_it_is_answered(office: Office) -> None:
    """From the list its card comes to the chat where it was asked for, at the end of it."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.sees("Сколько стоит доставка?", chat=office.team)
    await office.pavel.sends("/leads")
    listed = await office.pavel.sees("Вопросы без ответа", "Сколько стоит доставка?")
    await office.pavel.presses("💬 Гость", on=listed)
    card = await office.pavel.sees("💬 Гость", after=listed)
    assert await office.pavel.presses("💬 Гость", on=listed) == "Карточка ниже."
    again = await office.pavel.sees("💬 Гость", after=card)
    await office.pavel.sends("900 рублей", reply_to=again)
    await office.anna.sees("900 рублей")
    await office.pavel.sends("/leads")
    await office.pavel.sees("Всё разобрано.")


async def test_a_clients_new_question_is_marked_and_becomes_a_lead_with_one_tap(office: Office) -> None:
    """It is the client's repeat lead, without a second introduction."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Целевой лид")
    await office.olga.presses("Сделка заключена")
    await office.olga.sees("🏆 Сделка заключена")
    await office.anna.sends("А ещё одну доставку?")
    card = await office.olga.sees("⭐ Клиент вернулся: Анна Петрова", "А ещё одну доставку?", chat=office.team)
    assert await office.olga.presses("Сделать лидом", on=card) == "Лид №2."
    await office.olga.sees("Клиент вернулся · лид №2", "А ещё одну доставку?", chat=office.team)


async def test_a_note_that_is_too_long_is_asked_for_again(office: Office) -> None:
    """Nothing is cut, and a shorter one is taken."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Сохранить контакт…")
    await office.olga.presses("Партнёр")
    await office.olga.sees("Чем закончилось?")
    await office.olga.sends("о" * 301)
    await office.olga.sees("Получилось знаков: 301, а поместится 300.")
    await office.olga.sends("Передумали, вернутся осенью")
    await office.olga.sees("Записано в карточку")
    assert await office.rows("SELECT words FROM client_notes") == [{"words": "Передумали, вернутся осенью"}]


async def test_a_lead_that_never_was_is_said_so_by_its_number(office: Office) -> None:
    """Also a number that no lead can have."""
    for number in ("999", "0", "9" * 100):
        await office.olga.sends(f"/lead {number}")
        await office.olga.sees(f"Лида №{number[:19]}")
