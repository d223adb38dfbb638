"""Managers decide: take, qualify, win, link, exclude, keep, close - and undo every one of it."""

import pytest

from bot.sandbox.sight import Seen
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import introduce_herself, keep_in_directory, leave_contact


async def copies_of_card(office: Office) -> list[Seen]:
    """The messages in the group that show the first lead."""
    return [message for message in await office.olga.messages(office.team) if "Новый лид №1" in message.text]


async def phones_of(office: Office, name: str) -> list[str]:
    """The phones on a client's card."""
    rows = await office.rows(
        "SELECT v.normal_form FROM ownerships w JOIN clients c ON c.id = w.client_id"
        " JOIN contact_values v ON v.id = w.value_id"
        " WHERE c.name = :name AND v.kind = 'phone' AND c.removed_at IS NULL ORDER BY w.id",
        name=name,
    )
    return [row["normal_form"] for row in rows]


async def test_the_group_card_hides_the_contact_and_whoever_takes_the_lead_sees_it(office: Office) -> None:
    """Contact hidden until taken, then for the taker alone."""
    await leave_contact(office)
    card = await office.olga.sees("Новый лид №1", "Анна Петрова", chat=office.team)
    assert card.labels == ["Взять"]
    assert "912" not in card.text
    await office.olga.presses("Взять", chat=office.team)
    full = await office.olga.sees("Новый лид №1", "+7 912 345-67-89 ✓")
    assert "В работе: Ольга" in full.text
    await office.pavel.sees("В работе: Ольга", chat=office.team)
    await office.pavel.sees_no("912", chat=office.team)
    await office.pavel.sees_no("912")


async def test_of_two_managers_at_once_one_wins_and_the_other_learns_who(office: Office) -> None:
    """The loser's tap names the winner."""
    await leave_contact(office)
    card = await office.olga.sees_button("Взять", chat=office.team)
    await office.olga.presses("Взять", chat=office.team)
    toast = await office.pavel.presses_stale("Взять", on=card)
    assert toast == "Уже в работе: Ольга. Выберите другое: /leads."
    assert toast.alert


async def test_a_qualified_lead_is_won_and_makes_a_client(office: Office) -> None:
    """Qualify, then won: one client card with the contacts, and each step can be undone."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Целевой лид")
    await office.olga.sees("Сделка в работе", "Клиент: Анна Петрова")
    await office.olga.presses("Сделка заключена")
    await office.olga.sees("🏆 Сделка заключена")
    await office.viktor.sees("🏆 Сделка заключена", chat=office.team)
    await office.olga.presses("Вернуть как было")
    await office.olga.sees("Сделка в работе")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees_button("Целевой лид")
    assert await office.rows("SELECT id FROM clients WHERE removed_at IS NULL") == []


async def test_a_lead_is_closed_with_a_reason_and_brought_back(office: Office) -> None:
    """The menu stands on the card itself."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Закрыть…")
    await office.olga.presses("‹ Назад")
    await office.olga.presses("Закрыть…")
    await office.olga.presses("Передумали")
    await office.olga.sees("Итог: передумали")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees_button("Целевой лид")


async def test_a_lead_is_excluded_and_nothing_comes_from_there_until_it_is_lifted(office: Office) -> None:
    """Two taps for everything, a third for less; what is stopped is counted; lifting lets questions in again."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Исключить…")
    await office.olga.presses("Предлагает услуги")
    await office.olga.sees("⛔ В исключениях")
    await office.anna.sends("Купите рекламу!")
    await office.sandbox.quiet()
    await office.olga.sees_no("рекламу")
    await office.olga.sees_no("рекламу", chat=office.team)
    await office.olga.sends("/exclusions")
    listed = await office.olga.sees("+7 912 345-67-89", "остановлено: 1")
    for label in ("Снять Анна Петрова", "Снять +7 912 345-67-89"):
        assert label in listed.labels
        await office.olga.presses(label)
    await office.olga.sees("Список исключений пуст")
    await office.anna.sends("А если серьёзно?")
    await office.olga.sees("А если серьёзно?", chat=office.team)


async def test_somebody_who_passed_by_is_kept_as_a_contact_with_a_line(office: Office) -> None:
    """A kind in one tap, then one optional line."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Сохранить контакт…")
    await office.olga.presses("Поставщик")
    await office.olga.sees("Чем закончилось?")
    await office.olga.sends("Возит коробки")
    await office.olga.sees("Записано")
    await office.olga.sees("Контакт сохранён", "Поставщик: Анна Петрова")
    assert await office.rows("SELECT name, kind, words FROM clients JOIN client_notes ON client_id = clients.id") == [
        {"name": "Анна Петрова", "kind": "supplier", "words": "Возит коробки"}
    ]


async def test_a_lead_is_linked_to_a_client_found_by_search(office: Office) -> None:
    """A part of the name, one tap; the phone is the client's from then on, and undo takes it away again."""
    await keep_in_directory(office, "Мария Сидорова", "+7 912 000-00-01")
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team, on="Анна Петрова")
    await office.olga.presses("Связать…", on="Анна Петрова")
    await office.olga.presses("Найти клиента")
    await office.olga.sees("Кого ищем?")
    await office.olga.sends_sticker()
    await office.olga.sees("Напишите часть имени")
    await office.olga.sends("Никифор")
    await office.olga.sees("Никого не нашли")
    await office.olga.sends("сидор")
    found = await office.olga.sees("Мария Сидорова, +7912•••••01")
    await office.olga.presses("Это Мария", on=found)
    card = await office.olga.sees("Повторный лид", "Клиент: Мария Сидорова")
    assert await phones_of(office, "Мария Сидорова") == ["+79120000001", "+79123456789"]
    assert found.id not in [message.id for message in await office.olga.messages()]
    await office.olga.presses("Вернуть как было", on=card)
    await office.olga.sees("Новый лид", "+7 912 345-67-89")
    assert await phones_of(office, "Мария Сидорова") == ["+79120000001"]


async def test_a_known_phone_is_asked_about_before_it_makes_a_second_client(office: Office) -> None:
    """A typed phone of a client: link by one tap, or a new client said to be wanted."""
    await keep_in_directory(office, "Анна Иванова", "+7 912 000-00-02")
    await leave_contact(office, phone="+7 912 000-00-02", name="Борис Ким")
    await office.olga.presses("Взять", chat=office.team, on="Борис Ким")
    await office.olga.sees("Борис Ким", "Тот же контакт, что у клиента Анна Иванова", "Это один человек?")
    await office.olga.presses("Целевой лид", on="Борис Ким")
    await office.olga.sees("Уже есть у клиента Анна Иванова")
    await office.olga.sees_button("Связать: Анна Иванова", "Всё равно новый")
    await office.olga.presses("Всё равно новый")
    await office.olga.sees("Сделка в работе", "Клиент: Борис Ким")
    assert await phones_of(office, "Борис Ким") == ["+79120000002"]


async def test_a_supplier_writes_to_their_own_manager_who_makes_a_lead_of_it(office: Office) -> None:
    """No lead by itself; one tap."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Сохранить контакт…")
    await office.olga.presses("Поставщик")
    await office.olga.presses("Пропустить")
    await office.olga.sees("без заметки")
    await office.anna.sends("Могу привезти коробки")
    card = await office.olga.sees("🤝 Анна Петрова · поставщик", "Могу привезти коробки")
    await office.pavel.sees_no("коробки", chat=office.team)
    await office.olga.presses("Сделать лидом", on=card)
    await office.olga.sees("Теперь это лид №2")
    await office.pavel.sees("лид №2", "коробки", chat=office.team)


async def test_an_unnamed_person_is_excluded_from_the_group_and_let_in_again(office: Office) -> None:
    """Reasons on the card, then the way back on the same card."""
    await office.anna.starts()
    await office.anna.sends("Предлагаю продвижение")
    await office.olga.presses("Исключить…", chat=office.team)
    await office.olga.presses("‹ Назад", chat=office.team)
    await office.olga.presses("Исключить…", chat=office.team)
    await office.olga.presses("Спам", chat=office.team)
    await office.olga.sees("⛔ В исключениях: спам", chat=office.team)
    toast = await office.pavel.presses("Снять исключение", chat=office.team)
    assert toast == "Чужое исключение может снять только владелец."
    await office.viktor.presses("Снять исключение", chat=office.team)
    await office.olga.sees_button("Ответить", "Исключить…", chat=office.team)


async def test_whoever_cannot_be_written_to_is_led_to_the_bot_when_taking(office: Office) -> None:
    """The private card needs a private chat."""
    await office.olga.blocks()
    await office.sandbox.quiet()
    await leave_contact(office)
    toast = await office.olga.presses("Взять", chat=office.team)
    assert toast is not None
    assert toast.url.endswith("?start=team")
    await office.olga.sees_button("Взять", chat=office.team)


async def test_a_second_copy_of_a_card_goes_once_it_is_pressed(office: Office) -> None:
    """Nobody could know that the first sending arrived; the press counts all the same."""
    assert office.team is not None
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.sees("Сколько стоит доставка?", chat=office.team)
    await office.sandbox.order_fault("sendMessage", "reset_after", chat_id=office.team.id)
    await introduce_herself(office)
    await office.olga.sees_button("Взять", chat=office.team)
    await office.sandbox.quiet()
    first = (await copies_of_card(office))[0]
    assert len(await copies_of_card(office)) == 2
    await office.olga.presses("Взять", chat=office.team, on=first)
    await office.olga.sees("+7 912 345-67-89")
    await office.sandbox.quiet()
    (left,) = await copies_of_card(office)
    assert "В работе: Ольга" in left.text


async def test_a_card_stays_whatever_is_pressed_as_if_it_stood_there(office: Office) -> None:
    """An altered app may name any message; one that shows another card is no copy to be taken away."""
    await leave_contact(office)
    question = await office.olga.sees("Теперь это лид №1", chat=office.team)
    await office.olga.presses_data("take1:1:1", on=question)
    await office.olga.sees("+7 912")
    await office.sandbox.quiet()
    assert question.id in [message.id for message in await office.olga.messages(office.team)]


async def test_an_answer_to_somebody_who_blocked_the_bot_is_refused(office: Office) -> None:
    """The card says so, and so does the answer."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    card = await office.olga.sees("+7 912")
    await office.anna.blocks()
    await office.sandbox.quiet()
    await office.olga.sends("Вы где?", reply_to=card)
    await office.olga.sees("Ответ не отправить: человек заблокировал бота")
    toast = await office.olga.presses("Ответить")
    assert toast is not None
    assert toast.startswith("Ответ не отправить")


async def test_the_team_speaks_english_too(open_office: Opening) -> None:
    """Every word of the main job."""
    office = await open_office(language="en")
    await office.anna.starts()
    await office.anna.sends("How much is delivery?")
    await office.anna.presses("Leave a contact")
    await office.anna.shares_contact()
    await office.anna.sends("Anna Petrova")
    await office.anna.sees("Please check", "Anna Petrova")
    await office.anna.presses("send")
    await office.olga.sees("New lead No. 1", "Anna Petrova", chat=office.team)
    await office.olga.presses("Take", chat=office.team)
    await office.olga.sees("With Ольга", "+7 912 345-67-89 ✓")
    await office.olga.presses("Qualified lead")
    await office.olga.sees("Deal in progress", "Client: Anna Petrova")


async def test_a_lead_may_be_called_by_the_other_word(open_office: Opening) -> None:
    """With its gender and cases."""
    office = await open_office(intake={"lead_word": "обращение"})
    await leave_contact(office)
    await office.olga.sees("Новое обращение №1", chat=office.team)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees_button("✓ Целевое")


async def test_the_group_and_the_taker_read_what_anna_adds_and_she_reads_the_answer(office: Office) -> None:
    """Words go under the card; a reply to them goes back, from the company."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("+7 912")
    await office.anna.sends("И можно завтра?")
    line = await office.olga.sees("Анна Петрова: И можно завтра?")
    await office.olga.sends("Да, привезём к обеду", reply_to=line)
    answer = await office.anna.sees("Да, привезём к обеду")
    assert "Ольга" not in answer.text
    await office.olga.presses("Ответить")
    await office.olga.sees("получит Анна Петрова")
    await office.olga.sends_photo("Схема проезда")
    await office.anna.sees("Схема проезда")
    await office.sandbox.quiet()
    await office.olga.sends("просто мысли")
    await office.olga.sees("Это никому не ушло")
    await office.anna.sees_no("просто мысли")


async def test_an_unnamed_question_is_answered_from_the_group(office: Office) -> None:
    """A pseudonym, the words, a reply in the group."""
    await office.anna.starts()
    await office.anna.sends("Вы работаете в субботу?")
    card = await office.pavel.sees("Гость", "Вы работаете в субботу?", chat=office.team)
    assert "Анна" not in card.text
    await office.pavel.sends("Да, с 10 до 16", to=office.team, reply_to=card)
    await office.anna.sees("Да, с 10 до 16")
    await office.olga.sees("Ответ отправлен · Павел", chat=office.team)
    await office.pavel.sends("между собой", to=office.team)
    await office.anna.sees_no("между собой")


async def test_one_person_alone_needs_neither_group_nor_taking(open_office: Opening) -> None:
    """The owner's card is the full one at once."""
    office = await open_office(alone=True)
    await leave_contact(office)
    card = await office.viktor.sees("Новый лид №1", "+7 912 345-67-89 ✓")
    assert "Взять" not in card.labels
    await office.viktor.presses("Целевой лид")
    await office.viktor.sees("Сделка в работе")


async def test_without_a_group_everybody_gets_a_card_and_only_the_taker_the_contact(open_office: Opening) -> None:
    """Private cards to all."""
    office = await open_office(with_group=False)
    await leave_contact(office)
    for member in (office.olga, office.pavel, office.viktor):
        card = await member.sees("Новый лид №1")
        assert (card.labels, "912" in card.text) == (["Взять"], False)
    await office.pavel.presses("Взять")
    await office.pavel.sees("+7 912 345-67-89 ✓")
    await office.olga.sees("В работе: Павел")
    await office.olga.sees_no("912")
    await office.viktor.sees("+7 912 345-67-89 ✓")


async def test_leads_are_listed_and_opened(office: Office) -> None:
    """/leads, a button, and the card moves to the end of the chat."""
    await leave_contact(office)
    await office.pavel.sends("/leads")
    await office.pavel.presses("№1, Анна Петрова")
    first = await office.pavel.sees("Новый лид №1")
    await office.pavel.sends("/lead 1")
    again = await office.pavel.sees("Новый лид №1", after=first)
    assert first.id not in [message.id for message in await office.pavel.messages()]
    assert again.labels == ["Взять"]
    await office.pavel.sends("/lead 77")
    await office.pavel.sees("Лида №77 нет. Что открыто: /leads.")
    await office.pavel.sends("/leads", to=office.team)
    await office.pavel.sees("Свободно: 1. В работе: 0.", chat=office.team)


async def test_a_card_that_moves_to_the_end_is_there_although_its_old_message_is_pressed(office: Office) -> None:
    """The message that is about to go does not become the card again."""
    await leave_contact(office)
    await office.pavel.sends("/lead 1")
    first = await office.pavel.sees("Новый лид №1")
    await office.sandbox.order_fault("sendMessage", "429", chat_id=office.pavel.id, retry_after=50)
    await office.pavel.sends("/help")
    await office.pavel.presses("Взять", on=first)
    await office.pavel.sends("/lead 1")
    await office.pavel.presses_data("menu1:1:2:close", on=first)
    await office.pavel.sees("Почему закрываем?")
    await office.sandbox.quiet()
    (card,) = [message for message in await office.pavel.messages() if "Новый лид №1" in message.text]
    assert card.id != first.id


async def test_a_stranger_may_not_press_a_managers_button(office: Office) -> None:
    """Somebody in the group who is no manager takes nothing."""
    boris = await office.sandbox.person("Борис")
    assert office.team is not None
    await boris.joins(office.team)
    await leave_contact(office)
    toast = await boris.presses("Взять", chat=office.team)
    assert toast == "Эта кнопка для менеджеров."
    await office.olga.sees_button("Взять", chat=office.team)


@pytest.mark.parametrize("data", ["take1:1:0", "take1:-5:1", "take1:99999999999999999999:1", "open1:1_0", "zzz"])
async def test_forged_buttons_get_an_answer(office: Office, data: str) -> None:
    """Nothing happens, and the presser is told."""
    await leave_contact(office)
    card = await office.olga.sees_button("Взять", chat=office.team)
    toast = await office.olga.presses_data(data, on=card)
    assert toast == "Кнопка устарела. Откройте карточку заново: /leads."
