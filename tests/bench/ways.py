"""Ways to a lead: how many messages and taps each takes somebody from the greeting on, seen by the sandbox."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.sandbox.people import Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from tests.bench.fake_telegram import TEAM_CHAT, TOKEN
from tests.bench.loads import tell
from tests.bench.people import NAME
from tests.bench.processes import REAL, started, write_config
from tests.bench.shop import write_shop_link

PATIENCE = 60.0
LOOK = 0.1
AGREE = "Соглашаюсь, отправить"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """So many messages and so many taps, sharing the number among them."""

    messages: int
    taps: int

    def __str__(self) -> str:
        return f"{self.messages} + {self.taps}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """What stands in the chat before, and what is then typed or pressed."""

    seen: str
    types: str | None = None
    presses: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """How somebody comes from the greeting to the receipt, and with how much effort that is wanted."""

    steps: tuple[Step, ...]
    wanted: Effort


WAYS: Mapping[str, Way] = {
    "one message": Way(
        steps=(
            Step(seen="Здравствуйте", types=f"{NAME}, +7 912 000-01-01, нужен прайс"),
            Step(seen="Проверьте", presses=AGREE),
        ),
        wanted=Effort(messages=1, taps=1),
    ),
    "buttons": Way(
        steps=(
            Step(seen="Здравствуйте", presses="Оставить контакт"),
            Step(seen="Как с вами связаться", presses="Поделиться номером"),
            Step(seen="Проверьте", presses=AGREE),
        ),
        wanted=Effort(messages=0, taps=3),
    ),
    "step by step": Way(
        steps=(
            Step(seen="Здравствуйте", types="+7 912 000-01-03"),
            Step(seen="Как вас зовут", types=NAME),
            Step(seen="что вас интересует", types="Прайс"),
            Step(seen="Проверьте", presses=AGREE),
        ),
        wanted=Effort(messages=3, taps=1),
    ),
}
ALL = tuple(WAYS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ways:
    """The effort that each way took."""

    counted: Mapping[str, Effort]


async def measure_ways(ways: Collection[str]) -> Ways:
    """Let somebody else go each of these ways; AssertionError where it does not end with a lead."""
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        async with sandbox_server(token=TOKEN) as server, Sandbox.connect(server.url) as sandbox:
            viktor = await sandbox.person("Виктор")
            await sandbox.group("Менеджеры", members=[viktor], id=TEAM_CHAT)
            config = write_config(Path(name), server.url, owner=viktor.id)
            link = await write_shop_link(Path(name))
            async with started(REAL, config, until=lambda: _until_it_polls(server)):
                counted = {}
                for number, way in enumerate(ways):
                    tell(f"ways: {way}")
                    anna = await sandbox.person("Анна", phone=f"7912000020{number}")
                    counted[way] = await _go(server, anna, WAYS[way], link)
                return Ways(counted=counted)


async def _go(server: SandboxServer, anna: Player, way: Way, link: str) -> Effort:
    """Go a way by a link, which says what it is about where nothing else does, and count what Telegram saw of it."""
    await anna.starts(link if all(step.types is None for step in way.steps) else None)
    written, pressed = await _written(anna), len(server.world.queries)
    shared = 0
    for step in way.steps:
        await anna.sees(step.seen, patience=PATIENCE)
        if step.types is not None:
            await anna.sends(step.types)
        elif step.presses is not None:
            taps_before = len(server.world.queries)
            await anna.presses(step.presses, patience=PATIENCE)
            shared += len(server.world.queries) == taps_before  # a button of the keyboard sends a message
    await anna.sees("Спасибо! Записали", patience=PATIENCE)
    messages = await _written(anna) - written - shared
    return Effort(messages=messages, taps=len(server.world.queries) - pressed + shared)


async def _written(anna: Player) -> int:
    return sum(not message.from_bot for message in await anna.messages())


async def _until_it_polls(server: SandboxServer) -> None:
    while not any(call["method"] == "getUpdates" for call in server.world.calls):
        await server.world.happening.wait(LOOK)
