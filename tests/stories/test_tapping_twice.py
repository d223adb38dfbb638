"""Tapping twice, and on what is not there: every press gets an answer, and each decision is made once."""

from typing import Any

import pytest

from bot.domain.exclusion import ExclusionReason
from bot.domain.ids import ProspectId
from bot.domain.lead_lists import LeadList
from bot.views.buttons.leads import ShowList
from bot.views.buttons.talk import ExcludeProspect
from tests.stories.conftest import Office
from tests.stories.scenes import keep_in_directory, leave_contact

CHANGED = "Карточка уже изменилась: взгляните на неё ещё раз."
DONE = "Уже сделано."


async def decisions(office: Office) -> list[dict[str, Any]]:
    """Everything that stands in history."""
    return await office.rows("SELECT deed, actor_id FROM activities ORDER BY id")


@pytest.mark.parametrize(
    ("taps", "answer"),
    [
        (["Взять"], "Это уже у вас: полная карточка в личном чате со мной."),
        (["Взять", "Целевой лид"], DONE),
        (["Взять", "Целевой лид", "Сделка заключена"], DONE),
        (["Взять", "Закрыть…", "Передумали"], DONE),
        (["Взять", "Исключить…", "Спам"], DONE),
        (["Взять", "Сохранить контакт…", "Партнёр"], DONE),
        (["Взять", "Вернуть всем"], "Это уже отменено."),
        (["Взять", "Целевой лид", "Вернуть как было"], "Это уже отменено."),
    ],
    ids=lambda taps: taps[-1] if isinstance(taps, list) else "",
)
async def test_a_decision_tapped_twice_is_made_once(office: Office, taps: list[str], answer: str) -> None:
    """The second tap reads why nothing happens."""
    await leave_contact(office)
    *before, last = taps
    for label in before:
        await office.olga.presses(label, chat=office.team if label == "Взять" else None)
    card = await office.olga.sees_button(last, chat=office.team if last == "Взять" else None)
    await office.olga.presses(last, on=card)
    made = await decisions(office)
    again = await office.olga.presses_stale(last, on=card)
    assert again == answer
    assert again.alert == (answer != DONE)
    assert await decisions(office) == made


async def test_a_lead_linked_twice_is_linked_once(office: Office) -> None:
    """The suggestion on the card."""
    await keep_in_directory(office, "Мария Сидорова", "+7 912 000-00-01")
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team, on="Анна Петрова")
    await office.olga.presses("Связать…", on="Анна Петрова")
    await office.olga.presses("Найти клиента")
    await office.olga.sends("сидор")
    found = await office.olga.sees_button("Это Мария Сидорова")
    assert (
        await office.olga.presses("Это Мария", on=found)
        == "Клиент: Мария Сидорова. Контакты теперь в карточке клиента."
    )
    made = await decisions(office)
    assert await office.olga.presses_stale("Это Мария", on=found) == DONE
    assert await decisions(office) == made


async def test_a_lead_made_twice_of_a_suppliers_message_is_made_once(office: Office) -> None:
    """The second tap names the same lead."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Сохранить контакт…")
    await office.olga.presses("Поставщик")
    await office.olga.presses("Пропустить")
    await office.anna.sends("Могу привезти коробки")
    card = await office.olga.sees_button("Сделать лидом")
    assert await office.olga.presses("Сделать лидом", on=card) == "Лид №2."
    made = await decisions(office)
    assert await office.olga.presses_stale("Сделать лидом", on=card) == "Лид №2."
    assert await decisions(office) == made
    assert await office.rows("SELECT id FROM leads ORDER BY id") == [{"id": 1}, {"id": 2}]


async def test_somebody_unnamed_excluded_twice_is_excluded_once(office: Office) -> None:
    """The reason tapped again."""
    await office.anna.starts()
    await office.anna.sends("Предлагаю продвижение")
    await office.olga.presses("Исключить…", chat=office.team)
    card = await office.olga.sees_button("Спам", chat=office.team)
    first = await office.olga.presses("Спам", on=card)
    made = await decisions(office)
    assert await office.olga.presses_stale("Спам", on=card) == first
    assert await decisions(office) == made
    assert len(await office.rows("SELECT id FROM exclusions")) == 1


async def test_an_exclusion_lifted_twice_is_lifted_once(office: Office) -> None:
    """From the card of somebody unnamed."""
    await office.anna.starts()
    await office.anna.sends("Предлагаю продвижение")
    await office.olga.presses("Исключить…", chat=office.team)
    await office.olga.presses("Спам", chat=office.team)
    card = await office.olga.sees_button("Снять исключение", chat=office.team)
    assert await office.olga.presses("Снять исключение", on=card) == "Исключение снято."
    assert await office.olga.presses_stale("Снять исключение", on=card) == "Исключение уже снято."
    assert [row["deed"] for row in await decisions(office)] == ["excluded", "exclusion_lifted"]


@pytest.mark.parametrize(
    ("data", "answer"),
    [
        ("take1:77:1", "Этого уже нет. Что открыто: /leads."),
        ("qual1:1:9:0", CHANGED),
        ("link1:1:1:404:0", "Этого уже нет. Что открыто: /leads."),
        ("undo1:404", "Этого уже нет. Что открыто: /leads."),
        ("lift1:404", "Этого уже нет. Что открыто: /leads."),
        ("answer1:404", "Этого уже нет. Что открыто: /leads."),
        (
            ExcludeProspect(prospect=ProspectId(404), reason=ExclusionReason.SPAM).pack(),
            "Этого уже нет. Что открыто: /leads.",
        ),
        ("close1:1:1:bad_lead", "Такой причины больше нет. Выберите другую на карточке."),
        ("close1:404:1:bad_lead", "Этого уже нет. Что открыто: /leads."),
        ("lose1:404:1:bad_lead", "Этого уже нет. Что открыто: /leads."),
        ("menu1:1:1:everything", "Кнопка устарела. Откройте карточку заново: /leads."),
        ("take0:1:1", "Кнопка устарела. Откройте карточку заново: /leads."),
    ],
)
async def test_a_manager_who_forges_a_button_changes_nothing(office: Office, data: str, answer: str) -> None:
    """Well-formed or not."""
    await leave_contact(office)
    card = await office.olga.sees_button("Взять", chat=office.team)
    made = await decisions(office)
    assert await office.olga.presses_data(data, on=card) == answer
    assert await decisions(office) == made


async def test_a_card_that_somebody_deleted_comes_again_when_it_changes(office: Office) -> None:
    """Administrators may delete what a bot wrote."""
    await leave_contact(office)
    card = await office.olga.sees_button("Взять", chat=office.team)
    await office.delete_as_administrator(card)
    await office.olga.presses_stale("Взять", on=card)
    await office.olga.sees("+7 912 345-67-89")
    again = await office.pavel.sees("В работе: Ольга", chat=office.team)
    assert again.id > card.id


async def test_whoever_may_not_see_a_contact_reads_the_card_without_it(office: Office) -> None:
    """A colleague's lead by its number; the owner sees all of it."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.pavel.sends("/lead 1")
    card = await office.pavel.sees("лид №1", "Анна Петрова", "В работе: Ольга")
    assert "912" not in card.text
    assert card.labels == []
    await office.viktor.sends("/lead 1")
    await office.viktor.sees("лид №1", "+7 912 345-67-89 ✓")


async def test_what_is_no_card_does_not_take_the_place_of_one(office: Office) -> None:
    """An altered app presses a button of a list on a lead's card: the list comes below, the card stays."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    card = await office.olga.sees("+7 912 345-67-89 ✓")
    await office.olga.presses_data(ShowList(which=LeadList.MINE).pack(), on=card)
    await office.olga.sees("У вас в работе", after=card)
    await office.olga.presses("Целевой лид", on=card)
    await office.olga.sees("Сделка в работе")
