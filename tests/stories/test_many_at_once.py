"""Many at once: a burst of leads, managers who press in the same moment, and an update that nobody can read."""

import asyncio

from bot.sandbox.people import Player
from bot.sandbox.sight import Seen
from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact

BURST = 12


async def comes_to_the_summary(office: Office, number: int) -> Player:
    """Somebody gives a phone, a name and a wish, and has only to agree."""
    guest = await office.sandbox.person(f"Гость{number}")
    await guest.starts()
    await guest.sends(f"+7 912 000-00-{number:02}")
    await guest.sees("Как вас зовут?")
    await guest.sends("Мария")
    await guest.sees("А что вас интересует?")
    await guest.sends("Прайс")
    await guest.sees_button("Соглашаюсь, отправить")
    return guest


def list_with_all(messages: list[Seen]) -> Seen | None:
    """Return the newest list once every lead stands on a card or a list, and none on both."""
    cards = [message for message in messages if "Новый лид №" in message.text]
    lists = [message for message in messages if "Пришли почти одновременно" in message.text]
    complete = len(cards) + sum(len(message.labels) for message in lists) == BURST
    return lists[-1] if complete and lists else None


async def test_a_burst_of_leads_comes_as_a_few_cards_and_a_list_from_which_each_is_taken(office: Office) -> None:
    """The group hears only so much a minute, and no lead is lost for that."""
    guests = await asyncio.gather(*(comes_to_the_summary(office, number) for number in range(BURST)))
    await asyncio.gather(*(guest.presses("Соглашаюсь, отправить") for guest in guests))
    assert office.team is not None
    listed = await office.sandbox.eventually(office.team.id, list_with_all, 10.0, "The group does not hear of all")
    label = listed.labels[0]
    await office.olga.presses(label, on=listed)
    number = label.partition(",")[0].removeprefix("№")
    card = await office.olga.sees(f"Новый лид №{number}", chat=office.team, patience=10.0)
    await office.olga.presses("Взять", on=card)
    await office.olga.sees(f"Новый лид №{number}", "+7 912 000-00-")


async def test_of_all_who_press_in_the_same_moment_one_wins_and_the_others_learn_who(office: Office) -> None:
    """One line of history, one full card."""
    await leave_contact(office)
    card = await office.olga.sees_button("Взять", chat=office.team)
    team = {"Ольга": office.olga, "Павел": office.pavel, "Виктор": office.viktor}
    said = await asyncio.gather(*(member.presses_stale("Взять", on=card) for member in team.values()))
    toasts = dict(zip(team, said, strict=True))
    (winner,) = [name for name, toast in toasts.items() if toast and toast.startswith("Теперь это у вас")]
    losers = {toast for name, toast in toasts.items() if name != winner}
    assert losers == {f"Уже в работе: {winner}. Выберите другое: /leads."}
    assert await office.rows("SELECT actor_id FROM activities WHERE deed = 'taken'") == [{"actor_id": team[winner].id}]
    await team[winner].sees("+7 912 345-67-89")


async def test_an_update_that_nobody_can_read_stops_nobody(office: Office) -> None:
    """It is kept aside, the owner is told, and Anna is served."""
    await office.sandbox.inject({"message": {"message_id": "seven", "chat": {"id": office.anna.id}}})
    await office.sandbox.inject({"from_the_future": {"from": {"id": office.anna.id}}})
    await office.anna.starts()
    await office.anna.sends("Сколько стоит?")
    await office.anna.sees("передали менеджеру!")
    await office.viktor.sees("Одно сообщение я не смог обработать")
    assert await office.rows("SELECT status FROM inbox WHERE status <> 'done'") == [{"status": "dead"}] * 2
