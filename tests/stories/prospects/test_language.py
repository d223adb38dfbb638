"""Language: whoever chooses one is spoken to in it from then on, whatever their Telegram is set to."""

from typing import Any

import pytest

from bot.texts import OWN_NAMES, speaking
from tests.stories.conftest import Office
from tests.stories.workplace import Workplace

OTHER = {"ru": "en", "en": "ru"}


@pytest.fixture
def other(language: str) -> str:
    """The language that nobody's Telegram speaks."""
    return OTHER[language]


async def chooses(place: Workplace, other: str) -> None:
    """Anna asks for the other language and presses its name."""
    await place.anna.sends("/language")
    question = await place.anna.sees(*(speaking(each).plain("In which language shall we talk?") for each in OTHER))
    assert sorted(question.labels) == sorted(OWN_NAMES.values())
    await place.anna.presses(OWN_NAMES[other], on=question)
    said = await place.anna.sees(speaking(other).plain("We talk in English from now on. Another language: /language."))
    assert (said.id, said.labels) == (question.id, [])


async def test_everything_after_the_choice_is_in_the_chosen_language(place: Workplace, other: str) -> None:
    """Greeting, receipts and refusals, also after the bot was restarted; Telegram's language says nothing any more."""
    say = speaking(other).plain
    await place.anna.starts()
    await chooses(place, other)
    await place.anna.sends(place.told.question)
    await place.anna.presses(say("Leave a contact"))
    await place.office.restart_bot()
    await place.anna.sends("anna@")
    await place.anna.sees(say("There is a mistake in this e-mail. A right one is, for example, anna@example.com."))
    await place.anna.starts()
    await place.anna.sees(say("Or choose what it is about:"))


async def test_a_dialogue_goes_on_in_the_new_language(place: Workplace, other: str) -> None:
    """What was asked for still is."""
    await place.anna.starts()
    await place.anna.sends(place.told.question)
    await place.anna.presses(place.say("Leave a contact"))
    await place.anna.sees_button(place.say("Share my number"))
    await chooses(place, other)
    await place.anna.sends("+7 912 345-67-89")
    await place.anna.sees(speaking(other).plain("What is your name? Type it, or just press the button below."))


async def test_the_menu_of_commands_follows_in_that_chat_alone(place: Workplace, other: str) -> None:
    """Telegram is told so for this one chat."""
    await place.anna.starts()
    await chooses(place, other)
    await place.office.sandbox.quiet()

    menus = [call for call in place.office.server.world.calls if _is_menu_of(call, place.anna.id)]
    assert [_description(menu, "start") for menu in menus] == [speaking(other).plain("Start from the beginning")]


async def test_a_manager_chooses_too_and_cards_follow(open_office: Any, language: str, other: str) -> None:
    """In private; in the group the team's language stays."""
    office: Office = await open_office(language=language, with_group=False, speed=60.0)
    await office.olga.sends("/language")
    await office.olga.presses(OWN_NAMES[other])
    await office.olga.sees(speaking(other).plain("We talk in English from now on. Another language: /language."))
    await office.anna.starts()
    await office.anna.sends("?!")

    await office.olga.sees_button(speaking(other).plain("Answer"))
    await office.pavel.sees_button(speaking(language).plain("Answer"))


def _is_menu_of(call: dict[str, Any], chat: int) -> bool:
    return call["method"] == "setMyCommands" and (call["parameters"].get("scope") or {}).get("chat_id") == chat


def _description(call: dict[str, Any], command: str) -> str:
    commands = {each["command"]: each["description"] for each in call["parameters"]["commands"]}
    return str(commands[command])
