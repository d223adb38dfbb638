"""A question is a client's: a manager knows who asks, links the question, and may take it back."""

from bot.sandbox.people import Player
from tests.stories.conftest import Office, Opening
from tests.stories.test_known_people import know


async def ask(office: Office) -> None:
    """Anna asks, without a name."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")


async def find_maria(manager: Player) -> None:
    """Press Link, look for her in words, and say that it is her."""
    await manager.presses("Найти клиента")
    asked = await manager.sees("Кого ищем?")
    await manager.sends("сидор")
    await manager.presses("Это Мария", on=await manager.sees("Мария Сидорова", after=asked))


async def test_an_unnamed_question_becomes_the_repeat_lead_of_a_client(office: Office) -> None:
    """In the group names are shown to nobody: the question whose it is comes in private."""
    await know(office, "Мария Сидорова")
    await ask(office)
    await office.olga.sees_button("Ответить", "Связать…", "Исключить…", chat=office.team)
    said = await office.olga.presses("Связать…", chat=office.team)
    assert said == "Кто это? Карточка в личном чате со мной."
    await find_maria(office.olga)
    await office.olga.sees("Повторный лид №1", "Мария Сидорова", "Сколько стоит доставка?", "В работе: Ольга")
    await office.pavel.sees("Повторный лид №1", "В работе: Ольга", chat=office.team)
    await office.pavel.sees("Теперь это лид №1", chat=office.team)
    await office.olga.presses("Ответить", on="Повторный лид №1")
    await office.olga.sees("Что ответить")
    await office.olga.sends("900 рублей")
    await office.anna.sees("900 рублей")
    await office.olga.presses("Ещё…", on="Повторный лид №1")
    await office.olga.presses("История", on="Повторный лид №1")
    await office.olga.sees("Связано: Мария Сидорова · Ольга", "Появился лид")


async def test_a_link_of_a_question_is_taken_back_from_the_card(office: Office) -> None:
    """The question waits again, and the account is nobody's."""
    await know(office, "Мария Сидорова")
    await ask(office)
    await office.olga.presses("Связать…", chat=office.team)
    await find_maria(office.olga)
    await office.olga.presses("Вернуть как было", on="Повторный лид №1")
    await office.olga.sees("№1: отменили, это больше не лид.")
    await office.pavel.sees("№1: отменили, это больше не лид.", chat=office.team)
    await office.pavel.sees_button("Ответить", "Связать…", "Исключить…", chat=office.team)
    await office.pavel.sends("/leads")
    await office.pavel.sees("Вопросы без ответа", "Сколько стоит доставка?")
    await office.pavel.sends("/lead 1")
    await office.pavel.sees("Лида №1 нет")
    assert await office.rows("SELECT id FROM ownerships") == []


async def test_a_lone_owner_links_a_question_in_their_own_chat(open_office: Opening) -> None:
    """Without a group everything happens on the one card."""
    office = await open_office(alone=True)
    await know(office, "Мария Сидорова")
    await ask(office)
    await office.viktor.presses("Связать…")
    await find_maria(office.viktor)
    await office.viktor.sees("Повторный лид №1", "Мария Сидорова")
    await office.viktor.presses("Вернуть как было", on="Повторный лид №1")
    await office.viktor.sees("№1: отменили, это больше не лид.")
    await office.viktor.sees_button("Ответить", "Связать…", "Исключить…")


async def test_an_account_of_another_client_is_asked_about(open_office: Opening) -> None:
    """In private cards for all, and in English."""
    office = await open_office(with_group=False, language="en")
    await know(office, "Мария Сидорова")
    await ask(office)
    await office.olga.presses("Link…")
    await office.olga.presses("Find a client")
    await office.olga.sees("Whom to look for?")
    await office.olga.sends("сидор")
    await office.olga.presses("It is Мария")
    await office.olga.sees("Repeat lead No. 1")
    await office.pavel.sees("Now lead No. 1")


async def test_a_search_result_from_before_links_nobody_excluded_and_nothing_settled(office: Office) -> None:
    """Olga's list of found clients stays open while Pavel decides; each time she reads why, and what to do."""
    await know(office, "Мария Сидорова")
    await ask(office)
    await office.olga.presses("Связать…", chat=office.team)
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    await office.olga.sends("сидор")
    found = await office.olga.sees("Мария Сидорова", after=asked)

    await office.pavel.presses("Исключить…", chat=office.team)
    await office.pavel.presses("Спам", chat=office.team)
    said = await office.olga.presses("Это Мария", on=found)
    assert said == "Человек в исключениях. Сначала снимите исключение: /exclusions."

    await office.pavel.presses("Снять исключение", chat=office.team)
    await office.pavel.presses("Связать…", chat=office.team)
    await find_maria(office.pavel)
    await office.pavel.presses("Закрыть…", on="Повторный лид №1")
    await office.pavel.presses("Не отвечает", on="Повторный лид №1")
    await office.pavel.sees("Итог: не отвечает")
    said = await office.olga.presses_stale("Это Мария", on=found)
    assert said == "С этим вопросом уже разобрались. Что в работе: /leads."
    assert len(await office.rows("SELECT id FROM leads")) == 1
