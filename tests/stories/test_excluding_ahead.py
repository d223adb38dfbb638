"""Excluding ahead: a courier or an own supplier never comes through, from before they ever wrote or called."""

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.test_excluding import excluded_values
from tests.stories.test_known_people import know

COURIER = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79261112233"), verified=False, origin=Origin.IMPORT
)


async def test_several_contacts_are_excluded_by_one_command(office: Office) -> None:
    """Two taps after the words, in whichever way they are written; one more chooses less than everything."""
    await office.olga.sends("/exclude 8 926 111-22-33, courier@dostavka.example\n@express.example")
    asked = await office.olga.sees(
        "+7 926 111-22-33, courier@dostavka.example, @express.example", "Почему исключаем?", "Все контакты"
    )
    assert asked.labels[5:] == ["Только телефоны", "Только почта", "Только домен почты", "‹ Назад"]
    await office.olga.presses("Только почта", on=asked)
    await office.olga.presses("Курьер", on=await office.olga.sees("Что: «Только почта»"))
    await office.olga.sees("⛔ В исключениях: courier@dostavka.example, курьер")
    assert await excluded_values(office) == ["courier@dostavka.example", "@express.example"]
    await office.olga.sends("/exclude +7 926 444-55-66, a@example.com, b@example.com")
    await office.olga.presses("Спам", on="a@example.com")
    await office.olga.sees("⛔ В исключениях: a@example.com, спам и ещё 1")


async def test_without_words_the_bot_asks_whom(open_office: Opening) -> None:
    """A typed value, a shared card, or a forwarded message; cards come to everybody in private."""
    office = await open_office(with_group=False)
    await office.olga.sends("/exclude")
    await office.olga.sees("Кого исключить?")
    await office.olga.sends("курьер")
    await office.olga.sees("Не понимаю «курьер».")
    await office.olga.sends_sticker()
    await office.olga.sees("Напишите телефон, например")
    await office.olga.sends("gmail.com")
    await office.olga.sees("Почту на gmail.com заводит кто угодно. Напишите один адрес")
    await office.olga.sends("co.uk")
    await office.olga.sees("«co.uk» — это слишком много.")
    await office.olga.shares_contact_of("Курьер", "8 (926) 111-22-33")
    asked = await office.olga.sees("📇 Курьер", "+7 926 111-22-33", "Почему исключаем?")
    await office.olga.presses("Курьер", on=asked)
    await office.olga.sees("⛔ В исключениях: курьер")
    await office.olga.sends("/exclude")
    await office.olga.forwards_text("Купите рекламу", author=office.anna)
    await office.olga.presses("Спам", on=await office.olga.sees("аккаунт Telegram", "Почему исключаем?"))
    await office.olga.sees("⛔ В исключениях: спам")
    await office.anna.starts()
    await office.anna.sends("Купите рекламу!")
    await office.sandbox.quiet()
    await office.pavel.sees_no("рекламу")
    assert await excluded_values(office) == ["+79261112233", str(office.anna.id)]


async def test_another_command_or_cancel_ends_the_question(office: Office) -> None:
    """What comes next is taken as always."""
    for command in ("/cancel", "/leads"):
        await office.olga.sends("/exclude")
        asked = await office.olga.sees("Кого исключить?")
        await office.olga.sends(command)
        await office.olga.sends("курьер")
        await office.olga.sees("Это никому не ушло", after=asked)


async def test_in_the_group_the_command_says_nothing(office: Office) -> None:
    """There it would show a contact to everybody; as all others but /leads and /help, it is for the private chat."""
    await office.sandbox.quiet()
    moment = await office.sandbox.mark()
    await office.olga.sends("/exclude +7 926 111-22-33", to=office.team)
    await office.olga.sees_nothing_new(since=moment, chat=office.team)


async def test_what_cannot_be_read_is_written_again_without_the_command(office: Office) -> None:
    """And belongs to no dialogue from before."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.presses("Исключить…", chat=office.team)
    await office.olga.presses("‹ Назад", chat=office.team)
    await office.olga.sends("/exclude +7 926")
    await office.olga.sees("Не понимаю «+7 926».")
    await office.olga.sends("+7 926 111-22-33")
    await office.olga.sees("+7 926 111-22-33", "Почему исключаем?")


async def test_a_known_client_is_excluded_only_if_the_manager_says_so(office: Office) -> None:
    """Asked once more, and the way back shows who it is."""
    await know(office, "Мария Сидорова", COURIER)
    await office.olga.sends("/exclude +7 926 111-22-33")
    await office.olga.presses("Курьер")
    asked = await office.olga.sees("Клиент: Мария Сидорова", "Это контакт клиента Мария Сидорова. Всё равно исключить?")
    assert await excluded_values(office) == []
    await office.olga.presses("‹ Назад", on=asked)
    await office.olga.presses("Исключить…", on=await office.olga.sees("Клиент: Мария Сидорова"))
    await office.olga.presses("Курьер")
    await office.olga.presses("Всё равно исключить")
    await office.olga.sees("Клиент: Мария Сидорова", "⛔ В исключениях: курьер")
    assert await excluded_values(office) == ["+79261112233"]


async def test_somebody_with_a_lead_in_work_is_excluded_on_its_card(office: Office) -> None:
    """The lead is named, and one tap away."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("+7 912 345-67-89")
    asked = await office.olga.sends("/exclude +7 912 345-67-89")
    in_the_way = await office.olga.sees("№1", after=asked)
    assert in_the_way.labels == ["Показать №1"]
    await office.olga.presses("Показать №1", on=in_the_way)
    await office.olga.sees("Новый лид №1", after=in_the_way)
    assert await excluded_values(office) == []


async def test_each_card_is_about_the_contact_it_shows(office: Office) -> None:
    """Also the one before the last, after a restart, and while something else is asked."""
    await office.olga.sends("+7 926 111-22-33")
    first = await office.olga.sees("+7 926 111-22-33", "Пока не знаем, кто это")
    await office.olga.sends("courier@dostavka.example")
    await office.olga.sees("courier@dostavka.example", "Пока не знаем, кто это")
    await office.restart_bot()
    await office.olga.sends("/exclude")
    await office.olga.presses("Исключить…", on=first)
    await office.olga.presses("Курьер", on=await office.olga.sees("+7 926 111-22-33", "Почему исключаем?"))
    await office.olga.sees("+7 926 111-22-33", "⛔ В исключениях: курьер")
    assert await excluded_values(office) == ["+79261112233"]


async def test_one_person_alone_excludes_and_lifts_in_english(open_office: Opening) -> None:
    """A mistake is lifted on the same card, which stays; a button without its message says so."""
    office = await open_office(alone=True, language="en")
    asked = await office.viktor.sends("/exclude nobody")
    await office.viktor.sees("I cannot read “nobody”.", "@dostavka.example", after=asked)
    await office.viktor.sends("@dostavka.example")
    await office.viktor.presses("Courier", on=await office.viktor.sees("@dostavka.example", "Why exclude?"))
    await office.viktor.sees("@dostavka.example", "⛔ On the list of exclusions: courier")
    card = await office.viktor.sees_button("Lift the exclusion")
    await office.viktor.presses("Lift the exclusion")
    lifted = await office.viktor.sees("@dostavka.example", "Nobody we know.")
    assert lifted.id == card.id
    assert await excluded_values(office) == []
    greeting = await office.viktor.sees("Hello, Виктор!")
    outdated = "This button is outdated. Open the card again: /leads."
    assert await office.viktor.presses_data("exclshown1:courier", on=lifted) == outdated
    gone = "Send the contact once more: I no longer know which one is meant."
    assert await office.viktor.presses_data("exclshown2:courier:everything:0", on=greeting) == gone
