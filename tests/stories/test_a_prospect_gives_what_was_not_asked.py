"""A prospect gives what was not asked: every refusal is a sentence, says what to do, and changes nothing."""

import pytest

from bot.sandbox.sight import Seen
from tests.stories.conftest import Office, Opening

LONGEST_MESSAGE = 4096


async def is_asked_for_a_contact(office: Office) -> Seen:
    """Anna presses the button that begins it."""
    await office.anna.starts()
    await office.anna.presses("Оставить контакт")
    return await office.anna.sees("Как с вами связаться?")


async def is_asked_for_a_name(office: Office) -> Seen:
    """Anna has typed her number."""
    await is_asked_for_a_contact(office)
    await office.anna.sends("8 912 345-67-89")
    return await office.anna.sees("Как вас зовут?")


async def step_of(office: Office) -> str | None:
    """Return what the bot waits for from Anna."""
    rows = await office.rows("SELECT state FROM conversations WHERE user_id = :anna", anna=office.anna.id)
    return rows[0]["state"] if rows else None


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("123", "В именах не бывает цифр"),
        ("Я", "Одной буквы мало"),
        ("фывапролд", "Не похоже на имя"),
        ("🌸🌸", "А буквами, пожалуйста"),
        ("менеджер", "Это должность"),
        ("ООО Ромашка", "Это компания"),
        ("+7 912 345-67-89", "Похоже на телефон"),
        ("[[Анна]]", "знаки, которых в именах не бывает"),
        ("'; DROP TABLE leads;--", "знаки, которых в именах не бывает"),
        ("А" * LONGEST_MESSAGE, "Для имени длинновато"),
    ],
)
async def test_what_is_no_name_is_refused_with_its_reason(office: Office, typed: str, answer: str) -> None:
    """Then a right name goes on from the same place."""
    await is_asked_for_a_name(office)
    await office.anna.sends(typed)
    refusal = await office.anna.sees(answer)
    assert "Анна" in refusal.text
    assert await step_of(office) == "Introducing:name"
    await office.anna.sends("Анна")
    await office.anna.sees("А что вас интересует?")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("1234567", "Такого номера не бывает. Напишите его, пожалуйста, полностью, например +7 912 345-67-89."),
        ("anna@", "В адресе почты ошибка. Правильный выглядит так: anna@example.com."),
        ("anna@example", "В адресе почты ошибка"),
        ("привет", "Напишите, пожалуйста, телефон, например +7 912 345-67-89, или почту"),
        ("а" * LONGEST_MESSAGE, "Слишком длинно"),
    ],
)
async def test_what_is_no_contact_is_refused_with_an_example(office: Office, typed: str, answer: str) -> None:
    """The example is a number of the house's own region."""
    await is_asked_for_a_contact(office)
    await office.anna.sends(typed)
    await office.anna.sees(answer)
    assert await step_of(office) == "Introducing:contact"
    await office.anna.sends("anna@example.com")
    await office.anna.sees("Как вас зовут?")


async def test_the_example_is_a_number_of_the_region_in_english_too(open_office: Opening) -> None:
    """Somebody in Germany is shown a German number."""
    office = await open_office(language="en", intake={"default_region": "DE"})
    await office.anna.starts()
    await office.anna.presses("Leave a contact")
    await office.anna.sends("1")
    await office.anna.sees("There is no such number. Please write it in full, for example +49")


async def test_somebody_elses_card_is_a_typed_contact(office: Office) -> None:
    """Said so, and never verified."""
    await is_asked_for_a_contact(office)
    await office.anna.shares_contact_of("Борис", "+7 916 123-45-67", user_id=987654)
    await office.anna.sees("Это чужая карточка", "Как вас зовут?")
    await office.anna.sends("Анна")
    await office.anna.sends("Прайс")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:")
    assert await _phones(office) == [{"normal_form": "+79161234567", "verified": 0, "origin": "card"}]


async def test_a_forwarded_own_card_proves_nothing(office: Office) -> None:
    """Telegram keeps the user id in a forwarded card: anybody could have sent it on."""
    await is_asked_for_a_contact(office)
    await office.anna.forwards_contact_of("Анна", "+79123456789", user_id=office.anna.id, author="Кто-то")
    await office.anna.sees("Это чужая карточка", "Как вас зовут?")
    await office.anna.sends("Анна")
    await office.anna.sends("Прайс")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:")
    assert await _phones(office) == [{"normal_form": "+79123456789", "verified": 0, "origin": "card"}]


async def test_a_card_with_a_number_that_is_none_is_refused(office: Office) -> None:
    """It changes nothing."""
    await is_asked_for_a_contact(office)
    await office.anna.shares_contact_of("Борис", "12")
    await office.anna.sees("Такого номера не бывает")
    assert await step_of(office) == "Introducing:contact"


async def test_a_sticker_is_no_answer_to_anything(office: Office) -> None:
    """Contact, name, wish, consent: each is asked for again in words."""
    await is_asked_for_a_contact(office)
    await office.anna.sends_sticker()
    await office.anna.sees("Поделитесь, пожалуйста, номером кнопкой ниже")
    await office.anna.sends("8 912 345-67-89")
    await office.anna.sends_sticker()
    await office.anna.sees("Напишите, пожалуйста, имя словами")
    await office.anna.sends("Анна")
    await office.anna.sends_voice()
    await office.anna.sees("Напишите, пожалуйста, словами, что вас интересует")
    await office.anna.sends("Прайс")
    await office.anna.sees("Проверьте, пожалуйста")
    await office.anna.sends_photo()
    await office.anna.sees("нажмите, пожалуйста, кнопку выше")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Спасибо! Записали:")


@pytest.mark.parametrize("asked", [is_asked_for_a_contact, is_asked_for_a_name])
async def test_a_question_typed_instead_of_an_answer_is_not_lost(office: Office, asked: object) -> None:
    """It goes to the managers, and the bot asks again in the same message."""
    assert callable(asked)
    await asked(office)
    await office.anna.sends("а сколько стоит?")
    await office.anna.sees("Вопрос передали", "?")
    await office.olga.sees("а сколько стоит?", chat=office.team)


async def test_a_wish_of_two_words_instead_of_a_contact_is_not_asked_for_again(office: Office) -> None:
    """It goes to the managers at once; one word is no wish yet."""
    await is_asked_for_a_contact(office)
    await office.anna.sends("хочу прайс")
    await office.anna.sees("Вопрос передали", "Как с вами связаться?")
    await office.olga.sees("хочу прайс", chat=office.team)
    await office.anna.shares_contact()
    await office.anna.sees("Проверьте, пожалуйста", "Вопрос: хочу прайс")


@pytest.mark.parametrize("caption", ["8 912 345-67-89", "anna@example.com"])
async def test_a_contact_under_a_photo_is_a_typed_contact(office: Office, caption: str) -> None:
    """A photo of a business card, say; a name may stand under a photo too."""
    await is_asked_for_a_contact(office)
    await office.anna.sends_photo(caption)
    await office.anna.sees("Как вас зовут?")
    await office.anna.sends_photo("Анна")
    await office.anna.sees("А что вас интересует?")


async def test_what_is_shown_instead_of_a_name_a_wish_or_a_press_is_passed_on(office: Office) -> None:
    """Words under a picture are no name just because one was asked for."""
    await is_asked_for_a_name(office)
    await office.anna.sends_photo("вот такая")
    await office.anna.sees("Вопрос передали", "Как вас зовут?")
    await office.olga.sees("вот такая", chat=office.team)
    await office.anna.sends("Анна")
    await office.anna.sees("Проверьте, пожалуйста", "Вопрос: вот такая")
    await office.anna.sends_voice()
    await office.anna.sees("Вопрос передали", "нажмите, пожалуйста, кнопку выше")
    await office.olga.sees("(voice message)", chat=office.team)


async def test_a_voice_message_instead_of_the_wish_is_passed_on(office: Office) -> None:
    """A few words are asked for besides."""
    await is_asked_for_a_name(office)
    await office.anna.sends("Анна")
    asked = await office.anna.sees("А что вас интересует?")
    await office.anna.sends_voice()
    await office.anna.sees("Спасибо, передали.", "Напишите, пожалуйста, словами, что вас интересует", after=asked)
    await office.olga.sees("(voice message)", chat=office.team)


async def test_a_question_under_a_photo_is_not_lost_while_a_contact_is_asked_for(office: Office) -> None:
    """The photo goes to the managers with it."""
    await is_asked_for_a_contact(office)
    await office.anna.sends_photo("Можно такой забор?")
    await office.anna.sees("Вопрос передали", "Как с вами связаться?")
    await office.olga.sees("Можно такой забор?", chat=office.team)


@pytest.mark.parametrize("typed", ["Анна, anna@example.com", "anna@example.com Анна"])
async def test_a_name_typed_with_a_contact_gives_both(office: Office, typed: str) -> None:
    """The contact is one more, after the one that was shared."""
    await is_asked_for_a_name(office)
    await office.anna.sends(typed)
    await office.anna.sends("Прайс")
    await office.anna.sees("Имя: Анна\n", "Контакты: +7 912 345-67-89, anna@example.com")


async def test_start_in_the_middle_leaves_the_introduction_too(office: Office) -> None:
    """From the beginning means from the beginning."""
    asked = await is_asked_for_a_name(office)
    await office.anna.starts()
    await office.anna.sees("Здравствуйте!", after=asked)
    assert await step_of(office) is None


async def test_a_name_of_html_is_shown_as_it_was_typed_nowhere(office: Office) -> None:
    """A question full of HTML is shown as text, to her and to the managers."""
    await office.anna.starts()
    await office.anna.sends("<b>Жирно</b> & <a href='tg://user?id=1'>хитро</a>")
    await office.olga.sees("<b>Жирно</b> & <a href='tg://user?id=1'>хитро</a>", chat=office.team)


@pytest.mark.parametrize(
    "data",
    ["topic1:0", "topic2:1", "topic2:" + "g" * 16, "topic0:1", "consent9", "company9", "mail9", "zzz", "contact1:x"],
)
async def test_old_forged_and_out_of_range_buttons_get_an_answer(office: Office, data: str) -> None:
    """And nothing else happens."""
    await office.anna.starts()
    greeting = await office.anna.sees("Здравствуйте!")
    toast = await office.anna.presses_data(data, on=greeting)
    assert toast == "Кнопка устарела. Наберите /start."
    assert await office.rows("SELECT route FROM interests") == [{"route": "start"}]


async def test_a_managers_button_is_not_for_a_prospect(office: Office) -> None:
    """Whatever the version of the button."""
    await office.anna.starts()
    greeting = await office.anna.sees("Здравствуйте!")
    assert await office.anna.presses_data("take1:1:1", on=greeting) == "Эта кнопка для менеджеров."
    assert await office.anna.presses_data("take7:1", on=greeting) == "Эта кнопка для менеджеров."


async def test_a_consent_left_with_cancel_cannot_be_given_later(office: Office) -> None:
    """The old button says so and nothing is kept."""
    await is_asked_for_a_name(office)
    await office.anna.sends("Анна")
    await office.anna.sends("Прайс")
    summary = await office.anna.sees("Проверьте, пожалуйста")
    await office.anna.sends("/cancel")
    await office.anna.sees("имя и контакт не сохранили")
    assert await office.anna.presses_stale("Соглашаюсь, отправить", on=summary) == "Кнопка устарела. Наберите /start."
    assert await office.rows("SELECT id FROM leads") == []


async def test_a_sixth_contact_is_one_too_many(office: Office) -> None:
    """The summary always fits a message, and says why this one is not in it."""
    await is_asked_for_a_contact(office)
    await office.anna.sends("anna0@example.com")
    await office.anna.sends("Анна")
    await office.anna.sends("Прайс")
    for number in range(1, 6):
        await office.anna.sends(f"anna{number}@example.com")
    summary = await office.anna.sees("Этого хватит: запомним первые 5.", "anna4@example.com")
    assert "anna5@example.com" not in summary.text


async def test_a_topic_pressed_in_the_middle_is_noted_and_the_question_stands(office: Office) -> None:
    """The introduction goes on where it was."""
    await is_asked_for_a_name(office)
    await office.anna.presses("Цены")
    await office.anna.sees("Отметили: Цены")
    await office.anna.sends("Анна")
    await office.anna.sees("Проверьте, пожалуйста", "Вопрос: Цены")


async def _phones(office: Office) -> list[dict[str, object]]:
    return await office.rows(
        "SELECT v.normal_form, p.verified, p.origin FROM lead_contact_points p"
        " JOIN contact_values v ON v.id = p.value_id WHERE v.kind = 'phone'"
    )
