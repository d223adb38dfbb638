"""A prospect asks for a company: said on the summary by whoever likes to, and shown to managers."""

import pytest

from bot.sandbox.sight import Seen
from bot.views.buttons.prospects import NameCompany
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def comes_to_the_summary(office: Office) -> Seen:
    """Anna asks and introduces herself."""
    await office.anna.starts()
    await office.anna.sends("Нужны шкафы")
    await office.anna.presses("Оставить контакт")
    await office.anna.shares_contact()
    return await office.anna.sees("Проверьте, пожалуйста")


async def test_whoever_asks_for_a_company_says_so_on_the_summary(office: Office) -> None:
    """One more tap and one answer; summary, receipt, card and export show it."""
    await comes_to_the_summary(office)
    await office.anna.presses("От компании…")
    await office.anna.sees("Из какой вы компании")
    await office.anna.sends("ООО Ромашка, закупки")
    await office.anna.sees("Проверьте, пожалуйста", "Компания: ООО Ромашка, закупки", "+7 912 345-67-89")
    await office.anna.sees_no_button("От компании…")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Записали:", "Компания: ООО Ромашка, закупки")
    await office.olga.sees("Анна Петрова", "От компании ООО Ромашка · закупки", chat=office.team)
    assert await office.rows("SELECT on_behalf, role, may_decide FROM leads") == [
        {"on_behalf": "ООО Ромашка", "role": "закупки", "may_decide": None}
    ]


async def test_nobody_has_to(office: Office) -> None:
    """The way is as short as before, and nothing is shown."""
    await leave_contact(office)
    card = await office.olga.sees("Анна Петрова", chat=office.team)
    assert "компании" not in card.text


async def test_the_company_is_corrected_and_taken_away_like_the_other_parts(office: Office) -> None:
    """What was agreed to on an older summary does not count."""
    old = await comes_to_the_summary(office)
    await office.anna.presses("От компании…")
    await office.anna.sends("ООО Ромашка")
    await office.anna.sees("Компания: ООО Ромашка")
    await office.anna.presses("Исправить")
    await office.anna.presses("Компания")
    await office.anna.sends("АО Лютик, директор")
    await office.anna.sees("Компания: АО Лютик, директор")
    await office.anna.presses_stale("Соглашаюсь, отправить", on=old)
    assert await office.rows("SELECT id FROM leads") == []
    await office.anna.presses("Исправить")
    await office.anna.presses("Компания")
    await office.anna.presses("Только для себя")
    await office.anna.sees_button("От компании…")
    await office.anna.presses("Соглашаюсь, отправить")
    thanks = await office.anna.sees("Записали:")
    assert "Компания" not in thanks.text


async def test_a_second_tap_that_comes_late_does_not_stand_in_the_way_of_the_consent(office: Office) -> None:
    """It asks for the company once more; what the newer summary shows can be agreed to all the same."""
    old = await comes_to_the_summary(office)
    await office.anna.presses("От компании…", on=old)
    await office.anna.sends("ООО Ромашка")
    newer = await office.anna.sees("Компания: ООО Ромашка")
    await office.anna.presses_data(NameCompany().pack(), on=old)
    await office.anna.sees("Из какой вы компании", after=newer)
    await office.anna.presses("Соглашаюсь, отправить", on=newer)
    await office.anna.sees("Записали:", "Компания: ООО Ромашка")
    assert await office.rows("SELECT on_behalf FROM leads") == [{"on_behalf": "ООО Ромашка"}]


async def test_what_is_no_company_is_asked_for_again(open_office: Opening) -> None:
    """In English; a question is passed on, a contact is taken as one, and /cancel leaves it all."""
    office = await open_office(language="en")
    await office.anna.starts()
    await office.anna.sends("I need wardrobes")
    await office.anna.presses("Leave a contact")
    await office.anna.shares_contact()
    await office.anna.presses("For a company…")
    asked = await office.anna.sees("Which company is it")
    for typed, answer in (
        ("...", "I see no company here."),
        ("D" * 200, "This is too long."),
        ("Do you deliver?", "We have passed your question on"),
    ):
        await office.anna.sends(typed)
        asked = await office.anna.sees(answer, after=asked)
    await office.anna.sends_sticker()
    await office.anna.sees("Please write in words which company it is", after=asked)
    await office.anna.sends("anna@example.com")
    await office.anna.sees("Please check", "anna@example.com")
    await office.anna.presses("For a company…")
    await office.anna.sends("/cancel")
    await office.anna.sees("All right, your name and contact were not kept.")
    assert await office.rows("SELECT id FROM leads") == []


@pytest.mark.parametrize("button", ["company1", "myself1", "decides1:1"])
async def test_a_press_that_comes_too_late_is_answered(office: Office, button: str) -> None:
    await office.anna.starts()
    greeting = await office.anna.sees("Здравствуйте")
    assert await office.anna.presses_data(button, on=greeting) == "Кнопка устарела. Наберите /start."


async def test_the_company_of_an_open_request_is_known_when_its_person_corrects_it(office: Office) -> None:
    """It is not asked for again; the card follows, and no second lead comes."""
    await comes_to_the_summary(office)
    await office.anna.presses("От компании…")
    await office.anna.sends("ООО Ромашка")
    await office.anna.sees("Компания: ООО Ромашка")
    await office.anna.presses("Соглашаюсь, отправить")
    await office.anna.sees("Записали:")
    await office.anna.sends("anna@example.com")
    await office.anna.sees("Проверьте, пожалуйста", "Компания: ООО Ромашка", "anna@example.com")
    await office.anna.presses("Исправить")
    await office.anna.presses("Компания")
    await office.anna.sends("АО Лютик")
    await office.anna.sees("Компания: АО Лютик")
    await office.anna.presses("Отправить")
    await office.olga.sees("От компании АО Лютик", chat=office.team)
    assert await office.rows("SELECT on_behalf FROM leads") == [{"on_behalf": "АО Лютик"}]
