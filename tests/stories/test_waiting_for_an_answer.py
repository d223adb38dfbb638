"""Waiting for an answer: cards and lists say since when, until somebody answers - whoever the team is."""

import pytest

from bot.sandbox.people import Group, Player
from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


@pytest.mark.parametrize("set_up", [{}, {"with_group": False}, {"alone": True}], ids=["group", "private", "alone"])
async def test_a_card_says_since_when_somebody_waits_until_they_are_answered(
    open_office: Opening, set_up: dict[str, bool]
) -> None:
    office = await open_office(**set_up)
    worker, chat = who_answers(office)
    await office.anna.starts()
    await office.anna.sends("Сколько стоит доставка?")
    card = await worker.sees("Сколько стоит доставка?", "⏳ Ждёт ответа с 2 марта, 12:0", chat=chat)
    await worker.sends("900 рублей", to=chat, reply_to=card)
    await office.anna.sees("900 рублей")
    await worker.sees_no("⏳", chat=chat)


async def test_a_lead_waits_since_its_question_in_english_lists_too(open_office: Opening) -> None:
    office = await open_office(language="en", alone=True)
    await office.anna.starts()
    await office.anna.sends("How much is it?")
    await office.anna.presses("Leave a contact")
    await office.anna.shares_contact()
    await office.anna.sends("Anna Brown")
    await office.anna.sees("Please check", "Anna Brown")
    await office.anna.presses("Agree and send")
    await office.viktor.sees("New lead No. 1", "⏳ Waiting since 2 March, 12:0")
    await office.viktor.sends("/leads")
    await office.viktor.sees("No. 1 · ⏳ since 2 March, 12:0")
    await office.viktor.presses("Answer", on="New lead No. 1")
    await office.viktor.sees("What to answer")
    await office.viktor.sends("9 euros")
    await office.anna.sees("9 euros")
    await office.viktor.sees_no("⏳ Waiting")


async def test_whoever_is_called_back_and_decided_about_does_not_wait(office: Office) -> None:
    """A manager who phones leaves no answer here, but a decision."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("⏳ Ждёт ответа", "В работе: Ольга")
    await office.olga.presses("✓ Целевой лид")
    await office.olga.sees("Сделка в работе")
    await office.olga.sees_no("⏳")


def who_answers(office: Office) -> tuple[Player, Group | None]:
    """A manager and where the card stands: the group, else their own chat; the owner where they are alone."""
    return (office.olga, office.team) if office.config.team.managers else (office.viktor, None)
