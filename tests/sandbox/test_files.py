"""Files with what they hold: sent by people and by the bot, loaded by the bot, with all that may go wrong."""

import json
from io import BytesIO

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import ClientError, ClientSession, FormData

from bot.sandbox.people import Player, Sandbox, SandboxError
from bot.sandbox.server import SandboxServer
from tests.sandbox.conftest import Json, RawBot

LIST = "Имя;Телефон\r\nАнна;89123456789\r\n".encode("windows-1251")
MEGABYTE = 1024 * 1024
PNG = b"\x89PNG\r\n\x1a\n" + bytes(16)


async def path_of(bot: RawBot, file_id: str) -> str:
    """Where the bot is to load a file from."""
    return str((await bot.result("getFile", file_id=file_id))["file_path"])


def address(server: SandboxServer, path: str) -> str:
    """The same as an address."""
    return f"{server.url}/file/bot{server.token}/{path}"


async def test_what_a_person_sends_is_loaded_byte_by_byte(
    server: SandboxServer, bot: RawBot, anna: Player, session: ClientSession
) -> None:
    await anna.sends_document("клиенты.csv", LIST, "Вот список")
    message = (await bot.updates())[-1]["message"]
    document = message["document"]
    assert (document["file_name"], document["file_size"], document["mime_type"]) == (
        "клиенты.csv",
        len(LIST),
        "text/csv",
    )
    assert message["caption"] == "Вот список"

    found = await bot.result("getFile", file_id=document["file_id"])

    assert found == {name: document[name] for name in ("file_id", "file_unique_id", "file_size")} | {
        "file_path": f"documents/{document['file_id']}.csv"
    }
    async with session.get(address(server, found["file_path"])) as response:
        assert (response.status, await response.read()) == (200, LIST)


async def test_aiogram_loads_it_too(server: SandboxServer, anna: Player) -> None:
    sent = await anna.sends_document("клиенты.csv", LIST)
    async with Bot(server.token, AiohttpSession(api=TelegramAPIServer.from_base(server.url))) as bot:
        loaded = await bot.download(sent.raw["document"]["file_id"])
        assert loaded is not None
        assert loaded.read() == LIST


async def test_who_gets_a_file_from_the_bot_opens_it(
    server: SandboxServer, bot: RawBot, anna: Player, session: ClientSession
) -> None:
    form = FormData({"chat_id": str(anna.id)})
    form.add_field("document", LIST, filename="клиенты.csv")
    async with session.post(f"{server.url}/bot{server.token}/sendDocument", data=form) as response:
        assert response.status == 200
    assert await anna.opens(await anna.last_message()) == LIST


async def uploaded(server: SandboxServer, session: ClientSession, chat_id: int, content: bytes, **more: str) -> Json:
    """What Telegram answers where the bot uploads a picture."""
    form = FormData({"chat_id": str(chat_id), **more})
    form.add_field("photo", BytesIO(content), filename="qr.png")
    async with session.post(f"{server.url}/bot{server.token}/sendPhoto", data=form) as response:
        answer: Json = await response.json()
        return answer


async def test_a_picture_of_the_bot_is_seen_with_its_words_and_sent_again_by_its_id(
    server: SandboxServer, sandbox: Sandbox, bot: RawBot, anna: Player, session: ClientSession
) -> None:
    """Also above a button; what is sent again is the same file."""
    keys = json.dumps({"inline_keyboard": [[{"text": "Готово", "callback_data": "1"}]]})
    words = {"caption": "Код <b>Весна</b>", "parse_mode": "HTML", "reply_markup": keys}
    sent = (await uploaded(server, session, anna.id, PNG, **words))["result"]
    seen = await anna.sees_button("Готово", on=await anna.sees("Код Весна"))
    file_id = sent["photo"][0]["file_id"]
    assert (seen.raw["photo"], await sandbox.content_of(file_id)) == (sent["photo"], PNG)
    assert sent["caption_entities"] == [{"type": "bold", "offset": 4, "length": 5}]
    again = await bot.result("sendPhoto", chat_id=anna.id, photo=file_id)
    assert (again["photo"], "caption" in again) == (sent["photo"], False)


@pytest.mark.parametrize(
    ("content", "description"),
    [
        (b"<svg/>", "IMAGE_PROCESS_FAILED"),
        (b"", "file must be non-empty"),
        (PNG + bytes(10 * MEGABYTE), "IMAGE_PROCESS_FAILED"),
    ],
    ids=["no picture", "empty", "too big"],
)
async def test_what_is_no_picture_is_refused(
    server: SandboxServer, anna: Player, session: ClientSession, content: bytes, description: str
) -> None:
    answer = await uploaded(server, session, anna.id, content)
    assert answer["description"] == f"Bad Request: {description}"


async def test_no_other_file_is_sent_as_a_picture(bot: RawBot, anna: Player) -> None:
    document = (await anna.sends_document("клиенты.csv", LIST)).raw["document"]["file_id"]
    for wrong in (document, "file1"):
        refused = await bot.refusal("sendPhoto", chat_id=anna.id, photo=wrong)
        assert refused == "Bad Request: wrong file identifier/HTTP URL specified"
    assert await bot.refusal("sendPhoto", chat_id=anna.id) == "Bad Request: there is no photo in the request"


async def test_a_picture_can_be_loaded_as_well(
    server: SandboxServer, bot: RawBot, anna: Player, session: ClientSession
) -> None:
    sent = await anna.sends_photo()
    path = await path_of(bot, sent.raw["photo"][0]["file_id"])
    async with session.get(address(server, path)) as response:
        assert response.status == 200


@pytest.mark.parametrize(("size", "is_too_big"), [(20 * MEGABYTE, False), (20 * MEGABYTE + 1, True)])
async def test_a_bot_loads_20_megabytes_and_no_more(bot: RawBot, anna: Player, size: int, is_too_big: bool) -> None:
    sent = await anna.sends_document("клиенты.xlsx", bytes(size))
    answer = await bot.call("getFile", file_id=sent.raw["document"]["file_id"])
    assert answer.get("description") == ("Bad Request: file is too big" if is_too_big else None)


async def test_a_file_that_nobody_sent_is_not_there(
    server: SandboxServer, bot: RawBot, anna: Player, session: ClientSession
) -> None:
    sent = await anna.sends_document("клиенты.csv", LIST)
    path = await path_of(bot, sent.raw["document"]["file_id"])
    unknown = "Bad Request: wrong file_id or the file is temporarily unavailable"
    assert await bot.refusal("getFile", file_id="file1") == unknown
    for wrong in ("documents/file1.csv", path.replace("documents", "photos"), path.replace(".csv", ".txt")):
        async with session.get(address(server, wrong)) as response:
            assert (response.status, (await response.json())["description"]) == (404, "Not Found")
    async with session.get(address(server, path).replace(server.token, "1:other")) as response:
        assert response.status == 401


async def test_a_forwarded_file_is_the_same_file(bot: RawBot, anna: Player) -> None:
    sent = await anna.sends_document("клиенты.csv", LIST)
    assert (await anna.forwards(sent)).raw["document"] == sent.raw["document"]


async def test_a_file_without_name_or_content_is_not_sent(anna: Player) -> None:
    for name, content in (("", LIST), ("клиенты.csv", b"")):
        with pytest.raises(SandboxError, match="a file has a name and is not empty"):
            await anna.sends_document(name, content)


@pytest.mark.parametrize(
    ("method", "kind", "code", "description"),
    [
        ("getFile", "wrong_file_id", 400, "Bad Request: wrong file_id or the file is temporarily unavailable"),
        ("getFile", "file_too_big", 400, "Bad Request: file is too big"),
        ("getFile", "429", 429, "Too Many Requests: retry after 1"),
        ("loadFile", "file_gone", 404, "Not Found"),
        ("loadFile", "401", 401, "Unauthorized"),
        ("loadFile", "429", 429, "Too Many Requests: retry after 1"),
    ],
)
async def test_asking_for_a_file_or_loading_it_is_refused_on_order(
    server: SandboxServer,
    sandbox: Sandbox,
    bot: RawBot,
    anna: Player,
    session: ClientSession,
    method: str,
    kind: str,
    code: int,
    description: str,
) -> None:
    file_id = (await anna.sends_document("клиенты.csv", LIST)).raw["document"]["file_id"]
    path = await path_of(bot, file_id)
    await sandbox.order_fault(method, kind)
    answer: Json = await bot.call("getFile", file_id=file_id)
    async with session.get(address(server, path)) as response:
        refused = answer if method == "getFile" else await response.json()
    assert (refused["error_code"], refused["description"]) == (code, description)
    async with session.get(address(server, path)) as response:
        assert await response.read() == LIST


@pytest.mark.parametrize("kind", ["502", "504_after", "reset", "truncated"])
async def test_loading_is_broken_off_on_order(
    server: SandboxServer, sandbox: Sandbox, bot: RawBot, anna: Player, session: ClientSession, kind: str
) -> None:
    path = await path_of(bot, (await anna.sends_document("клиенты.csv", LIST)).raw["document"]["file_id"])
    await sandbox.order_fault("loadFile", kind, times=0)  # a client may try once more by itself
    with pytest.raises(ClientError):
        async with session.get(address(server, path), raise_for_status=True) as response:
            await response.read()
    call = (await sandbox.calls())[-1]
    assert (call["method"], call["fault"], call["answered"]) == ("loadFile", kind, False)


async def test_a_page_can_only_keep_a_file_and_never_run_it(
    server: SandboxServer, anna: Player, session: ClientSession
) -> None:
    sent = await anna.sends_document("страница.html", b"<script>alert(1)</script>")
    async with session.get(f"{server.url}/control/files/{sent.raw['document']['file_id']}") as response:
        assert response.content_type == "application/octet-stream"
        assert response.headers["Content-Disposition"].startswith("attachment; filename*=UTF-8''%D1")
        assert response.headers["X-Content-Type-Options"] == "nosniff"
