"""Signs of attention: reactions, votes, searches in any chat, and links that lead to the bot."""

import asyncio
from typing import Any

import pytest
from aiogram.types import Update

from bot.sandbox.people import Channel, Group, Player, Sandbox, SandboxError
from tests.sandbox.conftest import RawBot, updates_of

Json = dict[str, Any]
ASKED_FOR = ["message", "message_reaction", "message_reaction_count", "poll", "poll_answer"]
NOT_PLAYED = (
    "the sandbox plays no quizzes, and no polls with correct_option_id, correct_option_ids, open_period, close_date, "
    "media, allow_adding_options"
)
LINK = "https://t.me/leadhook_sandbox_bot?start=spring"


@pytest.fixture
async def olga(sandbox: Sandbox) -> Player:
    """Somebody else."""
    return await sandbox.person("Ольга")


@pytest.fixture
async def group(bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player) -> Group:
    """A group with both; the bot is an administrator."""
    await bot.updates(allowed_updates=ASKED_FOR)
    return await sandbox.group("Двор", members=[anna, olga])


@pytest.fixture
async def channel(bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player) -> Channel:
    """A channel of Anna's; Olga has subscribed, the bot is an administrator."""
    await bot.updates(allowed_updates=ASKED_FOR)
    return await sandbox.channel("Кухни", members=[anna, olga])


# Reactions


async def test_under_a_post_reactions_are_only_counted(
    bot: RawBot, anna: Player, olga: Player, channel: Channel
) -> None:
    """Until somebody fetches them, all changes come as one; nobody is named."""
    post = await anna.posts("Новая кухня", to=channel)
    await anna.reacts(post, "👍")
    await olga.reacts(post, "👍")
    (told,) = await updates_of(bot, "message_reaction_count")
    assert told["reactions"] == [{"type": {"type": "emoji", "emoji": "👍"}, "total_count": 2}]
    assert (told["chat"]["id"], told["message_id"]) == (channel.id, post.id)
    await olga.reacts(post, None)
    assert [each["reactions"][0]["total_count"] for each in await updates_of(bot, "message_reaction_count")] == [2, 1]
    assert await updates_of(bot, "message_reaction") == []


async def test_the_bots_own_reaction_counts_too(bot: RawBot, anna: Player, olga: Player, channel: Channel) -> None:
    """It is told of none of its own, but of the sum."""
    post = await anna.posts("Новая кухня", to=channel)
    fire = [{"type": "emoji", "emoji": "🔥"}]
    await bot.result("setMessageReaction", chat_id=channel.id, message_id=post.id, reaction=fire)
    assert await updates_of(bot, "message_reaction_count") == []
    await olga.reacts(post, "🔥")
    (told,) = await updates_of(bot, "message_reaction_count")
    assert told["reactions"] == [{"type": fire[0], "total_count": 2}]


async def test_counts_come_only_to_an_administrator_who_asks(
    bot: RawBot, anna: Player, olga: Player, channel: Channel
) -> None:
    post = await anna.posts("Новая кухня", to=channel)
    await bot.updates(allowed_updates=[])
    await olga.reacts(post, "👍")
    await bot.updates(allowed_updates=ASKED_FOR)
    await anna.makes_bot("left", of=channel)
    await olga.reacts(post, "🔥")
    assert await updates_of(bot, "message_reaction_count") == []


async def test_who_reacts_as_a_chat_is_that_chat(
    bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player, group: Group
) -> None:
    """In the name of an own channel, or as an administrator who is not to be known."""
    own = await sandbox.channel("Дневник Ольги", members=[olga], bot=None)
    said = await anna.sends("Красиво?", to=group)
    await olga.reacts(said, "👍", as_chat=own)
    await anna.promotes(olga, "is_anonymous", of=group)
    await olga.reacts(said, "🔥")
    as_channel, hidden = await updates_of(bot, "message_reaction")
    assert ("user" in as_channel, as_channel["actor_chat"]["id"]) == (False, own.id)
    assert ("user" in hidden, hidden["actor_chat"]["id"]) == (False, group.id)


async def test_who_does_not_read_a_channel_cannot_react(sandbox: Sandbox, anna: Player, channel: Channel) -> None:
    post = await anna.posts("Новая кухня", to=channel)
    boris = await sandbox.person("Борис")
    with pytest.raises(SandboxError, match="is not in the chat"):
        await boris.reacts(post, "👍")


# Polls


def asking(**more: Any) -> Json:
    """What the bot asks."""
    return {"question": "Какая кухня?", "options": [{"text": "Белая"}, {"text": "Дуб"}], **more}


async def test_in_an_open_poll_the_bot_hears_who_chose_what(bot: RawBot, olga: Player, group: Group) -> None:
    sent = await bot.result("sendPoll", chat_id=group.id, **asking(is_anonymous=False))
    poll = await olga.sees("Какая кухня?", chat=group)
    await olga.votes(poll, "Дуб")
    await olga.votes(poll)
    chosen, taken_back = await updates_of(bot, "poll_answer")
    assert (chosen["poll_id"], chosen["user"]["id"]) == (sent["poll"]["id"], olga.id)
    assert (chosen["option_ids"], taken_back["option_ids"]) == ([1], [])


async def test_in_an_anonymous_poll_votes_are_only_counted(
    bot: RawBot, anna: Player, olga: Player, group: Group
) -> None:
    await bot.result("sendPoll", chat_id=group.id, **asking())
    poll = await olga.sees("Какая кухня?", chat=group)
    await olga.votes(poll, "Дуб")
    await anna.votes(poll, "Белая")
    (told,) = await updates_of(bot, "poll")
    assert [option["voter_count"] for option in told["options"]] == [1, 1]
    assert told["total_voter_count"] == 2
    assert await updates_of(bot, "poll_answer") == []


async def test_who_votes_as_a_channel_has_a_stand_in(bot: RawBot, sandbox: Sandbox, olga: Player, group: Group) -> None:
    own = await sandbox.channel("Дневник Ольги", members=[olga], bot=None)
    await bot.result("sendPoll", chat_id=group.id, **asking(is_anonymous=False))
    await olga.votes(await olga.sees("Какая кухня?", chat=group), "Дуб", as_chat=own)
    (told,) = await updates_of(bot, "poll_answer")
    assert (told["voter_chat"]["id"], told["user"]["id"]) == (own.id, 136817688)


async def test_a_stopped_poll_takes_no_votes(bot: RawBot, olga: Player, group: Group) -> None:
    sent = await bot.result("sendPoll", chat_id=group.id, **asking())
    place = {"chat_id": group.id, "message_id": sent["message_id"]}
    poll = await olga.sees("Какая кухня?", chat=group)
    await olga.votes(poll, "Дуб")
    stopped = await bot.result("stopPoll", **place)
    assert (stopped["is_closed"], stopped["total_voter_count"]) == (True, 1)
    with pytest.raises(SandboxError, match="this poll is closed"):
        await olga.votes(poll, "Белая")
    assert await bot.refusal("stopPoll", **place) == "Bad Request: poll has already been closed"


async def test_a_poll_takes_what_it_allows(bot: RawBot, olga: Player, group: Group) -> None:
    await bot.result("sendPoll", chat_id=group.id, **asking(allows_revoting=False))
    poll = await olga.sees("Какая кухня?", chat=group)
    with pytest.raises(SandboxError, match="takes one answer"):
        await olga.votes(poll, "Дуб", "Белая")
    await olga.votes(poll, "Дуб")
    with pytest.raises(SandboxError, match="nobody does so twice"):
        await olga.votes(poll, "Белая")


async def test_of_other_peoples_polls_the_bot_hears_nothing(
    bot: RawBot, anna: Player, olga: Player, group: Group
) -> None:
    asked = await anna.sends_content("poll", to=group)
    seen = await olga.votes(asked, "Синий")
    assert [option["voter_count"] for option in seen.raw["poll"]["options"]] == [0, 1]
    assert await updates_of(bot, "poll") == []
    refused = await bot.refusal("stopPoll", chat_id=group.id, message_id=asked.id)
    assert refused == "Bad Request: poll can't be stopped"


async def test_a_poll_in_a_channel_counts_in_its_group_too(
    bot: RawBot, sandbox: Sandbox, anna: Player, olga: Player, group: Group
) -> None:
    channel = await sandbox.channel("Кухни", members=[anna], group=group)
    await bot.result("sendPoll", chat_id=channel.id, **asking())
    await anna.votes(await anna.sees("Какая кухня?", chat=channel), "Дуб")
    await olga.votes(await olga.sees("Какая кухня?", chat=group), "Дуб")
    assert (await updates_of(bot, "poll"))[-1]["options"][1]["voter_count"] == 2


@pytest.mark.parametrize(
    ("parameters", "refusal"),
    [
        ({"question": " "}, "text must be non-empty"),
        ({"question": "а" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least one answer option"),
        ({"options": [{"text": str(at)} for at in range(13)]}, "poll can't have more than 12 options"),
        ({"options": [{"text": "а" * 101}]}, "poll options length must not exceed 100"),
        ({"type": "riddle"}, "unsupported poll type specified"),
        ({"type": "quiz"}, NOT_PLAYED),
        ({"open_period": 60}, NOT_PLAYED),
        ({"is_anonymous": False}, "non-anonymous polls can't be sent to channel chats"),
    ],
)
async def test_a_poll_that_cannot_be_is_refused(bot: RawBot, channel: Channel, parameters: Json, refusal: str) -> None:
    refused = await bot.refusal("sendPoll", chat_id=channel.id, **asking() | parameters)
    assert refused == f"Bad Request: {refusal}"


# Searches


async def found(bot: RawBot, player: Player, group: Group, **more: Any) -> Json:
    """What somebody finds who searches in a group; the bot has one result."""
    result = {"type": "article", "id": "k1", "title": "Кухня", "input_message_content": {"message_text": "Кухня «Дуб»"}}
    async with asyncio.TaskGroup() as nursery:
        search = nursery.create_task(player.searches("кухня", to=group))
        while not (asked := await updates_of(bot, "inline_query")):
            await bot.updates(timeout=1)
        await bot.result("answerInlineQuery", inline_query_id=asked[-1]["id"], results=[result | more])
    return search.result()[0]


@pytest.mark.parametrize(("feedback", "heard"), [(True, 1), (False, 0)])
async def test_what_was_chosen_is_told_only_where_that_is_on(
    bot: RawBot, sandbox: Sandbox, olga: Player, feedback: bool, heard: int
) -> None:
    """The result comes into the chat by the bot, wherever that is."""
    await sandbox.settings_of_bot(inline_feedback=feedback)
    group = await sandbox.group("Подруги", members=[olga])
    await olga.makes_bot("left", of=group)
    sent = await olga.chooses(await found(bot, olga, group), to=group)
    assert (sent.text, sent.raw["via_bot"]["is_bot"], sent.from_bot) == ("Кухня «Дуб»", True, False)
    chosen = await updates_of(bot, "chosen_inline_result")
    assert [each["query"] for each in chosen] == ["кухня"] * heard
    assert [told for told in await updates_of(bot, "message", chat=group) if "text" in told] == []


async def test_a_button_under_a_result_is_pressed_without_the_chat_being_told(
    bot: RawBot, sandbox: Sandbox, olga: Player
) -> None:
    group = await sandbox.group("Подруги", members=[olga])
    markup = {"inline_keyboard": [[{"text": "Хочу", "callback_data": "want:1"}]]}
    await olga.chooses(await found(bot, olga, group, reply_markup=markup), to=group)
    await olga.presses("Хочу", chat=group, patience=0)
    (chosen,) = await updates_of(bot, "chosen_inline_result")
    (tapped,) = await updates_of(bot, "callback_query")
    assert ("message" in tapped, tapped["inline_message_id"]) == (False, chosen["inline_message_id"])
    assert tapped["data"] == "want:1"


async def test_without_inline_mode_nothing_is_searched(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.settings_of_bot(inline_mode=False)
    with pytest.raises(SandboxError, match="no inline mode"):
        await anna.searches("кухня")
    assert (await bot.result("getMe"))["supports_inline_queries"] is False


# Links


async def test_a_link_only_opens_the_chat(bot: RawBot, sandbox: Sandbox, olga: Player) -> None:
    """Until START is pressed the bot knows nothing and may write nothing; what the link brought comes with START."""
    await olga.follows(LINK)
    assert await updates_of(bot, "message") == []
    refused = await bot.refusal("sendMessage", chat_id=olga.id, text="Здравствуйте")
    assert refused == "Forbidden: bot can't initiate conversation with a user"
    await olga.starts()
    await olga.starts()
    assert [told["text"] for told in await updates_of(bot, "message")] == ["/start spring", "/start"]


async def test_the_answer_to_a_tap_opens_a_link_to_the_bot_only(
    bot: RawBot, anna: Player, olga: Player, group: Group
) -> None:
    await bot.updates(allowed_updates=["callback_query"])
    markup = {"inline_keyboard": [[{"text": "Спросить", "callback_data": "ask"}]]}
    await bot.result("sendMessage", chat_id=group.id, text="Вопросы?", reply_markup=markup)
    async with asyncio.TaskGroup() as nursery:
        tap = nursery.create_task(olga.presses("Спросить", chat=group))
        while not (tapped := await updates_of(bot, "callback_query")):
            await bot.updates(timeout=1)
        answer = {"callback_query_id": tapped[-1]["id"]}
        for wrong in ("https://example.org", "https://t.me/leadhook_sandbox_bot", "https://t.me/another_bot?start=a"):
            assert await bot.refusal("answerCallbackQuery", **answer, url=wrong) == "Bad Request: URL_INVALID"
        await bot.result("answerCallbackQuery", **answer, url=LINK)
    toast = tap.result()
    assert toast is not None
    await olga.follows(toast.url)
    assert (await olga.starts()).text == "/start spring"


@pytest.mark.parametrize("link", ["https://example.org", "https://t.me/another_bot?start=spring", "t.me", LINK + "!"])
async def test_other_links_lead_elsewhere(olga: Player, link: str) -> None:
    with pytest.raises(SandboxError, match="does not lead to the bot"):
        await olga.follows(link)


async def test_every_sign_is_as_aiogram_reads_it(bot: RawBot, sandbox: Sandbox, anna: Player, group: Group) -> None:
    channel = await sandbox.channel("Кухни", members=[anna], group=group)
    await bot.result("sendPoll", chat_id=group.id, **asking(is_anonymous=False))
    poll = await anna.sees("Какая кухня?", chat=group)
    await anna.votes(poll, "Дуб")
    await anna.votes(poll, "Белая", as_chat=channel)
    await anna.reacts(poll, "👍", as_chat=channel)
    await anna.reacts(await anna.posts("Новая кухня", to=channel), "👍")
    parsed = [Update.model_validate(update) for update in await bot.updates()]
    kinds = {update.event_type for update in parsed}
    assert {"poll", "poll_answer", "message_reaction", "message_reaction_count"} <= kinds
    assert all(not update.__pydantic_extra__ for update in parsed)
