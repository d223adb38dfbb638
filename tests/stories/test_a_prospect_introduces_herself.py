"""A prospect introduces herself: from the greeting to the receipt, in both languages."""

from typing import Any

import pytest

from bot.sandbox.sight import Seen
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact

RUSSIAN = {
    "hello": "Здравствуйте! Задайте вопрос прямо здесь",
    "leave": "Оставить контакт",
    "passed": "Спасибо, передали менеджеру! Ответим в течение часа.",
    "how": "Как с вами связаться?",
    "share": "Поделиться номером",
    "check": "Проверьте, пожалуйста",
    "consent": "ООО Ромашка сохранит эти данные",
    "agree": "Соглашаюсь, отправить",
    "thanks": "Спасибо! Записали:",
    "by phone": "Напишем сюда или позвоним.",
    "correct": "Просто напишите сюда",
}
ENGLISH = {
    "hello": "Hello! Ask your question right here",
    "leave": "Leave a contact",
    "passed": "Got it, thank you, we have passed it on. We will answer within an hour.",
    "how": "How can we reach you?",
    "share": "Share my number",
    "check": "Please check",
    "consent": "ООО Ромашка keeps this in order to answer you",
    "agree": "Agree and send",
    "thanks": "Thank you! We have noted:",
    "by phone": "We will write here or call you.",
    "correct": "Just write it here",
}


async def comes_to_the_summary(office: Office, *, name: str = "Анна Петрова") -> Seen:
    """Anna asks, shares her phone and types her name."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.anna.presses("Оставить контакт", on="передали менеджеру")
    await office.anna.presses("Поделиться номером")
    summary = await office.anna.sees("Проверьте, пожалуйста")
    if name in summary.text:
        return summary
    await office.anna.sends(name)
    return await office.anna.sees("Проверьте, пожалуйста", name)


async def points_of_leads(office: Office) -> list[dict[str, Any]]:
    """Return the contacts of all leads, without the messenger."""
    return await office.rows(
        "SELECT v.normal_form AS value, p.verified, p.origin FROM lead_contact_points p"
        " JOIN contact_values v ON v.id = p.value_id WHERE v.kind <> 'telegram' ORDER BY v.id"
    )


@pytest.mark.parametrize(("language", "words"), [("ru", RUSSIAN), ("en", ENGLISH)])
async def test_a_question_a_shared_number_and_a_consent_make_a_lead(
    open_office: Opening, language: str, words: dict[str, str]
) -> None:
    """The whole way in a person's own language; name and contact stand on the shared card, and were never typed."""
    office = await open_office(language=language)
    anna = office.anna
    await anna.starts(await office.link_of("vk_ads"))
    await anna.sees(words["hello"])
    await anna.sends("Сколько стоит доставка?")
    await anna.presses(words["leave"], on=await anna.sees(words["passed"]))
    await anna.sees(words["how"])
    await anna.presses(words["share"])
    summary = await anna.sees(words["check"], "Анна Петрова", "+7 912 345-67-89", "Сколько стоит доставка?")
    assert words["consent"] in summary.text
    assert "https://example.com/privacy" in summary.text
    await anna.presses(words["agree"])
    receipt = await anna.sees(words["thanks"], "Анна Петрова", "+7 912 345-67-89", words["by phone"], words["correct"])
    assert receipt.id > summary.id
    await anna.sees_no_button(words["agree"])
    assert await anna.keyboard() == []
    assert await office.rows("SELECT name, wish, campaign, status FROM leads") == [
        {"name": "Анна Петрова", "wish": "Сколько стоит доставка?", "campaign": "vk_ads", "status": "new"}
    ]
    assert await points_of_leads(office) == [{"value": "+79123456789", "verified": 1, "origin": "shared"}]
    assert await office.rows("SELECT version FROM consents") == [{"version": "1"}]


async def test_a_typed_phone_and_a_wish_asked_for_make_a_lead(office: Office) -> None:
    """A message that is just a phone is a contact; what is still missing is asked, and nothing else."""
    await office.anna.starts()
    await office.anna.sends("8 912 345-67-89")
    await office.anna.sees("Как вас зовут?")
    await office.anna.sends("анна")
    await office.anna.sees("А что вас интересует?")
    await office.anna.sends("Прайс на заборы")
    await office.anna.sees("Проверьте, пожалуйста", "Анна", "+7 912 345-67-89", "Прайс на заборы")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:")
    assert await office.rows("SELECT name, wish FROM leads") == [{"name": "Анна", "wish": "Прайс на заборы"}]
    assert await points_of_leads(office) == [{"value": "+79123456789", "verified": 0, "origin": "typed"}]


async def test_a_topic_is_wish_enough(office: Office) -> None:
    """Whoever chose a topic is not asked again what it is about."""
    await office.anna.starts()
    await office.anna.presses("Цены")
    await office.anna.presses("Оставить контакт", on="«Цены» — хорошо!")
    await office.anna.sees("Как с вами связаться?")
    await office.anna.sends("anna@example.com")
    await office.anna.sees("Как вас зовут?")
    await office.anna.sends("Анна")
    await office.anna.sees("Вопрос: Цены")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:")
    assert await office.rows("SELECT wish FROM leads") == [{"wish": "Цены"}]


async def test_without_a_question_nothing_at_all_is_left_after_a_refusal(office: Office) -> None:
    """Only who asked something is told what becomes of it."""
    await office.anna.starts()
    await office.anna.presses("Цены")
    await office.anna.presses("Оставить контакт", on="«Цены» — хорошо!")
    await office.anna.shares_contact()
    await office.anna.presses("Не отправлять")
    await office.anna.sees("Хорошо, ничего не сохранили.")


@pytest.mark.parametrize(
    ("part", "question", "said", "kept"),
    [
        ("Имя", "Как вас зовут?", "Анна", ("Анна", "+79123456789", "Сколько стоит доставка?")),
        (
            "Контакт",
            "Как с вами связаться?",
            "anna@example.com",
            ("Нина", "anna@example.com", "Сколько стоит доставка?"),
        ),
        ("Вопрос", "А что вас интересует?", "Самовывоз", ("Нина", "+79123456789", "Самовывоз")),
    ],
)
async def test_one_part_of_a_summary_is_corrected_and_the_rest_stands(
    office: Office, part: str, question: str, said: str, kept: tuple[str, str, str]
) -> None:
    """Only that is asked for, and the summary comes again."""
    summary = await comes_to_the_summary(office, name="Нина")
    await office.anna.presses("Исправить")
    asked = await office.anna.sees("Что исправить?", after=summary)
    assert asked.labels == ["Имя", "Контакт", "Вопрос", "Компания"]
    await office.anna.presses(part, on=asked)
    asked = await office.anna.sees(question, after=asked)
    await office.anna.sends(said)
    await office.anna.sees("Проверьте, пожалуйста", said, after=asked)
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:", said)
    (lead,) = await office.rows("SELECT name, wish FROM leads")
    (point,) = await points_of_leads(office)
    assert (lead["name"], point["value"], lead["wish"]) == kept


async def test_a_correction_left_with_cancel_cannot_be_made_later(office: Office) -> None:
    """The old button says so, and the bot waits for nothing."""
    await comes_to_the_summary(office)
    await office.anna.presses("Исправить")
    choice = await office.anna.sees("Что исправить?")
    await office.anna.sends("/cancel")
    await office.anna.sees("имя и контакт не сохранили")
    assert await office.anna.presses_stale("Имя", on=choice) == "Кнопка устарела. Наберите /start."


async def test_who_is_known_and_drops_another_contact_stays_as_known_as_before(office: Office) -> None:
    """The name was kept with the first consent: nobody is told that it was not."""
    await comes_to_the_summary(office)
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:")
    await office.anna.sends("anna@example.com")
    await office.anna.presses("Не отправлять")
    await office.anna.sees("Хорошо, всё осталось как было.")
    assert [row["value"] for row in await points_of_leads(office)] == ["+79123456789"]


async def test_consent_pressed_twice_makes_one_lead(office: Office) -> None:
    """The second tap is told so."""
    summary = await comes_to_the_summary(office)
    assert await office.anna.presses_stale("Соглашаюсь, отправить", on=summary) == ""
    assert await office.anna.presses_stale("Соглашаюсь, отправить", on=summary) == "Уже отправлено."
    assert len(await office.rows("SELECT id FROM leads")) == 1


async def test_who_is_known_is_asked_nothing_again(office: Office) -> None:
    """Greeted by name with what is open; another contact goes into the open lead with one tap and no second consent."""
    await comes_to_the_summary(office)
    await office.anna.presses("Соглашаюсь, отправить")
    receipt = await office.anna.sees("Спасибо! Записали:")
    await office.anna.starts()
    await office.anna.sees("Анна Петрова, здравствуйте! Мы о вас помним: «Сколько стоит доставка?»")
    await office.anna.sends("anna@example.com")
    summary = await office.anna.sees("Проверьте", "+7 912 345-67-89, anna@example.com", "Отправляем?", after=receipt)
    assert "Если вы согласны" not in summary.text
    await office.anna.presses("Отправить", on=summary)
    await office.anna.sees("Спасибо! Записали:", "anna@example.com")
    assert [row["value"] for row in await points_of_leads(office)] == ["+79123456789", "anna@example.com"]
    assert len(await office.rows("SELECT id FROM leads")) == 1
    assert len(await office.rows("SELECT prospect_id FROM consents")) == 1


async def test_a_correction_after_the_receipt_goes_into_the_same_lead(office: Office) -> None:
    """More words never make a second lead."""
    await comes_to_the_summary(office)
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:")
    await office.anna.sees_reaction("👀", on=await office.anna.sends("Ошиблась: доставка на дачу"))
    assert len(await office.rows("SELECT id FROM leads")) == 1
    assert len(await office.rows("SELECT interest_id FROM lead_interests")) == 3


async def test_a_name_corrected_after_the_receipt_stands_on_the_managers_card(office: Office) -> None:
    """What the person is told was noted is what the team sees; the card's buttons go on working."""
    await comes_to_the_summary(office)
    await office.anna.presses("Соглашаюсь, отправить")
    receipt = await office.anna.sees("Спасибо! Записали:")
    await office.olga.presses("Взять", chat=office.team, on="Анна Петрова")
    taken = await office.olga.sees_button("✓ Целевой лид")
    await office.anna.sends("anna@example.com")
    await office.anna.presses("Исправить", on=await office.anna.sees("Проверьте", "anna@example.com", after=receipt))
    await office.anna.presses("Имя")
    asked = await office.anna.sees("Как вас зовут?", after=receipt)
    await office.anna.sends("Анна Сидорова")
    await office.anna.presses("Отправить", on=await office.anna.sees("Проверьте", "Анна Сидорова", after=asked))
    await office.anna.sees("Спасибо! Записали:", "Анна Сидорова")
    await office.olga.sees("Анна Сидорова", "anna@example.com")
    await office.olga.sees("Анна Сидорова", chat=office.team)
    assert await office.rows("SELECT name FROM leads") == [{"name": "Анна Сидорова"}]
    await office.olga.presses_stale("✓ Целевой лид", on=taken)
    await office.olga.sees("Анна Сидорова", "Сделка в работе")


async def test_a_one_time_link_makes_its_first_user_the_owner(open_office: Opening) -> None:
    """The link is printed when nobody owns the bot; it works once."""
    office = await open_office(with_group=False, team={"owners": (), "managers": ()})
    payload = next(line for line in office.lines if "?start=" in line).partition("?start=")[2]
    await office.anna.starts(payload)
    await office.anna.sees("Добро пожаловать, Анна! Вы здесь владелец.")
    await office.olga.starts(payload)
    await office.olga.sees("По этой ссылке уже заходили")
    assert await office.rows("SELECT user_id, invited_role FROM members") == [
        {"user_id": office.anna.id, "invited_role": "owner"}
    ]


async def test_a_summary_whose_lead_was_closed_meanwhile_asks_for_the_wish_again(office: Office) -> None:
    """What Anna wants was known from that lead alone."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.anna.sends("anna@example.com")
    await office.anna.sees_button("Отправить")
    await office.olga.presses("Закрыть…")
    await office.olga.presses("Передумали")
    await office.olga.sees("Итог: передумали")
    await office.anna.presses("Отправить")
    await office.anna.sees("А что вас интересует?")
    await office.anna.sends("Доставка в субботу")
    await office.anna.presses("Отправить")
    await office.anna.sees("Записали", "Доставка в субботу")
