"""Kinds: who somebody is to the business, said in two taps on a client's card or a lead's, and taken back."""

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def test_a_client_is_found_and_made_a_supplier_and_a_client_again(office: Office) -> None:
    """All in one message."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sees("✅ Сделка в работе")
    await office.olga.sends("/find 912 345")
    found = await office.olga.sees("Нашлось", "Клиент: Анна Петрова")
    await office.olga.presses("Анна Петрова", on=found)
    shown = await office.olga.sees("Клиент · карточка №1", "+7 912 345-67-89", "Ведёт: Ольга")
    assert shown.id == found.id
    await office.olga.presses("Кто это для нас…", on=shown)
    await office.olga.presses("Поставщик")
    await office.olga.sees("Поставщик · карточка №1")
    await office.olga.sees("Поставщик: Анна Петрова", "Сделка в работе")
    await office.olga.presses("↩ Вернуть как было", on="карточка №1")
    await office.olga.sees("Клиент · карточка №1")
    await office.olga.sees("Клиент: Анна Петрова", "Сделка в работе")


async def test_the_kind_is_changed_on_a_leads_card_too(office: Office) -> None:
    """With undo there, and a line of its history."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sees("Сделка в работе")
    await office.olga.presses("Ещё…")
    await office.olga.presses("Кто это для нас…")
    await office.olga.presses("Партнёр")
    await office.olga.sees("Партнёр: Анна Петрова", "Сделка в работе")
    await office.olga.presses("Ещё…")
    await office.olga.presses("История")
    await office.olga.sees("Теперь это: партнёр · Ольга")
    await office.olga.presses("‹ Назад")
    await office.olga.presses("↩ Вернуть как было")
    await office.olga.sees("Клиент: Анна Петрова", "Сделка в работе")
    await office.olga.presses("Ещё…")
    await office.olga.presses("История")
    await office.olga.sees("Отменено: теперь это: партнёр · Ольга")


async def test_a_colleague_sees_no_contact_and_changes_nothing(office: Office) -> None:
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sees("✅ Сделка в работе")
    await office.pavel.sends("/client 1")
    shown = await office.pavel.sees("Клиент · карточка №1", "Ведёт: Ольга")
    assert "345" not in shown.text and "Кто это для нас…" not in shown.labels
    said = await office.pavel.presses_data("kind1:1:supplier:0", on=shown)
    assert said == "С этим клиентом работает коллега: решает он или владелец."


async def test_what_cannot_be_found_is_said_so(open_office: Opening) -> None:
    """In English, with what to do next."""
    office = await open_office(language="en", alone=True)
    await office.viktor.sends("/find")
    await office.viktor.sees("Whom to look for? Write a part of the name, phone or e-mail.")
    await office.viktor.sends_sticker()
    asked = await office.viktor.sees("Write a part of the name")
    await office.viktor.sends("Zoe")
    asked = await office.viktor.sees("Nobody found:", after=asked)
    await office.viktor.sends("zoe@example.com")
    asked = await office.viktor.sees("zoe@example.com", "Nobody we know.", after=asked)
    await office.viktor.sends("Zoe")
    await office.viktor.sees("This went to nobody.", after=asked)
    await office.viktor.sends("/client")
    await office.viktor.sees("for example /client 7")
    await office.viktor.sends("/client 404")
    await office.viktor.sees("There is no card No. 404. Look for the name: /find.")


async def test_the_menu_sends_find_without_words_and_the_next_message_has_them(office: Office) -> None:
    """One tap in the menu, then only the name."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sends("/find")
    await office.olga.sees("Кого ищем? Напишите часть имени, телефона или почты. Передумали — /cancel.")
    await office.olga.sends("петр")
    await office.olga.presses("Анна Петрова", on="Нашлось")
    await office.olga.sees("Клиент · карточка №1")


async def test_whoever_is_made_a_supplier_writes_to_their_own_manager_from_then_on(office: Office) -> None:
    """No lead and nothing in the group; one tap makes it a lead, and made a client again they are one."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.presses("🏆 Сделка заключена")
    await office.olga.sees("🏆 Сделка заключена")
    await office.olga.sends("/client 1")
    await office.olga.presses("Кто это для нас…", on="карточка №1")
    await office.olga.presses("Поставщик")
    await office.olga.sees("Поставщик · карточка №1")
    await office.anna.sends("Могу привезти коробки")
    card = await office.olga.sees("🤝 Анна Петрова · поставщик", "Могу привезти коробки")
    await office.pavel.sees_no("коробки", chat=office.team)
    await office.olga.presses("Сделать лидом", on=card)
    await office.olga.sees("Теперь это лид №2")
