"""Where Telegram refuses, the sandbox refuses in the same words."""

from typing import Any

import pytest
from aiogram.types import Update
from aiohttp import ClientSession

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import OpenServer, RawBot

TAKE = {"inline_keyboard": [[{"text": "Взять", "callback_data": "take:1"}]]}
SHARE = {"keyboard": [[{"text": "Поделиться", "request_contact": True}]]}


def inline(**button: Any) -> dict[str, Any]:
    """An inline keyboard of one button."""
    return {"inline_keyboard": [[{"text": "Кнопка", **button}]]}


async def test_nobody_is_written_to_before_they_start(bot: RawBot, sandbox: Sandbox) -> None:
    boris = await sandbox.person("Борис")
    refused = await bot.call("sendMessage", chat_id=boris.id, text="Привет")
    assert refused == {
        "ok": False,
        "error_code": 403,
        "description": "Forbidden: bot can't initiate conversation with a user",
    }


async def test_nobody_is_written_to_after_they_block(bot: RawBot, anna: Player) -> None:
    await anna.blocks()
    refused = await bot.refusal("sendMessage", chat_id=anna.id, text="Привет")
    assert refused == "Forbidden: bot was blocked by the user"
    await anna.starts()
    await bot.result("sendMessage", chat_id=anna.id, text="Привет")


async def test_a_bot_thrown_out_of_a_group_cannot_write_there(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    team = await sandbox.group("Менеджеры", members=[anna])
    await bot.result("sendMessage", chat_id=team.id, text="Привет")
    await sandbox.post(f"groups/{team.id}/bot", status="kicked", person=anna.id)
    refused = await bot.refusal("sendMessage", chat_id=team.id, text="Привет")
    assert refused == "Forbidden: bot was kicked from the supergroup chat"


async def test_a_muted_bot_stays_in_the_group_and_writes_nothing(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    team = await sandbox.group("Менеджеры", members=[anna])
    card = await bot.result("sendMessage", chat_id=team.id, text="Привет")
    await sandbox.post(f"groups/{team.id}/bot", status="restricted", person=anna.id)
    refused = await bot.refusal("sendMessage", chat_id=team.id, text="Снова я")
    assert refused == "Bad Request: not enough rights to send text messages to the chat"
    refused = await bot.refusal("editMessageText", chat_id=team.id, message_id=card["message_id"], text="Пока")
    assert refused == "Bad Request: CHAT_WRITE_FORBIDDEN"
    assert [message.text for message in await anna.messages(team)] == ["Привет"]
    update = Update.model_validate((await bot.updates())[-1])
    assert update.my_chat_member is not None
    assert update.my_chat_member.new_chat_member.status == "restricted"
    await sandbox.post(f"groups/{team.id}/bot", status="member", person=anna.id)
    await bot.result("sendMessage", chat_id=team.id, text="Снова я")


@pytest.mark.parametrize("chat_id", [1, -100, "@nobody"])
async def test_an_unknown_chat_is_not_found(bot: RawBot, chat_id: int | str) -> None:
    assert await bot.refusal("sendMessage", chat_id=chat_id, text="Да") == "Bad Request: chat not found"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", "message text is empty"),
        ("  \n ", "message text is empty"),
        ("<b> </b>", "text must be non-empty"),
        ("а" * 4097, "message is too long"),
        ("😀" * 2049, "message is too long"),
        ("<b>Привет", "can't parse entities: Can't find end tag corresponding to start tag \"b\""),
        ("да <oops>", 'can\'t parse entities: Unsupported start tag "oops" at byte offset 5'),
        ("</b>", "can't parse entities: Unexpected end tag at byte offset 0"),
        ("5 < 6", 'can\'t parse entities: Unsupported start tag "" at byte offset 2'),
        ("<b", "can't parse entities: Unclosed start tag at byte offset 0"),
        ("<b>x</b", "can't parse entities: Unclosed end tag at byte offset 4"),
        (
            "<b>x</i>",
            'can\'t parse entities: Unmatched end tag at byte offset 4, expected "</b>", found "</i>"',
        ),
        (
            "<span>x</span>",
            'can\'t parse entities: Tag "span" must have class "tg-spoiler" at byte offset 0',
        ),
    ],
)
async def test_a_text_that_cannot_be_sent_is_refused(bot: RawBot, anna: Player, text: str, fault: str) -> None:
    refused = await bot.refusal("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert refused == f"Bad Request: {fault}"


async def test_the_length_counts_after_the_entities(bot: RawBot, anna: Player) -> None:
    text = "<b>" + "&lt;" * 4096 + "</b>"
    sent = await bot.result("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert sent["text"] == "<" * 4096


async def test_entities_are_counted_in_utf_16(bot: RawBot, anna: Player) -> None:
    text = '  😀 <b>a <i>😀</i></b> <a href="https://example.org/?a=1&amp;b=2">тут</a>'
    sent = await bot.result("sendMessage", chat_id=anna.id, text=text, parse_mode="HTML")
    assert sent["text"] == "😀 a 😀 тут"
    assert sent["entities"] == [
        {"type": "bold", "offset": 3, "length": 4},
        {"type": "italic", "offset": 5, "length": 2},
        {"type": "text_link", "url": "https://example.org/?a=1&b=2", "offset": 8, "length": 3},
    ]


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        (inline(callback_data="я" * 33), "BUTTON_DATA_INVALID"),
        (inline(callback_data=""), "BUTTON_DATA_INVALID"),
        (inline(url="tel:+79123456789"), "BUTTON_URL_INVALID"),
        (inline(url="https://localhost/"), "BUTTON_URL_INVALID"),
        (
            inline(),
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
        ),
        (
            inline(url="https://example.org", callback_data="x"),
            "can't parse inline keyboard button: exactly one action must be specified",
        ),
        (inline(callback_data="x", colour="red"), "unknown field colour in InlineKeyboardButton"),
        (inline(callback_data="x", style="pink"), "can't parse keyboard button: invalid button style specified"),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "inline keyboard button text must be non-empty"),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "x"}] * 8] * 13}, "reply markup is too long"),
        ({"keybord": []}, "can't parse reply markup JSON object"),
    ],
)
async def test_a_wrong_button_is_refused(bot: RawBot, anna: Player, markup: dict[str, Any], fault: str) -> None:
    refused = await bot.refusal("sendMessage", chat_id=anna.id, text="Да", reply_markup=markup)
    assert refused == f"Bad Request: {fault}"


async def test_a_phone_is_asked_for_in_private_only(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    team = await sandbox.group("Менеджеры", members=[anna])
    refused = await bot.refusal("sendMessage", chat_id=team.id, text="Да", reply_markup=SHARE)
    assert refused == "Bad Request: phone number can be requested in private chats only"


async def test_an_edit_must_change_something(bot: RawBot, anna: Player) -> None:
    sent = await bot.result("sendMessage", chat_id=anna.id, text="Да", reply_markup=TAKE)
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    same = await bot.refusal("editMessageText", **place, text="Да", reply_markup=TAKE)
    assert same.startswith("Bad Request: message is not modified: specified new message content and reply")
    edited = await bot.result("editMessageText", **place, text="Да")
    assert "reply_markup" not in edited
    unchanged = await bot.refusal("editMessageReplyMarkup", **place)
    assert unchanged.startswith("Bad Request: message is not modified")
    too_long = await bot.refusal("editMessageText", **place, text="а" * 4097)
    assert too_long == "Bad Request: MESSAGE_TOO_LONG"


async def test_only_own_messages_without_a_reply_keyboard_can_be_edited(bot: RawBot, anna: Player) -> None:
    asked = await bot.result("sendMessage", chat_id=anna.id, text="Номер?", reply_markup=SHARE)
    written = await anna.sends("Зачем?")
    for message_id in (asked["message_id"], written.id):
        refused = await bot.refusal("editMessageText", chat_id=anna.id, message_id=message_id, text="Нет")
        assert refused == "Bad Request: message can't be edited"


@pytest.mark.parametrize(
    ("method", "parameters", "fault"),
    [
        ("editMessageText", {"text": "Да"}, "message to edit not found"),
        ("deleteMessage", {}, "message to delete not found"),
        ("copyMessage", {"from_chat_id": "own"}, "message to copy not found"),
        ("forwardMessage", {"from_chat_id": "own"}, "message to forward not found"),
    ],
)
async def test_a_message_that_is_gone_is_named(
    bot: RawBot, anna: Player, method: str, parameters: dict[str, Any], fault: str
) -> None:
    there = {name: anna.id if value == "own" else value for name, value in parameters.items()}
    refused = await bot.refusal(method, chat_id=anna.id, message_id=999, **there)
    assert refused == f"Bad Request: {fault}"


async def test_a_reply_needs_its_message_unless_allowed_without(bot: RawBot, anna: Player) -> None:
    lost = {"message_id": 999}
    refused = await bot.refusal("sendMessage", chat_id=anna.id, text="Да", reply_parameters=lost)
    assert refused == "Bad Request: message to be replied not found"
    allowed = lost | {"allow_sending_without_reply": True}
    sent = await bot.result("sendMessage", chat_id=anna.id, text="Да", reply_parameters=allowed)
    assert "reply_to_message" not in sent


async def test_a_protected_message_is_not_copied(bot: RawBot, anna: Player) -> None:
    sent = await bot.result("sendMessage", chat_id=anna.id, text="Тайна", protect_content=True)
    place = {"chat_id": anna.id, "from_chat_id": anna.id, "message_id": sent["message_id"]}
    assert await bot.refusal("copyMessage", **place) == "Bad Request: message can't be copied"
    assert await bot.refusal("forwardMessage", **place) == "Bad Request: message can't be forwarded"


async def test_a_tap_is_answered_once_and_in_time(bot: RawBot, anna: Player, sandbox: Sandbox) -> None:
    old = "Bad Request: query is too old and response timeout expired or query ID is invalid"
    sent = await bot.result("sendMessage", chat_id=anna.id, text="Да", reply_markup=TAKE)
    place = {"message_id": sent["message_id"], "data": "forged"}
    query = (await sandbox.post(f"people/{anna.id}/presses", **place))["query"]
    long = await bot.refusal("answerCallbackQuery", callback_query_id=query, text="а" * 201)
    assert long == "Bad Request: MESSAGE_TOO_LONG"
    elsewhere = await bot.refusal("answerCallbackQuery", callback_query_id=query, url="https://example.org")
    assert elsewhere == "Bad Request: URL_INVALID"
    await bot.result("answerCallbackQuery", callback_query_id=query, text="Готово")
    assert await bot.refusal("answerCallbackQuery", callback_query_id=query) == old
    assert await bot.refusal("answerCallbackQuery", callback_query_id="1") == old


async def test_what_is_too_old_can_be_neither_answered_nor_deleted(
    open_server: OpenServer, session: ClientSession
) -> None:
    server = await open_server(speed=1_000_000, strict_pace=False)
    bot = RawBot(server, session)
    async with Sandbox.connect(server.url) as sandbox:
        olga = await sandbox.person("Ольга")
        start = await olga.starts()
        tapped = await sandbox.post(f"people/{olga.id}/presses", message_id=start.id, data="x")
        await sandbox.get("events", since=await sandbox.mark(), wait=0.2)
        refused = await bot.refusal("answerCallbackQuery", callback_query_id=tapped["query"])
        assert refused.startswith("Bad Request: query is too old")
        refused = await bot.refusal("deleteMessage", chat_id=olga.id, message_id=start.id)
        assert refused == "Bad Request: message can't be deleted for everyone"


async def test_only_an_administrator_removes_what_others_wrote(bot: RawBot, sandbox: Sandbox, anna: Player) -> None:
    team = await sandbox.group("Менеджеры", members=[anna])
    said = await anna.sends("Ой", to=team)
    await sandbox.post(f"groups/{team.id}/bot", status="member", person=anna.id)
    refused = await bot.refusal("deleteMessage", chat_id=team.id, message_id=said.id)
    assert refused == "Bad Request: message can't be deleted for everyone"
    await sandbox.post(f"groups/{team.id}/bot", status="administrator", person=anna.id)
    await bot.result("deleteMessage", chat_id=team.id, message_id=said.id)
    assert await anna.messages(team) == []


async def test_unknown_fields_methods_and_tokens_are_refused(
    bot: RawBot, anna: Player, server: SandboxServer, session: ClientSession
) -> None:
    refused = await bot.refusal("sendMessage", chat_id=anna.id, text="Да", texte="Да")
    assert refused == "Bad Request: unknown field texte"
    assert await bot.call("sendHope") == {"ok": False, "error_code": 404, "description": "Not Found"}
    async with session.get(f"{server.url}/bot1:wrong/getMe") as response:
        assert (response.status, (await response.json())["description"]) == (401, "Unauthorized")


@pytest.mark.parametrize(
    ("method", "parameters"),
    [
        ("sendMessage", {"chat_id": "own", "text": 5}),
        ("sendMessage", {"chat_id": "own", "text": "Да", "reply_markup": [1]}),
        ("sendMessage", {"chat_id": "own", "text": "Да", "entities": [1]}),
        ("sendMessage", {"chat_id": "own", "text": "Да", "entities": [{"type": "bold"}]}),
        ("sendMessage", {"chat_id": "own", "text": "Да", "parse_mode": "Poetry"}),
        ("sendMessage", {"chat_id": "own", "text": "Да", "message_thread_id": 5}),
        ("sendMessage", {"text": "Да"}),
        ("deleteMessage", {"chat_id": "own"}),
        ("deleteMessage", {"chat_id": "own", "message_id": "x"}),
        ("sendChatAction", {"chat_id": "own", "action": "dancing"}),
        ("setMyCommands", {"commands": ["start"]}),
        ("setMyCommands", {"commands": [{"command": "Старт", "description": "x"}]}),
        ("getChatMember", {"chat_id": "own", "user_id": 1}),
        ("setWebhook", {"url": "http://example.org"}),
    ],
)
async def test_a_parameter_of_the_wrong_kind_is_a_bad_request(
    bot: RawBot, anna: Player, method: str, parameters: dict[str, Any]
) -> None:
    there = {name: anna.id if value == "own" else value for name, value in parameters.items()}
    body = await bot.call(method, **there)
    assert (body["error_code"], body["description"][:13]) == (400, "Bad Request: ")


@pytest.mark.parametrize(
    ("result", "refusal"),
    [
        ({"id": ""}, "RESULT_ID_INVALID"),
        ({"type": "poem"}, "RESULT_TYPE_INVALID"),
        ({"title": " "}, "ARTICLE_TITLE_EMPTY"),
        ({"input_message_content": {"message_text": ""}}, "MESSAGE_TEXT_INVALID"),
    ],
)
async def test_results_of_a_search_are_looked_over(
    bot: RawBot, anna: Player, result: dict[str, Any], refusal: str
) -> None:
    """Each has a name and something to be sent."""
    query = (await anna.sandbox.post(f"people/{anna.id}/asks_inline", text="Бор"))["query"]
    whole = {"type": "article", "id": "7", "title": "Борис", "input_message_content": {"message_text": "/found 7"}}
    refused = await bot.refusal("answerInlineQuery", inline_query_id=query, results=[whole | result])
    assert refused == f"Bad Request: {refusal}"
