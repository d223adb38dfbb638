"""Cancelling: /cancel leaves every dialogue, on both sides, and nothing half-written remains."""

import pytest

from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact

TAKEN = "+7 912 345-67-89"


async def test_cancel_leaves_the_question_about_the_wish_and_the_summary(office: Office) -> None:
    """The contact and the name are forgotten."""
    for steps, left in (
        (["8 912 345-67-89", "Анна"], "Хорошо, ничего не сохранили"),
        (["8 912 345-67-89", "Анна", "Прайс"], "Хорошо, имя и контакт не сохранили. Вопрос остался у нас без имени."),
    ):
        await office.anna.starts()
        for said in steps:
            await office.anna.sends(said)
        asked = await office.anna.sees("Проверьте" if len(steps) > 2 else "А что вас интересует?")
        await office.anna.sends("/cancel")
        await office.anna.sees(left, after=asked)
    assert await office.rows("SELECT id FROM leads") == []
    assert await office.rows("SELECT prospect_id FROM prospect_contact_points") == []
    assert await office.rows("SELECT state FROM conversations WHERE state IS NOT NULL") == []


@pytest.mark.parametrize(
    ("taps", "question"),
    [
        (["Связать…", "Найти клиента"], "Кого ищем?"),
        (["Сохранить контакт…", "Партнёр"], "Чем закончилось?"),
        (["Ответить"], "Что ответить?"),
    ],
    ids=["searching", "noting", "answering"],
)
async def test_cancel_leaves_a_managers_dialogue(office: Office, taps: list[str], question: str) -> None:
    """What is typed next is no answer, no note and no search."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees(TAKEN)
    for label in taps:
        await office.olga.presses(label)
    await office.olga.sees(question)
    await office.olga.sends("/cancel")
    await office.olga.sees("Хорошо, оставили как было.")
    await office.olga.sends("Просто мысли")
    await office.olga.sees("Это никому не ушло")
    await office.anna.sees_no("Просто мысли")
    assert await office.rows("SELECT words FROM client_notes") == []
