"""The team's group is closed to the bot: nothing is lost, everybody hears in private, and it goes on where it was."""

from datetime import timedelta

import pytest

from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact, let_time_pass


async def set_bot(office: Office, status: str) -> None:
    """Viktor puts the bot out of the group or lets it in again."""
    assert office.team is not None
    await office.sandbox.post(f"groups/{office.team.id}/bot", person=office.viktor.id, status=status)


async def give_up_group(office: Office) -> None:
    """Viktor takes the group out of the config."""
    team = office.config.team.model_copy(update={"chat_id": None})
    office.config = office.config.model_copy(update={"team": team})
    await office.restart_bot()


@pytest.mark.parametrize("status", ["kicked", "restricted"])
async def test_a_bot_put_out_of_the_group_goes_on_in_private_until_it_is_let_in_again(
    office: Office, status: str
) -> None:
    """Or muted there. The card that was refused comes to everybody; the owner reads what to do."""
    await set_bot(office, status)
    await leave_contact(office)
    await office.viktor.sees("Не могу писать в группу менеджеров", "/leads")
    for member in (office.olga, office.pavel, office.viktor):
        await member.sees("Новый лид №1", "Анна Петрова")
    await office.pavel.sees_no("Не могу писать")
    await set_bot(office, "administrator")
    await office.pavel.sees_button("Взять", chat=office.team)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.sees("+7 912 345-67-89")
    await office.pavel.sees("В работе: Ольга", chat=office.team)


async def test_a_question_that_the_group_did_not_get_is_answered_in_private(office: Office) -> None:
    """Nobody is left without an answer."""
    await set_bot(office, "left")
    await office.anna.starts()
    await office.anna.sends("Вы работаете в субботу?")
    card = await office.pavel.sees("Гость", "Вы работаете в субботу?")
    await office.pavel.sends("Да, с 10 до 16", reply_to=card)
    await office.anna.sees("Да, с 10 до 16")


async def test_who_was_erased_meanwhile_is_erased_there_once_it_is_open_again(office: Office) -> None:
    """Card and copies in the group are as old as the day it was closed."""
    await office.anna.starts()
    await office.anna.sends("Вы работаете в субботу?")
    await office.olga.sees("в субботу", chat=office.team)
    await office.anna.sends_photo("Вот такая дверь")
    await office.olga.sees("такая дверь", chat=office.team)
    await set_bot(office, "kicked")
    guest = await office.sandbox.person("Гость")
    await guest.starts()
    await guest.sends("А доставка есть?")
    await office.viktor.sees("Не могу писать в группу менеджеров")
    await office.anna.sends("/forget")
    await office.anna.presses("Стереть всё")
    await office.anna.sees("Готово")
    await office.sandbox.quiet()
    await let_time_pass(office, timedelta(minutes=2))
    await office.olga.sees("в субботу", chat=office.team)

    await set_bot(office, "administrator")

    await office.olga.sees("стёрто по его просьбе", chat=office.team)
    await office.sandbox.quiet()
    for words in ("в субботу", "такая дверь"):
        await office.olga.sees_no(words, chat=office.team)


async def test_what_was_being_taken_back_when_the_group_closed_is_taken_back_once_it_is_open(office: Office) -> None:
    """The copies and the card stand there meanwhile: nobody could delete them."""
    await office.anna.starts()
    await office.anna.sends("Вы работаете в субботу?")
    await office.anna.sends_photo("Вот такая дверь")
    await office.olga.sees("такая дверь", chat=office.team)
    await office.sandbox.quiet()
    await set_bot(office, "kicked")
    await office.anna.sends("/forget")
    await office.anna.presses("Стереть всё")
    await office.anna.sees("Готово")
    await office.viktor.sees("Не могу писать в группу менеджеров")
    await let_time_pass(office, timedelta(minutes=2))
    await office.olga.sees("такая дверь", chat=office.team)

    await set_bot(office, "administrator")

    await office.olga.sees("стёрто по его просьбе", chat=office.team)
    await office.sandbox.quiet()
    for words in ("в субботу", "такая дверь"):
        await office.olga.sees_no(words, chat=office.team)


async def test_cards_in_a_group_that_is_the_teams_no_more_say_and_do_nothing(office: Office) -> None:
    """Others may read there now. The lead is taken where the team is."""
    await leave_contact(office)
    await office.pavel.sees_button("Взять", chat=office.team)
    await give_up_group(office)

    toast = await office.olga.presses("Взять", chat=office.team)

    assert toast is not None
    assert "Кнопка устарела" in toast
    await office.pavel.sees_no("В работе", chat=office.team)
    await office.olga.sends("/lead 1")
    await office.olga.presses("Взять")
    await office.olga.sees("+7 912 345-67-89")
    await office.sandbox.quiet()
    await office.pavel.sees_no("Ольга", chat=office.team)


async def test_a_picture_and_an_album_that_the_group_did_not_get_come_in_private(office: Office) -> None:
    """Under the card, with their words, and answered like any."""
    await office.anna.starts()
    await office.anna.sends("Вы работаете в субботу?")
    await office.pavel.sees("в субботу", chat=office.team)
    await set_bot(office, "kicked")
    await office.anna.sends_album("Вот такая дверь", None)
    for member in (office.olga, office.pavel, office.viktor):
        await member.sees("(picture)", "такая дверь")
    await office.sandbox.quiet()
    pictures = [seen for seen in await office.pavel.messages() if "(picture)" in seen.text]
    assert [picture.text for picture in pictures] == ["(picture) Вот такая дверь", "(picture)"]
    assert pictures[0].answered == (await office.pavel.sees("Гость")).id
    await office.pavel.sends("Такие есть", reply_to=pictures[1])
    await office.anna.sees("Такие есть")


async def test_a_voice_message_of_a_lead_that_the_group_did_not_get_comes_in_private(office: Office) -> None:
    """It stands under the lead's card there."""
    await leave_contact(office)
    await office.pavel.sees("Новый лид №1", chat=office.team)
    await office.sandbox.quiet()
    await set_bot(office, "kicked")
    await office.anna.sends_voice()
    card = await office.pavel.sees("Новый лид №1")
    assert (await office.pavel.sees("(voice message)")).answered == card.id
