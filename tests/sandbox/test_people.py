"""The client stories are written with: it waits, it taps, and its failures can be read."""

import asyncio
from typing import Any

import pytest

from bot.sandbox.cast import introduce_the_cast
from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import RawBot

TAKE = {"inline_keyboard": [[{"text": "Взять", "callback_data": "take:1"}]]}
OTHER = {
    "inline_keyboard": [[{"text": "Взять ещё", "callback_data": "take:2"}, {"text": "Нет", "callback_data": "no"}]]
}
SHARE = {"keyboard": [[{"text": "Мой номер", "request_contact": True}, "Отмена"]]}


async def test_seeing_waits_for_the_message(bot: RawBot, anna: Player) -> None:
    async with asyncio.TaskGroup() as nursery:
        seeing = nursery.create_task(anna.sees("Спасибо"))
        nursery.create_task(bot.result("sendMessage", chat_id=anna.id, text="Спасибо!"))
    assert seeing.result().text == "Спасибо!"


async def test_a_message_is_seen_as_it_is_now_and_own_words_do_not_count(bot: RawBot, anna: Player) -> None:
    await anna.sends("Спасибо")
    sent = await bot.result("sendMessage", chat_id=anna.id, text="Спасибо")
    await bot.result("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="Пожалуйста")
    assert (await anna.sees("Пожалуйста")).id == sent["message_id"]
    with pytest.raises(AssertionError):
        await anna.sees("Спасибо", patience=0)


async def test_a_failed_look_shows_what_is_there(bot: RawBot, anna: Player) -> None:
    await bot.result("sendMessage", chat_id=anna.id, text="Здравствуйте!\nЧто нужно?", reply_markup=OTHER)
    with pytest.raises(AssertionError) as failure:
        await anna.sees("Спасибо", patience=0)
    assert str(failure.value) == (
        "Анна does not see «Спасибо» within 0 s. There is:\n"
        "  Анна: /start\n"
        "  Leadhook -> Анна: Здравствуйте!\n"
        "    Что нужно?\n"
        "    [Взять ещё] [Нет]"
    )


async def test_a_button_is_found_exactly_first_then_by_a_part(bot: RawBot, anna: Player) -> None:
    for text, markup in (("Первая", TAKE), ("Вторая", OTHER)):
        await bot.result("sendMessage", chat_id=anna.id, text=text, reply_markup=markup)
    (start,) = await bot.updates()
    await anna.presses("Взять", patience=0)
    await anna.presses("ещё", patience=0)
    await anna.presses("Взять", on="Вторая", patience=0)
    taps = await bot.updates(offset=start["update_id"] + 1)
    assert [tap["callback_query"]["data"] for tap in taps] == ["take:1", "take:2", "take:2"]


async def test_an_unanswered_tap_gives_none_and_a_silent_answer_an_empty_toast(bot: RawBot, anna: Player) -> None:
    await bot.result("sendMessage", chat_id=anna.id, text="Карточка", reply_markup=TAKE)
    assert await anna.presses("Взять", patience=0) is None
    (start,) = await bot.updates(limit=1)
    async with asyncio.TaskGroup() as nursery:
        tap = nursery.create_task(anna.presses("Взять"))
        (update,) = await bot.updates(offset=start["update_id"] + 2, timeout=5)
        await bot.result("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])
    assert tap.result() == ""


async def test_a_stale_button_can_still_be_tapped(bot: RawBot, anna: Player) -> None:
    sent = await bot.result("sendMessage", chat_id=anna.id, text="Карточка", reply_markup=TAKE)
    card = await anna.sees_button("Взять")
    await bot.result("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="Взято")
    await anna.presses_stale("Взять", on=card, patience=0)
    tap = (await bot.updates())[-1]["callback_query"]
    assert (tap["data"], tap["message"]["text"]) == ("take:1", "Взято")


async def test_the_keyboard_under_the_input_field_sends_and_shares(bot: RawBot, anna: Player) -> None:
    await bot.result("sendMessage", chat_id=anna.id, text="Номер?", reply_markup=SHARE)
    assert await anna.keyboard() == [["Мой номер", "Отмена"]]
    await anna.presses("Мой номер")
    await anna.presses("Отмена")
    share, cancel = (update["message"] for update in (await bot.updates())[-2:])
    assert share["contact"] == {
        "phone_number": "79123456789",
        "first_name": "Анна",
        "last_name": "Петрова",
        "user_id": anna.id,
    }
    assert cancel["text"] == "Отмена"
    await bot.result("sendMessage", chat_id=anna.id, text="Ок", reply_markup={"remove_keyboard": True})
    assert await anna.keyboard() == []
    with pytest.raises(AssertionError, match="finds no button"):
        await anna.presses("Отмена", patience=0)


async def test_nothing_new_is_noticed_and_so_is_something(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    (start,) = await bot.updates()
    await bot.updates(offset=start["update_id"] + 1)
    mark = await sandbox.mark()
    await anna.sees_nothing_new(since=mark)
    await bot.result("sendMessage", chat_id=anna.id, text="Ку-ку")
    with pytest.raises(AssertionError, match="sees:\n  Leadhook -> Анна: Ку-ку"):
        await anna.sees_nothing_new(since=mark)


async def test_a_bot_that_takes_no_updates_is_not_quiet(sandbox: Sandbox, anna: Player) -> None:
    with pytest.raises(AssertionError, match="1 updates are not confirmed"):
        await sandbox.quiet(patience=0)


async def test_a_group_is_written_to_and_read(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    olga = await sandbox.person("Ольга")
    team = await sandbox.group("Менеджеры", members=[olga])
    sent = await bot.result("sendMessage", chat_id=team.id, text="Новый лид", reply_markup=TAKE)
    card = await olga.sees("Новый лид", chat=team)
    assert (card.id, card.labels) == (sent["message_id"], ["Взять"])
    await olga.presses("Взять", chat=team, patience=0)
    await olga.sends("Беру", to=team, reply_to=card)
    with pytest.raises(AssertionError, match="Анна Петрова is not in the chat"):
        await anna.sends("Пустите", to=team)


async def test_inline_search_shows_results_and_sends_one(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    (start,) = await bot.updates()
    result = {
        "type": "article",
        "id": "c7",
        "title": "Борис",
        "input_message_content": {"message_text": "/client 7"},
    }
    async with asyncio.TaskGroup() as nursery:
        search = nursery.create_task(anna.searches("Бор"))
        (update,) = await bot.updates(offset=start["update_id"] + 1, timeout=5)
        query = update["inline_query"]
        await bot.result("answerInlineQuery", inline_query_id=query["id"], results=[result])
    sent = await anna.chooses(search.result()[0])
    assert (query["query"], sent.text) == ("Бор", "/client 7")


async def test_an_inline_query_tells_the_kind_of_chat_and_what_may_be_kept(
    bot: RawBot, sandbox: Sandbox, anna: Player
) -> None:
    """A bot learns no more of where somebody types; whoever is not there cannot."""
    (start,) = await bot.updates()
    team = await sandbox.group("Команда", members=[anna])
    async with asyncio.TaskGroup() as nursery:
        search = nursery.create_task(anna.searches("Бор", to=team))
        query = await next_inline_query(bot, start["update_id"] + 1)
        await bot.result(
            "answerInlineQuery", inline_query_id=query["id"], results=[], is_personal=True, cache_time=0,
            button={"text": "Сюда", "start_parameter": "team"},
        )  # fmt: skip
    results = search.result()
    assert (query["chat_type"], results) == ("supergroup", [])
    assert (results.personal, results.cache_time, results.button) == (True, 0, "Сюда")


async def next_inline_query(bot: RawBot, offset: int) -> dict[str, Any]:
    """The next one that comes, whatever comes before it."""
    while True:
        updates = await bot.updates(offset=offset, timeout=5)
        found = [update["inline_query"] for update in updates if "inline_query" in update]
        if found:
            return dict(found[0])
        offset = updates[-1]["update_id"] + 1


async def test_the_transcript_reads_like_a_conversation(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await bot.result("sendMessage", chat_id=anna.id, text="Карточка", reply_markup=TAKE)
    await anna.presses("Взять", patience=0)
    tap = (await bot.updates())[-1]["callback_query"]
    await bot.result("answerCallbackQuery", callback_query_id=tap["id"], text="Ваш")
    await anna.shares_contact()
    await anna.blocks()
    lines = []
    async for line in sandbox.transcript():
        lines.append(line)
        if "blocked" in line:
            break
    assert lines == [
        "Анна: /start",
        "Leadhook -> Анна: Карточка\n    [Взять]",
        "Анна presses [Взять]",
        "Анна reads (toast): Ваш",
        "Анна: (contact) Анна Петрова, 79123456789",
        "Анна has blocked the bot",
    ]


async def test_an_english_cast_has_english_names_and_so_has_its_group(server: SandboxServer) -> None:
    """Whoever reads along reads one language."""
    introduce_the_cast(server.world, "en")

    names = [person.first_name for person in server.world.people.values()]
    titles = [chat.title for chat in server.world.chats.values() if chat.title]
    assert [name for name in (*names, *titles) if not name.isascii()] == []
    assert titles == ["Managers", "Daisy: wardrobes", "Daisy: talk"]
