"""Excluding: what an exclusion covers, and what comes of whoever it covers."""

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def excluded_values(office: Office) -> list[str]:
    """What is on the list now, oldest first."""
    rows = await office.rows(
        "SELECT v.normal_form FROM exclusions e JOIN contact_values v ON v.id = e.value_id"
        " WHERE e.lifted_at IS NULL ORDER BY e.id"
    )
    return [row["normal_form"] for row in rows]


async def test_only_scopes_that_mean_something_are_offered(office: Office) -> None:
    """With a phone there is nothing to exclude by mail."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Исключить…")
    asked = await office.olga.sees("Почему исключаем?", "Telegram и контакты")
    assert asked.labels[5:] == ["Только Telegram", "Только телефоны", "‹ Назад"]
    await office.olga.presses("Только телефоны")
    await office.olga.presses("Курьер", on=await office.olga.sees("Что: «Только телефоны». Ничего не удалим."))
    await office.olga.sees("⛔ В исключениях")
    assert await excluded_values(office) == ["+79123456789"]
    await office.sandbox.quiet()
    question = await office.olga.sees("💬 Анна Петрова", chat=office.team)
    assert (question.text, question.labels) == ("💬 Анна Петрова\n➡️ Теперь это лид №1", [])


async def test_all_mail_of_a_company_only_marks_whoever_types_it(office: Office) -> None:
    """A typed address silences nobody; the list says what it did, and not that it stopped anything."""
    await leave_contact(office, phone="manager@dostavka.example")
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Исключить…")
    await office.olga.presses("Только домен почты")
    await office.olga.presses(
        "Предлагает услуги",
        on=await office.olga.sees("Что: «@dostavka.example». Это написали вручную: карточка предупредит."),
    )
    await office.olga.sees("⛔ В исключениях")
    office.anna = await office.sandbox.person("Борис")
    await leave_contact(office, phone="boris@spb.dostavka.example", name="Борис Ким")
    await office.pavel.sees("Новый лид №2", "⚠️ Указанный контакт есть в исключениях", chat=office.team)
    await office.olga.sends("/exclusions")
    await office.olga.sees("@dostavka.example · предлагает услуги · отмечено: 1")


async def test_a_free_mail_service_is_not_offered_as_a_whole(open_office: Opening) -> None:
    """In English, for one person alone; a button from before its scopes were split is answered as outdated."""
    office = await open_office(alone=True, language="en")
    await office.anna.starts()
    await office.anna.presses("Leave a contact")
    await office.anna.sends("anna@gmail.com")
    await office.anna.sends("Anna")
    await office.anna.sends("Prices")
    await office.anna.presses("Agree and send")
    await office.viktor.presses("Exclude…", on="New lead No. 1")
    asked = await office.viktor.sees("Why exclude?")
    assert asked.labels[5:] == ["Only Telegram", "Only e-mails", "‹ Back"]
    old = "exclnow1:1:1:courier:contacts:0"
    assert await office.viktor.presses_data(old, on=asked) == "This button is outdated. Open the card again: /leads."
    assert await excluded_values(office) == []
    await office.viktor.presses("Only e-mails", on=asked)
    await office.viktor.presses("Courier", on=await office.viktor.sees("What: “Only e-mails”"))
    await office.viktor.sees("⛔ Excluded")
    assert await excluded_values(office) == ["anna@gmail.com"]


async def test_a_stopped_message_becomes_a_lead_with_its_journal(office: Office) -> None:
    """Nobody knows who it is, so the bot asks; the exclusion is lifted with it, and undo puts it back."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.presses("Исключить…", chat=office.team)
    await office.olga.presses("Спам", chat=office.team)
    await office.olga.sees("⛔ В исключениях: спам", chat=office.team)
    await office.anna.sends("Нужно десять коробок")
    await office.sandbox.quiet()
    await office.olga.sends("/exclusions")
    listed = await office.olga.sees("остановлено: 1 · 2 марта, 12:00: «Нужно десять коробок»")
    await office.olga.presses("Сделать лидом", on=listed)
    asked = await office.olga.sees("Кто это? Напишите имя и телефон или почту")
    await office.olga.sends("Анна Петрова")
    asked = await office.olga.sees("Напишите имя и телефон или почту, например", after=asked)
    await office.olga.sends("Анна Петрова, 8 912 345-67-89")
    await office.olga.sees("Лид №1.", after=asked)
    card = await office.olga.sees("Новый лид №1", "Анна Петрова", "+7 912 345-67-89", "Сколько стоит доставка?")
    await office.pavel.sees("Новый лид №1", "В работе: Ольга", chat=office.team)
    assert await excluded_values(office) == []
    words = await office.rows("SELECT words FROM interests WHERE id IN (SELECT interest_id FROM lead_interests)")
    assert [row["words"] for row in words][-2:] == ["Сколько стоит доставка?", "Нужно десять коробок"]
    await office.olga.presses("Вернуть как было", on=card)
    await office.olga.sees("№1: отменили, это больше не лид.")
    assert await excluded_values(office) == [str(office.anna.id)]
    await office.anna.sends("Вы там?")
    await office.sandbox.quiet()
    await office.pavel.sees_no("Вы там?", chat=office.team)


async def test_who_left_an_excluded_phone_becomes_a_lead_with_one_tap(open_office: Opening) -> None:
    """They have introduced themselves, so nobody is asked who it is; cards come to everybody in private."""
    office = await open_office(with_group=False)
    await office.olga.sends("/exclude +7 912 345-67-89")
    await office.olga.presses("Курьер")
    await office.olga.sees("⛔ В исключениях: курьер")
    await leave_contact(office)
    await office.sandbox.quiet()
    await office.olga.sends("/exclusions")
    await office.olga.presses("Сделать лидом", on=await office.olga.sees("+7 912 345-67-89 · курьер · остановлено: 1"))
    await office.olga.sees("Новый лид №1", "Анна Петрова", "+7 912 345-67-89", "Сколько стоит доставка?")
    assert await excluded_values(office) == []


async def test_what_was_lifted_is_put_back_from_the_list_and_from_a_card(open_office: Opening) -> None:
    """In English, for one person alone; a lift that was overtaken says so."""
    office = await open_office(alone=True, language="en")
    await office.viktor.sends("/exclude courier@dostavka.example")
    await office.viktor.presses("Courier")
    card = await office.viktor.sees("courier@dostavka.example", "⛔ On the list of exclusions: courier")
    await office.viktor.presses("Lift the exclusion", on=card)
    await office.viktor.presses("↩ Undo", on=await office.viktor.sees("courier@dostavka.example", "Nobody we know."))
    await office.viktor.sees("courier@dostavka.example", "⛔ On the list of exclusions: courier")
    await office.viktor.sends("/exclusions")
    listed = await office.viktor.sees("courier@dostavka.example · courier · stopped: 0")
    await office.viktor.presses("Lift courier@dostavka…", on=listed)
    lifted = await office.viktor.sees("The list of exclusions is empty.")
    assert lifted.id == listed.id
    await office.viktor.presses("↩ Undo", on=lifted)
    await office.viktor.sees("courier@dostavka.example · courier · stopped: 0")
    assert await excluded_values(office) == ["courier@dostavka.example"]
    again = await office.viktor.presses_stale("↩ Undo", on=lifted)
    assert again == "This was undone before."
