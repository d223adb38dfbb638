"""Every fault a call can suffer, when it strikes, and what the log says of it."""

from typing import Any

import pytest
from aiohttp import ClientError, ClientPayloadError, ClientSession

from bot.delivery import outcomes
from bot.sandbox import control
from bot.sandbox.faults import KINDS, REFUSALS
from bot.sandbox.occasions import Occasion
from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer
from bot.sandbox.update_faults import UPDATE_KINDS
from bot.sandbox.world import Fault
from tests.sandbox.conftest import RawBot

Json = dict[str, Any]

ANNA = 1_001


async def log_of(sandbox: Sandbox) -> tuple[str | None, bool, bool]:
    """What the log says of the last call: its fault, whether it was executed and whether it was answered."""
    call = (await sandbox.calls())[-1]
    return call.get("fault"), call["executed"], call["answered"]


def written(messages: list[Any]) -> list[str]:
    """The words of the bot."""
    return [message.text for message in messages if message.from_bot]


# Refusals


CALLS: dict[str, Json] = {
    "sendMessage": {"text": "Да"},
    "editMessageText": {"message_id": 1, "text": "Да"},
    "deleteMessage": {"message_id": 1},
}


@pytest.mark.parametrize(
    ("method", "kind", "code", "description"),
    [
        ("sendMessage", "401", 401, "Unauthorized"),
        ("sendMessage", "403", 403, "Forbidden: bot was blocked by the user"),
        ("sendMessage", "403_absent", 403, "Forbidden: bot can't initiate conversation with a user"),
        ("sendMessage", "403_gone", 403, "Forbidden: user is deactivated"),
        ("sendMessage", "429", 429, "Too Many Requests: retry after 1"),
        ("sendMessage", "429_bare", 429, "Too Many Requests: retry later"),
        ("editMessageText", "not_modified", 400, "Bad Request: message is not modified: specified new message content"),
        ("sendMessage", "cant_parse_entities", 400, "Bad Request: can't parse entities: "),
        ("editMessageText", "edit_not_found", 400, "Bad Request: message to edit not found"),
        ("editMessageText", "cant_edit", 400, "Bad Request: message can't be edited"),
        ("editMessageText", "message_id_invalid", 400, "Bad Request: MESSAGE_ID_INVALID"),
        ("deleteMessage", "delete_not_found", 400, "Bad Request: message to delete not found"),
        ("deleteMessage", "cant_delete", 400, "Bad Request: message can't be deleted"),
        ("sendMessage", "chat_not_found", 400, "Bad Request: chat not found"),
    ],
)
async def test_an_ordered_refusal_has_no_effect_and_telegrams_words(
    bot: RawBot, sandbox: Sandbox, anna: Player, method: str, kind: str, code: int, description: str
) -> None:
    before = await anna.messages()
    await sandbox.order_fault(method, kind)
    answer = await bot.call(method, chat_id=anna.id, **CALLS[method])
    assert (answer["error_code"], answer["description"][: len(description)]) == (code, description)
    assert await log_of(sandbox) == (kind, False, True)
    assert await anna.messages() == before


@pytest.mark.parametrize(
    ("group_id", "kind", "code", "description"),
    [
        (-4_000_001, "403", 403, "Forbidden: bot was kicked from the group chat"),
        (-4_000_001, "403_absent", 403, "Forbidden: bot is not a member of the group chat"),
        (-1_001_000_000_009, "403", 403, "Forbidden: bot was kicked from the supergroup chat"),
        (-1_001_000_000_009, "403_absent", 403, "Forbidden: bot is not a member of the supergroup chat"),
        (-1_001_000_000_009, "403_gone", 403, "Forbidden: the group chat was deleted"),
        (-4_000_001, "no_right_to_send", 400, "Bad Request: not enough rights to send text messages to the chat"),
        (-4_000_001, "writing_forbidden", 400, "Bad Request: CHAT_WRITE_FORBIDDEN"),
        (-4_000_001, "upgraded", 400, "Bad Request: group chat was upgraded to a supergroup chat"),
    ],
)
async def test_an_ordered_refusal_from_a_group_speaks_of_the_group(
    bot: RawBot, sandbox: Sandbox, anna: Player, group_id: int, kind: str, code: int, description: str
) -> None:
    team = await sandbox.group("Менеджеры", members=[anna], id=group_id)
    await sandbox.order_fault("sendMessage", kind)
    answer = await bot.call("sendMessage", chat_id=team.id, text="Да")
    assert (answer["error_code"], answer["description"]) == (code, description)
    assert written(await anna.messages(team)) == []


@pytest.mark.parametrize(
    ("method", "kind", "description"),
    [
        ("sendMessage", "403", "Forbidden: bot was kicked from the channel chat"),
        ("sendMessage", "403_absent", "Forbidden: bot is not a member of the channel chat"),
        ("sendMessage", "no_right_to_post", "Bad Request: need administrator rights in the channel chat"),
        ("createChatInviteLink", "no_right_to_invite", "Bad Request: not enough rights to manage chat invite link"),
        ("approveChatJoinRequest", "no_right_to_let_in", "Bad Request: not enough rights to manage chat join requests"),
        ("approveChatJoinRequest", "no_request", "Bad Request: HIDE_REQUESTER_MISSING"),
    ],
)
async def test_an_ordered_refusal_from_a_channel_speaks_of_the_channel(
    bot: RawBot, sandbox: Sandbox, anna: Player, method: str, kind: str, description: str
) -> None:
    channel = await sandbox.channel("Кухни", members=[anna])
    await sandbox.order_fault(method, kind, chat_id=channel.id)
    details = {"text": "Да"} if method == "sendMessage" else {}
    assert await bot.refusal(method, chat_id=channel.id, **details) == description


async def test_another_poller_is_spoken_of_to_getupdates_only(bot: RawBot, sandbox: Sandbox) -> None:
    await sandbox.order_fault("*", "409")
    await bot.result("getMe")
    assert (await bot.refusal("getUpdates")).startswith("Conflict: terminated by other getUpdates request")


async def test_what_is_said_of_groups_is_never_said_of_a_person(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("*", "no_right_to_send")
    await bot.result("sendMessage", chat_id=anna.id, text="Да")
    (known,) = (await sandbox.faults())["calls"]
    assert (known["seen"], known["hits"]) == (0, 0)


def test_every_phrase_the_bot_goes_by_is_said_by_some_refusal() -> None:
    fault = Fault(method="*", kind="any")
    said = [refusal.says(fault, None).description.lower() for refusal in REFUSALS.values()]
    phrases = (
        *outcomes.NOT_MODIFIED,
        *outcomes.UNREADABLE_MARKUP,
        *outcomes.NOTHING_TO_DELETE,
        *outcomes.GROUP_CLOSED,
        *outcomes.CARD_GONE,
    )
    assert [phrase for phrase in phrases if not any(phrase in description for description in said)] == []


async def test_only_the_429_that_names_a_time_has_parameters(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("*", "429_bare")
    await sandbox.order_fault("*", "429", retry_after=9)
    answers = [await bot.call("sendMessage", chat_id=anna.id, text="Да") for _ in range(2)]
    assert [answer.get("parameters") for answer in answers] == [None, {"retry_after": 9}]


async def test_an_ordered_upgrade_says_where_the_group_went(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    team = await sandbox.group("Менеджеры", members=[anna], id=-4_000_001)
    await sandbox.order_fault("sendMessage", "upgraded", migrate_to_chat_id=-1_005)
    answer = await bot.call("sendMessage", chat_id=team.id, text="Да")
    assert answer["parameters"] == {"migrate_to_chat_id": -1_005}


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


async def test_the_answer_to_a_tap_is_about_the_chat_of_the_button(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    team = await sandbox.group("Менеджеры", members=[anna])
    await sandbox.order_fault("answerCallbackQuery", "429", chat_id=team.id)
    private, public = await anna.sends("Раз"), await anna.sends("Два", to=team)
    await anna.presses_data("take:1", on=private, patience=0)
    await anna.presses_data("take:2", on=public, patience=0)
    taps = [update["callback_query"]["id"] for update in (await bot.updates())[-2:]]
    await bot.result("answerCallbackQuery", callback_query_id=taps[0])
    refused = await bot.refusal("answerCallbackQuery", callback_query_id=taps[1])
    assert refused.startswith("Too Many Requests")
    await bot.result("answerCallbackQuery", callback_query_id=taps[1])


async def test_a_fault_may_wait_for_its_time(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    now = (await sandbox.state())["now"]
    await sandbox.order_fault("sendMessage", "403", since=now + 1_000_000)
    await sandbox.order_fault("sendMessage", "403", until=now - 1)
    await bot.result("sendMessage", chat_id=anna.id, text="Да")
    assert [known["hits"] for known in (await sandbox.faults())["calls"]] == [0, 0]


async def test_faults_are_counted_and_lifted(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    await sandbox.order_fault("*", "401", times=0)
    await bot.refusal("getMe")
    (known,) = (await sandbox.faults())["calls"]
    assert (known["kind"], known["seen"], known["hits"], known["until"]) == ("401", 1, 1, None)
    await sandbox.lift_faults()
    await bot.result("getMe")
    (known,) = (await sandbox.faults())["calls"]
    assert (known["hits"], known["until"] is None) == (1, False)


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        ({"method": "*"}, "kind is missing"),
        ({"kind": "502"}, "method is missing"),
        ({"method": "*", "kind": "rain"}, "there is no fault rain; there are 401, 403, "),
        ({"method": "sendMesage", "kind": "502"}, "there is no method sendMesage; there are *, answerCallbackQuery, "),
        ({"method": "sendDice", "kind": "502"}, "there is no method sendDice; there are *, answerCallbackQuery, "),
        (
            {"method": "getUpdates", "kind": "not_modified"},
            "not_modified never happens to getUpdates; it happens to editMessageCaption, editMessageMedia, ",
        ),
        ({"method": "getUpdates", "kind": "upgraded"}, "upgraded never happens to getUpdates; it happens to "),
        ({"method": "sendMessage", "kind": "409"}, "409 never happens to sendMessage; it happens to getUpdates"),
        ({"method": "*", "kind": "502", "chat": 5}, "there is no field chat; there are after, chat_id, kind, "),
        ({"method": "*", "kind": "502", "chat_id": 5}, "there is no chat 5"),
        ({"method": "getMe", "kind": "502", "chat_id": ANNA}, "getMe is about no chat; leave chat_id out"),
        ({"method": "*", "kind": "409", "chat_id": ANNA}, "getUpdates is about no chat; leave chat_id out"),
        (
            {"method": "*", "kind": "upgraded", "chat_id": ANNA},
            f"upgraded happens in groups only, and {ANNA} is none; its id is below 0",
        ),
        ({"method": "*", "kind": "502", "retry_after": 5}, "retry_after means nothing to 502; it goes with 429"),
        ({"method": "*", "kind": "429", "retry_after": -5}, "retry_after is -5; right is 1 or more"),
        (
            {"method": "*", "kind": "403", "migrate_to_chat_id": -5},
            "migrate_to_chat_id means nothing to 403; it goes with upgraded",
        ),
        (
            {"method": "*", "kind": "upgraded", "migrate_to_chat_id": 5},
            "migrate_to_chat_id is 5, and the id of a group is below 0",
        ),
        ({"method": "*", "kind": "502", "times": 1.5}, "times is no whole number"),
        ({"method": "*", "kind": "502", "times": -1}, "times is -1; right is 0 or more"),
        ({"method": "*", "kind": "502", "after": -1}, "after is -1; right is 0 or more"),
        ({"method": "*", "kind": "502", "probability": "often"}, "probability is no number"),
        ({"method": "*", "kind": "502", "probability": 7}, "probability is 7; right is what lies above 0, up to 1"),
        ({"method": "*", "kind": "502", "probability": 0}, "probability is 0; right is what lies above 0, up to 1"),
        ({"method": "*", "kind": "502", "since": float("nan")}, "since is no number"),
        (
            {"method": "*", "kind": "502", "since": 9, "until": 9},
            "until is 9 and since is 9; until is to come after since",
        ),
    ],
)
async def test_a_fault_that_could_never_strike_is_refused_in_words(
    server: SandboxServer, session: ClientSession, sandbox: Sandbox, order: Json, reason: str
) -> None:
    await sandbox.person("Анна", id=ANNA)
    async with session.post(f"{server.url}/control/fault", json=order, headers={"X-Sandbox": "1"}) as response:
        error = (await response.json())["error"]
    assert (response.status, error[: len(reason)]) == (400, reason)
    assert await sandbox.faults() == {"calls": [], "updates": []}


async def test_the_player_of_people_hears_why_an_order_is_refused(sandbox: Sandbox) -> None:
    with pytest.raises(AssertionError, match="there is no method sendMesage"):
        await sandbox.order_fault("sendMesage", "502")
    with pytest.raises(AssertionError, match="by means nothing to duplicated"):
        await sandbox.order_update_fault("duplicated", by=3)


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
