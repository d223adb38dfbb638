"""A prospect says it all in one message, or some of it beside an answer: it is understood, and nothing asked twice."""

from typing import Any

import pytest

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact

ALL_OF_IT = "Анна Петрова, +7 912 345-67-89, нужен прайс"


@pytest.fixture
async def office(open_office: Opening) -> Office:
    """Anna has pressed START, as everybody has who writes to a bot."""
    office = await open_office()
    await office.anna.starts()
    return office


async def kept_of_anna(office: Office) -> list[dict[str, Any]]:
    """Return what stands in the journal."""
    return await office.rows("SELECT words FROM interests WHERE words IS NOT NULL ORDER BY id")


async def contacts_of_leads(office: Office) -> list[str]:
    """Return the contacts of all leads, without the messenger."""
    rows = await office.rows(
        "SELECT v.normal_form AS value FROM lead_contact_points p JOIN contact_values v ON v.id = p.value_id"
        " WHERE v.kind <> 'telegram' ORDER BY v.id"
    )
    return [row["value"] for row in rows]


async def what_the_team_reads(office: Office) -> str:
    """Return all that stands in the team's group."""
    await office.sandbox.quiet()
    return "\n".join(message.text for message in await office.olga.messages(office.team))


@pytest.mark.parametrize(
    ("language", "typed", "shown", "agree", "thanks"),
    [
        ("ru", ALL_OF_IT, ("Имя: Анна Петрова", "Вопрос: нужен прайс"), "Соглашаюсь, отправить", "Спасибо! Записали:"),
        (
            "en",
            "Anna Petrova, +7 912 345-67-89, I need a price list",
            ("Name: Anna Petrova", "About: I need a price list"),
            "Agree and send",
            "Thank you! We have noted:",
        ),
    ],
)
async def test_one_message_and_one_tap_make_a_lead(
    open_office: Opening, language: str, typed: str, shown: tuple[str, str], agree: str, thanks: str
) -> None:
    """Nothing is asked; what was understood is shown before anything of it is kept."""
    office = await open_office(language=language)
    await office.anna.starts()
    await office.anna.sends(typed)
    await office.anna.sees(*shown, "+7 912 345-67-89")
    assert await office.rows("SELECT id FROM leads") == []
    assert await office.rows("SELECT prospect_id FROM prospect_contact_points") == []
    await office.anna.presses(agree)
    await office.anna.sees(thanks, *shown)
    name, wish = (line.partition(": ")[2] for line in shown)
    assert await office.rows("SELECT name, wish FROM leads") == [{"name": name, "wish": wish}]
    assert await contacts_of_leads(office) == ["+79123456789"]


async def test_the_question_goes_on_at_once_and_the_contact_waits_for_the_consent(office: Office) -> None:
    """Managers answer somebody unnamed; who refuses stays that."""
    await office.anna.sends(ALL_OF_IT)
    await office.anna.sees("Вопрос передали", "Проверьте, пожалуйста")
    await office.olga.sees("нужен прайс", chat=office.team)
    await office.anna.presses("Не отправлять")
    await office.anna.sees("имя и контакт не сохранили. Вопрос остался")
    read = await what_the_team_reads(office)
    assert "Петрова" not in read
    assert "345" not in read
    assert await kept_of_anna(office) == [{"words": "нужен прайс"}]
    assert await office.rows("SELECT id FROM leads") == []


async def test_cancel_drops_what_one_message_said(office: Office) -> None:
    """And the button under the summary is old."""
    await office.anna.sends(ALL_OF_IT)
    summary = await office.anna.sees("Проверьте, пожалуйста")
    await office.anna.sends("/cancel")
    await office.anna.sees("имя и контакт не сохранили")
    assert await office.anna.presses_stale("Соглашаюсь, отправить", on=summary) == "Кнопка устарела. Наберите /start."
    assert await office.rows("SELECT id FROM leads") == []


async def test_consent_pressed_twice_makes_one_lead(office: Office) -> None:
    await office.anna.sends(ALL_OF_IT)
    summary = await office.anna.sees("Проверьте, пожалуйста")
    assert await office.anna.presses_stale("Соглашаюсь, отправить", on=summary) == ""
    assert await office.anna.presses_stale("Соглашаюсь, отправить", on=summary) == "Уже отправлено."
    assert len(await office.rows("SELECT id FROM leads")) == 1


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("8 912 345-67-89, нужен прайс", ("Вопрос передали", "Как вас зовут? Напишите или просто нажмите кнопку")),
        ("менеджер, 8 912 345-67-89, нужен прайс", ("Вопрос передали", "Это должность. А как вас зовут?")),
        ("Анна, 8 912 345-67-89", ("А что вас интересует?",)),
        ("ООО Лютик, 8 912 345-67-89", ("ООО Лютик, записали. А кого там спросить?",)),
    ],
)
async def test_only_what_is_missing_is_asked(office: Office, typed: str, asked: tuple[str, ...]) -> None:
    """One thing at a time, and why a name was none."""
    await office.anna.sends(typed)
    await office.anna.sees(*asked)


async def test_a_company_without_a_person_asks_for_the_person(office: Office) -> None:
    """Then all of it stands in the summary."""
    await office.anna.sends("ООО Лютик, info@lutik.example, нужен прайс")
    await office.anna.sees("Как вас зовут?")
    await office.anna.sends("меня зовут Анна")
    await office.anna.sees("Имя: Анна\n", "Компания: ООО Лютик", "Контакт: info@lutik.example", "Вопрос: нужен прайс")


async def test_words_without_a_contact_are_a_question_as_ever(office: Office) -> None:
    """A card number is no phone, an order number neither."""
    for typed in ("Анна Петрова, нужен прайс", "Оплатил с карты 4276 1234 5678 9010", "Где заказ 4821 0093 1245"):
        await office.anna.sends(typed)
        await office.olga.sees(typed, chat=office.team)
    assert await office.anna.keyboard() == []


async def test_one_part_is_mended_and_the_rest_stands(office: Office) -> None:
    """The name, with words around it."""
    await office.anna.sends(ALL_OF_IT)
    await office.anna.presses("Исправить")
    await office.anna.presses("Имя")
    asked = await office.anna.sees("Как вас зовут?")
    await office.anna.sends("меня зовут Нина")
    await office.anna.sees("Имя: Нина\n", "+7 912 345-67-89", "Вопрос: нужен прайс", after=asked)


async def test_a_name_before_the_contact_is_not_asked_for_again(office: Office) -> None:
    """Nor is a wish beside the name."""
    await office.anna.presses("Оставить контакт")
    await office.anna.sends("меня зовут Анна")
    await office.anna.sees("Приятно познакомиться, Анна!", "Как с вами связаться?")
    await office.anna.sends("anna@example.com, нужен прайс")
    await office.anna.sees("Имя: Анна\n", "Контакт: anna@example.com", "Вопрос: нужен прайс")


async def test_a_wish_beside_the_name_is_not_asked_for_again(office: Office) -> None:
    """It is passed on without the name."""
    await office.anna.presses("Оставить контакт")
    await office.anna.sends("8 912 345-67-89")
    await office.anna.sees("Как вас зовут?")
    await office.anna.sends("Анна, нужен прайс")
    await office.anna.sees("Вопрос передали", "Имя: Анна\n", "Вопрос: нужен прайс")
    assert await kept_of_anna(office) == [{"words": "нужен прайс"}]


async def test_a_company_in_place_of_a_name_is_noted_and_the_person_asked_for(office: Office) -> None:
    await office.anna.sends("8 912 345-67-89, нужен прайс")
    await office.anna.sees("Как вас зовут?")
    await office.anna.sends("ООО Лютик")
    await office.anna.sees("Это компания. А как зовут вас?")
    await office.anna.sends("Анна")
    await office.anna.sees("Имя: Анна\n", "Компания: ООО Лютик")


async def test_a_contact_beside_the_wish_is_noted(office: Office) -> None:
    """It is no part of the wish."""
    await office.anna.sends("Анна, 8 912 345-67-89")
    await office.anna.sees("А что вас интересует?")
    await office.anna.sends("Нужен прайс, можно на anna@example.com")
    summary = await office.anna.sees("Контакты: +7 912 345-67-89, anna@example.com")
    assert "Вопрос: Нужен прайс" in summary.text
    assert "Вопрос передали" not in summary.text


async def test_a_contact_beside_the_company_is_noted(office: Office) -> None:
    await office.anna.sends(ALL_OF_IT)
    await office.anna.presses("От компании…")
    await office.anna.sends("ООО Лютик, закупки, info@lutik.example")
    await office.anna.sees("Компания: ООО Лютик, закупки", "+7 912 345-67-89, info@lutik.example")


async def test_a_number_in_place_of_the_company_is_a_contact(office: Office) -> None:
    """Written as nobody would read it out of a sentence: a contact was asked for not long ago."""
    await office.anna.sends("Анна, anna@example.com, нужен прайс")
    await office.anna.presses("От компании…")
    asked = await office.anna.sees("Из какой вы компании")
    await office.anna.sends("4951234567")
    summary = await office.anna.sees("Контакты: anna@example.com, +7 495 123-45-67", after=asked)
    assert "Компания" not in summary.text


async def test_another_phone_goes_into_the_open_lead_only_after_it_was_shown(office: Office) -> None:
    """The words go on at once; nothing is asked again, not even the consent."""
    await leave_contact(office)
    receipt = await office.anna.sees("Спасибо! Записали:")
    await office.anna.sends("Звоните лучше на 8 916 123-45-67, я на даче")
    await office.anna.sees("+7 912 345-67-89, +7 916 123-45-67", "Отправляем?", after=receipt)
    assert await contacts_of_leads(office) == ["+79123456789"]
    await office.anna.presses("Отправить")
    await office.anna.sees("Спасибо! Записали:", "+7 916 123-45-67")
    assert await contacts_of_leads(office) == ["+79123456789", "+79161234567"]
    assert len(await office.rows("SELECT id FROM leads")) == 1


async def test_a_contact_that_is_known_already_is_just_part_of_a_question(office: Office) -> None:
    """Who signs every message is not shown a summary each time."""
    await leave_contact(office)
    await office.anna.sees("Спасибо! Записали:")
    await office.anna.sees_reaction("👀", on=await office.anna.sends("Когда привезёте? Анна, 8 912 345-67-89"))
    await office.anna.sees_no_button("Отправить")


async def test_a_contact_under_a_photo_does_not_go_on_with_it(office: Office) -> None:
    """The photo does, with the words that hold none."""
    await office.anna.sends_photo("Можно такой забор? Анна, 8 912 345-67-89")
    await office.anna.sees("Проверьте, пожалуйста", "Вопрос: Можно такой забор?")
    await office.olga.sees("Можно такой забор?", chat=office.team)
    assert "345" not in await what_the_team_reads(office)


async def test_contacts_in_a_forwarded_message_are_somebody_elses(office: Office) -> None:
    """It is a question as it came."""
    await office.anna.forwards_text(ALL_OF_IT, author="Кто-то")
    await office.anna.sees("передали менеджеру")
    await office.anna.sees_no_button("Соглашаюсь, отправить")


async def test_a_mistyped_mail_service_is_mended_with_a_tap(office: Office) -> None:
    """Asked once, where all of it is checked, and mended right there; whoever means it as it stands just goes on."""
    await office.anna.sends("Анна, anna@gmial.com, нужен прайс")
    summary = await office.anna.sees("Контакт: anna@gmial.com", "Или вы имели в виду anna@gmail.com?")
    await office.anna.presses("Да, исправить почту", on=summary)
    mended = await office.anna.sees("Контакт: anna@gmail.com")
    assert (mended.id, "имели в виду" in mended.text) == (summary.id, False)
    assert await office.anna.presses_stale("Да, исправить почту", on=summary) == ""
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:", "anna@gmail.com")
    assert await contacts_of_leads(office) == ["anna@gmail.com"]
    assert await office.anna.presses_stale("Да, исправить почту", on=summary) == "Уже отправлено."


async def test_a_mail_service_that_looks_mistyped_may_be_right(office: Office) -> None:
    await office.anna.sends("Анна, anna@gmial.com, нужен прайс")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:", "anna@gmial.com")
    assert await contacts_of_leads(office) == ["anna@gmial.com"]


async def test_nonsense_with_a_number_in_it_is_answered(office: Office) -> None:
    """What cannot be a phone is no contact."""
    await office.anna.sends("+++ 000 000 00 00 !!! @@@ 12345678901234567890")
    await office.anna.sees("передали менеджеру")
    await office.anna.sees_no_button("Соглашаюсь, отправить")
