"""Stories of the set-up: where the bot is, what is missing there, and what owners hear when that changes."""

import pytest

from bot.sandbox.people import Channel, Player
from bot.sandbox.sight import Seen
from tests.stories.conftest import Office, Opening


async def brings(office: Office, *, bot: str | None = "administrator") -> Channel:
    """Viktor's channel with a group where it is discussed; he brings the bot into both."""
    group = await office.sandbox.group("Разговоры", members=[office.viktor, office.anna])
    if bot is None:
        await office.viktor.makes_bot("left", of=group)
    channel = await office.sandbox.channel("Кухни", members=[office.viktor], group=group)
    await office.sandbox.quiet()
    return channel


async def sets_up(office: Office, *words: str) -> Seen:
    """Viktor looks at the set-up."""
    await office.viktor.sends("/setup")
    return await office.viktor.sees("Где я замечаю интерес", *words)


async def chats(office: Office) -> list[tuple[str, str, bool]]:
    rows = await office.rows("SELECT title, status, is_ours FROM chats ORDER BY title")
    return [(row["title"], row["status"], bool(row["is_ours"])) for row in rows]


@pytest.fixture
async def boris(office: Office) -> Player:
    """Somebody who is not of the team."""
    return await office.sandbox.person("Борис", language="ru")


async def test_before_the_bot_is_anywhere_the_owner_gets_the_links_that_bring_it_there(office: Office) -> None:
    """With just the rights that are wanted. The team's own group is none of these chats."""
    card = await sets_up(office, "Меня пока нет ни в одном канале")
    links = {button.label: button.url for button in card.buttons if button.url}
    assert links["Добавить в канал"] == (
        "https://t.me/leadhook_sandbox_bot?startchannel&admin=post_messages+edit_messages+invite_users+manage_direct_messages"
    )
    assert links["Добавить в группу"] == "https://t.me/leadhook_sandbox_bot?startgroup&admin=invite_users"
    assert await chats(office) == []


async def test_a_channel_with_its_discussion_is_all_right(office: Office) -> None:
    await brings(office)
    await sets_up(office, "✅ Кухни", "✅ Разговоры")
    await office.viktor.presses("Кухни")
    await office.viktor.sees("Работает: посты, кнопка под постами, комментарии")


async def test_private_messages_to_a_channel_are_missed_only_where_somebody_writes_them(office: Office) -> None:
    """Else the channel's card says calmly what else could be had, with the button for it."""
    channel = await brings(office)
    rights = ("can_post_messages", "can_edit_messages", "can_invite_users")
    await office.viktor.makes_bot("administrator", *rights, of=channel)
    await sets_up(office, "✅ Кухни")
    await office.viktor.presses("Кухни")
    card = await office.viktor.sees("С правом управлять личными сообщениями я замечу и то")
    assert "⚠️" not in card.text
    assert "Дать права" in card.labels
    assert [seen for seen in await office.viktor.messages() if "могу меньше" in seen.text] == []


async def test_what_is_missing_is_said_with_the_button_that_repairs_it(office: Office) -> None:
    await brings(office, bot=None)
    await sets_up(office, "⚠️ Кухни. Не вижу комментариев")
    await office.viktor.presses("⚠️ Кухни")
    card = await office.viktor.sees("добавьте меня в группу, привязанную к каналу", "Работает")
    links = {button.label: button.url for button in card.buttons if button.url}
    assert links == {"Добавить в обсуждение": "https://t.me/leadhook_sandbox_bot?startgroup&admin=invite_users"}


async def test_where_something_is_missing_comes_first_and_carries_a_sign(office: Office) -> None:
    await brings(office)
    club = await office.sandbox.group("Клуб", members=[office.viktor])
    await office.viktor.makes_bot("member", of=club)
    await office.sandbox.quiet()
    card = await sets_up(office, "⚠️ Клуб. Не вижу реакций")
    assert card.labels[:3] == ["⚠️ Клуб", "Разговоры", "Кухни"]
    await office.viktor.presses("⚠️ Клуб")
    shown = await office.viktor.sees("Не вижу реакций", "Смотрю и сам ничего здесь не пишу")
    assert shown.text.index("Не вижу реакций") < shown.text.index("Смотрю и сам")


async def test_of_rights_that_are_taken_away_owners_hear_once(office: Office) -> None:
    channel = await brings(office)
    assert channel.group is not None
    await office.viktor.makes_bot("member", of=channel.group)
    await office.viktor.sees("В «Разговоры» я теперь могу меньше", "Не вижу реакций")
    await sets_up(office, "⚠️ Разговоры. Не вижу реакций", "⚠️ Кухни")
    await office.viktor.presses("Проверить снова")
    await office.sandbox.quiet()
    told = [seen for seen in await office.viktor.messages() if "могу меньше" in seen.text]
    assert len(told) == 1
    await office.viktor.makes_bot("administrator", of=channel.group)
    await office.viktor.sees("✅ Разговоры")


async def test_of_a_chat_that_the_bot_is_thrown_out_of_owners_hear(office: Office) -> None:
    channel = await brings(office)
    await office.viktor.makes_bot("kicked", of=channel)
    await office.viktor.sees("Меня убрали из «Кухни»")
    assert ("Кухни", "kicked", True) in await chats(office)


async def test_a_group_that_becomes_a_supergroup_goes_on_under_its_new_id(office: Office) -> None:
    group = await office.sandbox.group("Клуб", members=[office.viktor])
    await office.sandbox.quiet()
    new = await office.sandbox.upgrade(group)
    await office.sandbox.quiet()
    rows = await office.rows("SELECT chat_id, kind FROM chats")
    assert rows == [{"chat_id": new.id, "kind": "supergroup"}]


async def test_a_strangers_group_does_not_count_until_an_owner_says_so(office: Office, boris: Player) -> None:
    await office.sandbox.group("Чужое", members=[boris])
    await office.viktor.sees("Чужое", "кто-то не из команды")
    await office.viktor.sees_no("Борис")
    await office.pavel.sees_no("Чужое")
    assert await chats(office) == [("Чужое", "administrator", False)]
    await office.viktor.presses("Да, это наше")
    await office.viktor.sees("Это ваше")
    await office.sandbox.quiet()
    assert await chats(office) == [("Чужое", "administrator", True)]


async def test_who_brought_the_bot_is_named_where_names_of_accounts_are_shown(open_office: Opening) -> None:
    office = await open_office(intake={"show_telegram_names": True})
    boris = await office.sandbox.person("Борис")
    await office.sandbox.group("Чужое", members=[boris])
    await office.viktor.sees("Чужое", "человек не из команды: Борис")


async def test_an_owner_lets_the_bot_leave_a_strangers_group(office: Office, boris: Player) -> None:
    group = await office.sandbox.group("Чужое", members=[boris])
    await office.viktor.presses("Нет, уйти")
    await office.viktor.sees("Меня там больше нет")
    await office.sandbox.quiet()
    assert not office.server.world.chats[group.id].holds(office.server.world.bot.id)


async def test_many_groups_of_strangers_do_not_fill_the_owners_chat(office: Office, boris: Player) -> None:
    for number in range(8):
        await office.sandbox.group(f"Чужое {number}", members=[boris])
    await office.sandbox.quiet()
    asked = [seen for seen in await office.viktor.messages() if "не из команды" in seen.text]
    assert len(asked) == 5


async def test_an_owner_says_how_the_bot_behaves_in_a_group(office: Office) -> None:
    """Of a new one it is that it writes nothing."""
    await brings(office)
    await sets_up(office)
    await office.viktor.presses("Разговоры")
    await office.viktor.sees("Смотрю и сам ничего здесь не пишу")
    await office.viktor.presses("Отвечать при всех")
    await office.viktor.sees("Отвечаю под вопросом")
    await office.viktor.presses("Выключить")
    await office.viktor.sees("Ничего здесь не замечаю")
    await office.viktor.presses("‹ Назад")
    await office.viktor.sees("⏸ Разговоры")


async def test_who_chose_what_stands_on_the_card_and_goes_back(office: Office) -> None:
    await brings(office)
    await sets_up(office)
    await office.viktor.presses("Разговоры")
    await office.viktor.sees("Бота впустили", "Виктор")
    await office.viktor.presses("Отвечать при всех")
    await office.viktor.sees("Отвечаю под вопросом", "Режим: отвечать при всех · Виктор")
    await office.viktor.presses("Впускать всех")
    await office.viktor.sees("Впускаем всех, кто просится · Виктор")
    await office.viktor.presses("↩ Вернуть как было")
    await office.viktor.sees("Отвечаю под вопросом", "Отменено: впускаем всех")
    await office.viktor.presses("↩ Вернуть как было")
    card = await office.viktor.sees("Смотрю и сам ничего здесь не пишу", "Отменено: режим")
    assert "↩ Вернуть как было" not in card.labels


async def test_an_owner_lets_the_bot_go_from_a_chat_of_ours(office: Office) -> None:
    channel = await brings(office)
    await sets_up(office)
    await office.viktor.presses("Кухни")
    await office.viktor.presses("Уйти отсюда…")
    await office.viktor.presses("Да, уйти")
    await office.sandbox.quiet()
    assert not office.server.world.chats[channel.id].holds(office.server.world.bot.id)
    await office.viktor.sees_no("Меня убрали")


async def test_only_owners_set_up(office: Office) -> None:
    await office.olga.sends("/setup")
    await office.olga.sees("владел")


async def test_what_botfather_was_told_is_seen_after_looking_again(office: Office) -> None:
    await sets_up(office)
    await office.sandbox.settings_of_bot(inline_mode=False)
    await office.viktor.presses("Проверить снова")
    await office.viktor.sees("отправьте /setinline")


async def test_a_group_of_another_name_is_called_so(open_office: Opening) -> None:
    """Telegram is asked again at each start."""
    office = await open_office()
    channel = await brings(office)
    office.server.world.chats[channel.id].title = "Столы"
    await office.restart_bot()
    await office.sandbox.quiet()
    await sets_up(office, "Столы")
    await office.viktor.sees("Столы")


async def test_a_group_that_becomes_the_teams_is_none_of_these_chats_any_more(open_office: Opening) -> None:
    """What the team says there among itself is nobody's interest."""
    office = await open_office(with_group=False)
    group = await office.sandbox.group("Менеджеры", members=[office.viktor, office.olga])
    await office.sandbox.quiet()
    assert len(await chats(office)) == 1
    team = office.config.team.model_copy(update={"chat_id": group.id})
    office.config = office.config.model_copy(update={"team": team})
    await office.restart_bot()
    await sets_up(office, "Меня пока нет ни в одном канале")
    assert await chats(office) == []


async def test_a_chat_that_is_not_known_shows_up_once_something_is_said_there(office: Office) -> None:
    """Where the bot has been since before it kept its chats; its owner says whether it counts."""
    channel = await brings(office)
    assert channel.group is not None
    async with office.writing() as session:
        await session.connection.run("DELETE FROM chats WHERE title = 'Разговоры'")
    await office.anna.sends("Сколько стоит кухня?", to=channel.group)
    await office.olga.sends("Привет всем", to=office.team)
    await office.sandbox.quiet()

    assert await chats(office) == [("Кухни", "administrator", True), ("Разговоры", "administrator", True)]


async def test_where_telegram_was_wrong_in_saying_that_the_bot_is_out_the_next_words_are_heard(office: Office) -> None:
    channel = await brings(office)
    assert channel.group is not None
    async with office.writing() as session:
        await session.connection.run(
            "UPDATE chats SET status = 'left', rights = '[]', removed_at = added_at - 3600000 WHERE title = 'Разговоры'"
        )
    await office.anna.sends("@leadhook_sandbox_bot сколько стоит кухня?", to=channel.group)
    await office.sandbox.quiet()

    assert await chats(office) == [("Кухни", "administrator", True), ("Разговоры", "administrator", True)]
    assert await office.rows("SELECT route FROM interests") == [{"route": "group_message"}]
