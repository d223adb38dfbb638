"""Commands: what managers can ask for, and the menus in which Telegram offers it."""

import re

from aiohttp import ClientSession

from tests.stories.conftest import Office, Opening
from tests.stories.scenes import leave_contact


async def menu(office: Office, chat_id: int | None = None, language: str = "") -> dict[str, str]:
    """The commands that Telegram offers in a chat, or in everybody's, and what it says about them."""
    scope = {"type": "chat", "chat_id": chat_id} if chat_id else {"type": "all_private_chats"}
    call = f"{office.server.url}/bot{office.server.token}/getMyCommands"
    wish = {"scope": scope, "language_code": language}
    async with ClientSession() as http, http.post(call, json=wish) as answer:
        return {command["command"]: command["description"] for command in (await answer.json())["result"]}


async def test_the_team_has_a_menu_of_its_own_and_everybody_else_the_short_one(office: Office) -> None:
    """Each in the reader's language; strangers in groups are offered nothing."""
    everybodys = [await menu(office, language=code) for code in ("", "ru", "uk")]
    offered = ["start", "status", "cancel", "privacy", "mydata", "forget", "language", "help"]
    assert [list(each) for each in everybodys] == [offered] * 3
    assert [each["help"] for each in everybodys] == ["What this bot can do", *["Что умеет этот бот"] * 2]
    assert await menu(office, office.anna.id) == {}
    team = ["leads", "interests", "find", "exclude", "exclusions", "help", "cancel", "language"]
    assert list(await menu(office, office.olga.id)) == team
    of_owners = ["campaign", "import", "poll", "post", "hygiene", "setup"]
    assert list(await menu(office, office.viktor.id)) == [*team[:5], *of_owners, *team[5:]]


async def test_the_group_has_a_menu_of_what_works_there(office: Office) -> None:
    """In the team's language, and after the group has become a supergroup too."""
    assert office.team is not None
    there = {
        "leads": "Сколько свободно и в работе",
        "interests": "Сколько интереса за сутки",
        "help": "Что здесь можно",
    }
    assert await menu(office, office.team.id) == there
    await office.olga.sends("/help", to=office.team)
    await office.olga.sees("Сюда приходят новые карточки", "/leads", chat=office.team)
    new = await office.sandbox.upgrade(office.team)
    await office.sandbox.quiet()
    assert await menu(office, new.id) == there


async def test_whoever_leaves_the_team_loses_its_menu_and_whoever_comes_gets_it(office: Office) -> None:
    """Pavel goes, Anna comes: each sees what the one or the other sees, in the own language."""
    staff = {"managers": (office.olga.id, office.anna.id)}
    office.config = office.config.model_copy(update={"team": office.config.team.model_copy(update=staff)})
    await office.anna.starts()
    await office.restart_bot()
    await office.anna.starts()
    await office.anna.sees("Сюда приходят карточки")
    await office.sandbox.quiet()
    assert await menu(office, office.pavel.id) == {}
    assert await menu(office, office.anna.id) == await menu(office, office.olga.id)
    await office.pavel.sends("/help")
    await office.pavel.sees("Напишите вопрос")


async def test_the_menu_is_there_again_after_a_restart(office: Office) -> None:
    """Also for members who do not start the bot anew."""
    before = len([call for call in await office.sandbox.calls() if call["method"] == "setMyCommands"])
    await office.restart_bot()
    await office.anna.starts()
    await office.sandbox.quiet()
    after = len([call for call in await office.sandbox.calls() if call["method"] == "setMyCommands"])
    assert after - before == 13 + 3 + 1


async def test_help_names_every_command_of_the_menu(open_office: Opening) -> None:
    """In English; the owner reads what only the owner may."""
    office = await open_office(language="en")
    await office.olga.sends("/help")
    help_of_olga = await office.olga.sees("/leads")
    assert set(await menu(office, office.olga.id)) - {"help"} <= set(re.findall(r"/(\w+)", help_of_olga.text))
    await office.viktor.sends("/help")
    await office.viktor.sees("As the owner")


async def test_exclusions_are_looked_for_and_say_what_they_stopped(office: Office) -> None:
    """By digits as by a name; what fits nothing is said so."""
    await leave_contact(office)
    await office.olga.presses("Взять", chat=office.team)
    await office.olga.presses("Исключить…")
    await office.olga.presses("Курьер")
    await office.olga.sees("⛔ В исключениях")
    await office.anna.sends("Посылка у двери")
    await office.sandbox.quiet()
    await office.olga.sends("/exclusions 345-67")
    found = await office.olga.sees("Исключения", "+7 912 345-67-89 · курьер")
    assert "Telegram" not in found.text
    await office.olga.sends("/exclusions петрова")
    await office.olga.sees("Анна Петрова в Telegram · курьер · остановлено: 1 · 2 марта, 12:0", ": «Посылка у двери»")
    await office.olga.sends("/exclusions nobody@example.com")
    await office.olga.sees("Такого среди исключений нет. Весь список: /exclusions.")


async def test_a_long_list_of_exclusions_is_turned_in_place(office: Office) -> None:
    async with office.writing() as session:
        for number in range(9):
            await session.connection.run(
                "INSERT INTO contact_values (kind, normal_form) VALUES ('phone', :phone)", phone=f"+7912000000{number}"
            )
            await session.connection.run(
                "INSERT INTO exclusions (value_id, reason, over_client, added_by, added_at)"
                " SELECT id, 'spam', 0, :by, 0 FROM contact_values WHERE normal_form = :phone",
                by=office.olga.id,
                phone=f"+7912000000{number}",
            )
    await office.olga.sends("/exclusions")
    listed = await office.olga.sees("+7 912 000-00-08")
    await office.olga.presses("›", on=listed)
    turned = await office.olga.sees("+7 912 000-00-00")
    assert (turned.id, "000-00-08" in turned.text) == (listed.id, False)
