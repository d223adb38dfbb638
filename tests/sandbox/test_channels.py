"""Channels: who posts there, what the bot hears and may do, and how people comment in the linked group."""

from typing import Any

import pytest
from aiogram.types import Update

from bot.sandbox.people import Channel, Group, Player, Sandbox, SandboxError
from tests.sandbox.conftest import RawBot, updates_of

Json = dict[str, Any]


@pytest.fixture
async def viktor(sandbox: Sandbox) -> Player:
    """Viktor, to whom the channel belongs."""
    return await sandbox.person("Виктор", last_name="Орлов")


@pytest.fixture
async def group(sandbox: Sandbox, viktor: Player) -> Group:
    """Where people discuss the channel."""
    return await sandbox.group("Обсуждение", members=[viktor])


@pytest.fixture
async def channel(sandbox: Sandbox, viktor: Player, anna: Player, group: Group) -> Channel:
    """Viktor's channel; Anna has subscribed, the bot is an administrator."""
    return await sandbox.channel("Кухни", members=[viktor, anna], group=group, username="kitchens")


async def test_a_post_names_nobody_and_is_told_as_a_post(bot: RawBot, viktor: Player, channel: Channel) -> None:
    """In a channel it is the channel that speaks; a change is told likewise."""
    post = await viktor.posts("Новая кухня", to=channel)
    await viktor.edits(post, "Новая белая кухня")
    (told,) = await updates_of(bot, "channel_post")
    (changed,) = await updates_of(bot, "edited_channel_post")
    assert "from" not in told
    assert told["sender_chat"] == told["chat"]
    assert told["chat"] == {"id": channel.id, "type": "channel", "title": "Кухни", "username": "kitchens"}
    assert (changed["message_id"], changed["text"]) == (post.id, "Новая белая кухня")


async def test_a_signed_post_carries_the_name(bot: RawBot, sandbox: Sandbox, viktor: Player) -> None:
    channel = await sandbox.channel("Столы", members=[viktor], signed=True)
    await viktor.posts("Дубовый стол", to=channel)
    (told,) = await updates_of(bot, "channel_post")
    assert told["author_signature"] == "Виктор Орлов"


async def test_only_those_post_who_may(anna: Player, channel: Channel) -> None:
    with pytest.raises(SandboxError, match="may not post in the channel"):
        await anna.posts("И я", to=channel)


async def test_the_bot_posts_and_hears_only_of_the_copy(bot: RawBot, anna: Player, channel: Channel) -> None:
    """What it writes itself is no news; what Telegram makes of it in the linked group is."""
    sent = await bot.result("sendMessage", chat_id=channel.id, text="Скидки")
    assert ("from" in sent, sent["sender_chat"]["id"]) == (False, channel.id)
    assert await updates_of(bot, "channel_post") == []
    (copied,) = await updates_of(bot, "message", chat=channel.group)
    assert copied["is_automatic_forward"] is True
    assert copied["from"] == {"id": 777000, "is_bot": False, "first_name": "Telegram"}
    assert copied["sender_chat"]["id"] == channel.id
    origin = copied["forward_origin"]
    assert (origin["type"], origin["chat"]["id"], origin["message_id"]) == ("channel", channel.id, sent["message_id"])
    assert (await anna.sees("Скидки", chat=channel)).from_bot


async def test_the_bot_is_found_by_the_name_of_a_public_channel(bot: RawBot, channel: Channel) -> None:
    sent = await bot.result("sendMessage", chat_id="@Kitchens", text="Скидки")
    assert sent["chat"]["id"] == channel.id


@pytest.mark.parametrize("rights", [["can_edit_messages"], ["can_invite_users"]])
async def test_without_the_right_to_post_the_bot_posts_nothing(
    bot: RawBot, sandbox: Sandbox, viktor: Player, rights: list[str]
) -> None:
    channel = await sandbox.channel("Столы", members=[viktor], bot=rights)
    refusal = await bot.refusal("sendMessage", chat_id=channel.id, text="Скидки")
    assert refusal == "Bad Request: need administrator rights in the channel chat"


async def test_a_bot_outside_of_a_channel_is_told_so(
    bot: RawBot, sandbox: Sandbox, viktor: Player, channel: Channel
) -> None:
    closed = await sandbox.channel("Тайное", members=[viktor], bot=None)
    assert await bot.refusal("sendMessage", chat_id=closed.id, text="Да") == "Bad Request: chat not found"
    await viktor.makes_bot("left", of=channel)
    refused = await bot.refusal("sendMessage", chat_id=channel.id, text="Да")
    assert refused == "Forbidden: bot is not a member of the channel chat"
    assert (await bot.result("getChat", chat_id=channel.id))["title"] == "Кухни"
    await viktor.makes_bot("kicked", of=channel)
    refused = await bot.refusal("getChat", chat_id=channel.id)
    assert refused == "Forbidden: bot was kicked from the channel chat"


async def test_a_bot_is_no_mere_subscriber(viktor: Player, channel: Channel) -> None:
    with pytest.raises(SandboxError, match="in a channel a bot is an administrator or not at all"):
        await viktor.makes_bot("member", of=channel)


async def test_the_bot_puts_a_button_under_somebody_elses_post(
    bot: RawBot, anna: Player, viktor: Player, channel: Channel
) -> None:
    """With the right to edit; without it only its own posts can be changed."""
    post = await viktor.posts("Новая кухня", to=channel)
    place = {"chat_id": channel.id, "message_id": post.id}
    markup = {"inline_keyboard": [[{"text": "Спросить", "url": "https://t.me/leadhook_sandbox_bot?start=p1"}]]}
    await bot.result("editMessageReplyMarkup", **place, reply_markup=markup)
    toast = await anna.presses("Спросить", chat=channel)
    assert toast is not None
    assert toast.url == "https://t.me/leadhook_sandbox_bot?start=p1"
    await viktor.makes_bot("administrator", "can_post_messages", of=channel)
    refused = await bot.refusal("editMessageReplyMarkup", **place, reply_markup={"inline_keyboard": []})
    assert refused == "Bad Request: message can't be edited"


async def test_a_subscriber_comments_without_being_in_the_group(
    bot: RawBot, anna: Player, viktor: Player, channel: Channel
) -> None:
    """A comment answers the copy of the post; what answers it stands in the same thread, which is no forum topic."""
    post = await viktor.posts("Новая кухня", to=channel)
    comment = await anna.comments("Сколько стоит?", on=post)
    answer = await bot.result(
        "sendMessage", chat_id=comment.chat_id, text="От 90 000", reply_parameters={"message_id": comment.id}
    )
    copied, told = await updates_of(bot, "message", chat=channel.group)
    assert told["from"]["id"] == anna.id
    assert told["reply_to_message"]["message_id"] == copied["message_id"]
    assert told["reply_to_message"]["is_automatic_forward"] is True
    assert told["message_thread_id"] == answer["message_thread_id"] == copied["message_id"]
    assert "is_topic_message" not in told
    assert "message_thread_id" not in copied


async def test_a_subscriber_does_nothing_else_in_the_group(
    sandbox: Sandbox, anna: Player, viktor: Player, channel: Channel, group: Group
) -> None:
    post = await viktor.posts("Новая кухня", to=channel)
    said = await viktor.sends("Добро пожаловать", to=group)
    with pytest.raises(SandboxError, match="may only comment on posts there"):
        await anna.sends("Привет", to=group)
    with pytest.raises(SandboxError, match="may only comment on posts there"):
        await anna.sends("Привет", to=group, reply_to=said)
    stranger = await sandbox.person("Борис")
    with pytest.raises(SandboxError, match="is not in the chat"):
        await stranger.comments("А я?", on=post)


async def test_where_no_group_is_linked_nobody_comments(sandbox: Sandbox, viktor: Player) -> None:
    channel = await sandbox.channel("Столы", members=[viktor])
    post = await viktor.posts("Дубовый стол", to=channel)
    with pytest.raises(SandboxError, match="nobody can comment on this"):
        await viktor.comments("Первый!", on=post)


async def test_who_comments_as_a_channel_has_a_stand_in(
    bot: RawBot, sandbox: Sandbox, anna: Player, viktor: Player, channel: Channel
) -> None:
    own = await sandbox.channel("Дневник Анны", members=[anna], bot=None)
    post = await viktor.posts("Новая кухня", to=channel)
    await anna.comments("Красиво", on=post, as_chat=own)
    told = (await updates_of(bot, "message", chat=channel.group))[-1]
    assert (told["from"]["id"], told["from"]["username"]) == (136817688, "Channel_Bot")
    assert told["sender_chat"] == {"id": own.id, "type": "channel", "title": "Дневник Анны"}
    with pytest.raises(SandboxError, match="has no channel"):
        await anna.comments("Красиво", on=post, as_chat=channel)


async def test_a_hidden_administrator_has_a_stand_in(
    bot: RawBot, sandbox: Sandbox, viktor: Player, channel: Channel, group: Group
) -> None:
    """Who is to remain anonymous speaks as the group, also in comments; others cannot."""
    olga = await sandbox.person("Ольга")
    await olga.joins(group)
    post = await viktor.posts("Новая кухня", to=channel)
    with pytest.raises(SandboxError, match="is no anonymous administrator"):
        await olga.sends("Отвечу за всех", to=group, as_chat=group)
    await viktor.promotes(olga, "is_anonymous", "can_manage_chat", of=group)
    await olga.joins(channel)
    await olga.comments("Спасибо!", on=post)
    told = (await updates_of(bot, "message", chat=group))[-1]
    assert (told["from"]["id"], told["from"]["username"]) == (1087968824, "GroupAnonymousBot")
    assert told["sender_chat"]["id"] == group.id


async def test_a_changed_post_changes_its_copy(bot: RawBot, viktor: Player, channel: Channel, group: Group) -> None:
    post = await viktor.posts("Новая кухня", to=channel)
    await viktor.edits(post, "Новая белая кухня")
    (changed,) = await updates_of(bot, "edited_message", chat=group)
    assert (changed["text"], changed["is_automatic_forward"]) == ("Новая белая кухня", True)


async def test_an_album_comes_into_the_group_as_one(
    bot: RawBot, viktor: Player, channel: Channel, group: Group
) -> None:
    await viktor.sends_album("Кухня", None, to=channel)
    first, second = await updates_of(bot, "message", chat=group)
    assert first["media_group_id"] == second["media_group_id"]


async def test_a_forwarded_post_names_the_channel(bot: RawBot, anna: Player, viktor: Player, channel: Channel) -> None:
    post = await viktor.posts("Новая кухня", to=channel)
    await anna.forwards(post)
    told = (await updates_of(bot, "message"))[-1]
    origin = told["forward_origin"]
    assert (origin["type"], origin["chat"]["id"], origin["message_id"]) == ("channel", channel.id, post.id)


async def test_both_know_of_each_other(bot: RawBot, channel: Channel, group: Group) -> None:
    assert (await bot.result("getChat", chat_id=channel.id))["linked_chat_id"] == group.id
    assert (await bot.result("getChat", chat_id=group.id))["linked_chat_id"] == channel.id


async def test_one_channel_is_linked_with_one_group(sandbox: Sandbox, viktor: Player, group: Group) -> None:
    await sandbox.channel("Кухни", members=[viktor], group=group)
    with pytest.raises(SandboxError, match="one with one"):
        await sandbox.channel("Столы", members=[viktor], group=group)


async def test_only_an_administrator_sees_who_has_subscribed(
    bot: RawBot, sandbox: Sandbox, anna: Player, viktor: Player, channel: Channel
) -> None:
    member = await bot.result("getChatMember", chat_id=channel.id, user_id=anna.id)
    assert member["status"] == "member"
    leading = await bot.result("getChatAdministrators", chat_id=channel.id)
    assert [each["user"]["id"] for each in leading] == [viktor.id]
    assert await bot.result("getChatMemberCount", chat_id=channel.id) == 3
    await viktor.makes_bot("left", of=channel)
    refused = await bot.refusal("getChatMember", chat_id=channel.id, user_id=anna.id)
    assert refused == "Forbidden: bot is not a member of the channel chat"


async def test_everything_about_a_channel_is_as_aiogram_reads_it(
    bot: RawBot, sandbox: Sandbox, anna: Player, viktor: Player, channel: Channel
) -> None:
    own = await sandbox.channel("Дневник Анны", members=[anna], bot=None)
    post = await viktor.posts("Новая кухня", to=channel)
    await anna.comments("Красиво", on=post, as_chat=own)
    await viktor.edits(post, "Новая белая кухня")
    await anna.reacts(post, "👍")
    parsed = [Update.model_validate(update) for update in await bot.updates()]
    assert all(not update.__pydantic_extra__ for update in parsed)
