"""Who is this? A manager shows somebody - a card, a forwarded message, a phone - and reads who it is."""

from bot.domain.contact_points import ContactKind, ContactPoint, ContactValue, Origin
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact
from tests.stories.test_known_people import PHONE, know

PHONE_OF_MARIA = ContactPoint(
    value=ContactValue(kind=ContactKind.PHONE, normal_form="+79261112233"), verified=False, origin=Origin.IMPORT
)


async def test_a_shared_card_tells_the_client_and_the_lead_in_work(office: Office) -> None:
    """Name, who looks after them, what is in work and what was done last; the lead opens with one tap."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Целевой лид")
    await office.olga.shares_contact_of("Аня", "8 912 345-67-89")
    card = await office.olga.sees(
        "📇 Аня", "+7 912 345-67-89", "Клиент: Анна Петрова", "Ведёт: Ольга", "В работе: №1, Анна Петрова · Ольга",
    )  # fmt: skip
    assert {"№1, Анна Петрова", "Ответить"} <= set(card.labels)
    await office.olga.presses("№1, Анна Петрова", on=card)
    await office.olga.sees("Сделка в работе", after=card)


async def test_a_client_of_whom_nothing_is_open_is_told_with_what_was_last(office: Office) -> None:
    """Before the talk one knows what it was about."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Целевой лид")
    await office.olga.presses("Не состоялась…")
    await office.olga.presses("Выбрали других")
    await office.olga.sends("+7 912 345-67-89")
    await office.olga.sees("Клиент: Анна Петрова", "№1 · Сделка не состоялась: выбрали других · Ольга")


async def test_a_colleagues_lead_is_named_and_nothing_more(office: Office) -> None:
    """Neither its history nor a way to write into the talk; the contacts stay where they are."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.pavel.sends("+7 912 345-67-89")
    card = await office.pavel.sees("В работе: №1, Анна Петрова · Ольга")
    assert card.labels == ["№1, Анна Петрова", "Записать интерес…"]
    await office.pavel.presses("№1, Анна Петрова", on=card)
    await office.pavel.sees("В работе: Ольга", after=card)
    await office.pavel.sees_no_button("Ещё…")


async def test_somebody_unknown_is_excluded_before_they_ever_call(office: Office) -> None:
    """Two taps after the contact, and one lifts it."""
    await office.olga.sends("+7 926 111-22-33")
    await office.olga.sees("Пока не знаем, кто это")
    await office.olga.presses("Исключить…")
    await office.olga.presses("Курьер")
    await office.olga.sees("+7 926 111-22-33", "В исключениях: курьер")
    assert [row["reason"] for row in await office.rows("SELECT reason FROM exclusions")] == ["courier"]
    await office.olga.presses("Снять исключение")
    await office.olga.sees("+7 926 111-22-33", "Пока не знаем, кто это")
    assert len(await office.rows("SELECT id FROM exclusions WHERE lifted_at IS NULL")) == 0
    kept = await office.rows("SELECT lane FROM inbox WHERE body LIKE '%111-22-33%'")
    assert len(kept) == 1, "what presses brought along of it stays no longer than they took"


async def test_who_stays_anonymous_is_not_revealed_by_a_forwarded_message(office: Office) -> None:
    """A pseudonym is no secret kept from the team if a message of the account told who is behind it."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.forwards_text("Привет", author=office.anna)
    card = await office.olga.sees("Пока не знаем, кто это")
    assert card.labels == ["Записать интерес…", "Исключить…"]


async def test_a_forwarded_message_of_a_client_tells_who_wrote_it(office: Office) -> None:
    """By the account, which joined the client when the lead was linked."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Целевой лид")
    await office.olga.sees("Сделка в работе")
    await office.pavel.forwards_text("Жду звонка", author=office.anna)
    await office.pavel.sees("Клиент: Анна Петрова", "В работе: №1")
    await office.pavel.forwards_text("Жду звонка", author="Аня")
    await office.pavel.sees("Telegram не говорит, кто это.")


async def test_a_mail_and_a_username_are_looked_up_too(open_office: Opening) -> None:
    """In English, for one person alone."""
    office = await open_office(alone=True, language="en")
    await office.viktor.sends("anna@example.com")
    await office.viktor.sees("anna@example.com", "Nobody we know.")
    await office.viktor.sends("@nobody_here")
    await office.viktor.sees("Telegram does not say who it is.")


async def test_a_search_is_answered_by_a_shared_card(office: Office) -> None:
    """The number finds the client whose lead it is to be."""
    await know(office, "Мария Сидорова", PHONE_OF_MARIA)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Связать…")
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    await office.olga.shares_contact_of("Маша", "+7 926 000-00-00")
    nobody = await office.olga.sees("Этого контакта ни у кого нет.", after=asked)
    await office.olga.shares_contact_of("Маша", "8 (926) 111-22-33")
    await office.olga.presses("Это Мария", on=await office.olga.sees("Мария Сидорова", after=nobody))
    await office.olga.sees("Клиент: Мария Сидорова")


async def test_a_search_is_answered_by_a_forwarded_message(office: Office) -> None:
    """By the account of its author, or by the name where Telegram hides the account."""
    await know(office, "Мария Сидорова", PHONE)
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.olga.presses("Связать…", chat=office.team)
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    await office.olga.forwards_text("Привет", author="Гость из чата")
    await office.olga.sees("Telegram не говорит, кто это написал.", after=asked)
    await office.olga.forwards_text("Привет", author="Мария Сидорова")
    await office.olga.presses("Это Мария", on=await office.olga.sees("Мария Сидорова", after=asked))
    await office.olga.sees("Повторный лид №1")


async def test_a_search_is_answered_by_a_reply_to_the_question_too(office: Office) -> None:
    """Typed as it is, or as a reply: by name, by phone, by mail; nothing of it goes to the person who asks."""
    await know(office, "Мария Сидорова", PHONE_OF_MARIA)
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Связать…")
    await office.olga.presses("Найти клиента")
    asked = await office.olga.sees("Кого ищем?")
    for words, answer in (
        ("петро", "Никого не нашли"), ("masha@example.com", "Этого контакта ни у кого нет."),
        ("8 926 111-22-33", "Мария Сидорова"), ("сидор", "Мария Сидорова"),
    ):  # fmt: skip
        for replied in (asked, None):
            sent = await office.olga.sends(words, reply_to=replied)
            found = await office.olga.sees(answer, after=sent)
    await office.olga.presses("Это Мария", on=found)
    await office.olga.sees("Клиент: Мария Сидорова")
    await office.sandbox.quiet()
    said = "\n".join(seen.text for seen in await office.anna.messages() if not seen.text.startswith("/"))
    assert not {"Мария", "111-22-33", "сидор"} & set(said.replace(",", " ").split())
