"""A client's card is changed in the chat: contacts, the name, a note, the own manager; each goes back with one tap."""

from bot.domain.client import ClientKind
from storage.exporting import Kind, Record, export
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.test_known_people import PHONE, know
from tests.usecases.cast import EARLIER, EMAIL, typed
from tests.usecases.cast import PHONE as ANNAS


async def anna_is_a_client(office: Office) -> None:
    """By a lead of her own."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sees("✅ Сделка в работе")


async def clients(office: Office) -> list[Record]:
    """All that is exported of clients."""
    async with office.records() as session:
        return [record async for record in export(session.connection, Kind.CLIENTS)]


async def test_a_contact_is_added_looked_at_and_taken_off_again(office: Office) -> None:
    """Each says where it came from; undo leaves the export as it was."""
    await anna_is_a_client(office)
    before = await clients(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.sees("Анна Петрова: контакты", "★ +7 912 345-67-89", "из лида №1")
    await office.olga.presses("Добавить…", on="Анна Петрова: контакты")
    await office.olga.sees("какой контакт добавить?")
    await office.olga.sends("8 912 000-00-03 доб. 305")
    page = await office.olga.sees("+7 912 000-00-03 доб. 305", "внесено вручную: Ольга")
    await office.olga.presses("+7 912 000-00-03", on=page)
    await office.olga.sees("В карточке: Анна Петрова", "Телефон · без подтверждения", "Откуда: внесено вручную: Ольга")
    await office.olga.presses("Сделать основным", on="В карточке: Анна Петрова")
    await office.olga.sees("★ +7 912 000-00-03 доб. 305")
    await office.olga.presses("↩ Вернуть как было", on="★ +7 912 000-00-03 доб. 305")
    await office.olga.sees_no("★ +7 912 000-00-03")
    await office.olga.presses("↩ Вернуть как было", on="+7 912 000-00-03 доб. 305")
    await office.olga.sees_no("000-00-03")
    assert await clients(office) == before


async def test_a_contact_is_corrected_and_the_history_says_what_was(office: Office) -> None:
    await anna_is_a_client(office)
    before = await clients(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.presses("+7 912 345-67-89", on="Анна Петрова: контакты")
    await office.olga.presses("Исправить…", on="В карточке: Анна Петрова")
    await office.olga.sees("Что правильно вместо +7 912 345-67-89?")
    await office.olga.sends("это не телефон")
    await office.olga.sees("Телефон")
    await office.olga.sends("+79120000003")
    page = await office.olga.sees("★ +7 912 000-00-03", "внесено вручную: Ольга")
    await office.olga.presses("‹ Назад", on=page)
    await office.olga.presses("История", on="карточка №1")
    await office.olga.sees("Контакт исправлен: +7 912 345-67-89 → +7 912 000-00-03 · Ольга")
    await office.olga.presses("‹ Назад", on="История: Анна Петрова")
    await office.restart_bot()
    await office.olga.presses("↩ Вернуть как было", on="карточка №1")
    await office.olga.sees("Анна Петрова: контакты", "★ +7 912 345-67-89")
    assert await clients(office) == before


async def test_a_contact_of_somebody_else_is_asked_about_and_moves(office: Office) -> None:
    await anna_is_a_client(office)
    await know(office, "Борис Ильин", PHONE.__class__(value=EMAIL, verified=False, origin=PHONE.origin))
    before = await clients(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.presses("Добавить…", on="Анна Петрова: контакты")
    await office.olga.sends("anna@example.com")
    question = await office.olga.sees("Уже есть у клиента Борис Ильин: anna@example.com")
    assert question.labels == ["Оставить у обоих", "Перенести: Анна Петро…", "‹ Назад"]
    await office.restart_bot()
    await office.olga.presses("Перенести", on=question)
    await office.olga.sees("Анна Петрова: контакты", "anna@example.com")
    await office.olga.sends("/client 2")
    boris = await office.olga.sees("Борис Ильин", "карточка №2")
    assert "anna@example.com" not in boris.text
    await office.olga.presses("↩ Вернуть как было", on="anna@example.com: внесено вручную")
    await office.olga.sees_no("anna@example.com: внесено вручную")
    assert await clients(office) == before


async def test_what_is_shared_is_added_and_what_is_excluded_asked_about(office: Office) -> None:
    """A contact card out of an address book; and a courier's number, which is meant all the same."""
    await anna_is_a_client(office)
    await office.olga.sends("/exclude +7 912 000-00-04")
    await office.olga.presses("Курьер", on="Почему исключаем?")
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.presses("Добавить…", on="Анна Петрова: контакты")
    asked = await office.olga.sees("какой контакт добавить?")
    await office.olga.sends_sticker()
    await office.olga.sees("Напишите телефон или почту либо пришлите контакт.", after=asked)
    await office.olga.shares_contact_of("Аня", "+7 912 000-00-04")
    await office.olga.presses("Всё равно добавить", on="⛔ В исключениях: курьер")
    await office.olga.sees("Анна Петрова: контакты", "+7 912 000-00-04: карточка контакта, прислано: Ольга")


async def test_the_account_is_taken_off_and_an_old_button_answered(office: Office) -> None:
    await anna_is_a_client(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.presses("аккаунт Telegram", on="Анна Петрова: контакты")
    shown = await office.olga.sees("В карточке: Анна Петрова", "с подтверждением Telegram")
    assert "Исправить…" not in shown.labels
    await office.olga.presses("Убрать из карточки", on=shown)
    page = await office.olga.sees("Анна Петрова: контакты", "★ +7 912 345-67-89")
    assert "аккаунт Telegram" not in page.text
    assert await office.olga.presses_data("ptend1:2", on=page) == "Этого уже нет. Что открыто: /leads."
    await office.olga.presses("↩ Вернуть как было", on=page)
    await office.olga.sees("★ аккаунт Telegram ✓")


async def test_who_else_has_a_contact_is_shown(office: Office) -> None:
    await anna_is_a_client(office)
    await know(office, "Борис Ильин", PHONE)
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.presses("+7 912 345-67-89", on="Анна Петрова: контакты")
    await office.olga.presses("У кого ещё", on="Есть и в других карточках: 1")
    await office.olga.presses("Борис Ильин", on="есть и в других карточках")
    await office.olga.sees("карточка №2", "Борис Ильин")


async def test_the_name_a_note_and_the_own_manager(office: Office) -> None:
    """Pavel hears that he looks after her now."""
    await anna_is_a_client(office)
    before = await clients(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Ещё…", on="карточка №1")
    await office.olga.presses("Исправить имя…", on="Что делаем?")
    await office.olga.sees("Какое имя правильное? Сейчас: Анна Петрова.")
    await office.olga.sends("123")
    await office.olga.sends("менеджер")
    await office.olga.sees("Это должность. А как зовут человека?")
    await office.olga.sends("Анна Ильина")
    card = await office.olga.sees("Анна Ильина", "карточка №1")
    await office.olga.presses("Ещё…", on=card)
    await office.olga.presses("Заметка…", on="Что делаем?")
    await office.olga.sends("Звонить утром")
    card = await office.olga.sees("карточка №1", "Заметка: Звонить утром")
    await office.olga.presses("Ещё…", on=card)
    await office.olga.presses("Кто ведёт…", on="Что делаем?")
    await office.olga.presses("Павел", on="Кто ведёт?")
    card = await office.olga.sees("карточка №1", "Ведёт: Павел")
    await office.pavel.sees("Теперь Анна Ильина — за вами. Передаёт: Ольга.")
    await office.olga.presses("История", on=card)
    await office.olga.sees(
        "Имя исправлено: Анна Петрова → Анна Ильина · Ольга", "Заметка: «Звонить утром» · Ольга",
        "Теперь ведёт: Павел · Ольга",
    )  # fmt: skip
    await office.olga.presses("‹ Назад", on="История: Анна Ильина")
    await office.olga.presses("↩ Вернуть как было", on="Ведёт: Павел")
    await office.olga.presses("↩ Вернуть как было", on=await office.olga.sees("Заметка: Звонить утром", "Ведёт: Ольга"))
    await office.olga.sees_no("Заметка: Звонить утром")
    await office.olga.presses("↩ Вернуть как было", on=card)
    await office.olga.sees("Анна Петрова", "карточка №1", "Ведёт: Ольга")
    assert await clients(office) == before


async def test_a_contact_says_whose_it_was_answered_to_be(office: Office) -> None:
    """On each card that has it, until it is to be asked again."""
    phone = "+7 912 345-67-89"
    async with office.writing() as session:
        for name in ("Анна Петрова", "Мария Петрова"):
            client = await session.directory.add_client(name=name, kind=ClientKind.CLIENT, now=EARLIER)
            await session.directory.append_points([typed(ANNAS)], client=client.id, now=EARLIER)
    await office.olga.sends(phone)
    await office.olga.presses("Это Мария Петрова")
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.presses(phone, on="Анна Петрова: контакты")
    shown = await office.olga.sees("Есть и в других карточках: 1", "Вы ответили, кто это: Мария Петрова")
    toast = await office.olga.presses("Спросить снова", on=shown)
    assert toast == "Спросим снова, кто это."
    await office.olga.presses("‹ Назад", on=shown)
    await office.olga.presses(phone, on="Анна Петрова: контакты")
    await office.olga.sees_no("Вы ответили, кто это")


async def test_a_shared_card_brings_its_account_along(office: Office) -> None:
    """What they write from there is theirs; each contact goes back by itself."""
    async with office.writing() as session:
        await session.directory.add_client(name="Анна Петрова", kind=ClientKind.CLIENT, now=EARLIER)
    await office.olga.sends("/client 1")
    await office.olga.presses("Контакты…", on="карточка №1")
    await office.olga.presses("Добавить…", on="Анна Петрова: контакты")
    await office.olga.shares_contact_of("Анна", "+7 912 345-67-89", user_id=office.anna.id)
    listed = await office.olga.sees("+7 912 345-67-89: карточка контакта", "аккаунт Telegram: карточка контакта")
    await office.olga.presses("↩ Вернуть как было", on=listed)
    await office.olga.sees_no("аккаунт Telegram: карточка контакта")
    await office.olga.presses("↩ Вернуть как было", on=listed)
    await office.olga.sees("Анна Петрова: контакты", "Пока нет.")


async def test_a_manager_whom_the_bot_cannot_tell_is_to_be_told_by_whoever_chose(office: Office) -> None:
    await anna_is_a_client(office)
    async with office.writing() as session:
        await session.connection.run("UPDATE members SET started_at = NULL WHERE name = 'Павел'")
    await office.olga.sends("/client 1")
    await office.olga.presses("Ещё…", on="карточка №1")
    await office.olga.presses("Кто ведёт…", on="Что делаем?")
    toast = await office.olga.presses("Павел", on="Кто ведёт?")
    assert toast == (
        "Записали. Павел пока не в чате со мной и об этом не узнает: передайте, пожалуйста, и попросите нажать здесь"
        " /start."
    )
    await office.olga.sees("карточка №1", "Ведёт: Павел")


async def test_requests_and_deals_open_their_cards(office: Office) -> None:
    await anna_is_a_client(office)
    await office.olga.sends("/client 1")
    await office.olga.presses("Ещё…", on="карточка №1")
    await office.olga.presses("Запросы и сделки", on="Что делаем?")
    listed = await office.olga.sees("Анна Петрова: запросы и сделки", "№1 · ")
    said = await office.olga.presses("№1", on=listed)
    assert said == "Карточка ниже."


async def test_a_colleague_changes_nothing(office: Office) -> None:
    """No buttons, and altered presses are answered."""
    await anna_is_a_client(office)
    await office.pavel.sends("/client 1")
    shown = await office.pavel.sees("карточка №1", "Ведёт: Ольга")
    assert "Контакты…" not in shown.labels and "Ещё…" not in shown.labels
    for press in (
        "pts1:client:1:1", "pt1:1", "ptwho1:1", "ptfix1:1", "ptmain1:1", "ptend1:1", "ptadd1:client:1",
        "cmore1:client:1", "deals1:client:1:1", "cname1:client:1", "cnote1:client:1", "cmans1:client:1",
        "cman1:client:1:0",
    ):  # fmt: skip
        said = await office.pavel.presses_data(press, on=shown)
        assert said == "С этим клиентом работает коллега: решает он или владелец.", press


async def test_a_companys_card_is_changed_in_english(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    async with office.writing() as session:
        firm = await session.directory.add_company(name="Daisy", now=EARLIER)
        await session.directory.append_points([PHONE], company=firm.id, now=EARLIER)
        boris = await session.directory.add_client(name="Boris Stone", kind=ClientKind.CLIENT, now=EARLIER)
        await session.directory.append_points([typed(EMAIL)], client=boris.id, now=EARLIER)
    await office.viktor.sends("/company 1")
    await office.viktor.presses("Contacts…", on="card No. 1")
    await office.viktor.sees("Daisy: contacts", "★ +7 912 345-67-89: imported")
    await office.viktor.presses("Add…", on="Daisy: contacts")
    await office.viktor.sees("What to add to the card of Daisy?")
    await office.viktor.sends("anna@example.com")
    await office.viktor.presses("Keep with both", on="Client Boris Stone has this already: anna@example.com.")
    page = await office.viktor.sees("★ anna@example.com", "written down by Виктор")
    await office.viktor.presses("‹ Back", on=page)
    await office.viktor.presses("More…", on="card No. 1")
    await office.viktor.presses("Correct the name…", on="What is to be changed?")
    await office.viktor.sends("Daisy Ltd")
    card = await office.viktor.sees("Daisy Ltd", "card No. 1")
    await office.viktor.presses("↩ Undo", on=card)
    await office.viktor.sees_no("Daisy Ltd")
    await office.viktor.presses("↩ Undo", on="card No. 1")
    await office.viktor.sees("Daisy: contacts", "★ +7 912 345-67-89: imported")


async def test_a_card_that_is_a_colleagues_by_now_is_asked_about_no_more(office: Office) -> None:
    """Somebody else looks after the client before the note is written: it says so once, and the dialogue is over."""
    await know(office, "Мария Сидорова")
    await office.olga.sends("/client 1")
    await office.olga.presses("Ещё…", on="карточка №1")
    await office.olga.presses("Заметка…", on="Что делаем?")
    await office.olga.sees("что записать в карточку?")
    await office.pavel.sends("/client 1")
    await office.pavel.presses("Ещё…", on="карточка №1")
    await office.pavel.presses("Кто ведёт…", on="Что делаем?")
    await office.pavel.presses("Павел", on="Кто ведёт?")
    await office.pavel.sees("Ведёт: Павел")
    await office.olga.sends("Звонить утром")
    refused = await office.olga.sees("С этим клиентом работает коллега: решает он или владелец.")
    await office.olga.sends("Звонить вечером")
    await office.olga.sees("Это никому не ушло", after=refused)
