"""The only HTTP door to the Bot API: JSON in, JSON out, and an honest word on what is known when it fails.

TelegramError
├── Rejected           Telegram read the call and refused it: it had no effect
│   └── TokenRejected  no bot has this token
├── NotSent            no connection came about: the call cannot have arrived
└── MaybeArrived       timeout, reset, 5xx or an unreadable answer: nobody knows whether it took effect

The address contains the token, and so do aiohttp's exceptions. None of them leaves this file, not even as a cause.
"""

import json
from base64 import b64decode
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass
from math import ceil, isfinite, nan
from types import TracebackType
from typing import Any, BinaryIO, Self, TypeVar

import aiohttp
from aiohttp_socks import ProxyConnectionError, ProxyConnector, ProxyError, ProxyTimeoutError

from bot.logs import mask

T = TypeVar("T")

LONGEST_ANSWER = 32 * 1024 * 1024
LONGEST_SILENCE = 24 * 3600  # seconds: who asks for more is asked again after a day

NO_CONNECTION = (
    aiohttp.ClientConnectorError,
    aiohttp.ClientConnectorCertificateError,
    aiohttp.ServerFingerprintMismatch,
    aiohttp.ClientHttpProxyError,
    aiohttp.ConnectionTimeoutError,
    aiohttp.InvalidURL,
    aiohttp.NonHttpUrlClientError,
    ProxyConnectionError,
    ProxyTimeoutError,
    ProxyError,
)


class TelegramError(Exception):
    """A call that did not succeed. The text never contains the token."""


class Rejected(TelegramError):
    """Telegram refused the call; `retry_after` is in seconds, a day at most."""

    def __init__(
        self,
        code: int,
        description: str,
        retry_after: int | None = None,
        migrate_to_chat_id: int | None = None,
    ) -> None:
        super().__init__(f"{code} {description}")
        self.code = code
        self.description = description
        self.retry_after = retry_after
        self.migrate_to_chat_id = migrate_to_chat_id


class TokenRejected(Rejected):
    """Telegram knows no bot with this token (any more): there is nothing left to do."""


class NotSent(TelegramError):
    """No connection could be made, so the call had no effect."""


class MaybeArrived(TelegramError):
    """The call may or may not have taken effect."""


def silence_of(failure: TelegramError) -> int | None:
    """Return the seconds of silence that Telegram asks for, if it does."""
    return failure.retry_after if isinstance(failure, Rejected) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What came over HTTP; `retry_after` is the header of that name, or empty."""

    status: int
    retry_after: str
    body: bytes


class Telegram:
    """The Bot API of one bot; use as `async with`, calls are made inside."""

    def __init__(self, token: str, api_url: str, proxy: str | None) -> None:
        self._token = token
        self._address = f"{api_url.rstrip('/')}/bot{token}"
        self._files = f"{api_url.rstrip('/')}/file/bot{token}"
        self._proxy = proxy
        self._session: aiohttp.ClientSession | None = None

    async def __aenter__(self) -> Self:
        through_socks = self._proxy is not None and self._proxy.startswith("socks")
        self._session = aiohttp.ClientSession(
            connector=ProxyConnector.from_url(self._proxy) if self._proxy and through_socks else None,
            proxy=None if through_socks else self._proxy,
            cookie_jar=aiohttp.DummyCookieJar(),
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        if self._session is not None:
            await self._session.close()

    async def call(
        self,
        method: str,
        payload: dict[str, Any],
        *,
        timeout: float = 30,  # noqa: ASYNC109 - for aiohttp, which tells a connection never made from a lost answer
    ) -> Any:
        """Call a method and return its `result`; `timeout` is in seconds for the whole call. Raises TelegramError."""
        return self._result_of(method, await self._reached(self._post(method, payload, timeout)))

    async def load(
        self,
        file_path: str,
        into: BinaryIO,
        *,
        timeout: float = 300,  # noqa: ASYNC109 - as in `call`
    ) -> None:
        """Write the content of a file into an open one; `file_path` is what getFile says. Raises TelegramError."""
        refused = await self._reached(self._load(file_path, into, timeout))
        if refused is not None:
            self._result_of("loadFile", refused)
            raise MaybeArrived(f"no file, HTTP {refused.status}")

    async def _reached(self, exchange: Awaitable[T]) -> T:
        """Return what Telegram said; what keeps it from saying anything is a TelegramError."""
        failure: TelegramError
        try:
            return await exchange
        except NO_CONNECTION as error:
            failure = NotSent(type(error).__name__)
        except (aiohttp.ClientError, OSError) as error:
            failure = MaybeArrived(type(error).__name__)
        raise failure  # out here the exception of aiohttp, and with it the address, is no longer its context

    async def _post(self, method: str, payload: dict[str, Any], seconds: float) -> Answered:
        address = f"{self._address}/{method}"
        body = _body_of(payload)
        async with self._open().post(address, **body, timeout=_limits(seconds), allow_redirects=False) as response:
            return await _answered(response)

    async def _load(self, file_path: str, into: BinaryIO, seconds: float) -> Answered | None:
        """Return the refusal, if it is one."""
        address = f"{self._files}/{file_path}"
        async with self._open().get(address, timeout=_limits(seconds), allow_redirects=False) as response:
            if response.status != 200:
                return await _answered(response)
            async for chunk in _chunks(response):
                into.write(chunk)
        into.flush()
        return None

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None:
            raise RuntimeError("Telegram is called outside of its `async with`")
        return self._session

    def _result_of(self, method: str, answered: Answered) -> Any:
        status, answer = answered.status, _parsed(answered.body)
        if answer is None and status == 429:  # by whoever stands before Telegram: it did not get there
            raise Rejected(status, "Too Many Requests", retry_after=_seconds(answered.retry_after))
        if answer is None or status >= 500:
            raise MaybeArrived(f"unreadable answer, HTTP {status}")
        if answer.get("ok") is True and "result" in answer:
            return answer["result"]
        code = _whole(answer.get("error_code")) or status
        if answer.get("ok") is not False or not 400 <= code < 500:
            raise MaybeArrived(f"neither success nor refusal, HTTP {status}")
        parameters = answer.get("parameters")
        details = parameters if isinstance(parameters, dict) else {}
        raise (TokenRejected if _refuses_token(method, code) else Rejected)(
            code,
            mask(str(answer.get("description", "")), [self._token]),
            retry_after=_seconds(details.get("retry_after")),
            migrate_to_chat_id=_whole(details.get("migrate_to_chat_id")),
        )


def _body_of(payload: dict[str, Any]) -> dict[str, Any]:
    """Return what is sent: JSON, or a form where a file is in it (Telegram Bot API: sending files)."""
    files = {name: value for name, value in payload.items() if _is_file(value)}
    if not files:
        return {"json": payload}
    form = aiohttp.FormData(quote_fields=False)  # Telegram shows a name as it stands, and undoes no percent signs
    for name, value in payload.items():
        if name in files:
            form.add_field(name, _content_of(value), filename=value["filename"])
        else:
            form.add_field(name, value if isinstance(value, str) else json.dumps(value))
    return {"data": form}


def _is_file(value: object) -> bool:
    return isinstance(value, dict) and value.keys() in ({"filename", "content"}, {"filename", "base64"})


def _content_of(file: dict[str, str]) -> bytes:
    return b64decode(file["base64"]) if "base64" in file else file["content"].encode()


def _refuses_token(method: str, code: int) -> bool:
    """A token of a wrong shape is answered with 404, as an unknown method is; these two methods are always known."""
    return code == 401 or (code == 404 and method in ("getMe", "getUpdates"))


def _limits(seconds: float) -> aiohttp.ClientTimeout:
    """A connection gets half of the time: what could not even be connected is known not to have arrived."""
    return aiohttp.ClientTimeout(total=seconds, connect=seconds / 2)


async def _answered(response: aiohttp.ClientResponse) -> Answered:
    body = bytearray()
    async for chunk in _chunks(response):
        body += chunk
    return Answered(status=response.status, retry_after=response.headers.get("Retry-After", ""), body=bytes(body))


async def _chunks(response: aiohttp.ClientResponse) -> AsyncIterator[bytes]:
    length = 0
    async for chunk in response.content.iter_any():
        length += len(chunk)
        if length > LONGEST_ANSWER:
            raise aiohttp.ClientPayloadError("the answer is too long")
        yield chunk


def _parsed(body: bytes) -> dict[str, Any] | None:
    try:
        answer = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return answer if isinstance(answer, dict) else None


def _seconds(value: object) -> int | None:
    """Read how long somebody asks us to be silent: whole seconds, rounded up; None where no time is named."""
    try:
        seconds = float(value) if isinstance(value, int | float | str) and not isinstance(value, bool) else nan
    except (ValueError, OverflowError):
        return None
    return ceil(min(seconds, LONGEST_SILENCE)) if isfinite(seconds) and seconds > 0 else None


def _whole(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None
