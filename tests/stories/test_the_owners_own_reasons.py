"""The owner's own reasons for closing: shown as written, kept with what was closed, whatever the list becomes."""

from typing import Any

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact

REASONS = ("Дорого", "Другой город", "no_answer")


async def let_the_list_be(office: Office, *reasons: str) -> None:
    """The owner changes the config, and starts the bot anew."""
    team: dict[str, Any] = {"close_reasons": reasons}
    office.config = office.config.model_copy(update={"team": office.config.team.model_copy(update=team)})
    await office.restart_bot()


async def test_a_lead_is_closed_in_the_owners_words_and_keeps_them(open_office: Opening) -> None:
    """On the card, in the history, after the list has changed, and until it is opened again."""
    office = await open_office(team={"close_reasons": REASONS})
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Закрыть…")
    asked = await office.olga.sees("Почему закрываем?")
    assert {"Дорого", "Другой город", "Не отвечает"} <= set(asked.labels)
    assert "Передумали" not in asked.labels
    await office.olga.presses("Другой город")
    await office.olga.sees("Итог: Другой город")
    await office.pavel.sees("Итог: Другой город", chat=office.team)
    await let_the_list_be(office, "Уехали")
    await office.olga.presses("История")
    await office.olga.sees("Работа закончена: Другой город")
    await office.olga.presses("‹ Назад")
    assert await office.olga.presses("Вернуть в работу") == "Снова в работе."
    await office.olga.sees_button("Целевой лид")
    await office.olga.presses("Вернуть как было")
    await office.olga.sees("Итог: Другой город")
    assert await office.rows("SELECT close_reason FROM leads") == [{"close_reason": "Другой город"}]


async def test_an_old_button_closes_for_its_own_reason_or_not_at_all(open_office: Opening) -> None:
    """However the list was changed meanwhile."""
    office = await open_office(team={"close_reasons": REASONS})
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Закрыть…")
    old = await office.olga.sees_button("Дорого", "Другой город")
    await let_the_list_be(office, "Уехали", "Другой город")
    said = await office.olga.presses_stale("Дорого", on=old)
    assert said == "Такой причины больше нет. Выберите другую на карточке."
    await office.olga.presses_stale("Другой город", on=old)
    await office.olga.sees("Итог: Другой город")


async def test_a_deal_is_lost_in_the_owners_words(open_office: Opening) -> None:
    """One list for both, in English as it was written too."""
    office = await open_office(language="en", alone=True, team={"close_reasons": REASONS})
    await office.anna.starts()
    await office.anna.sends("How much is it?")
    await office.anna.presses("Leave a contact")
    await office.anna.shares_contact()
    await office.anna.sends("Anna Brown")
    await office.anna.sees("Please check", "Anna Brown")
    await office.anna.presses("Agree and send")
    await office.viktor.presses("✓ Qualified lead")
    await office.viktor.presses("Deal lost…")
    asked = await office.viktor.sees_button("Дорого", "No answer")
    await office.viktor.presses("Дорого", on=asked)
    await office.viktor.sees("Deal lost: Дорого")
