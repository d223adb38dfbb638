"""The queue of updates behaves as Telegram's: nothing is lost before it is confirmed."""

import asyncio

from aiogram.types import Update

from bot.sandbox.people import Player, Sandbox
from tests.sandbox.conftest import OpenServer, RawBot


async def test_an_update_comes_again_until_it_is_confirmed(bot: RawBot, anna: Player) -> None:
    await anna.sends("Раз")
    first, second = await bot.updates()
    assert second["update_id"] == first["update_id"] + 1
    assert await bot.updates() == [first, second]
    assert await bot.updates(offset=second["update_id"]) == [second]
    assert await bot.updates() == [second]
    assert await bot.updates(offset=second["update_id"] + 1) == []


async def test_a_negative_offset_counts_from_the_end(bot: RawBot, anna: Player) -> None:
    for text in ("Раз", "Два", "Три"):
        await anna.sends(text)
    last = await bot.updates(offset=-1)
    assert [update["message"]["text"] for update in last] == ["Три"]
    assert await bot.updates() == last


async def test_a_waiting_poll_returns_at_once_when_something_comes(bot: RawBot, anna: Player) -> None:
    seen = (await bot.updates())[-1]["update_id"]
    async with asyncio.timeout(5), asyncio.TaskGroup() as nursery:
        poll = nursery.create_task(bot.updates(offset=seen + 1, timeout=50))
        nursery.create_task(anna.sends("Вы тут?"))
    assert [update["message"]["text"] for update in poll.result()] == ["Вы тут?"]


async def test_a_second_poller_ends_the_first(bot: RawBot, sandbox: Sandbox) -> None:
    async with asyncio.timeout(5), asyncio.TaskGroup() as nursery:
        first = nursery.create_task(bot.call("getUpdates", timeout=50))
        while not await sandbox.calls():
            pass
        second = nursery.create_task(bot.call("getUpdates", timeout=0))
    assert first.result()["error_code"] == 409
    assert first.result()["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    assert second.result() == {"ok": True, "result": []}


async def test_polling_conflicts_with_a_webhook(bot: RawBot) -> None:
    await bot.result("setWebhook", url="http://127.0.0.1:9/hook")
    refused = await bot.refusal("getUpdates")
    assert refused.startswith("Conflict: can't use getUpdates method while webhook is active")
    await bot.result("deleteWebhook")
    assert await bot.updates() == []


async def test_only_the_kinds_asked_for_are_kept(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    olga = await sandbox.person("Ольга")
    team = await sandbox.group("Менеджеры", members=[anna])
    await bot.updates(allowed_updates=["chat_member"])
    seen = (await bot.updates())[-1]["update_id"]
    await olga.joins(team)
    await anna.sends("Привет")
    kinds = [sorted(update.keys() - {"update_id"}) for update in await bot.updates(offset=seen + 1)]
    assert kinds == [["chat_member"]]


async def test_raw_updates_come_word_for_word(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    (start,) = await bot.updates()
    first = start["update_id"]
    assert await bot.updates(offset=first + 1) == []
    await sandbox.inject({"message": start["message"]}, update_id=first)
    await sandbox.inject({"riddle": {"answer": 42}}, update_id=first + 1000)
    assert await bot.updates(offset=first + 1) == [
        start,
        {"update_id": first + 1000, "riddle": {"answer": 42}},
    ]
    await anna.sends("Дальше")
    assert (await bot.updates(offset=first + 1001))[0]["update_id"] == first + 1001


async def test_a_tap_nobody_takes_is_forgotten_sooner_than_a_message(
    open_server: OpenServer, bot: RawBot, anna: Player
) -> None:
    server = await open_server(speed=10_000)
    async with Sandbox.connect(server.url) as fast:
        olga = await fast.person("Ольга")
        start = await olga.starts()
        assert await olga.presses_data("late", on=start, patience=0.1) is None
        assert (await fast.state())["unconfirmed_updates"] == 1


async def test_the_control_api_tells_what_was_confirmed_and_called(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await anna.sends("Раз")
    first, _ = await bot.updates()
    await bot.updates(offset=first["update_id"] + 1)
    confirmed = [record["confirmed_at"] is not None for record in await sandbox.updates()]
    assert confirmed == [True, False]
    await bot.refusal("sendMessage", chat_id=1, text="Да")
    call = (await sandbox.calls())[-1]
    assert (call["method"], call["parameters"], call["error"]["error_code"]) == (
        "sendMessage",
        {"chat_id": 1, "text": "Да"},
        400,
    )


async def test_every_deed_gives_an_update_aiogram_can_read(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    olga = await sandbox.person("Ольга", username="olga", language="en", phone="+15550100")
    team = await sandbox.group("Менеджеры", members=[anna])
    await bot.updates(
        allowed_updates=[
            "message",
            "chat_member",
            "my_chat_member",
            "edited_message",
            "callback_query",
            "inline_query",
            "chosen_inline_result",
        ]
    )
    await olga.starts("promo")
    await olga.joins(team)
    said = await olga.sends("/lead 5 @olga a@b.ru example.org https://e.org +7 912 345-67-89 #да", to=team)
    await anna.sends("Ответ", to=team, reply_to=said)
    await olga.sends_sticker()
    await olga.sends_photo("Смотрите")
    await olga.sends_voice()
    await olga.shares_contact()
    await olga.shares_contact_of("Борис", "+79990001122", user_id=77)
    await olga.forwards_contact_of("Борис", "+79990001122", author=anna)
    await olga.forwards_text("Нужен прайс", author="Скрытый")
    await olga.forwards(said, hidden=True)
    mine = await olga.sends("Ой")
    await olga.edits(mine, "Ай")
    await olga.presses_data("forged", on=mine, patience=0)
    await olga.deletes(mine)
    await olga.presses_data("gone", on=mine, patience=0)
    await sandbox.post(f"people/{olga.id}/asks_inline", text="Петрова")
    await olga.leaves(team)
    await olga.blocks()
    await olga.unblocks()
    raw = await bot.updates()
    parsed = [Update.model_validate(update) for update in raw]
    assert [update.event_type for update in parsed[-2:]] == ["my_chat_member", "my_chat_member"]
    assert all(not update.__pydantic_extra__ for update in parsed)
    marked = next(update for update in raw if update.get("message", {}).get("text", "").startswith("/lead"))
    kinds = [entity["type"] for entity in marked["message"]["entities"]]
    assert kinds == ["bot_command", "mention", "email", "url", "phone_number", "hashtag"]
