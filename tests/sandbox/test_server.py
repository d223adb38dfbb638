"""The server serves this machine only, and reads a call however it was sent."""

import asyncio
import json
import re
from typing import Any

import pytest
from aiohttp import ClientResponse, ClientSession, FormData

from bot.sandbox.people import Player
from bot.sandbox.server import SandboxServer, sandbox_server
from tests.sandbox.conftest import RawBot

POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "connect-src": "'self'",
    "img-src": "'self' data:",
    "base-uri": "'none'",
    "form-action": "'none'",
    "frame-ancestors": "'none'",
}
MARKUP = {"inline_keyboard": [[{"text": "Взять", "callback_data": "take:1"}]]}


def as_form(parameters: dict[str, str]) -> FormData:
    """A multipart body."""
    form = FormData(default_to_multipart=True)
    for name, value in parameters.items():
        form.add_field(name, value)
    return form


@pytest.mark.parametrize("way", ["query", "urlencoded", "multipart", "json"])
async def test_a_call_may_be_sent_in_four_ways(
    server: SandboxServer, session: ClientSession, anna: Player, way: str
) -> None:
    address = f"{server.url}/bot{server.token}/sendmessage"
    parameters = {"chat_id": str(anna.id), "text": "17", "reply_markup": json.dumps(MARKUP)}
    bodies: dict[str, dict[str, Any]] = {
        "query": {"params": parameters},
        "urlencoded": {"data": parameters},
        "multipart": {"data": as_form(parameters)},
        "json": {"json": {"chat_id": anna.id, "text": "17", "reply_markup": MARKUP}},
    }
    async with session.post(address, **bodies[way]) as response:
        assert response.status == 200, await response.text()
    sent = await anna.last_message()
    assert (sent.text, sent.labels) == ("17", ["Взять"])


async def test_a_body_that_is_no_json_is_a_bad_request(server: SandboxServer, session: ClientSession) -> None:
    headers = {"Content-Type": "application/json"}
    for path in (f"/bot{server.token}/sendMessage", "/control/people"):
        async with session.post(server.url + path, data="{", headers=headers | {"X-Sandbox": "1"}) as response:
            assert response.status == 400


async def test_a_foreign_host_name_is_not_served(server: SandboxServer, session: ClientSession) -> None:
    for host in ("evil.example", f"evil.example:{server.port}", "127.0.0.1"):
        async with session.get(f"{server.url}/control/state", headers={"Host": host}) as response:
            assert response.status == 421


@pytest.mark.parametrize(
    "headers",
    [{}, {"X-Sandbox": "1", "Origin": "http://evil.example"}, {"X-Sandbox": "1", "Origin": "null"}],
)
async def test_a_foreign_page_changes_nothing(
    server: SandboxServer, session: ClientSession, headers: dict[str, str]
) -> None:
    address = f"{server.url}/control/people"
    async with session.post(address, json={"first_name": "Ева"}, headers=headers) as response:
        assert response.status == 403
    assert server.world.people == {}


async def test_only_this_machine_can_be_served() -> None:
    with pytest.raises(ValueError, match="this machine only"):
        async with sandbox_server(host="0.0.0.0"):
            pass


async def test_nobody_is_listened_to_at_another_address(server: SandboxServer) -> None:
    with pytest.raises(OSError, match="Connect call failed"):
        await asyncio.open_connection("127.0.0.2", server.port)


@pytest.mark.parametrize(
    "headers", [{"Origin": "http://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}]
)
async def test_a_foreign_page_calls_nothing_of_the_bot_api(
    server: SandboxServer, session: ClientSession, anna: Player, headers: dict[str, str]
) -> None:
    """Its token is known to everybody, and a picture on any page could ask for a GET."""
    address = f"{server.url}/bot{server.token}/sendMessage?chat_id={anna.id}&text=17"
    for ask in (session.get, session.post):
        async with ask(address, headers=headers) as response:
            assert response.status == 403
    assert [message.text for message in (await anna.sandbox.messages(anna.id))[0]] == ["/start"]


async def test_the_page_comes_with_a_strict_policy(server: SandboxServer, session: ClientSession) -> None:
    """Nothing but the page's own files, no markup from elsewhere, in nobody's frame, and no kind that is guessed."""
    for path, kind in (("/", "text/html"), ("/css/phone.css", "text/css"), ("/js/rich_text.js", "text/javascript")):
        async with session.get(server.url + path) as response:
            assert (response.status, response.content_type) == (200, kind)
            policy = dict(each.split(maxsplit=1) for each in response.headers["Content-Security-Policy"].split("; "))
            assert policy == POLICY
            assert response.headers["X-Content-Type-Options"] == "nosniff"
            assert response.headers["Referrer-Policy"] == "no-referrer"
            assert response.headers["Cache-Control"] == "no-store"


async def test_a_browser_changes_something_only_with_the_token_of_the_page(
    server: SandboxServer, session: ClientSession
) -> None:
    async with session.get(server.url) as response:
        found = re.search(r'name="sandbox-token" content="([^"]+)"', await response.text())
    assert found is not None
    for said, origin, site, expected in (
        (found[1], server.url, "same-origin", 200),
        (found[1], server.url, "cross-site", 403),
        (found[1], "http://evil.example", "same-origin", 403),
        ("1", server.url, "same-origin", 403),
        ("", server.url, "same-origin", 403),
    ):
        headers = {"X-Sandbox": said, "Origin": origin, "Sec-Fetch-Site": site}
        async with session.post(
            f"{server.url}/control/people", json={"first_name": "Ева"}, headers=headers
        ) as response:
            assert response.status == expected, (said, origin, site)
    assert len(server.world.people) == 1


async def test_events_are_streamed_as_they_happen_and_again_to_who_missed_them(
    anna: Player, server: SandboxServer, session: ClientSession
) -> None:
    await anna.starts()
    async with session.get(f"{server.url}/control/stream") as stream:
        assert stream.content_type == "text/event-stream"
        heard = await _until(stream, "/start")
        await anna.sends("Сколько стоит доставка?")
        heard = await _until(stream, "Сколько стоит доставка?")
    number = int(re.findall(r"id: (\d+)", heard)[-1])
    async with session.get(f"{server.url}/control/stream", headers={"Last-Event-ID": str(number - 1)}) as stream:
        again = await _until(stream, "Сколько стоит доставка?")
    assert "/start" not in again


async def test_a_browser_that_still_follows_an_earlier_world_hears_this_one_from_its_beginning(
    anna: Player, server: SandboxServer, session: ClientSession
) -> None:
    async with session.get(f"{server.url}/control/stream", headers={"Last-Event-ID": "1000"}) as stream:
        heard = await _until(stream, "/start")
    assert re.findall(r"id: (\d+)", heard)[0] == "1"


async def _until(stream: ClientResponse, words: str) -> str:
    """Everything the stream says up to an event with these words."""
    heard = ""
    async with asyncio.timeout(5):
        while words not in heard:
            heard += (await stream.content.readuntil(b"\n\n")).decode()
    return heard


async def test_without_a_bot_beside_it_nothing_behind_the_stage_moves(
    server: SandboxServer, session: ClientSession
) -> None:
    async with session.get(f"{server.url}/control/backstage") as response:
        assert await response.json() == {}
    for deed, body in (("kill", {}), ("jump", {"seconds": 60}), ("step", {}), ("reset", {"language": "ru"})):
        address, headers = f"{server.url}/control/backstage/{deed}", {"X-Sandbox": "1"}
        async with session.post(address, json=body, headers=headers) as response:
            assert response.status == 400
            assert "no bot runs beside this sandbox" in (await response.json())["error"]


async def test_every_refused_deed_says_why(bot: RawBot, anna: Player, session: ClientSession) -> None:
    sandbox = anna.sandbox
    refusals: dict[str, tuple[dict[str, Any], str]] = {
        f"people/{anna.id}/edits": ({"message_id": 99, "text": "x"}, "Анна Петрова has no message 99 in this chat"),
        f"people/{anna.id}/sends": ({}, "text is missing"),
        f"people/{anna.id}/unblocks": ({}, "Анна Петрова has not blocked the bot"),
        "people/1/sends": ({"text": "x"}, "there is no person 1"),
        "groups": ({"title": "x", "id": 5}, "5 cannot be the id of a new group"),
        "fault": ({"method": "*", "kind": "rain"}, "there is no fault rain"),
    }
    for path, (body, reason) in refusals.items():
        with pytest.raises(AssertionError, match=reason):
            await sandbox.post(path, **body)
