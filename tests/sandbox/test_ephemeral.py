"""A message to one member of a group alone: nobody else sees it, and not every bot may send it."""

import pytest

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import RawBot


@pytest.fixture
async def olga(sandbox: Sandbox) -> Player:
    """Somebody else in the group."""
    return await sandbox.person("Ольга")


async def test_only_its_receiver_sees_it(bot: RawBot, anna: Player, olga: Player) -> None:
    group = await anna.sandbox.group("Двор", members=[anna, olga])
    sent = await bot.result(
        "sendMessage", chat_id=group.id, text="Шёпотом", ephemeral_message_parameters={"receiver_user_id": anna.id}
    )
    assert (sent["message_id"], sent["receiver_user"]["id"]) == (0, anna.id)
    assert sent["ephemeral_message_id"] > 0
    assert "Шёпотом" in [message.text for message in await anna.messages(group)]
    assert "Шёпотом" not in [message.text for message in await olga.messages(group)]


async def test_nobody_else_finds_it_or_its_button(bot: RawBot, anna: Player, olga: Player) -> None:
    group = await anna.sandbox.group("Двор", members=[anna, olga])
    mark = await anna.sandbox.mark()
    await bot.result(
        "sendMessage",
        chat_id=group.id,
        text="Шёпотом",
        reply_markup={"inline_keyboard": [[{"text": "Слышу", "callback_data": "1"}]]},
        ephemeral_message_parameters={"receiver_user_id": anna.id},
    )
    await bot.updates(offset=(await bot.updates())[-1]["update_id"] + 1)
    await anna.sees_button("Слышу", on=await anna.sees("Шёпотом", chat=group))
    with pytest.raises(AssertionError, match="Ольга does not see"):
        await olga.sees("Шёпотом", chat=group, patience=0.05)
    with pytest.raises(AssertionError, match="Ольга finds no button"):
        await olga.presses("Слышу", chat=group, patience=0.05)
    await olga.sees_nothing_new(since=mark, chat=group)
    with pytest.raises(AssertionError, match="Анна was to see nothing new"):
        await anna.sees_nothing_new(since=mark, chat=group)


async def test_its_receiver_is_named_by_a_number(bot: RawBot, anna: Player) -> None:
    group = await anna.sandbox.group("Двор", members=[anna])
    for receiver in ("Анна", [anna.id]):
        parameters = {"receiver_user_id": receiver}
        refusal = await bot.refusal("sendMessage", chat_id=group.id, text="x", ephemeral_message_parameters=parameters)
        assert refusal == 'Bad Request: field "receiver_user_id" must be of type Number'


async def test_it_goes_to_members_of_groups_only(bot: RawBot, anna: Player, olga: Player) -> None:
    await anna.starts()
    group = await anna.sandbox.group("Двор", members=[anna])
    for chat, receiver in ((anna.id, anna.id), (group.id, olga.id)):
        parameters = {"receiver_user_id": receiver}
        refusal = await bot.refusal("sendMessage", chat_id=chat, text="x", ephemeral_message_parameters=parameters)
        assert "USER_NOT_PARTICIPANT" in refusal


async def test_a_bot_without_rights_may_only_answer_a_fresh_tap(
    bot: RawBot, anna: Player, server: SandboxServer
) -> None:
    group = await anna.sandbox.group("Двор", members=[anna])
    await anna.sandbox.post(f"groups/{group.id}/bot", status="member", person=anna.id)
    query = server.world.ask(server.world.people[anna.id], server.world.chats[group.id])
    chat, alone = group.id, {"receiver_user_id": anna.id}
    tapped = alone | {"callback_query_id": query.id}
    assert "not enough rights" in await bot.refusal(
        "sendMessage", chat_id=chat, text="x", ephemeral_message_parameters=alone
    )
    assert await bot.result("sendMessage", chat_id=chat, text="x", ephemeral_message_parameters=tapped)
    server.world.clock.jump(60)
    assert "not enough rights" in await bot.refusal(
        "sendMessage", chat_id=chat, text="x", ephemeral_message_parameters=tapped
    )


async def test_who_comments_hears_a_whisper_only_inside_the_group(
    bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player
) -> None:
    """Under the comment itself; who has only subscribed to the channel is out of reach."""
    group = await sandbox.group("Обсуждение", members=[anna])
    channel = await sandbox.channel("Кухни", members=[anna, olga], group=group)
    post = await anna.posts("Новая кухня", to=channel)
    comment = await olga.comments("Сколько стоит?", on=post)
    whisper = {"chat_id": group.id, "text": "От 90 000", "reply_parameters": {"message_id": comment.id}}
    whisper["ephemeral_message_parameters"] = {"receiver_user_id": olga.id}
    assert await bot.refusal("sendMessage", **whisper) == "Bad Request: USER_NOT_PARTICIPANT"
    await olga.joins(group)
    sent = await bot.result("sendMessage", **whisper)
    assert (sent["message_thread_id"], sent["reply_to_message"]["message_id"]) == (
        comment.raw["message_thread_id"],
        comment.id,
    )
    assert (await olga.sees("От 90 000", chat=group)).answered == comment.id
    assert "От 90 000" not in [message.text for message in await anna.messages(group)]
