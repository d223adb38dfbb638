"""Every fault a call can suffer, when it strikes, and what the log says of it."""

from typing import Any

import pytest
from aiohttp import ClientError, ClientPayloadError, ClientSession

from bot.sandbox import control
from bot.sandbox.faults import KINDS
from bot.sandbox.occasions import Occasion
from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer
from bot.sandbox.update_faults import UPDATE_KINDS
from tests.sandbox.conftest import RawBot

Json = dict[str, Any]


async def log_of(sandbox: Sandbox) -> tuple[str | None, bool, bool]:
    """What the log says of the last call: its fault, whether it was executed and whether it was answered."""
    call = (await sandbox.calls())[-1]
    return call.get("fault"), call["executed"], call["answered"]


def written(messages: list[Any]) -> list[str]:
    """The words of the bot."""
    return [message.text for message in messages if message.from_bot]


# Refusals


@pytest.mark.parametrize(
    ("kind", "code", "description"),
    [
        ("401", 401, "Unauthorized"),
        ("403", 403, "Forbidden: bot was blocked by the user"),
        ("409", 409, "Conflict: terminated by other getUpdates request"),
        ("429", 429, "Too Many Requests: retry after 1"),
        ("429_bare", 429, "Too Many Requests: retry later"),
        ("not_modified", 400, "Bad Request: message is not modified: specified new message content"),
        ("cant_parse_entities", 400, "Bad Request: can't parse entities: "),
        ("edit_not_found", 400, "Bad Request: message to edit not found"),
        ("cant_edit", 400, "Bad Request: message can't be edited"),
        ("delete_not_found", 400, "Bad Request: message to delete not found"),
        ("cant_delete", 400, "Bad Request: message can't be deleted"),
        ("chat_not_found", 400, "Bad Request: chat not found"),
        ("upgraded", 400, "Bad Request: group chat was upgraded to a supergroup chat"),
    ],
)
async def test_an_ordered_refusal_has_no_effect_and_telegrams_words(
    bot: RawBot, sandbox: Sandbox, anna: Player, kind: str, code: int, description: str
) -> None:
    await sandbox.order_fault("sendMessage", kind)
    answer = await bot.call("sendMessage", chat_id=anna.id, text="Да")
    assert (answer["error_code"], answer["description"][: len(description)]) == (code, description)
    assert await log_of(sandbox) == (kind, False, True)
    assert written(await anna.messages()) == []


async def test_only_the_429_that_names_a_time_has_parameters(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("*", "429_bare")
    await sandbox.order_fault("*", "429", retry_after=9)
    answers = [await bot.call("sendMessage", chat_id=anna.id, text="Да") for _ in range(2)]
    assert [answer.get("parameters") for answer in answers] == [None, {"retry_after": 9}]


async def test_an_ordered_upgrade_says_where_the_group_went(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("sendMessage", "upgraded", migrate_to_chat_id=-1_005)
    answer = await bot.call("sendMessage", chat_id=anna.id, text="Да")
    assert answer["parameters"] == {"migrate_to_chat_id": -1_005}


async def test_a_403_from_a_group_speaks_of_the_group(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    team = await sandbox.group("Менеджеры", members=[anna])
    await sandbox.order_fault("sendMessage", "403")
    assert await bot.refusal("sendMessage", chat_id=team.id, text="Да") == (
        "Forbidden: bot was kicked from the supergroup chat"
    )


# Accidents


@pytest.mark.parametrize("kind", ["500", "502", "504", "500_after", "502_after", "504_after"])
async def test_a_gateway_answers_with_a_page_before_or_after_sending(
    server: SandboxServer, sandbox: Sandbox, anna: Player, session: ClientSession, kind: str
) -> None:
    await sandbox.order_fault("sendMessage", kind)
    address = f"{server.url}/bot{server.token}/sendMessage"
    async with session.post(address, json={"chat_id": anna.id, "text": "Да"}) as response:
        assert (response.status, response.content_type) == (int(kind[:3]), "text/html")
    executed = kind.endswith("_after")
    assert await log_of(sandbox) == (kind, executed, False)
    assert written(await anna.messages()) == ["Да"] * executed


async def test_a_truncated_answer_breaks_off_after_sending(
    server: SandboxServer, sandbox: Sandbox, anna: Player, session: ClientSession
) -> None:
    await sandbox.order_fault("sendMessage", "truncated")
    address = f"{server.url}/bot{server.token}/sendMessage"
    async with session.post(address, json={"chat_id": anna.id, "text": "Да"}) as response:
        assert response.status == 200
        with pytest.raises(ClientPayloadError):
            await response.read()
    assert await log_of(sandbox) == ("truncated", True, False)
    assert written(await anna.messages()) == ["Да"]


async def test_the_log_tells_the_accepted_calls_whose_answer_was_lost(
    bot: RawBot, sandbox: Sandbox, anna: Player
) -> None:
    for kind in ("reset", "reset_after", "timeout_before", "timeout_after"):
        await sandbox.order_fault("sendMessage", kind)
        with pytest.raises((ClientError, TimeoutError)):
            await bot.call("sendMessage", chat_id=anna.id, text=kind, give_up_after=0.2)
    await bot.result("sendMessage", chat_id=anna.id, text="honest")
    calls = [call for call in await sandbox.calls() if call["method"] == "sendMessage"]
    lost = [call["fault"] for call in calls if call["executed"] and not call["answered"]]
    assert lost == ["reset_after", "timeout_after"]
    assert written(await anna.messages()) == ["reset_after", "timeout_after", "honest"]


async def test_a_refusal_can_be_lost_as_well(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("sendMessage", "reset_after")
    with pytest.raises(ClientError):
        await bot.call("sendMessage", chat_id=1, text="Да")
    assert await log_of(sandbox) == ("reset_after", False, False)


# When


def struck(occasion: Occasion, moments: int = 10) -> list[int]:
    """Which of so many moments are struck, one a second from zero."""
    return [moment for moment in range(moments) if occasion.strikes(moment)]


@pytest.mark.parametrize(
    ("occasion", "moments"),
    [
        (Occasion(), [0]),
        (Occasion(times=3), [0, 1, 2]),
        (Occasion(times=0), list(range(10))),
        (Occasion(after=4, times=2), [4, 5]),
        (Occasion(since=3, until=6, times=0), [3, 4, 5]),
        (Occasion(since=3, after=1), [4]),
        (Occasion(probability=0, times=0), []),
    ],
    ids=["one", "three", "all", "after four", "between", "after one from then on", "never"],
)
def test_an_occasion_strikes_what_it_was_ordered_for(occasion: Occasion, moments: list[int]) -> None:
    assert struck(occasion) == moments


def test_chance_strikes_the_same_ones_from_the_same_seed() -> None:
    first, again, other = (struck(Occasion(times=0, probability=0.5, seed=seed), 50) for seed in (7, 7, 8))
    assert first == again != other
    assert 10 < len(first) < 40


async def test_a_fault_strikes_its_chat_in_its_turn_only(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    olga = await sandbox.person("Ольга")
    await olga.starts()
    await sandbox.order_fault("sendMessage", "403", chat_id=anna.id, after=1)
    reached = [
        (await bot.call("sendMessage", chat_id=chat_id, text="Да"))["ok"]
        for chat_id in (olga.id, anna.id, olga.id, anna.id, anna.id)
    ]
    assert reached == [True, True, True, False, True]


async def test_a_fault_may_wait_for_its_time(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    now = (await sandbox.state())["now"]
    await sandbox.order_fault("sendMessage", "403", since=now + 1_000_000)
    await sandbox.order_fault("sendMessage", "403", until=now - 1)
    await bot.result("sendMessage", chat_id=anna.id, text="Да")


async def test_faults_are_counted_and_lifted(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("*", "401", times=0)
    await bot.refusal("getMe")
    (known,) = (await sandbox.faults())["calls"]
    assert (known["kind"], known["seen"], known["hits"], known["until"]) == ("401", 1, 1, None)
    await sandbox.lift_faults()
    await bot.result("getMe")
    (known,) = (await sandbox.faults())["calls"]
    assert (known["hits"], known["until"] is None) == (1, False)


async def test_a_wrong_order_says_why(sandbox: Sandbox) -> None:
    orders: dict[str, Json] = {
        "there is no fault rain": {"kind": "rain"},
        "times is no whole number": {"kind": "502", "times": 1.5},
        "probability is no number": {"kind": "502", "probability": "often"},
        "method is missing": {"kind": "502"},
    }
    for reason, order in orders.items():
        method = {} if "method" in reason else {"method": "*"}
        with pytest.raises(AssertionError, match=reason):
            await sandbox.post("fault", **method, **order)


def test_the_documentation_names_every_kind() -> None:
    assert [kind for kind in KINDS | UPDATE_KINDS if kind not in str(control.__doc__)] == []


# Groups


@pytest.fixture
async def team(sandbox: Sandbox, anna: Player) -> Group:
    """A small group that is not a supergroup yet."""
    return await sandbox.group("Менеджеры", members=[anna], id=-4_000_001)


async def test_an_upgraded_group_gets_a_new_id_and_tells_it_in_both(
    bot: RawBot, sandbox: Sandbox, anna: Player, team: Group
) -> None:
    seen = (await bot.updates())[-1]["update_id"]
    new = await sandbox.upgrade(team)
    assert str(new.id).startswith("-100")
    left, begun = (update["message"] for update in await bot.updates(offset=seen + 1))
    assert (left["chat"], left["migrate_to_chat_id"]) == (
        {"id": team.id, "type": "group", "title": "Менеджеры"},
        new.id,
    )
    assert (begun["chat"]["id"], begun["chat"]["type"], begun["migrate_from_chat_id"]) == (
        new.id,
        "supergroup",
        team.id,
    )
    assert left["from"]["id"] == begun["from"]["id"] == anna.id


async def test_the_old_id_of_an_upgraded_group_is_refused_with_the_new_one(
    bot: RawBot, sandbox: Sandbox, anna: Player, team: Group
) -> None:
    card = await bot.result("sendMessage", chat_id=team.id, text="Карточка")
    new = await sandbox.upgrade(team)
    calls: list[tuple[str, Json]] = [
        ("sendMessage", {"text": "Да"}),
        ("editMessageText", {"message_id": card["message_id"], "text": "Да"}),
        ("getChat", {}),
    ]
    for method, parameters in calls:
        answer = await bot.call(method, chat_id=team.id, **parameters)
        assert answer == {
            "ok": False,
            "error_code": 400,
            "description": "Bad Request: group chat was upgraded to a supergroup chat",
            "parameters": {"migrate_to_chat_id": new.id},
        }
    await bot.result("sendMessage", chat_id=new.id, text="Да")
    assert written(await anna.messages(new)) == ["Да"]


async def test_people_write_on_under_the_new_id(bot: RawBot, sandbox: Sandbox, anna: Player, team: Group) -> None:
    new = await sandbox.upgrade(team)
    with pytest.raises(AssertionError, match=f"goes on as {new.id}"):
        await anna.sends("Сюда?", to=team)
    await anna.sends("Сюда!", to=new)
    with pytest.raises(AssertionError, match="cannot be upgraded"):
        await sandbox.upgrade(team)
