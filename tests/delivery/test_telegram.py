"""The door to the Bot API: what came of a call is said honestly, and the token stays inside."""

import asyncio
import gzip
import json
import traceback
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress
from io import BytesIO
from typing import Any

import pytest

from bot import telegram
from bot.sandbox.server import sandbox_server
from bot.telegram import MaybeArrived, NotSent, Rejected, Telegram, TelegramError, TokenRejected

TOKEN = "4242424242:AAE-this_is_the_secret_of_the_bot_00"
SECRET = "this_is_the_secret"

Answering = Callable[[asyncio.StreamReader, asyncio.StreamWriter], Awaitable[None]]


def http(body: bytes | str, status: str = "200 OK", headers: str = "", length: int | None = None) -> bytes:
    raw = body.encode() if isinstance(body, str) else body
    lines = f"HTTP/1.1 {status}\r\nContent-Length: {len(raw) if length is None else length}\r\n{headers}\r\n"
    return lines.encode() + raw


def refusal(code: object, description: str, **parameters: object) -> str:
    return json.dumps({"ok": False, "error_code": code, "description": description, "parameters": parameters})


@asynccontextmanager
async def server(answer: bytes) -> AsyncIterator[str]:
    """Serve one answer to whatever is asked, byte by byte as given, and hang up."""

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next((line for line in head.lower().split(b"\r\n") if line.startswith(b"content-length")), b":0")
        await reader.readexactly(int(length.partition(b":")[2]))
        writer.write(answer)
        await writer.drain()

    async with serving(handle) as address:
        yield address


@asynccontextmanager
async def serving(handle: Answering) -> AsyncIterator[str]:
    """Serve connections in this way; at the end all of them have been closed."""
    closed: list[asyncio.Event] = []

    async def handle_and_close(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        closed.append(asyncio.Event())
        this = closed[-1]
        with suppress(asyncio.IncompleteReadError, ConnectionError):
            await handle(reader, writer)
        writer.close()
        with suppress(ConnectionError):
            await writer.wait_closed()
        this.set()

    async with await asyncio.start_server(handle_and_close, "127.0.0.1", 0) as listening:
        yield f"http://127.0.0.1:{listening.sockets[0].getsockname()[1]}"
        for event in closed:
            await event.wait()


async def call(address: str, *, proxy: str | None = None, timeout: float = 5) -> Any:  # noqa: ASYNC109 - handed on
    async with Telegram(TOKEN, address, proxy) as door:
        return await door.call("sendMessage", {"chat_id": 1, "text": "привет"}, timeout=timeout)


async def failure_of(address: str, *, proxy: str | None = None, timeout: float = 5) -> TelegramError:  # noqa: ASYNC109 - handed on
    """The failure of a call, after making sure that it gives nothing away."""
    with pytest.raises(TelegramError) as caught:
        await call(address, proxy=proxy, timeout=timeout)
    error = caught.value
    told = "".join(traceback.format_exception(error)) + repr(error) + str(error) + repr(error.__dict__)
    assert SECRET not in told
    assert error.__cause__ is None
    assert error.__context__ is None
    return error


async def test_a_call_returns_the_result() -> None:
    async with sandbox_server(token=TOKEN) as sandbox, Telegram(TOKEN, sandbox.url + "/", None) as door:
        assert (await door.call("getMe", {}))["is_bot"] is True


async def test_a_refusal_tells_everything_that_telegram_told() -> None:
    body = refusal(429, "Too Many Requests: retry after 7", retry_after=7, migrate_to_chat_id=-1001)
    async with server(http(body, "429 Too Many Requests")) as address:
        error = await failure_of(address)

    assert isinstance(error, Rejected)
    assert (error.code, error.description) == (429, "Too Many Requests: retry after 7")
    assert (error.retry_after, error.migrate_to_chat_id) == (7, -1001)


@pytest.mark.parametrize("seconds", [2.0, 1.2, "2"], ids=repr)
async def test_a_part_of_a_second_of_silence_is_a_whole_one(seconds: object) -> None:
    async with server(http(refusal(429, "Too Many Requests", retry_after=seconds))) as address:
        error = await failure_of(address)

    assert isinstance(error, Rejected)
    assert error.retry_after == 2


@pytest.mark.parametrize(
    ("wanted", "heeded"),
    [
        (10**12, 86_400),
        (1e300, 86_400),
        (10**400, None),
        (0, None),
        (-5, None),
        ("soon", None),
        (True, None),
        (None, None),
    ],
    ids=lambda value: str(value)[:9],
)
async def test_nobody_is_silent_for_longer_than_a_day_or_for_what_is_no_time(wanted: object, heeded: object) -> None:
    async with server(http(refusal(429, "Too Many Requests", retry_after=wanted))) as address:
        error = await failure_of(address)

    assert isinstance(error, Rejected)
    assert error.retry_after == heeded


@pytest.mark.parametrize(
    ("header", "seconds"), [("Retry-After: 7\r\n", 7), ("retry-after: soon\r\n", None), ("", None)]
)
async def test_who_stands_before_telegram_may_ask_for_silence_too(header: str, seconds: int | None) -> None:
    """A proxy says so in HTML, and has not passed the call on."""
    async with server(http("<html>429</html>", "429 Too Many Requests", header)) as address:
        error = await failure_of(address)

    assert isinstance(error, Rejected)
    assert (error.code, error.retry_after) == (429, seconds)


async def test_a_refusal_without_a_code_has_that_of_http() -> None:
    async with server(http('{"ok": false, "description": "chat not found"}', "400 Bad Request")) as address:
        error = await failure_of(address)

    assert isinstance(error, Rejected)
    assert (error.code, error.description) == (400, "chat not found")


async def test_a_refusal_that_repeats_the_token_is_masked() -> None:
    async with server(http(refusal(404, f"Not Found: /bot{TOKEN}/sendMessage"), "404 Not Found")) as address:
        assert isinstance(await failure_of(address), Rejected)


@pytest.mark.parametrize(
    ("method", "code", "refused"),
    [("getMe", 404, True), ("getUpdates", 404, True), ("sendMessage", 401, True), ("sendMessage", 404, False)],
)
async def test_a_refused_token_is_told_from_a_method_nobody_knows(method: str, code: int, refused: bool) -> None:
    async with (
        server(http(refusal(code, "Not Found"), f"{code} Refused")) as address,
        Telegram(TOKEN, address, None) as door,
    ):
        with pytest.raises(Rejected) as caught:
            await door.call(method, {})

    assert isinstance(caught.value, TokenRejected) is refused


UNCERTAIN = {
    "5xx in HTML": http(f"<html>502 Bad Gateway /bot{TOKEN}</html>", "502 Bad Gateway"),
    "5xx in JSON": http(refusal(500, "Internal Server Error"), "500 Internal Server Error"),
    "5xx that says success": http('{"ok": true, "result": 1}', "503 Service Unavailable"),
    "refusal with a 5xx inside": http(refusal(502, "Bad Gateway")),
    "refusal with a code in words": http(refusal("400", "Bad Request")),
    "refusal with a yes for a code": http(refusal(True, "Bad Request")),
    "page with status 200": http(f"<html>Please log in, /bot{TOKEN}</html>"),
    "nothing at all": http(""),
    "no object": http("[1, 2, 3]"),
    "half an object": http('{"ok": true, "resu'),
    "object too deep": http("[" * 200_000),
    "no UTF-8": http(b'{"ok": true, "result": "\xff\xfe"}'),
    "success without a result": http('{"ok": true}'),
    "neither yes nor no": http('{"ok": "yes", "result": 1}'),
    "body that ends early": http('{"ok": true, "result": 1}', length=500),
    "redirect": http("", "302 Found", f"Location: http://127.0.0.1:1/bot{TOKEN}/sendMessage\r\n"),
    "redirect to nonsense": http("", "302 Found", f"Location: http://[/bot{TOKEN}\r\n"),
    "no HTTP": f"SSH-2.0 /bot{TOKEN}\r\n\r\n".encode(),
    "header without a name": http("", headers=f": /bot{TOKEN}\r\n"),
    "encoding that is none": http(TOKEN, headers="Content-Encoding: gzip\r\n"),
    "hanging up": b"",
}


@pytest.mark.parametrize("answer", UNCERTAIN.values(), ids=UNCERTAIN.keys())
async def test_of_an_answer_that_says_nothing_nobody_knows(answer: bytes) -> None:
    async with server(answer) as address:
        assert isinstance(await failure_of(address), MaybeArrived)


async def test_an_answer_without_end_is_not_read_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(telegram, "LONGEST_ANSWER", 100_000)
    bomb = gzip.compress(b'{"ok": true, "result": "' + b"a" * 10_000_000 + b'"}')
    async with server(http(bomb, headers="Content-Encoding: gzip\r\n")) as address:
        assert isinstance(await failure_of(address), MaybeArrived)


async def test_of_a_call_that_is_not_answered_in_time_nobody_knows() -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()

    async with serving(handle) as address:
        assert isinstance(await failure_of(address, timeout=0.2), MaybeArrived)


@pytest.mark.parametrize("scheme", ["http", "socks5"])
async def test_a_call_goes_through_the_proxy(scheme: str) -> None:
    """A proxy that is not there makes the difference: without it the call would succeed."""
    async with server(http('{"ok": true, "result": 1}')) as address:
        assert await call(address) == 1
        assert isinstance(await failure_of(address, proxy=f"{scheme}://user:pass@127.0.0.1:1"), NotSent)


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:1",
        "https://127.0.0.1:1",
        "http://nowhere.invalid",
        "http://[::1",
        "ftp://127.0.0.1",
        "http://",
    ],
)
async def test_a_call_without_a_connection_cannot_have_arrived(address: str) -> None:
    assert isinstance(await failure_of(address), NotSent)


async def test_a_proxy_that_talks_nonsense_has_not_passed_the_call_on() -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(3)
        writer.write(b"no")

    async with serving(handle) as address:
        proxy = address.replace("http", "socks5")
        assert isinstance(await failure_of("http://127.0.0.1:1", proxy=proxy), NotSent)


async def test_a_server_that_speaks_no_tls_has_not_understood_the_call() -> None:
    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(3)
        writer.write(http(""))

    async with serving(handle) as address:
        assert isinstance(await failure_of(address.replace("http", "https")), NotSent)


async def loading(address: str) -> bytes:
    with BytesIO() as content:
        async with Telegram(TOKEN, address, None) as door:
            await door.load("documents/file_1.csv", content, timeout=5)
        return content.getvalue()


async def test_a_file_is_loaded_from_where_telegram_says() -> None:
    asked: list[bytes] = []

    async def handle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked.append(await reader.readline())
        await reader.readuntil(b"\r\n\r\n")
        writer.write(http(b"name\nAnna\n"))

    async with serving(handle) as address:
        assert await loading(address + "/") == b"name\nAnna\n"
    assert asked == [f"GET /file/bot{TOKEN}/documents/file_1.csv HTTP/1.1\r\n".encode()]


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (http(refusal(404, "Not Found"), "404 Not Found"), Rejected),
        (http(refusal(401, "Unauthorized"), "401 Unauthorized"), TokenRejected),
        (http(refusal(429, "Too Many Requests"), "429 Too Many Requests"), Rejected),
        (http("<html>Bad Gateway</html>", "502 Bad Gateway"), MaybeArrived),
        (http("", "302 Found", "Location: http://127.0.0.1:1/\r\n"), MaybeArrived),
        (http(json.dumps({"ok": True, "result": True}), "400 Bad Request"), MaybeArrived),
        (http(b"half of it", length=4096), MaybeArrived),
        (b"no HTTP at all\r\n\r\n", MaybeArrived),
    ],
    ids=["gone", "token", "silence", "gateway", "elsewhere", "odd", "cut off", "nonsense"],
)
async def test_why_a_file_is_not_loaded_is_said_without_the_token(answer: bytes, kind: type[TelegramError]) -> None:
    async with server(answer) as address:
        with pytest.raises(kind) as caught:
            await loading(address)
    told = "".join(traceback.format_exception(caught.value)) + repr(caught.value.__dict__)
    assert SECRET not in told
    assert caught.value.__context__ is None


async def test_a_file_without_a_connection_is_not_loaded() -> None:
    with pytest.raises(NotSent):
        await loading("http://127.0.0.1:1")


def test_the_door_itself_does_not_show_the_token() -> None:
    assert SECRET not in repr(Telegram(TOKEN, "http://127.0.0.1:1", None))
