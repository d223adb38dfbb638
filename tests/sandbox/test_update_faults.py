"""Updates that come twice, crossed, with strange ids or strange contents, and taps that come late or again."""

import re
from typing import Any

import pytest
from aiohttp import ClientSession

from bot.sandbox.page_routes import FOLDER
from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer
from bot.sandbox.update_faults import SENT_KINDS
from tests.sandbox.conftest import RawBot

Json = dict[str, Any]

TEAM = -1_001_000_000_009


async def first_seen(bot: RawBot) -> int:
    """Confirm what there is; the offset of what comes next."""
    offset = int((await bot.updates())[-1]["update_id"]) + 1
    assert await bot.updates(offset=offset) == []
    return offset


def texts(updates: list[Json]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def all_updates(bot: RawBot, offset: int, count: int) -> list[Json]:
    """Take so many updates as a poller does, each answer confirming the one before."""
    taken: list[Json] = []
    while len(taken) < count:
        answer = await bot.updates(offset=offset, timeout=30, limit=1)
        assert answer, f"there are only {taken}"
        taken += answer
        offset = answer[-1]["update_id"] + 1
    assert await bot.updates(offset=offset) == []
    return taken


async def test_a_duplicated_update_comes_twice_under_one_id(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    offset = await first_seen(bot)
    await sandbox.order_update_fault("duplicated")
    await anna.sends("Раз")
    await anna.sends("Два")
    one, again, other = await all_updates(bot, offset, 3)
    assert one == again
    assert other["update_id"] == one["update_id"] + 1


async def test_crossed_updates_come_in_the_wrong_order(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    offset = await first_seen(bot)
    await sandbox.order_update_fault("crossed")
    for text in ("Раз", "Два", "Три"):
        await anna.sends(text)
    updates = await all_updates(bot, offset, 3)
    assert texts(updates) == ["Два", "Раз", "Три"]
    assert [update["update_id"] - offset for update in updates] == [1, 0, 2]


async def test_what_was_delivered_stays_first_however_many_are_crossed(
    bot: RawBot, sandbox: Sandbox, anna: Player
) -> None:
    offset = await first_seen(bot)
    await sandbox.order_update_fault("crossed", times=2)
    for text in ("Раз", "Два"):
        await anna.sends(text)
    assert texts(await bot.updates(offset=offset)) == ["Раз"]
    while len(updates := await bot.updates(offset=offset)) < 2:
        assert texts(updates) == ["Раз"], "the other is held for two seconds"
    assert texts(updates) == ["Раз", "Два"]


async def test_a_crossed_update_that_nothing_follows_comes_a_little_later(
    bot: RawBot, sandbox: Sandbox, anna: Player
) -> None:
    offset = await first_seen(bot)
    await sandbox.order_update_fault("crossed")
    await anna.sends("Раз")
    assert await bot.updates(offset=offset) == []
    assert texts(await all_updates(bot, offset, 1)) == ["Раз"]


@pytest.mark.parametrize(
    ("kind", "by", "step"),
    [("gapped", None, 3), ("gapped", 7, 7), ("jumped", None, 1_000_000), ("jumped", -50_000, -50_000)],
)
async def test_ids_leave_gaps_and_jump_forward_and_back(
    bot: RawBot, sandbox: Sandbox, anna: Player, kind: str, by: int | None, step: int
) -> None:
    offset = await first_seen(bot)
    await anna.sends("Раз")
    await sandbox.order_update_fault(kind, by=by)
    await anna.sends("Два")
    await anna.sends("Три")
    updates = await all_updates(bot, offset, 3)
    assert texts(updates) == ["Раз", "Два", "Три"]
    assert [update["update_id"] - offset for update in updates] == [0, 1 + step, 2 + step]


async def test_an_id_is_never_given_twice_even_after_a_jump_back(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    offset = await first_seen(bot)
    await anna.sends("Раз")
    await sandbox.order_update_fault("jumped", by=-2)
    for text in ("Два", "Три", "Четыре"):
        await anna.sends(text)
    identities = [update["update_id"] for update in await all_updates(bot, offset, 4)]
    assert len(set(identities)) == 4


async def test_an_offset_from_before_a_jump_back_confirms_nothing_after_it(
    bot: RawBot, sandbox: Sandbox, anna: Player
) -> None:
    """The answer that carried the update was lost, so the bot asks with its old offset again."""
    offset = await first_seen(bot)
    await sandbox.order_update_fault("jumped", by=-1000)
    await anna.sends("Раз")
    lost = await bot.updates(offset=offset)
    assert await bot.updates(offset=offset) == lost
    assert await bot.updates(offset=lost[0]["update_id"] + 1) == []


@pytest.mark.parametrize("kind", ["unknown", "unparsable"])
async def test_a_strange_update_comes_before_an_honest_one(
    bot: RawBot, sandbox: Sandbox, anna: Player, kind: str
) -> None:
    offset = await first_seen(bot)
    await sandbox.order_update_fault(kind)
    await anna.sends("Раз")
    strange, honest = await all_updates(bot, offset, 2)
    assert {"unknown": "riddle", "unparsable": "message"}[kind] in strange
    assert texts([honest]) == ["Раз"]


async def test_an_expired_tap_arrives_but_takes_no_answer(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    offset = await first_seen(bot)
    await sandbox.order_update_fault("expired")
    start = await anna.sends("Раз")
    await anna.presses_data("take:1", on=start, patience=0)
    _, tap = await all_updates(bot, offset, 2)
    refused = await bot.refusal("answerCallbackQuery", callback_query_id=tap["callback_query"]["id"])
    assert refused.startswith("Bad Request: query is too old and response timeout expired")


async def test_a_repeated_tap_has_ids_of_its_own(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    offset = await first_seen(bot)
    await sandbox.order_update_fault("repeated")
    start = await anna.sends("Раз")
    await anna.presses_data("take:1", on=start, patience=0)
    _, tap, again = await all_updates(bot, offset, 3)
    assert tap["update_id"] + 1 == again["update_id"]
    assert tap["callback_query"]["id"] != again["callback_query"]["id"]
    assert tap["callback_query"]["data"] == again["callback_query"]["data"] == "take:1"
    for one in (tap, again):
        await bot.result("answerCallbackQuery", callback_query_id=one["callback_query"]["id"])


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ({}, "kind is missing"),
        ({"kind": "502"}, "there is no fault 502; there are crossed, duplicated, "),
        ({"kind": "crossed", "chat": 5}, "there is no field chat; there are "),
        ({"kind": "crossed", "method": "*"}, "there is no field method; there are "),
        ({"kind": "duplicated", "by": 3}, "by means nothing to duplicated; it goes with gapped, jumped"),
        ({"kind": "crossed", "chat_id": 5}, "there is no chat 5"),
        (
            {"kind": "crossed", "update_kind": "chat_boost"},
            "crossed never happens to chat_boost; it happens to business_connection, ",
        ),
        (
            {"kind": "expired", "update_kind": "message"},
            "expired never happens to message; it happens to callback_query",
        ),
        (
            {"kind": "crossed", "update_kind": "inline_query", "chat_id": TEAM},
            "inline_query comes from no group; right is the id of the person who asks",
        ),
        ({"kind": "gapped", "by": 0}, "by is 0, which is no gap and no jump; right are numbers above and below"),
        ({"kind": "crossed", "times": -1}, "times is -1; right is 0 or more"),
        ({"kind": "crossed", "probability": 1.5}, "probability is 1.5; right is what lies above 0, up to 1"),
    ],
)
async def test_a_fault_that_could_never_strike_an_update_is_refused_in_words(
    server: SandboxServer, session: ClientSession, sandbox: Sandbox, order: Json, reason: str
) -> None:
    await sandbox.group("Менеджеры", members=[await sandbox.person("Анна")], id=TEAM)
    address = f"{server.url}/control/updates/fault"
    async with session.post(address, json=order, headers={"X-Sandbox": "1"}) as response:
        error = (await response.json())["error"]
    assert (response.status, error[: len(reason)]) == (400, reason)
    assert (await sandbox.faults())["updates"] == []


async def test_a_fault_may_be_about_the_updates_of_one_chat(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    olga = await sandbox.person("Ольга")
    await olga.starts()
    team = await sandbox.group("Менеджеры", members=[olga])
    offset = await first_seen(bot)
    await sandbox.order_update_fault("duplicated", chat_id=olga.id)
    await sandbox.order_update_fault("repeated", chat_id=team.id)
    await anna.sends("Раз")
    card = await olga.sends("Два", to=team)
    asked = await olga.sends("Три")
    await olga.presses_data("take:1", on=asked, patience=0)
    await olga.presses_data("take:2", on=card, patience=0)
    updates = await all_updates(bot, offset, 7)
    assert texts(updates[:4]) == ["Раз", "Два", "Три", "Три"]
    assert [update["callback_query"]["data"] for update in updates[4:]] == ["take:1", "take:2", "take:2"]


async def test_a_fault_may_be_about_one_kind_of_update(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    offset = await first_seen(bot)
    for kind in ("edited_message", "callback_query", "my_chat_member", "inline_query"):
        await sandbox.order_update_fault("duplicated", update_kind=kind, chat_id=anna.id)
    said = await anna.sends("Раз")
    await anna.edits(said, "Раз-два")
    await anna.presses_data("take:1", on=said, patience=0)
    await sandbox.post(f"people/{anna.id}/asks_inline", text="лид")
    await anna.blocks()
    updates = await all_updates(bot, offset, 9)
    kinds = [next(name for name in update if name != "update_id") for update in updates]
    twice = ("edited_message", "callback_query", "inline_query", "my_chat_member")
    assert kinds == ["message", *(kind for kind in twice for _ in range(2))]


def test_every_kind_of_update_that_deeds_bring_about_can_be_struck() -> None:
    """Whatever comes to the bot by itself is somewhere put into the queue by its name."""
    sources = "".join(path.read_text(encoding="utf-8") for path in FOLDER.parent.glob("*.py"))
    told = re.findall(r'updates\.put\("(\w+)"(?: if edited else "(\w+)")?', sources)
    assert {kind for kinds in told for kind in kinds if kind} == SENT_KINDS


async def test_the_log_says_which_fault_an_update_suffered(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_update_fault("duplicated", after=1)
    await anna.sends("Раз")
    await anna.sends("Два")
    assert [record["fault"] for record in await sandbox.updates()] == [None, None, "duplicated", "duplicated"]
    (known,) = (await sandbox.faults())["updates"]
    assert (known["kind"], known["seen"], known["hits"]) == ("duplicated", 2, 1)


async def test_chance_makes_no_update_disappear(server: SandboxServer, bot: RawBot, anna: Player) -> None:
    """All the faults at once: a poller that goes by the last id still gets every message."""
    sandbox = anna.sandbox
    for seed, kind in enumerate(("duplicated", "crossed", "gapped", "jumped", "unknown", "unparsable")):
        await sandbox.order_update_fault(kind, times=0, probability=0.2, seed=seed)
    await sandbox.order_update_fault("jumped", times=0, probability=0.2, seed=9, by=-2_000_000)
    sent = [f"{number}" for number in range(60)]
    for text in sent:
        await anna.sends(text)
    seen: set[str] = set()
    offset = 0
    while (await sandbox.state())["unconfirmed_updates"]:
        updates = await bot.updates(offset=offset, limit=7, timeout=5)
        seen |= {update["message"]["text"] for update in updates if "text" in update.get("message", {})}
        offset = updates[-1]["update_id"] + 1 if updates else 0
    assert seen >= set(sent)
