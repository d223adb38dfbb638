"""What the bot hears in groups: as an administrator or without privacy mode all, else what is meant for it."""

import pytest

from bot.sandbox.people import Group, Player, Sandbox
from tests.sandbox.conftest import RawBot, updates_of


@pytest.fixture
async def group(sandbox: Sandbox, anna: Player) -> Group:
    """A group in which the bot is a mere member."""
    group = await sandbox.group("Двор", members=[anna])
    await anna.makes_bot("member", of=group)
    return group


async def heard(bot: RawBot, group: Group) -> list[str]:
    """The words of the messages that came from the group."""
    return [told.get("text", "(service)") for told in await updates_of(bot, "message", chat=group)]


@pytest.mark.parametrize(
    "text",
    ["/price", "/price@leadhook_sandbox_bot", "Сколько стоит, @Leadhook_Sandbox_Bot?", "😀 @leadhook_sandbox_bot"],
)
async def test_what_names_the_bot_reaches_it(bot: RawBot, anna: Player, group: Group, text: str) -> None:
    await anna.sends(text, to=group)
    assert await heard(bot, group) == [text]


@pytest.mark.parametrize("text", ["Сколько стоит?", "/price@another_bot", "@leadhook_sandbox_bot_too, привет"])
async def test_what_names_it_not_does_not(bot: RawBot, anna: Player, group: Group, text: str) -> None:
    said = await anna.sends(text, to=group)
    await anna.edits(said, f"{text}!")
    assert await heard(bot, group) == []
    assert await updates_of(bot, "edited_message") == []


async def test_an_answer_to_the_bot_reaches_it(bot: RawBot, anna: Player, group: Group) -> None:
    await bot.result("sendMessage", chat_id=group.id, text="Чем помочь?")
    asked = await anna.sees("Чем помочь?", chat=group)
    answer = await anna.sends("Цены?", to=group, reply_to=asked)
    await anna.sends("И сроки?", to=group, reply_to=answer)
    assert await heard(bot, group) == ["Цены?"]


async def test_who_comes_and_goes_reaches_it(bot: RawBot, sandbox: Sandbox, group: Group) -> None:
    olga = await sandbox.person("Ольга")
    await olga.joins(group)
    await olga.leaves(group)
    assert await heard(bot, group) == ["(service)", "(service)"]


async def test_an_administrator_hears_everything(bot: RawBot, anna: Player, group: Group) -> None:
    await anna.makes_bot("administrator", of=group)
    await anna.sends("Сколько стоит?", to=group)
    assert await heard(bot, group) == ["Сколько стоит?"]


async def test_so_does_a_bot_without_privacy_mode(bot: RawBot, sandbox: Sandbox, anna: Player, group: Group) -> None:
    """And it can know of itself how it is."""
    assert (await bot.result("getMe"))["can_read_all_group_messages"] is False
    await sandbox.settings_of_bot(reads_groups=True)
    await anna.sends("Сколько стоит?", to=group)
    assert await heard(bot, group) == ["Сколько стоит?"]
    assert (await bot.result("getMe"))["can_read_all_group_messages"] is True


async def test_a_thread_is_no_topic_and_is_passed_over(bot: RawBot, anna: Player, group: Group) -> None:
    """All answers to one message stand in its thread; a bot cannot write into one but by answering."""
    first = await anna.sends("/price", to=group)
    second = await anna.sends("/price", to=group, reply_to=first)
    await anna.sends("/price", to=group, reply_to=second)
    threads = [told.get("message_thread_id") for told in await updates_of(bot, "message", chat=group)]
    assert threads == [None, first.id, first.id]
    sent = await bot.result("sendMessage", chat_id=group.id, text="Да", message_thread_id=first.id)
    assert "message_thread_id" not in sent
