"""`leadhook doctor`, as an owner meets it: what works in Telegram and what is missing, in sentences."""

from pathlib import Path

import pytest

from bot.cli import main
from bot.config import Config
from bot.sandbox.people import Channel
from bot.setup_check import UNTOLD, set_up_of
from bot.telegram import NotSent, TokenRejected
from storage import StorageError
from tests.stories.conftest import Office, Opening, open_office

__all__ = ["open_office"]

RIGHTS = "posts, the button under posts, comments, reactions, who joins, requests to join"


@pytest.fixture
async def office(open_office: Opening) -> Office:
    """The usual office, whose bot everybody can look for things through."""
    return await open_office()


async def brings(office: Office) -> Channel:
    """Viktor's channel and its discussion, with the bot in both."""
    group = await office.sandbox.group("Разговоры", members=[office.viktor])
    channel = await office.sandbox.channel("Кухни", members=[office.viktor], group=group)
    await office.sandbox.quiet()
    return channel


async def said(config: Config) -> list[str]:
    return [line.words async for line in set_up_of(config)]


async def wrong(config: Config) -> list[str]:
    return [line.words async for line in set_up_of(config) if line.is_wrong]


async def test_what_works_is_said_of_each_chat(office: Office) -> None:
    await brings(office)
    assert await said(office.config) == [
        "Telegram knows the bot as @leadhook_sandbox_bot.",
        UNTOLD,
        "Разговоры (group): questions, reactions, who joins, requests to join, whispered answers.",
        f"Кухни (channel): {RIGHTS}.",
    ]


async def test_how_far_names_are_taken_in_by_the_rules_of_this_version_is_said_in_the_chat_too(office: Office) -> None:
    """It takes a while after an upgrade, and is nothing to be mended."""
    await brings(office)
    async with office.writing() as session:
        await session.likeness.take_in(100)
        await session.connection.run("UPDATE kept_rules SET rules = 'former'")
    words = "I am reading all clients’ names anew, by newer rules: 0 % done. Until then I find people as before."
    assert words in await said(office.config)
    assert await wrong(office.config) == []
    await office.viktor.sends("/setup")
    await office.viktor.sees("Перечитываю имена всех клиентов по новым правилам, готово 0 %.")


async def test_what_could_be_had_besides_is_nothing_wrong(office: Office) -> None:
    channel = await brings(office)
    rights = ("can_post_messages", "can_edit_messages", "can_invite_users")
    await office.viktor.makes_bot("administrator", *rights, of=channel)
    calm = "  With the right to manage direct messages I also notice what people write to the channel."
    assert calm in await said(office.config)
    assert await wrong(office.config) == []


async def test_what_is_missing_is_said_as_it_is_now(office: Office) -> None:
    """The bot need not run, nor have heard of it."""
    channel = await brings(office)
    assert channel.group is not None
    office.server.world.chats[channel.group.id].members[office.server.world.bot.id] = "member"
    office.server.world.reads_groups = False
    assert await wrong(office.config) == [
        "  I do not see reactions and who joins. Make me an administrator.",
        "  I hear only what is meant for me. Make me an administrator, and I hear the questions.",
        "  I see no comments: make me an administrator of the group where people discuss.",
    ]


async def test_a_bot_that_is_nowhere_and_may_nothing(
    office: Office,
) -> None:
    await office.sandbox.settings_of_bot(inline_mode=False)
    assert await wrong(office.config) == [
        "I am in no channel and no group yet: add me.",
        "Nobody can look for anything through me: send /setinline to @BotFather.",
    ]


async def test_the_bot_is_out_of_the_teams_group(office: Office) -> None:
    await brings(office)
    assert office.team is not None
    await office.viktor.makes_bot("kicked", of=office.team)
    (words,) = await wrong(office.config)
    assert words.startswith("The team's group: Telegram does not let me in")


async def test_a_chat_that_the_bot_was_thrown_out_of_since(office: Office) -> None:
    channel = await brings(office)
    office.server.world.chats[channel.id].members[office.server.world.bot.id] = "kicked"
    assert "  I am not there. Add me again." in await wrong(office.config)


async def test_a_token_that_is_none_and_a_telegram_that_is_away(office: Office) -> None:
    telegram = office.config.telegram
    other = telegram.model_copy(update={"token": type(telegram.token)("1:none")})
    with pytest.raises(TokenRejected):
        await said(office.config.model_copy(update={"telegram": other}))
    away = telegram.model_copy(update={"api_url": "http://127.0.0.1:1"})
    with pytest.raises(NotSent):
        await said(office.config.model_copy(update={"telegram": away}))


async def test_a_database_that_is_not_there_is_told(office: Office, tmp_path: Path) -> None:
    storage = office.config.storage.model_copy(update={"url": f"sqlite:///{tmp_path / 'none.db'}"})
    with pytest.raises(StorageError, match="There is no database"):
        await said(office.config.model_copy(update={"storage": storage}))


def test_a_wrong_address_is_one_sentence_and_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        f'[telegram]\ntoken = "123456789:AAHdqTcvCH1vGWJxfSeofSAs0K5PALDsaw0"\napi_url = "http://127.0.0.1:1"\n'
        f'[storage]\nurl = "sqlite:///{tmp_path / "leadhook.db"}"\n',
        encoding="utf-8",
    )
    monkeypatch.setattr("sys.argv", ["leadhook", "migrate", "--config", str(config)])
    main()
    monkeypatch.setattr("sys.argv", ["leadhook", "doctor", "--config", str(config)])
    with pytest.raises(SystemExit) as ended:
        main()
    assert ended.value.code == 2
    assert "Telegram does not answer" in capsys.readouterr().err


async def test_an_owners_own_chats_are_looked_at_as_they_are_now(office: Office) -> None:
    """By what Telegram says of the leave: it may have been narrowed, or taken back, while the bot was down."""
    await office.viktor.connects_business()
    await office.sandbox.quiet()
    name = (
        f"{office.viktor.first_name} {office.viktor.last_name}" if office.viktor.last_name else office.viktor.first_name
    )
    assert f"{name} (private messages): questions." in await said(office.config)
    (leave,) = office.server.world.businesses.values()
    leave.rights = frozenset()
    assert "  I cannot answer in your name. Allow me to reply, in Telegram’s settings for business." in await wrong(
        office.config
    )
    leave.is_enabled = False
    assert f"{name} (private messages): nothing." in await said(office.config)
