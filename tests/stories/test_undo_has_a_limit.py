"""Undo has a limit: the owner says for how long, afterwards the button is gone and an old one says so."""

from tests.stories.conftest import Opening
from tests.stories.scenes import leave_contact


async def test_an_old_decision_is_not_undone_any_more(open_office: Opening) -> None:
    """A minute is over in three seconds here; the card that is shown afresh has no such button."""
    office = await open_office(deadlines={"undo_minutes": 1})
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    card = await office.olga.sees_button("↩ Вернуть всем")
    since = office.clock.now()
    while (office.clock.now() - since).total_seconds() < 61:
        await office.clock.sleep(5)
    said = await office.olga.presses_stale("↩ Вернуть всем", on=card)
    assert said == "Это уже не отменить: прошло много времени. Решите заново на карточке."
    await office.olga.sees_no_button("↩ Вернуть всем")
    await office.olga.presses("Ещё…")
    await office.olga.presses("Передать…")
    await office.olga.presses("Вернуть всем")
    await office.pavel.sees_button("Взять", chat=office.team)
