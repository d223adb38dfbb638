"""Taps: how often a manager has to press for each decision, counted by the sandbox while it is made."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.sandbox.people import Group, Player, Sandbox
from bot.sandbox.server import SandboxServer, sandbox_server
from tests.bench.fake_telegram import TEAM_CHAT, TOKEN
from tests.bench.loads import tell
from tests.bench.people import NAME
from tests.bench.processes import REAL, started, write_config

PATIENCE = 60.0
LOOK = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision about a lead: what is pressed, what then stands on the card, and in how many taps it is wanted.

    `phone`: what the lead's person typed; the same one twice is somebody known. `undo`: the button that takes it back.
    """

    presses: tuple[str, ...]
    shows: str
    wanted: int
    phone: str
    undo: str = "↩ Вернуть как было"


DECISIONS: Mapping[str, Decision] = {
    "take": Decision(presses=("Взять",), shows="В работе", wanted=1, phone="+7 912 000-00-01", undo="↩ Вернуть всем"),
    "qualify": Decision(presses=("✓ Целевой лид",), shows="Сделка в работе", wanted=1, phone="+7 912 000-00-02"),
    "link to the first suggestion": Decision(presses=("Это ",), shows="Клиент: ", wanted=1, phone="+7 912 000-00-02"),
    "exclude": Decision(presses=("Исключить…", "Курьер"), shows="В исключениях", wanted=2, phone="+7 912 000-00-03"),
    "keep as a contact": Decision(
        presses=("Сохранить контакт…", "Партнёр"), shows="Контакт сохранён", wanted=2, phone="+7 912 000-00-04"
    ),
    "put off": Decision(presses=("Отложить…", "На 3 дня"), shows="⏸ Отложено", wanted=2, phone="+7 912 000-00-05"),
}
ALL = tuple(DECISIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Taps:
    """How many taps each decision took; that it can be undone was seen each time."""

    counted: Mapping[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """Where decisions are made."""

    server: SandboxServer
    sandbox: Sandbox
    viktor: Player
    group: Group


async def measure_taps(decisions: Collection[str]) -> Taps:
    """Make each of these decisions about a lead of its own; AssertionError where one cannot be made or undone."""
    with TemporaryDirectory(prefix="leadhook-bench-") as name:
        async with sandbox_server(token=TOKEN) as server, Sandbox.connect(server.url) as sandbox:
            viktor = await sandbox.person("Виктор")
            group = await sandbox.group("Менеджеры", members=[viktor], id=TEAM_CHAT)
            config = write_config(Path(name), server.url, owner=viktor.id)
            async with started(REAL, config, until=lambda: _until_it_polls(server)):
                await viktor.starts()
                office = Office(server=server, sandbox=sandbox, viktor=viktor, group=group)
                counted = {}
                for number, decision in enumerate(decisions, start=1):
                    tell(f"taps: {decision}")
                    counted[decision] = await _count(office, number, DECISIONS[decision])
                return Taps(counted=counted)


async def _count(office: Office, number: int, decision: Decision) -> int:
    viktor, queries = office.viktor, office.server.world.queries
    await _becomes_a_lead(await office.sandbox.person("Анна"), decision.phone)
    card = await viktor.sees_button("Взять", on=f"№{number}", chat=office.group, patience=PATIENCE)
    if decision.presses != ("Взять",):
        await viktor.presses("Взять", on=card, patience=PATIENCE)
    before = len(queries)
    for label in decision.presses:
        await viktor.presses(label, on=card if label == "Взять" else f"№{number}", patience=PATIENCE)
    await viktor.sees(f"№{number}", decision.shows, patience=PATIENCE)
    await viktor.sees_button(decision.undo, on=f"№{number}", patience=PATIENCE)
    return len(queries) - before


async def _becomes_a_lead(guest: Player, phone: str) -> None:
    await guest.starts()
    await guest.sends(phone)
    await guest.sees("зовут", patience=PATIENCE)
    await guest.sends(NAME)
    await guest.sees("интересует", patience=PATIENCE)
    await guest.sends("Прайс")
    await guest.presses("Соглашаюсь, отправить", patience=PATIENCE)


async def _until_it_polls(server: SandboxServer) -> None:
    while not any(call["method"] == "getUpdates" for call in server.world.calls):
        await server.world.happening.wait(LOOK)
