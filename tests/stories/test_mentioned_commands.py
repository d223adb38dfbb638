"""Commands with a bot's name: in a group Telegram adds it, and what is meant for another bot is none of ours."""

from tests.stories.conftest import Office
from tests.stories.scenes import leave_contact

OURS = "leadhook_sandbox_bot"


async def test_a_command_with_our_name_is_answered_in_the_group(office: Office) -> None:
    """That is how Telegram writes it when it is chosen from the list."""
    await leave_contact(office)
    await office.pavel.sends(f"/leads@{OURS}", to=office.team)
    await office.pavel.sees("Свободно: 1. В работе: 0.", chat=office.team)


async def test_a_command_for_another_bot_is_left_to_it(office: Office) -> None:
    """The group may have several."""
    await leave_contact(office)
    await office.sandbox.quiet()
    moment = await office.sandbox.mark()
    await office.pavel.sends("/leads@another_bot", to=office.team)
    await office.pavel.sees_nothing_new(since=moment, chat=office.team)


async def test_commands_with_our_name_are_answered_in_private(office: Office) -> None:
    """Copied from the group, for example."""
    asked = await office.pavel.sends(f"/start@{OURS}")
    await office.pavel.sees("Здравствуйте, Павел!", after=asked)
    await office.pavel.sends(f"/leads@{OURS}")
    await office.pavel.sees("Всё разобрано")


async def test_commands_in_capitals_or_with_more_words_are_the_same_commands(office: Office) -> None:
    """As phones write them at the beginning of a line, or as people go on after them."""
    await office.pavel.sends("/LEADS")
    listed = await office.pavel.sees("Всё разобрано")
    await office.pavel.sends("/Help пожалуйста")
    await office.pavel.sees("/interests", after=listed)
    await office.anna.starts()
    asked = await office.anna.sends(f"/HELP@{OURS} как тут?")
    await office.anna.sees("/language", after=asked)
