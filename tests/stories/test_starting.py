"""Starting: from the first link to deciding alone, and again in the middle of a conversation."""

from bot.sandbox.people import Player
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def test_whoever_follows_the_one_time_link_owns_the_bot_and_decides_alone(open_office: Opening) -> None:
    """No group, no taking: the card is the full one."""
    office = await open_office(alone=True, team={"owners": (), "managers": ()})
    (link,) = [line for line in office.lines if "?start=" in line]
    owner: Player = office.viktor
    await owner.starts(link.partition("?start=")[2])
    await owner.sees("Добро пожаловать, Виктор! Вы здесь владелец.")
    await leave_contact(office)
    card = await owner.sees("Новый лид №1", "+7 912 345-67-89 ✓")
    assert "Взять" not in card.labels
    await owner.presses("Целевой лид")
    await owner.presses("Сделка заключена")
    await owner.sees("🏆 Сделка заключена", "Клиент: Анна Петрова")


async def test_after_a_restart_the_owner_by_link_is_still_the_owner(open_office: Opening) -> None:
    """And no second link is given out."""
    office = await open_office(alone=True, team={"owners": (), "managers": ()})
    await office.viktor.starts(office.lines[-1].partition("?start=")[2])
    await office.viktor.sees("Вы здесь владелец")
    printed = list(office.lines)
    await office.restart_bot()
    await office.viktor.sends("/help")
    await office.viktor.sees("Вы владелец")
    assert office.lines == printed


async def test_a_bot_started_anew_goes_on_in_the_middle_of_the_conversation(office: Office) -> None:
    """Nobody is asked twice, on either side."""
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    await office.anna.presses("Оставить контакт")
    await office.anna.sees("Как с вами связаться?")
    await office.restart_bot()
    await office.anna.sends("8 912 345-67-89")
    await office.anna.sees("Как вас зовут?")
    await office.restart_bot()
    await office.anna.sends("Анна Петрова")
    await office.anna.sees("Проверьте, пожалуйста", "+7 912 345-67-89", "Сколько стоит доставка?")
    await office.restart_bot()
    await office.anna.presses("Соглашаюсь, отправить")
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Сохранить контакт…")
    await office.olga.presses("Поставщик")
    await office.olga.sees("Чем закончилось?")
    await office.restart_bot()
    await office.olga.sends("Возит коробки")
    await office.olga.sees("Записано")
    assert await office.rows("SELECT words FROM client_notes") == [{"words": "Возит коробки"}]
