"""Behind the stage: what moves the bot itself - an end and a start, the clock, the story, all anew - and what it knows.

The sandbox is Telegram and knows no bot. Whoever runs one beside it, as the demonstration does, may let the page reach
behind the stage; without that the page shows phones only.

| request                                | body               | answer                                              |
|----------------------------------------|--------------------|-----------------------------------------------------|
| GET  /control/backstage                |                    | alive, language, time zone, story, or nothing       |
| GET  /control/backstage/knowledge      |                    | the newest records of each kind, newest first       |
| POST /control/backstage/kill           |                    | as GET; the bot is ended at once, as by a power cut |
| POST /control/backstage/start          |                    | as GET; the bot works again                         |
| POST /control/backstage/jump           | seconds, up to 90  | as GET; it is later for everybody                   |
|                                        | days               |                                                     |
| POST /control/backstage/step           |                    | as GET; the next scene of the story is played       |
| POST /control/backstage/reset          | language (ru, en)  | nothing; the page is told of a new world            |
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

from aiohttp import web

from bot.sandbox.control_deeds import Body
from bot.sandbox.failures import Impossible

Json = dict[str, Any]

LANGUAGES = ("ru", "en")
LONGEST_JUMP = 90 * 24 * 3600.0


class Backstage(Protocol):
    """What the page may do to a bot that runs beside the sandbox. What is impossible raises Impossible."""

    def state(self) -> Json:
        """How the bot is, and how far the story."""
        ...

    async def knowledge(self) -> Json:
        """The newest records of each kind that the bot keeps."""
        ...

    async def kill(self) -> None:
        """End the bot without a warning."""
        ...

    async def start(self) -> None:
        """Let the bot work again."""
        ...

    async def jump(self, seconds: float) -> None:
        """Make it later, for Telegram and the bot."""
        ...

    async def step(self) -> None:
        """Begin the next scene of the story."""
        ...

    def reset(self, language: str) -> None:
        """Begin everything anew, in this language."""
        ...


@dataclass(slots=True)
class Behind:
    """Who is behind the stage, once somebody is."""

    backstage: Backstage | None = None


BEHIND: web.AppKey[Behind] = web.AppKey("behind", Behind)


def backstage_routes() -> list[web.RouteDef]:
    """Everything below /control/backstage."""
    return [
        web.get("/control/backstage", _state),
        web.get("/control/backstage/knowledge", _knowledge),
        web.post("/control/backstage/kill", _told(lambda backstage, _: backstage.kill())),
        web.post("/control/backstage/start", _told(lambda backstage, _: backstage.start())),
        web.post("/control/backstage/jump", _told(lambda backstage, body: backstage.jump(_jump_of(body)))),
        web.post("/control/backstage/step", _told(lambda backstage, _: backstage.step())),
        web.post("/control/backstage/reset", _reset),
    ]


async def _state(request: web.Request) -> web.Response:
    backstage = request.app[BEHIND].backstage
    return web.json_response(backstage.state() if backstage else {})


async def _knowledge(request: web.Request) -> web.Response:
    return web.json_response(await _backstage(request).knowledge())


async def _reset(request: web.Request) -> web.Response:
    language = (await Body.of(request)).text("language")
    if language not in LANGUAGES:
        raise Impossible(f"the sandbox speaks {' and '.join(LANGUAGES)}, not {language}")
    _backstage(request).reset(language)
    return web.json_response({})


def _told(deed: Callable[[Backstage, Body], Awaitable[None]]) -> Callable[[web.Request], Awaitable[web.Response]]:
    async def tell(request: web.Request) -> web.Response:
        backstage = _backstage(request)
        await deed(backstage, await Body.of(request))
        return web.json_response(backstage.state())

    return tell


def _backstage(request: web.Request) -> Backstage:
    backstage = request.app[BEHIND].backstage
    if backstage is None:
        raise Impossible("no bot runs beside this sandbox, so nothing behind the stage can be moved")
    return backstage


def _jump_of(body: Body) -> float:
    seconds = body.maybe_decimal("seconds")
    if seconds is None or not 0 < seconds <= LONGEST_JUMP:
        raise Impossible(f"the clock jumps ahead, by up to {LONGEST_JUMP:.0f} seconds")
    return seconds
